//! How many pixels of an image are an inch: what its own file says.

/// Pixels in an inch where a file says nothing: CSS pixels.
pub(super) const CSS_RESOLUTION: u32 = 96;

/// An inch in tenths of a millimetre.
const INCH: u32 = 254;

/// The resolution that a PNG (PNG, 11.3.4.3) or a JPEG (JFIF 1.02; Exif 2.32, 4.6.4) states,
/// where it is one that scans, photographs and drawings have: 72 to 1,200 pixels an inch in
/// both directions.
pub(super) fn resolution(bytes: &[u8]) -> u32 {
    let stated = match bytes {
        [0xFF, 0xD8, 0xFF, ..] => of_jpeg(bytes),
        [0x89, b'P', b'N', b'G', ..] => of_png(bytes),
        _ => None,
    };
    stated.filter(|stated| (72..=1200).contains(stated)).unwrap_or(CSS_RESOLUTION)
}

/// From the chunk `pHYs`: pixels in a metre.
fn of_png(bytes: &[u8]) -> Option<u32> {
    let mut rest = bytes.get(8..)?;
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        match kind {
            b"pHYs" => {
                let &[x3, x2, x1, x0, y3, y2, y1, y0, unit] = after.first_chunk::<9>()?;
                let x = u32::from_be_bytes([x3, x2, x1, x0]);
                let y = u32::from_be_bytes([y3, y2, y1, y0]);
                return (unit == 1 && x == y).then(|| rounded(x, INCH, 10_000));
            }
            b"IDAT" | b"IEND" => return None,
            _ => rest = after.get(length.checked_add(4)?..)?,
        }
    }
}

/// From the segment of JFIF, else of Exif.
fn of_jpeg(bytes: &[u8]) -> Option<u32> {
    let mut rest = bytes.get(2..)?;
    let mut exif = None;
    loop {
        let Some((&[0xFF, marker], after)) = rest.split_first_chunk::<2>() else {
            return exif;
        };
        if marker == 0xFF {
            rest = rest.get(1..)?;
            continue;
        }
        if matches!(marker, 0xDA | 0xD9) {
            return exif;
        }
        let length = usize::from(u16::from_be_bytes(*after.first_chunk::<2>()?));
        let segment = after.get(2..length)?;
        rest = after.get(length..)?;
        match marker {
            0xE0 => {
                if let Some([_, _, unit, x1, x0, y1, y0, ..]) =
                    segment.strip_prefix(b"JFIF\0")
                    && (x1, x0) == (y1, y0)
                {
                    let density = u32::from(u16::from_be_bytes([*x1, *x0]));
                    match unit {
                        1 => return Some(density),
                        2 => return Some(rounded(density, INCH, 100)),
                        _ => {}
                    }
                }
            }
            0xE1 => {
                let tiff = segment.strip_prefix(b"Exif\0\0");
                exif = exif.or(tiff.and_then(of_exif));
            }
            _ => {}
        }
    }
}

/// From the tags `XResolution`, `YResolution` and `ResolutionUnit`.
fn of_exif(tiff: &[u8]) -> Option<u32> {
    let directory = super::exif::Directory::first(tiff)?;
    let x = directory.rational(0x011A)?;
    let y = directory.rational(0x011B)?;
    match directory.short(0x0128) {
        Some(3) => (x == y).then(|| rounded(x, INCH, 100)),
        Some(_) | None => (x == y).then_some(x),
    }
}

/// `count` times `numerator`/`denominator`, to the nearest.
fn rounded(count: u32, numerator: u32, denominator: u32) -> u32 {
    count.saturating_mul(numerator).saturating_add(denominator / 2) / denominator
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(pixels: u32, unit: u8) -> Vec<u8> {
        let mut bytes =
            b"\x89PNG\r\n\x1a\n\0\0\0\x02IHDR\0\0\0\0\0\0\0\0\0\x09pHYs".to_vec();
        bytes.extend(pixels.to_be_bytes());
        bytes.extend(pixels.to_be_bytes());
        bytes.push(unit);
        bytes
    }

    fn jfif(unit: u8, density: u16) -> Vec<u8> {
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 16];
        bytes.extend(b"JFIF\0\x01\x02");
        bytes.push(unit);
        bytes.extend(density.to_be_bytes());
        bytes.extend(density.to_be_bytes());
        bytes.extend([0, 0]);
        bytes
    }

    #[test]
    fn a_png_says_how_many_pixels_are_a_metre() {
        assert_eq!(resolution(&png(11_811, 1)), 300);
        assert_eq!(resolution(&png(11_811, 0)), CSS_RESOLUTION);
    }

    #[test]
    fn a_jpeg_says_how_many_pixels_are_an_inch_or_a_centimetre() {
        assert_eq!(resolution(&jfif(1, 150)), 150);
        assert_eq!(resolution(&jfif(2, 118)), 300);
        assert_eq!(resolution(&jfif(0, 1)), CSS_RESOLUTION);
    }

    #[test]
    fn what_no_image_has_is_not_believed() {
        assert_eq!(resolution(&png(1, 1)), CSS_RESOLUTION);
        assert_eq!(resolution(&jfif(1, 9999)), CSS_RESOLUTION);
        assert_eq!(resolution(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR"), CSS_RESOLUTION);
    }

    #[test]
    fn exif_is_asked_where_jfif_says_nothing() {
        let mut bytes = jfif(0, 1);
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x03".to_vec();
        exif.extend([1, 0x1A, 0, 5, 0, 0, 0, 1, 0, 0, 0, 50]);
        exif.extend([1, 0x1B, 0, 5, 0, 0, 0, 1, 0, 0, 0, 50]);
        exif.extend([1, 0x28, 0, 3, 0, 0, 0, 1, 0, 2, 0, 0]);
        exif.extend([0, 0, 0, 0, 0, 0, 0, 240, 0, 0, 0, 1]);
        bytes.extend([0xFF, 0xE1, 0, 2 + u8::try_from(exif.len()).unwrap()]);
        bytes.extend(exif);
        assert_eq!(resolution(&bytes), 240);
    }
}
