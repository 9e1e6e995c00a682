//! What pages cost for where they end.

use super::super::super::galley::FORBIDDEN;
use crate::geometry::Length;

/// `count` times `each`.
pub(super) fn price_of(count: usize, each: i64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX).saturating_mul(each)
}

/// A forbidden end is dearer than any sum of allowed ones, and cheaper than an overfull
/// page.
pub(super) const fn price(penalty: i32) -> i64 {
    if penalty >= FORBIDDEN { 1_000 } else { 1 }
}

/// `100·(spare/line)²` where more than a line is left free, a tenth of that below: what is
/// missing is shared out among the pages, so that none is much shorter than its neighbors.
pub(super) fn shortness(spare: Length, line: Length) -> i64 {
    let tenths = spare.raw().max(0).saturating_mul(10) / line.raw().max(1);
    let cost = tenths.saturating_mul(tenths);
    if spare <= line { cost / 10 } else { cost }
}

/// The shortness of a page that ends before what is too high for the rest of it, its notes
/// taken in. That much is missing somewhere: beyond five lines no more is asked than a trifle
/// for each, so that this one page is short and those before it are full.
pub(super) fn unavoidable(spare: Length, line: Length) -> i64 {
    let beyond = spare - line * 5;
    if beyond <= Length::ZERO {
        return shortness(spare, line);
    }
    shortness(line * 5, line) + beyond.raw() * 5 / line.raw().max(1)
}

/// What a page costs whose lines may end anywhere, for each that is a line short or more:
/// the lines that have to go over go from one page, and the pages before it are full.
pub(super) const SHORT_PAGE: i64 = 1_000;
