//! Figures on their way from the source into the PDF: drawings, turned photographs,
//! images within lines, and files that mean harm.

use super::pdf_text::PdfText;
use super::workshop::Workshop;
use lopdf::{Dictionary, Object, Stream};

const FIGURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/figures/");

/// A document in English with `text` below its front matter.
fn document(text: &str) -> String {
    format!("---\ntitle: T\nlang: en\ndate: 2020\n---\n{text}\n")
}

fn figure(name: &str) -> Vec<u8> {
    std::fs::read(format!("{FIGURES}{name}")).expect("a figure")
}

fn svg(content: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         width=\"40\" height=\"40\">{content}</svg>"
    )
}

/// The XObjects of subtype `subtype`, with what their streams hold.
fn xobjects<'a>(text: &'a PdfText, subtype: &str) -> Vec<&'a Stream> {
    text.document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| {
            let own = stream.dict.get(b"Subtype").and_then(Object::as_name);
            own.is_ok_and(|own| own == subtype.as_bytes())
        })
        .collect()
}

#[test]
fn the_figures_document_is_set_without_a_remark() {
    let workshop = Workshop::new();
    for name in ["figures.md", "chart.svg", "mark.svg", "turned.jpg", "checker.png"] {
        workshop.write(name, figure(name));
    }
    let outcome = workshop.run(&["figures.md", "-o", "a.pdf", "--message-format", "json"]);
    assert_eq!(outcome.status, Some(0));
    assert_eq!(outcome.stderr, "");
    let text = PdfText::read(&workshop.read("a.pdf"));
    // The chart and its layers, the mark once; the photograph, the checkers and their mask.
    assert!(xobjects(&text, "Form").len() >= 3);
    assert_eq!(xobjects(&text, "Image").len(), 3);
    let profiled = xobjects(&text, "Image").iter().any(|image| {
        let space = image.dict.get(b"ColorSpace").and_then(Object::as_array);
        space.is_ok_and(|space| space[0] == Object::Name(b"ICCBased".to_vec()))
    });
    assert!(profiled, "the photograph's own profile goes with it");
}

#[test]
fn an_image_within_a_line_is_a_figure_no_higher_than_the_line() {
    let workshop = Workshop::new();
    workshop.write("seal.png", figure("checker.png"));
    workshop.write("a.md", document("A ![red seal](seal.png) here."));
    workshop.run(&["a.md"]).succeeds();
    let text = PdfText::read(&workshop.read("a.pdf"));
    let figure = text
        .document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .find(|element| element.get(b"Alt").is_ok())
        .expect("an element with words");
    assert_eq!(figure.get(b"S").and_then(Object::as_name).expect("a type"), b"Figure");
    let layout = figure.get(b"A").and_then(Object::as_dict).expect("a place");
    let corners: Vec<f32> = layout
        .get(b"BBox")
        .and_then(Object::as_array)
        .expect("a box")
        .iter()
        .map(|corner| corner.as_float().expect("a number"))
        .collect();
    // 11 points of text: 0.90 em above the baseline and 0.22 em below it.
    assert!((corners[3] - corners[1] - 12.32).abs() < 0.01, "{corners:?}");
    let placement = layout.get(b"Placement").and_then(Object::as_name);
    assert_eq!(placement.expect("a placement"), b"Inline");
    let parent = figure.get(b"P").and_then(Object::as_reference).expect("a parent");
    let parent = text.document.get_dictionary(parent).expect("a parent");
    assert_eq!(parent.get(b"S").and_then(Object::as_name).expect("a type"), b"P");
}

#[test]
fn a_photograph_is_turned_as_its_tag_says() {
    let workshop = Workshop::new();
    workshop.write("turned.jpg", figure("turned.jpg"));
    workshop.write("a.md", document("![A ramp](turned.jpg)"));
    workshop.run(&["a.md"]).succeeds();
    let text = PdfText::read(&workshop.read("a.pdf"));
    let page = text.document.page_iter().next().expect("a page");
    let content = text.document.get_page_content(page);
    let content = String::from_utf8_lossy(&content);
    let matrix = content.split(" cm /X").next().expect("an image");
    let matrix = matrix.rsplit("q ").next().expect("a matrix");
    // 64 by 96 pixels as seen: rows run down from the right.
    assert!(matrix.starts_with("0 -72 48 0 "), "{matrix}");
}

#[test]
fn what_a_drawing_may_not_do_is_left_out_and_told() {
    let workshop = Workshop::new();
    let drawn = "<rect width=\"9\" height=\"9\"/>";
    for (content, word) in [
        ("<image href=\"file:///etc/passwd\" width=\"9\" height=\"9\"/>", "/etc/passwd"),
        ("<image xlink:href=\"a.png\" width=\"9\" height=\"9\"/>", "`a.png`"),
        ("<use href=\"http://a.example/b.svg#c\"/>", "a.example"),
        (
            "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
            "`foreignObject`",
        ),
        ("<text y=\"9\">\u{13000}</text>", "U+13000"),
    ] {
        workshop.write("a.svg", svg(&format!("{drawn}{content}")));
        workshop.write("a.md", document("![A square](a.svg)"));
        let said = workshop.run(&["a.md"]);
        assert_eq!(said.status, Some(0), "{content}: {}", said.stderr);
        assert!(said.stderr.contains("image/drawing"), "{content}: {}", said.stderr);
        assert!(said.stderr.contains(word), "{content}: {}", said.stderr);
    }
}

#[test]
fn what_a_drawing_asks_and_pages_cannot_show_is_told() {
    let workshop = Workshop::new();
    let gradient = |kind: &str, more: &str| {
        format!(
            "<{kind} id=\"g\" gradientUnits=\"userSpaceOnUse\" spreadMethod=\"repeat\" {more}>\
             <stop stop-color=\"red\"/><stop offset=\"1\" stop-color=\"blue\"/></{kind}>\
             <rect width=\"40\" height=\"40\" fill=\"url(#g)\"/>"
        )
    };
    for (content, word) in [
        (
            "<rect width=\"9\" height=\"9\" style=\"mix-blend-mode: plus-lighter\"/>"
                .to_owned(),
            "`mix-blend-mode: plus-lighter` as `screen`",
        ),
        (
            "<text y=\"9\" font-family=\"Arial, Nimbus\">A</text>".to_owned(),
            "the font `Arial`, `Nimbus`, which is not at hand, as Libertinus Serif",
        ),
        (gradient("linearGradient", "x2=\"0.1\""), "`spreadMethod`"),
        (
            gradient("radialGradient", "cx=\"9\" cy=\"9\" r=\"9\" fr=\"2\""),
            "`spreadMethod`",
        ),
    ] {
        workshop.write("a.svg", svg(&content));
        workshop.write("a.md", document("![A square](a.svg)"));
        let said = workshop.run(&["a.md"]);
        assert_eq!(said.status, Some(0), "{content}: {}", said.stderr);
        assert!(said.stderr.contains("image/drawing"), "{content}: {}", said.stderr);
        assert!(said.stderr.contains("a.md:6:1"), "{content}: {}", said.stderr);
        let words: String = said.stderr.replace('\n', " ");
        let words: Vec<_> = words.split_whitespace().filter(|part| *part != "|").collect();
        assert!(words.join(" ").contains(word), "{content}: {}", said.stderr);
    }
    for content in [
        "<text y=\"9\" font-family=\"Arial, sans-serif\">A</text>".to_owned(),
        "<text y=\"9\" font-family=\"source sans 3\">A</text>".to_owned(),
        gradient("linearGradient", "x2=\"4\""),
        gradient("radialGradient", "cx=\"9\" cy=\"9\" r=\"4\""),
    ] {
        workshop.write("a.svg", svg(&content));
        workshop.write("a.md", document("![A square](a.svg)"));
        assert_eq!(workshop.run(&["a.md"]).stderr.matches("image/drawing").count(), 0);
    }
}

#[test]
fn a_gradient_repeats_over_the_whole_shape() {
    let workshop = Workshop::new();
    let shading = |spread: &str| {
        workshop.write(
            "a.svg",
            svg(&format!(
                "<linearGradient id=\"g\" gradientUnits=\"userSpaceOnUse\" x1=\"10\" x2=\"20\" \
                 spreadMethod=\"{spread}\"><stop stop-color=\"#f00\"/>\
                 <stop offset=\"1\" stop-color=\"#00f\"/></linearGradient>\
                 <rect width=\"40\" height=\"40\" fill=\"url(#g)\"/>"
            )),
        );
        workshop.write("a.md", document("![Stripes](a.svg)"));
        workshop.run(&["a.md"]).succeeds();
        let text = PdfText::read(&workshop.read("a.pdf"));
        let form = xobjects(&text, "Form")[0];
        let inner = |dictionary: &Dictionary, key: &[u8]| {
            text.dictionary(dictionary.get(key).expect("an entry")).clone()
        };
        let resources = inner(&form.dict, b"Resources");
        let pattern = inner(&inner(&resources, b"Pattern"), b"P0");
        inner(&pattern, b"Shading")
    };
    let values = |dictionary: &Dictionary, key: &[u8]| -> Vec<f32> {
        let values = dictionary.get(key).and_then(Object::as_array).expect("numbers");
        values.iter().map(|value| value.as_float().expect("a number")).collect()
    };
    let colors = |shading: &Dictionary| -> Vec<(Vec<f32>, Vec<f32>)> {
        let function = shading.get(b"Function").and_then(Object::as_dict).expect("one");
        let pieces = function.get(b"Functions").and_then(Object::as_array).expect("some");
        pieces
            .iter()
            .map(|piece| piece.as_dict().expect("a function"))
            .map(|piece| (values(piece, b"C0"), values(piece, b"C1")))
            .filter(|(from, to)| from != to)
            .collect()
    };
    let (red, blue) = (vec![1.0, 0.0, 0.0], vec![0.0, 0.0, 1.0]);
    let (there, back) = ((red.clone(), blue.clone()), (blue, red));
    let pad = shading("pad");
    assert_eq!(values(&pad, b"Coords"), [10.0, 0.0, 20.0, 0.0]);
    assert_eq!(colors(&pad), std::slice::from_ref(&there));
    let reflect = shading("reflect");
    assert_eq!(values(&reflect, b"Coords"), [0.0, 0.0, 40.0, 0.0]);
    let (to, fro) = (there.clone(), back.clone());
    assert_eq!(colors(&reflect), [back.clone(), there.clone(), fro, to]);
    let repeat = shading("repeat");
    assert_eq!(values(&repeat, b"Coords"), [0.0, 0.0, 40.0, 0.0]);
    // Four times there, and three edges between.
    let edge = || back.clone();
    let once = || there.clone();
    assert_eq!(colors(&repeat), [once(), edge(), once(), edge(), once(), edge(), once()]);
}

#[test]
fn hostile_drawings_end_with_a_reason_and_without_a_panic() {
    let workshop = Workshop::new();
    let deep = format!("{}{}", "<g>".repeat(20_000), "</g>".repeat(20_000));
    let many = "<g/>".repeat(300_000);
    let chain: String = (0..2_000)
        .map(|at| format!("<g id=\"a{at}\"><use href=\"#a{}\"/></g>", at + 1))
        .collect();
    let mut bomb = "<rect id=\"b0\" width=\"1\" height=\"1\"/>".to_owned();
    for at in 0..40 {
        let next = at + 1;
        bomb +=
            &format!("<g id=\"b{next}\"><use href=\"#b{at}\"/><use href=\"#b{at}\"/></g>");
    }
    let entities = "<!DOCTYPE svg [<!ENTITY a \"&b;&b;\"><!ENTITY b \"&a;\">]>".to_owned()
        + &svg("<text>&a;</text>");
    for bytes in [
        svg(&deep),
        svg(&many),
        svg(&chain),
        svg(&bomb),
        svg("<g id=\"x\"><use href=\"#x\"/></g>"),
        entities,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"-1\"/>".to_owned(),
        "<svg".to_owned(),
    ] {
        workshop.write("a.svg", &bytes);
        workshop.write("a.md", document("![A trap](a.svg)"));
        let said = workshop.run(&["a.md", "-o", "a.pdf"]);
        let start: String = bytes.chars().take(120).collect();
        assert!(matches!(said.status, Some(0 | 1)), "{start}: {}", said.stderr);
        assert!(!said.stderr.contains("panicked"), "{start}: {}", said.stderr);
    }
}

/// A drawing of 4 kB whose parts each show the one before them twice, 20 times over.
fn doubled(part: impl Fn(usize) -> String, shown: &str) -> String {
    let parts: String = (1..20).map(part).collect();
    svg(&format!("<defs>{parts}</defs>{shown}"))
}

#[test]
fn references_without_end_are_refused_in_time() {
    let chain = |name: &str, times: usize| {
        let inner = |at: usize| {
            format!("<rect width=\"1\" height=\"1\" {name}=\"url(#p{at})\"/>").repeat(times)
        };
        let element = match name {
            "fill" => "pattern",
            "clip-path" => "clipPath",
            other => other,
        };
        let parts = (1..3_000).map(|at| {
            let inner = inner(at - 1);
            format!("<{element} id=\"p{at}\" width=\"1\" height=\"1\">{inner}</{element}>")
        });
        svg(&format!("<defs>{}</defs>{}", parts.collect::<String>(), inner(2_999)))
    };
    let workshop = Workshop::new();
    workshop.write("a.md", document("![A drawing](a.svg)"));
    for (name, times) in [("fill", 1), ("clip-path", 1), ("mask", 1), ("clip-path", 3)] {
        workshop.write("a.svg", chain(name, times));
        let outcome = workshop.run(&["a.md"]);
        assert_eq!(outcome.status, Some(1), "{name}: {}", outcome.stderr);
        assert!(outcome.stderr.contains("error[image/unreadable]"), "{}", outcome.stderr);
    }
}

#[test]
fn patterns_and_masks_that_double_are_written_once_each() {
    let patterns = doubled(
        |at| {
            let square = |x: usize| {
                let inner = at - 1;
                format!(
                    "<rect x=\"{x}\" width=\"1\" height=\"1\" fill=\"url(#p{inner}) red\"/>"
                )
            };
            format!(
                "<pattern id=\"p{at}\" width=\"2\" height=\"2\" \
                 patternUnits=\"userSpaceOnUse\">{}{}</pattern>",
                square(0),
                square(1)
            )
        },
        "<rect width=\"40\" height=\"40\" fill=\"url(#p19)\"/>",
    );
    let masks = doubled(
        |at| {
            let masked = match at {
                1 => String::new(),
                _ => format!("mask=\"url(#m{})\"", at - 1),
            };
            let square = |x: usize| {
                format!(
                    "<rect x=\"{x}\" width=\"1\" height=\"1\" fill=\"white\" {masked}/>"
                )
            };
            format!(
                "<mask id=\"m{at}\" maskUnits=\"userSpaceOnUse\" width=\"40\" \
                 height=\"40\">{}{}</mask>",
                square(0),
                square(1)
            )
        },
        "<rect width=\"40\" height=\"40\" mask=\"url(#m19)\"/>",
    );
    for drawing in [patterns, masks] {
        let workshop = Workshop::new();
        workshop.write("a.svg", &drawing);
        workshop.write("a.md", document("![A drawing](a.svg)"));
        // To standard output: a judge follows each reference anew, and would not come to an
        // end.
        let made = workshop.run(&["a.md", "--to", "pdf", "-o", "-"]);
        made.succeeds();
        let count = lopdf::Document::load_mem(&made.stdout).expect("a PDF").objects.len();
        assert!((40..200).contains(&count), "{count} objects");
    }
}

#[test]
fn a_drawing_with_a_script_is_refused_by_every_edition() {
    let workshop = Workshop::new();
    workshop.write("a.md", document("![A square](a.svg)"));
    for (content, word) in [
        ("<script>alert(1)</script>", "`script`"),
        ("<rect onclick=\"alert(1)\" width=\"9\" height=\"9\"/>", "`onclick`"),
    ] {
        workshop.write("a.svg", svg(content));
        let page = cfg!(feature = "html").then_some("html");
        for format in ["pdf", "epub"].into_iter().chain(page) {
            let said = workshop.run(&["a.md", "--to", format]);
            assert_eq!(said.status, Some(1), "{format} {content}: {}", said.stderr);
            assert!(said.stderr.contains("image/unreadable"), "{format}: {}", said.stderr);
            assert!(said.stderr.contains(&format!("the drawing holds {word}")), "{format}");
        }
    }
}
