//! Style sheets from the source: taken as they are, or refused with the reason.

use crate::diagnostic::{Diagnostic, Diagnostics, Reported, catalogue};
use crate::document::Document;
use crate::resource::Resources;

/// The style sheets that the document names, one after the other.
///
/// # Errors
/// Where one is missing, is not UTF-8 or reaches outside the edition.
pub fn user_styles(
    document: &Document,
    resources: &dyn Resources,
    diagnostics: &mut Diagnostics,
) -> Result<String, Reported> {
    let mut all = String::new();
    let mut failed = None;
    for path in &document.metadata.publication.style_sheets {
        match read(path, resources) {
            Ok(rules) => {
                all.push_str(rules.trim());
                all.push('\n');
            }
            Err(reason) => {
                failed = Some(diagnostics.error(Diagnostic::new(
                    &catalogue::XHTML_STYLE,
                    format!("the style sheet `{path}` cannot be taken: {reason}"),
                )));
            }
        }
    }
    failed.map_or(Ok(all), Err)
}

fn read(path: &str, resources: &dyn Resources) -> Result<String, String> {
    let bytes = resources.read(path).map_err(|error| error.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let text = text.strip_prefix("@charset \"UTF-8\";").unwrap_or(text);
    safe(text).map(|()| text.to_owned())
}

/// What fetches, runs or leaves the sheet; looked for without comments, escapes, white space
/// and case, as a browser reads it.
const REFUSED: [&str; 9] = [
    "url(",
    "src(",
    "image(",
    "image-set(",
    "@import",
    "@charset",
    "expression(",
    "-moz-binding",
    "javascript:",
];

fn safe(rules: &str) -> Result<(), String> {
    // A page of the web holds the sheet inside: no tag may end it there.
    if rules.contains(['<', '&']) {
        return Err("it holds `<` or `&`".to_owned());
    }
    let bare = bare(rules);
    match REFUSED.iter().find(|word| bare.contains(*word)) {
        Some(word) => Err(format!("it holds `{word}`")),
        None => Ok(()),
    }
}

/// The rules in small letters without comments and white space, escapes resolved (CSS
/// Syntax 3, 4.3.7).
fn bare(rules: &str) -> String {
    let mut plain = String::new();
    let mut rest = rules;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut out = String::new();
    let mut characters = plain.chars().peekable();
    while let Some(character) = characters.next() {
        let character = if character == '\\' {
            let mut code = String::new();
            while code.len() < 6
                && let Some(digit) = characters.next_if(char::is_ascii_hexdigit)
            {
                code.push(digit);
            }
            match u32::from_str_radix(&code, 16) {
                Ok(code) => {
                    characters.next_if(|after| after.is_whitespace());
                    char::from_u32(code).unwrap_or('\u{fffd}')
                }
                Err(_) => characters.next().unwrap_or('\u{fffd}'),
            }
        } else {
            character
        };
        if !character.is_whitespace() && !character.is_control() {
            out.extend(character.to_lowercase());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn what_reaches_outside_is_refused() {
        for wrong in [
            "p { background: url(x.png) }",
            "p { background: U\\52 L (\"//example.org\") }",
            "p { background: u/**/rl(x) }",
            "@im\\port 'x.css';",
            "p { behavior: expression(x) }",
            "</style><script>",
        ] {
            assert!(safe(wrong).is_err(), "{wrong}");
        }
        assert_eq!(safe("/* url( */ li::marker { content: \"\\2013\\2002\" }"), Ok(()));
    }
}
