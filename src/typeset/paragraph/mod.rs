//! Paragraphs: styled text → atoms → lines → glyphs on a baseline.

mod atoms;
mod compose;
mod divide;
mod lines;
mod protrusion;
mod text;

pub(super) use atoms::{Atom, AtomKind, is_right_to_left, itemize, word_space};
pub(super) use compose::{compose, spaces_of};
pub(super) use divide::Divider;
pub(super) use lines::{
    Alignment, Hyphenation, LineStyle, Microtype, SetLine, Shape, break_lines,
};
pub(super) use text::StyledText;
