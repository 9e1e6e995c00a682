//! The number that a formula states itself: TeX's `\tag`.

/// A formula without its number, and the number where it states one. A `\tag` on a line of
/// an environment is that line's and stays.
///
/// ```
/// use sevigne::document::split_number;
/// assert_eq!(split_number(r"a = b \tag{7}"), ("a = b".to_owned(), Some("7".to_owned())));
/// assert_eq!(split_number("a = b"), ("a = b".to_owned(), None));
/// ```
#[must_use]
pub fn split_number(tex: &str) -> (String, Option<String>) {
    let mut depth = 0_usize;
    for (at, _) in tex.match_indices('\\') {
        let command = tex.get(at..).unwrap_or("");
        if command.starts_with(r"\begin{") {
            depth += 1;
        } else if command.starts_with(r"\end{") {
            depth = depth.saturating_sub(1);
        } else if depth == 0
            && let Some(behind) = command.strip_prefix(r"\tag{")
            && let Some((number, rest)) = behind.split_once('}')
            && !number.contains('{')
        {
            let before = tex.get(..at).unwrap_or("");
            let formula = format!("{} {}", before.trim_end(), rest.trim_start());
            return (formula.trim().to_owned(), Some(number.trim().to_owned()));
        }
    }
    (tex.to_owned(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_outside_of_environments_is_the_number() {
        for (tex, formula, number) in [
            (r"a \tag{1}", "a", Some("1")),
            (r"\tag{*} a", "a", Some("*")),
            (r"a \tag{1} b", "a b", Some("1")),
            (
                r"\begin{align} a \end{align} \tag{2}",
                r"\begin{align} a \end{align}",
                Some("2"),
            ),
            (
                r"\begin{align} a \tag{2} \end{align}",
                r"\begin{align} a \tag{2} \end{align}",
                None,
            ),
            (r"a \tag{", r"a \tag{", None),
            (r"a \tag{\text{x}}", r"a \tag{\text{x}}", None),
            ("", "", None),
        ] {
            assert_eq!(split_number(tex), (formula.to_owned(), number.map(str::to_owned)));
        }
    }
}
