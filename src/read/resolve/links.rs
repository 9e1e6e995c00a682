//! Links: to the web, to a person or to a place in the document; nowhere else.

use super::ids::{Found, Ids};
use super::orthotypography::is_autolink;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue, nearest};
use crate::document::{Link, Target};

/// The schemes that a link may have.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Settles where a link leads; whether it stays.
pub(super) fn check(
    link: &mut Link,
    span: Span,
    ids: &Ids<'_>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let Target::External(written) = &link.target else { return true };
    // Browsers pass over blanks and controls in an address: `java<TAB>script:` runs.
    let address: String =
        written.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let shown: String =
        written.trim().chars().filter(|c| !c.is_control()).take(80).collect();
    if let Some(fragment) = address.strip_prefix('#') {
        let name = percent_decoded(fragment);
        if let Some(id) = ids.target(&name, span) {
            link.target = Target::Internal(id.to_owned());
            return true;
        }
        unresolved(&name, span, ids, diagnostics);
        return false;
    }
    if scheme(&address).is_none() {
        match ids.in_file(written.trim(), span) {
            Found::Place(id) => {
                link.target = Target::Internal(id);
                return true;
            }
            Found::FileAlone { path, anchor, start } => {
                elsewhere(&path, &anchor, span, ids, diagnostics);
                let leads = start.is_some();
                link.target =
                    start.map_or_else(|| Target::External(String::new()), Target::Internal);
                return leads;
            }
            Found::Nothing => {}
        }
    }
    let remark = match scheme(&address) {
        Some(scheme) if SCHEMES.contains(&scheme.as_str()) => {
            link.target = Target::External(written.trim().to_owned());
            return true;
        }
        // A bare address that cannot be a link was words and stays words.
        Some(_) if is_autolink(&link.target, &link.content) => return false,
        Some(scheme) => Diagnostic::new(
            &catalogue::LINK_UNSAFE,
            format!("a link to `{scheme}:` is not carried: `{shown}`"),
        )
        .help("link to `https:`, `http:`, `mailto:`, `tel:` or `#name`"),
        None if address.is_empty() => {
            Diagnostic::new(&catalogue::LINK_EMPTY, "the link leads nowhere")
                .help("write an address between the parentheses")
        }
        None if address.starts_with("//") || address.starts_with("\\\\") => {
            Diagnostic::new(
                &catalogue::LINK_UNSAFE,
                format!("the address `{shown}` has no scheme"),
            )
            .help("begin it with `https:`")
        }
        None => Diagnostic::new(
            &catalogue::LINK_FILE,
            format!("the file `{shown}` is not part of the edition"),
        )
        .help("give the full address, beginning with `https:`"),
    };
    diagnostics.report(remark.at(span));
    false
}

fn unresolved(name: &str, span: Span, ids: &Ids<'_>, diagnostics: &mut Diagnostics) {
    let remark = Diagnostic::new(
        &catalogue::LINK_UNRESOLVED,
        format!("nothing in the document is named `{name}`"),
    );
    diagnostics.report(match nearest(name, ids.names()) {
        Some(near) => remark
            .labelled(span, format!("did you mean `#{near}`?"))
            .help(format!("write `#{near}`")),
        None => remark.at(span).help(format!(
            "give the place that is meant this name, such as `# Heading {{#{name}}}`"
        )),
    });
}

/// Says that another file of the document has no such place.
fn elsewhere(
    path: &str,
    name: &str,
    span: Span,
    ids: &Ids<'_>,
    diagnostics: &mut Diagnostics,
) {
    let remark = Diagnostic::new(
        &catalogue::LINK_UNRESOLVED,
        format!("nothing in `{path}` is named `{name}`"),
    );
    diagnostics.report(match nearest(name, ids.names_in(path)) {
        Some(near) => remark
            .labelled(span, format!("did you mean `#{near}`?"))
            .help(format!("write `#{near}`")),
        None => remark.at(span).help(format!(
            "give the place that is meant this name, such as `# Heading {{#{name}}}`"
        )),
    });
}

/// The scheme of an address, in lower case (RFC 3986, section 3.1).
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// The text with `%41` and the like written out; as it stands where that is not UTF-8.
pub(in crate::read) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut after = rest.clone();
        let digits =
            (after.next().and_then(hexadecimal), after.next().and_then(hexadecimal));
        match digits {
            (Some(high), Some(low)) if byte == b'%' => {
                bytes.push(high * 16 + low);
                rest = after;
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hexadecimal(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
