//! Images as XObjects (ISO 32000-1, 8.9.5): passed through as they are where PDF has the
//! same form of data, else decoded and split into colors and transparency.

use super::color_space::{self, Channels, Stated};
use super::object::{bytes, name};
use super::save::{File, Filter};
use crate::typeset::{ImageFormat, Jpeg};
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use png::{BitDepth, ColorType, Transformations};
use std::borrow::Cow;
use std::io::Cursor;

/// The most bytes that one image may have when it is decoded.
const MAX_DECODED: usize = 1 << 30;

/// Writes an image of pixels as an XObject.
///
/// # Errors
/// Where the image is damaged or of a kind that the file may not hold; the reason, as a
/// fact about the image.
pub(super) fn write(
    format: ImageFormat,
    bytes: &[u8],
    file: &mut File,
) -> Result<ObjectId, String> {
    match format {
        ImageFormat::Jpeg => jpeg(bytes, file),
        ImageFormat::Png => Ok(png(bytes)?.write(file)?),
        ImageFormat::Svg => Err("it is a drawing, not an image of pixels".to_owned()),
        ImageFormat::Unpaged => Err("it is none of PNG, JPEG and SVG".to_owned()),
    }
}

/// An image with its samples, ready to be written.
#[derive(Debug)]
struct Raster<'a> {
    size: (u32, u32),
    channels: Channels,
    bits: u8,
    stated: Stated,
    /// Colors by number: red, green and blue of each.
    palette: Option<Vec<u8>>,
    /// How `content` is coded already, with the parameters of that.
    coded: Option<(&'static str, Dictionary)>,
    content: Cow<'a, [u8]>,
    /// One byte of opacity for each pixel.
    mask: Option<Vec<u8>>,
    /// Whether the samples count from full to none.
    inverted: bool,
}

impl Raster<'_> {
    fn write(self, file: &mut File) -> Result<ObjectId, String> {
        let mut space = color_space::write(self.channels, &self.stated, file)?;
        if let Some(palette) = self.palette {
            let last = (palette.len() / 3).saturating_sub(1);
            space =
                vec![name("Indexed"), space, super::object::integer(last), bytes(palette)]
                    .into();
        }
        let mut dictionary = base(self.size, space, self.bits);
        if let Some(mask) = self.mask {
            let base = base(self.size, name("DeviceGray"), 8);
            dictionary.set("SMask", file.add_stream(base, &mask, Filter::Deflate));
        }
        if self.inverted {
            let turned = [1, 0].repeat(self.channels.count());
            let turned: Vec<Object> = turned.into_iter().map(Object::Integer).collect();
            dictionary.set("Decode", turned);
        }
        let filter = match self.coded {
            None => Filter::Deflate,
            Some((filter, parameters)) => {
                dictionary.set("Filter", name(filter));
                if !parameters.is_empty() {
                    dictionary.set("DecodeParms", parameters);
                }
                Filter::Keep
            }
        };
        Ok(file.add_stream(dictionary, &self.content, filter))
    }
}

/// What every image's dictionary has.
fn base((width, height): (u32, u32), space: Object, bits: u8) -> Dictionary {
    dictionary! {
        "Type" => name("XObject"),
        "Subtype" => name("Image"),
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "ColorSpace" => space,
        "BitsPerComponent" => i64::from(bits),
    }
}

/// A JPEG, passed through.
fn jpeg(bytes: &[u8], file: &mut File) -> Result<ObjectId, String> {
    let jpeg = Jpeg::read(bytes)
        .ok_or("it is damaged, or coded in a way that PDF does not hold")?;
    let frame = jpeg.frame;
    if frame.bits != 8 {
        return Err(format!(
            "it is a JPEG of {} bits, which PDF does not hold",
            frame.bits
        ));
    }
    let channels = match frame.components {
        1 => Channels::Gray,
        3 => Channels::Rgb,
        4 => Channels::Cmyk,
        count => return Err(format!("it has {count} channels")),
    };
    Raster {
        size: (frame.width.into(), frame.height.into()),
        channels,
        bits: 8,
        stated: Stated { profile: jpeg.profile, gamma: None },
        palette: None,
        coded: Some(("DCTDecode", Dictionary::new())),
        content: Cow::Borrowed(bytes),
        mask: None,
        inverted: jpeg.by_adobe && channels == Channels::Cmyk,
    }
    .write(file)
}

/// A PNG: its own data where it has neither transparency nor interlacing.
fn png(bytes: &[u8]) -> Result<Raster<'static>, String> {
    let damaged = |error: png::DecodingError| format!("it is damaged: {error}");
    let limits = png::Limits { bytes: MAX_DECODED };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    let header = decoder.read_header_info().map_err(damaged)?;
    let size = (header.width, header.height);
    let plain = !header.interlaced
        && matches!(
            header.color_type,
            ColorType::Grayscale | ColorType::Rgb | ColorType::Indexed
        );
    let passed = if plain { pass_through(bytes) } else { None };
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(damaged)?;
    let stated = stated(reader.info());
    let room = reader.output_buffer_size().ok_or("it is too large")?;
    if room > MAX_DECODED {
        return Err("it is too large".to_owned());
    }
    let mut samples = vec![0; room];
    // Decoded even where its own data goes out: a damaged image stops here, not in a viewer.
    let frame = reader.next_frame(&mut samples).map_err(damaged)?;
    if let Some(passed) = passed {
        return Ok(Raster { stated, ..passed });
    }
    samples.truncate(frame.buffer_size());
    let channels = match frame.color_type {
        ColorType::Grayscale | ColorType::GrayscaleAlpha => Channels::Gray,
        ColorType::Rgb | ColorType::Rgba | ColorType::Indexed => Channels::Rgb,
    };
    let colors = channels.count();
    let all = frame.color_type.samples();
    let (content, mask) = if all == colors {
        (samples, None)
    } else {
        let mut content = Vec::with_capacity(samples.len() / all * colors);
        let mut alpha = Vec::with_capacity(samples.len() / all);
        for pixel in samples.chunks_exact(all) {
            content.extend_from_slice(&pixel[..colors]);
            alpha.push(pixel[colors]);
        }
        let is_opaque = alpha.iter().all(|alpha| *alpha == 255);
        (content, (!is_opaque).then_some(alpha))
    };
    Ok(Raster {
        size,
        channels,
        bits: 8,
        stated,
        palette: None,
        coded: None,
        content: Cow::Owned(content),
        mask,
        inverted: false,
    })
}

/// What a PNG says of its colors: its profile, else its gamma where that is not about that
/// of sRGB.
fn stated(info: &png::Info<'_>) -> Stated {
    let profile = info.icc_profile.as_deref().unwrap_or_default().to_vec();
    // `gAMA` tells 1/gamma times 100,000; sRGB is about 45,455 (PNG, 11.3.2.2).
    let gamma = info
        .gama_chunk
        .filter(|_| info.srgb.is_none() && profile.is_empty())
        .map(png::ScaledFloat::into_scaled)
        .filter(|scaled| (1_000..=1_000_000).contains(scaled))
        .filter(|scaled| scaled.abs_diff(45_455) > 500)
        .map(|scaled| {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a gamma of four digits is precise enough"
            )]
            let gamma =
                (100_000.0 / f64::from(scaled) * 10_000.0).round() as f32 / 10_000.0;
            gamma
        });
    Stated { profile, gamma }
}

/// The image's own deflated rows with their PNG filters, which PDF reads as they are; none
/// where some of it is transparent.
fn pass_through(bytes: &[u8]) -> Option<Raster<'static>> {
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
    let width = u32::from_be_bytes([w3, w2, w1, w0]);
    let height = u32::from_be_bytes([h3, h2, h1, h0]);
    BitDepth::from_u8(depth)?;
    let (channels, palette) = match ColorType::from_u8(kind)? {
        ColorType::Grayscale => (Channels::Gray, None),
        ColorType::Rgb => (Channels::Rgb, None),
        ColorType::Indexed if palette.len() >= 3 => (Channels::Rgb, Some(palette)),
        ColorType::Indexed | ColorType::GrayscaleAlpha | ColorType::Rgba => return None,
    };
    let colors = if palette.is_some() { 1 } else { channels.count() };
    let parameters = dictionary! {
        // Each row says its own PNG filter.
        "Predictor" => 15,
        "Colors" => super::object::integer(colors),
        "BitsPerComponent" => i64::from(depth),
        "Columns" => i64::from(width),
    };
    Some(Raster {
        size: (width, height),
        channels,
        bits: depth,
        stated: Stated::default(),
        palette,
        coded: Some(("FlateDecode", parameters)),
        content: Cow::Owned(content),
        mask: None,
        inverted: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_files_are_refused_with_a_reason() {
        let refused = |format, bytes: &[u8]| {
            write(format, bytes, &mut File::new("1.7")).expect_err("refused")
        };
        for cut in 0..40 {
            let start = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde";
            refused(ImageFormat::Png, &start[..cut.min(start.len())]);
            refused(ImageFormat::Jpeg, &[0xFF, 0xD8, 0xFF, 0xE0, 0, 200, 1][..cut.min(7)]);
        }
        let cmyk = [
            0xFF, 0xD8, 0xFF, 0xC0, 0, 20, 8, 0, 1, 0, 1, 4, 1, 0x11, 0, 2, 0x11, 0, 3,
            0x11, 0, 4, 0x11, 0, 0xFF, 0xDA,
        ];
        assert!(refused(ImageFormat::Jpeg, &cmyk).contains("CMYK"));
    }
}
