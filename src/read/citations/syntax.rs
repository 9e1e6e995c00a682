//! Citations in a run, as pandoc writes them: `[see @key, p. 3; -@other]`, and `@key` or
//! `@key [p. 3]` as a part of the sentence.

use super::entry::made;
use super::range;
use crate::diagnostic::Span;
use crate::document::{
    Attributes, CITATION_CLASS, CITED_KEY, IN_TEXT_CLASS, Inline, InlineKind, Inlines,
    Link, SUPPRESSED_CLASS, Target, plain_text,
};
use crate::read::bare_links::part;
use crate::read::inlines::is_escaped;

/// What reading citations asks of those who know the works.
pub(super) trait Known {
    /// The identifier in the list of the work of this key, where there is one.
    fn id(&self, key: &str) -> Option<String>;

    /// Says that a citation names no work.
    fn miss(&mut self, key: &str, span: Span);
}

/// Makes the citations of a run links to the list of works, still without words.
pub(super) fn read(run: &mut Inlines, known: &mut impl Known) {
    let has_mark = |inline: &Inline| matches!(&inline.kind, InlineKind::Text(words) if words.contains('@'));
    if !run.iter().any(has_mark) {
        return;
    }
    let pieces = pieces(std::mem::take(run));
    let bracketed = brackets(pieces, known);
    *run = joined(in_text(bracketed, known));
}

/// A piece of a run.
#[derive(Clone, Debug)]
enum Piece {
    /// `[`.
    Open(Span),
    /// `]`.
    Close(Span),
    /// `;`.
    Next(Span),
    /// Words without these signs.
    Words(String, Span),
    /// What is no words.
    Other(Inline),
}

/// Parts the words of a run at brackets and semicolons.
fn pieces(run: Inlines) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(run.len());
    for inline in run {
        let InlineKind::Text(words) = &inline.kind else {
            pieces.push(Piece::Other(inline));
            continue;
        };
        if is_escaped(inline.span, words) {
            pieces.push(Piece::Other(inline));
            continue;
        }
        let mut from = 0;
        let signs = words.char_indices().filter(|(_, c)| matches!(c, '[' | ']' | ';'));
        for (at, c) in signs {
            add_words(words, from..at, inline.span, &mut pieces);
            let span = part(inline.span, words, &(at..at + 1));
            pieces.push(match c {
                '[' => Piece::Open(span),
                ']' => Piece::Close(span),
                _ => Piece::Next(span),
            });
            from = at + 1;
        }
        add_words(words, from..words.len(), inline.span, &mut pieces);
    }
    pieces
}

fn add_words(
    words: &str,
    range: std::ops::Range<usize>,
    span: Span,
    pieces: &mut Vec<Piece>,
) {
    let own = words.get(range.clone()).unwrap_or("");
    if !own.is_empty() {
        pieces.push(Piece::Words(own.to_owned(), part(span, words, &range)));
    }
}

/// Makes citations of what stands in brackets and names a work between each two semicolons.
fn brackets(pieces: Vec<Piece>, known: &mut impl Known) -> Vec<Piece> {
    let mut done: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut open: Vec<usize> = Vec::new();
    for piece in pieces {
        match &piece {
            Piece::Open(_) => open.push(done.len()),
            Piece::Close(_) => {
                if let Some(at) = open.pop()
                    && let Some(citation) = bracketed(done.get(at..).unwrap_or(&[]), known)
                {
                    done.truncate(at);
                    done.push(Piece::Other(citation));
                    continue;
                }
            }
            Piece::Next(_) | Piece::Words(..) | Piece::Other(_) => {}
        }
        done.push(piece);
    }
    done
}

/// A work in a citation, with what stands around its key.
struct Item {
    prefix: Vec<Piece>,
    mark: Mark,
    suffix: Vec<Piece>,
}

/// A key with its mark.
#[derive(Clone, Debug)]
struct Mark {
    key: String,
    /// `-@key`: the sentence names the author.
    is_suppressed: bool,
    span: Span,
}

/// The citation that pieces are, the bracket before them first; nothing where they are none,
/// or where a work is not known.
fn bracketed(pieces: &[Piece], known: &mut impl Known) -> Option<Inline> {
    let (Piece::Open(start), inside) = pieces.split_first()? else { return None };
    let items = items(inside)?;
    let mut ids = Vec::with_capacity(items.len());
    for item in &items {
        let id = known.id(&item.mark.key);
        if id.is_none() {
            known.miss(&item.mark.key, item.mark.span);
        }
        ids.push(id);
    }
    let ids: Option<Vec<String>> = ids.into_iter().collect();
    let mut span = *start;
    let mut content = Inlines::new();
    for (Item { prefix, mark, suffix }, id) in items.into_iter().zip(ids?) {
        span = span.to(mark.span);
        if !content.is_empty() {
            content.push(made("; ", mark.span));
        }
        content.extend(joined(prefix));
        content.push(link(&mark, id));
        content.extend(place(suffix));
    }
    Some(citation(content, &[], span))
}

/// The works between the semicolons; nothing where one names none.
fn items(inside: &[Piece]) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    for own in inside.split(|piece| matches!(piece, Piece::Next(_))) {
        let found = own.iter().enumerate().find_map(|(at, piece)| match piece {
            Piece::Words(words, span) => {
                mark(words, 0).map(|(range, mark)| (at, words, *span, range, mark))
            }
            Piece::Open(_) | Piece::Close(_) | Piece::Next(_) | Piece::Other(_) => None,
        });
        let (at, words, span, range, found) = found?;
        let mut prefix = own.get(..at)?.to_vec();
        add_words(words, 0..range.start, span, &mut prefix);
        let mut suffix = Vec::new();
        add_words(words, range.end..words.len(), span, &mut suffix);
        suffix.extend_from_slice(own.get(at + 1..)?);
        let mark = Mark { span: part(span, words, &range), ..found };
        items.push(Item { prefix: trimmed(prefix), mark, suffix });
    }
    Some(items)
}

/// Pieces without the blank behind a semicolon.
fn trimmed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    if let Some(Piece::Words(words, span)) = pieces.first() {
        let blank = words.len() - words.trim_start().len();
        let (words, span) = (words.clone(), *span);
        pieces.remove(0);
        let mut first = Vec::new();
        add_words(&words, blank..words.len(), span, &mut first);
        pieces.splice(0..0, first);
    }
    pieces
}

/// The first key in words from byte `from` on, with its bytes: the mark before it included.
fn mark(words: &str, from: usize) -> Option<(std::ops::Range<usize>, Mark)> {
    let mut at = from;
    while let Some(offset) = words.get(at..)?.find('@') {
        at += offset;
        let before = words.get(..at)?;
        let is_suppressed = before.ends_with('-');
        let start = if is_suppressed { at - 1 } else { at };
        let is_apart = words.get(..start)?.chars().next_back().is_none_or(|c| {
            !c.is_alphanumeric() && !matches!(c, '_' | '.' | '/' | '@' | '-')
        });
        if let Some((key, length)) = words.get(at + 1..).and_then(key).filter(|_| is_apart)
        {
            let mark = Mark { key: key.to_owned(), is_suppressed, span: Span::default() };
            return Some((start..at + 1 + length, mark));
        }
        at += 1;
    }
    None
}

/// The key that words begin with, and how many bytes it takes: letters, digits and low
/// lines with single signs between them, or anything in braces.
fn key(words: &str) -> Option<(&str, usize)> {
    if let Some(inside) = words.strip_prefix('{') {
        let key = inside.get(..inside.find('}')?)?;
        return (!key.is_empty()).then_some((key, key.len() + 2));
    }
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let mut end = 0;
    for (at, c) in words.char_indices() {
        let goes_on = || {
            words.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(is_letter))
        };
        if is_letter(c) || at > 0 && ":.#$%&-+?<>~/".contains(c) && goes_on() {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    (end > 0).then(|| (words.get(..end).unwrap_or(""), end))
}

/// Makes citations of the keys in a sentence, with what stands in brackets behind them.
fn in_text(pieces: Vec<Piece>, known: &impl Known) -> Vec<Piece> {
    let mut done: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut waiting = std::collections::VecDeque::from(pieces);
    while let Some(piece) = waiting.pop_front() {
        let Piece::Words(words, span) = &piece else {
            done.push(piece);
            continue;
        };
        // What touches a word is an address or a handle, whatever the word is set in.
        let touching = ["@", "-@"].into_iter().find(|mark| words.starts_with(mark));
        let touching = touching.filter(|_| done.last().is_some_and(ends_in_word));
        let from = touching.map_or(0, str::len);
        let Some((range, found, id)) = known_mark(words, from, known) else {
            done.push(piece);
            continue;
        };
        add_words(words, 0..range.start, *span, &mut done);
        let found = Mark { span: part(*span, words, &range), ..found };
        let rest = words.get(range.end..).unwrap_or("");
        let suffix =
            if rest.trim().is_empty() { locator(&mut waiting) } else { Vec::new() };
        let is_alone = suffix.is_empty();
        let mut content = vec![link(&found, id)];
        content.extend(place(suffix));
        done.push(Piece::Other(citation(content, &[IN_TEXT_CLASS], found.span)));
        if is_alone && !rest.is_empty() {
            let span = part(*span, words, &(range.end..words.len()));
            waiting.push_front(Piece::Words(rest.to_owned(), span));
        }
    }
    done
}

/// Whether a piece ends with a letter or a digit.
fn ends_in_word(piece: &Piece) -> bool {
    match piece {
        Piece::Other(inline) => {
            plain_text(std::slice::from_ref(inline)).ends_with(char::is_alphanumeric)
        }
        Piece::Words(words, _) => words.ends_with(char::is_alphanumeric),
        Piece::Open(_) | Piece::Close(_) | Piece::Next(_) => false,
    }
}

/// The first key in words, from byte `from` on, that is that of a work.
fn known_mark(
    words: &str,
    mut from: usize,
    known: &impl Known,
) -> Option<(std::ops::Range<usize>, Mark, String)> {
    while let Some((range, found)) = mark(words, from) {
        if let Some(id) = known.id(&found.key) {
            return Some((range, found, id));
        }
        from = range.end;
    }
    None
}

/// Takes what stands in brackets at the head of pieces; nothing where none do.
fn locator(waiting: &mut std::collections::VecDeque<Piece>) -> Vec<Piece> {
    if !matches!(waiting.front(), Some(Piece::Open(_))) {
        return Vec::new();
    }
    let is_end = |piece: &Piece| matches!(piece, Piece::Close(_));
    let Some(end) = waiting.iter().position(is_end) else { return Vec::new() };
    let mut inside: Vec<Piece> = waiting.drain(..=end).collect();
    inside.pop();
    inside.remove(0);
    inside
}

/// What stands behind a key, mostly a place in the work, with the dashes of its ranges.
fn place(suffix: Vec<Piece>) -> Inlines {
    let mut place = joined(suffix);
    range::dash(&mut place);
    place
}

/// The link to a work, still without words.
fn link(mark: &Mark, id: String) -> Inline {
    let mut attributes = Attributes::default();
    attributes.add(CITED_KEY, mark.key.as_str());
    if mark.is_suppressed {
        attributes.add_class(SUPPRESSED_CLASS);
    }
    let link = Link {
        target: Target::Internal(id),
        title: String::new(),
        attributes,
        content: Inlines::new(),
    };
    Inline::new(mark.span, InlineKind::Link(Box::new(link)))
}

fn citation(content: Inlines, classes: &[&str], span: Span) -> Inline {
    let mut attributes = Attributes::default();
    attributes.add_class(CITATION_CLASS);
    for class in classes {
        attributes.add_class(*class);
    }
    Inline::new(span, InlineKind::Span { attributes, content })
}

/// The inlines of pieces, words that stood together in one again.
fn joined(pieces: Vec<Piece>) -> Inlines {
    let mut run = Inlines::with_capacity(pieces.len());
    // Whether the last inline is words that more can be added to.
    let mut is_open = false;
    for piece in pieces {
        let (words, span) = match piece {
            Piece::Other(inline) => {
                run.push(inline);
                is_open = false;
                continue;
            }
            Piece::Open(span) => ("[".to_owned(), span),
            Piece::Close(span) => ("]".to_owned(), span),
            Piece::Next(span) => (";".to_owned(), span),
            Piece::Words(words, span) => (words, span),
        };
        match run.last_mut() {
            Some(Inline { span: place, kind: InlineKind::Text(before) }) if is_open => {
                before.push_str(&words);
                *place = place.to(span);
            }
            _ => run.push(Inline::text(span, words)),
        }
        is_open = true;
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::cited_key;

    struct Works(Vec<String>);

    impl Known for Works {
        fn id(&self, key: &str) -> Option<String> {
            ["a", "b", "doe:99"].contains(&key).then(|| format!("ref-{key}"))
        }

        fn miss(&mut self, key: &str, _: Span) {
            self.0.push(key.to_owned());
        }
    }

    /// A run with citations as `‹…›`, each link as its key.
    fn shown(words: &str) -> String {
        let mut works = Works(Vec::new());
        let mut run = vec![Inline::text(Span::default(), words)];
        read(&mut run, &mut works);
        run.iter().map(shown_inline).collect()
    }

    fn shown_inline(inline: &Inline) -> String {
        match &inline.kind {
            InlineKind::Span { attributes, content } => {
                let mark = if attributes.has_class(IN_TEXT_CLASS) { "=" } else { "" };
                let inside: String = content.iter().map(shown_inline).collect();
                format!("‹{mark}{inside}›")
            }
            InlineKind::Link(link) => {
                let mark =
                    if link.attributes.has_class(SUPPRESSED_CLASS) { "-" } else { "" };
                format!("<{mark}{}>", cited_key(link).unwrap_or_default())
            }
            _ => plain_text(std::slice::from_ref(inline)),
        }
    }

    #[test]
    fn brackets_that_name_works_are_citations() {
        assert_eq!(shown("x [@a] y"), "x ‹<a>› y");
        assert_eq!(shown("[see @a, p. 3; -@b]."), "‹see <a>, p. 3; <-b>›.");
        assert_eq!(shown("[@{doe:99}, chap. [2]]"), "‹<doe:99>, chap. [2]›");
        assert_eq!(shown("[@doe:99]"), "‹<doe:99>›");
    }

    #[test]
    fn a_key_in_a_sentence_takes_the_brackets_behind_it() {
        assert_eq!(shown("As @a says, @b [p. 3] too."), "As ‹=<a>› says, ‹=<b>p. 3› too.");
        assert_eq!(shown("As @a."), "As ‹=<a>›.");
        let emphasis = |words: &str| {
            Inline::new(
                Span::default(),
                InlineKind::Emphasis(vec![Inline::text(Span::default(), words)]),
            )
        };
        // Behind a word that is set in something it is no key either.
        for (before, expected) in [("x", "x@a b"), ("x ", "x ‹=<a>› b")] {
            let mut run = vec![emphasis(before), Inline::text(Span::default(), "@a b")];
            read(&mut run, &mut Works(Vec::new()));
            assert_eq!(run.iter().map(shown_inline).collect::<String>(), expected);
        }
    }

    #[test]
    fn what_names_no_work_stays_as_it_is() {
        for words in
            ["[a; @c]", "me@a x", "@who", "[x] ; [y]", "a@b [c]", "@", "[@]", "]@["]
        {
            assert_eq!(shown(words), words);
        }
        let mut works = Works(Vec::new());
        let mut run = vec![Inline::text(Span::default(), "[@c]")];
        read(&mut run, &mut works);
        assert_eq!((plain_text(&run), works.0), ("[@c]".to_owned(), vec!["c".to_owned()]));
    }
}
