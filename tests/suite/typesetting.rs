//! The lines of the letter against LuaLaTeX with microtype.
#![cfg(feature = "typeset")]

use crate::converted::{LaidOut, laid_out};
use sevigne::diagnostic::{Diagnostics, Span};
use sevigne::document::{Attributes, Block, BlockId, BlockKind, Document, Inline};
use sevigne::font::FontBook;
use sevigne::geometry::{Length, Point, Sides};
use sevigne::language::Tag;
use sevigne::resource::Memory;
use sevigne::typeset::{Item, Mark, Page, Score, Style, typeset};
use std::collections::BTreeSet;

const RECEIVED: &str = include_str!("../data/letter/lettre-brute.txt");

/// The 17 lines of the received letter that have at least 200 characters, set plain.
fn score(millimetres: i64) -> Score {
    let mut document = Document::default();
    document.metadata.language = Tag::parse("fr").expect("a tag");
    let long = RECEIVED.lines().filter(|line| line.chars().count() >= 200);
    for (number, line) in (0..).zip(long) {
        let words = line.strip_prefix("- ").unwrap_or(line);
        document.blocks.push(Block {
            id: BlockId(number),
            span: Span::default(),
            attributes: Attributes::default(),
            kind: BlockKind::Paragraph(vec![Inline::text(Span::default(), words)]),
        });
    }
    assert_eq!(document.blocks.len(), 17);
    let mut style = Style::of(&document);
    let side = (style.paper.width - Length::from_millimetres(millimetres)) / 2;
    style.size = Length::POINT * 11;
    style.indent = Length::ZERO;
    style.margins = Sides { left: side, right: side, ..style.margins };
    let book = FontBook::bundled();
    let mut diagnostics = Diagnostics::default();
    let layout = typeset(&document, &book, &Memory::default(), &style, &mut diagnostics);
    layout.expect("set").score()
}

#[test]
fn lines_are_as_even_as_with_lualatex_and_microtype() {
    for (millimetres, mean, rms, hyphens) in
        [(105, 0.253, 0.370, 0.181), (120, 0.243, 0.376, 0.087)]
    {
        let score = score(millimetres);
        println!("{millimetres} mm: {score:?} total {}", score.total());
        assert!(score.mean_ratio <= mean * 1.1, "{millimetres} mm: {score:?}");
        assert!(score.rms_ratio <= rms * 1.1, "{millimetres} mm: {score:?}");
        assert!(score.hyphen_ratio <= hyphens * 1.1, "{millimetres} mm: {score:?}");
        assert_eq!((score.loose, score.overfull), (0, 0), "{millimetres} mm: {score:?}");
    }
}

/// A letter of `count` paragraphs of different lengths, and what follows its signature.
fn letter_of(count: usize, tail: &str) -> String {
    let mut source = format!(
        "---\ntitle: Une lettre\nlang: fr\ndate: 2020-04-01\nletter:\n  \
         closing: Soyez bien,\n  signature: Ann Lee\n{tail}---\n"
    );
    let sentences = [
        "Nous avons beaucoup à dire de ces pages et de ce qui se passe à leur pied.",
        "Une phrase courte.",
        "La confidentialité des utilisateurs importe plus que toutes les statistiques.",
    ];
    for paragraph in 0..count {
        for sentence in 0..=(paragraph * 5 % 7) {
            source.push_str(sentences[(paragraph + sentence) % 3]);
            source.push(' ');
        }
        source.push_str("\n\n");
    }
    source
}

/// The lines of running text on a page, whatever their number of runs.
fn lines_on(page: &Page) -> usize {
    let baselines: BTreeSet<Length> = page
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(run) if matches!(run.mark, Mark::Element(_)) => Some(run.origin.y),
            _ => None,
        })
        .collect();
    baselines.len()
}

#[test]
fn no_page_of_any_letter_begins_or_ends_badly() {
    let mut several = 0;
    let tail = "  postscript: Merci.\n  enclosures: [Un plan]\n  copies: [Mme Petit]\n";
    // Closing and signature are two lines, the tail three: with four lines of text, or two
    // where the page has more besides.
    let letters = (6..46).flat_map(|count| [(count, "", 4 + 2), (count, tail, 2 + 5)]);
    for (count, tail, least) in letters {
        let LaidOut { pages, score, .. } = laid_out(&letter_of(count, tail), &[]);
        assert_eq!((score.widows, score.orphans), (0, 0), "{count}: {score:?}");
        assert_eq!((score.overfull, score.hyphens_at_foot), (0, 0), "{count}: {score:?}");
        if score.pages > 1 {
            several += 1;
            let lines = lines_on(&pages[score.pages - 1]);
            assert!(lines >= least, "{count}: {lines} lines on the last page");
        }
    }
    assert!(several > 40, "letters of several pages: {several}");
}

#[test]
fn what_a_colon_announces_stands_on_its_page() {
    let mut moved = 0;
    for count in 1..44 {
        let lines = "Some words in a line.\n\n".repeat(count);
        let source = format!(
            "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n{lines}As follows:\n\n\
             ![A figure](a.svg){{width=60mm}}\n\nEnd.\n"
        );
        let pages = laid_out(&source, &[("a.svg", SQUARE)]).pages;
        let has = |page: &Page, wanted: fn(&Item) -> bool| page.items.iter().any(wanted);
        let words =
            |item: &Item| matches!(item, Item::Text(run) if run.text.starts_with("As"));
        let drawn = |item: &Item| !matches!(item, Item::Text(_));
        let own = pages.iter().position(|page| has(page, words)).expect("words");
        assert!(has(&pages[own], drawn), "{count}: the figure is on another page");
        moved += usize::from(own > 0);
    }
    assert!(moved > 3, "pages short for it: {moved}");
}

const SQUARE: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='60'>\
                      <rect width='60' height='60'/></svg>";

/// The first page of a source, with the place of each run of text.
fn runs_of(source: &str) -> Vec<(String, Point)> {
    let page = laid_out(source, &[]).pages.swap_remove(0);
    let runs = page.items.into_iter().filter_map(|item| match item {
        Item::Text(run) => Some((run.text, run.origin)),
        _ => None,
    });
    runs.collect()
}

/// Where the run stands that begins with `words`.
fn place_of(runs: &[(String, Point)], words: &str) -> Point {
    let found = runs.iter().find(|(text, _)| text.starts_with(words));
    found.unwrap_or_else(|| panic!("{words}: {runs:?}")).1
}

#[test]
fn the_title_block_has_columns_and_sides() {
    let source = |options: &str| {
        format!(
            "---\ntitle: T\nauthor: [Ann, Bob, Cleo]\nlang: en\ndate: 2020-04-01\n\
             output: {{pdf: {{{options}}}}}\n---\n\nSome words.\n"
        )
    };
    let below = runs_of(&source(""));
    assert!(place_of(&below, "Ann").y < place_of(&below, "Bob").y);
    let beside = runs_of(&source("author-columns: 2"));
    let [ann, bob, cleo] = ["Ann", "Bob", "Cleo"].map(|name| place_of(&beside, name));
    assert_eq!(ann.y, bob.y);
    assert!(ann.x < bob.x && cleo.y > ann.y);
    assert!(place_of(&beside, "Some").y > cleo.y);
    let flush = runs_of(&source("title-align: start"));
    let left = place_of(&flush, "Some").x;
    for words in ["T", "Ann", "Bob", "Cleo"] {
        assert_eq!(place_of(&flush, words).x, left, "{words}");
    }
}

#[test]
fn authors_side_by_side_have_white_space_between_them() {
    for letters in 0..12 {
        let name = format!("Mon{}", "i".repeat(letters));
        let source = format!(
            "---\ntitle: T\nauthor: [{name}, {name}, {name}]\nlang: en\ndate: 2020-04-01\n\
             output: {{pdf: {{author-columns: 3, div: 4}}}}\n---\n\nWords.\n"
        );
        let page = laid_out(&source, &[]).pages.remove(0);
        let runs = page.items.iter().filter_map(|item| match item {
            Item::Text(run) if run.text == name => Some(run),
            _ => None,
        });
        let runs: Vec<_> = runs.collect();
        let width: Length = runs[0].glyphs.iter().map(|glyph| glyph.advance).sum();
        // Names that are too wide for three columns stand in two, undivided.
        assert_eq!(runs.len(), 3, "{name}");
        for pair in runs.windows(2).filter(|pair| pair[0].origin.y == pair[1].origin.y) {
            let gap = pair[1].origin.x - pair[0].origin.x - width;
            assert!(gap > Length::POINT * 3, "{gap} behind {name}");
        }
    }
}

#[test]
fn the_first_paragraph_after_the_title_is_indented_where_the_language_wants_it() {
    let source = |language: &str| {
        format!(
            "---\ntitle: T\nlang: {language}\ndate: 2020-04-01\n---\n\nFirst.\n\nSecond.\n"
        )
    };
    for (language, is_indented) in [("fr", true), ("en", false), ("de", false)] {
        let runs = runs_of(&source(language));
        let (first, second) = (place_of(&runs, "First").x, place_of(&runs, "Second").x);
        assert_eq!(first == second, is_indented, "{language}");
        assert!(first <= second);
    }
}

#[test]
fn marks_of_lists_stand_where_lines_begin() {
    let source = |language: &str| {
        format!(
            "---\ntitle: T\nlang: {language}\ndate: 2020-04-01\n---\n\n- word\n\n{}\n",
            "More words to fill a line. ".repeat(8)
        )
    };
    let marks = |language: &str| {
        let runs = runs_of(&source(language));
        let word = place_of(&runs, "word").x;
        let mark =
            runs.iter().find(|(text, _)| "•–—".contains(text.as_str())).expect("a mark");
        (mark.1.x, word)
    };
    let (mark, word) = marks("en");
    assert!(mark < word);
    // The words are Latin, but the list is one of a language written from the right.
    let (mark, word) = marks("ar");
    assert!(mark > word);
}

#[test]
fn a_table_of_many_columns_is_set_as_small_as_it_takes() {
    let row = |word: &str| format!("|{}\n", format!(" {word} |").repeat(12));
    let source = format!(
        "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n{}{}{}\nAfter.\n",
        row("columns"),
        row("---"),
        row("foxtrot")
    );
    let LaidOut { pages, diagnostics, .. } = laid_out(&source, &[]);
    let page = &pages[0];
    assert_eq!(diagnostics.list(), []);
    let size_of = |words: &str| {
        page.items
            .iter()
            .find_map(|item| match item {
                Item::Text(run) if run.text.starts_with(words) => Some(run.size),
                _ => None,
            })
            .expect(words)
    };
    let (cell, text) = (size_of("foxtrot"), size_of("After"));
    assert!(cell < text && cell >= text.scale(3, 5), "{cell} in {text}");
}
