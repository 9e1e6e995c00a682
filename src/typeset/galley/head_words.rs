//! The words of a heading for the running head: in one line, with what is apart in them.

use crate::document::{Inline, InlineKind, plain_text, without_images};

/// How words of a running head look beside the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::typeset) enum HeadLook {
    /// As the head does.
    #[default]
    Plain,
    /// Stressed: upright among italics.
    Stressed,
    /// Small capitals.
    SmallCapitals,
    /// Small and raised.
    Raised,
    /// Small and lowered.
    Lowered,
}

/// Words in one line, piece by piece.
pub(in crate::typeset) type HeadWords = Vec<(String, HeadLook)>;

/// The words of a run; what is apart within what is apart looks as the inner one does.
pub(in crate::typeset) fn head_words(content: &[Inline]) -> HeadWords {
    let mut pieces = HeadWords::new();
    add(&without_images(content), HeadLook::Plain, &mut pieces);
    // A break may have stood behind an image.
    if let Some((first, _)) = pieces.first_mut() {
        *first = first.trim_start().to_owned();
    }
    pieces
}

fn add(content: &[Inline], look: HeadLook, pieces: &mut HeadWords) {
    for inline in content {
        let own = match &inline.kind {
            InlineKind::Emphasis(_) => HeadLook::Stressed,
            InlineKind::SmallCaps(_) => HeadLook::SmallCapitals,
            InlineKind::Superscript(_) => HeadLook::Raised,
            InlineKind::Subscript(_) => HeadLook::Lowered,
            _other => look,
        };
        if let Some(content) = inline.kind.content() {
            add(content, own, pieces);
            continue;
        }
        let words = plain_text(std::slice::from_ref(inline)).replace('\n', " ");
        match pieces.last_mut() {
            Some((last, known)) if *known == own => last.push_str(&words),
            Some(_) | None if words.is_empty() => {}
            Some(_) | None => pieces.push((words, own)),
        }
    }
}
