//! Calls of notes among the words of a link: `[words[^1]](address)`.
//!
//! Pulldown forgets each bracket that is open where a call stands, so that no link would
//! come of it. Before it reads, such calls become tags, which are calls again afterwards.

use super::origin::{Mosaic, Origin};
use super::syntax::Syntax;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// The calls that stand within links, by the numbers in their tags.
#[derive(Debug, Default)]
pub(super) struct LinkedCalls {
    /// How the name of each tag begins; no such words stand in the text as it was written.
    name: String,
    labels: Vec<String>,
}

/// A call as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Call {
    /// The bytes from its first bracket to its last.
    range: Range<usize>,
    label: String,
}

impl LinkedCalls {
    /// The body, which stands in its source as `origin` tells, with tags for the calls in
    /// links.
    pub(super) fn mark(
        body: Cow<'_, str>,
        origin: Origin,
        syntax: Syntax,
    ) -> (Cow<'_, str>, Origin, Self) {
        let calls = match syntax.options().contains(Options::ENABLE_FOOTNOTES) {
            true => find(&body, syntax),
            false => Vec::new(),
        };
        if calls.is_empty() {
            return (body, origin, Self::default());
        }
        let name = unused_name(&body);
        let mut mosaic = Mosaic::default();
        let mut at = 0;
        for (number, call) in calls.iter().enumerate() {
            let Range { start, end } = call.range;
            mosaic.push(&body, at..start, &origin);
            let tag = format!("<{name}-{number}");
            mosaic.push_made(&tag, origin.span(start..start));
            mosaic.push_made(">", origin.span(end - 1..end));
            at = end;
        }
        mosaic.push(&body, at..body.len(), &origin);
        let labels = calls.into_iter().map(|call| call.label).collect();
        let (text, origin) = mosaic.finish();
        (Cow::Owned(text), origin, Self { name, labels })
    }

    /// The label of the call for which a tag stands.
    pub(super) fn label(&self, tag: &str) -> Option<&str> {
        if self.labels.is_empty() {
            return None;
        }
        let number = tag.strip_prefix('<')?.strip_prefix(&self.name)?.strip_prefix('-')?;
        self.labels
            .get(number.strip_suffix('>')?.parse::<usize>().ok()?)
            .map(String::as_str)
    }
}

/// The name of a tag that the text does not hold.
fn unused_name(body: &str) -> String {
    let mut name = "call".to_owned();
    while body.contains(&format!("<{name}-")) {
        name.push('l');
    }
    name
}

/// The calls among the words of links, ascending. Without the calls pulldown knows the
/// links: each is covered by signs that mean nothing.
fn find(body: &str, syntax: Syntax) -> Vec<Call> {
    let calls = written(body);
    if calls.is_empty() {
        return Vec::new();
    }
    let mut covered = body.to_owned();
    for Call { range, .. } in &calls {
        covered.replace_range(range.clone(), &COVER.repeat(range.len()));
    }
    let mut defined = BTreeSet::new();
    let mut linked = vec![false; calls.len()];
    let mut open = 0_usize;
    for (event, range) in Parser::new_ext(&covered, syntax.options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => open += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => open = open.saturating_sub(1),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                defined.insert(label.to_lowercase());
            }
            Event::Text(_) if open > 0 => {
                let first = calls.partition_point(|call| call.range.start < range.start);
                let within = calls.iter().zip(&mut linked).skip(first);
                for (_, linked) in
                    within.take_while(|(call, _)| call.range.end <= range.end)
                {
                    *linked = true;
                }
            }
            _ => {}
        }
    }
    let calls = calls.into_iter().zip(linked);
    calls
        .filter(|(call, linked)| *linked && defined.contains(&call.label.to_lowercase()))
        .map(|(call, _)| call)
        .collect()
}

/// What covers a call: punctuation as its brackets are, so that stress beside it stays what
/// it is.
const COVER: &str = "%";

/// What looks like a call and may stand in a link: behind it, a bracket closes whose address
/// follows.
fn written(body: &str) -> Vec<Call> {
    let mut calls = Vec::new();
    for (start, _) in body.match_indices("[^") {
        let rest = body.get(start + 2..).unwrap_or("");
        let Some((label, behind)) = rest.split_once(']') else { continue };
        let is_label = !label.is_empty()
            && !label.contains(|c: char| c.is_whitespace() || "[\\^`<".contains(c));
        let paragraph = behind.split("\n\n").next().unwrap_or("");
        let may_close = paragraph.contains("](") || paragraph.contains("][");
        let is_escaped = body.get(..start).is_some_and(|before| before.ends_with('\\'));
        if is_label && may_close && !behind.starts_with(':') && !is_escaped {
            let range = start..start + label.len() + 3;
            calls.push(Call { range, label: label.to_owned() });
        }
    }
    calls
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> Vec<String> {
        let text = format!("{text}\n\n[^1]: a\n\n[^b]: b\n");
        find(&text, Syntax::Full).into_iter().map(|call| call.label).collect()
    }

    #[test]
    fn calls_are_found_in_the_words_of_links_alone() {
        for (text, expected) in [
            ("[a[^1]](b)", vec!["1"]),
            ("[a[^1] *c[^B]*](<b>){.x} [^1]", vec!["1", "B"]),
            ("[a[^1]][r] ![c[^b]](d)\n\n[r]: e", vec!["1", "b"]),
            ("> [a\n> b[^1]](c)", vec!["1"]),
            ("[^1] [a](b) [c](d[^1]) `[a[^1]](b)` [a `[^1]`](b)", vec![]),
            ("[a[^2]](b) [a\\[^1]](b) [a[^1]] (b) [a[^1]][none]", vec![]),
        ] {
            assert_eq!(labels(text), expected, "{text}");
        }
    }
}
