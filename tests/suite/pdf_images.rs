//! Images in a PDF: every sample comes out as it went in.

use super::pages::{DOCUMENT, Pages};
use super::pdf::document;
use super::pdf_text::PdfText;
use lopdf::{Dictionary, Object, Stream};
use png::{BitDepth, ColorType};
use sevigne::backend::pdf::Pdf;
use sevigne::diagnostic::{Diagnostics, Span, catalogue};
use sevigne::geometry::{Length, Rect};
use sevigne::typeset::{ImageData, ImageFormat, Item, Mark, Orientation, Role};

/// A picture in the form that `write` makes of it.
fn image(path: &str, format: ImageFormat, bytes: Vec<u8>) -> ImageData {
    let orientation = Orientation::default();
    ImageData {
        path: path.to_owned(),
        span: Span::default(),
        bytes,
        format,
        width: 8,
        height: 8,
        resolution: 96,
        orientation,
    }
}

fn encode(color: ColorType, depth: BitDepth, samples: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 8, 8);
    encoder.set_color(color);
    encoder.set_depth(depth);
    encoder.set_filter(png::Filter::NoFilter);
    if color == ColorType::Indexed {
        encoder.set_palette(vec![255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]);
        if depth == BitDepth::Eight {
            encoder.set_trns(vec![255, 128, 0]);
        }
    }
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(samples).expect("samples");
    writer.finish().expect("an end");
    bytes
}

/// Numbers that look like a picture.
fn samples(count: usize) -> Vec<u8> {
    (0..count).map(|at| u8::try_from((at * 7 + at / 24) % 251).expect("small")).collect()
}

fn pages(images: Vec<ImageData>) -> Pages {
    let mut pages = Pages::new();
    pages.title("Images");
    for number in 0..images.len() {
        let figure = pages.element(Role::Figure, DOCUMENT);
        pages.structure.elements[figure.index()].alternative = Some("A ramp".to_owned());
        let side = Length::from_millimetres(20);
        pages.item(Item::Image {
            rect: Rect::new(Length::from_millimetres(30), pages.y, side, side),
            image: number,
            mark: Mark::Element(figure),
        });
        pages.y += side;
    }
    pages.images = images;
    pages
}

fn render(images: Vec<ImageData>) -> PdfText {
    let pages = pages(images);
    let mut diagnostics = Diagnostics::default();
    let bytes = Pdf::default()
        .render(&document(), &pages.fonts, &pages, &mut diagnostics)
        .expect("a PDF");
    assert_eq!(diagnostics.list(), []);
    PdfText::read(&bytes)
}

/// The XObject `X<number>`.
fn xobject(text: &PdfText, number: usize) -> &Stream {
    let page = text.document.page_iter().next().expect("a page");
    let page = text.document.get_dictionary(page).expect("a page");
    let resources = text.dictionary(page.get(b"Resources").expect("resources"));
    let objects = text.dictionary(resources.get(b"XObject").expect("images"));
    stream(text, objects, format!("X{number}").as_bytes())
}

fn stream<'a>(text: &'a PdfText, dictionary: &'a Dictionary, key: &[u8]) -> &'a Stream {
    let id = dictionary.get(key).and_then(Object::as_reference).expect("a reference");
    text.document.get_object(id).and_then(Object::as_stream).expect("a stream")
}

fn decoded(stream: &Stream) -> Vec<u8> {
    stream.decompressed_content().expect("deflated")
}

/// Inflated, and no more: lopdf undoes PNG filters for 8 bits alone.
fn decoded_rows(stream: &Stream) -> Vec<u8> {
    let mut rows = Vec::new();
    let mut inflate = flate2::read::ZlibDecoder::new(stream.content.as_slice());
    std::io::Read::read_to_end(&mut inflate, &mut rows).expect("deflated");
    rows
}

#[test]
fn plain_png_samples_are_passed_through() {
    let kinds = [
        (ColorType::Grayscale, BitDepth::One, 8),
        (ColorType::Grayscale, BitDepth::Eight, 64),
        (ColorType::Grayscale, BitDepth::Sixteen, 128),
        (ColorType::Rgb, BitDepth::Eight, 192),
        (ColorType::Rgb, BitDepth::Sixteen, 384),
        (ColorType::Indexed, BitDepth::Two, 16),
    ];
    let images = kinds
        .iter()
        .map(|(color, depth, bytes)| {
            image("a.png", ImageFormat::Png, encode(*color, *depth, &samples(*bytes)))
        })
        .collect();
    let text = render(images);
    for (number, (_, depth, bytes)) in kinds.iter().enumerate() {
        let stream = xobject(&text, number);
        assert!(stream.dict.has(b"DecodeParms"), "{number}");
        assert!(!stream.dict.has(b"SMask"), "{number}");
        let bits =
            stream.dict.get(b"BitsPerComponent").and_then(Object::as_i64).expect("bits");
        assert_eq!(bits, i64::from(*depth as u8));
        // Eight rows, each behind the PNG filter that it says: none.
        let rows = decoded_rows(stream);
        let rows: Vec<u8> =
            rows.chunks(bytes / 8 + 1).flat_map(|row| row[1..].to_vec()).collect();
        assert_eq!(rows, samples(*bytes), "{number}");
    }
}

#[test]
fn transparency_is_a_mask() {
    let rgba = samples(256);
    let gray = samples(128);
    let indices: Vec<u8> = (0..64).map(|at| at % 4).collect();
    let text = render(vec![
        image("a.png", ImageFormat::Png, encode(ColorType::Rgba, BitDepth::Eight, &rgba)),
        image(
            "b.png",
            ImageFormat::Png,
            encode(ColorType::GrayscaleAlpha, BitDepth::Eight, &gray),
        ),
        image(
            "c.png",
            ImageFormat::Png,
            encode(ColorType::Indexed, BitDepth::Eight, &indices),
        ),
    ]);
    let parts = |number| {
        let stream = xobject(&text, number);
        let mask = self::stream(&text, &stream.dict, b"SMask");
        (decoded(stream), decoded(mask))
    };
    let (colors, mask) = parts(0);
    assert_eq!(mask, rgba.iter().skip(3).step_by(4).copied().collect::<Vec<_>>());
    let expected: Vec<u8> =
        rgba.chunks(4).flat_map(|pixel| pixel.iter().take(3).copied()).collect();
    assert_eq!(colors, expected);
    assert_eq!(parts(1).1, gray.iter().skip(1).step_by(2).copied().collect::<Vec<_>>());
    let (colors, mask) = parts(2);
    assert_eq!(colors.get(..6), Some([255, 0, 0, 0, 255, 0].as_slice()));
    assert_eq!(mask.get(..4), Some([255, 128, 0, 255].as_slice()));
}

#[test]
fn interlaced_png_is_decoded() {
    let bytes = include_bytes!("../data/images/interlaced.png").to_vec();
    let text = render(vec![image("a.png", ImageFormat::Png, bytes)]);
    let expected: Vec<u8> =
        (0..8).flat_map(|y: u8| (0..8).map(move |x: u8| x * 16 + y * 3)).collect();
    assert_eq!(decoded(xobject(&text, 0)), expected);
}

#[test]
fn jpeg_is_passed_through() {
    let rgb = include_bytes!("../data/images/rgb.jpg").to_vec();
    let gray = include_bytes!("../data/images/gray.jpg").to_vec();
    let text = render(vec![
        image("a.jpg", ImageFormat::Jpeg, rgb.clone()),
        image("b.jpg", ImageFormat::Jpeg, gray.clone()),
    ]);
    for (number, (bytes, space)) in
        [(rgb, "DeviceRGB"), (gray, "DeviceGray")].iter().enumerate()
    {
        let stream = xobject(&text, number);
        assert_eq!(&stream.content, bytes);
        let own =
            stream.dict.get(b"ColorSpace").and_then(Object::as_name).expect("a space");
        assert_eq!(own, space.as_bytes());
    }
}

#[cfg(feature = "epub")]
#[test]
fn printing_colors_go_with_their_profile_and_are_turned_round_where_adobe_inverts_them() {
    let (photograph, profile) =
        (super::printing_colors::photograph(), super::printing_colors::profile());
    assert!(photograph.windows(5).any(|part| part == b"Adobe"));
    let text = render(vec![image("a.jpg", ImageFormat::Jpeg, photograph.clone())]);
    let stream = xobject(&text, 0);
    assert_eq!(stream.content, photograph);
    let space = stream.dict.get(b"ColorSpace").and_then(Object::as_array).expect("two");
    assert_eq!(space[0].as_name().expect("a name"), b"ICCBased");
    let based = space[1].as_reference().expect("a reference");
    let based = text.document.get_object(based).and_then(Object::as_stream);
    let based = based.expect("a stream");
    assert_eq!(based.dict.get(b"N").and_then(Object::as_i64).expect("a count"), 4);
    assert_eq!(decoded(based), profile);
    let turned = stream.dict.get(b"Decode").and_then(Object::as_array).expect("turned");
    let turned: Vec<i64> = turned.iter().filter_map(|value| value.as_i64().ok()).collect();
    assert_eq!(turned, [1, 0, 1, 0, 1, 0, 1, 0]);
}

#[test]
fn every_image_that_cannot_be_embedded_is_named() {
    let pages = pages(vec![
        image(
            "print.jpg",
            ImageFormat::Jpeg,
            include_bytes!("../data/images/cmyk.jpg").to_vec(),
        ),
        image(
            "half.png",
            ImageFormat::Png,
            encode(ColorType::Rgb, BitDepth::Eight, &samples(192))[..80].to_vec(),
        ),
    ]);
    let mut diagnostics = Diagnostics::default();
    let result = Pdf::default().render(&document(), &pages.fonts, &pages, &mut diagnostics);
    assert!(result.is_err());
    let messages: Vec<_> =
        diagnostics.list().iter().map(|remark| &remark.message).collect();
    assert_eq!(messages.len(), 2);
    assert!(messages[0].contains("`print.jpg`") && messages[1].contains("`half.png`"));
    assert!(diagnostics.list().iter().all(|remark| remark.code == &catalogue::PDF_IMAGE));
}

#[test]
fn another_gamma_and_a_profile_are_kept() {
    let gamma = |scaled: Option<u32>, profile: Option<&[u8]>| {
        let mut bytes = Vec::new();
        let mut info = png::Info::with_size(8, 8);
        info.color_type = ColorType::Rgb;
        info.bit_depth = BitDepth::Eight;
        info.source_gamma = scaled.map(png::ScaledFloat::from_scaled);
        info.icc_profile = profile.map(Into::into);
        let encoder = png::Encoder::with_info(&mut bytes, info).expect("an encoder");
        let mut writer = encoder.write_header().expect("a header");
        writer.write_image_data(&samples(192)).expect("samples");
        writer.finish().expect("an end");
        image("a.png", ImageFormat::Png, bytes)
    };
    let profile = include_bytes!("../../src/backend/pdf/sRGB-v2-magic.icc").as_slice();
    let text = render(vec![
        gamma(Some(100_000), None),
        gamma(Some(45_455), None),
        gamma(None, Some(profile)),
    ]);
    let space = |number| xobject(&text, number).dict.get(b"ColorSpace").expect("a space");
    let named = |number: usize| match space(number) {
        Object::Array(parts) => parts[0].as_name().expect("a name").to_vec(),
        other => other.as_name().expect("a name").to_vec(),
    };
    assert_eq!(named(0), b"CalRGB");
    assert_eq!(named(1), b"DeviceRGB");
    assert_eq!(named(2), b"ICCBased");
}
