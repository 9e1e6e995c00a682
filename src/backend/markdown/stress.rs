//! Marks of stress: where `*`, `_` and `~~` mean what they are to mean, and where a tag has
//! to say it (CommonMark 0.31.2, 6.2).

use super::scope::Scope;
use crate::document::{Inline, InlineKind};

/// Which marks are open around a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Open {
    /// The mark of the innermost stress; none where there is none.
    emphasis: Option<char>,
    strong: bool,
    struck: bool,
    /// Whether the words are those of a link, in which no address is one.
    linked: bool,
}

impl Open {
    /// Within stress that stands between two of `mark`.
    pub(super) fn with_emphasis(self, mark: char) -> Self {
        Self { emphasis: Some(mark), ..self }
    }

    /// Within a link.
    pub(super) fn with_link(self) -> Self {
        Self { linked: true, ..self }
    }

    /// Whether it is within a link.
    pub(super) fn is_linked(self) -> bool {
        self.linked
    }

    /// Within strong stress.
    pub(super) fn with_strong(self) -> Self {
        Self { strong: true, ..self }
    }

    /// Within words that are struck out.
    pub(super) fn with_strikethrough(self) -> Self {
        Self { struck: true, ..self }
    }
}

/// What stands on both sides of a run that is to stand between marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sides {
    before: Option<char>,
    behind: Option<char>,
}

impl Sides {
    /// Of `run[index]`, behind what is written.
    pub(super) fn of(
        written: &str,
        run: &[Inline],
        index: usize,
        scope: Scope<'_>,
    ) -> Self {
        let behind = run.get(index + 1).and_then(|next| match &next.kind {
            InlineKind::Text(words) => words.chars().next(),
            // Letters that reading raises go on with the word.
            InlineKind::Superscript(_) if scope.raises(run, index + 1) => Some('e'),
            InlineKind::SoftBreak => Some(' '),
            InlineKind::Generated(_) | InlineKind::RawHtml(_) => None,
            InlineKind::LineBreak
            | InlineKind::Emphasis(_)
            | InlineKind::Strong(_)
            | InlineKind::Strikethrough(_)
            | InlineKind::Superscript(_)
            | InlineKind::Subscript(_)
            | InlineKind::SmallCaps(_)
            | InlineKind::Span { .. }
            | InlineKind::Code(_)
            | InlineKind::Math(_)
            | InlineKind::Link(_)
            | InlineKind::Image(_)
            | InlineKind::NoteCall(_) => Some('['),
        });
        Self { before: written.chars().next_back(), behind }
    }

    /// The mark for stress; none where there is none that is read as stress.
    pub(super) fn emphasis(self, open: Open) -> Option<char> {
        // A low line means nothing inside a word.
        let is_apart = !self.before.is_some_and(char::is_alphanumeric)
            && !self.behind.is_some_and(char::is_alphanumeric);
        let mark = match (open.emphasis, open.strong) {
            (None | Some('_'), false) => '*',
            (Some(_), _) | (None, true) if is_apart => '_',
            (Some(_), _) | (None, true) => return None,
        };
        (self.before != Some(mark) && open.emphasis != Some(mark)).then_some(mark)
    }

    /// Whether the marks of strong stress can be read.
    pub(super) fn are_strong(self, open: Open) -> bool {
        !open.strong && self.before != Some('*')
    }

    /// Whether the marks of what is struck out can be read.
    pub(super) fn are_struck(self, open: Open) -> bool {
        !open.struck && self.before != Some('~')
    }

    /// Whether a word can stand between `^` or `~`: marks that could open at the edge of
    /// words close there as well, or they go on to the next one.
    pub(super) fn take_script(self, mark: char, open: Open) -> bool {
        let is_free = self.before != Some(mark) && !(mark == '~' && open.struck);
        let is_inside = self.before.is_some_and(char::is_alphanumeric);
        let closes = self.behind.is_none_or(|c| c.is_whitespace() || is_punctuation(c));
        is_free && (is_inside || closes)
    }

    /// Whether a mark before `inner` opens and one behind it closes: both touch words, and
    /// where they touch a sign, none is a letter on its other side.
    pub(super) fn touch(self, inner: &str) -> bool {
        let edge = |inside: Option<char>, outside: Option<char>| {
            inside.is_some_and(|c| !c.is_whitespace())
                && (inside.is_some_and(char::is_alphanumeric)
                    || outside.is_none_or(|c| c.is_whitespace() || is_punctuation(c)))
        };
        edge(inner.chars().next(), self.before)
            && edge(inner.chars().next_back(), self.behind)
    }
}

/// Whether a character is punctuation beyond doubt: ASCII's, quotes, dashes and points.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '¡' | '¿' | '«' | '»' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}')
}
