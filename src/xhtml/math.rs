//! Formulas: TeX to MathML.

use super::render::Renderer;
use super::table::scrolling;
use super::writer::{Element, Elements as _};
use crate::document::{Block, MAX_NESTING, is_too_deep, split_number};
use crate::language::Label;
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use std::borrow::Cow;

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
    /// Where a command is unknown, the formula is broken or too deep; the reason.
    pub(super) fn convert(&self, tex: &str, place: FormulaPlace) -> Result<String, String> {
        // The converter goes a level of the stack down for each level of the formula.
        if is_too_deep(tex) {
            return Err(format!("more than {MAX_NESTING} levels stand inside one another"));
        }
        let display = match place {
            FormulaPlace::Line => MathDisplay::Inline,
            FormulaPlace::Own => MathDisplay::Block,
        };
        let unnumbered = without_own_numbers(tex);
        let converter = self
            .converter
            .as_ref()
            .ok_or_else(|| "formulas are switched off".to_owned())?;
        let result = converter
            .convert_with_local_state(&unnumbered, display)
            .map_err(|error| error.to_string())?;
        let mathml = without_script_levels(&result.mathml);
        let rest = mathml
            .strip_prefix("<math")
            .ok_or_else(|| "the converter gave no formula".to_owned())?;
        let mut alternative = super::Writer::default();
        alternative.empty(Element::new("math").attribute("alttext", tex.trim()));
        let alternative = alternative.finish();
        let head = alternative.trim_end().trim_end_matches("/>");
        let markup = format!("{head}{rest}");
        super::check(&markup).map(|()| markup)
    }
}

/// MathML 3, which EPUB 3.3 has, knows `scriptlevel` on `mstyle` alone. Where the converter
/// writes it elsewhere it says that the letters keep their size, which they do.
fn without_script_levels(mathml: &str) -> String {
    let mut text = String::with_capacity(mathml.len());
    for piece in mathml.split_inclusive('>') {
        let (before, tag) = piece.rfind('<').map_or((piece, ""), |at| piece.split_at(at));
        text.push_str(before);
        let level = (!tag.starts_with("<mstyle")).then(|| tag.find(" scriptlevel=\""));
        match level.flatten().and_then(|at| tag.split_at_checked(at)) {
            Some((head, level)) => {
                text.push_str(head);
                text.push_str(level.splitn(3, '"').nth(2).unwrap_or(""));
            }
            None => text.push_str(tag),
        }
    }
    text
}

/// TeX numbers each line of these environments; a source says what is numbered by a name or
/// by `\tag`, so that they are taken as their starred forms.
fn without_own_numbers(tex: &str) -> Cow<'_, str> {
    if !tex.contains(r"\begin{") || tex.contains(r"\tag{") {
        return tex.into();
    }
    let mut text = tex.to_owned();
    for name in ["align", "equation", "gather"] {
        for side in ["begin", "end"] {
            text = text
                .replace(&format!("\\{side}{{{name}}}"), &format!("\\{side}{{{name}*}}"));
        }
    }
    text.into()
}

impl Renderer<'_, '_> {
    /// A formula on a line of its own, its number at the end of the line.
    pub(super) fn display_formula(&mut self, block: &Block, tex: &str) {
        let (formula, number) = split_number(tex);
        let label = self.label(Label::Formula);
        let label = match &number {
            Some(number) => format!("{label}\u{a0}{number}"),
            None => label.to_owned(),
        };
        let frame = scrolling(Element::new("div").class("math"), &label);
        let frame = if number.is_some() { frame.class("numbered") } else { frame };
        let element = self.opened(block, frame);
        self.element(element, |renderer| {
            renderer.due_marks();
            renderer.formula(&formula, FormulaPlace::Own, block.span);
            if let Some(number) = number {
                let element = Element::new("span").class("formula-number");
                renderer
                    .element(element, |renderer| renderer.plain(&format!(" ({number})")));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_states_no_level_of_scripts() {
        let table =
            r#"a<mtable displaystyle="true" scriptlevel="0" style="x"><mtr/></mtable>"#;
        let plain = r#"a<mtable displaystyle="true" style="x"><mtr/></mtable>"#;
        assert_eq!(without_script_levels(table), plain);
        let style = r#"<mstyle scriptlevel="0"><mn>1</mn></mstyle>b"#;
        assert_eq!(without_script_levels(style), style);
    }

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
    fn lines_of_an_environment_have_no_numbers_of_their_own() {
        let lines = r"\begin{align} x &= 1 \\ y &= 2 \end{align}";
        let formula = Formulas::new().convert(lines, FormulaPlace::Own).expect("a formula");
        assert!(!formula.contains("<mtext>"), "{formula}");
        let stated = r"\begin{align} x &= 1 \tag{a} \end{align}";
        let formula =
            Formulas::new().convert(stated, FormulaPlace::Own).expect("a formula");
        assert!(formula.contains("<mtext>(a)</mtext>"), "{formula}");
    }

    #[test]
    fn a_formula_that_is_too_deep_is_refused_before_it_is_read() {
        let deep = r"\sqrt".repeat(100_000);
        let refused = Formulas::new().convert(&deep, FormulaPlace::Line);
        assert_eq!(
            refused.expect_err("too deep"),
            "more than 100 levels stand inside one another"
        );
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
