//! What stands in the margins, and margins that leave no room.
#![cfg(feature = "typeset")]

use crate::converted::{converted, laid_out};
use sevigne::diagnostic::Diagnostic;
use sevigne::geometry::Length;
use sevigne::typeset::{Artifact, Item, Mark};

/// Running heads and folios of the second page: which, their size and their baseline; the
/// height of the sheet; what was said.
struct Furniture {
    found: Vec<(Artifact, Length, Length)>,
    height: Length,
    told: Vec<Diagnostic>,
    source: String,
}

fn furniture(options: &str) -> Furniture {
    let words = "Words to fill a line, and more words to fill a second one after it.\n\n";
    let source = format!(
        "---\ntitle: Ÿ title\nlang: en\ndate: 2020-04-01\noutput: {{pdf: {{{options}}}}}\n---\n\n{}",
        words.repeat(90)
    );
    let laid_out = laid_out(&source, &[]);
    let page = &laid_out.pages[1];
    let found = page.items.iter().filter_map(|item| match item {
        Item::Text(run) => match run.mark {
            Mark::Artifact(kind @ (Artifact::Header | Artifact::Footer)) => {
                Some((kind, run.size, run.origin.y))
            }
            Mark::Artifact(_) | Mark::Element(_) => None,
        },
        Item::Rule { .. } | Item::Image { .. } | Item::Group { .. } | Item::Link { .. } => {
            None
        }
    });
    let found = found.collect();
    let told = laid_out.diagnostics.list().to_vec();
    Furniture { found, height: page.size.height, told, source }
}

#[test]
fn heads_and_folios_stand_on_the_sheet_with_small_margins_and_small_paper() {
    for (options, safe) in [
        ("margins: 10mm", 4),
        ("margins: 9mm", 2),
        ("paper: 60mm x 80mm", 2),
        ("two-sided: true", 4),
    ] {
        let set = furniture(options);
        assert_eq!(set.told, [], "{options}");
        let safe = Length::from_millimetres(safe);
        let kinds: Vec<_> = set.found.iter().map(|(kind, ..)| *kind).collect();
        assert!(kinds.contains(&Artifact::Header), "{options}");
        assert!(kinds.contains(&Artifact::Footer), "{options}");
        for (kind, size, baseline) in set.found {
            assert!(baseline - size.scale(9, 10) >= safe, "{options}: {kind:?} {baseline}");
            let below = set.height - baseline - size.scale(1, 4);
            assert!(below >= safe, "{options}: {kind:?} {baseline}");
        }
    }
}

#[test]
fn a_margin_without_room_for_furniture_goes_without_and_is_told() {
    let set = furniture("margins: {top: 4mm, bottom: 5mm}");
    assert_eq!(set.found, []);
    let places: Vec<_> = set
        .told
        .iter()
        .map(|remark| {
            assert_eq!(remark.code.id, "page/no-room");
            let span = remark.primary.as_ref().expect("a place").span;
            &set.source[span.range()]
        })
        .collect();
    assert_eq!(places, ["4mm", "5mm"]);
    let help = set.told[0].help.as_deref().expect("help");
    assert!(help.contains("`top` margin of"), "{help}");
    let quiet = furniture("margins: 4mm, running-heads: false, folios: none");
    assert_eq!(quiet.told, []);
    let enough = furniture("margins: {top: 29pt, bottom: 29pt}");
    assert_eq!((enough.found.len(), enough.told), (2, Vec::new()));
}

#[test]
fn the_inner_margin_of_small_two_sided_pages_leaves_room_for_the_binding() {
    for options in [
        "paper: 105mm x 148mm",
        "paper: 105mm x 148mm, div: 12",
        "paper: 110mm x 170mm, size: 9pt",
        "paper: 90mm x 120mm",
        "paper: a5",
    ] {
        let source = format!(
            "---\ntitle: T\nlang: en\ndate: 2020\noutput: {{pdf: {{two-sided: true, {options}}}}}\n---\n\nWords.\n"
        );
        let style = laid_out(&source, &[]).style;
        let (inner, outer) = (style.margins.left, style.margins.right);
        assert!(inner >= Length::from_millimetres(10), "{options}: {inner}");
        assert!(outer >= inner, "{options}: {inner} {outer}");
    }
}

#[test]
fn a_wide_margin_that_is_stated_alone_leaves_one_on_the_other_side() {
    for (options, stated) in [
        ("margins: {left: 100mm}", 100),
        ("margins: {right: 100mm}", 100),
        ("margins: {left: 150mm}", 150),
        ("margins: {left: 100mm}, div: 12", 100),
    ] {
        let source = format!(
            "---\ntitle: T\nlang: en\ndate: 2020-04-01\noutput: {{pdf: {{{options}}}}}\n---\n\nText.\n"
        );
        converted(&source, &[], |conversion, diagnostics| {
            let layout = conversion.pages(diagnostics).expect("set");
            assert_eq!(diagnostics.list(), [], "{options}");
            let margins = layout.style().margins;
            let (wide, other) =
                (margins.left.max(margins.right), margins.left.min(margins.right));
            let off = (wide - Length::from_millimetres(stated)).abs();
            assert!(off < Length::POINT / 100, "{options}: {wide}");
            assert!(other >= Length::from_millimetres(10), "{options}: {other}");
        });
    }
}
