//! What a paragraph's lines are to be like.

use crate::geometry::Length;

/// The room a paragraph is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// The width of its lines.
    pub(crate) measure: Length,
    /// What the first line is indented by.
    pub(crate) indent: Length,
}

/// How a paragraph's lines are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LineStyle {
    /// Flush on both sides, or ragged.
    pub(crate) alignment: Alignment,
    /// Whether words are divided.
    pub(crate) hyphenation: Hyphenation,
    /// Whether ends protrude and glyphs give in width.
    pub(crate) microtype: Microtype,
    /// How several lines divide their words among them.
    pub(crate) division: Division,
}

/// How lines stand in their measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alignment {
    /// Flush on both sides.
    Justified,
    /// Flush where lines begin.
    Start,
    /// In the middle.
    Center,
    /// Flush where lines end.
    End,
    /// Flush left, wherever lines begin.
    Left,
    /// Flush right, wherever lines begin.
    Right,
    /// Flush left, each line as it stands in the source: code.
    Kept,
    /// Flush left, what is left over of a line deeper than where it began: verse.
    Verse,
}

/// Whether words are divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hyphenation {
    /// By the language's patterns.
    On,
    /// Where they say so themselves, and by the patterns where they are wider than the
    /// measure.
    Spare,
}

/// Whether characters protrude and glyphs give in width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Microtype {
    /// They do.
    On,
    /// They stand as they are.
    Off,
}

/// How several lines divide their words among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Division {
    /// Each line but the last is as full as it can be: what is read on and on.
    Full,
    /// Lines of about the same length that end where the sense pauses: what is seen at once, a
    /// title, a heading.
    Balanced,
}
