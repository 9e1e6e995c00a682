//! How long each step to a PDF takes, on the letter and on 500,000 words.
//!
//! `cargo bench --bench pages` prints, for each text, the milliseconds of reading, of
//! setting (shaping, line breaking and page breaking), of composing all pages, and of
//! writing the PDF (which composes them again), as totals and a page. `cargo bench --bench pages -- --write FILE` writes the long text, so
//! that other programs can be measured on the same words.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark measures and tells"
)]

use sevigne::backend::pdf::Pdf;
use sevigne::diagnostic::Diagnostics;
use sevigne::font::FontBook;
use sevigne::read::{Input, Options, read};
use sevigne::resource::Memory;
use sevigne::typeset::{Paged as _, Style, typeset};
use std::time::Instant;

const LETTER: &str = include_str!("../source/letter.md");
const RECEIVED: &str = include_str!("../tests/data/letter/lettre-brute.txt");

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let long = long_text(500_000);
    if let Some(at) = arguments.iter().position(|argument| argument == "--write") {
        let path = arguments.get(at + 1).map_or("long.md", String::as_str);
        std::fs::write(path, &long).expect("the file can be written");
        return;
    }
    measure("letter", LETTER, 20);
    measure("500,000 words", &long, 3);
}

/// Runs each step `runs` times and prints the fastest of each.
fn measure(name: &str, source: &str, runs: usize) {
    let mut best = [f64::MAX; 4];
    let (mut pages, mut bytes) = (0, 0);
    for _ in 0..runs {
        let book = FontBook::bundled();
        let files = Memory::default();
        let mut diagnostics = Diagnostics::default();
        let options = Options::default();
        let start = Instant::now();
        let input = Input {
            name: "bench.md",
            bytes: source.as_bytes(),
            resources: &files,
            options: &options,
        };
        let document = read(&input, &mut diagnostics).expect("the source is right");
        let after_reading = Instant::now();
        let style = Style::of(&document);
        let layout = typeset(&document, &book, &files, &style, &mut diagnostics)
            .expect("it can be set");
        let after_setting = Instant::now();
        pages = layout.page_count();
        let items: usize = (0..pages).map(|index| layout.page(index).items.len()).sum();
        assert!(items > 0);
        let after_composing = Instant::now();
        let pdf = Pdf::default()
            .render(&document, &book, &layout, &mut diagnostics)
            .expect("it can be written");
        bytes = pdf.len();
        let end = Instant::now();
        let steps = [
            after_reading - start,
            after_setting - after_reading,
            after_composing - after_setting,
            end - after_composing,
        ];
        for (best, step) in best.iter_mut().zip(steps) {
            *best = best.min(step.as_secs_f64() * 1000.0);
        }
    }
    let per_page = |ms: f64| ms / f64::from(u32::try_from(pages).unwrap_or(u32::MAX));
    println!("{name}: {pages} pages, {bytes} bytes");
    for (step, ms) in ["read", "set", "compose", "write"].iter().zip(best) {
        println!("  {step:8} {ms:10.2} ms  {:8.4} ms a page", per_page(ms));
    }
}

/// About `words` words: the letter's sentences in an order drawn from a fixed seed, in
/// paragraphs of five and chapters of forty.
fn long_text(words: usize) -> String {
    let sentences: Vec<&str> = RECEIVED
        .lines()
        .flat_map(|line| line.trim_start_matches(['-', ' ']).split_inclusive(". "))
        .map(str::trim)
        .filter(|sentence| sentence.len() > 20)
        .collect();
    let mut state = 1_664_525_u64;
    let mut text =
        "---\ntitle: Un long texte\nlang: fr\ndate: 2020-04-01\n---\n".to_owned();
    let (mut count, mut paragraphs) = (0, 0);
    while count < words {
        if paragraphs % 40 == 0 {
            text.push_str(&format!("# Chapitre {}\n\n", paragraphs / 40 + 1));
        }
        for _ in 0..5 {
            // Knuth's 64-bit linear congruential generator (MMIX).
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(state >> 33).unwrap_or(0) % sentences.len();
            text.push_str(sentences[at]);
            text.push(' ');
            count += sentences[at].split(' ').count();
        }
        text.push_str("\n\n");
        paragraphs += 1;
    }
    text
}
