//! What the segments of a JPEG say before its picture begins (ITU-T T.81, annex B).

use super::exif::Directory;

/// A JPEG's facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Jpeg {
    /// The frame header.
    pub(crate) frame: Frame,
    /// How the picture is to be turned.
    pub(crate) orientation: Orientation,
    /// The ICC profile of its colors, put together; empty where there is none.
    pub(crate) profile: Vec<u8>,
    /// Whether an Adobe program wrote it: its printing colors are then inverted.
    pub(crate) by_adobe: bool,
}

/// A frame header (B.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    /// Bits of a sample.
    pub(crate) bits: u8,
    /// Rows.
    pub(crate) height: u16,
    /// Columns.
    pub(crate) width: u16,
    /// 1 is gray, 3 RGB, 4 printing colors.
    pub(crate) components: u8,
}

/// How a picture is turned for the eye (Exif 2.32, tag 0x0112).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Orientation(u8);

impl Default for Orientation {
    fn default() -> Self {
        Self(1)
    }
}

impl Orientation {
    /// The orientation of Exif's number, 1 to 8; any other means upright.
    #[must_use]
    pub const fn from_exif(number: u16) -> Self {
        match number {
            2..=8 => Self(number.to_be_bytes()[1]),
            _ => Self(1),
        }
    }

    /// Whether rows become columns.
    #[must_use]
    pub const fn swaps_sides(self) -> bool {
        self.0 >= 5
    }

    /// How the unit square of the picture as stored, its first row at the top, is mapped
    /// to that of the picture as seen: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`, y
    /// upwards.
    #[must_use]
    pub const fn matrix(self) -> [i64; 6] {
        match self.0 {
            2 => [-1, 0, 0, 1, 1, 0],
            3 => [-1, 0, 0, -1, 1, 1],
            4 => [1, 0, 0, -1, 0, 1],
            5 => [0, -1, -1, 0, 1, 1],
            6 => [0, -1, 1, 0, 0, 1],
            7 => [0, 1, 1, 0, 0, 0],
            8 => [0, 1, -1, 0, 1, 0],
            _ => [1, 0, 0, 1, 0, 0],
        }
    }
}

impl Jpeg {
    /// Reads the segments up to the picture; none where there is no frame of baseline,
    /// extended or progressive coding with Huffman's codes, which alone PDF holds.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
        let mut frame = None;
        let mut orientation = Orientation::default();
        let mut profile: Vec<(u8, &[u8])> = Vec::new();
        let mut by_adobe = false;
        loop {
            let (&[0xFF, marker], after) = rest.split_first_chunk::<2>()? else {
                return None;
            };
            // Fill bytes before a marker.
            if marker == 0xFF {
                rest = rest.get(1..)?;
                continue;
            }
            // The picture begins; a picture without a frame is none.
            if matches!(marker, 0xDA | 0xD9) {
                let frame = frame?;
                profile.sort_by_key(|(number, _)| *number);
                let profile =
                    profile.iter().flat_map(|(_, part)| part.iter().copied()).collect();
                return Some(Self { frame, orientation, profile, by_adobe });
            }
            let (length, _) = after.split_first_chunk::<2>()?;
            let length = usize::from(u16::from_be_bytes(*length));
            let segment = after.get(2..length)?;
            rest = after.get(length..)?;
            match marker {
                0xC0..=0xC2 => {
                    let [bits, h1, h0, w1, w0, components, ..] = *segment else {
                        return None;
                    };
                    frame = Some(Frame {
                        bits,
                        height: u16::from_be_bytes([h1, h0]),
                        width: u16::from_be_bytes([w1, w0]),
                        components,
                    });
                }
                // Lossless, hierarchical and arithmetic coding.
                0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return None,
                0xE1 => {
                    if let Some(number) =
                        segment.strip_prefix(b"Exif\0\0").and_then(exif_orientation)
                    {
                        orientation = Orientation::from_exif(number);
                    }
                }
                0xE2 => {
                    if let Some([number, _, part @ ..]) =
                        segment.strip_prefix(b"ICC_PROFILE\0")
                    {
                        profile.push((*number, part));
                    }
                }
                0xEE => by_adobe |= segment.starts_with(b"Adobe"),
                _ => {}
            }
        }
    }
}

/// The orientation in the first directory of a TIFF structure.
fn exif_orientation(tiff: &[u8]) -> Option<u16> {
    Directory::first(tiff)?.short(0x0112)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: [u8; 8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2];
    const FRAME: [u8; 14] = [0xFF, 0xFF, 0xC2, 0, 11, 8, 0, 5, 0, 7, 1, 1, 0x22, 0];

    fn with(segments: &[u8]) -> Option<Jpeg> {
        let mut bytes = START.to_vec();
        bytes.extend_from_slice(segments);
        bytes.extend([0xFF, 0xDA]);
        Jpeg::read(&bytes)
    }

    #[test]
    fn frames_are_found_behind_other_segments() {
        assert_eq!(with(&[]), None);
        let jpeg = with(&FRAME).expect("a frame");
        assert_eq!(jpeg.frame, Frame { bits: 8, height: 5, width: 7, components: 1 });
        assert_eq!(jpeg.orientation, Orientation::default());
    }

    #[test]
    fn orientation_is_read_in_both_byte_orders() {
        for (order, tag) in [
            (b"MM\0*\0\0\0\x08", [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]),
            (b"II*\0\x08\0\0\0", [1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]),
        ] {
            let mut segment = vec![0xFF, 0xE1, 0, 30];
            segment.extend(b"Exif\0\0");
            segment.extend(order);
            segment.extend(tag);
            segment.extend(FRAME);
            let jpeg = with(&segment).expect("a frame");
            assert_eq!(jpeg.orientation, Orientation::from_exif(6));
            assert!(jpeg.orientation.swaps_sides());
        }
        assert_eq!(Orientation::from_exif(9), Orientation::default());
    }

    #[test]
    fn a_profile_is_put_together_in_the_order_of_its_numbers() {
        let part = |number: u8, letter: u8| {
            let mut segment = vec![0xFF, 0xE2, 0, 17];
            segment.extend(b"ICC_PROFILE\0");
            segment.extend([number, 2, letter]);
            segment
        };
        let segments = [part(2, b'b'), part(1, b'a'), FRAME.to_vec()].concat();
        assert_eq!(with(&segments).expect("a frame").profile, b"ab");
    }

    #[test]
    fn every_orientation_maps_the_unit_square_to_itself() {
        for number in 1..=8 {
            let [a, b, c, d, e, f] = Orientation::from_exif(number).matrix();
            for (x, y) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let (x, y) = (a * x + c * y + e, b * x + d * y + f);
                assert!((0..=1).contains(&x) && (0..=1).contains(&y), "{number}");
            }
        }
    }
}
