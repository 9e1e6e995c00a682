//! What a person should look at: opinions on words are never carried out.

use super::Passage;
use crate::diagnostic::{Code, Diagnostic, Span, catalogue};
use crate::language::Language;
use std::ops::Range;

/// Something doubtful in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is.
    pub kind: RemarkKind,
    /// The bytes of the passage that it is about.
    pub range: Range<usize>,
}

/// What is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemarkKind {
    /// A straight quote has no partner, so that all straight quotes of the passage stay.
    UnbalancedQuotes,
    /// A French capital lacks its accent: `A lire`, `Etat`.
    CapitalAccent,
    /// `etc...`: one point is enough.
    EtCetera,
    /// `2ème`: French writes `2e`.
    Ordinal,
    /// `E'`, `perche'`: Italian writes `È`, `perché`.
    AccentAsApostrophe,
    /// Two blanks between words: every edition sets one.
    DoubleBlank,
}

impl RemarkKind {
    /// Its entry in the catalogue.
    #[must_use]
    pub fn code(self) -> &'static Code {
        match self {
            Self::UnbalancedQuotes => &catalogue::LANGUAGE_UNBALANCED_QUOTES,
            Self::CapitalAccent => &catalogue::LANGUAGE_CAPITAL_ACCENT,
            Self::EtCetera => &catalogue::LANGUAGE_ET_CETERA,
            Self::Ordinal => &catalogue::LANGUAGE_ORDINAL,
            Self::AccentAsApostrophe => &catalogue::LANGUAGE_ACCENT_AS_APOSTROPHE,
            Self::DoubleBlank => &catalogue::LANGUAGE_DOUBLE_BLANK,
        }
    }

    /// The remark as a diagnostic about `words`, which stand at `span`.
    #[must_use]
    pub fn diagnostic(self, words: &str, span: Span) -> Diagnostic {
        let (message, help) = match self {
            Self::UnbalancedQuotes => (
                "a straight quote has no partner, so the straight quotes here stay as they are"
                    .to_owned(),
                "add the missing quote, or write `\\\"` for one that is meant".to_owned(),
            ),
            Self::CapitalAccent => {
                (format!("`{words}` lacks its accent"), "write `À`, `É` or `Ç`: capitals keep their accents".to_owned())
            }
            Self::EtCetera => (format!("`{words}` has more than one point"), "write `etc.`".to_owned()),
            Self::Ordinal => (
                format!("`{words}` is no French ordinal"),
                ordinal(words).map_or_else(
                    || "write `1re`, `2e`, `3e`".to_owned(),
                    |right| format!("write `{right}`"),
                ),
            ),
            Self::AccentAsApostrophe => (
                format!("`{words}` has an apostrophe in place of an accent"),
                "write the accent: `È`, `perché`, `città`".to_owned(),
            ),
            Self::DoubleBlank => (
                "more than one blank stands here; one is set".to_owned(),
                "leave one blank".to_owned(),
            ),
        };
        Diagnostic::new(self.code(), message).at(span).help(help)
    }
}

/// French words that begin with É, and with Ç, when they begin a sentence.
const ACCENTED: [&str; 30] = [
    "Ca",
    "Echange",
    "Echanges",
    "Ecole",
    "Ecoles",
    "Economie",
    "Ecoute",
    "Ecrire",
    "Ecriture",
    "Edition",
    "Editions",
    "Editeur",
    "Egalement",
    "Eglise",
    "Election",
    "Elections",
    "Eleve",
    "Energie",
    "Enormement",
    "Equipe",
    "Equipes",
    "Etant",
    "Etat",
    "Etats",
    "Ete",
    "Etes",
    "Etude",
    "Etudes",
    "Evidemment",
    "Etre",
];

/// Adds what is doubtful in the words of a passage.
pub(super) fn judge(passage: &Passage<'_>, remarks: &mut Vec<Remark>) {
    for (index, (start, tag)) in passage.languages.iter().enumerate() {
        let end =
            passage.languages.get(index + 1).map_or(passage.text.len(), |next| next.0);
        if tag.language() != Language::Other {
            judge_blanks(passage.text, *start..end, tag.language(), remarks);
        }
        let words: fn(&str, Range<usize>, char) -> Option<RemarkKind> = match tag.language()
        {
            Language::French => judge_french,
            Language::Italian => judge_italian,
            Language::English
            | Language::German
            | Language::Spanish
            | Language::Portuguese
            | Language::Dutch
            | Language::Other => continue,
        };
        judge_part(passage.text, *start..end, words, remarks);
    }
}

/// Judges the words of a part that is in one language.
fn judge_part(
    text: &str,
    part: Range<usize>,
    judge: fn(&str, Range<usize>, char) -> Option<RemarkKind>,
    remarks: &mut Vec<Remark>,
) {
    let Some(words) = text.get(part.clone()) else { return };
    let mut previous = text
        .get(..part.start)
        .and_then(|before| before.trim_end_matches([' ', '\u{a0}']).chars().next_back())
        .unwrap_or('\n');
    let mut start = None;
    for (at, c) in words.char_indices().chain([(words.len(), '\n')]) {
        let is_part = c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}');
        match (start, is_part) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                let range = part.start + from..part.start + at;
                if let Some(kind) = judge(text, range.clone(), previous) {
                    remarks.push(Remark { kind, range });
                }
                previous = c;
            }
            (None, false) => {
                if !c.is_whitespace() || previous == '\n' {
                    previous = c;
                }
            }
            (Some(_), true) => {}
        }
    }
}

fn judge_french(text: &str, range: Range<usize>, previous: char) -> Option<RemarkKind> {
    let (word, after) = (text.get(range.clone())?, text.get(range.end..)?);
    match word.bytes().next()? {
        b'A' if word == "A" => {
            let begins = matches!(previous, '\n' | '.' | '!' | '?' | '…' | '«' | '—' | '“');
            let next = after.strip_prefix([' ', '\u{a0}']);
            let next = next.and_then(|rest| rest.chars().next());
            (begins && next.is_some_and(char::is_lowercase))
                .then_some(RemarkKind::CapitalAccent)
        }
        b'C' | b'E' => ACCENTED.contains(&word).then_some(RemarkKind::CapitalAccent),
        b'e' => (word == "etc" && (after.starts_with("..") || after.starts_with('…')))
            .then_some(RemarkKind::EtCetera),
        b'0'..=b'9' | b'I' | b'V' | b'X' => ordinal(word).map(|_| RemarkKind::Ordinal),
        _ => None,
    }
}

/// How a French ordinal is written that `word` writes as it is spoken: `1re` for `1ère`,
/// `XIXe` for `XIXème`; none where `word` is no such thing.
fn ordinal(word: &str) -> Option<String> {
    let is_number = |c: char| c.is_ascii_digit() || "IVXLC".contains(c);
    let behind = word.find(|c| !is_number(c))?;
    let (number, letters) = (word.get(..behind)?, word.get(behind..)?);
    let is_one = matches!(number, "1" | "I");
    let right = match letters {
        "ème" | "eme" | "ième" | "ieme" => "e",
        "èmes" | "emes" | "ièmes" | "iemes" => "es",
        "ère" | "ere" | "ière" | "iere" if is_one => "re",
        "ères" | "eres" | "ières" | "ieres" if is_one => "res",
        "ier" if is_one => "er",
        "iers" if is_one => "ers",
        _ => return None,
    };
    let is_written = number.bytes().all(|b| b.is_ascii_digit())
        || number.bytes().all(|b| b.is_ascii_uppercase());
    is_written.then(|| format!("{number}{right}"))
}

/// Where words stand apart by more than one blank. Behind the end of a sentence English
/// typists write two.
fn judge_blanks(
    text: &str,
    part: Range<usize>,
    language: Language,
    remarks: &mut Vec<Remark>,
) {
    let Some(words) = text.get(part.clone()) else { return };
    let mut behind = 0;
    for (at, _) in words.match_indices("  ") {
        if at < behind {
            continue;
        }
        let rest = words.get(at..).unwrap_or("");
        let length = rest.len() - rest.trim_start_matches(' ').len();
        behind = at + length;
        let before = words.get(..at).and_then(|head| head.chars().next_back());
        let after = words.get(behind..).and_then(|rest| rest.chars().next());
        let is_beside = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let ends = language == Language::English
            && before.is_some_and(|c| ".!?:\"”’')".contains(c));
        if is_beside(before) && is_beside(after) && !ends {
            let range = part.start + at..part.start + behind;
            remarks.push(Remark { kind: RemarkKind::DoubleBlank, range });
        }
    }
}

/// `E' vero`, `perche'`: an apostrophe stands where the letter has an accent.
fn judge_italian(text: &str, range: Range<usize>, _: char) -> Option<RemarkKind> {
    let (word, after) = (text.get(range.clone())?, text.get(range.end..)?);
    let rest = after.strip_prefix(['\'', '’'])?;
    let is_end = !rest.starts_with(char::is_alphanumeric);
    (is_end && UNACCENTED.contains(&word)).then_some(RemarkKind::AccentAsApostrophe)
}

/// Italian words that end in an accented letter, with the letter bare.
const UNACCENTED: [&str; 18] = [
    "E", "e", "citta", "Citta", "cosi", "Cosi", "finche", "gia", "Gia", "perche", "Perche",
    "piu", "Piu", "poiche", "Poiche", "puo", "Puo", "sara",
];
