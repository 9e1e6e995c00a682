//! What the front matter says of the paged edition: `output.pdf`.
//!
//! It stands here and not with the PDF writer, since an edition without pages reads it too:
//! its page list mirrors the paged one.

use super::color::Rgb;
use super::page_values::{self, AuthorColumns, Margins, PaperSize};
use crate::geometry::Length;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};

/// The options of the paged edition, each none where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Hash)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own in the source"
)]
pub struct PagedEdition {
    /// What the file is to conform to.
    pub standard: Standard,
    /// Whether the source travels inside the file.
    pub embed_source: bool,
    /// The sheet: `a4`, `a5`, `letter`, `legal` or `WIDTH x HEIGHT`.
    pub paper: Option<PaperSize>,
    /// White space around the text: one length for all sides, or each side's own.
    pub margins: Option<Margins>,
    /// KOMA-Script's DIV: the sheet in so many parts, of which three are margin. 4 to 20.
    #[serde(deserialize_with = "page_values::div")]
    #[schemars(range(min = 4, max = 20))]
    pub div: Option<u8>,
    /// The width of the text: narrower than the paper.
    pub measure: Option<Length>,
    /// The size of running text: 4pt to 72pt.
    #[serde(deserialize_with = "page_values::size")]
    pub size: Option<Length>,
    /// From one baseline to the next: the size of the text at least, four times it at most.
    pub leading: Option<Length>,
    /// What the first line of a paragraph is indented by: a third of the measure at
    /// most.
    pub indent: Option<Length>,
    /// Whether the first paragraph after a heading is indented too.
    pub indent_after_heading: Option<bool>,
    /// Flush on both sides, or ragged at the end of lines.
    pub align: Align,
    /// Which pages carry their number.
    pub folios: Option<Folios>,
    /// Whether pages carry the title above the text: the chapter's where chapters open pages.
    pub running_heads: Option<bool>,
    /// Whether left and right pages mirror each other, with titles and numbers at the outer
    /// edges.
    pub two_sided: bool,
    /// Where chapters begin: in books on a new page where nothing is said, else run on.
    pub chapters: Option<ChapterOpening>,
    /// Where figures with a caption stand that do not fit on the page of their place.
    pub figure_placement: FigurePlacement,
    /// Where the address of a letter stands that is sent, to be seen through the window of an
    /// envelope.
    pub window: Window,
    /// Whether a table of contents stands before the text.
    pub contents: bool,
    /// Whether sections are numbered.
    pub section_numbers: bool,
    /// How the lines of the title block stand.
    pub title_align: TitleAlign,
    /// How many authors stand side by side in the title block: 1 to 6, 1 where nothing is
    /// said.
    pub author_columns: AuthorColumns,
    /// Old-style figures in running text.
    pub old_style_figures: bool,
    /// The color of links, `#RRGGBB`.
    pub link_color: Option<Rgb>,
    /// The color of headings, `#RRGGBB`.
    pub heading_color: Option<Rgb>,
    /// The families of text, captions and code.
    pub fonts: Families,
    /// Words with the places where they may be divided: `zoom-bom-bing`. Those of the
    /// document stand at the top of the front matter.
    #[serde(deserialize_with = "page_values::hyphenation")]
    pub hyphenation: Vec<String>,
}

/// What a PDF file is to conform to.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema, Hash,
)]
pub enum Standard {
    /// PDF/A-2a and PDF/UA-1 (PDF 1.7); PDF/A-3a where something is attached.
    #[default]
    #[serde(rename = "a-2a+ua-1")]
    A2aUa1,
    /// PDF/A-4 and PDF/UA-2 (PDF 2.0); PDF/A-4f where something is attached.
    #[serde(rename = "a-4+ua-2")]
    A4Ua2,
}

/// How lines end.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema, Hash,
)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Flush on both sides.
    #[default]
    Justified,
    /// Ragged.
    Ragged,
}

/// How the lines of the title block stand.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema, Hash,
)]
#[serde(rename_all = "kebab-case")]
pub enum TitleAlign {
    /// In the middle.
    #[default]
    Center,
    /// Where lines begin.
    Start,
}

/// Which pages carry their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Folios {
    /// All, where there is more than one.
    All,
    /// All but the first: letters.
    AfterFirst,
    /// None.
    None,
}

/// Where chapters begin: each section at the top, each part and each chapter of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChapterOpening {
    /// Below the chapter before.
    RunOn,
    /// On a new page.
    Page,
    /// On a new right-hand page, the one before it blank where need be.
    Recto,
}

impl Hash for ChapterOpening {
    /// What was before there was a choice adds nothing, so that documents whose chapters run
    /// on keep the identifiers of their pages.
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::RunOn => {}
            Self::Page => 1_u8.hash(state),
            Self::Recto => 2_u8.hash(state),
        }
    }
}

/// Where figures stand that do not fit on the page of their place.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum FigurePlacement {
    /// At the head of the next page, while the text behind fills the page; a figure of the
    /// class `here` at its place.
    #[default]
    Float,
    /// At their place, whatever is left empty before them.
    Here,
}

impl Hash for FigurePlacement {
    /// What is by default adds nothing, so that documents keep the identifiers of their pages
    /// from before there was a choice.
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Float => {}
            Self::Here => 1_u8.hash(state),
        }
    }
}

/// The window that the address of a letter is seen through.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Window {
    /// None: the address stands below the sender's.
    #[default]
    None,
    /// On the right, as in France (NF Z 11-001).
    Nf,
    /// On the left, as in Germany (DIN 5008, form A: a low head).
    DinA,
    /// On the left, as in Germany (DIN 5008, form B: a high head).
    DinB,
    /// On the right, as in Switzerland (SN 010130).
    Sn,
    /// On the left, as in Switzerland (SN 010130).
    SnLeft,
    /// On the left, as in the United States (envelope No. 9).
    Us,
}

impl Hash for Window {
    /// No window adds nothing, so that documents keep the identifiers of their pages from
    /// before there was a choice.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let number: u8 = match self {
            Self::None => return,
            Self::Nf => 1,
            Self::DinA => 2,
            Self::DinB => 3,
            Self::Sn => 4,
            Self::SnLeft => 5,
            Self::Us => 6,
        };
        number.hash(state);
    }
}

/// Font families by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Hash)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Families {
    /// Running text.
    pub serif: Option<String>,
    /// Captions and labels.
    pub sans: Option<String>,
    /// Code.
    pub mono: Option<String>,
}
