//! Formulas: TeX to MathML.

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

/// Turns TeX into MathML, once made for a whole document.
#[derive(Debug)]
pub(super) struct Formulas {
    converter: Option<LatexToMathML>,
}

/// Where a formula stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormulaPlace {
    /// In a line.
    Line,
    /// On a line of its own.
    Own,
}

impl Formulas {
    /// The converter; without macros, so that no formula can grow.
    pub(super) fn new() -> Self {
        let config = MathCoreConfig { xml_namespace: true, ..MathCoreConfig::default() };
        Self { converter: LatexToMathML::new(config).ok() }
    }

    /// The MathML of a formula, with the TeX as its alternative text.
    ///
    /// # Errors
    /// Where a command is unknown or the formula is broken; the reason.
    pub(super) fn convert(&self, tex: &str, place: FormulaPlace) -> Result<String, String> {
        let display = match place {
            FormulaPlace::Line => MathDisplay::Inline,
            FormulaPlace::Own => MathDisplay::Block,
        };
        let converter = self
            .converter
            .as_ref()
            .ok_or_else(|| "formulas are switched off".to_owned())?;
        let result = converter
            .convert_with_local_state(tex, display)
            .map_err(|error| error.to_string())?;
        let mathml = result.mathml;
        let rest = mathml
            .strip_prefix("<math")
            .ok_or_else(|| "the converter gave no formula".to_owned())?;
        let mut alternative = super::Writer::default();
        alternative.empty(super::Element::new("math").attribute("alttext", tex.trim()));
        let alternative = alternative.finish();
        let head = alternative.trim_end().trim_end_matches("/>");
        let markup = format!("{head}{rest}");
        super::check(&markup).map(|()| markup)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_mathml_with_its_tex_as_alternative() {
        let formula = Formulas::new().convert("a < b & \"c\"", FormulaPlace::Line);
        assert!(formula.is_err(), "{formula:?}");
        let formula = Formulas::new().convert(r"\frac{a}{b} < 1", FormulaPlace::Own);
        let formula = formula.expect("a formula");
        assert!(formula.starts_with(r#"<math alttext="\frac{a}{b} &lt; 1""#), "{formula}");
        assert!(formula.contains("<mfrac>"), "{formula}");
    }

    #[test]
    fn text_in_a_formula_is_never_markup() {
        let formula =
            Formulas::new().convert(r"\text{<script>x</script>}", FormulaPlace::Line);
        assert!(!formula.expect("a formula").contains("<script"), "markup came through");
        assert!(
            Formulas::new().convert(r"\href{javascript:x}{y}", FormulaPlace::Line).is_err()
        );
    }
}
