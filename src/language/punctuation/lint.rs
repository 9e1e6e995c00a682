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
        }
    }

    /// The remark as a diagnostic about `words`, which stand at `span`.
    #[must_use]
    pub fn diagnostic(self, words: &str, span: Span) -> Diagnostic {
        let (message, help) = match self {
            Self::UnbalancedQuotes => (
                "a straight quote has no partner, so the straight quotes here stay as they are"
                    .to_owned(),
                "add the missing quote, or write `\\\"` for one that is meant",
            ),
            Self::CapitalAccent => {
                (format!("`{words}` lacks its accent"), "write `À`, `É` or `Ç`: capitals keep their accents")
            }
            Self::EtCetera => (format!("`{words}` has more than one point"), "write `etc.`"),
            Self::Ordinal => (format!("`{words}` is no French ordinal"), "write `1re`, `2e`, `3e`"),
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
    if !passage.languages.iter().any(|(_, tag)| tag.language() == Language::French) {
        return;
    }
    let mut previous = '\n';
    let mut start = None;
    for (at, c) in passage.text.char_indices().chain([(passage.text.len(), '\n')]) {
        let is_part = c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}');
        match (start, is_part) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                if is_french(passage, from) {
                    judge_word(passage.text, from..at, previous, remarks);
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

fn judge_word(text: &str, range: Range<usize>, previous: char, remarks: &mut Vec<Remark>) {
    let (Some(word), Some(after)) = (text.get(range.clone()), text.get(range.end..)) else {
        return;
    };
    let begins = matches!(previous, '\n' | '.' | '!' | '?' | '…' | '«' | '—' | '“');
    let next = after.strip_prefix([' ', '\u{a0}']).and_then(|rest| rest.chars().next());
    let kind = if (word == "A" && begins && next.is_some_and(char::is_lowercase))
        || ACCENTED.contains(&word)
    {
        RemarkKind::CapitalAccent
    } else if word == "etc" && (after.starts_with("..") || after.starts_with('…')) {
        RemarkKind::EtCetera
    } else if word.starts_with(|c: char| c.is_ascii_digit())
        && ["ème", "eme", "ième", "ieme", "èmes", "emes"].iter().any(|end| {
            word.strip_suffix(end).is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
        })
    {
        RemarkKind::Ordinal
    } else {
        return;
    };
    remarks.push(Remark { kind, range });
}

fn is_french(passage: &Passage<'_>, at: usize) -> bool {
    passage
        .languages
        .iter()
        .take_while(|(start, _)| *start <= at)
        .last()
        .is_some_and(|(_, tag)| tag.language() == Language::French)
}
