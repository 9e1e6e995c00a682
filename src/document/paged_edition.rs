//! What the front matter says of the paged edition: `output.pdf`.
//!
//! It stands here and not with the PDF writer, since an edition without pages reads it too:
//! its page list mirrors the paged one.

use crate::geometry::{Length, Size};
use serde::Deserialize;
use serde::de::{self, Deserializer, Visitor};
use std::fmt;

/// The options of the paged edition, each none where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Hash)]
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
    pub div: Option<u8>,
    /// The width of the text.
    pub measure: Option<Length>,
    /// The size of running text.
    pub size: Option<Length>,
    /// From one baseline to the next.
    pub leading: Option<Length>,
    /// What the first line of a paragraph is indented by.
    pub indent: Option<Length>,
    /// Whether the first paragraph after a heading is indented too.
    pub indent_after_heading: Option<bool>,
    /// Flush on both sides, or ragged at the end of lines.
    pub align: Align,
    /// Which pages carry their number.
    pub folios: Option<Folios>,
    /// Whether pages carry the title above the text.
    pub running_heads: Option<bool>,
    /// Whether left and right pages mirror each other.
    pub two_sided: bool,
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
    /// Words with the places where they may be divided: `zoom-bom-bing`.
    pub hyphenation: Vec<String>,
}

/// What a PDF file is to conform to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Hash)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Flush on both sides.
    #[default]
    Justified,
    /// Ragged.
    Ragged,
}

/// How the lines of the title block stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum TitleAlign {
    /// In the middle.
    #[default]
    Center,
    /// Where lines begin.
    Start,
}

/// How many authors stand side by side: 1 to 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "u8")]
pub struct AuthorColumns(u8);

impl AuthorColumns {
    /// The number.
    #[must_use]
    pub const fn count(self) -> u8 {
        self.0
    }
}

impl Default for AuthorColumns {
    fn default() -> Self {
        Self(1)
    }
}

impl TryFrom<u8> for AuthorColumns {
    type Error = &'static str;
    fn try_from(count: u8) -> Result<Self, Self::Error> {
        match count {
            1..=6 => Ok(Self(count)),
            0 | 7..=u8::MAX => Err("a number of columns from 1 to 6 is expected"),
        }
    }
}

/// Which pages carry their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Folios {
    /// All, where there is more than one.
    All,
    /// All but the first: letters.
    AfterFirst,
    /// None.
    None,
}

/// Font families by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Hash)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Families {
    /// Running text.
    pub serif: Option<String>,
    /// Captions and labels.
    pub sans: Option<String>,
    /// Code.
    pub mono: Option<String>,
}

/// White space around the text: written as one length for all sides, or as a mapping.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Margins {
    /// Above.
    pub top: Option<Length>,
    /// On the right, the outer side of a right-hand page.
    pub right: Option<Length>,
    /// Below.
    pub bottom: Option<Length>,
    /// On the left, the inner side of a right-hand page.
    pub left: Option<Length>,
}

impl<'de> Deserialize<'de> for Margins {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        struct Each {
            top: Option<Length>,
            right: Option<Length>,
            bottom: Option<Length>,
            left: Option<Length>,
        }
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Margins;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a length, or `top`, `right`, `bottom` and `left`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Margins, E> {
                Length::deserialize(de::value::StrDeserializer::new(text))
                    .map(Margins::from)
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Margins, A::Error> {
                let each = Each::deserialize(de::value::MapAccessDeserializer::new(map))?;
                let Each { top, right, bottom, left } = each;
                Ok(Margins { top, right, bottom, left })
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// All four sides alike.
impl From<Length> for Margins {
    fn from(length: Length) -> Self {
        Self {
            top: Some(length),
            right: Some(length),
            bottom: Some(length),
            left: Some(length),
        }
    }
}

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaperSize {
    /// ISO 216, 210 × 297 mm.
    A4,
    /// ISO 216, 148 × 210 mm.
    A5,
    /// ANSI A, 8.5 × 11 in.
    Letter,
    /// 8.5 × 14 in.
    Legal,
    /// Any other.
    Custom(Size),
}

impl PaperSize {
    /// Width and height in portrait.
    #[must_use]
    pub const fn size(self) -> Size {
        match self {
            Self::A4 => {
                Size::new(Length::from_millimetres(210), Length::from_millimetres(297))
            }
            Self::A5 => {
                Size::new(Length::from_millimetres(148), Length::from_millimetres(210))
            }
            Self::Letter => Size::new(tenths(85), tenths(110)),
            Self::Legal => Size::new(tenths(85), tenths(140)),
            Self::Custom(size) => size,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text.trim().to_ascii_lowercase().as_str() {
            "a4" => Some(Self::A4),
            "a5" => Some(Self::A5),
            "letter" => Some(Self::Letter),
            "legal" => Some(Self::Legal),
            custom => {
                let (width, height) = custom.split_once(['x', '×'])?;
                let (width, height): (Length, Length) =
                    (width.parse().ok()?, height.parse().ok()?);
                // From a visiting card to a newspaper: PDF itself allows 3 to 14,400 points.
                let allowed = Length::POINT * 72..=Length::POINT * 14_400;
                (allowed.contains(&width) && allowed.contains(&height))
                    .then_some(Self::Custom(Size::new(width, height)))
            }
        }
    }
}

/// Tenths of an inch.
const fn tenths(count: i64) -> Length {
    Length::from_inches(1).scale(count, 10)
}

impl<'de> Deserialize<'de> for PaperSize {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            de::Error::custom(format!(
                "`{text}` is no paper size: write `a4`, `a5`, `letter`, `legal` or `148mm x 210mm`"
            ))
        })
    }
}

/// A color in sRGB, written `#RRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl<'de> Deserialize<'de> for Rgb {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6);
        let number = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let [_, red, green, blue] = number
            .ok_or_else(|| {
                de::Error::custom(format!("`{text}` is no color: write `#RRGGBB`"))
            })?
            .to_be_bytes();
        Ok(Self { red, green, blue })
    }
}

/// A length from `12pt`, `2.5cm` and the like.
impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Length;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a length such as `12pt` or `2.5cm`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Length, E> {
                let length: Length = text.parse().map_err(de::Error::custom)?;
                // Two metres: beyond any sheet.
                if length < Length::ZERO || length > Length::from_millimetres(2000) {
                    return Err(de::Error::custom(format!("`{text}` is out of range")));
                }
                Ok(length)
            }
        }
        deserializer.deserialize_str(Reader)
    }
}
