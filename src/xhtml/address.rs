//! Addresses of links: which may leave a book, and how they are spelt.

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AddressKind {
    /// http, https, mailto or tel.
    Web,
    /// A path beside the document.
    Relative,
    /// Anything that could run or reach into the reader's machine.
    Unsafe,
}

/// What an address is, looked at as a browser does: without its white space and controls.
/// Reading refuses these too; no writer trusts it.
pub(super) fn address_kind(address: &str) -> AddressKind {
    let bare: String =
        address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    if bare.is_empty() || bare.starts_with("//") || bare.contains('\\') {
        return AddressKind::Unsafe;
    }
    let head = bare.split(['/', '?', '#']).next().unwrap_or_default();
    match head.split_once(':') {
        None => AddressKind::Relative,
        Some((scheme, _)) => match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" if !has_host(&bare) => AddressKind::Unsafe,
            "http" | "https" | "mailto" | "tel" => AddressKind::Web,
            _ => AddressKind::Unsafe,
        },
    }
}

/// Whether two slashes and a host stand behind the scheme.
fn has_host(address: &str) -> bool {
    let Some((_, rest)) = address.split_once("://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_part = |c: char| c.is_alphanumeric() || "-._~%!$&'()*+,;=:@[]".contains(c);
    host.starts_with(|c: char| c.is_alphanumeric() || c == '[') && host.chars().all(is_part)
}

/// The address with what no URL holds in percents (RFC 3986, 2.1); what is encoded already
/// stays.
pub(super) fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let mut rest = address;
    // Brackets are for addresses of the Internet protocol in the host.
    let head = address.find("://").map_or(0, |at| at + 3);
    let path =
        address.get(head..).and_then(|rest| rest.find('/')).map_or(0, |at| head + at);
    while let Some(character) = rest.chars().next() {
        let (own, after) = rest.split_at(character.len_utf8());
        let is_escape = character == '%'
            && after
                .get(..2)
                .is_some_and(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        let is_wrong = match character {
            '%' => !is_escape,
            '[' | ']' => address.len() - rest.len() >= path,
            // One begins the fragment, and a fragment has none.
            '#' => address.find('#') != Some(address.len() - rest.len()),
            _ => character.is_control() || " \"<>\\^`{|}".contains(character),
        };
        if is_wrong {
            for byte in own.bytes() {
                out.push('%');
                for digit in [byte >> 4, byte & 0xf] {
                    out.push(
                        char::from_digit(u32::from(digit), 16)
                            .unwrap_or('0')
                            .to_ascii_uppercase(),
                    );
                }
            }
        } else {
            out.push_str(own);
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_url_holds_is_encoded_once() {
        for (address, expected) in [
            ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
            (
                "https://example.org/\"><b> {x}",
                "https://example.org/%22%3E%3Cb%3E%20%7Bx%7D",
            ),
            ("https://example.org/100%/%C3%A9/é", "https://example.org/100%25/%C3%A9/é"),
            ("https://[::1]/[a]", "https://[::1]/%5Ba%5D"),
            ("https://example.org/a##b#c", "https://example.org/a#%23b%23c"),
        ] {
            assert_eq!(encoded(address), expected);
            assert_eq!(encoded(expected), expected);
        }
    }

    #[test]
    fn an_address_without_a_host_leads_nowhere() {
        for wrong in ["https:x", "https://", "http:///etc", "https://a\"b/", "javascript:x"]
        {
            assert_eq!(address_kind(wrong), AddressKind::Unsafe, "{wrong}");
        }
        for right in ["https://example.org", "http://[::1]/", "mailto:a@b.c", "tel:+33"] {
            assert_eq!(address_kind(right), AddressKind::Web, "{right}");
        }
        assert_eq!(address_kind("a/b.html"), AddressKind::Relative);
    }
}
