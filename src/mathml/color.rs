//! Colors in TeX, said as the library knows them.

use std::borrow::Cow;

/// TeX whose colors the library knows: what states one by its digits, as `\color{#0a5}`, says
/// so by the model of six, and what a `\textcolor` colors by its digits or by a model is a
/// group with a color of its own. All else stays as it is.
pub(super) fn with_known_colors(tex: Cow<'_, str>) -> Cow<'_, str> {
    if !tex.contains("color") {
        return tex;
    }
    let mut known = String::with_capacity(tex.len());
    let mut rest: &str = &tex;
    while let Some((before, after)) = rest.split_once('\\') {
        known.push_str(before);
        // A second backslash ends a line; what stands behind it is no command.
        if let Some(behind) = after.strip_prefix('\\') {
            known.push_str(r"\\");
            rest = behind;
            continue;
        }
        rest = match command(after) {
            Some((said, behind)) => {
                known.push_str(&said);
                behind
            }
            None => {
                known.push('\\');
                after
            }
        };
    }
    known.push_str(rest);
    known.into()
}

/// The command behind a backslash, if it is one of color that is said otherwise, with what
/// follows it.
fn command(after: &str) -> Option<(String, &str)> {
    let (is_text, after) = match after.strip_prefix("textcolor") {
        Some(after) => (true, after),
        None => (false, after.strip_prefix("color")?),
    };
    let (model, after) = match after.trim_start().strip_prefix('[') {
        Some(after) => after.split_once(']')?,
        None => ("", after),
    };
    let (stated, after) = after.trim_start().strip_prefix('{')?.split_once('}')?;
    let (model, color) = match six_digits(stated.trim()) {
        Some(digits) if model.is_empty() => ("HTML", digits),
        Some(_) | None => (model, stated.to_owned()),
    };
    match (is_text, model) {
        (_, "") => None,
        (false, model) => Some((format!("\\color[{model}]{{{color}}}"), after)),
        (true, model) => {
            let after = after.trim_start().strip_prefix('{')?;
            Some((format!("{{\\color[{model}]{{{color}}} "), after))
        }
    }
}

/// The six digits of a color that is written `#RRGGBB`, or `#RGB` as style sheets have it.
fn six_digits(color: &str) -> Option<String> {
    let digits = color.strip_prefix('#')?;
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    match digits.len() {
        3 => Some(digits.chars().flat_map(|digit| [digit, digit]).collect()),
        6 => Some(digits.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_by_their_digits_are_said_by_the_model_of_six() {
        let known = |tex: &'static str| with_known_colors(tex.into()).into_owned();
        assert_eq!(known(r"\color{#0a5} x"), r"\color[HTML]{00aa55} x");
        assert_eq!(known(r"\textcolor{#1A5FB4}{x}y"), r"{\color[HTML]{1A5FB4} x}y");
        assert_eq!(known(r"\textcolor[rgb]{1,0,0}{x}"), r"{\color[rgb]{1,0,0} x}");
        let nested = r"\textcolor{#000}{a \textcolor {#fff} {b}}";
        assert_eq!(known(nested), r"{\color[HTML]{000000} a {\color[HTML]{ffffff} b}}");
        for same in [
            r"\textcolor{red}{x}",
            r"\color{blue}",
            r"a \\color{#0a5}",
            r"\color{#12}",
            r"\color",
            r"\textcolor{#0a5} x",
            r"\color[HTML",
        ] {
            assert_eq!(known(same), same);
        }
    }
}
