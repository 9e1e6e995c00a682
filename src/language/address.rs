//! Addresses in running text: what looks like a URL, a domain, an e-mail address, a path
//! or a file's name.

use std::ops::Range;

/// The addresses in `text`, in order: words that hold `://`, begin with `www.`, hold an
/// `@` before a point, are domains, paths or names of files. Quotes and punctuation around
/// them are not counted in.
///
/// It is a guess by form, made where nothing was marked as a link.
#[must_use]
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (start, word) in words_with(text, |byte| matches!(byte, b'/' | b'@' | b'\\' | b'.'))
    {
        let word_start =
            start + word.find(|c: char| !OPENING.contains(c)).unwrap_or(word.len());
        let inner = word.trim_start_matches(|c| OPENING.contains(c));
        let inner = trim_closing(inner);
        if is_address(inner) {
            found.push(word_start..word_start + inner.len());
        }
    }
    found
}

const OPENING: &str = "(«“‘„‚\"'<[{—–";
const CLOSING: &str = "»”’\"'>]}.,;:!?…—–";

/// Takes closing punctuation off the end; a parenthesis only where it was not opened.
fn trim_closing(mut word: &str) -> &str {
    while let Some(last) = word.chars().next_back() {
        let unopened = last == ')' && word.matches(')').count() > word.matches('(').count();
        if !unopened && !CLOSING.contains(last) {
            break;
        }
        word = word.get(..word.len() - last.len_utf8()).unwrap_or("");
    }
    word
}

fn is_address(word: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if let Some((scheme, rest)) = word.split_once("://") {
        return !scheme.is_empty()
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
            && !rest.is_empty();
    }
    if let Some(rest) = word.strip_prefix("www.") {
        return is_letter(rest.chars().next());
    }
    if let Some((name, host)) = word.split_once('@') {
        return is_letter(name.chars().next_back())
            && is_letter(host.chars().next())
            && host.contains('.');
    }
    // Paths: `C:\temp`, `/usr/share`, `./a`, `~/a`, `src/read/mod.rs`, `a/b/c`.
    let mut start = word.chars();
    if let (Some(drive), Some(':'), Some('\\' | '/')) =
        (start.next(), start.next(), start.next())
    {
        return drive.is_ascii_alphabetic();
    }
    if word.starts_with("\\\\") || word.starts_with("./") || word.starts_with("../") {
        return true;
    }
    if let Some(rest) = word.strip_prefix('~').unwrap_or(word).strip_prefix('/') {
        return is_letter(rest.chars().next());
    }
    let host = word.split(['/', '?', '#', ':']).next().unwrap_or("");
    if is_domain(host, host.len() < word.len()) {
        return true;
    }
    // `et/ou` is no path; three parts or an extension make one.
    match word.matches('/').count() {
        0 => false,
        1 => word.rsplit('/').next().is_some_and(|name| {
            name.split_once('.').is_some_and(|(stem, extension)| {
                !stem.is_empty()
                    && (1..=5).contains(&extension.len())
                    && extension.bytes().all(|b| b.is_ascii_alphanumeric())
                    && extension.bytes().any(|b| b.is_ascii_alphabetic())
            })
        }),
        _ => word.split('/').all(|part| part.bytes().any(|b| b.is_ascii_alphabetic())),
    }
}

/// Whether a word of parts with points between them is a domain or a file's name: three
/// parts of two letters at least, or two where more of an address follows or the last part
/// is one of [`ENDINGS`]. `p.ex.`, `a.m.`, `3.14` and `étudiant.e.s` are none.
fn is_domain(word: &str, goes_on: bool) -> bool {
    let is_part = |part: &str| {
        part.chars().count() > 1
            && part.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
    };
    let Some((first, last)) = word.rsplit_once('.') else { return false };
    last.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        && last.bytes().any(|byte| byte.is_ascii_lowercase())
        && is_part(last)
        && first.split('.').all(is_part)
        && (goes_on || first.contains('.') || ENDINGS.contains(&last))
}

/// What a domain or a file's name of two parts ends with; any other is taken for two
/// sentences without a space, or for a short form.
#[rustfmt::skip]
const ENDINGS: [&str; 53] = [
    "app", "at", "be", "br", "ca", "ch", "com", "css", "csv", "de", "dev", "docx", "edu",
    "epub", "es", "eu", "example", "fr", "gif", "gov", "htm", "html", "ie", "info", "io",
    "it", "jpeg", "jpg", "js", "json", "md", "mil", "net", "nl", "odt", "org", "pdf", "png",
    "pt", "py", "rs", "svg", "test", "toml", "ts", "txt", "uk", "us", "webp", "xml", "yaml",
    "yml", "zip",
];

/// The words of a text, between white space, that hold one of the signs, with their places:
/// only what stands around a sign is looked at.
pub(super) fn words_with(
    text: &str,
    is_sign: impl Fn(u8) -> bool,
) -> impl Iterator<Item = (usize, &str)> {
    let is_end = |c: char| c.is_whitespace() || c == '\u{fffc}';
    let mut from = 0;
    std::iter::from_fn(move || {
        let at =
            from + text.as_bytes().get(from..)?.iter().position(|byte| is_sign(*byte))?;
        let head = text.get(..at)?;
        let start = head.rfind(is_end).map_or(0, |end| {
            end + head
                .get(end..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8)
        });
        let rest = text.get(at..)?;
        let end = at + rest.find(is_end).unwrap_or(rest.len());
        from = end;
        Some((start, text.get(start..end)?))
    })
}

/// The words of a text with their places, white space between them.
#[cfg(test)]
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.char_indices()
        .filter(|(_, c)| c.is_whitespace() || *c == '\u{fffc}')
        .map(|(at, c)| (at, at + c.len_utf8()))
        .chain([(text.len(), text.len())])
        .filter_map(move |(end, next)| {
            let word = (start, text.get(start..end)?);
            start = next;
            Some(word)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_sign_are_those_of_all_words_that_have_it() {
        for text in ["", "/", "a b/c d@e", "é/ \u{fffc}a/\u{fffc}", "a\u{a0}/b  /\n/c "] {
            let all: Vec<_> = words(text).filter(|(_, word)| word.contains('/')).collect();
            assert_eq!(words_with(text, |byte| byte == b'/').collect::<Vec<_>>(), all);
        }
    }

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn addresses_are_found_without_the_punctuation_around_them() {
        assert_eq!(
            found(
                "voir (https://example.org/a_(b)), www.example.org. Puis a@b.fr ; «http://x.y»"
            ),
            ["https://example.org/a_(b)", "www.example.org", "a@b.fr", "http://x.y"]
        );
    }

    #[test]
    fn paths_are_addresses_and_alternatives_are_not() {
        assert_eq!(
            found(
                "C:\\temp et /usr/share, src/a.rs, a/b/c mais et/ou, 3/4, 1/2/3 @ -- / //"
            ),
            ["C:\\temp", "/usr/share", "src/a.rs", "a/b/c"]
        );
    }

    #[test]
    fn domains_and_names_of_files_are_addresses_and_short_forms_are_not() {
        assert_eq!(
            found(
                "documentation.example.org, example.org. mod.rs (index.html) \
                 communication.example/understanding example.net:8080 \
                 fin.Puis fin.puis p.ex. a.m. z.B. 3.14 1.000.000 étudiant.e.s etc./rest U.S.A."
            ),
            [
                "documentation.example.org",
                "example.org",
                "mod.rs",
                "index.html",
                "communication.example/understanding",
                "example.net:8080"
            ]
        );
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig {
            failure_persistence: None,
            ..Default::default()
        })]
        #[test]
        fn ranges_ascend_within_the_text(text in "[a-z/@.:\\\\ «»é(\u{a0}]{0,60}") {
            let mut end = 0;
            for range in find(&text) {
                assert!(range.start >= end && range.end > range.start);
                assert!(text.get(range.clone()).is_some());
                end = range.end;
            }
        }
    }
}
