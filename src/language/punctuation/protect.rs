//! What is no prose, found by its form: addresses, options of programs, values between quotes
//! behind their names, smileys, names of signs, placeholders.

use crate::language::address;
use std::ops::Range;

/// What is never touched in `text`, ascending and apart.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = address::find(text);
    for (start, word) in address::words_with(text, |byte| b":;-{%=".contains(&byte)) {
        if let Some(range) = in_word(word) {
            found.push(start + range.start..start + range.end);
        }
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let own = options(line).into_iter().chain(values(line));
        found.extend(own.map(|range| start + range.start..start + range.end));
        start += line.len();
    }
    found.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            Some(_) | None => apart.push(range),
        }
    }
    apart
}

/// The options of programs in a line, `--flag` and `--flag=value`, and arrows, `-->`. The
/// marks around them are not theirs.
fn options(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut behind = 0;
    for (at, _) in line.match_indices("--") {
        let (Some(head), Some(rest)) = (line.get(..at), line.get(at..)) else { continue };
        let name = rest.get(2..).unwrap_or("");
        if at >= behind && is_name(name) && begins_word(head) && !is_dash(line, at, name) {
            behind = at + option(rest);
            found.push(at..behind);
        }
    }
    found
}

/// The values in a line that stand between straight quotes behind their names, such as
/// `class="wide"`: the quotes are those of a program.
fn values(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut behind = 0;
    for (at, _) in line.match_indices('=') {
        let (Some(head), Some(rest)) = (line.get(behind..at), line.get(at + 1..)) else {
            continue;
        };
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            continue;
        };
        let is_named =
            head.ends_with(|c: char| c.is_ascii_alphanumeric() || "-_".contains(c));
        let Some(value) = rest.get(1..).filter(|_| is_named) else { continue };
        // None closes the first one, nor any that follows.
        let Some(length) = value.find(quote) else { continue };
        let end = at + 1 + 1 + length + 1;
        if !line.get(end..).unwrap_or("").starts_with(char::is_alphanumeric) {
            found.push(at..end);
            behind = end;
        }
    }
    found
}

/// Whether `text` begins as the name of an option does, or as an arrow ends.
fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '>')
}

/// Whether a word begins behind `head`, opening marks not counted.
fn begins_word(head: &str) -> bool {
    let before = head.trim_end_matches(OPENING);
    before.chars().next_back().is_none_or(|c| c.is_whitespace() || "/|\u{fffc}".contains(c))
}

/// What may stand before a word without being its own.
const OPENING: [char; 12] = ['(', '[', '{', '«', '‹', '“', '„', '‘', '‚', '’', '"', '\''];

/// The bytes of the option that `text` begins with.
fn option(text: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || "\"«»“”„‹›\u{fffc}".contains(c);
    let end = text.find(ends).unwrap_or(text.len());
    let word = text.get(..end).unwrap_or(text);
    // `--name="two words"`: the quotes are part of it.
    if word.ends_with('=')
        && let Some(value) = text.get(end..).and_then(|rest| rest.strip_prefix('"'))
        && let Some((value, _)) = value.split_once('"')
    {
        return end + value.len() + 2;
    }
    word.trim_end_matches(|c| ".,;:!?…'’‘)]}".contains(c)).len()
}

/// Whether the two marks at `at`, before a word, are a dash that touches it: in a line that
/// begins with what is said, `--Hola`, or before an aside that such a dash ends,
/// `--la otra--`.
fn is_dash(line: &str, at: usize, word: &str) -> bool {
    let said = line.trim_start().strip_prefix("--");
    if said.is_some_and(|said| {
        said.starts_with(|c: char| c.is_uppercase() || "¿¡".contains(c))
    }) {
        return true;
    }
    // In the middle of a paragraph such speech is told by the words that say whose it is:
    // `¡Vaya! --Hola --dijo él--`.
    let before = line.get(..at).unwrap_or("").trim_end();
    if before.ends_with(['.', '!', '?', '…', '»', '”'])
        && word.starts_with(char::is_uppercase)
        && let Some(next) = word.find(" --")
        && let Some(aside) = word.get(next + 3..).filter(|aside| is_name(aside))
        && is_dash(line, at + 2 + next + 1, aside)
    {
        return true;
    }
    let from = at + 2;
    let ends_aside = word.match_indices("--").find_map(|(next, _)| {
        let before = line.get(from..from + next)?.chars().next_back()?;
        let after = line.get(from + next + 2..)?.chars().next().unwrap_or('\n');
        let ends_word = before.is_alphabetic() || "”»›’?!…".contains(before);
        let goes_on = after.is_alphanumeric();
        // `a--b` says nothing; two marks before a word begin another.
        (!ends_word || !goes_on).then_some(ends_word)
    });
    ends_aside == Some(true)
}

/// What is never touched in a word without white space.
fn in_word(word: &str) -> Option<Range<usize>> {
    let open = word.len() - word.trim_start_matches(OPENING).len();
    let inner = word.get(open..)?;
    let closed = inner
        .trim_end_matches(['.', ',', '»', '”', '"', '…', '!', '?', '›', '“'])
        .trim_end_matches('\'');
    if inner.starts_with([':', ';']) {
        let inside = closed.strip_suffix(')').filter(|_| word.starts_with('('));
        for face in [Some(closed), inside].into_iter().flatten() {
            if SMILEYS.contains(&face) {
                return Some(open..open + face.len());
            }
        }
    }
    if inner.starts_with("<-") || inner.starts_with("<!--") {
        return Some(open..open + closed.len());
    }
    // `{placeholder}`, `${name}`, `{{ name }}`.
    if let Some(start) = word.find('{')
        && let Some(end) = word.rfind('}')
        && start < end
    {
        return Some(start..end + 1);
    }
    // `a::b`.
    if let Some(start) = word.find("::") {
        return Some(start..start + 2);
    }
    // `:name:`, the name of a sign.
    if let Some(name) = inner.strip_prefix(':')
        && let Some((name, _)) = name.split_once(':')
        && !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_+-".contains(&b))
    {
        return Some(open..open + name.len() + 2);
    }
    // `%s`, `%1$d`: places in a pattern.
    if let Some(start) = word.find('%')
        && word
            .get(start + 1..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    {
        return Some(start..start + 1);
    }
    None
}

const SMILEYS: [&str; 41] = [
    ":)", ":-)", ":(", ":-(", ";)", ";-)", ":D", ":-D", ":d", ";D", ":p", ":P", ":-p",
    ":-P", ";p", ";P", ":o", ":O", ":-o", ":-O", ":/", ":-/", ":|", ":-|", ":*", ":-*",
    ":'(", ":'-(", ":’(", ":'-)", ":')", ":s", ":S", ":x", ":X", ":$", ":3", ":>", ":<",
    ":]", ":[",
];
