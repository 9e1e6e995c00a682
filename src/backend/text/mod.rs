//! Plain text as an edition of its own: lines by optimal fit, the language's marks, notes
//! and links listed at the end.
//!
//! document → lines of [`Segment`]s, each the source's words or the converter's → bytes.
//!
//! Invariant: what the converter adds (labels, marks, numbers, rules, margins) is marked as
//! its own, so that the words of the source can be told from it without knowing the layout.

mod back;
mod blocks;
mod edition;
mod flow;
mod formulas;
mod front;
mod index;
mod inlines;
mod letter;
mod lines;
mod list;
mod table;
mod wrap;

pub use edition::{Line, Origin, Segment, TextEdition};

use super::{ArtifactName, Backend, Description, Job, Output};
use crate::diagnostic::{Diagnostic, Reported, catalogue};
use crate::document::Document;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};

/// The plain-text writer and its options.
///
/// ```
/// use sevigne::backend::text::{Spaces, Text};
/// let plain = Text { width: 66, spaces: Spaces::Plain, ..Text::default() };
/// assert!(!plain.flowed);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Text {
    /// How many columns a line has at most: 20 to 998, 72 unless said otherwise.
    #[serde(deserialize_with = "width")]
    #[schemars(range(min = 20, max = 998))]
    pub width: usize,
    /// Whether paragraphs are lines that a mail program may flow anew (RFC 3676).
    pub flowed: bool,
    /// Whether the edition is for a screen reader or for braille: one paragraph a line,
    /// nothing drawn, the level of headings and of nested lists in words, tables as label
    /// and value.
    pub linear: bool,
    /// What becomes of no-break spaces.
    pub spaces: Spaces,
    /// What becomes of stressed words.
    pub emphasis: Emphasis,
    /// Where addresses of links stand.
    pub links: Links,
}

/// The longest line that mail lets through (RFC 5322, 2.1.1).
const MOST_WIDTH: usize = 998;

fn width<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    let width = usize::deserialize(deserializer)?;
    if (LEAST_WIDTH..=MOST_WIDTH).contains(&width) {
        return Ok(width);
    }
    Err(de::Error::custom(format!(
        "`{width}` is no width of lines: write a whole number from {LEAST_WIDTH} to \
         {MOST_WIDTH}"
    )))
}

impl Default for Text {
    fn default() -> Self {
        Self {
            width: 72,
            flowed: false,
            linear: false,
            spaces: Spaces::Keep,
            emphasis: Emphasis::None,
            links: Links::List,
        }
    }
}

/// What becomes of no-break spaces.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Spaces {
    /// They stay: U+00A0 and U+202F.
    #[default]
    Keep,
    /// Once the lines are made they become ordinary spaces.
    Plain,
}

/// What becomes of stressed words.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Emphasis {
    /// They are words like all others.
    #[default]
    None,
    /// `_stressed_`, `*strongly stressed*`.
    Marks,
}

/// Where addresses of links stand.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Links {
    /// Numbered, in a list at the end; beside its words where a letter has only one.
    #[default]
    List,
    /// Beside their words: `words <address>`.
    Inline,
    /// Nowhere.
    None,
}

/// The narrowest measure that words can be set in.
const LEAST_WIDTH: usize = 20;

impl Backend for Text {
    fn describe(&self) -> &Description {
        &Description {
            name: "txt",
            extension: "txt",
            media_type: "text/plain; charset=utf-8",
            summary: "plain text in 72 columns, to read, to mail and to hear",
            in_all: true,
            binary: false,
        }
    }

    fn write(&self, job: &mut Job<'_>, output: &mut dyn Output) -> Result<(), Reported> {
        formulas::tell_linear(job.document, job.diagnostics);
        let bytes = self.edition(job.document).to_string().into_bytes();
        let artifact = ArtifactName::new(job.stem, self.describe().extension);
        output.put(&artifact, bytes).map_err(|error| {
            job.diagnostics.error(Diagnostic::new(
                &catalogue::TXT_UNWRITABLE,
                format!("`{artifact}` cannot be written: {error}"),
            ))
        })
    }
}

impl Text {
    /// The edition as lines whose words know where they come from.
    ///
    /// ```
    /// use sevigne::backend::text::{Origin, Text};
    /// use sevigne::diagnostic::Diagnostics;
    /// use sevigne::read::{Input, Options, read};
    /// use sevigne::resource::Memory;
    ///
    /// let input = Input {
    ///     name: "a.md",
    ///     bytes: b"---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n- one\n",
    ///     resources: &Memory::default(),
    ///     options: &Options::default(),
    /// };
    /// let document = read(&input, &mut Diagnostics::default()).expect("a document");
    /// let edition = Text::default().edition(&document);
    /// let last = edition.lines.last().expect("a line");
    /// assert_eq!(last.segments[0].origin, Origin::Generated); // the mark
    /// assert_eq!(last.segments[1].text, "one");
    /// assert!(edition.to_string().ends_with("• one\n"));
    /// ```
    #[must_use]
    pub fn edition(&self, document: &Document) -> TextEdition {
        let mut writer = blocks::Writer::new(document, self);
        writer.blocks(&document.blocks);
        writer.notes();
        writer.links();
        writer.finish()
    }
}

#[cfg(test)]
mod tests;
