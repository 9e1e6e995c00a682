//! The marks of a text that are the items' of lists.

use super::Numbered;
use super::chains::{self, Chain, Item};
use crate::document::{Delimiter, NumberStyle, Numerals};
use crate::read::divisions;
use crate::read::list_mark::Mark;
use crate::read::syntax::Syntax;
use std::collections::BTreeMap;
use std::ops::Range;

/// How often pulldown is asked, at most: a text that is still not settled then was made to
/// take long, and stays as it is.
const MOST_ROUNDS: usize = 24;

/// A mark at the beginning of a line, or behind the marks of other blocks there.
#[derive(Clone, Debug)]
struct Candidate<'a> {
    mark: Mark<'a>,
    /// Its first byte.
    at: usize,
    /// The sign behind the number that stands for it.
    sign: char,
    /// Whether more than a blank stands behind it, so that a capital is no initial.
    is_apart: bool,
    /// Whether the line before ends with a backslash: its author wants lines, not items.
    is_line: bool,
    numerals: Numerals,
}

/// The sign that a number has which stands for a mark.
const fn sign(delimiter: Delimiter) -> char {
    match delimiter {
        Delimiter::Period => '.',
        Delimiter::Parenthesis | Delimiter::Parentheses => ')',
    }
}

/// A text with the marks in it that may be items', ascending.
#[derive(Debug)]
pub(super) struct Search<'a> {
    body: &'a str,
    candidates: Vec<Candidate<'a>>,
    /// The lines of colons, each without what stands before it.
    fences: Vec<Range<usize>>,
}

/// Items of a chain that are one list.
#[derive(Debug, PartialEq, Eq)]
struct Run {
    items: Range<usize>,
    /// What counts the items, where these are no numbers of CommonMark's own.
    numerals: Option<Numerals>,
}

impl<'a> Search<'a> {
    /// The search in a text, with all marks that may be items'.
    pub(super) fn of(body: &'a str) -> Self {
        let mut search = Self { body, candidates: Vec::new(), fences: Vec::new() };
        let mut start = 0;
        let mut is_line = false;
        let mut lines = body.split_inclusive('\n').peekable();
        while let Some(line) = lines.next() {
            if !lines.peek().is_some_and(|next| is_below_head(next, line)) {
                search.line(start, line, is_line);
            }
            let words = line.trim_end_matches(['\n', '\r']);
            // Two of them are one that is meant.
            is_line = !(words.len() - words.trim_end_matches('\\').len()).is_multiple_of(2);
            start += line.len();
        }
        search.leave_lone_marks();
        search
    }

    /// Finds the marks at the beginning of the line that stands at byte `start`.
    fn line(&mut self, start: usize, line: &'a str, is_line: bool) {
        let mut at = divisions::lead(line);
        while let Some((mark, behind)) = Mark::of(line.get(at..).unwrap_or("")) {
            let words = behind.trim_start_matches([' ', '\t']);
            let blanks = behind.len() - words.len();
            let is_end = words.is_empty() || words.starts_with(['\n', '\r']);
            if mark.label == "#" || mark.is_plain() || (blanks == 0 && !is_end) {
                break;
            }
            self.candidates.push(Candidate {
                mark,
                at: start + at,
                sign: sign(mark.delimiter),
                is_apart: blanks > 1 || is_end || behind.starts_with('\t'),
                is_line,
                numerals: Numerals::Decimal,
            });
            at += mark.len();
            at += divisions::lead(line.get(at..).unwrap_or(""));
        }
        let words = line.get(at..).unwrap_or("").trim_end();
        if divisions::is_fence(words) {
            self.fences.push(start + at..start + at + words.len());
        }
    }

    /// Leaves out the marks that no other of the text can stand beside.
    fn leave_lone_marks(&mut self) {
        let places = Places::of(self.candidates.iter().map(|it| it.mark).enumerate());
        let mut index = 0;
        self.candidates.retain(|candidate| {
            index += 1;
            places.has_other(index - 1, candidate.mark)
        });
    }

    /// The text in which each mark of a list is a number, and what these stand for, once
    /// pulldown finds lists of them and nothing else; none where there are no such lists.
    pub(super) fn settled(
        mut self,
        syntax: Syntax,
    ) -> Option<(String, Vec<(usize, Numbered)>)> {
        let mut plain = BTreeMap::new();
        for _ in 0..MOST_ROUNDS {
            if self.candidates.is_empty() {
                return None;
            }
            let text = self.text(&plain);
            let chains = chains::chains(&self.covered(&text), syntax, |at| {
                let found = self.candidates.binary_search_by_key(&at, |it| it.at);
                found.map_or(Item::Plain(at), Item::Candidate)
            });
            let runs: Vec<Vec<Run>> = chains.iter().map(|it| self.runs(it)).collect();
            if self.leave_out(&chains, &runs) {
                continue;
            }
            let is_parted = self.part(&chains, &runs, &mut plain);
            if !is_parted {
                return Some((text, self.found(&plain)));
            }
        }
        None
    }

    /// What the numbers stand for, by their places.
    fn found(&self, plain: &BTreeMap<usize, char>) -> Vec<(usize, Numbered)> {
        let lettered = self.candidates.iter().filter_map(|candidate| {
            let Candidate { mark, at, numerals, .. } = candidate;
            let style = NumberStyle { numerals: *numerals, delimiter: mark.delimiter };
            Some((*at, Numbered { style, number: mark.number(*numerals)? }))
        });
        let plain = plain.keys().filter_map(|at| {
            let delimiter = match self.plain_sign(*at) {
                ')' => Delimiter::Parenthesis,
                _ => Delimiter::Period,
            };
            let style = NumberStyle { numerals: Numerals::Decimal, delimiter };
            let number = self.body.get(*at..at + digits(self.body, *at))?.parse().ok()?;
            Some((*at, Numbered { style, number }))
        });
        lettered.chain(plain).collect()
    }

    /// The body with numbers for the marks, and with other signs behind those numbers of
    /// CommonMark's own that `plain` names.
    fn text(&self, plain: &BTreeMap<usize, char>) -> String {
        let mut text = self.body.to_owned();
        for Candidate { mark, at, sign, .. } in &self.candidates {
            // One may follow words, as in CommonMark.
            let digit = if mark.is_first() { 1 } else { 2 };
            let width = mark.len() - 1;
            let number = format!("{digit:0width$}{sign}");
            text.replace_range(*at..at + mark.len(), &number);
        }
        for (at, sign) in plain {
            let digits = digits(self.body, *at);
            text.replace_range(at + digits..at + digits + 1, sign.encode_utf8(&mut [0; 4]));
        }
        text
    }

    /// The text with rules for its lines of colons, which end the blocks before them.
    fn covered(&self, text: &str) -> String {
        let mut covered = text.to_owned();
        for range in &self.fences {
            covered.replace_range(range.clone(), &"_".repeat(range.len()));
        }
        covered
    }

    /// The lists of which a chain is made. An item that is in none has no other beside it.
    fn runs(&self, chain: &Chain) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = 0;
        while let Some(first) = chain.items.get(at) {
            let numerals = match chain.items.get(at + 1) {
                Some(second) => self.goes_on(*first, *second, None),
                None => None,
            };
            let mut end = at + 1;
            while let (Some(last), Some(next)) =
                (chain.items.get(end - 1), chain.items.get(end))
                && self.is_next(*last, *next, numerals)
            {
                end += 1;
            }
            let is_plain = matches!(first, Item::Plain(_));
            if is_plain || numerals.is_some() {
                runs.push(Run { items: at..end, numerals });
            }
            at = end;
        }
        runs
    }

    /// Whether an item goes on with the list of the one before it.
    fn is_next(&self, last: Item, next: Item, numerals: Option<Numerals>) -> bool {
        match (last, next) {
            (Item::Plain(last), Item::Plain(next)) => {
                self.plain_sign(last) == self.plain_sign(next)
            }
            (Item::Candidate(_), Item::Candidate(_)) => {
                numerals.is_some() && self.goes_on(last, next, numerals).is_some()
            }
            (Item::Plain(_), Item::Candidate(_)) | (Item::Candidate(_), Item::Plain(_)) => {
                false
            }
        }
    }

    /// In which figures or letters, or in which of them alone, one mark follows another.
    fn goes_on(
        &self,
        first: Item,
        second: Item,
        known: Option<Numerals>,
    ) -> Option<Numerals> {
        let (Item::Candidate(first), Item::Candidate(second)) = (first, second) else {
            return None;
        };
        let (first, second) = (self.candidates[first].mark, self.candidates[second].mark);
        match known {
            Some(numerals) => first.goes_on_in(second, numerals).then_some(numerals),
            None => first.goes_on(second),
        }
    }

    /// The sign behind a number of CommonMark's own, as it was typed.
    fn plain_sign(&self, at: usize) -> char {
        let rest = self.body.get(at + digits(self.body, at)..);
        rest.and_then(|rest| rest.chars().next()).unwrap_or('.')
    }

    /// Leaves out marks that are no items. First go those that no change around them could
    /// make one; where there are none, all that are not in a list. Tells whether any went.
    fn leave_out(&mut self, chains: &[Chain], runs: &[Vec<Run>]) -> bool {
        let mut is_item = vec![false; self.candidates.len()];
        let mut is_hopeless = vec![false; self.candidates.len()];
        for (chain, runs) in chains.iter().zip(runs) {
            let mut in_run = vec![false; chain.items.len()];
            for run in runs {
                let is_good = self.is_list(chain, run);
                for index in run.items.clone() {
                    in_run[index] = true;
                    if let Item::Candidate(own) = chain.items[index] {
                        is_item[own] = is_good;
                        is_hopeless[own] = !is_good;
                    }
                }
            }
            let marks = chain.items.iter().enumerate().filter_map(|(index, item)| {
                let Item::Candidate(own) = *item else { return None };
                Some((index, own))
            });
            let places =
                Places::of(marks.clone().map(|(at, own)| (at, self.candidates[own].mark)));
            for (index, own) in marks.filter(|(index, _)| !in_run[*index]) {
                is_hopeless[own] = !places.has_other(index, self.candidates[own].mark);
            }
        }
        let goes: Vec<bool> = match is_hopeless.contains(&true) {
            true => is_hopeless,
            false => is_item.iter().map(|is_item| !is_item).collect(),
        };
        let mut goes_now = goes.iter();
        self.candidates.retain(|_| goes_now.next() != Some(&true));
        goes.contains(&true)
    }

    /// Whether what looks like a list is meant as one.
    fn is_list(&self, chain: &Chain, run: &Run) -> bool {
        let marks: Vec<&Candidate<'_>> = run
            .items
            .clone()
            .filter_map(|index| match chain.items[index] {
                Item::Candidate(own) => Some(&self.candidates[own]),
                Item::Plain(_) => None,
            })
            .collect();
        let Some(first) = marks.first() else { return true };
        if chain.interrupts && run.items.start == 0
            || marks.iter().skip(1).any(|mark| mark.is_line)
        {
            return false;
        }
        // `A. Dupont` and `B. Martin` are names. As pandoc has it, two blanks say that they
        // are none; three in a row that begin with `A.` are none either.
        let are_initials = marks.iter().any(|it| it.mark.is_initial() && !it.is_apart)
            && run.numerals == Some(Numerals::UpperLetter);
        !are_initials || (first.mark.is_first() && marks.len() > 2)
    }

    /// Gives each list of a chain another sign than the one before it has, so that pulldown
    /// keeps them apart, and says what counts its items. Tells whether a sign changed.
    fn part(
        &mut self,
        chains: &[Chain],
        runs: &[Vec<Run>],
        plain: &mut BTreeMap<usize, char>,
    ) -> bool {
        let mut is_parted = false;
        for (chain, runs) in chains.iter().zip(runs) {
            let mut before = None;
            for run in runs {
                let typed = match chain.items.get(run.items.start) {
                    Some(Item::Candidate(own)) => {
                        sign(self.candidates[*own].mark.delimiter)
                    }
                    Some(Item::Plain(at)) => self.plain_sign(*at),
                    None => continue,
                };
                let sign = match before == Some(typed) {
                    true if typed == '.' => ')',
                    true => '.',
                    false => typed,
                };
                before = Some(sign);
                for item in &chain.items[run.items.clone()] {
                    match item {
                        Item::Candidate(own) => {
                            let own = &mut self.candidates[*own];
                            is_parted |= own.sign != sign;
                            own.sign = sign;
                            own.numerals = run.numerals.unwrap_or_default();
                        }
                        Item::Plain(at) if sign != typed => {
                            is_parted |= plain.insert(*at, sign) != Some(sign);
                        }
                        Item::Plain(at) => is_parted |= plain.remove(at).is_some(),
                    }
                }
            }
        }
        is_parted
    }
}

/// Whether a line stands between the head of a table, which is `head`, and its rows. Set in
/// as far as the words of an item it is one of a table that stands in the item.
fn is_below_head(line: &str, head: &str) -> bool {
    let lead = |line: &str| line.len() - line.trim_start_matches([' ', '>']).len();
    let words = head.get(lead(head)..).unwrap_or("");
    let mark = Mark::of(words).map_or(0, |(mark, _)| mark.len() + 1);
    let is_in_item = mark > 0 && lead(line) >= lead(head) + mark;
    !is_in_item
        && line.contains('|')
        && line.contains('-')
        && line.chars().all(|c| c.is_ascii_whitespace() || "-:|>".contains(c))
}

/// Where, among others, each number of each kind of mark stands first and last.
struct Places(BTreeMap<(Numerals, Delimiter, u64), (usize, usize)>);

impl Places {
    fn of<'m>(marks: impl Iterator<Item = (usize, Mark<'m>)>) -> Self {
        let mut places = BTreeMap::new();
        for (index, mark) in marks {
            for numerals in Numerals::ALL {
                if let Some(number) = mark.number(numerals) {
                    let key = (numerals, mark.delimiter, number);
                    places.entry(key).or_insert((index, index)).1 = index;
                }
            }
        }
        Self(places)
    }

    /// Whether a mark further below counts on from the one at `index`, or this one from one
    /// further above.
    fn has_other(&self, index: usize, mark: Mark<'_>) -> bool {
        Numerals::ALL.into_iter().any(|numerals| {
            let Some(number) = mark.number(numerals) else { return false };
            let place = |number: Option<u64>| {
                self.0.get(&(numerals, mark.delimiter, number?)).copied()
            };
            place(number.checked_add(1)).is_some_and(|(_, last)| last > index)
                || place(number.checked_sub(1)).is_some_and(|(first, _)| first < index)
        })
    }
}

/// How many digits stand at byte `at`.
fn digits(text: &str, at: usize) -> usize {
    text.bytes().skip(at).take_while(u8::is_ascii_digit).count()
}
