//! How works are cited in notes, in the document's language: the words, and where a call
//! stands.

use super::tag::{Language, Tag};

/// What the notes that cite works need beside [`CitingWords`](super::CitingWords).
///
/// Sources: the Chicago Manual of Style 17, chapter 14, for English; the Lexique des règles
/// typographiques of the Imprimerie nationale for French; the short forms of verbs in the
/// locales of the Citation Style Language for the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoteWords {
    /// In place of the work that the note before cites, alone; none where the short form of
    /// the work stands there (Chicago 17, 14.34).
    pub ibid: Option<&'static str>,
    /// Before the names of those who edited a book.
    pub edited_by: &'static str,
    /// Before the names of those who translated it.
    pub translated_by: &'static str,
    /// Before the number of a page; empty where the number says so by itself.
    pub page: &'static str,
    /// Before the numbers of several.
    pub pages: &'static str,
    /// How place, publisher and year stand.
    pub imprint: NoteImprint,
    /// Where the call stands beside a mark of punctuation.
    pub calls: CallPlace,
}

/// How place, publisher and year stand in a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteImprint {
    /// `(Place: Publisher, 1999)`.
    InParentheses,
    /// `, Place: Publisher, 1999`.
    WithColon,
    /// `, Place, Publisher, 1999`.
    WithCommas,
}

/// Where the call of a note that cites a work stands beside the mark of punctuation which
/// follows the citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallPlace {
    /// Before it, at the word, as the citation stands in the source: `mot¹.`.
    AtWord,
    /// Behind it: `word.¹` (Chicago 17, 14.26).
    BehindMark,
}

const FRENCH: NoteWords = NoteWords {
    ibid: Some("ibid."),
    edited_by: "éd. par",
    translated_by: "trad. par",
    page: "p.",
    pages: "p.",
    imprint: NoteImprint::WithCommas,
    calls: CallPlace::AtWord,
};

const ENGLISH: NoteWords = NoteWords {
    ibid: None,
    edited_by: "ed.",
    translated_by: "trans.",
    page: "",
    pages: "",
    imprint: NoteImprint::InParentheses,
    calls: CallPlace::BehindMark,
};

const GERMAN: NoteWords = NoteWords {
    ibid: None,
    edited_by: "hrsg. von",
    translated_by: "übers. von",
    page: "S.",
    pages: "S.",
    imprint: NoteImprint::WithColon,
    calls: CallPlace::AtWord,
};

const SPANISH: NoteWords = NoteWords {
    ibid: Some("ibid."),
    edited_by: "ed. por",
    translated_by: "trad. por",
    page: "p.",
    pages: "pp.",
    imprint: NoteImprint::WithCommas,
    calls: CallPlace::AtWord,
};

const ITALIAN: NoteWords = NoteWords {
    ibid: Some("ibid."),
    edited_by: "a cura di",
    translated_by: "trad. di",
    page: "p.",
    pages: "pp.",
    imprint: NoteImprint::WithCommas,
    calls: CallPlace::AtWord,
};

const PORTUGUESE: NoteWords = NoteWords {
    ibid: Some("ibid."),
    edited_by: "ed. por",
    translated_by: "trad. por",
    page: "p.",
    pages: "pp.",
    imprint: NoteImprint::WithCommas,
    calls: CallPlace::AtWord,
};

const DUTCH: NoteWords = NoteWords {
    ibid: None,
    edited_by: "onder red. van",
    translated_by: "vert. door",
    page: "",
    pages: "",
    imprint: NoteImprint::InParentheses,
    calls: CallPlace::BehindMark,
};

impl NoteWords {
    /// Those of the language of `tag`; in English where there are none of ours, with the
    /// calls left where they are.
    ///
    /// ```
    /// use sevigne::language::{NoteWords, Tag};
    /// let french = Tag::parse("fr").expect("well-formed");
    /// assert_eq!(NoteWords::of(&french).ibid, Some("ibid."));
    /// ```
    #[must_use]
    pub fn of(tag: &Tag) -> Self {
        match tag.language() {
            Language::French => FRENCH,
            Language::English => ENGLISH,
            Language::German => GERMAN,
            Language::Spanish => SPANISH,
            Language::Italian => ITALIAN,
            Language::Portuguese => PORTUGUESE,
            Language::Dutch => DUTCH,
            Language::Other => Self { calls: CallPlace::AtWord, ..ENGLISH },
        }
    }
}
