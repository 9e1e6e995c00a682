//! What looks like structure and is none: it is said, since its lines flow together.

use super::super::bare_links::part;
use super::super::callouts;
use super::super::inlines::is_escaped;
use super::interrupted_lists;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    AlertKind, Block, BlockKind, Document, Inline, InlineKind, List, visit_blocks,
};
use crate::read::list_mark::Mark;

/// Says where lines and paragraphs begin as the items of a list do that Markdown does not
/// read, and where a quotation begins as an alert does.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    interrupted_lists::check(&document.blocks, diagnostics);
    for note in &document.notes {
        interrupted_lists::check(&note.blocks, diagnostics);
    }
    let mut last_breaks = Vec::new();
    let mut look = |block: &Block| {
        if let BlockKind::Paragraph(content) = &block.kind {
            list(content, diagnostics);
            bullets(content, diagnostics);
            last_breaks.extend(last_break(content));
        } else if let BlockKind::Quote(blocks) = &block.kind {
            alert(blocks, diagnostics);
        } else if let BlockKind::List(own) = &block.kind {
            items(own, diagnostics);
        }
    };
    visit_blocks(&document.blocks, &mut look);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut look);
    }
    tell_last_breaks(&last_breaks, diagnostics);
}

/// The backslash that a paragraph ends with where it stands behind other words: it breaks a
/// line where another follows, and is a sign of the text here (CommonMark 0.31.2, 6.7).
fn last_break(content: &[Inline]) -> Option<Span> {
    let Inline { span, kind: InlineKind::Text(words) } = content.last()? else {
        return None;
    };
    let is_alone = content.len() == 1 && words == "\\";
    let at = words.strip_suffix('\\')?.len();
    (!is_alone && !is_escaped(*span, words)).then(|| part(*span, words, &(at..words.len())))
}

/// Tells of all such backslashes at once: who ends each line of a poem so has many.
fn tell_last_breaks(found: &[Span], diagnostics: &mut Diagnostics) {
    let Some((first, others)) = found.split_first() else { return };
    let more = match others.len() {
        0 => String::new(),
        count => format!(", as {count} more are in other paragraphs"),
    };
    diagnostics.report(
        Diagnostic::new(
            &catalogue::MARKDOWN_LAST_BREAK,
            format!("the `\\` that ends the paragraph is printed{more}"),
        )
        .at(*first)
        .help("take it away: the last line of a paragraph ends without it"),
    );
}

/// The mark that the words of a line begin with, a blank behind it.
pub(super) fn mark(words: &str) -> Option<Mark<'_>> {
    let (mark, behind) = Mark::of(words)?;
    behind.starts_with(char::is_whitespace).then_some(mark)
}

/// Whether an item that `next` marks comes right after the one that `first` marks.
fn goes_on(first: Mark<'_>, next: Mark<'_>) -> bool {
    let is_counted = first.label == "#" && first == next;
    is_counted || first.goes_on(next).is_some()
}

/// A line of a paragraph.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    /// The mark that it begins with, and the words' place.
    mark: Option<(Mark<'a>, Span)>,
    begins: Beginning,
}

/// How a line of a paragraph begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beginning {
    /// With the paragraph.
    First,
    /// It flows on from the one above.
    Flowing,
    /// Behind a break that stays one.
    Broken,
}

fn lines(content: &[Inline]) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut begins = Some(Beginning::First);
    for Inline { span, kind } in content {
        if let Some(begins) = begins {
            let mark = match kind {
                InlineKind::Text(words) => mark(words).map(|mark| (mark, *span)),
                _ => None,
            };
            lines.push(Line { mark, begins });
        }
        begins = match kind {
            InlineKind::SoftBreak => Some(Beginning::Flowing),
            InlineKind::LineBreak => Some(Beginning::Broken),
            _ => None,
        };
    }
    lines
}

/// Tells of the first two lines of a paragraph that begin as items one after the other do.
fn list(content: &[Inline], diagnostics: &mut Diagnostics) {
    for pair in lines(content).windows(2) {
        if let [Line { mark: Some((first, span)), begins }, second] = pair
            && let Some((next, _)) = second.mark
            && second.begins == Beginning::Flowing
            && goes_on(*first, next)
        {
            return tell((*first, next), *span, *begins, diagnostics);
        }
    }
}

/// Tells of lines in an item that begin as a later item of its list would.
fn items(list: &List, diagnostics: &mut Diagnostics) {
    for (index, item) in list.items.iter().enumerate() {
        let Some((own, style)) = list.kind.number(index) else { return };
        let contents = item.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Paragraph(content) => Some(content),
            _ => None,
        });
        for Line { mark, begins } in contents.flat_map(|content| lines(content)) {
            if let Some((mark, span)) = mark
                && begins == Beginning::Flowing
                && mark.delimiter == style.delimiter
                && mark.number(style.numerals).is_some_and(|number| number >= own)
                && !mark.is_initial()
            {
                let (above, next) = (style.label(own), style.label(own.saturating_add(1)));
                diagnostics.report(
                    Diagnostic::new(
                        &catalogue::MARKDOWN_FLOWING_LIST,
                        format!(
                            "the line with `{}` is words of the item `{above}`: `{next}` \
                             would be the next one",
                            mark.typed()
                        ),
                    )
                    .at(span)
                    .help(format!("write `{next}`, or end the line above with `\\`")),
                );
            }
        }
    }
}

fn tell(
    (first, second): (Mark<'_>, Mark<'_>),
    span: Span,
    begins: Beginning,
    diagnostics: &mut Diagnostics,
) {
    let (one, two) = (first.typed(), second.typed());
    let (what, help) = if first.label == "#" {
        ("Markdown reads no list with such marks", "write `1.` and `2.`")
    } else if begins != Beginning::First {
        let what = match first.is_plain() {
            true => {
                "a list that does not begin with 1 stands apart from the words above it"
            }
            false => "a list stands apart from the words above it",
        };
        (what, "leave a line blank before the list, or end each line with `\\`")
    } else if first.is_initial() {
        (
            "a capital and a period may be the initial of a name",
            "write two blanks behind each mark, or end each line with `\\`",
        )
    } else {
        (
            "Markdown reads no list with such marks",
            "write `1.` and `2.` behind a blank line, or end each line with `\\`",
        )
    };
    diagnostics.report(
        Diagnostic::new(
            &catalogue::MARKDOWN_FLOWING_LIST,
            format!("the lines with `{one}` and `{two}` flow together: {what}"),
        )
        .at(span)
        .help(help),
    );
}

/// The signs with which other programs begin items, and which Markdown does not know.
const BULLETS: [char; 6] = ['•', '◦', '▪', '▫', '‣', '●'];

/// Tells of the first line of two in a row that begin with the bullets of other programs.
fn bullets(content: &[Inline], diagnostics: &mut Diagnostics) {
    // Of the line before, where a soft break ended it.
    let mut before: Option<(char, Span)> = None;
    let mut begins = Some(&InlineKind::LineBreak);
    for Inline { span, kind } in content {
        if let Some(end) = begins {
            let found = bullet(kind).map(|bullet| (bullet, *span));
            if let (Some((bullet, place)), Some(_)) = (before, found)
                && *end == InlineKind::SoftBreak
            {
                diagnostics.report(
                    Diagnostic::new(
                        &catalogue::MARKDOWN_FLOWING_LIST,
                        format!(
                            "the lines with `{bullet}` flow together: it begins no item"
                        ),
                    )
                    .at(place)
                    .help("write `-` behind a blank line, or end each line with `\\`"),
                );
                return;
            }
            before = found;
        }
        begins = kind.ends_line().then_some(kind);
    }
}

/// The bullet that words begin with, a blank behind it.
fn bullet(kind: &InlineKind) -> Option<char> {
    let InlineKind::Text(words) = kind else { return None };
    let mut signs = words.chars();
    let bullet = signs.next().filter(|sign| BULLETS.contains(sign))?;
    signs.next().is_some_and(char::is_whitespace).then_some(bullet)
}

/// Tells of a quotation that begins with the mark of an alert and words on the same line.
fn alert(blocks: &[Block], diagnostics: &mut Diagnostics) {
    let Some(Block { span, kind: BlockKind::Paragraph(content), .. }) = blocks.first()
    else {
        return;
    };
    // Behind a backslash the bracket is a word of its own.
    let Some(Inline { kind: InlineKind::Text(words), .. }) = content.first() else {
        return;
    };
    let Some((name, _)) = words.strip_prefix("[!").and_then(|rest| rest.split_once(']'))
    else {
        return;
    };
    if callouts::is_alert(name) {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::MARKDOWN_ALERT,
                format!("`[!{name}]` has words behind it, and the quotation is no alert"),
            )
            .at(*span)
            .help(format!(
                "let `[!{name}]` stand alone on its line, and begin the next one"
            )),
        );
    } else if callouts::is_callout(name, content) {
        let names = AlertKind::ALL.map(|kind| format!("`[!{}]`", kind.name())).join(", ");
        diagnostics.report(
            Diagnostic::new(
                &catalogue::MARKDOWN_ALERT,
                format!("`[!{name}]` is no alert, and its mark is printed"),
            )
            .at(*span)
            .help(format!("write one of {names}, or take it away")),
        );
    }
}
