//! Dates and the document's time.

use jiff::civil;
use jiff::tz::Offset;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// A day, a month of a year or a year, as the source gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month; only with a month.
    pub day: Option<i8>,
}

impl Date {
    /// Reads `2020-04-01`, `2020-04` or `2020`; nothing else is a date, and no impossible
    /// day is.
    ///
    /// ```
    /// use sevigne::document::Date;
    /// assert_eq!(Date::parse("2020-04-01").map(|date| date.to_string()).as_deref(), Some("2020-04-01"));
    /// assert_eq!(Date::parse("2020-02-30"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month =
            parts.next().map(|part| number(part, 2)).map_or(Some(None), |m| m.map(Some))?;
        let day =
            parts.next().map(|part| number(part, 2)).map_or(Some(None), |d| d.map(Some))?;
        if parts.next().is_some() {
            return None;
        }
        let month = match month {
            Some(month) => Some(i8::try_from(month).ok()?),
            None => None,
        };
        let day = match day {
            Some(day) => Some(i8::try_from(day).ok()?),
            None => None,
        };
        // Year 0 and impossible days fail here.
        if year == 0 {
            return None;
        }
        civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }
}

fn number(text: &str, digits: usize) -> Option<i16> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// ISO 8601: `2020-04-01`, `2020-04` or `2020`.
impl std::fmt::Display for Date {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

/// YAML has `2020` for a number.
impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
            "examples": ["2020-04-01", "2020-04", "2020"],
        })
    }
}

/// An instant in UTC, to the second: the document's time, never the clock's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Default for Timestamp {
    fn default() -> Self {
        Self::UNKNOWN
    }
}

impl Timestamp {
    /// 1980-01-01T00:00:00Z, the first instant that a ZIP archive can tell: what stands
    /// where a document has no time.
    pub const UNKNOWN: Self = Self(315_532_800);

    /// `seconds` after 1970-01-01T00:00:00Z, where that lies in the years 1 to 9999.
    #[must_use]
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        let timestamp = jiff::Timestamp::from_second(seconds).ok()?;
        let year = Offset::UTC.to_datetime(timestamp).year();
        (1..=9999).contains(&year).then_some(Self(seconds))
    }

    /// Reads an RFC 3339 instant (`2020-04-02T00:00:00Z`) or a [`Date`], whose first
    /// instant it takes. Fractions of a second are dropped; none for anything else.
    ///
    /// ```
    /// use sevigne::document::Timestamp;
    /// let noon = Timestamp::parse("2020-04-02T14:00:00+02:00").expect("an instant");
    /// assert_eq!(noon.to_string(), "2020-04-02T12:00:00Z");
    /// assert_eq!(Timestamp::parse("2020-04"), Timestamp::parse("2020-04-01T00:00:00Z"));
    /// assert_eq!(Timestamp::parse("yesterday"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(date) = Date::parse(text) {
            return Some(Self::from_date(date));
        }
        let timestamp: jiff::Timestamp = text.parse().ok()?;
        Self::from_unix_seconds(timestamp.as_second())
    }

    /// The first instant of a date.
    #[must_use]
    pub fn from_date(date: Date) -> Self {
        civil::Date::new(date.year, date.month.unwrap_or(1), date.day.unwrap_or(1))
            .ok()
            .and_then(|day| Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok())
            .map_or(Self::UNKNOWN, |timestamp| Self(timestamp.as_second()))
    }

    /// Seconds after 1970-01-01T00:00:00Z, negative before: what
    /// [`Timestamp::from_unix_seconds`] takes.
    ///
    /// ```
    /// use sevigne::document::Timestamp;
    /// let first = Timestamp::parse("1970-01-02").expect("a date");
    /// assert_eq!(first.unix_seconds(), 86_400);
    /// ```
    #[must_use]
    pub const fn unix_seconds(self) -> i64 {
        self.0
    }

    /// Year, month, day, hour, minute and second in UTC.
    #[must_use]
    pub fn fields(self) -> (i16, i8, i8, i8, i8, i8) {
        let timestamp =
            jiff::Timestamp::from_second(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let utc = Offset::UTC.to_datetime(timestamp);
        (utc.year(), utc.month(), utc.day(), utc.hour(), utc.minute(), utc.second())
    }
}

impl JsonSchema for Timestamp {
    fn schema_name() -> Cow<'static, str> {
        "Timestamp".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T.+)?)?)?$",
            "examples": ["2020-04-02", "2020-04-02T09:30:00Z"],
        })
    }
}

/// RFC 3339 in UTC: `2020-04-02T00:00:00Z`.
impl std::fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day, hour, minute, second) = self.fields();
        write!(
            formatter,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_dates_are_none() {
        for text in [
            "2021-02-29",
            "2020-13-01",
            "2020-00-01",
            "20-04-01",
            "2020-4-1",
            "0000",
            "2020-04-01-01",
            "",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_its_first_instant() {
        let timestamp = Timestamp::parse("2020-04-02").expect("a date");
        assert_eq!(timestamp.to_string(), "2020-04-02T00:00:00Z");
        assert_eq!(Timestamp::parse("2020-04-02T02:00:00+02:00"), Some(timestamp));
        assert_eq!(Timestamp::UNKNOWN.to_string(), "1980-01-01T00:00:00Z");
    }
}
