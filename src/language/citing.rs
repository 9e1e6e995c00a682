//! The words of citations and of lists of works, in the document's language.

use super::tag::{Language, Tag};

/// The words between the parts of what describes a work.
///
/// Sources: the locales of the Citation Style Language (fr-FR, en-US, de-DE, es-ES, it-IT,
/// pt-PT, nl-NL), and the Chicago Manual of Style 17, chapter 15, for the order they stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CitingWords {
    /// Above the list of works.
    pub heading: &'static str,
    /// Before the last of several names.
    pub and: &'static str,
    /// In place of further names.
    pub and_others: &'static str,
    /// Before the title of the book that holds a chapter.
    pub within: &'static str,
    /// Before the names of those who edited a book.
    pub edited_by: &'static str,
    /// Behind the name of the one who edited a book, where it stands first.
    pub editor: &'static str,
    /// Behind the names of several.
    pub editors: &'static str,
    /// Before the names of those who translated it.
    pub translated_by: &'static str,
    /// Behind the number of an edition.
    pub edition: &'static str,
    /// Before the number of a volume.
    pub volume: &'static str,
    /// Behind the count of the volumes of a work of several.
    pub volumes: &'static str,
    /// Before the number of an issue.
    pub number: &'static str,
    /// What a doctoral thesis is called.
    pub doctoral_thesis: &'static str,
    /// What a master's thesis is called.
    pub masters_thesis: &'static str,
    /// Before the day on which an address was visited.
    pub visited: &'static str,
    /// In place of a year that is not known.
    pub no_date: &'static str,
}

const FRENCH: CitingWords = CitingWords {
    heading: "Bibliographie",
    and: "et",
    and_others: "et al.",
    within: "Dans",
    edited_by: "édité par",
    editor: "éd.",
    editors: "éds.",
    translated_by: "traduit par",
    edition: "éd.",
    volume: "vol.",
    volumes: "vol.",
    number: "nᵒ",
    doctoral_thesis: "thèse de doctorat",
    masters_thesis: "mémoire de master",
    visited: "consulté le",
    no_date: "s. d.",
};

const ENGLISH: CitingWords = CitingWords {
    heading: "Bibliography",
    and: "and",
    and_others: "et al.",
    within: "In",
    edited_by: "edited by",
    editor: "ed.",
    editors: "eds.",
    translated_by: "translated by",
    edition: "ed.",
    volume: "vol.",
    volumes: "vols.",
    number: "no.",
    doctoral_thesis: "PhD thesis",
    masters_thesis: "master’s thesis",
    visited: "accessed",
    no_date: "n.d.",
};

const GERMAN: CitingWords = CitingWords {
    heading: "Literaturverzeichnis",
    and: "und",
    and_others: "u. a.",
    within: "In",
    edited_by: "herausgegeben von",
    editor: "Hrsg.",
    editors: "Hrsg.",
    translated_by: "übersetzt von",
    edition: "Aufl.",
    volume: "Bd.",
    volumes: "Bde.",
    number: "Nr.",
    doctoral_thesis: "Dissertation",
    masters_thesis: "Masterarbeit",
    visited: "abgerufen am",
    no_date: "o. J.",
};

const SPANISH: CitingWords = CitingWords {
    heading: "Bibliografía",
    and: "y",
    and_others: "et al.",
    within: "En",
    edited_by: "editado por",
    editor: "ed.",
    editors: "eds.",
    translated_by: "traducido por",
    edition: "ed.",
    volume: "vol.",
    volumes: "vols.",
    number: "n.º",
    doctoral_thesis: "tesis doctoral",
    masters_thesis: "tesis de maestría",
    visited: "consultado el",
    no_date: "s. f.",
};

const ITALIAN: CitingWords = CitingWords {
    heading: "Bibliografia",
    and: "e",
    and_others: "et al.",
    within: "In",
    edited_by: "a cura di",
    editor: "a cura di",
    editors: "a cura di",
    translated_by: "tradotto da",
    edition: "ed.",
    volume: "vol.",
    volumes: "voll.",
    number: "n.",
    doctoral_thesis: "tesi di dottorato",
    masters_thesis: "tesi di laurea magistrale",
    visited: "consultato il",
    no_date: "s.d.",
};

const PORTUGUESE: CitingWords = CitingWords {
    heading: "Bibliografia",
    and: "e",
    and_others: "et al.",
    within: "Em",
    edited_by: "editado por",
    editor: "ed.",
    editors: "eds.",
    translated_by: "traduzido por",
    edition: "ed.",
    volume: "vol.",
    volumes: "vols.",
    number: "n.º",
    doctoral_thesis: "tese de doutoramento",
    masters_thesis: "dissertação de mestrado",
    visited: "consultado em",
    no_date: "s. d.",
};

const DUTCH: CitingWords = CitingWords {
    heading: "Bibliografie",
    and: "en",
    and_others: "e.a.",
    within: "In",
    edited_by: "onder redactie van",
    editor: "red.",
    editors: "red.",
    translated_by: "vertaald door",
    edition: "dr.",
    volume: "dl.",
    volumes: "dln.",
    number: "nr.",
    doctoral_thesis: "proefschrift",
    masters_thesis: "masterscriptie",
    visited: "geraadpleegd op",
    no_date: "z.j.",
};

impl CitingWords {
    /// The words in the language of `tag`; in English where there are none of ours.
    ///
    /// ```
    /// use sevigne::language::{CitingWords, Tag};
    /// let french = Tag::parse("fr").expect("well-formed");
    /// assert_eq!(CitingWords::of(&french).and, "et");
    /// ```
    #[must_use]
    pub fn of(tag: &Tag) -> Self {
        match (tag.language(), tag.region()) {
            (Language::Portuguese, Some("BR")) => {
                Self { doctoral_thesis: "tese de doutorado", ..PORTUGUESE }
            }
            (Language::French, _) => FRENCH,
            (Language::English | Language::Other, _) => ENGLISH,
            (Language::German, _) => GERMAN,
            (Language::Spanish, _) => SPANISH,
            (Language::Italian, _) => ITALIAN,
            (Language::Portuguese, _) => PORTUGUESE,
            (Language::Dutch, _) => DUTCH,
        }
    }
}
