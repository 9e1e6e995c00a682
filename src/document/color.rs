//! Colors, and how well one is read on another.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{self, Deserializer};
use std::borrow::Cow;

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

impl Rgb {
    /// White paper.
    pub const WHITE: Self = Self { red: 0xFF, green: 0xFF, blue: 0xFF };

    /// The color that `text` states as `#RRGGBB`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#').filter(|hex| {
            hex.len() == 6 && hex.bytes().all(|digit| digit.is_ascii_hexdigit())
        })?;
        let [_, red, green, blue] = u32::from_str_radix(hex, 16).ok()?.to_be_bytes();
        Some(Self { red, green, blue })
    }

    /// How well this color is told from another, from 1 to 21 (WCAG 2.2, «contrast ratio»).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// How much light it sends out, from 0 to 1 (WCAG 2.2, «relative luminance»).
    fn luminance(self) -> f64 {
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

/// The light of one of the three colors, from 0 to 1.
fn linear(value: u8) -> f64 {
    let value = f64::from(value) / 255.0;
    if value <= 0.04045 {
        return value / 12.92;
    }
    // To the power of 2.4: the fifth root of the twelfth power, by products alone, since what
    // else gives powers differs between platforms.
    let base = (value + 0.055) / 1.055;
    let (second, fourth) = (base * base, base * base * base * base);
    let power = fourth * fourth * fourth;
    let mut root = second;
    for _ in 0..32 {
        let square = root * root;
        root = (4.0 * root + power / (square * square)) / 5.0;
    }
    root
}

impl<'de> Deserialize<'de> for Rgb {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            de::Error::custom(format!("`{text}` is no color: write `#RRGGBB`"))
        })
    }
}

impl JsonSchema for Rgb {
    fn schema_name() -> Cow<'static, str> {
        "Rgb".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^#[0-9A-Fa-f]{6}$",
            "examples": ["#1A5FB4"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_has_the_highest_contrast_and_a_color_on_itself_the_lowest() {
        let black = Rgb { red: 0, green: 0, blue: 0 };
        assert!((black.contrast(Rgb::WHITE) - 21.0).abs() < 1e-9);
        assert!((Rgb::WHITE.contrast(Rgb::WHITE) - 1.0).abs() < 1e-9);
        // The gray that WebAIM and others name as the lightest that passes.
        let gray = Rgb { red: 0x76, green: 0x76, blue: 0x76 };
        assert!((gray.contrast(Rgb::WHITE) - 4.54).abs() < 0.005);
    }
}
