//! What is said of a style, at the place of the option it is about.

use super::frame::Color;
use super::page::{folio_baseline, head_baseline, margin_for_folio, margin_for_head};
use super::style::Style;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue, nearest};
use crate::document::{Document, Rgb};
use crate::font::FontBook;
use crate::geometry::Length;

/// Families that are not at hand, and colors that are hard to read.
pub(super) fn on_style(
    document: &Document,
    fonts: &FontBook,
    style: &Style,
    diagnostics: &mut Diagnostics,
) {
    for (key, name) in style.missing_families(fonts) {
        let place = place(document, &[&["fonts", key]]);
        diagnostics.report(unknown_family(name, fonts).at(place));
    }
    let headings = if style.size >= LARGE { LARGE_CONTRAST } else { CONTRAST };
    for (key, what, color, least) in [
        ("heading-color", "headings", style.heading_color, headings),
        ("link-color", "links", style.link_color, CONTRAST),
    ] {
        if document.option("pdf", &[key]).is_some() {
            let place = place(document, &[&[key]]);
            let remark = faint(what, color, least);
            remark.into_iter().for_each(|remark| diagnostics.report(remark.at(place)));
        }
    }
}

/// Bold letters of this size are large, as WCAG has it: headings of all levels are no smaller
/// than running text.
const LARGE: Length = Length::POINT.scale(14, 1);

/// The least contrast of letters against what they stand on (WCAG 2.2, 1.4.3).
pub(super) const CONTRAST: f64 = 4.5;

/// The same for large letters.
const LARGE_CONTRAST: f64 = 3.0;

/// Words of a color that is hard to read on white paper.
pub(super) fn faint(what: &str, color: Color, least: f64) -> Option<Diagnostic> {
    let Color { red, green, blue } = color;
    let contrast = Rgb { red, green, blue }.contrast(Rgb::WHITE);
    // Rounded down, so that no number says that it is enough.
    let shown = (contrast * 10.0).floor() / 10.0;
    (contrast < least).then(|| {
        let message = format!(
            "{what} of this color are hard to read: their contrast against the page is \
             {shown} : 1, and {least} : 1 is needed"
        );
        Diagnostic::new(&catalogue::PAGE_FAINT_COLOR, message).help("write a darker color")
    })
}

/// A family that was asked for lacks faces: the nearest one stands for them.
pub(super) fn incomplete_family(document: &Document, name: &str, lack: &str) -> Diagnostic {
    Diagnostic::new(
        &catalogue::FONT_INCOMPLETE_FAMILY,
        format!("the family `{name}` has no {lack} face: its nearest one is set instead"),
    )
    .at(place(document, &[&["fonts", "serif"]]))
    .help("name the file of the face with `fonts:` or `--font-path`, or choose another family")
}

/// A family that was asked for has no small capitals: the letters stay as they were typed.
pub(super) fn no_small_capitals(document: &Document, name: &str) -> Diagnostic {
    Diagnostic::new(
        &catalogue::FONT_INCOMPLETE_FAMILY,
        format!(
            "the family `{name}` has no small capitals: letters stay as they are typed"
        ),
    )
    .at(place(document, &[&["fonts", "serif"]]))
    .help("choose a family that has them, as the bundled ones do, or write capitals")
}

/// A family that was asked for is not at hand: the bundled one is taken.
fn unknown_family(name: &str, fonts: &FontBook) -> Diagnostic {
    let known = fonts.family_names();
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("write `{near}`"),
        None => {
            format!("name the file with `--font-path`; at hand are {}", known.join(", "))
        }
    };
    let message = format!("no font of the family `{name}` is at hand");
    Diagnostic::new(&catalogue::FONT_UNKNOWN_FAMILY, message).help(help)
}

/// Says that running heads are left out, where the upper margin has no room for them.
pub(super) fn on_head(document: &Document, style: &Style, diagnostics: &mut Diagnostics) {
    if head_baseline(style).is_none() {
        let message = format!(
            "the running head is left out: the upper margin of {} has no room for it",
            style.margins.top
        );
        let needed = margin_for_head(style);
        let help =
            format!("write a `top` margin of {needed} at least, or `running-heads: false`");
        diagnostics.report(no_room(document, "top", message, help));
    }
}

/// Says that folios are left out, where the lower margin has no room for them.
pub(super) fn on_folios(document: &Document, style: &Style, diagnostics: &mut Diagnostics) {
    if folio_baseline(style).is_none() {
        let message = format!(
            "the numbers of pages are left out: the lower margin of {} has no room for them",
            style.margins.bottom
        );
        let needed = margin_for_folio(style);
        let help =
            format!("write a `bottom` margin of {needed} at least, or `folios: none`");
        diagnostics.report(no_room(document, "bottom", message, help));
    }
}

/// A margin has no room, be it that it is stated or that it follows from something else.
fn no_room(document: &Document, side: &str, message: String, help: String) -> Diagnostic {
    let keys: [&[&str]; 6] =
        [&["margins", side], &["margins"], &["div"], &["paper"], &["leading"], &["size"]];
    Diagnostic::new(&catalogue::PAGE_NO_ROOM, message).at(place(document, &keys)).help(help)
}

/// Where the first of these options is stated.
fn place(document: &Document, options: &[&[&str]]) -> Span {
    let stated = options.iter().find_map(|keys| document.option("pdf", keys));
    stated.map(|node| node.span).unwrap_or_default()
}
