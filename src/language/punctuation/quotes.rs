//! Straight quotes and apostrophes turned as the language turns them.

use super::Speech;
use super::cells::{Cell, Cells, OBJECT, is_space};
use super::lint::{Remark, RemarkKind};
use crate::language::Language;

/// Turns `'` and `"`. Where straight double quotes do not pair, all of them stay as they
/// are in this passage, and a remark says where it went wrong.
pub(super) fn turn(cells: &mut Cells<'_>, remarks: &mut Vec<Remark>) {
    let single = turn_single(cells);
    let marks: Vec<char> = single.iter().map(|quote| cells.list[quote.index].c).collect();
    let mut alone = None;
    for reading in READINGS {
        match pair(cells, &single, reading) {
            Ok(turned) => {
                for (index, mark) in turned {
                    cells.list[index].c = mark;
                }
                return;
            }
            Err(index) => {
                alone = alone.or(Some(index));
                for (quote, mark) in single.iter().zip(&marks) {
                    cells.list[quote.index].c = *mark;
                }
            }
        }
    }
    remarks.extend(alone.map(|index| Remark {
        kind: RemarkKind::UnbalancedQuotes,
        range: cells.range(index),
    }));
}

/// How straight double quotes are read.
#[derive(Clone, Copy)]
struct Reading {
    /// Whether each one behind a figure is that of inches; else only one that closes nothing.
    measures: bool,
    /// Whether one at the head of a line repeats the one that is open.
    repeats: bool,
}

/// The readings, of which the first holds in which all quotes pair.
const READINGS: [Reading; 4] = [
    Reading { measures: false, repeats: false },
    Reading { measures: true, repeats: false },
    Reading { measures: false, repeats: true },
    Reading { measures: true, repeats: true },
];

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
    /// By a straight quote, at this index; and what it and its partner become.
    Straight(usize, (char, char)),
    /// By a mark of its own; and the mark that will close it.
    Turned(char),
}

/// The straight double quotes with the marks that they become, or the place of one that
/// has no partner. Single quotes that were turned count in the depth, and where they would
/// quote as what is around them does, they get other marks.
fn pair(
    cells: &mut Cells<'_>,
    single: &[Single],
    reading: Reading,
) -> Result<Vec<(usize, char)>, usize> {
    let mut pairing = Pairing::default();
    let mut single = single.iter().peekable();
    for index in 0..cells.list.len() {
        let Cell { c, protected, .. } = cells.list[index];
        if let Some(quote) = single.next_if(|quote| quote.index == index) {
            match quote.closed_at {
                Some(at) => {
                    let close = open_single(cells, index, at, &pairing.stack);
                    pairing.stack.push(Open::Turned(close));
                }
                None => {
                    pairing.closed = Some(index);
                    if pairing.top() == Some(c) {
                        pairing.pop();
                    }
                }
            }
            continue;
        }
        match c {
            '"' if !protected => pairing.straight(cells, index, reading),
            // German closes „ with “ and » with «: what closes the innermost goes first.
            c if pairing.top() == Some(c) => pairing.pop(),
            '«' => pairing.stack.push(Open::Turned('»')),
            '‹' => pairing.stack.push(Open::Turned('›')),
            '“' => pairing.stack.push(Open::Turned('”')),
            '„' => pairing.stack.push(Open::Turned('“')),
            '»' if guillemet_opens_at(cells, index) => {
                pairing.stack.push(Open::Turned('«'));
            }
            _ => {}
        }
    }
    pairing.finish(cells)
}

/// The quotes of a passage as far as they are paired.
#[derive(Default)]
struct Pairing {
    /// The straight ones with what they become.
    turned: Vec<(usize, char)>,
    /// What is open, the innermost last.
    stack: Vec<Open>,
    /// The last straight quote that closed.
    closed: Option<usize>,
    /// The first without a partner.
    alone: Option<usize>,
    /// One behind a figure that may be what ends a quotation typed with `„`, and the depth of
    /// that one.
    doubtful: Option<(usize, usize)>,
}

impl Pairing {
    /// What closes the innermost quotation, where that is no straight one.
    fn top(&self) -> Option<char> {
        match self.stack.last() {
            Some(Open::Turned(close)) => Some(*close),
            Some(Open::Straight(..)) | None => None,
        }
    }

    fn pop(&mut self) {
        self.stack.pop();
        self.doubtful = self.doubtful.filter(|(_, depth)| *depth <= self.stack.len());
    }

    /// Reads the straight quote at `index`.
    fn straight(&mut self, cells: &Cells<'_>, index: usize, reading: Reading) {
        let Some(habits) = cells.habits(index) else { return };
        let follows = self.closed.is_some() && self.closed == index.checked_sub(1);
        let is_behind_figure = cells.before(index).is_numeric();
        if !follows && opens_at(cells, index) {
            if let [Open::Straight(_, (open, _))] = self.stack[..]
                && reading.repeats
                && cells.before(index) == '\n'
            {
                return self.turned.push((index, open));
            }
            let depth = self.stack.len();
            let level = if depth < 3 { depth } else { 1 + depth % 2 };
            // Within single quotes the first level is the other one.
            let level = if self.top() == Some(habits.quotes[level].1) { 0 } else { level };
            let (open, close) = habits.quotes[level];
            self.turned.push((index, open));
            self.stack.push(Open::Straight(index, (open, close)));
            return;
        }
        if ends_feet_and_inches(cells, index) {
            return;
        }
        let closes = match self.stack.last() {
            Some(Open::Straight(_, (_, close))) => {
                Some(*close).filter(|_| !(is_behind_figure && reading.measures))
            }
            Some(Open::Turned(close)) => {
                Some(*close).filter(|close| ends_low(cells, index, *close))
            }
            None => None,
        };
        if let Some(close) = closes {
            self.turned.push((index, close));
            self.closed = Some(index);
            self.pop();
        } else if !is_behind_figure {
            self.alone = self.alone.or(Some(index));
        } else if self.top() == Some('“') {
            self.doubtful = self.doubtful.or(Some((index, self.stack.len())));
        }
    }

    /// What the quotes become, or the place of one without a partner.
    fn finish(self, cells: &Cells<'_>) -> Result<Vec<(usize, char)>, usize> {
        let mut open = self.stack.iter().filter_map(|open| match open {
            Open::Straight(index, _) => Some(*index),
            Open::Turned(_) => None,
        });
        let (first, second) = (open.next(), open.next());
        let goes_on = cells.speech == Speech::GoesOn;
        let is_outer = matches!(self.stack.first(), Some(Open::Straight(..)));
        let first = first.filter(|index| {
            !(goes_on && is_outer && second.is_none() && begins_speech(cells, *index))
        });
        let doubtful = self.doubtful.map(|(index, _)| index).filter(|_| !goes_on);
        self.alone.or(first).or(doubtful).map_or(Ok(self.turned), Err)
    }
}

/// Whether somebody begins or goes on to speak at `index`: at the head of a line, or behind
/// what announces it.
fn begins_speech(cells: &Cells<'_>, index: usize) -> bool {
    let before = cells.list.iter().take(index).rev().map(|cell| cell.c);
    let mut before = before.skip_while(|c| is_space(*c));
    before.next().is_none_or(|c| {
        matches!(c, '\n' | '.' | ',' | ':' | ';' | '!' | '?' | '…' | '—' | '–')
    })
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
        Some(Open::Turned(close) | Open::Straight(_, (_, close))) => Some(*close),
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

/// Whether the mark at `index` stands behind feet and inches: `6'2"`.
fn ends_feet_and_inches(cells: &Cells<'_>, index: usize) -> bool {
    let before = || cells.list[..index].iter().rev().map(|cell| cell.c);
    let figures = before().take_while(char::is_ascii_digit).count();
    let mut beyond = before().skip(figures);
    figures > 0
        && matches!(beyond.next(), Some('\'' | '’' | '′'))
        && beyond.next().as_ref().is_some_and(char::is_ascii_digit)
}
