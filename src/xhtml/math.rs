//! Formulas: MathML with the TeX as its alternative text.

use super::render::Renderer;
use super::table::scrolling;
use super::writer::{Element, Elements as _};
use crate::document::{Block, Inline, InlineKind, plain_text, split_number};
use crate::language::Label;
use crate::mathml::{Converter, Place};

/// The MathML of a formula, with the TeX as its alternative text.
///
/// # Errors
/// Where a command is unknown, the formula is broken or too deep; the reason.
pub(super) fn mathml(
    converter: &Converter,
    tex: &str,
    place: Place,
) -> Result<String, String> {
    let mathml = without_script_levels(&converter.convert(tex, place)?);
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

/// The linear text of a run that holds formulas and no words beside them: the name of what
/// has no other, since checkers and some readers find none in MathML.
pub(super) fn sole_formula(content: &[Inline]) -> Option<String> {
    fn has_words(content: &[Inline], formulas: &mut usize) -> bool {
        content.iter().any(|inline| match &inline.kind {
            InlineKind::Math(_) => {
                *formulas += 1;
                false
            }
            InlineKind::NoteCall(_) => false,
            kind => match kind.content() {
                Some(inner) => has_words(inner, formulas),
                None => !plain_text(std::slice::from_ref(inline)).trim().is_empty(),
            },
        })
    }
    let mut formulas = 0;
    (!has_words(content, &mut formulas) && formulas > 0)
        .then(|| plain_text(content).trim().to_owned())
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
            renderer.formula(&formula, Place::Own, block.span);
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
        let formula = mathml(&Converter::new(), "a < b & \"c\"", Place::Line);
        assert!(formula.is_err(), "{formula:?}");
        let formula = mathml(&Converter::new(), r"\frac{a}{b} < 1", Place::Own);
        let formula = formula.expect("a formula");
        assert!(formula.starts_with(r#"<math alttext="\frac{a}{b} &lt; 1""#), "{formula}");
        assert!(formula.contains("<mfrac>"), "{formula}");
    }

    #[test]
    fn text_in_a_formula_is_never_markup() {
        let formula = mathml(&Converter::new(), r"\text{<script>x</script>}", Place::Line);
        assert!(!formula.expect("a formula").contains("<script"), "markup came through");
        assert!(mathml(&Converter::new(), r"\href{javascript:x}{y}", Place::Line).is_err());
    }
}
