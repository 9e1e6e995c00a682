//! Addresses that stand in the text without brackets, as GitHub links them
//! (GFM 0.29, section 6.9).

use crate::diagnostic::Span;
use crate::document::{Attributes, Inline, InlineKind, Inlines, Link, Target};
use std::ops::Range;

/// Makes links of the addresses in the words of a run.
pub(super) fn link_up(run: &mut Inlines) {
    let has_address = |inline: &Inline| {
        matches!(&inline.kind, InlineKind::Text(words)
            if words.contains('@') || words.contains("://") || words.contains("www."))
    };
    for inline in run.iter_mut() {
        // Words in brackets were read before they got their attributes.
        if let InlineKind::Span { attributes: _, content }
        | InlineKind::SmallCaps(content) = &mut inline.kind
        {
            link_up(content);
        }
    }
    if !run.iter().any(has_address) {
        return;
    }
    let mut linked = Inlines::with_capacity(run.len() + 2);
    for inline in run.drain(..) {
        match &inline.kind {
            InlineKind::Text(words) if has_address(&inline) => {
                split(words, inline.span, &mut linked);
            }
            _ => linked.push(inline),
        }
    }
    *run = linked;
}

/// Adds `words` to `run`, its addresses as links.
fn split(words: &str, span: Span, run: &mut Inlines) {
    let mut done = 0;
    let mut at = 0;
    while let Some((range, target)) = next(words, at) {
        if range.start > done {
            let before = done..range.start;
            run.push(Inline::text(part(span, words, &before), slice(words, &before)));
        }
        let place = part(span, words, &range);
        let link = Link {
            target: Target::External(target),
            title: String::new(),
            attributes: Attributes::default(),
            content: vec![Inline::text(place, slice(words, &range))],
        };
        run.push(Inline::new(place, InlineKind::Link(Box::new(link))));
        at = range.end;
        done = range.end;
    }
    if done < words.len() {
        let rest = done..words.len();
        run.push(Inline::text(part(span, words, &rest), slice(words, &rest)));
    }
}

fn slice<'a>(words: &'a str, range: &Range<usize>) -> &'a str {
    words.get(range.clone()).unwrap_or("")
}

/// The place of a part; the whole place where the source is longer than the words, as
/// entities are.
pub(super) fn part(span: Span, words: &str, range: &Range<usize>) -> Span {
    if span.range().len() != words.len() {
        return span;
    }
    let start = span.range().start;
    Span::new(span.source, start + range.start..start + range.end)
}

/// The first address from byte `from` on, with where it leads.
fn next(words: &str, from: usize) -> Option<(Range<usize>, String)> {
    let rest = words.get(from..)?;
    let marks = rest.char_indices().filter(|(_, c)| matches!(c, 'h' | 'f' | 'w' | '@'));
    for (offset, c) in marks {
        let at = from + offset;
        let found = if c == '@' { mail(words, from, at) } else { web(words, from, at) };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The first address of the web that begins within `starts`, in bytes; what stands before
/// them is not looked at, and it may end behind them.
pub(super) fn web_address(words: &str, starts: Range<usize>) -> Option<Range<usize>> {
    let from = starts.start;
    let marks = words.get(starts)?.char_indices();
    let marks = marks.filter(|(_, c)| matches!(c, 'h' | 'f' | 'w'));
    let mut found = marks.filter_map(|(offset, _)| web(words, from, from + offset));
    found.next().map(|(range, _)| range)
}

/// An address of the web that begins at byte `at`.
fn web(words: &str, from: usize, at: usize) -> Option<(Range<usize>, String)> {
    let before = words.get(from..at)?.chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let rest = words.get(at..)?;
    let schemes = ["http://", "https://", "ftp://"];
    let scheme = schemes.into_iter().find(|scheme| rest.starts_with(scheme));
    if scheme.is_none() && !rest.starts_with("www.") {
        return None;
    }
    let domain = rest.get(scheme.map_or(0, str::len)..)?;
    let length = domain_length(domain)?;
    let start = rest.len() - domain.len() + length;
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '<' | '«' | '»' | '“' | '”' | '„' | '—');
    let path = rest.get(start..)?;
    let path = path.get(..path.find(ends).unwrap_or(path.len()))?;
    let address = trimmed(rest.get(..start + path.len())?);
    let target = match scheme {
        Some(_) => address.to_owned(),
        None => format!("http://{address}"),
    };
    Some((at..at + address.len(), target))
}

/// The length of a domain: parts of letters, digits, hyphens and low lines between points,
/// at least two, the last two without a low line.
fn domain_length(text: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let domain = text.get(..text.find(|c| !is_part(c)).unwrap_or(text.len()))?;
    let mut parts = domain.trim_end_matches('.').rsplit('.');
    let (last, before) = (parts.next()?, parts.next()?);
    let is_valid = !last.is_empty() && !last.contains('_') && !before.contains('_');
    is_valid.then_some(domain.len())
}

/// The address without the punctuation of the sentence around it.
fn trimmed(mut address: &str) -> &str {
    // Of what is taken away nothing else is a parenthesis.
    let opened = |address: &str, open: char, close: char| {
        address.matches(close).count() <= address.matches(open).count()
    };
    let mut closing = address.matches(')').count();
    let opening = address.matches('(').count();
    loop {
        let Some(last) = address.chars().next_back() else { return address };
        let shorter = address.get(..address.len() - last.len_utf8()).unwrap_or("");
        address = match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' | '’' | '…' => {
                shorter
            }
            ')' if closing > opening => {
                closing -= 1;
                shorter
            }
            ']' if !opened(address, '[', ']') => shorter,
            '}' if !opened(address, '{', '}') => shorter,
            ';' => match shorter.rfind('&') {
                Some(at)
                    if shorter.get(at + 1..).is_some_and(|name| {
                        name.bytes().all(|b| b.is_ascii_alphanumeric())
                    }) =>
                {
                    address.get(..at).unwrap_or("")
                }
                Some(_) | None => shorter,
            },
            _ => return address,
        };
    }
}

/// A mail address around the `@` at byte `at`.
fn mail(words: &str, from: usize, at: usize) -> Option<(Range<usize>, String)> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let before = words.get(from..at)?;
    let start = at - (before.len() - before.trim_end_matches(is_name).len());
    let is_domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let after = words.get(at + 1..)?;
    let domain = after.get(..after.find(|c| !is_domain(c)).unwrap_or(after.len()))?;
    let domain = domain.trim_end_matches('.');
    let is_whole = start < at
        && domain.split('.').count() > 1
        && domain.split('.').all(|part| !part.is_empty())
        && !domain.ends_with(['-', '_']);
    let range = start..at + 1 + domain.len();
    is_whole.then(|| (range.clone(), format!("mailto:{}", slice(words, &range))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(words: &str) -> Vec<String> {
        let mut run = vec![Inline::text(Span::default(), words)];
        link_up(&mut run);
        run.iter()
            .filter_map(|inline| match &inline.kind {
                InlineKind::Link(link) => Some(crate::document::plain_text(&link.content)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn french_marks_are_not_of_the_address() {
        assert_eq!(links("«https://a.example/b»"), ["https://a.example/b"]);
        assert_eq!(
            links("Voir www.a.example\u{a0}: ou https://b.example/c…"),
            ["www.a.example", "https://b.example/c"]
        );
        assert_eq!(links("Écrire à a.b@c.example, vite"), ["a.b@c.example"]);
    }

    #[test]
    fn parentheses_around_an_address_are_not_of_it() {
        assert_eq!(links("(https://a.example/b_(c))"), ["https://a.example/b_(c)"]);
        assert_eq!(links("(https://a.example/b).)"), ["https://a.example/b"]);
        let many = ")".repeat(100_000);
        assert_eq!(links(&format!("https://a.example/b{many}")), ["https://a.example/b"]);
    }

    #[test]
    fn what_is_no_address_stays() {
        for words in
            ["awww.a.example", "http://", "a@b", "@a.example", "12:30", "www.", "x@.y"]
        {
            assert_eq!(links(words), Vec::<String>::new(), "{words}");
        }
    }
}
