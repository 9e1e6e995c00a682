//! Calls of notes where none can stand: within a link, in the title of an image and in the
//! front matter.

use super::orthotypography::OBJECT;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{Inline, InlineKind, Inlines};
use crate::read::inlines::is_escaped;

/// Takes the calls out of the words of a link. A call is a link itself, and none stands
/// within another (HTML, 4.5.1): they follow behind it.
pub(super) fn take_calls(words: &mut Inlines, calls: &mut Inlines) {
    for mut inline in std::mem::take(words) {
        if matches!(inline.kind, InlineKind::NoteCall(_)) {
            calls.push(inline);
            continue;
        }
        if let Some(content) = inline.kind.content_mut() {
            let mut inner = std::mem::take(content);
            take_calls(&mut inner, calls);
            *content = inner;
        }
        words.push(inline);
    }
}

/// Where a run has an inline note, `^[words]`, which was not read as one.
pub(super) fn inline_note(run: &[Inline]) -> Option<Span> {
    let mut flat = Flat::default();
    flat.add(run);
    flat.text.match_indices("^[").find_map(|(start, _)| {
        let words = flat.text.get(start + 2..)?;
        let end = start + 2 + closing(words)?;
        let inside = flat.text.get(start + 2..end)?;
        // `^[^a]` has a call of another note.
        let is_note = !inside.trim().is_empty()
            && (!inside.starts_with('^') || inside.starts_with("^["));
        is_note.then(|| flat.span(start..end + 1))?
    })
}

/// The longest name of a note that is taken for one, in bytes.
const LONGEST_LABEL: usize = 80;

/// The notes that words call, each with the byte of its call.
pub(super) fn labels(words: &str) -> impl Iterator<Item = (usize, &str)> {
    words.match_indices("[^").filter_map(|(at, _)| {
        let (label, _) = words.get(at + 2..)?.split_once(']')?;
        let is_label = !label.is_empty()
            && !label.contains(['[', ' ', '\n'])
            && label.len() <= LONGEST_LABEL;
        is_label.then_some((at, label))
    })
}

/// Says that an inline note is written in the title of an image, each piece of which has the
/// image's place: its words stay as they were typed.
pub(super) fn note_in_title(title: &[Inline], diagnostics: &mut Diagnostics) {
    let Some(first) = title.first().filter(|_| inline_note(title).is_some()) else {
        return;
    };
    diagnostics.report(
        Diagnostic::new(
            &catalogue::NOTE_IN_TITLE,
            "a note stands in the title of an image, which has none",
        )
        .at(first.span)
        .help("call it in the text beside the image, or say it in the title itself"),
    );
}

/// The byte of the bracket that closes one which is open.
fn closing(words: &str) -> Option<usize> {
    let mut open = 1_usize;
    words.char_indices().find_map(|(at, c)| {
        match c {
            '[' => open += 1,
            ']' => open -= 1,
            _ => {}
        }
        (open == 0).then_some(at)
    })
}

/// A run as one text, with the places of its parts.
#[derive(Debug, Default)]
struct Flat {
    text: String,
    /// From which byte of the text on each part stands.
    parts: Vec<(usize, Span)>,
}

impl Flat {
    fn add(&mut self, run: &[Inline]) {
        for Inline { span, kind } in run {
            if let Some(content) = kind.content() {
                self.add(content);
                continue;
            }
            self.parts.push((self.text.len(), *span));
            if let InlineKind::Text(words) = kind
                && !is_escaped(*span, words)
            {
                self.text.push_str(words);
            } else {
                // What means itself opens and closes nothing.
                self.text.push(OBJECT);
            }
        }
    }

    /// The place of a range of bytes: exact where it stands in one part that is as long as
    /// its words.
    fn span(&self, range: std::ops::Range<usize>) -> Option<Span> {
        let part = |at: usize| self.parts.iter().rposition(|(start, _)| *start <= at);
        let (first, last) = (part(range.start)?, part(range.end - 1)?);
        let (start, span) = self.parts.get(first)?;
        let end = self.parts.get(first + 1).map_or(self.text.len(), |(end, _)| *end);
        if first == last && span.range().len() == end - start {
            let offset = span.range().start;
            let own = offset + range.start - start..offset + range.end - start;
            return Some(Span::new(span.source, own));
        }
        let (_, end) = self.parts.get(last)?;
        Some(span.to(*end))
    }
}
