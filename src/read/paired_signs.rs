//! Signs that stand in pairs around words and that pulldown does not know: where they stand,
//! what is beside them, and cutting a run there.

use super::bare_links::part;
use super::inlines::is_escaped;
use crate::document::{Inline, InlineKind, Inlines};
use crate::language::full_width::is_full_width_letter;

/// A sign in a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub(super) place: Place,
    /// What stands before it.
    pub(super) before: Neighbor,
    /// What stands behind it.
    pub(super) behind: Neighbor,
    /// Whether an address ends with it, of which it may be a part.
    pub(super) ends_address: bool,
}

/// A place in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Which inline, which is words.
    index: usize,
    /// Which byte of its words.
    at: usize,
}

/// What stands beside a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Neighbor {
    /// A blank, the end of a line or of the run.
    Nothing,
    /// A character that is no letter; a star for stress and the like.
    Sign(char),
    /// Code or a formula.
    Object,
    /// A letter or a digit.
    Letter,
    /// An ideograph or a kana: no blank parts it from other words.
    Ideograph,
}

impl Neighbor {
    fn of(c: char) -> Self {
        match c {
            c if c.is_whitespace() => Self::Nothing,
            c if is_full_width_letter(c) => Self::Ideograph,
            c if c.is_alphanumeric() => Self::Letter,
            c => Self::Sign(c),
        }
    }

    /// What an inline is to the one beside it, from whose side `edge` takes a character.
    fn beside(inline: Option<&Inline>, edge: fn(&str) -> Option<char>) -> Self {
        match inline.map(|inline| &inline.kind) {
            Some(InlineKind::Text(words)) => edge(words).map_or(Self::Nothing, Self::of),
            Some(InlineKind::SoftBreak | InlineKind::LineBreak) | None => Self::Nothing,
            Some(InlineKind::Code(_) | InlineKind::Math(_)) => Self::Object,
            Some(_element) => Self::Sign('*'),
        }
    }

    /// Whether it is a letter of whatever script.
    pub(super) const fn is_letter(self) -> bool {
        matches!(self, Self::Letter | Self::Ideograph)
    }

    /// Whether it is a quote, of whatever language.
    pub(super) fn is_quote(self) -> bool {
        matches!(self, Self::Sign('"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»'))
    }
}

/// Where `sign` stands in the words of a run: not behind a backslash, not in addresses but at
/// their end, and not as a part of a longer row of the same characters.
pub(super) fn signs(run: &[Inline], sign: &str) -> Vec<Sign> {
    let of_row = sign.chars().next().map(Neighbor::Sign);
    let mut signs = Vec::new();
    for (index, inline) in run.iter().enumerate() {
        let InlineKind::Text(words) = &inline.kind else { continue };
        if !words.contains(sign) || is_escaped(inline.span, words) {
            continue;
        }
        let mut address = Address::default();
        for (at, _) in words.match_indices(sign) {
            let (start, rest) = words.split_at_checked(at).unwrap_or(("", ""));
            let end = rest.get(sign.len()..).unwrap_or("");
            let before = match start.chars().next_back() {
                Some(c) => Neighbor::of(c),
                None => Neighbor::beside(
                    index.checked_sub(1).and_then(|index| run.get(index)),
                    |words| words.chars().next_back(),
                ),
            };
            let behind = match end.chars().next() {
                Some(c) => Neighbor::of(c),
                None => Neighbor::beside(run.get(index + 1), |words| words.chars().next()),
            };
            let is_row = Some(before) == of_row || Some(behind) == of_row;
            if is_row {
                continue;
            }
            let is_in_address = address.reaches(words, at);
            if !is_in_address || ends_word(end) {
                signs.push(Sign {
                    place: Place { index, at },
                    before,
                    behind,
                    ends_address: is_in_address,
                });
            }
        }
    }
    signs
}

/// The most marks that are taken for the end of a word.
const MOST_MARKS: usize = 4;

/// Whether nothing but a few marks stands behind a word's end.
fn ends_word(behind: &str) -> bool {
    let word = behind.chars().take(MOST_MARKS + 1).take_while(|c| !c.is_whitespace());
    let marks: Vec<char> = word.collect();
    marks.len() <= MOST_MARKS && marks.iter().all(|c| !c.is_alphanumeric() && *c != '/')
}

/// Whether places in words are in an address, in which signs are a part of it. Each word is
/// looked at once, however many signs are in it.
#[derive(Default)]
struct Address {
    /// Up to which byte the words were looked at.
    done: usize,
    /// Whether an address began in the word that goes on there.
    is_open: bool,
}

impl Address {
    /// Whether an address reaches to byte `at`, which is behind those asked for before.
    fn reaches(&mut self, words: &str, at: usize) -> bool {
        let more = words.get(self.done..at).unwrap_or("");
        let last = more.rsplit(char::is_whitespace).next().unwrap_or("");
        self.is_open &= last.len() == more.len();
        self.is_open |= last.contains("://") || last.contains("www.");
        self.done = at;
        self.is_open
    }
}

/// Makes something of what stands between pairs of `sign`, each pair behind the one before.
pub(super) fn replace(
    run: &mut Inlines,
    sign: &str,
    pairs: Vec<(Place, Place)>,
    made: fn(Inlines) -> InlineKind,
) {
    // From the last pair to the first, so that the places of those before stay.
    let mut behind: Vec<Inlines> = Vec::with_capacity(2 * pairs.len());
    let end = |place: Place| Place { at: place.at + sign.len(), ..place };
    for (opening, closing) in pairs.into_iter().rev() {
        behind.push(cut(run, end(closing)));
        let last = cut(run, closing);
        let content = cut(run, end(opening));
        let first = cut(run, opening);
        if let (Some(first), Some(last)) = (first.first(), last.first()) {
            behind.push(vec![Inline::new(first.span.to(last.span), made(content))]);
        }
    }
    run.extend(behind.into_iter().rev().flatten());
}

/// Ends a run at a place and gives what stands behind it.
fn cut(run: &mut Inlines, place: Place) -> Inlines {
    let mut behind = run.split_off((place.index + 1).min(run.len()));
    if let Some(Inline { span, kind: InlineKind::Text(words) }) = run.last_mut() {
        let length = words.len();
        let after = words.get(place.at..).unwrap_or("");
        if !after.is_empty() {
            let at = part(*span, words, &(place.at..length));
            behind.insert(0, Inline::text(at, after));
        }
        *span = part(*span, words, &(0..place.at.min(length)));
        words.truncate(place.at);
        if words.is_empty() {
            run.pop();
        }
    }
    behind
}
