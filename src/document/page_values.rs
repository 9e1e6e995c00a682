//! Values of the paged edition's options: how each is written and read.
//!
//! A type that reads more than words and numbers says beside its reader what the JSON
//! Schema has of it.

use crate::geometry::{Length, ParseLengthError, Size};
use crate::language::hyphenate::is_exception;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{self, Deserializer, Visitor};
use std::borrow::Cow;
use std::fmt;

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
            0 | 7..=u8::MAX => {
                Err("this is no number of columns: write a whole number from 1 to 6")
            }
        }
    }
}

impl JsonSchema for AuthorColumns {
    fn schema_name() -> Cow<'static, str> {
        "AuthorColumns".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 1, "maximum": 6 })
    }
}

/// Reads DIV, the parts of a sheet: from four, which leave a quarter to the text, to twenty.
pub(super) fn div<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<u8>, D::Error> {
    match Option::<u8>::deserialize(deserializer)? {
        Some(parts @ (0..=3 | 21..)) => Err(de::Error::custom(format!(
            "`{parts}` is no DIV: write a whole number from 4 to 20"
        ))),
        parts @ (Some(4..=20) | None) => Ok(parts),
    }
}

/// The smallest and the largest size of running text: from a footnote in a Bible to a poster
/// that is read across a room.
const SIZES: (Length, Length) = (Length::POINT.scale(4, 1), Length::POINT.scale(72, 1));

/// Reads the size of running text.
pub(super) fn size<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Length>, D::Error> {
    let size = Option::<Length>::deserialize(deserializer)?;
    let (least, most) = SIZES;
    match size {
        Some(size) if size < least || size > most => Err(de::Error::custom(format!(
            "{size} is no size for text: write a size from {least} to {most}"
        ))),
        Some(_) | None => Ok(size),
    }
}

/// Reads words with hyphens where they may be divided.
pub(super) fn hyphenation<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<String>, D::Error> {
    let entries = Vec::<String>::deserialize(deserializer)?;
    match entries.iter().find(|entry| !is_exception(entry)) {
        Some(wrong) => Err(de::Error::custom(format!(
            "`{wrong}` is not one word: write a word with hyphens where it may be divided, \
             such as `zoom-bom-bing`"
        ))),
        None => Ok(entries),
    }
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

/// The margins, side by side.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Each {
    /// Above.
    top: Option<Length>,
    /// On the right, the outer side of a right-hand page.
    right: Option<Length>,
    /// Below.
    bottom: Option<Length>,
    /// On the left, the inner side of a right-hand page.
    left: Option<Length>,
}

impl JsonSchema for Margins {
    fn schema_name() -> Cow<'static, str> {
        "Margins".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<Length>();
        let each = generator.subschema_for::<Each>();
        json_schema!({ "anyOf": [one, each] })
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

impl JsonSchema for PaperSize {
    fn schema_name() -> Cow<'static, str> {
        "PaperSize".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = "[aA][45]|[lL][eE][tT][tT][eE][rR]|[lL][eE][gG][aA][lL]";
        json_schema!({
            "type": "string",
            "pattern": format!("^\\s*({names}|{LENGTH}\\s*[x×]\\s*{LENGTH})\\s*$"),
            "examples": ["a4", "a5", "letter", "legal", "148mm x 210mm"],
        })
    }
}

/// A length as a pattern, nothing before it and nothing behind.
const LENGTH: &str = "\\+?([0-9]+([.,][0-9]*)?|[.,][0-9]+)\\s*(pt|mm|cm|in|pc)";

impl JsonSchema for Length {
    fn schema_name() -> Cow<'static, str> {
        "Length".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": format!("^\\s*{LENGTH}\\s*$"),
            "examples": ["12pt", "2.5cm"],
        })
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
                let length: Length = text.parse().map_err(|error| match error {
                    ParseLengthError::Number(text) => de::Error::custom(format!(
                        "`{text}` is no length: write one such as `12pt` or `2.5cm`"
                    )),
                    ParseLengthError::Unit(text) => de::Error::custom(format!(
                        "`{text}` has no unit: write a number with `pt`, `mm`, `cm`, `in` or \
                         `pc`"
                    )),
                })?;
                // Two metres: beyond any sheet.
                if length < Length::ZERO || length > Length::from_millimetres(2000) {
                    return Err(de::Error::custom(format!(
                        "`{text}` is out of range: write a length from 0pt to 2000mm"
                    )));
                }
                Ok(length)
            }
        }
        deserializer.deserialize_str(Reader)
    }
}
