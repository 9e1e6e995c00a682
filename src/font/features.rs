//! What a run asks of the shaper: OpenType features and the way it is written.

use harfrust::{Feature, Tag};

/// Features that a run asks for beyond those that are always on (kerning, ligatures,
/// contextual and localized forms).
///
/// ```
/// use sevigne::font::Features;
/// let capitals = Features::SMALL_CAPS.with(Features::OLD_STYLE);
/// assert!(capitals.has(Features::OLD_STYLE) && !capitals.has(Features::TABULAR));
/// assert_eq!(capitals.without(Features::OLD_STYLE), Features::SMALL_CAPS);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Features(u8);

impl Features {
    /// Proportional lining figures: what text has unless said otherwise.
    pub const TEXT: Self = Self(1);
    /// Old-style figures.
    pub const OLD_STYLE: Self = Self(2);
    /// Tabular figures, for columns.
    pub const TABULAR: Self = Self(4);
    /// Small capitals for small letters.
    pub const SMALL_CAPS: Self = Self(8);
    /// Raised letters and figures drawn as such.
    pub const SUPERIOR: Self = Self(16);
    /// Lowered figures drawn as such.
    pub const INFERIOR: Self = Self(32);
    /// No ligatures: code and tracked words.
    pub const NO_LIGATURES: Self = Self(64);

    /// These features and `other`.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These features but for `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether all of `other` are among these.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The OpenType features, on or off.
    pub(super) fn list(self) -> Vec<Feature> {
        let mut list = Vec::new();
        let mut set =
            |tag: &[u8; 4], value| list.push(Feature::new(Tag::new(tag), value, ..));
        if self.has(Self::TABULAR) {
            set(b"tnum", 1);
        } else if self.has(Self::TEXT) {
            set(b"pnum", 1);
        }
        if self.has(Self::OLD_STYLE) {
            set(b"onum", 1);
        }
        if self.has(Self::SMALL_CAPS) {
            set(b"smcp", 1);
        }
        if self.has(Self::SUPERIOR) {
            set(b"sups", 1);
        }
        if self.has(Self::INFERIOR) {
            set(b"subs", 1);
        }
        if self.has(Self::NO_LIGATURES) {
            set(b"liga", 0);
            set(b"clig", 0);
        }
        list
    }
}

/// Which way a run is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Writing {
    /// From left to right.
    #[default]
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Writing {
    /// As the shaper names it.
    pub(super) const fn direction(self) -> harfrust::Direction {
        match self {
            Self::LeftToRight => harfrust::Direction::LeftToRight,
            Self::RightToLeft => harfrust::Direction::RightToLeft,
        }
    }
}
