//! Straight quotes and apostrophes turned as the language turns them.

use super::cells::{Cell, Cells, OBJECT};
use super::lint::{Remark, RemarkKind};
use crate::language::Language;

/// Turns `'` and `"`. Where straight double quotes do not pair, all of them stay as they
/// are in this passage, and a remark says where it went wrong.
pub(super) fn turn(cells: &mut Cells<'_>, remarks: &mut Vec<Remark>) {
    let single = turn_single(cells);
    match pair(cells, &single) {
        Ok(turned) => {
            for (index, mark) in turned {
                cells.list[index].c = mark;
            }
        }
        Err(index) => remarks
            .push(Remark { kind: RemarkKind::UnbalancedQuotes, range: cells.range(index) }),
    }
}

/// A straight single quote that was turned.
#[derive(Clone, Copy)]
struct Single {
    /// Where it stands.
    index: usize,
    /// Where the one stands that closes what it opens; none where it closes.
    closed_at: Option<usize>,
}

/// Turns apostrophes, and single quotes where the language quotes with them and where those
/// of the line pair. Gives the quotes, ascending.
fn turn_single(cells: &mut Cells<'_>) -> Vec<Single> {
    let mut quotes: Vec<Single> = Vec::new();
    // The opening single quote that waits for its closing one, with its marks.
    let mut open: Option<(usize, char, char)> = None;
    let mut turned: Vec<(Single, char)> = Vec::new();
    let mut pairs = true;
    for index in 0..=cells.list.len() {
        if cells.at(Some(index)) == '\n' {
            if pairs && open.is_none() {
                for (quote, mark) in &turned {
                    cells.list[quote.index].c = *mark;
                    quotes.push(*quote);
                }
            }
            (open, pairs) = (None, true);
            turned.clear();
        }
        if cells.at(Some(index)) != '\'' || !cells.is_free(index) {
            continue;
        }
        let Some(habits) = cells.habits(index).copied() else { continue };
        let (before, after) = (cells.before(index), cells.at(Some(index + 1)));
        if is_apostrophe(cells, index, habits.language, open.is_some()) {
            cells.list[index].c = '’';
        } else if let Some((opening, mark, close)) = open
            && !before.is_whitespace()
            && !after.is_alphanumeric()
        {
            turned.push((Single { index: opening, closed_at: Some(index) }, mark));
            turned.push((Single { index, closed_at: None }, close));
            open = None;
        } else if let Some((mark, close)) = habits.single_quotes
            && opens(before)
            && !after.is_whitespace()
        {
            pairs &= open.is_none();
            open = Some((index, mark, close));
        }
    }
    quotes
}

fn is_apostrophe(
    cells: &Cells<'_>,
    index: usize,
    language: Language,
    quoting: bool,
) -> bool {
    let (before, after) = (cells.before(index), cells.at(Some(index + 1)));
    let ends_n = before == 'n'
        && !after.is_alphanumeric()
        && index.checked_sub(2).is_some_and(|at| matches!(cells.list[at].c, '’' | '\''));
    if ends_n {
        return true;
    }
    if before.is_alphabetic() {
        if after.is_alphabetic() {
            return true;
        }
        return match language {
            // `l'«école»`, `l'12e`, `qu'*il*`: elision goes on behind a mark.
            Language::French | Language::Italian => {
                (matches!(after, '"' | '«' | '“' | '‘')
                    && begins_words(cells.at(Some(index + 2))))
                    || after == '\u{fffc}'
                    || after.is_ascii_digit()
                    || (language == Language::Italian && !quoting)
            }
            // `dogs'`, `Hans'`: nothing but an apostrophe where no quote is open.
            Language::English | Language::German | Language::Dutch => !quoting,
            Language::Spanish | Language::Portuguese | Language::Other => false,
        };
    }
    // The genitive of what stands before it: of code, of words in quotes or parentheses.
    let ends_quote =
        before == '"' && index.checked_sub(1).is_some_and(|at| !opens_at(cells, at));
    if after.is_alphabetic() && (ends_quote || matches!(before, OBJECT | '”' | '»' | ')'))
    {
        return true;
    }
    if before.is_alphanumeric() {
        // `1980's`; but `5'` and `5'10` are feet.
        return after.is_alphabetic() && language != Language::French;
    }
    // `'90`, `'90s`.
    let following: String = cells
        .list
        .iter()
        .skip(index + 1)
        .map(|cell| cell.c)
        .take_while(|c| c.is_alphanumeric())
        .take(LONGEST_ELIDED)
        .collect();
    let digits = following.bytes().take_while(u8::is_ascii_digit).count();
    let decade = following.get(digits..).unwrap_or("");
    if digits == 2 && matches!(decade, "" | "s" | "er" | "ern" | "ers") {
        return true;
    }
    let elided: &[&str] = match language {
        Language::English => &[
            "tis", "twas", "twere", "twill", "em", "til", "cause", "n", "bout", "round",
            "ere", "neath", "gainst",
        ],
        Language::Dutch => &["s", "t", "n", "k", "m", "ns"],
        Language::German => &[
            "ne", "nen", "nem", "ner", "nes", "n", "s", "st", "raus", "rein", "ran",
            "runter", "rüber",
        ],
        Language::Italian => &["sto", "sta", "sti", "ste", "ndrangheta", "nduja"],
        Language::French | Language::Spanish | Language::Portuguese | Language::Other => {
            &[]
        }
    };
    // `rock 'n' roll`, in every language.
    let is_n = following == "n" && cells.at(Some(index + 2)) == '\'';
    elided.contains(&following.to_lowercase().as_str()) || is_n
}

/// Whether a mark that opens a quotation may have `c` behind it where it stands behind an
/// elision: `l'"ora"`, but not `'via'".`.
fn begins_words(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{fffc}' | '«' | '“' | '‘' | '\'' | '…')
}

/// The letters of the longest word that begins with an apostrophe: `'ndrangheta`.
const LONGEST_ELIDED: usize = 11;

/// A quotation that has not been closed.
enum Open {
    /// By a straight quote, at this index; and the mark that will close it.
    Straight(usize, char),
    /// By a mark of its own; and the mark that will close it.
    Turned(char),
}

/// The straight double quotes with the marks that they become, or the place of one that
/// has no partner. Single quotes that were turned count in the depth, and where they would
/// quote as what is around them does, they get other marks.
fn pair(cells: &mut Cells<'_>, single: &[Single]) -> Result<Vec<(usize, char)>, usize> {
    let mut turned = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    let mut single = single.iter().peekable();
    // The last straight quote that closed.
    let mut closed = None;
    let mut alone = None;
    for index in 0..cells.list.len() {
        let Cell { c, protected, .. } = cells.list[index];
        if let Some(quote) = single.next_if(|quote| quote.index == index) {
            match quote.closed_at {
                Some(at) => stack.push(Open::Turned(open_single(cells, index, at, &stack))),
                None => {
                    closed = Some(index);
                    if matches!(stack.last(), Some(Open::Turned(mark)) if *mark == c) {
                        stack.pop();
                    }
                }
            }
            continue;
        }
        let top = match stack.last() {
            Some(Open::Turned(close)) => Some(*close),
            Some(Open::Straight(..)) | None => None,
        };
        match c {
            '"' if !protected => {
                let Some(habits) = cells.habits(index) else { continue };
                let follows = closed.is_some() && closed == index.checked_sub(1);
                if !follows && opens_at(cells, index) {
                    let depth = stack.len();
                    let level = if depth < 3 { depth } else { 1 + depth % 2 };
                    // Within single quotes the first level is the other one.
                    let level = if top == Some(habits.quotes[level].1) { 0 } else { level };
                    let (open, close) = habits.quotes[level];
                    turned.push((index, open));
                    stack.push(Open::Straight(index, close));
                } else if let Some(Open::Straight(_, close)) = stack.last() {
                    turned.push((index, *close));
                    closed = Some(index);
                    stack.pop();
                } else if let Some(close) = top.filter(|top| ends_low(cells, index, *top)) {
                    turned.push((index, close));
                    closed = Some(index);
                    stack.pop();
                } else {
                    alone = alone.or(Some(index));
                }
            }
            // German closes „ with “ and » with «: what closes the innermost goes first.
            c if top == Some(c) => {
                stack.pop();
            }
            '«' => stack.push(Open::Turned('»')),
            '‹' => stack.push(Open::Turned('›')),
            '“' => stack.push(Open::Turned('”')),
            '„' => stack.push(Open::Turned('“')),
            '»' if guillemet_opens_at(cells, index) => {
                stack.push(Open::Turned('«'));
            }
            _ => {}
        }
    }
    let open = stack.iter().find_map(|open| match open {
        Open::Straight(index, _) => Some(*index),
        Open::Turned(_) => None,
    });
    alone.or(open).map_or(Ok(turned), Err)
}

/// Whether the straight quote at `index` ends what `„` opened and `close` would close: such is
/// typed where the low mark alone is at hand. Behind figures it may be that of inches, and
/// where `close` comes next the words go on up to there.
fn ends_low(cells: &Cells<'_>, index: usize, close: char) -> bool {
    let is_quote = |c: &char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    let next = cells.list.iter().skip(index + 1).map(|cell| cell.c).find(is_quote);
    close == '“' && !cells.before(index).is_ascii_digit() && next != Some(close)
}

/// Gives the single quotes at `index` and `end` other marks where what is around them has
/// theirs: `“je, ‘moi’, vais”`. Tells the mark that closes them.
fn open_single(cells: &mut Cells<'_>, index: usize, end: usize, stack: &[Open]) -> char {
    let around = match stack.last() {
        Some(Open::Turned(close) | Open::Straight(_, close)) => Some(*close),
        None => None,
    };
    let close = cells.at(Some(end));
    let Some(habits) = cells.habits(index).copied() else { return close };
    // Of their own they are the language's single ones: `un ‘glos’`.
    if stack.is_empty() {
        return close;
    }
    let [_, second, third] = habits.quotes;
    let deep = if stack.len() == 1 { second } else { third };
    let (opening, closing) = match around == Some(deep.1) {
        true if deep == third => second,
        true => third,
        false => deep,
    };
    cells.list[index].c = opening;
    cells.list[end].c = closing;
    closing
}

/// Whether a quote at `index` opens a quotation.
pub(super) fn opens_at(cells: &Cells<'_>, index: usize) -> bool {
    let (before, after) = (cells.before(index), cells.at(Some(index + 1)));
    // `un po'".`: behind an apostrophe it closes.
    let closes = before == '’' && is_low_mark(after);
    opens(before)
        && !closes
        && !after.is_whitespace()
        && !matches!(after, '»' | '›' | '”' | ')' | ']')
}

/// Whether the guillemet `»` or `›` at `index` opens a quotation, as German books have it; it
/// closes where a mark follows: `« ora », poi`.
pub(super) fn guillemet_opens_at(cells: &Cells<'_>, index: usize) -> bool {
    opens_at(cells, index) && !is_low_mark(cells.at(Some(index + 1)))
}

/// A mark that no quotation begins with.
const fn is_low_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?')
}

/// Whether a quote behind `before` may open a quotation.
fn opens(before: char) -> bool {
    before.is_whitespace()
        || matches!(
            before,
            '(' | '['
                | '{'
                | '—'
                | '–'
                | '«'
                | '‹'
                | '“'
                | '‘'
                | '„'
                | '‚'
                | '’'
                | '\''
                | '/'
                | '"'
                | '-'
                | '='
                | '¿'
                | '¡'
        )
}
