//! How large images are: as the source says, else as their files do.

use sevigne::diagnostic::{Diagnostic, Diagnostics};
use sevigne::geometry::{Length, Rect};
use sevigne::resource::Memory;
use sevigne::typeset::{Item, Paged as _};
use sevigne::{Conversion, Input, ReadOptions, Registry};

/// A PNG of one gray, `width` by `height` pixels, with the resolution `ppm` a metre.
fn png(width: u32, height: u32, ppm: Option<u32>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_pixel_dims(ppm.map(|ppm| png::PixelDimensions {
        xppu: ppm,
        yppu: ppm,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header().expect("a header");
    let pixels = usize::try_from(width * height).expect("few");
    writer.write_image_data(&vec![128; pixels]).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

fn source(body: &str) -> String {
    format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n{body}\n")
}

fn files() -> Memory {
    let mut files = Memory::default();
    files.insert("a.png", png(96, 48, None));
    files.insert("large.png", png(96, 200, None));
    files.insert("dpi.png", png(96, 48, Some(11_811)));
    files.insert("cut.png", png(96, 48, None).into_iter().take(90).collect::<Vec<_>>());
    files
}

/// The places of the images on the first page, the measure, and what was remarked.
fn set(body: &str) -> (Vec<Rect>, Length, Vec<Diagnostic>) {
    let (source, files, options) = (source(body), files(), ReadOptions::default());
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "a.md",
        bytes: source.as_bytes(),
        resources: &files,
        options: &options,
    };
    let conversion = Conversion::read(&input, "a", &mut diagnostics).expect("a document");
    let layout = conversion.pages(&mut diagnostics).expect("set");
    let images = layout.page(0).items.into_iter().filter_map(|item| match item {
        Item::Image { rect, .. } => Some(rect),
        Item::Text(_) | Item::Rule { .. } | Item::Group { .. } | Item::Link { .. } => None,
    });
    (images.collect(), layout.style().measure(), diagnostics.list().to_vec())
}

fn close(one: Length, other: Length) -> bool {
    (one - other).abs() < Length::POINT / 10
}

#[test]
fn a_stated_size_is_obeyed() {
    let mm = Length::from_millimetres;
    for (attributes, width, height) in [
        ("width=20mm", mm(20), mm(10)),
        ("height=1cm", mm(20), mm(10)),
        ("width=2in height=2in", Length::from_inches(2), Length::from_inches(2)),
        ("width=192px", Length::from_inches(2), Length::from_inches(1)),
        ("width=4em", Length::POINT * 44, Length::POINT * 22),
    ] {
        for body in [
            format!("![A](a.png){{{attributes}}}"),
            format!("In ![A](a.png){{{attributes}}} a line."),
        ] {
            let (images, _, told) = set(&body);
            assert_eq!(told, [], "{body}");
            let size = images[0].size;
            assert!(
                close(size.width, width) && close(size.height, height),
                "{body} {size:?}"
            );
        }
    }
    let (images, measure, _) = set("![A](a.png){width=50%}");
    assert!(close(images[0].size.width, measure / 2), "{images:?}");
}

#[test]
fn a_line_is_as_high_as_the_image_that_is_sized_in_it() {
    let (images, _, _) = set("Above.\n\nIn ![A](a.png){height=2cm} a line.\n");
    let (above, _, _) = set("Above.\n\n![A](a.png){height=2cm}\n");
    // Below the title and a line, as a figure there is.
    assert!(images[0].origin.y >= above[0].origin.y - Length::POINT * 12, "{images:?}");
}

#[test]
fn sizes_that_no_page_can_have_are_told_and_passed_over() {
    for wrong in ["width=0", "width=wide", "height=9km", "width=300%"] {
        let (images, _, told) = set(&format!("![A](a.png){{{wrong}}}"));
        let [remark] = told.as_slice() else { panic!("{wrong}: {told:?}") };
        assert_eq!(remark.code.id, "image/size");
        assert!(remark.primary.is_some() && remark.help.is_some());
        assert!(close(images[0].size.width, Length::from_inches(1)), "{images:?}");
    }
}

#[test]
fn an_image_has_the_size_that_its_file_states() {
    let (images, _, _) = set("![A](dpi.png)");
    assert!(
        close(images[0].size.width, Length::from_inches(1).scale(96, 300)),
        "{images:?}"
    );
    let (images, _, _) = set("![A](a.png)");
    assert!(close(images[0].size.width, Length::from_inches(1)), "{images:?}");
}

#[test]
fn an_image_that_no_pdf_can_hold_is_told_at_its_place() {
    let (source, files, options) =
        (source("![A](cut.png)"), files(), ReadOptions::default());
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "a.md",
        bytes: source.as_bytes(),
        resources: &files,
        options: &options,
    };
    let conversion = Conversion::read(&input, "a", &mut diagnostics).expect("a document");
    let registry = Registry::built_in();
    let pdf =
        registry.backend("pdf", conversion.document(), &mut diagnostics).expect("a writer");
    assert!(conversion.write(pdf.as_ref(), &mut diagnostics).is_err());
    let [remark] = diagnostics.list() else { panic!("{:?}", diagnostics.list()) };
    let span = remark.primary.as_ref().expect("a place").span;
    assert_eq!(source.get(span.range()), Some("![A](cut.png)"));
}

#[test]
fn html_and_markdown_keep_a_stated_size() {
    let (source, files, options) = (
        source("![A](a.png){width=20mm height=1em}\n\nIn ![A](a.png){width=50%} it."),
        files(),
        ReadOptions::default(),
    );
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "a.md",
        bytes: source.as_bytes(),
        resources: &files,
        options: &options,
    };
    let conversion = Conversion::read(&input, "a", &mut diagnostics).expect("a document");
    let registry = Registry::built_in();
    let text = |format: &str| {
        let mut diagnostics = Diagnostics::default();
        let backend = registry
            .backend(format, conversion.document(), &mut diagnostics)
            .expect("a writer");
        let artifacts =
            conversion.write(backend.as_ref(), &mut diagnostics).expect("written");
        String::from_utf8(artifacts[0].bytes.clone()).expect("text")
    };
    let html = text("html");
    assert!(html.contains("style=\"width: 56.693pt; height: 1em\""), "{html}");
    assert!(html.contains("style=\"width: 50%\""));
    let markdown = text("md");
    assert!(markdown.contains("width=\"20mm\" height=\"1em\""), "{markdown}");
}

#[test]
fn a_large_image_among_words_is_told_and_a_sign_is_not() {
    for (body, codes) in [
        ("Click ![A](large.png) here.", vec!["image/in-line"]),
        ("Click ![A](large.png){width=50%} here.", vec![]),
        ("Click ![A](a.png) here.", vec![]),
        ("![A](large.png)", vec![]),
    ] {
        let (_, _, told) = set(body);
        let told: Vec<_> = told.iter().map(|told| told.code.id).collect();
        assert_eq!(told, codes, "{body}");
    }
}

#[test]
fn an_image_among_words_is_told_of_pages_alone() {
    let (source, files) = (source("Click ![A](large.png) here."), files());
    for (format, codes) in
        [("epub", vec![]), ("html", vec![]), ("pdf", vec!["image/in-line"])]
    {
        let (options, mut diagnostics) = (ReadOptions::default(), Diagnostics::default());
        let input = Input {
            name: "a.md",
            bytes: source.as_bytes(),
            resources: &files,
            options: &options,
        };
        let conversion =
            Conversion::read(&input, "a", &mut diagnostics).expect("a document");
        let backend = Registry::built_in()
            .backend(format, conversion.document(), &mut diagnostics)
            .expect("a writer");
        conversion.write(backend.as_ref(), &mut diagnostics).expect("written");
        let told: Vec<_> = diagnostics.list().iter().map(|told| told.code.id).collect();
        assert_eq!(told, codes, "{format}");
    }
}
