//! Fonts of the user's: from the front matter, beside the bundled ones.

use crate::workshop::Workshop;
use sevigne::font::{Face, Family, FontBook, Posture, Weight, subset};
use std::collections::BTreeSet;

/// A font of the family «Doc Mono» that has the letters a to m alone.
pub(crate) fn half_a_font() -> Vec<u8> {
    let book = FontBook::bundled();
    let face = book.face(book.select(Family::Mono, Weight::REGULAR, Posture::Upright));
    let letters: BTreeSet<char> = ('a'..='m').collect();
    subset(face, &letters).expect("a font")
}

/// The PostScript names of the fonts in a PDF, without the tag of the subset.
fn fonts_in(pdf: &[u8]) -> BTreeSet<String> {
    let document = lopdf::Document::load_mem(pdf).expect("a PDF");
    document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| dictionary.has_type(b"Font"))
        .filter_map(|dictionary| dictionary.get(b"BaseFont").ok()?.as_name().ok())
        .map(|name| {
            String::from_utf8_lossy(name).rsplit('+').next().unwrap_or("").to_owned()
        })
        .collect()
}

#[test]
fn the_font_of_the_test_is_what_it_should_be() {
    let face = Face::parse(half_a_font().into(), 0).expect("a font");
    assert_eq!(face.family(), "Doc Mono");
    assert!(face.glyph('a').is_some() && face.glyph('m').is_some());
    assert_eq!(face.glyph('z'), None);
}

#[test]
fn fonts_of_the_front_matter_are_taken_and_others_step_in_for_what_they_lack() {
    let workshop = Workshop::new();
    workshop.write("fonts/half.otf", half_a_font());
    let letter = |words: &str| {
        format!(
            "---\ntitle: abc\nlang: en\ndate: 2020-04-01\nfonts: fonts/half.otf\n\
             output:\n  pdf:\n    fonts:\n      serif: Doc Mono\n---\n\n{words}\n"
        )
    };
    workshop.write("half.md", letter("feed me a cake"));
    workshop.run(&["half.md"]).succeeds();
    let names = fonts_in(&workshop.read("half.pdf"));
    assert!(names.iter().any(|name| name.contains("DocMono")), "{names:?}");

    // The zebra's z is drawn from a bundled font.
    workshop.write("whole.md", letter("a zebra"));
    workshop.run(&["whole.md"]).succeeds();
    let more = fonts_in(&workshop.read("whole.pdf"));
    assert!(more.iter().any(|name| name.contains("DocMono")), "{more:?}");
    let other =
        more.iter().any(|name| name.contains("Libertinus") || name.contains("Source"));
    assert!(other, "{more:?}");
    // Every edition of the document is made; those without pages say that they go without.
    let told = &["note[xhtml/fonts-left]", "whole.md:5:8"];
    workshop.run(&["whole.md", "--to", "epub,txt,html,md", "-o", "made/"]).fails(0, told);
    let again = String::from_utf8(workshop.read("made/whole.md")).expect("UTF-8");
    assert!(again.contains("fonts/half.otf"), "{again}");
}

#[test]
fn a_font_that_cannot_be_used_is_told_with_its_place() {
    let workshop = Workshop::new();
    workshop.write("no.otf", "not a font");
    let letter = |font: &str| {
        format!(
            "---\ntitle: A\nlang: en\ndate: 2020-04-01\nfonts: [{font}]\n---\n\nText.\n"
        )
    };
    for (font, words) in [
        ("no.otf", "not an OpenType font"),
        ("nowhere.otf", "there is no such file"),
        ("../outside.otf", "leaves the root"),
    ] {
        workshop.write("a.md", letter(font));
        workshop.run(&["a.md"]).fails(1, &["font/unreadable", words, "a.md:5:9", "help:"]);
    }
    assert!(!workshop.path("a.pdf").exists());
}

#[test]
fn fonts_of_the_system_are_taken_only_when_asked() {
    let workshop = Workshop::new();
    workshop.write(".local/share/fonts/made/half.otf", half_a_font());
    workshop.write("a.md", "---\ntitle: abc\nlang: en\ndate: 2020-04-01\n---\n\nfeed me\n");
    let family = "output.pdf.fonts.serif=Doc Mono";
    let run = |more: &[&str]| {
        let mut command = workshop.command(&["a.md", "--set", family]);
        command.args(more).env("HOME", workshop.path("")).output().expect("it runs")
    };
    let without = run(&[]);
    assert!(String::from_utf8_lossy(&without.stderr).contains("font/unknown-family"));
    if cfg!(target_os = "linux") {
        let with = run(&["--system-fonts"]);
        assert_eq!(String::from_utf8_lossy(&with.stderr), "");
        let names = fonts_in(&workshop.read("a.pdf"));
        assert!(names.iter().any(|name| name.contains("DocMono")), "{names:?}");
    }
}
