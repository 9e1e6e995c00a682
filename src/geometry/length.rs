//! [`Length`]: a distance on paper in 1/65536 of a PDF point.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};
use std::str::FromStr;

/// A distance in 1/65536 of a PDF point (1/72 inch), as an integer.
///
/// The range is about ±1.4 × 10¹⁴ points; sums and products saturate there instead of
/// wrapping, so no input can make one panic.
///
/// ```
/// use sevigne::geometry::Length;
/// let indent: Length = "2.5cm".parse()?;
/// assert_eq!(indent.to_string(), "70.866pt");
/// assert_eq!(Length::from_inches(1), "72pt".parse()?);
/// # Ok::<(), sevigne::geometry::ParseLengthError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i64);

impl Length {
    /// No distance at all.
    pub const ZERO: Self = Self(0);
    /// One PDF point, 1/72 inch.
    pub const POINT: Self = Self(UNITS_PER_POINT);
    /// Longer than any page: for «no limit».
    pub const MAX: Self = Self(i64::MAX);

    /// A length from its raw count of 1/65536 points.
    #[must_use]
    pub const fn from_raw(units: i64) -> Self {
        Self(units)
    }

    /// The raw count of 1/65536 points.
    #[must_use]
    pub const fn raw(self) -> i64 {
        self.0
    }

    /// `points` PDF points, rounded to the nearest unit; not-a-number is zero.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "float to integer casts saturate")]
    pub fn from_points(points: f64) -> Self {
        Self((points * 65536.0).round() as i64)
    }

    /// `inches` whole inches.
    #[must_use]
    pub const fn from_inches(inches: i64) -> Self {
        Self(inches.saturating_mul(72 * UNITS_PER_POINT))
    }

    /// `micrometres` thousandths of a millimetre, rounded down.
    #[must_use]
    pub const fn from_micrometres(micrometres: i64) -> Self {
        Self(micrometres.saturating_mul(72 * UNITS_PER_POINT) / 25_400)
    }

    /// `millimetres` whole millimetres.
    #[must_use]
    pub const fn from_millimetres(millimetres: i64) -> Self {
        Self::from_micrometres(millimetres.saturating_mul(1000))
    }

    /// The length in PDF points, for writers whose format wants decimals.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a page is far below 2⁵³ units")]
    pub fn to_points(self) -> f64 {
        self.0 as f64 / 65536.0
    }

    /// This length times `numerator`/`denominator`, rounded to the nearest unit.
    /// A `denominator` of zero gives zero.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        reason = "clamped to the range first"
    )]
    pub const fn scale(self, numerator: i64, denominator: i64) -> Self {
        if denominator == 0 {
            return Self::ZERO;
        }
        let is_negative = (self.0 < 0) != ((numerator < 0) != (denominator < 0));
        let (length, numerator) = (self.0.unsigned_abs(), numerator.unsigned_abs());
        let denominator = denominator.unsigned_abs();
        let half = denominator / 2;
        // Nearly every product fits 64 bits, which divide several times as fast as 128.
        let rounded = match length.checked_mul(numerator) {
            Some(product) if product <= u64::MAX - half => {
                ((product + half) / denominator) as u128
            }
            Some(_) | None => {
                (length as u128 * numerator as u128 + half as u128) / denominator as u128
            }
        };
        let most = i64::MAX as u128 + is_negative as u128;
        let magnitude = if rounded > most { most } else { rounded } as u64;
        if is_negative {
            Self(0_i64.wrapping_sub_unsigned(magnitude))
        } else {
            Self(magnitude as i64)
        }
    }

    /// The absolute value.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// Whether this is no distance at all.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

const UNITS_PER_POINT: i64 = 65536;

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, factor: i64) -> Self {
        Self(self.0.saturating_mul(factor))
    }
}

impl Div<i64> for Length {
    type Output = Self;
    fn div(self, divisor: i64) -> Self {
        self.scale(1, divisor)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// Points with three decimals at most: `12pt`, `70.866pt`.
impl fmt::Display for Length {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.3}", self.to_points());
        let text = text.trim_end_matches('0').trim_end_matches('.');
        write!(formatter, "{}pt", if text == "-0" { "0" } else { text })
    }
}

/// Why a text is not a length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseLengthError {
    /// There is no number in front of the unit.
    Number(String),
    /// The unit is missing or none of `pt`, `mm`, `cm`, `in`, `pc`.
    Unit(String),
}

impl fmt::Display for ParseLengthError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(text) => write!(formatter, "`{text}` has no number"),
            Self::Unit(text) => {
                write!(formatter, "`{text}` has no unit: write pt, mm, cm, in or pc")
            }
        }
    }
}

impl std::error::Error for ParseLengthError {}

/// Reads `12pt`, `2.5cm`, `35 mm`, `1in`, `1pc` (twelve points); a decimal comma is accepted.
impl FromStr for Length {
    type Err = ParseLengthError;

    fn from_str(text: &str) -> Result<Self, ParseLengthError> {
        let trimmed = text.trim();
        let digits = trimmed
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+')))
            .unwrap_or(trimmed.len());
        let (number, unit) = trimmed.split_at(digits);
        let number: f64 = number
            .replace(',', ".")
            .parse()
            .map_err(|_| ParseLengthError::Number(text.to_owned()))?;
        let points = match unit.trim() {
            "pt" => 1.0,
            "mm" => 72.0 / 25.4,
            "cm" => 72.0 / 2.54,
            "in" => 72.0,
            "pc" => 12.0,
            _ => return Err(ParseLengthError::Unit(text.to_owned())),
        };
        Ok(Self::from_points(number * points))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree() {
        assert_eq!("1in".parse::<Length>(), "72pt".parse());
        assert_eq!("25.4 mm".parse::<Length>(), "1in".parse());
        assert_eq!("2,54cm".parse::<Length>(), "1in".parse());
        assert_eq!("6pc".parse::<Length>(), "1in".parse());
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(matches!("".parse::<Length>(), Err(ParseLengthError::Number(_))));
        assert!(matches!("12".parse::<Length>(), Err(ParseLengthError::Unit(_))));
        assert!(matches!("12px".parse::<Length>(), Err(ParseLengthError::Unit(_))));
        assert!(matches!("1.2.3pt".parse::<Length>(), Err(ParseLengthError::Number(_))));
    }

    #[test]
    fn scaling_rounds_to_the_nearest_unit_on_both_sides_of_zero() {
        assert_eq!(Length::from_raw(5).scale(1, 2), Length::from_raw(3));
        assert_eq!(Length::from_raw(-5).scale(1, 2), Length::from_raw(-3));
        assert_eq!(Length::from_raw(5).scale(-1, 2), Length::from_raw(-3));
        assert_eq!(Length::from_raw(5).scale(1, -2), Length::from_raw(-3));
        assert_eq!(Length::from_raw(4).scale(1, 3), Length::from_raw(1));
        assert_eq!(Length::POINT.scale(1, 0), Length::ZERO);
        assert_eq!(Length::MAX.scale(2, 1), Length::MAX);
    }

    #[test]
    fn scaling_is_exact_beyond_64_bits() {
        let long = Length::from_raw(1 << 40);
        assert_eq!(long.scale(1 << 30, 1 << 29), long * 2);
        assert_eq!(long.scale(-3 << 30, 1 << 31).raw(), -3 << 39);
        assert_eq!(Length::MAX.scale(i64::MAX, i64::MAX), Length::MAX);
        let least = Length::from_raw(i64::MIN);
        assert_eq!(least.scale(1, 1), least);
        assert_eq!(least.scale(-1, 1), Length::MAX);
        assert_eq!(least.scale(i64::MIN, i64::MIN), least);
        assert_eq!(Length::MAX.scale(2, 4).raw(), 1 << 62);
        assert_eq!(Length::MAX.scale(3, 6).raw(), 1 << 62);
    }

    #[test]
    fn sums_saturate() {
        assert_eq!(Length::MAX + Length::POINT, Length::MAX);
        assert_eq!(Length::from_points(f64::NAN), Length::ZERO);
    }
}
