//! `{{#include …}}` and its like: what they name is put in their place before the Markdown
//! is read, every word keeping its place in the file it comes from.

use super::selection::{Fault, Sections, Selection};
use crate::diagnostic::{Diagnostic, SourceId, Span, catalogue, nearest};
use crate::read::book::Binder;
use crate::read::files::{FileId, cycle, folder, join};
use crate::read::origin::{Mosaic, Origin};
use crate::read::source::Source;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// The deepest nesting of included files, as in mdBook.
const MAX_NESTING: usize = 10;

/// The most includes of a chapter: files that only include others would go on for ever.
const MAX_INCLUDES: usize = 10_000;

/// The body of a chapter with all that it includes.
pub(in crate::read) fn expand(
    binder: &mut Binder<'_>,
    source: &Source<'_>,
    file: FileId,
) -> (String, Origin) {
    let path = binder.files.path(file).to_owned();
    let mut expansion = Expansion {
        binder,
        file,
        mosaic: Mosaic::default(),
        includes: 0,
        is_full: false,
        known: BTreeMap::new(),
        open: vec![path],
    };
    expansion.text(source.text, source.body.clone(), &Origin::Slice(source.id, 0));
    expansion.mosaic.finish()
}

struct Expansion<'a, 'b> {
    binder: &'a mut Binder<'b>,
    file: FileId,
    mosaic: Mosaic,
    includes: usize,
    /// Whether it was said that there is too much.
    is_full: bool,
    /// The files that were read, each a source of its own.
    known: BTreeMap<String, (SourceId, Rc<str>)>,
    /// The paths of the files being read, each included by the one before it.
    open: Vec<String>,
}

impl Expansion<'_, '_> {
    fn text(&mut self, text: &str, range: Range<usize>, origin: &Origin) {
        let mut at = range.start;
        while let Some(directive) = next(text, at..range.end) {
            self.push(text, at..directive.range.start, origin);
            self.directive(text, &directive, origin);
            at = directive.range.end;
        }
        self.push(text, at..range.end, origin);
    }

    fn push(&mut self, text: &str, range: Range<usize>, origin: &Origin) {
        self.binder.bytes = self.binder.bytes.saturating_add(range.len());
        self.mosaic.push(text, range, origin);
    }

    fn directive(&mut self, text: &str, directive: &Directive<'_>, origin: &Origin) {
        let span = origin.span(directive.range.clone());
        match directive.kind {
            Kind::Escaped => {
                self.push(text, directive.range.start + 1..directive.range.end, origin);
            }
            Kind::Title => {
                let title = directive.words;
                self.binder.diagnostics.report(
                    Diagnostic::new(
                        &catalogue::BOOK_PAGE_TITLE,
                        format!("the page title `{title}` is left out"),
                    )
                    .at(span),
                );
            }
            Kind::Include(sections) => self.include(directive.words, sections, span),
            Kind::Playground => {
                let (words, attributes) = directive
                    .words
                    .split_once(char::is_whitespace)
                    .unwrap_or((directive.words, ""));
                let attributes: String =
                    attributes.split_whitespace().map(|it| format!(",{it}")).collect();
                self.mosaic.push_made(&format!("```rust{attributes}\n"), span);
                self.include(words, Sections::First, span);
                self.mosaic.push_made("\n```", span);
            }
        }
    }

    fn include(&mut self, words: &str, sections: Sections, span: Span) {
        let (written, selection) = Selection::parse(words);
        let from = self.open.last().map_or("", |path| folder(path));
        let path = join(from, written);
        if !self.can_open(&path, span) {
            return;
        }
        let Some((source, text)) = self.source(&path, span) else { return };
        let ranges = match selection.ranges(&text, sections) {
            Ok(ranges) => ranges,
            Err(fault) => return self.fault(&fault, &selection, &path, span),
        };
        self.open.push(path);
        let origin = Origin::Slice(source, 0);
        let mark = text.len() - text.trim_start_matches('\u{feff}').len();
        for range in ranges {
            let range = range.start.max(mark)..range.end;
            self.text(&text, range, &origin);
        }
        self.open.pop();
    }

    /// A file as a source, read once a chapter.
    fn source(&mut self, path: &str, span: Span) -> Option<(SourceId, Rc<str>)> {
        if let Some((source, text)) = self.known.get(path) {
            return Some((*source, Rc::clone(text)));
        }
        let (name, text) = self.binder.fetch_text(path, span)?;
        let source = self.binder.diagnostics.sources.add(name, text.as_str());
        self.binder.files.add_part(self.file, source);
        let text: Rc<str> = text.into();
        self.known.insert(path.to_owned(), (source, Rc::clone(&text)));
        Some((source, text))
    }

    fn can_open(&mut self, path: &str, span: Span) -> bool {
        self.includes += 1;
        let is_too_much = self.includes > MAX_INCLUDES || !self.binder.has_room();
        let remark = if let Some(cycle) = cycle(&self.open, path, span) {
            cycle.help("take one of these directives away")
        } else if self.open.len() > MAX_NESTING {
            Diagnostic::new(
                &catalogue::INCLUDE_TOO_DEEP,
                format!("more than {MAX_NESTING} files include one another in a row"),
            )
            .labelled(span, "the first that is too deep")
            .help("put files together")
        } else if self.is_full {
            return false;
        } else if is_too_much {
            self.is_full = true;
            Diagnostic::new(
                &catalogue::INCLUDE_TOO_DEEP,
                "with all that it includes the document is too large",
            )
            .labelled(span, "the limit is passed here")
            .help("include less")
        } else {
            return true;
        };
        self.binder.diagnostics.error(remark);
        false
    }

    fn fault(&mut self, fault: &Fault, selection: &Selection, path: &str, span: Span) {
        let remark = match (fault, selection) {
            (Fault::BehindEnd(count), _) => Diagnostic::new(
                &catalogue::INCLUDE_RANGE,
                format!("`{path}` has {count} lines, none of those that are included"),
            )
            .at(span)
            .help(format!("count the lines from 1 to {count}")),
            (Fault::NoAnchor(names), Selection::Anchor(name)) => {
                let remark = Diagnostic::new(
                    &catalogue::INCLUDE_RANGE,
                    format!("`{path}` has no anchor `{name}`"),
                );
                match nearest(name, names.iter().map(String::as_str)) {
                    Some(near) => remark
                        .labelled(span, format!("did you mean `{near}`?"))
                        .help(format!("write `{near}`")),
                    None => remark.at(span).help(format!(
                        "put lines with `ANCHOR: {name}` and `ANCHOR_END: {name}` around what \
                         is meant"
                    )),
                }
            }
            (Fault::Backwards | Fault::NoAnchor(_), _) => Diagnostic::new(
                &catalogue::INCLUDE_RANGE,
                "the range of lines ends before it begins",
            )
            .at(span)
            .help("write the first line before the last, such as `file.rs:2:10`"),
        };
        self.binder.diagnostics.error(remark);
    }
}

/// A directive in a text.
#[derive(Debug, PartialEq, Eq)]
struct Directive<'a> {
    range: Range<usize>,
    kind: Kind,
    /// What stands behind its name.
    words: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Behind a backslash: it means itself.
    Escaped,
    /// `include` and `rustdoc_include`: the latter hides the rest of the file, which shows
    /// the same, and takes every section of an anchor.
    Include(Sections),
    /// `playground`: a file as Rust code.
    Playground,
    /// `title`: what a browser shows above the page.
    Title,
}

/// The names of mdBook's own directives.
const KNOWN: [&str; 5] = ["include", "rustdoc_include", "playground", "playpen", "title"];

/// Whether a directive is mdBook's own.
pub(super) fn is_known(name: &str) -> bool {
    KNOWN.contains(&name)
}

/// The first directive in a range of a text.
fn next(text: &str, range: Range<usize>) -> Option<Directive<'_>> {
    let mut from = range.start;
    loop {
        let at = from + text.get(from..range.end)?.find("{{")?;
        let end = at + 2 + text.get(at + 2..range.end)?.find("}}")? + 2;
        from = at + 2;
        let inside = text.get(at + 2..end - 2).unwrap_or("");
        let Some((name, words)) = parts(inside) else { continue };
        if text.get(range.start..at).is_some_and(|before| before.ends_with('\\')) {
            return Some(Directive { range: at - 1..end, kind: Kind::Escaped, words });
        }
        let kind = match name {
            "include" => Kind::Include(Sections::First),
            "rustdoc_include" => Kind::Include(Sections::All),
            "playground" | "playpen" => Kind::Playground,
            "title" => Kind::Title,
            _ => continue,
        };
        return Some(Directive { range: at..end, kind, words });
    }
}

/// The name of a directive, and what stands behind it.
fn parts(inside: &str) -> Option<(&str, &str)> {
    let inside = inside.trim_start().strip_prefix('#')?;
    let end = inside.find(char::is_whitespace)?;
    let (name, words) = inside.split_at(end);
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let words = words.trim();
    (is_name && !name.is_empty() && !words.is_empty() && !words.contains('}'))
        .then_some((name, words))
}

/// The first directive in words of the text that is none of mdBook's, and its place: of
/// those that are, only escaped ones come so far.
pub(super) fn unknown(words: &str) -> Option<(usize, &str)> {
    let (before, rest) = words.split_once("{{#")?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let name = rest.get(..end).filter(|name| !name.is_empty() && rest.contains("}}"))?;
    // One of mdBook's own is here because it was escaped, or because it names nothing.
    let names_nothing =
        rest.get(end..).is_some_and(|rest| rest.trim_start().starts_with("}}"));
    (!is_known(name) || names_nothing).then_some((before.len(), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(Kind, &str, &str)> {
        let directive = next(text, 0..text.len())?;
        let Directive { range, kind, words } = directive;
        Some((kind, text.get(range)?, words))
    }

    #[test]
    fn directives_are_found_as_mdbook_finds_them() {
        assert_eq!(
            found("a {{#include b.md}} c"),
            Some((Kind::Include(Sections::First), "{{#include b.md}}", "b.md"))
        );
        assert_eq!(
            found("{{ #playground  b.rs  editable }}"),
            Some((Kind::Playground, "{{ #playground  b.rs  editable }}", "b.rs  editable"))
        );
        assert_eq!(
            found("\\{{#include b.md}}"),
            Some((Kind::Escaped, "\\{{#include b.md}}", "b.md"))
        );
        assert_eq!(
            found("{{x}} {{#title T t}}"),
            Some((Kind::Title, "{{#title T t}}", "T t"))
        );
        for text in ["{{#include}}", "{{include b}}", "{{#other b}}", "{{#include b", "{{"]
        {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
