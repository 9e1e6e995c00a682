//! The double rule behind the last column of an array. The library draws one only between two
//! columns: it makes the second rule with an empty cell, which none follows at the end.

use super::Node;
use super::mend::FILLER;
use std::borrow::Cow;

/// A space of a width that no source asks for: it marks the first cell of an array that ends
/// with a double rule. A sign would change how others stand beside it.
const MARK: &str = r"\hspace{0.0107em}";
const MARK_WIDTH: &str = "0.0107em";

/// The environments whose columns are stated.
const ARRAYS: [&str; 2] = [r"\begin{array}{", r"\begin{darray}{"];

/// TeX with a mark in each array that ends with a double rule.
pub(super) fn with_marks(tex: Cow<'_, str>) -> Cow<'_, str> {
    if !tex.contains("||}") {
        return tex;
    }
    let mut marked = String::with_capacity(tex.len());
    let mut rest: &str = &tex;
    while let Some((at, begin)) = next_array(rest) {
        let (before, after) = rest.split_at(at + begin.len());
        marked.push_str(before);
        rest = after;
        let Some((columns, _)) = after.split_once('}') else { continue };
        if !columns.trim_end().ends_with("||") {
            continue;
        }
        // Rules above the first row come before its words.
        let body = after.get(columns.len() + 1..).unwrap_or_default();
        let mut words = body.trim_start();
        while let Some(behind) =
            [r"\hline", r"\hdashline"].iter().find_map(|rule| words.strip_prefix(rule))
        {
            words = behind.trim_start();
        }
        let head = after.len() - words.len();
        marked.push_str(after.get(..head).unwrap_or_default());
        marked.push_str(MARK);
        rest = words;
    }
    marked.push_str(rest);
    marked.into()
}

/// Where the next array begins, and its beginning.
fn next_array(tex: &str) -> Option<(usize, &'static str)> {
    let found = ARRAYS.iter().filter_map(|begin| Some((tex.find(begin)?, *begin)));
    found.min_by_key(|(at, _)| *at)
}

/// Whether markup may hold marks.
pub(super) fn is_marked(markup: &str) -> bool {
    markup.contains(MARK_WIDTH)
}

/// Takes the mark out of a table that has one, and puts behind the last cell of each row what
/// the library has between the two rules.
pub(super) fn complete(table: &mut Node) {
    if !take_mark(table) {
        return;
    }
    let columns = table.children.iter().map(|row| row.children.len()).max();
    for row in &mut table.children {
        let Some(last) =
            row.children.last().filter(|_| Some(row.children.len()) == columns)
        else {
            continue;
        };
        let style = last.attribute("style").unwrap_or_default();
        let kept = style.split_inclusive(';').filter(|declaration| {
            let name = declaration.split(':').next().unwrap_or_default().trim();
            name == "border-top" || name == "border-right"
        });
        let style = format!("{}{FILLER};padding-right: 0.1em;", kept.collect::<String>());
        let mut cell = Node::default();
        "mtd".clone_into(&mut cell.name);
        cell.set_attribute("style", style);
        row.children.push(cell);
    }
}

/// Takes the mark out of a table's first cell; whether it had one.
fn take_mark(table: &mut Node) -> bool {
    let Some(row) = table.children.first_mut() else { return false };
    let is_mark =
        |node: &Node| node.name == "mspace" && node.attribute("width") == Some(MARK_WIDTH);
    let mut cells = row.children.iter_mut();
    let marked = cells.find(|cell| cell.children.first().is_some_and(is_mark));
    marked.map(|cell| cell.children.remove(0)).is_some()
}

#[cfg(test)]
mod tests {
    use crate::mathml::{Converter, Place};

    #[test]
    fn an_array_that_ends_with_a_double_rule_has_both() {
        let filler =
            "solid currentcolor;padding-left: 0.1em;padding-right: 0.1em;\"></mtd></mtr>";
        for (tex, rows) in [
            (r"\begin{array}{c||} a \\ b \end{array}", 2),
            (r"\begin{array}{||c|c||}\hline a & b \\ \hline c & d \\ \hline\end{array}", 2),
            (r"\begin{array}{c||} \begin{array}{c||} a \end{array} \end{array}", 2),
            (r"\begin{array}{c||c|} a & b \end{array}", 0),
            (r"\begin{array}{c||} & \end{array} ||", 0),
        ] {
            let markup = Converter::new().convert(tex, Place::Own).expect("a formula");
            assert_eq!(markup.matches(filler).count(), rows, "{tex}: {markup}");
            assert!(!markup.contains(super::MARK_WIDTH), "{markup}");
        }
    }

    #[test]
    fn a_rule_above_goes_on_to_the_second_rule_at_the_end() {
        let tex = r"\begin{array}{c||} a \\ \hline b \end{array}";
        let markup = Converter::new().convert(tex, Place::Own).expect("a formula");
        let (_, last) = markup.rsplit_once("<mtr>").expect("a row");
        assert_eq!(last.matches("border-top:").count(), 2, "{last}");
    }
}
