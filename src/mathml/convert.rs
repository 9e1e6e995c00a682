//! TeX to MathML.

use super::color::with_known_colors;
use super::{double_rule, mend};
use crate::document::{MAX_NESTING, is_too_deep};
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use std::borrow::Cow;

/// What the converter writes for a reference to a place that it does not know.
const NO_PLACE: &str = ">(??)<";

/// Turns TeX into MathML, once made for a whole document.
#[derive(Debug)]
pub(crate) struct Converter {
    converter: Option<LatexToMathML>,
}

/// Where a formula stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a line.
    Line,
    /// On a line of its own.
    Own,
}

impl Converter {
    /// The converter; the source has no macros, so that no formula can grow.
    pub(crate) fn new() -> Self {
        let command =
            |(name, form): &(&str, &str)| ((*name).to_owned(), (*form).to_owned());
        let config = MathCoreConfig {
            xml_namespace: true,
            macros: mend::COMMANDS.iter().map(command).collect(),
            ..MathCoreConfig::default()
        };
        Self { converter: LatexToMathML::new(config).ok() }
    }

    /// The MathML of a formula.
    ///
    /// # Errors
    /// Where a command is unknown, the formula is broken or too deep; the reason.
    pub(crate) fn convert(&self, tex: &str, place: Place) -> Result<String, String> {
        // The converter goes a level of the stack down for each level of the formula.
        if is_too_deep(tex) {
            return Err(format!("more than {MAX_NESTING} levels stand inside one another"));
        }
        let display = match place {
            Place::Line => MathDisplay::Inline,
            Place::Own => MathDisplay::Block,
        };
        let tex = double_rule::with_marks(known_environments(tex));
        let tex = with_known_colors(tex);
        let converter = self
            .converter
            .as_ref()
            .ok_or_else(|| "formulas are switched off".to_owned())?;
        let result = converter.convert_with_local_state(&tex, display);
        let made = result.map_err(|error| error.to_string())?.mathml;
        if made.contains(NO_PLACE) {
            return Err("`\\eqref` knows the places of its own formula alone; \
                         `[](#name)` in the text refers to another"
                .to_owned());
        }
        Ok(mend::mended(made))
    }
}

/// TeX with environments that the converter knows. TeX numbers each line of some; a source
/// says what is numbered by a name or by `\tag`, so that they are taken as their starred
/// forms.
fn known_environments(tex: &str) -> Cow<'_, str> {
    if !tex.contains(r"\begin{") {
        return tex.into();
    }
    let mut text = tex.to_owned();
    for (name, begin, end) in mend::ENVIRONMENTS {
        text = text
            .replace(&format!(r"\begin{{{name}}}"), begin)
            .replace(&format!(r"\end{{{name}}}"), end);
    }
    if tex.contains(r"\tag{") {
        return text.into();
    }
    for name in ["align", "equation", "gather"] {
        for side in ["begin", "end"] {
            text = text
                .replace(&format!("\\{side}{{{name}}}"), &format!("\\{side}{{{name}*}}"));
        }
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_that_finds_no_place_is_refused() {
        let refused = Converter::new().convert(r"x\eqref{a}", Place::Line);
        assert!(refused.expect_err("no place").contains("[](#name)"));
        let found = r"\begin{align} x \tag{1} \label{a} \\ y\eqref{a} \end{align}";
        assert!(Converter::new().convert(found, Place::Own).is_ok());
    }

    #[test]
    fn lines_of_an_environment_have_no_numbers_of_their_own() {
        let lines = r"\begin{align} x &= 1 \\ y &= 2 \end{align}";
        let formula = Converter::new().convert(lines, Place::Own).expect("a formula");
        assert!(!formula.contains("<mtext>"), "{formula}");
        let stated = r"\begin{align} x &= 1 \tag{a} \end{align}";
        let formula = Converter::new().convert(stated, Place::Own).expect("a formula");
        assert!(formula.contains("<mtext>(a)</mtext>"), "{formula}");
    }

    #[test]
    fn a_formula_that_is_too_deep_is_refused_before_it_is_read() {
        let deep = r"\sqrt".repeat(100_000);
        let refused = Converter::new().convert(&deep, Place::Line);
        assert_eq!(
            refused.expect_err("too deep"),
            "more than 100 levels stand inside one another"
        );
    }
}
