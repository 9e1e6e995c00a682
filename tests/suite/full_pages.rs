//! Pages of plain text, on which no white space can be stretched, end at one depth all the
//! same: a paragraph is set one line longer.
#![cfg(feature = "typeset")]

use crate::converted::{LaidOut, laid_out};
use sevigne::geometry::Length;
use sevigne::typeset::{Item, Mark, Page, Score};
use std::fmt::Write as _;

const RECEIVED: &str = include_str!("../data/letter/lettre-brute.txt");

/// Numbers drawn from a fixed seed: Knuth's 64-bit linear congruential generator (MMIX).
struct Draw(u64);

impl Draw {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % count
    }
}

/// So many paragraphs of one to six of the letter's sentences; before each fortieth comes
/// what `between` gives.
fn novel(paragraphs: usize, between: impl Fn(usize) -> String) -> String {
    let sentences: Vec<&str> = RECEIVED
        .lines()
        .flat_map(|line| line.trim_start_matches(['-', ' ']).split_inclusive(". "))
        .map(str::trim)
        .filter(|sentence| sentence.len() > 20)
        .collect();
    let mut draw = Draw(1_664_525);
    let mut text = String::new();
    for paragraph in 0..paragraphs {
        if paragraph % 40 == 0 {
            text.push_str(&between(paragraph / 40));
        }
        for _ in 0..=draw.below(6) {
            write!(text, "{} ", sentences[draw.below(sentences.len())]).expect("a string");
        }
        text.push_str("\n\n");
    }
    text
}

fn set(front: &str, body: &str) -> LaidOut {
    let source = format!("---\ntitle: T\nlang: fr\ndate: 2020-04-01\n{front}---\n\n{body}");
    laid_out(&source, &[])
}

/// The words on a page, each with how far down it stands.
fn runs(page: &Page) -> impl Iterator<Item = (Length, &str)> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(run) if matches!(run.mark, Mark::Element(_)) => {
            Some((run.origin.y, run.text.as_str()))
        }
        _ => None,
    })
}

/// Where the last line of each page but the last stands.
fn depths(pages: &[Page]) -> Vec<Length> {
    let depth = |page| runs(page).map(|(y, _)| y).max().expect("a line");
    pages[..pages.len() - 1].iter().map(depth).collect()
}

#[test]
fn few_pages_of_plain_text_end_a_line_short() {
    // Without it 28 of 58 pages are short, and 46 of 87 with narrow lines, which give less;
    // and there are as many loose lines and runts.
    for (front, most, loose, runts) in
        [("", 14, 7, 8), ("output: {pdf: {paper: a5}}\n", 32, 39, 1)]
    {
        let set = set(front, &novel(400, |_| String::new()));
        let depths = depths(&set.pages);
        let full = depths.iter().max().expect("pages");
        let short = depths.iter().filter(|depth| *depth < full).count();
        assert!(depths.len() > 50, "{} pages", depths.len());
        assert!(short <= most, "{short} of {} pages", depths.len());
        let Score { widows, orphans, overfull, hyphens_at_foot, .. } = set.score;
        assert_eq!((widows, orphans, overfull, hyphens_at_foot), (0, 0, 0, 0));
        assert!(set.score.loose <= loose, "{:?}", set.score);
        assert!(set.score.runts <= runts, "{:?}", set.score);
    }
}

#[test]
fn longer_paragraphs_have_all_their_words_once_and_in_order() {
    let body = novel(120, |_| String::new());
    let set = set("smart: false\n", &body);
    let letters = |text: &str| -> String {
        text.chars().filter(|character| character.is_alphanumeric()).collect()
    };
    let shown: String =
        set.pages.iter().flat_map(runs).map(|(_, text)| letters(text)).collect();
    // The title and the date stand before the text.
    assert!(shown.ends_with(&letters(&body)), "{} letters", shown.len());
}

#[test]
fn bookmarks_lead_to_their_headings_below_longer_paragraphs() {
    let set = set("", &novel(400, |number| format!("# Partie {number}\n\n")));
    let headings = set.outline.iter().filter(|entry| entry.title.starts_with("Partie"));
    let mut count = 0;
    for entry in headings {
        count += 1;
        let heading = runs(&set.pages[entry.page]).find(|(y, text)| {
            let distance = *y - entry.y;
            *text == entry.title && distance > Length::ZERO && distance < Length::POINT * 30
        });
        assert!(heading.is_some(), "{entry:?}");
    }
    assert_eq!(count, 10);
}
