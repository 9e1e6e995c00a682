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
    let mathml = in_version_3(&converter.convert(tex, place)?);
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

/// The formula with the attributes of style where MathML 3, which EPUB 3.3 has, knows them.
/// It has `scriptlevel` on `mstyle` alone: where the converter writes it elsewhere it says
/// that the letters keep their size, which they do. It has `displaystyle` on `mstyle`,
/// tables and the formula: what has it else, as `\dfrac`, gets an `mstyle` around it.
fn in_version_3(mathml: &str) -> String {
    let mut text = String::with_capacity(mathml.len());
    // Whether each element that is open has an `mstyle` of ours around it.
    let mut open = Vec::new();
    for piece in mathml.split_inclusive('>') {
        let (before, tag) = piece.rfind('<').map_or((piece, ""), |at| piece.split_at(at));
        text.push_str(before);
        if tag.starts_with("</") {
            text.push_str(tag);
            if open.pop() == Some(true) {
                text.push_str("</mstyle>");
            }
            continue;
        }
        let is_style = tag.starts_with("<mstyle");
        let (tag, _) =
            if is_style { (tag.to_owned(), None) } else { taken(tag, "scriptlevel") };
        let knows = is_style || tag.starts_with("<mtable") || tag.starts_with("<math");
        let (tag, style) = if knows { (tag, None) } else { taken(&tag, "displaystyle") };
        if let Some(style) = &style {
            text.push_str(&format!("<mstyle displaystyle={style}>"));
        }
        text.push_str(&tag);
        if tag.ends_with("/>") {
            text.push_str(style.map_or("", |_| "</mstyle>"));
        } else if !tag.is_empty() {
            open.push(style.is_some());
        }
    }
    text
}

/// A tag without an attribute, and the value that it had, in its quotation marks.
fn taken(tag: &str, name: &str) -> (String, Option<String>) {
    let start = format!(" {name}=\"");
    let Some((head, rest)) = tag.split_once(&start) else { return (tag.to_owned(), None) };
    let (value, rest) = rest.split_once('"').unwrap_or((rest, ""));
    (format!("{head}{rest}"), Some(format!("\"{value}\"")))
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
    fn attributes_of_style_stand_where_mathml_3_has_them() {
        let table =
            r#"a<mtable displaystyle="true" scriptlevel="0" style="x"><mtr/></mtable>"#;
        let plain = r#"a<mtable displaystyle="true" style="x"><mtr/></mtable>"#;
        assert_eq!(in_version_3(table), plain);
        let style = r#"<mstyle scriptlevel="0"><mn>1</mn></mstyle>b"#;
        assert_eq!(in_version_3(style), style);
        let fractions = r#"<mfrac displaystyle="true" x="y"><mfrac displaystyle="false"><mi/><mn>1</mn></mfrac><mrow/></mfrac>"#;
        let styled = r#"<mstyle displaystyle="true"><mfrac x="y"><mstyle displaystyle="false"><mfrac><mi/><mn>1</mn></mfrac></mstyle><mrow/></mfrac></mstyle>"#;
        assert_eq!(in_version_3(fractions), styled);
        let formula = mathml(&Converter::new(), r"\dfrac{a}{b}", Place::Line);
        let formula = formula.expect("a formula");
        assert!(formula.contains(r#"<mstyle displaystyle="true"><mfrac>"#), "{formula}");
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
