//! Breaking paragraphs into lines: pure algorithms over widths, for paper and for columns.
//!
//! A paragraph is told as boxes, glue and penalties (Knuth and Plass, «Breaking Paragraphs
//! into Lines», 1981; TeXbook ch. 14), but kept as what the algorithm asks for: running
//! totals at each place where a line may end. Widths are plain integers, so that the same
//! code serves 1/65536 points on paper and columns of a terminal.
//!
//! Invariant: this module knows no text, no font and no language.

mod optimum_fit;
mod paragraph;
mod parameters;

pub use optimum_fit::{optimum_fit, optimum_fit_in};
pub use paragraph::{Break, Glue, Opportunity, Paragraph, Totals};
pub use parameters::{Line, Parameters, Pass, Runt, Setting, Widths, badness};
