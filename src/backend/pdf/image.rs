//! Images as XObjects (ISO 32000-1, 8.9.5): passed through as they are where PDF has the
//! same form of data, else decoded and split into colors and transparency.

use crate::typeset::{ImageData, ImageFormat};
use png::{BitDepth, ColorType, Transformations};
use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject};
use std::collections::BTreeMap;
use std::io::Cursor;

/// The most bytes that one image may have when it is decoded.
const MAX_DECODED: usize = 1 << 30;

/// The image as an XObject.
///
/// # Errors
/// Where the image is damaged or of a kind that the file may not hold; the reason, as a
/// fact about the image.
pub(super) fn xobject(image: &ImageData) -> Result<XObject, String> {
    let stream = match image.format {
        ImageFormat::Jpeg => jpeg(image)?,
        ImageFormat::Png => png(image)?,
        ImageFormat::Svg => {
            return Err("it is SVG, which the PDF writer does not draw".to_owned());
        }
    };
    Ok(XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None }))
}

/// A JPEG, passed through.
fn jpeg(image: &ImageData) -> Result<ExternalStream, String> {
    let frame = JpegFrame::find(&image.bytes).ok_or("it is damaged: it has no frame")?;
    if frame.bits != 8 {
        return Err(format!(
            "it is a JPEG of {} bits, which PDF does not hold",
            frame.bits
        ));
    }
    let space = match frame.components {
        1 => name("DeviceGray"),
        3 => name("DeviceRGB"),
        // The output intent is sRGB: other colors have no meaning (ISO 19005-2, 6.2.4.3).
        _ => {
            return Err(
                "it is a JPEG of printing colors (CMYK), not of RGB or gray".to_owned()
            );
        }
    };
    let mut dictionary = base(frame.width.into(), frame.height.into(), space, 8);
    dictionary.insert("Filter".to_owned(), name("DCTDecode"));
    Ok(ExternalStream { dict: dictionary, content: image.bytes.clone(), compress: false })
}

/// What the frame header of a JPEG says (ITU-T T.81, B.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct JpegFrame {
    bits: u8,
    height: u16,
    width: u16,
    components: u8,
}

impl JpegFrame {
    /// The frame header of a baseline, extended or progressive JPEG with Huffman coding.
    fn find(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
        loop {
            let (&[0xFF, marker], after) = rest.split_first_chunk::<2>()? else {
                return None;
            };
            match marker {
                // Fill bytes before a marker.
                0xFF => rest = rest.get(1..)?,
                0xC0..=0xC2 => {
                    let [_, _, bits, h1, h0, w1, w0, components, ..] = *after else {
                        return None;
                    };
                    return Some(Self {
                        bits,
                        height: u16::from_be_bytes([h1, h0]),
                        width: u16::from_be_bytes([w1, w0]),
                        components,
                    });
                }
                // Lossless, hierarchical and arithmetic coding, or scan data without a frame.
                0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xD9 | 0xDA => {
                    return None;
                }
                _ => {
                    let (length, _) = after.split_first_chunk::<2>()?;
                    rest = after.get(usize::from(u16::from_be_bytes(*length))..)?;
                }
            }
        }
    }
}

/// A PNG: its own data where it has neither transparency nor interlacing.
fn png(image: &ImageData) -> Result<ExternalStream, String> {
    let damaged = |error: png::DecodingError| format!("it is damaged: {error}");
    let limits = png::Limits { bytes: MAX_DECODED };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(&image.bytes), limits);
    let header = decoder.read_header_info().map_err(damaged)?;
    let (width, height) = (header.width, header.height);
    let plain = !header.interlaced
        && matches!(
            header.color_type,
            ColorType::Grayscale | ColorType::Rgb | ColorType::Indexed
        );
    let passed = if plain { pass_through(&image.bytes) } else { None };
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(damaged)?;
    let size = reader.output_buffer_size().ok_or("it is too large")?;
    if size > MAX_DECODED {
        return Err("it is too large".to_owned());
    }
    let mut samples = vec![0; size];
    // Decoded even where its own data goes out: a damaged image stops here, not in a viewer.
    let frame = reader.next_frame(&mut samples).map_err(damaged)?;
    if let Some(passed) = passed {
        return Ok(passed);
    }
    samples.truncate(frame.buffer_size());
    let (space, colors) = match frame.color_type {
        ColorType::Grayscale | ColorType::GrayscaleAlpha => ("DeviceGray", 1),
        ColorType::Rgb | ColorType::Rgba | ColorType::Indexed => ("DeviceRGB", 3),
    };
    let (width, height) = (i64::from(width), i64::from(height));
    let mut dictionary = base(width, height, name(space), 8);
    let channels = frame.color_type.samples();
    if channels == colors {
        return Ok(ExternalStream { dict: dictionary, content: samples, compress: true });
    }
    let mut content = Vec::with_capacity(samples.len() / channels * colors);
    let mut alpha = Vec::with_capacity(samples.len() / channels);
    for pixel in samples.chunks_exact(channels) {
        content.extend_from_slice(&pixel[..colors]);
        alpha.push(pixel[colors]);
    }
    if alpha.iter().any(|alpha| *alpha != 255) {
        let mask = ExternalStream {
            dict: base(width, height, name("DeviceGray"), 8),
            content: alpha,
            compress: true,
        };
        dictionary.insert("SMask".to_owned(), DictItem::Stream { stream: mask });
    }
    Ok(ExternalStream { dict: dictionary, content, compress: true })
}

/// The image's own deflated rows with their PNG filters, which PDF reads as they are; none
/// where some of it is transparent.
fn pass_through(bytes: &[u8]) -> Option<ExternalStream> {
    let mut rest = bytes.get(8..)?;
    let mut header = None;
    let mut palette = Vec::new();
    let mut content = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let data = after.get(..length)?;
        match kind {
            b"IHDR" => header = data.first_chunk::<13>().copied(),
            b"PLTE" => palette = data.to_vec(),
            b"tRNS" => return None,
            b"IDAT" => content.extend_from_slice(data),
            b"IEND" => break,
            _ => {}
        }
        rest = after.get(length + 4..)?;
    }
    let [w3, w2, w1, w0, h3, h2, h1, h0, depth, kind, ..] = header?;
    let width = i64::from(u32::from_be_bytes([w3, w2, w1, w0]));
    let height = i64::from(u32::from_be_bytes([h3, h2, h1, h0]));
    BitDepth::from_u8(depth)?;
    let (space, colors) = match ColorType::from_u8(kind)? {
        ColorType::Grayscale => (name("DeviceGray"), 1),
        ColorType::Rgb => (name("DeviceRGB"), 3),
        ColorType::Indexed => {
            let last = i64::try_from(palette.len() / 3).ok()?.checked_sub(1)?;
            let palette = DictItem::String { data: palette, literal: true };
            let space = [name("Indexed"), name("DeviceRGB"), DictItem::Int(last), palette];
            (DictItem::Array(space.to_vec()), 1)
        }
        ColorType::GrayscaleAlpha | ColorType::Rgba => return None,
    };
    let mut dictionary = base(width, height, space, depth.into());
    dictionary.insert("Filter".to_owned(), name("FlateDecode"));
    let parameters = [
        // Each row says its own PNG filter.
        ("Predictor", 15),
        ("Colors", colors),
        ("BitsPerComponent", depth.into()),
        ("Columns", width),
    ];
    let map =
        parameters.into_iter().map(|(key, value)| (key.to_owned(), DictItem::Int(value)));
    dictionary.insert("DecodeParms".to_owned(), DictItem::Dict { map: map.collect() });
    Some(ExternalStream { dict: dictionary, content, compress: false })
}

/// What every image's dictionary has.
fn base(width: i64, height: i64, space: DictItem, bits: i64) -> BTreeMap<String, DictItem> {
    [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(width)),
        ("Height", DictItem::Int(height)),
        ("ColorSpace", space),
        ("BitsPerComponent", DictItem::Int(bits)),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect()
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_found_behind_other_segments() {
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2];
        assert_eq!(JpegFrame::find(&bytes), None);
        bytes.extend([0xFF, 0xFF, 0xC2, 0, 17, 8, 0, 5, 0, 7, 3, 1, 0x22]);
        assert_eq!(
            JpegFrame::find(&bytes),
            Some(JpegFrame { bits: 8, height: 5, width: 7, components: 3 })
        );
    }

    #[test]
    fn damaged_files_are_refused_with_a_reason() {
        let refused = |format, bytes: &[u8]| {
            let image = ImageData {
                path: "x".to_owned(),
                bytes: bytes.to_vec(),
                format,
                width: 1,
                height: 1,
            };
            xobject(&image).expect_err("refused")
        };
        for cut in 0..40 {
            let start = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde";
            refused(ImageFormat::Png, &start[..cut.min(start.len())]);
            refused(ImageFormat::Jpeg, &[0xFF, 0xD8, 0xFF, 0xE0, 0, 200, 1][..cut.min(7)]);
        }
        let cmyk = [0xFF, 0xD8, 0xFF, 0xC0, 0, 20, 8, 0, 1, 0, 1, 4, 1];
        assert!(refused(ImageFormat::Jpeg, &cmyk).contains("CMYK"));
    }
}
