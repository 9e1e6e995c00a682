//! How long each stage on the way to a PDF takes, on the letter and on 500,000 words.
//!
//! `cargo bench --bench pages` prints, for each text, the milliseconds of reading, of
//! building blocks, of shaping, of breaking lines and pages, and of writing (which composes
//! each page as it comes), in all and a page. `cargo bench --bench pages -- --write FILE`
//! writes the long text, so that other programs can be measured on the same words.
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
use sevigne::typeset::{Paged as _, Step, Style, typeset_watched};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

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

/// Where the time goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Reading,
    Setting(Step),
    Writing,
}

/// What passed in each stage.
#[derive(Debug)]
struct Watch {
    stage: Stage,
    since: Instant,
    spent: BTreeMap<Stage, Duration>,
}

impl Watch {
    fn start(stage: Stage) -> Self {
        Self { stage, since: Instant::now(), spent: BTreeMap::new() }
    }

    /// Ends the stage at hand and begins another.
    fn turn(&mut self, stage: Stage) {
        let now = Instant::now();
        *self.spent.entry(self.stage).or_default() += now - self.since;
        (self.stage, self.since) = (stage, now);
    }
}

/// Runs all `runs` times and prints the fastest of each stage.
fn measure(name: &str, source: &str, runs: usize) {
    let mut best: BTreeMap<Stage, Duration> = BTreeMap::new();
    let (mut pages, mut bytes) = (0, 0);
    for _ in 0..runs {
        let book = FontBook::bundled();
        let files = Memory::default();
        let mut diagnostics = Diagnostics::default();
        let options = Options::default();
        let input = Input {
            name: "bench.md",
            bytes: source.as_bytes(),
            resources: &files,
            options: &options,
        };
        let mut watch = Watch::start(Stage::Reading);
        let document = read(&input, &mut diagnostics).expect("the source is right");
        let style = Style::of(&document);
        let layout = {
            let mut turn = |step| watch.turn(Stage::Setting(step));
            typeset_watched(&document, &book, &files, &style, &mut diagnostics, &mut turn)
                .expect("it can be set")
        };
        watch.turn(Stage::Writing);
        let pdf = Pdf::default()
            .render(&document, &book, &layout, &mut diagnostics)
            .expect("it can be written");
        watch.turn(Stage::Reading);
        (pages, bytes) = (layout.page_count(), pdf.len());
        for (stage, spent) in watch.spent {
            let known = best.entry(stage).or_insert(spent);
            *known = spent.min(*known);
        }
    }
    let count = f64::from(u32::try_from(pages).unwrap_or(u32::MAX));
    println!("{name}: {pages} pages, {bytes} bytes");
    for (stage, spent) in best {
        let milliseconds = spent.as_secs_f64() * 1000.0;
        let name = match stage {
            Stage::Reading => "reading",
            Stage::Setting(Step::Blocks) => "blocks",
            Stage::Setting(Step::Shaping) => "shaping",
            Stage::Setting(Step::LineBreaking) => "line breaking",
            Stage::Setting(Step::PageBreaking) => "page breaking",
            Stage::Writing => "writing",
        };
        println!(
            "  {name:14}{milliseconds:10.2} ms{:10.4} ms a page",
            milliseconds / count
        );
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
