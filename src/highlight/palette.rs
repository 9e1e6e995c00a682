//! The colors: one for each class on a light ground and one on a dark one.
//!
//! Each has a contrast of 7 : 1 or more on white paper and on the dark grounds of browsers
//! (WCAG 2.2, 1.4.6), and of 4.5 : 1 or more on the sepia of readers (1.4.3).

use super::class::TokenClass;
use crate::document::Rgb;

/// What code stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// White or nearly so.
    Light,
    /// Black or nearly so.
    Dark,
}

impl TokenClass {
    /// Its color on `ground`.
    #[must_use]
    pub const fn color(self, ground: Ground) -> Rgb {
        let [red, green, blue] = match (ground, self) {
            (Ground::Light, Self::Comment) => [0x54, 0x54, 0x54],
            (Ground::Light, Self::Keyword) => [0x6B, 0x2C, 0x91],
            (Ground::Light, Self::String | Self::Inserted) => [0x0B, 0x5A, 0x2B],
            (Ground::Light, Self::Constant) => [0x85, 0x38, 0x00],
            (Ground::Light, Self::Name) => [0x0A, 0x4B, 0x8F],
            (Ground::Light, Self::Deleted) => [0x9B, 0x1C, 0x1C],
            (Ground::Dark, Self::Comment) => [0xB8, 0xB8, 0xB8],
            (Ground::Dark, Self::Keyword) => [0xD7, 0xA8, 0xF5],
            (Ground::Dark, Self::String | Self::Inserted) => [0x8F, 0xD6, 0x94],
            (Ground::Dark, Self::Constant) => [0xF2, 0xB4, 0x82],
            (Ground::Dark, Self::Name) => [0x8E, 0xC5, 0xFF],
            (Ground::Dark, Self::Deleted) => [0xFF, 0xA8, 0xA3],
        };
        Rgb { red, green, blue }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_color_is_read_on_every_ground() {
        // Paper; the sepia of readers. Black; the dark grounds of Chromium, Firefox, Safari.
        let light = [(0xFF_FF_FF, 7.0), (0xFB_F0_D9, 4.5), (0xF4_EC_D8, 4.5)];
        let dark = [0x00_00_00, 0x12_12_12, 0x1C_1B_22, 0x1E_1E_1E].map(|hex| (hex, 7.0));
        for (ground, grounds) in
            [(Ground::Light, light.as_slice()), (Ground::Dark, dark.as_slice())]
        {
            for class in TokenClass::ALL {
                for (behind, least) in grounds {
                    let [_, red, green, blue] = u32::to_be_bytes(*behind);
                    let found = class.color(ground).contrast(Rgb { red, green, blue });
                    assert!(found >= *least, "{class:?} on {behind:06X}: {found:.2}");
                }
            }
        }
    }
}
