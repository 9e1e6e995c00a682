//! A remark as people read it: the line in question, with marks below it.

use crate::diagnostic::{Diagnostic, Label, Position, Severity, Source, Sources};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
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
    let mut has_parts = false;
    for (first, _) in &labels {
        // One snippet a source, with all that is said of it.
        if !shown.contains(&first.span.source) {
            shown.push(first.span.source);
            let here =
                labels.iter().filter(|(label, _)| label.span.source == first.span.source);
            let here: Vec<_> = here.copied().collect();
            for (origin, snippet) in snippets(sources.get(first.span.source), &here) {
                has_parts |= origin.is_some();
                group = match origin {
                    Some(origin) => group.element(origin).element(snippet),
                    None => group.element(snippet),
                };
            }
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
    if has_parts { without_empty_places(&text) + "\n" } else { text + "\n" }
}

/// The text without the mark of a further place behind which none is named: the renderer
/// puts one where the place was given by itself (see [`part`]).
fn without_empty_places(text: &str) -> String {
    let is_empty = |line: &str| {
        !line.contains('|') && line.replace("\u{1b}[0m", "").trim_end().ends_with(":::")
    };
    let lines: Vec<_> = text.split('\n').filter(|line| !is_empty(line)).collect();
    lines.join("\n")
}

/// The longest line, in bytes, that is shown whole: the renderer looks through all that it
/// is given, for each remark.
const LONG: usize = 1_500;

/// How many bytes of a longer line are shown on either side of where a label begins.
const SIDE: usize = 500;

/// A place where it is not told by the lines themselves, and lines with what is said of
/// them.
type Shown<'a> = (Option<Origin<'a>>, Snippet<'a, annotate_snippets::Annotation<'a>>);

/// The lines that labels are about; what stands around them need not be looked through.
/// Where one of them is long, a part of it for each label.
fn snippets<'a>(
    source: &'a Source,
    labels: &[(&'a Label, AnnotationKind)],
) -> Vec<Shown<'a>> {
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
    let lines = text.get(start..end).unwrap_or("");
    if lines.len() > LONG && lines.lines().any(|line| line.len() > LONG) {
        let parts = labels.iter().zip(places);
        return parts
            .map(|((label, kind), place)| part(source, label, *kind, place))
            .collect();
    }
    let annotations = labels.iter().zip(places).map(|((label, kind), place)| {
        annotation(label, *kind, place.start - start..place.end - start)
    });
    let snippet = Snippet::source(lines)
        .line_start(source.position(start + mark).line)
        .path(source.name())
        .annotations(annotations.collect::<Vec<_>>());
    vec![(None, snippet)]
}

/// A part of a long line. The column would be counted from its beginning, so that the place
/// is given by itself.
fn part<'a>(
    source: &'a Source,
    label: &'a Label,
    kind: AnnotationKind,
    place: Range<usize>,
) -> Shown<'a> {
    let mark = source.text().len() - source.text().trim_start_matches('\u{feff}').len();
    let text = source.text().trim_start_matches('\u{feff}');
    let from = at_character(text, place.start.saturating_sub(SIDE));
    let to = at_character(text, place.start + SIDE);
    let before = text.get(from..place.start).and_then(|before| before.rfind('\n'));
    let start = before.map_or(from, |at| from + at + 1);
    let after = text.get(place.start..to).and_then(|after| after.find('\n'));
    let end = after.map_or(to, |at| place.start + at);
    let annotation =
        annotation(label, kind, place.start - start..place.end.min(end) - start);
    let Position { line, column } = source.position(place.start + mark);
    let snippet = Snippet::source(text.get(start..end).unwrap_or(""))
        .line_start(line)
        .annotations(vec![annotation]);
    (Some(Origin::path(source.name()).line(line).char_column(column)), snippet)
}

fn annotation(
    label: &Label,
    kind: AnnotationKind,
    place: Range<usize>,
) -> annotate_snippets::Annotation<'_> {
    let annotation = kind.span(place);
    if label.text.is_empty() {
        annotation
    } else {
        annotation.label(printable(&label.text))
    }
}

/// The last beginning of a character up to the byte `at`.
fn at_character(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The range without the byte order mark, held within the text and at characters.
fn within(text: &str, range: Range<usize>, mark: usize) -> Range<usize> {
    let held = |at: usize| at_character(text, at.saturating_sub(mark));
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
    fn of_a_long_line_a_part_is_shown_with_its_own_column() {
        let text = format!("a\n{}widht{}\nb\n", "é ".repeat(20_000), " è".repeat(20_000));
        let text = rendered(&text, "widht");
        assert!(text.contains("--> lettre.md:2:40001"), "{text}");
        assert!(text.lines().any(|line| line.ends_with("^^^^^ here")), "{text}");
        assert!(text.len() < 10 * SIDE, "{} bytes", text.len());
        assert!(!text.contains(":::"), "{text}");
        assert!(rendered(&"word ".repeat(20_000), "word").contains("--> lettre.md:1:1"));
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
