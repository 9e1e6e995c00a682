//! The first directory of Exif's TIFF structure (Exif 2.32, 4.6.2).

/// A directory that is looked into.
#[derive(Clone, Copy, Debug)]
pub(super) struct Directory<'a> {
    tiff: &'a [u8],
    is_little: bool,
    start: usize,
}

impl<'a> Directory<'a> {
    /// The first directory of a TIFF structure.
    pub(super) fn first(tiff: &'a [u8]) -> Option<Self> {
        let is_little = match tiff.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        let header = Self { tiff, is_little, start: 0 };
        Some(Self { start: usize::try_from(header.long_at(4)?).ok()?, ..header })
    }

    /// The value of a tag that holds a short number.
    pub(super) fn short(self, tag: u16) -> Option<u16> {
        self.short_at(self.entry(tag)?.saturating_add(8))
    }

    /// The value of a tag that holds a fraction, rounded down to a whole number.
    pub(super) fn rational(self, tag: u16) -> Option<u32> {
        let place = self.long_at(self.entry(tag)?.saturating_add(8))?;
        let place = usize::try_from(place).ok()?;
        self.long_at(place)?.checked_div(self.long_at(place.saturating_add(4))?)
    }

    /// Where the entry of a tag stands.
    fn entry(self, tag: u16) -> Option<usize> {
        let count = usize::from(self.short_at(self.start)?);
        (0..count)
            .map(|entry| self.start.saturating_add(2 + 12 * entry))
            .find(|at| self.short_at(*at) == Some(tag))
    }

    fn short_at(self, at: usize) -> Option<u16> {
        let bytes = *self.tiff.get(at..)?.first_chunk::<2>()?;
        Some(if self.is_little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    }

    fn long_at(self, at: usize) -> Option<u32> {
        let bytes = *self.tiff.get(at..)?.first_chunk::<4>()?;
        Some(if self.is_little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }
}
