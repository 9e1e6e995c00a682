//! A paragraph as running totals at its break opportunities.

/// White space that gives: its width and how far it may stretch and shrink, in a unit that
/// the caller chooses for the whole paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glue {
    /// The natural width.
    pub width: i64,
    /// How far it stretches at adjustment ratio 1.
    pub stretch: i64,
    /// How far it shrinks at adjustment ratio −1: its limit.
    pub shrink: i64,
}

/// A place where a line may end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Break {
    /// How little a break is wanted here; [`Break::FORCED`] makes one, from
    /// [`Break::FORBIDDEN`] on there is none.
    pub penalty: i32,
    /// Whether the line that ends here ends with a hyphen.
    pub hyphen: bool,
    /// Width added to the line that ends here: an added hyphen, less what the last
    /// character protrudes to the right.
    pub end: i64,
    /// Width added to the line that begins here: negative, what its first character
    /// protrudes to the left.
    pub start: i64,
    /// The caller's own handle for the place: an index into its items.
    pub mark: u32,
}

impl Break {
    /// The penalty of a break that must be made.
    pub const FORCED: i32 = i32::MIN;
    /// The penalty of a break that must not be made.
    pub const FORBIDDEN: i32 = 10_000;
}

/// Sums from the paragraph's beginning up to a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Natural width of boxes and glue.
    pub width: i64,
    /// Stretch of the glue.
    pub stretch: i64,
    /// Shrink of the glue.
    pub shrink: i64,
    /// Width of the boxes that font expansion may widen or narrow.
    pub expandable: i64,
}

/// A place where a line may end, with the totals on either side of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opportunity {
    /// What breaking here costs and adds.
    pub at: Break,
    /// Totals where the line ends: the glue at the break not counted.
    pub before: Totals,
    /// Totals where the next line begins: the glue at the break counted.
    pub after: Totals,
}

/// A paragraph under construction.
///
/// ```
/// use sevigne::line_break::{Break, Glue, Paragraph, Parameters, Setting, Widths, optimum_fit};
/// let mut paragraph = Paragraph::default();
/// for (index, word) in ["the", "quick", "brown", "fox"].iter().enumerate() {
///     if index > 0 {
///         let place = Break { mark: index as u32, ..Break::default() };
///         paragraph.space(Glue { width: 1, ..Glue::default() }, Some(place));
///     }
///     paragraph.text(word.len() as i64, 0);
/// }
/// let paragraph = paragraph.finish(4);
/// let parameters = Parameters { setting: Setting::Ragged { stretch: 3 }, ..Parameters::default() };
/// let lines = optimum_fit(&paragraph, Widths::constant(10), &parameters);
/// let ends: Vec<u32> = lines.iter().map(|line| line.end.mark).collect();
/// assert_eq!(ends, [2, 4]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    start: i64,
    opportunities: Vec<Opportunity>,
    totals: Totals,
}

impl Paragraph {
    /// Adds `start` to the width of the first line: negative, what its first character
    /// protrudes to the left.
    pub const fn begin(&mut self, start: i64) {
        self.start = start;
    }

    /// The width added to the first line.
    #[must_use]
    pub const fn start(&self) -> i64 {
        self.start
    }

    /// Adds a box `width` wide, of which font expansion may scale `expandable`.
    pub fn text(&mut self, width: i64, expandable: i64) {
        self.totals.width = self.totals.width.saturating_add(width);
        self.totals.expandable = self.totals.expandable.saturating_add(expandable);
    }

    /// Adds glue; with `place` a line may end at it, and the glue is then gone.
    pub fn space(&mut self, glue: Glue, place: Option<Break>) {
        let before = self.totals;
        self.totals.width = before.width.saturating_add(glue.width);
        self.totals.stretch = before.stretch.saturating_add(glue.stretch);
        self.totals.shrink = before.shrink.saturating_add(glue.shrink);
        if let Some(at) = place
            && at.penalty < Break::FORBIDDEN
        {
            self.opportunities.push(Opportunity { at, before, after: self.totals });
        }
    }

    /// Adds a place where a line may end between two boxes.
    pub fn place(&mut self, at: Break) {
        self.space(Glue::default(), Some(at));
    }

    /// Ends the paragraph with a forced break that carries `mark`.
    #[must_use]
    pub fn finish(self, mark: u32) -> Self {
        self.finish_protruding(mark, 0)
    }

    /// Ends the paragraph with a forced break that carries `mark`; `end` is the width added
    /// to the last line, negative where its last character protrudes.
    #[must_use]
    pub fn finish_protruding(mut self, mark: u32, end: i64) -> Self {
        self.place(Break { penalty: Break::FORCED, end, mark, ..Break::default() });
        self
    }

    /// The places where a line may end, the forced one at the paragraph's end last.
    #[must_use]
    pub fn opportunities(&self) -> &[Opportunity] {
        &self.opportunities
    }
}
