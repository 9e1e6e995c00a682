//! The catalogue: every kind of remark the program can make, with its explanation.

use std::fmt;

/// How grave a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// Something is lost or doubtful; the edition is still made.
    Warning,
    /// The edition is not made.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A kind of remark. Its id is a path whose first part names the module that makes it.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Stable name, such as `front-matter/unknown-key`.
    pub id: &'static str,
    /// How grave it is unless the user says otherwise.
    pub severity: Severity,
    /// One line, for lists.
    pub summary: &'static str,
    /// What it means, why it matters and what to do: the text of `--explain`.
    pub explanation: &'static str,
}

macro_rules! catalogue {
    ($($name:ident $id:literal $severity:ident $summary:literal $explanation:literal)*) => {
        /// The codes by name.
        pub mod catalogue {
            use super::{Code, Severity};
            $(
                #[doc = concat!("`", $id, "`: ", $summary, ".")]
                pub static $name: Code = Code {
                    id: $id,
                    severity: Severity::$severity,
                    summary: $summary,
                    explanation: $explanation,
                };
            )*
        }
        /// Every code, in the order of the catalogue.
        pub static ALL: &[&Code] = &[$(&catalogue::$name),*];
    };
}

catalogue! {
    SOURCE_UNREADABLE "source/unreadable" Error
        "a source cannot be read"
        "The file does not exist, or the system refuses to open it. Check the path and the permissions."
    SOURCE_ENCODING "source/encoding" Error
        "a source is not UTF-8"
        "Sources are UTF-8, with or without a byte order mark. Convert the file, for instance with `iconv -f latin1 -t utf-8`."
    SOURCE_EMPTY "source/empty" Error
        "a source has no text"
        "The file is empty or holds white space alone, so there is nothing to set. Write the document, or name another file."
    BACKEND_UNKNOWN_FORMAT "backend/unknown-format" Error
        "a format that the program does not know"
        "Under `output:` in the front matter each key is a format, with its options below it, and `--to` takes the same names. `convert --list-formats` shows them."
    BACKEND_WRONG_OPTION "backend/wrong-option" Error
        "an option of a format is unknown or has a wrong value"
        "The options of a format stand in the front matter under `output.<format>`, or come from `--set output.<format>.<option>=<value>`. A key that the format does not know, or a value of another type than it asks for, stops the edition, so that no option is lost in silence."
    FONT_MISSING_GLYPH "font/missing-glyph" Warning
        "no font has a character"
        "None of the fonts at hand has a glyph for the character. It is drawn as a small box that carries the character for search and for screen readers. Name a font that has it under `fonts:` or with `--font-path`."
    IMAGE_UNREADABLE "image/unreadable" Error
        "an image cannot be set"
        "The file is missing, lies outside the document's folder, or is not a PNG, JPEG or SVG image. Check the path: it counts from the source's folder and never leaves it."
    PAGE_OVERFULL_LINE "page/overfull-line" Warning
        "a line is wider than its measure"
        "No break was found that fits the measure: mostly a long word, address or code line. Add a soft hyphen (U+00AD) or a zero-width space (U+200B), or rephrase."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_paths_in_kebab_case() {
        let mut ids: Vec<_> = ALL.iter().map(|code| code.id).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count);
        for id in ids {
            let parts: Vec<_> = id.split('/').collect();
            assert_eq!(parts.len(), 2, "{id}");
            assert!(id.chars().all(|c| c.is_ascii_lowercase() || "-/".contains(c)), "{id}");
        }
    }

    #[test]
    fn every_explanation_says_more_than_the_summary() {
        for code in ALL {
            assert!(code.explanation.len() > code.summary.len(), "{}", code.id);
        }
    }
}
