//! Formulas in a line of plain Unicode: `x²`, `√(a+b)`, `a∕b`.
//!
//! TeX → atoms, each of a class (TeXbook ch. 17) → one line, spaced as TeX spaces them.
//!
//! For editions that set no mathematics, and for those who hear a formula read. What has no
//! such form stays as TeX, so that nothing is lost, and is told of.

mod alphabet;
mod atom;
mod reader;
mod script;
mod symbol;

pub use alphabet::plain_letter;
pub use script::raised_or_lowered;

use reader::Reader;

/// The formula `tex` as one line of plain Unicode.
///
/// A line never ends before a sign, and nowhere in a short formula: the spaces there are
/// no-break ones.
///
/// ```
/// use sevigne::document::linear_formula;
/// assert_eq!(linear_formula(r"x^2 + y_{10}"), "x²\u{a0}+\u{a0}y₁₀");
/// assert_eq!(linear_formula(r"\frac{a+b}{2} \le \sqrt{\pi}"), "(a+b)∕2\u{a0}≤\u{a0}√π");
/// assert_eq!(linear_formula(r"\unknown{x}"), r"\unknown{x}");
/// ```
#[must_use]
pub fn linear_formula(tex: &str) -> String {
    let mut reader = Reader::new(tex);
    let text = reader.line();
    // An unbalanced brace ended the formula early: say the whole of it as it stands.
    if reader.is_done() { text } else { tex.trim().to_owned() }
}

/// The commands and environments of `tex` that [`linear_formula`] leaves as TeX, in order,
/// each as often as it stands there.
///
/// ```
/// use sevigne::document::unknown_commands;
/// assert_eq!(unknown_commands(r"\alpha \unknown{x}"), [r"\unknown"]);
/// ```
#[must_use]
pub fn unknown_commands(tex: &str) -> Vec<String> {
    let mut reader = Reader::new(tex);
    reader.line();
    reader.into_unknown()
}

#[cfg(test)]
mod tests;
