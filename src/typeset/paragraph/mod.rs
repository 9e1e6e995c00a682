//! Paragraphs: styled text → atoms → lines → glyphs on a baseline.

mod assemble;
mod atoms;
mod balance;
mod compose;
mod divide;
mod furniture;
mod gap;
mod kept;
mod line_ends;
mod line_style;
mod lines;
mod place;
mod protrusion;
mod spaces;
mod text;
mod verse;

pub(super) use assemble::joined;
pub(super) use atoms::{Atom, AtomKind, itemize, width};
pub(super) use balance::break_lines_evenly;
pub(super) use compose::compose;
pub(super) use divide::{Divider, Points};
pub(super) use furniture::Furniture;
pub(super) use kept::keep_lines;
pub(super) use line_style::{
    Alignment, Division, Hyphenation, LineStyle, Microtype, Shape,
};
pub(super) use lines::{RUNT, SetLine, break_lines, break_lines_in};
pub(super) use place::Places;
pub(super) use spaces::spaces_of;
pub(super) use text::{Anchor, Call, StyledText};
pub(super) use verse::verse_lines;
