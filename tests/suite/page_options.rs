//! What the front matter asks of pages: all that is wrong is told, each at its place.

use crate::converted::{converted, laid_out};
use crate::fonts::half_a_font;
use sevigne::diagnostic::{Diagnostic, Diagnostics, Severity};
use sevigne::font::FontBook;
use sevigne::resource::Memory;
use sevigne::typeset::{Item, Paged as _, Style, TextRun, typeset};
use sevigne::{Conversion, Input, ReadOptions, Registry};

/// The remarks on a document whose PDF is made with these lines in its front matter.
fn told(front: &str, fonts: &FontBook) -> (Vec<Diagnostic>, String) {
    let source = format!(
        "---\ntitle: T\nlang: en\ndate: 2020-04-01\n{front}---\n\n## Head\n\nText *with stress*.\n"
    );
    let mut diagnostics = Diagnostics::default();
    let options = ReadOptions::default();
    let input = Input {
        name: "a.md",
        bytes: source.as_bytes(),
        resources: &Memory::default(),
        options: &options,
    };
    if let Ok(conversion) = Conversion::read(&input, "a", &mut diagnostics) {
        let conversion = conversion.with_fonts(fonts);
        let registry = Registry::built_in();
        if let Ok(pdf) = registry.backend("pdf", conversion.document(), &mut diagnostics) {
            // What is wrong is among the remarks.
            drop(conversion.write(pdf.as_ref(), &mut diagnostics));
        }
    }
    (diagnostics.list().to_vec(), source)
}

/// The words in the source that a remark points to.
fn place<'a>(remark: &Diagnostic, source: &'a str) -> &'a str {
    let span = remark.primary.as_ref().expect("a place").span;
    source.get(span.range()).expect("in the source")
}

#[test]
fn every_wrong_option_is_told_at_once_with_what_to_write() {
    let front = "output:\n  pdf:\n    paper: a44\n    div: banana\n    contents: maybe\n    \
                 size: 12\n    link-color: blue\n    measure: wide\n    papre: a4\n    \
                 hyphenation: [a b]\n    author-columns: 9\n    fonts: {sarif: X}\n";
    let (told, source) = told(front, &FontBook::bundled());
    let places: Vec<&str> = told.iter().map(|remark| place(remark, &source)).collect();
    for wrong in
        ["a44", "banana", "maybe", "12", "blue", "wide", "papre", "[a b]", "9", "sarif"]
    {
        assert!(places.contains(&wrong), "{wrong} of {places:?}");
    }
    assert_eq!(told.len(), 10, "{told:#?}");
    for remark in &told {
        assert!(remark.help.is_some(), "{remark:?}");
    }
}

#[test]
fn what_no_page_can_have_is_refused() {
    for (front, wrong) in [
        ("size: 0pt", "0pt"),
        ("size: 200pt", "200pt"),
        ("measure: 300mm", "300mm"),
        ("measure: 5mm", "5mm"),
        ("margins: 200mm", "200mm"),
        ("margins: {left: 100mm, right: 100mm}", "{left: 100mm, right: 100mm}"),
        ("margins: {left: 150mm, right: 150mm}", "{left: 150mm, right: 150mm}"),
        ("margins: {left: 180mm}", "{left: 180mm}"),
        ("margins: {top: 280mm}", "{top: 280mm}"),
        ("margins: {top: 200mm, bottom: 90mm}", "{top: 200mm, bottom: 90mm}"),
        ("{measure: 150mm, margins: {left: 100mm}}", "{left: 100mm}"),
        ("indent: 20cm", "20cm"),
        ("leading: 1pt", "1pt"),
        ("leading: 1000pt", "1000pt"),
        ("hyphenation: ['']", "['']"),
    ] {
        let front = format!("output:\n  pdf:\n    {front}\n");
        let (told, source) = told(&front, &FontBook::bundled());
        let [remark] = told.as_slice() else { panic!("{front}: {told:?}") };
        assert_eq!(place(remark, &source), wrong);
        assert!(remark.help.is_some(), "{remark:?}");
    }
}

#[test]
fn words_are_divided_as_the_top_of_the_front_matter_says() {
    let (told, source) =
        told("hyphenation: [zoom-bom-bing, 'a b']\n", &FontBook::bundled());
    let [remark] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(place(remark, &source), "'a b'");
    let body = "a zoombombing of the zoombombing in zoombombing and ".repeat(20);
    let source = format!(
        "---\ntitle: T\nlang: en\ndate: 2020-04-01\nhyphenation: zoombomb-ing\n\
         output: {{pdf: {{measure: 50mm}}}}\n---\n\n{body}\n"
    );
    let page = &laid_out(&source, &[]).pages[0];
    let runs = page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        Item::Rule { .. } | Item::Image { .. } | Item::Group { .. } | Item::Link { .. } => {
            None
        }
    });
    let texts: String = runs.map(|TextRun { text, .. }| text.as_str()).collect();
    let divided: Vec<_> = texts.match_indices('\u{ad}').collect();
    assert!(!divided.is_empty(), "{texts}");
    for (at, _) in divided {
        assert!(texts[..at].ends_with("zoombomb"), "{texts}");
    }
}

#[test]
fn families_that_are_missing_or_lack_faces_are_told_at_their_place() {
    let mut fonts = FontBook::bundled();
    let front = "output: {pdf: {fonts: {serif: Nope, mono: Nada}}}\n";
    let (missing, source) = told(front, &fonts);
    let places: Vec<&str> = missing.iter().map(|remark| place(remark, &source)).collect();
    assert_eq!(places, ["Nope", "Nada"]);
    fonts.add(&half_a_font()).expect("a font of one face");
    let front = "output: {pdf: {fonts: {serif: Doc Mono}}}\n";
    let (told, source) = told(front, &fonts);
    let [remark] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(remark.code.id, "font/incomplete-family");
    assert!(remark.message.contains("no bold and no italic face"), "{remark:?}");
    assert_eq!(place(remark, &source), "Doc Mono");
}

#[test]
fn small_capitals_that_a_family_lacks_are_told_once() {
    let set = |serif: &str| {
        let source = format!(
            "---\ntitle: T\nlang: en\ndate: 2020-04-01\noutput: {{pdf: {{fonts: {{serif: {serif}}}}}}}\n\
             ---\n\n[Ann]{{.smallcaps}} and [Bob]{{.smallcaps}}.\n"
        );
        let told = laid_out(&source, &[]).diagnostics.list().to_vec();
        (told, source)
    };
    let (told, source) = set("Source Code Pro");
    let [remark] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(remark.code.id, "font/incomplete-family");
    assert!(remark.message.contains("no small capitals"), "{remark:?}");
    assert_eq!(place(remark, &source), "Source Code Pro");
    assert_eq!(set("Libertinus Serif").0, []);
}

#[test]
fn words_are_raised_where_the_face_has_no_raised_characters() {
    let mut plain = half_a_font();
    // Under another name no program finds the table of substitutions (OpenType, GSUB).
    let table = plain.windows(4).position(|tag| tag == b"GSUB").expect("a table");
    plain[table + 3] = b'X';
    let mut fonts = FontBook::bundled();
    fonts.add(&plain).expect("a font of one face");
    let source = "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\nabc^def^\n";
    let set = |serif: &str| {
        converted(source, &[], |conversion, diagnostics| {
            let document = conversion.document();
            let mut style = Style::of(document);
            style.families.serif = Some(serif.to_owned());
            let resources = Memory::default();
            let set = typeset(document, &fonts, &resources, &style, diagnostics);
            let items = set.expect("set").page(0).items;
            let runs = items.into_iter().filter_map(|item| match item {
                Item::Text(run) => Some(run),
                _ => None,
            });
            runs.collect::<Vec<TextRun>>()
        })
    };
    for serif in ["Doc Mono", "Libertinus Serif"] {
        let runs = set(serif);
        let of = |words: &str| runs.iter().find(|run| run.text == words).expect(words);
        let (usual, raised) = (of("abc"), of("def"));
        let is_lifted = raised.origin.y < usual.origin.y && raised.size < usual.size;
        assert_eq!(is_lifted, serif == "Doc Mono", "{serif}");
    }
}

#[test]
fn what_an_author_is_stands_below_the_name() {
    let source = "---\ntitle: T\nlang: en\ndate: 2020-04-01\nauthor: {name: Ann Lee, function: \
                  Professor, affiliation: [University, Institute]}\n---\n\nText.\n";
    let page = &laid_out(source, &[]).pages[0];
    let height = |words: &str| {
        page.items.iter().find_map(|item| match item {
            Item::Text(run) if run.text.contains(words) => Some(run.origin.y),
            Item::Text(_)
            | Item::Rule { .. }
            | Item::Image { .. }
            | Item::Group { .. }
            | Item::Link { .. } => None,
        })
    };
    let lines = ["Lee", "Professor", "University", "Institute"].map(height);
    assert!(lines.is_sorted() && lines.iter().all(Option::is_some), "{lines:?}");
}

#[test]
fn margins_that_leave_room_are_no_conflict() {
    for front in [
        "{paper: 72pt x 72pt}",
        "{size: 72pt, margins: 25mm}",
        "{paper: a5, margins: {left: 40mm, right: 40mm}}",
        "{measure: 100mm, margins: {left: 30mm}}",
        "{indent: 3cm, measure: 10cm}",
    ] {
        let front = format!("output:\n  pdf: {front}\n");
        let (told, _) = told(&front, &FontBook::bundled());
        let errors = told.iter().filter(|remark| remark.severity == Severity::Error);
        assert_eq!(errors.count(), 0, "{front}: {told:?}");
    }
}

#[test]
fn contents_of_fewer_than_two_headings_are_told() {
    let front = "output:\n  pdf:\n    contents: true\n";
    let (told, source) = told(front, &FontBook::bundled());
    let [remark] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((remark.code.id, place(remark, &source)), ("page/no-contents", "true"));
}

#[test]
fn colors_that_are_hard_to_read_on_paper_are_told_at_their_place() {
    let colors = |size: &str, heading: &str, link: &str| {
        let front = format!(
            "output:\n  pdf:\n    size: {size}\n    heading-color: \"{heading}\"\n    \
             link-color: \"{link}\"\n"
        );
        let (told, source) = told(&front, &FontBook::bundled());
        let places = told.iter().map(|remark| {
            assert_eq!(remark.code.id, "page/faint-color");
            place(remark, &source).trim_matches('"').to_owned()
        });
        places.collect::<Vec<_>>()
    };
    assert_eq!(colors("11pt", "#FFFFFF", "#FFFF00"), ["#FFFFFF", "#FFFF00"]);
    assert_eq!(colors("11pt", "#1A4B8C", "#767676"), [""; 0]);
    // 3.6 : 1, enough for large letters alone.
    assert_eq!(colors("11pt", "#868686", "#868686"), ["#868686", "#868686"]);
    assert_eq!(colors("14pt", "#868686", "#868686"), ["#868686"]);
}
