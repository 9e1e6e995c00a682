//! How large an image is to be: the attributes `width` and `height`, as pandoc has them.

use super::Image;
use crate::geometry::Length;

/// A width or a height as an image's attributes say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// A part of the room, in thousandths: `50%`.
    Part(u16),
    /// A length on paper: `20mm`, `2cm`, `1in`, `12pt`; 96 pixels are an inch.
    Length(Length),
    /// Thousandths of the text's size: `3em`.
    Em(u32),
}

/// Two metres: beyond any sheet.
const LONGEST: Length = Length::from_millimetres(2000);

/// More em than any page has.
const MOST_EM: f64 = 500.0;

impl Extent {
    /// Reads a width or a height: a number with `%`, `mm`, `cm`, `in`, `pt`, `pc`, `px` or
    /// `em`; without a unit it counts pixels. Nothing where it is none or where no page has
    /// room for it: zero, more than the whole room, more than two metres.
    ///
    /// ```
    /// use sevigne::document::Extent;
    /// use sevigne::geometry::Length;
    /// assert_eq!(Extent::parse("50%"), Some(Extent::Part(500)));
    /// assert_eq!(Extent::parse("96px"), Some(Extent::Length(Length::from_inches(1))));
    /// assert_eq!(Extent::parse("200%"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_unit = |c: char| !(c.is_ascii_digit() || c == '.');
        let (number, unit) = text.split_at(text.find(is_unit).unwrap_or(text.len()));
        let number: f64 = number.parse().ok().filter(|number: &f64| *number > 0.0)?;
        let points = match unit.trim() {
            "%" => {
                let part =
                    thousandths(number / 100.0).and_then(|part| part.try_into().ok());
                return part.filter(|part| (1..=1000).contains(part)).map(Self::Part);
            }
            "em" => {
                let em = Some(number).filter(|em| *em <= MOST_EM).and_then(thousandths);
                return em.filter(|em| *em > 0).map(Self::Em);
            }
            "px" | "" => 0.75,
            "pt" => 1.0,
            "pc" => 12.0,
            "in" => 72.0,
            "cm" => 720.0 / 25.4,
            "mm" => 72.0 / 25.4,
            _ => return None,
        };
        let length = Length::from_points(number * points);
        (length > Length::ZERO && length <= LONGEST).then_some(Self::Length(length))
    }

    /// How long it is where the room is `room` and the text's size `size`.
    #[must_use]
    pub fn of(self, room: Length, size: Length) -> Length {
        match self {
            Self::Part(part) => room.scale(part.into(), 1000),
            Self::Length(length) => length,
            Self::Em(em) => size.scale(em.into(), 1000),
        }
    }

    /// As CSS has it.
    #[must_use]
    pub fn css(self) -> String {
        match self {
            Self::Part(part) => format!("{}%", f64::from(part) / 10.0),
            Self::Length(length) => length.to_string(),
            Self::Em(em) => format!("{}em", f64::from(em) / 1000.0),
        }
    }
}

/// A number of thousandths, rounded.
fn thousandths(number: f64) -> Option<u32> {
    let count = (number * 1000.0).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held to the range first"
    )]
    (0.0..=1e9).contains(&count).then_some(count as u32)
}

impl Image {
    /// What `key`, `width` or `height`, says as it is written; none where it is not there.
    #[must_use]
    pub fn stated(&self, key: &str) -> Option<&str> {
        self.attributes.value(key)
    }

    /// The width that is wanted, where one is that an edition can show.
    #[must_use]
    pub fn width(&self) -> Option<Extent> {
        self.stated("width").and_then(Extent::parse)
    }

    /// The height that is wanted, where one is that an edition can show.
    #[must_use]
    pub fn height(&self) -> Option<Extent> {
        self.stated("height").and_then(Extent::parse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_units_of_pandoc_are_read() {
        let inch = Some(Extent::Length(Length::from_inches(1)));
        for text in ["1in", "72pt", "6pc", "2.54cm", "25.4mm", "96px", " 96 ", "96 px"] {
            assert_eq!(Extent::parse(text), inch, "{text}");
        }
        assert_eq!(Extent::parse("1.5em"), Some(Extent::Em(1500)));
        assert_eq!(Extent::parse("33.3%"), Some(Extent::Part(333)));
    }

    #[test]
    fn what_no_page_can_show_is_none() {
        for text in
            ["", "%", "wide", "0", "0mm", "-3mm", "101%", "0%", "9m", "1e9in", "1.2.3in"]
        {
            assert_eq!(Extent::parse(text), None, "{text}");
        }
        assert_eq!(Extent::parse("99999999in"), None);
        assert_eq!(Extent::parse("99999999em"), None);
    }

    #[test]
    fn css_has_the_same_words() {
        let css = |text: &str| Extent::parse(text).map(Extent::css).unwrap_or_default();
        assert_eq!(css("50%"), "50%");
        assert_eq!(css("33.3%"), "33.3%");
        assert_eq!(css("96px"), "72pt");
        assert_eq!(css("1.5em"), "1.5em");
    }
}
