//! What the library leaves undone: commands of TeX that it does not know, said with those
//! that it does, and markup that says less than the TeX.

use super::{Node, double_rule};

/// Commands that the library does not know, each with what stands for it: LaTeX's and
/// amsmath's. None has its argument twice, so that no formula can grow.
pub(super) const COMMANDS: &[(&str, &str)] = &[
    ("boxed", r"\begin{darray}{|c|}\hline #1 \\ \hline\end{darray}"),
    ("substack", r"\begin{subarray}{c} #1 \end{subarray}"),
    // An accent over no sign that a source writes, which becomes one that grows.
    ("widetilde", "\\overset{\u{303}}{#1}"),
    ("textcolor", r"{\color{#1} #2}"),
];

/// Environments that the library does not know, each with what stands at its beginning and
/// at its end.
pub(super) const ENVIRONMENTS: &[(&str, &str, &str)] = &[
    ("smallmatrix", r"{\scriptstyle\begin{subarray}{c}", r"\end{subarray}}"),
    ("split", r"\begin{aligned}", r"\end{aligned}"),
];

/// The markup of a formula, mended where it needs to be. What cannot be read stays as it is.
pub(super) fn mended(markup: String) -> String {
    let is_done = !markup.contains("border-top:")
        && !markup.contains(LOW_LINE)
        && !markup.contains(COLON)
        && !markup.contains(WIDE_TILDE)
        && !double_rule::is_marked(&markup);
    if is_done {
        return markup;
    }
    match Node::parse(&markup) {
        Ok(mut root) => {
            mend(&mut root);
            root.markup()
        }
        Err(_too_deep) => markup,
    }
}

/// What the library draws a rule with, above and below: a mark that combines with a letter
/// before it, of which there is none.
const LOW_LINE: char = '\u{332}';

/// What the library makes of `\colon`: an identifier, with no room behind it.
const COLON: &str = "<mi>:</mi>";

const WIDE_TILDE: &str = "<mi>\u{303}</mi>";

/// What the library has between the two rules of `||`.
pub(super) const FILLER: &str = "padding-left: 0.1em";

fn mend(node: &mut Node) {
    match node.name.as_str() {
        "mtable" => {
            close(node);
            double_rule::complete(node);
        }
        "mover" => {
            grow(node);
            draw(node, "¯");
        }
        "munder" => draw(node, "_"),
        "mi" if node.text == ":" => punctuate(node),
        _other => {}
    }
    node.children.iter_mut().for_each(mend);
}

/// A closing `\hline` becomes a rule below the table: the library makes a row of it, with a
/// cell that is empty below the rule, behind those of a double rule on the left.
fn close(table: &mut Node) {
    let Some(row) = table.children.last() else { return };
    let Some((cell, fillers)) = row.children.split_last() else { return };
    let is_filler =
        |cell: &Node| cell.attribute("style").is_some_and(|style| style.contains(FILLER));
    if !fillers.iter().all(is_filler) {
        return;
    }
    let style = cell.attribute("style").unwrap_or_default();
    let rule = style.split(';').find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        (name.trim() == "border-top").then(|| value.trim())
    });
    let Some(rule) = rule.filter(|_| cell.children.is_empty() && cell.text.is_empty())
    else {
        return;
    };
    let own = table.attribute("style").unwrap_or_default();
    let style = format!("{own}border-bottom: {rule};");
    table.children.pop();
    table.set_attribute("style", style);
}

/// A rule above or below becomes the sign for it that stretches (MathML Core, appendix B).
fn draw(stack: &mut Node, rule: &str) {
    if let [_, sign] = stack.children.as_mut_slice()
        && sign.name == "mo"
        && sign.text.chars().eq([LOW_LINE])
    {
        rule.clone_into(&mut sign.text);
    }
}

/// The colon of a function, `f: X → Y`, becomes a sign with room behind it alone: 5 mu, as
/// before and behind a relation.
fn punctuate(colon: &mut Node) {
    "mo".clone_into(&mut colon.name);
    colon.set_attribute("lspace", "0".to_owned());
    colon.set_attribute("rspace", "0.2778em".to_owned());
}

/// A tilde above becomes an accent as wide as what it stands on.
fn grow(over: &mut Node) {
    let [_, sign] = over.children.as_mut_slice() else { return };
    if sign.name != "mi" || sign.text != "\u{303}" {
        return;
    }
    "mo".clone_into(&mut sign.name);
    sign.set_attribute("stretchy", "true".to_owned());
    over.set_attribute("accent", "true".to_owned());
}

#[cfg(test)]
mod tests {
    use crate::mathml::{Converter, Place};

    fn markup(tex: &str) -> String {
        Converter::new().convert(tex, Place::Own).expect("a formula")
    }

    #[test]
    fn a_closing_rule_of_an_array_is_no_row() {
        for (tex, rows) in [
            (r"\begin{array}{|c|}\hline a \\ \hline b \\ \hline\end{array}", 2),
            (r"\begin{array}{||c|c||}\hline a & b \\ \hline\end{array}", 1),
            (r"\begin{array}{c} a \\ \hdashline\end{array}", 1),
        ] {
            let markup = markup(tex);
            assert_eq!(markup.matches("<mtr>").count(), rows, "{markup}");
            assert_eq!(markup.matches("border-bottom: 0.05em").count(), 1, "{markup}");
        }
        // A row that is there stays, be it empty.
        let open = markup(r"\begin{array}{cc} a & b \\ \hline & \end{array}");
        assert_eq!(open.matches("<mtr>").count(), 2, "{open}");
    }

    #[test]
    fn the_colon_of_a_function_has_room_behind_it_alone() {
        let markup = markup(r"f\colon X\to Y");
        let colon = "<mo lspace=\"0\" rspace=\"0.2778em\">:</mo>";
        assert!(markup.contains(colon), "{markup}");
    }

    #[test]
    fn a_rule_over_or_under_a_formula_is_a_sign_of_its_own() {
        for (tex, sign) in [(r"0,\overline{9}", '¯'), (r"\underline{ab}", '_')] {
            let markup = markup(tex);
            assert!(markup.contains(sign), "{markup}");
            assert!(!markup.contains('\u{332}'), "{markup}");
        }
    }

    #[test]
    fn what_the_library_does_not_know_is_said_with_what_it_does() {
        for (tex, shown) in [
            (r"\boxed{a<b}", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
            (r"\sum_{\substack{a\\b}}", "<mtr>"),
            (r"\widetilde{abc}", "<mo stretchy=\"true\">\u{303}</mo>"),
            (r"\textcolor{red}{x}y", "<mrow style=\"color:#FF0000;\"><mi>x</mi></mrow>"),
            (r"\begin{smallmatrix} a & b \end{smallmatrix}", "scriptlevel=\"1\""),
            (r"\begin{split} a &= b \end{split}", "<mtable displaystyle=\"true\""),
        ] {
            let markup = markup(tex);
            assert!(markup.contains(shown), "{tex}: {markup}");
        }
    }
}
