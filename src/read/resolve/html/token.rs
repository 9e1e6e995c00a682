//! HTML in pieces: words, tags, comments. No more of HTML's grammar than an author writes.

use crate::diagnostic::{SourceId, Span};
use crate::document::{BlockKind, Inlines, plain_text};
use crate::read::attributes::{QUOTES, in_quotes};
use crate::read::blocks;
use crate::read::origin::Origin;
use crate::read::syntax::Syntax;

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// What stands between tags.
    Text(&'a str),
    /// A tag that begins an element, or is one.
    Open(Tag),
    /// The name of the element that ends.
    Close(String),
    /// A comment, a declaration or an instruction.
    Comment,
}

/// A tag that begins an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// In lower case.
    pub(super) name: String,
    /// Keys in lower case, with values whose entities are resolved.
    pub(super) attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == key).map(|(_, value)| value.as_str())
    }
}

/// So many tags that never end are looked at to the end of the HTML, which is more than an
/// author leaves open: behind them every `<` is a word, and no text takes quadratic time.
const MAX_UNENDED: usize = 100;

/// Tears HTML into its pieces, each with its text as written.
pub(super) fn tokens(html: &str) -> Vec<(Token<'_>, &str)> {
    let mut tokens = Vec::new();
    let mut rest = html;
    let mut unended = 0;
    while !rest.is_empty() {
        let (token, length) = next(rest, &mut unended);
        let (written, after) = rest.split_at(length);
        tokens.push((token, written));
        rest = after;
    }
    tokens
}

/// The first piece and its length, which is not 0; counts the tags that do not end.
fn next<'a>(html: &'a str, unended: &mut usize) -> (Token<'a>, usize) {
    if !html.starts_with('<') {
        let length = html.find('<').unwrap_or(html.len());
        return (Token::Text(html.get(..length).unwrap_or(html)), length);
    }
    let until = |end: &str| html.find(end).map_or(html.len(), |at| at + end.len());
    if html.starts_with("<!--") {
        return (Token::Comment, until("-->"));
    }
    if html.starts_with("<![CDATA[") {
        return (Token::Comment, until("]]>"));
    }
    if html.starts_with("<?") {
        return (Token::Comment, until("?>"));
    }
    if html.starts_with("<!") {
        return (Token::Comment, until(">"));
    }
    let read = if *unended < MAX_UNENDED { tag(html) } else { Err(NoTag::Word) };
    read.unwrap_or_else(|reason| {
        *unended += usize::from(reason == NoTag::Unended);
        // A lone `<` is a word.
        let length =
            html.get(1..).and_then(|rest| rest.find('<')).map_or(html.len(), |at| at + 1);
        (Token::Text(html.get(..length).unwrap_or(html)), length)
    })
}

/// Why a `<` begins no tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NoTag {
    /// No name follows, or another `<` comes before its end.
    Word,
    /// The HTML ends before it does.
    Unended,
}

fn tag(html: &str) -> Result<(Token<'_>, usize), NoTag> {
    let inside = html.get(1..).ok_or(NoTag::Word)?;
    let (is_close, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let length = inside.find(|c| !is_name(c)).unwrap_or(inside.len());
    let (name, mut rest) = inside.split_at(length);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Err(NoTag::Word);
    }
    let name = name.to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start().trim_start_matches('/').trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            let length = html.len() - after.len();
            let token = if is_close {
                Token::Close(name)
            } else {
                Token::Open(Tag { name, attributes })
            };
            return Ok((token, length));
        }
        let ends = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/' | '<');
        let (key, after) = split(rest, ends)?;
        if key.is_empty() {
            // A sign that nothing stands before says nothing.
            rest = rest.strip_prefix(['=', '/']).ok_or(NoTag::Unended)?;
            continue;
        }
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(value) => value_of(value.trim_start())?,
            None => ("", after),
        };
        attributes.push((key.to_ascii_lowercase(), decoded(value)));
        rest = after;
    }
}

/// The value of an attribute, in quotes or without, and what follows it.
fn value_of(text: &str) -> Result<(&str, &str), NoTag> {
    if text.starts_with(QUOTES) {
        return in_quotes(text).ok_or(NoTag::Unended);
    }
    split(text, |c| c.is_whitespace() || matches!(c, '>' | '<'))
}

/// What stands before the sign that ends it, and what follows from there; another tag begins
/// with `<`.
fn split(text: &str, ends: impl Fn(char) -> bool) -> Result<(&str, &str), NoTag> {
    let end = text.find(ends).ok_or(NoTag::Unended)?;
    let (before, after) = text.split_at(end);
    if after.starts_with('<') { Err(NoTag::Word) } else { Ok((before, after)) }
}

/// The text with its entities resolved.
pub(super) fn decoded(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        result.push_str(rest.get(..at).unwrap_or(""));
        let entity = rest.get(at..).unwrap_or("");
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '#';
        let end = entity.get(1..).and_then(|name| name.find(|c| !is_part(c)));
        match end {
            Some(end) if end > 0 && entity.get(end + 1..end + 2) == Some(";") => {
                result.push_str(&character(entity.get(..end + 2).unwrap_or("")));
                rest = entity.get(end + 2..).unwrap_or("");
            }
            Some(_) | None => {
                result.push('&');
                rest = entity.get(1..).unwrap_or("");
            }
        }
    }
    result.push_str(rest);
    result
}

/// What an entity stands for; pulldown has the table.
fn character(entity: &str) -> String {
    let origin = Origin::Slice(SourceId::default(), 0);
    let parsed = blocks::parse(entity, &origin, Syntax::Full);
    let words: Option<Inlines> =
        parsed.blocks.into_iter().next().and_then(|block| match block.kind {
            BlockKind::Paragraph(content) => Some(content),
            _ => None,
        });
    words.map_or_else(|| entity.to_owned(), |words| plain_text(&words))
}

/// A span with nothing in it, behind another.
pub(super) fn behind(span: Span) -> Span {
    Span { start: span.end, ..span }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_torn_where_its_tags_stand() {
        let html = "a <B class=x Title='y \"z\"' open>b</B>&eacute;<!-- c > d --> < e<br/>";
        let tokens: Vec<_> = tokens(html).into_iter().map(|(token, _)| token).collect();
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let open = Tag {
            name: "b".to_owned(),
            attributes: vec![
                pair("class", "x"),
                pair("title", "y \"z\""),
                pair("open", ""),
            ],
        };
        let br = Tag { name: "br".to_owned(), attributes: Vec::new() };
        assert_eq!(
            tokens,
            [
                Token::Text("a "),
                Token::Open(open),
                Token::Text("b"),
                Token::Close("b".to_owned()),
                Token::Text("&eacute;"),
                Token::Comment,
                Token::Text(" "),
                Token::Text("< e"),
                Token::Open(br),
            ]
        );
    }

    #[test]
    fn a_tag_that_does_not_end_before_another_begins_is_words() {
        let told = |html| -> Vec<(bool, String)> {
            let is_text = |token: &Token<'_>| matches!(token, Token::Text(_));
            let pieces = tokens(html).into_iter();
            pieces.map(|(token, written)| (is_text(&token), written.to_owned())).collect()
        };
        let (text, tag) =
            (|words: &str| (true, words.to_owned()), |tag: &str| (false, tag.to_owned()));
        for (html, expected) in [
            ("<a <b>", vec![text("<a "), tag("<b>")]),
            ("<a x=y<b>", vec![text("<a x=y"), tag("<b>")]),
            ("<a x='<b>'>", vec![tag("<a x='<b>'>")]),
            ("<a = x = 'y' / / >", vec![tag("<a = x = 'y' / / >")]),
            ("<a x='<b>", vec![text("<a x='"), tag("<b>")]),
        ] {
            assert_eq!(told(html), expected, "{html}");
        }
    }

    #[test]
    fn entities_become_characters() {
        assert_eq!(decoded("&eacute;&#233;&#xe9; & &amp; &nope; &"), "ééé & & &nope; &");
        assert_eq!(decoded("a&nbsp;b"), "a\u{a0}b");
    }
}
