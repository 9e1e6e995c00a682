//! What lines cost, what they are given, and what comes out.

use super::paragraph::Break;

/// What lines cost. The defaults are the ones for print; see each field for its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// Justified or ragged: how the ends of lines look.
    pub setting: Setting,
    /// Cost of every line: TeX's `\linepenalty` (TeXbook p. 98).
    pub line_penalty: i64,
    /// Demerits of two hyphens in a row: TeX's `\doublehyphendemerits`. A third in a row is
    /// refused as long as any other way exists.
    pub double_hyphen: i64,
    /// Demerits of a hyphen at the end of the last line but one: TeX's
    /// `\finalhyphendemerits`.
    pub final_hyphen: i64,
    /// Demerits of a tight line beside a loose one: TeX's `\adjdemerits`.
    pub adjacent: i64,
    /// How short the last line may be.
    pub runt: Runt,
    /// How far font expansion may scale a line's boxes, in thousandths; 0 turns it off.
    pub expansion: i64,
    /// The passes, tried in turn until one fits; when none does, the last one is repeated
    /// with overfull lines let through.
    pub passes: [Pass; 2],
    /// How many lines more (or fewer, when negative) than the optimum are wanted: TeX's
    /// `\looseness`. The nearest count to be had within the passes is taken.
    pub looseness: i32,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            setting: Setting::Justified,
            line_penalty: 10,
            double_hyphen: 10_000,
            final_hyphen: 5_000,
            adjacent: 10_000,
            runt: Runt::default(),
            expansion: 0,
            passes: [
                Pass { tolerance: 200, emergency_stretch: 0 },
                Pass { tolerance: 1_000, emergency_stretch: 0 },
            ],
            looseness: 0,
        }
    }
}

/// How the right-hand side of a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Flush on both sides.
    Justified,
    /// Ragged at the end of lines: a line may fall short by `stretch` at ratio 1.
    Ragged {
        /// The stretch at the end of each line.
        stretch: i64,
    },
}

/// What one pass of the algorithm accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pass {
    /// The greatest badness of a line: TeX's `\tolerance`.
    pub tolerance: i64,
    /// Stretch that every line is lent for counting: TeX's `\emergencystretch`.
    pub emergency_stretch: i64,
}

/// How short the last line may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Runt {
    /// Below this width a last line is refused as long as any other way exists.
    pub refused_below: i64,
    /// Below this width a last line costs `demerits`.
    pub penalized_below: i64,
    /// The demerits of a short last line.
    pub demerits: i64,
}

/// The measures of a paragraph's lines, in the unit of its widths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Widths {
    /// The first line's.
    pub first: i64,
    /// All other lines'.
    pub rest: i64,
}

impl Widths {
    /// The same measure for all lines.
    #[must_use]
    pub const fn constant(width: i64) -> Self {
        Self { first: width, rest: width }
    }
}

/// A line of the result. Widths are in the unit of the paragraph's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The break that ends it.
    pub end: Break,
    /// Its natural width, protrusion taken off, before anything stretches.
    pub natural: i64,
    /// Its measure.
    pub measure: i64,
    /// How font expansion scales its boxes, in thousandths: −20 to 20 at the usual limit.
    pub expansion: i64,
    /// The adjustment ratio of its glue after expansion, in thousandths. The last line of a
    /// justified paragraph and every ragged one has 0, unless it has to shrink.
    pub ratio: i64,
    /// What its glue has to take up after expansion: positive stretches, negative shrinks.
    pub adjustment: i64,
    /// By how much it exceeds its measure with its glue fully shrunk; 0 where it fits.
    pub overfull: i64,
}

/// `100·|r|³` for an adjustment ratio in thousandths, from 0 to 10,000, which is a line that
/// nothing can mend (TeXbook p. 97).
///
/// ```
/// use sevigne::line_break::badness;
/// assert_eq!([badness(0), badness(-500), badness(1_000)], [0, 12, 100]);
/// assert_eq!(badness(9_000), 10_000);
/// ```
#[must_use]
pub fn badness(ratio: i64) -> i64 {
    unbounded_badness(ratio).min(AWFUL)
}

/// `100·|r|³` for an adjustment ratio in thousandths: where every line is awful, one is
/// still more so than another. Ratios above 20 count as 20, so that squares of it stay below
/// what refused ways cost.
pub(super) fn unbounded_badness(ratio: i64) -> i64 {
    let ratio = ratio.abs().min(20_000);
    ratio * ratio * ratio / 10_000_000
}

/// The badness of a line that nothing can mend: TeX's `inf_bad`.
pub(super) const AWFUL: i64 = 10_000;
