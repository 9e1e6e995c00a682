//! Which raster images move: those with more than one frame.

/// Whether an image may move or flash. What cannot be followed to its end may.
pub(super) fn is_animated(media_type: &str, bytes: &[u8]) -> bool {
    match media_type {
        // It has one frame (ITU T.81).
        "image/jpeg" => false,
        "image/png" => png_chunks(bytes).any(|(kind, _)| kind == b"acTL"),
        "image/gif" => gif_frames(bytes).is_none_or(|frames| frames > 1),
        // The flags of an extended file; a simple one has one frame (RFC 9649, 2.7).
        "image/webp" => {
            let is_extended = bytes.get(12..16) == Some(b"VP8X".as_slice());
            is_extended && bytes.get(20).is_none_or(|flags| flags & WEBP_ANIMATION != 0)
        }
        _other => true,
    }
}

/// The flag of a WebP file that has frames (RFC 9649, 2.7).
const WEBP_ANIMATION: u8 = 0x02;

/// The chunks of a PNG, each with what comes behind its kind (PNG 3rd ed., 5.3), up to where
/// the file ends.
pub(super) fn png_chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8; 4], &[u8])> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, behind) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
        // Behind the data stands its checksum.
        rest = behind.get(length.saturating_add(4)..).unwrap_or_default();
        Some((kind, behind))
    })
}

/// How many images a GIF holds (version 89a, 17–27); none where it breaks off.
fn gif_frames(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes.get(6..)?;
    // The screen, with its colors.
    rest = behind_colors(rest.get(7..)?, *rest.get(4)?)?;
    let mut frames = 0;
    loop {
        let (mark, behind) = rest.split_first()?;
        rest = match mark {
            // An image: its place, its colors, the size of its codes, its data.
            0x2c => {
                frames += 1;
                let behind = behind_colors(behind.get(9..)?, *behind.get(8)?)?;
                behind_data(behind.get(1..)?)?
            }
            // An extension: its label and its data.
            0x21 => behind_data(behind.get(1..)?)?,
            0x3b => return Some(frames),
            _other => return None,
        };
    }
}

/// What stands behind a table of colors, where `flags` say that there is one.
fn behind_colors(bytes: &[u8], flags: u8) -> Option<&[u8]> {
    let has_table = flags & 0x80 != 0;
    let size = if has_table { 3_usize << ((flags & 0x07) + 1) } else { 0 };
    bytes.get(size..)
}

/// What stands behind blocks of data, the last of which is empty.
fn behind_data(mut bytes: &[u8]) -> Option<&[u8]> {
    loop {
        let (size, behind) = bytes.split_first()?;
        bytes = behind.get(usize::from(*size)..)?;
        if *size == 0 {
            return Some(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A GIF of so many images of one sign.
    fn gif(frames: usize) -> Vec<u8> {
        let mut bytes = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
        bytes.extend(b"\x21\xf9\x04\0\0\0\0\0");
        for _ in 0..frames {
            bytes.extend(b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0");
        }
        bytes.push(0x3b);
        bytes
    }

    fn png(kinds: &[&[u8; 4]]) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        for kind in kinds {
            bytes.extend([0, 0, 0, 2]);
            bytes.extend(*kind);
            bytes.extend(b"dachec");
        }
        bytes
    }

    fn webp(kind: &[u8], flags: u8) -> Vec<u8> {
        [b"RIFF\0\0\0\0WEBP", kind, &[0x0a, 0, 0, 0, flags]].concat()
    }

    #[test]
    fn only_what_has_frames_moves() {
        let broken = gif(1)[..20].to_vec();
        for (media_type, bytes, moves) in [
            ("image/jpeg", b"\xff\xd8\xff\xd9".to_vec(), false),
            ("image/png", png(&[b"IHDR", b"IDAT", b"IEND"]), false),
            ("image/png", png(&[b"IHDR", b"acTL", b"IDAT", b"IEND"]), true),
            ("image/gif", gif(1), false),
            ("image/gif", gif(2), true),
            ("image/gif", broken, true),
            ("image/webp", webp(b"VP8 ", 2), false),
            ("image/webp", webp(b"VP8X", 0x10), false),
            ("image/webp", webp(b"VP8X", 0x12), true),
        ] {
            assert_eq!(is_animated(media_type, &bytes), moves, "{media_type} {bytes:?}");
        }
    }
}
