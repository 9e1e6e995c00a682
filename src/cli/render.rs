//! A remark as people read it: the line in question, with marks below it.

use crate::diagnostic::{Diagnostic, Label, Severity, Source, Sources};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::ops::Range;

/// Whether text carries colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Color {
    On,
    Off,
}

/// The remark in the form that rustc gives its own, ended by a line feed.
pub(super) fn render(diagnostic: &Diagnostic, sources: &Sources, color: Color) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let message = printable(&diagnostic.message);
    let help = diagnostic.help.as_deref().map(printable);
    let mut group = Group::with_title(level.primary_title(message).id(diagnostic.code.id));
    let labels: Vec<_> = diagnostic
        .primary
        .iter()
        .map(|label| (label, AnnotationKind::Primary))
        .chain(diagnostic.secondary.iter().map(|label| (label, AnnotationKind::Context)))
        .collect();
    let mut shown = Vec::new();
    for (first, _) in &labels {
        // One snippet a source, with all that is said of it.
        if !shown.contains(&first.span.source) {
            shown.push(first.span.source);
            let here =
                labels.iter().filter(|(label, _)| label.span.source == first.span.source);
            let here: Vec<_> = here.copied().collect();
            group = group.element(snippet(sources.get(first.span.source), &here));
        }
    }
    let renderer = match color {
        Color::On => Renderer::styled(),
        Color::Off => Renderer::plain(),
    };
    let text = match help {
        None => renderer.render(&[group]),
        Some(help) if labels.is_empty() => {
            // Without a source there is no margin to hang the help on.
            let help = Group::with_title(Level::HELP.secondary_title(help));
            format!("{}\n{}", renderer.render(&[group]), renderer.render(&[help]))
        }
        Some(help) => renderer.render(&[group.element(Level::HELP.message(help))]),
    };
    text + "\n"
}

/// The lines that labels are about; what stands around them need not be looked through.
fn snippet<'a>(
    source: &'a Source,
    labels: &[(&'a Label, AnnotationKind)],
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    // A byte order mark is no character of the first line.
    let text = source.text();
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let text = text.trim_start_matches('\u{feff}');
    let places: Vec<_> =
        labels.iter().map(|(label, _)| within(text, label.span.range(), mark)).collect();
    let first = places.iter().map(|place| place.start).min().unwrap_or(0);
    let last = places.iter().map(|place| place.end).max().unwrap_or(0);
    let start =
        text.get(..first).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text
        .get(last..)
        .and_then(|after| after.find('\n'))
        .map_or(text.len(), |at| last + at + 1);
    let annotations = labels.iter().zip(places).map(|((label, kind), place)| {
        let annotation = kind.span(place.start - start..place.end - start);
        if label.text.is_empty() {
            annotation
        } else {
            annotation.label(printable(&label.text))
        }
    });
    Snippet::source(text.get(start..end).unwrap_or(""))
        .line_start(source.position(start + mark).line)
        .path(source.name())
        .annotations(annotations.collect::<Vec<_>>())
}

/// The range without the byte order mark, held within the text and at characters.
fn within(text: &str, range: Range<usize>, mark: usize) -> Range<usize> {
    let held = |at: usize| {
        let at = at.saturating_sub(mark).min(text.len());
        (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
    };
    let start = held(range.start);
    start..held(range.end).max(start)
}

/// Control characters, which a terminal would obey, are shown as what they are.
pub(super) fn printable(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let shown: Vec<char> = if c.is_control() && c != '\n' {
                format!("\\u{{{:x}}}", u32::from(c)).chars().collect()
            } else {
                vec![c]
            };
            shown
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Span, catalogue};

    fn rendered(text: &str, word: &str) -> String {
        let mut sources = Sources::default();
        let id = sources.add("lettre.md", text);
        let start = text.find(word).unwrap();
        let diagnostic = Diagnostic::new(&catalogue::BACKEND_WRONG_OPTION, "a fact")
            .labelled(Span::new(id, start..start + word.len()), "here")
            .help("do this");
        render(&diagnostic, &sources, Color::Off)
    }

    #[test]
    fn a_remark_shows_file_line_column_and_help() {
        let text = rendered("---\nÉé: widht\n---\n", "widht");
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[0], "error[backend/wrong-option]: a fact");
        assert_eq!(lines[1].trim(), "--> lettre.md:2:5");
        assert!(lines.iter().any(|line| line.ends_with("^^^^^ here")), "{text}");
        assert_eq!(lines.last().unwrap().trim(), "= help: do this");
        assert!(text.ends_with('\n'));
    }

    #[test]
    fn a_byte_order_mark_and_crlf_do_not_move_the_column() {
        assert!(rendered("\u{feff}abc", "b").contains("--> lettre.md:1:2"));
        assert!(rendered("\u{feff}a\r\nb c\r\n", "c").contains("--> lettre.md:2:3"));
    }

    #[test]
    fn a_span_past_the_end_is_no_panic() {
        let mut sources = Sources::default();
        let id = sources.add("a.md", "é");
        for range in [0..1, 1..1, 5..9, 2..2] {
            let diagnostic =
                Diagnostic::new(&catalogue::SOURCE_EMPTY, "x").at(Span::new(id, range));
            assert!(render(&diagnostic, &sources, Color::Off).contains("a.md:1:"));
        }
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let mut sources = Sources::default();
        let id = sources.add("a.md", "\u{1b}[31mred");
        let diagnostic = Diagnostic::new(&catalogue::SOURCE_EMPTY, "`\u{1b}[31m`")
            .at(Span::new(id, 0..1))
            .help("\u{7}");
        let text = render(&diagnostic, &sources, Color::Off);
        assert!(!text.contains(['\u{1b}', '\u{7}']), "{text}");
    }
}
