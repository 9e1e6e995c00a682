//! Figures that do not fit at their place float to the head of the next page, while the text
//! behind them fills the page; what floats, past what, and what all else makes of it.

use crate::converted::{LaidOut, converted, edition, laid_out};
use crate::epub::page_starts;
use crate::epub_words::files;
use crate::pdf_text::PdfText;
use sevigne::Pdf;
use sevigne::backend::epub::Epub;
use sevigne::geometry::Length;
use sevigne::typeset::{Item, Mark, Page, Paged as _};

const FILES: [(&str, &str); 1] = [(
    "a.svg",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"400\">\
     <rect width=\"100\" height=\"400\" fill=\"#9bc\"/></svg>",
)];

/// How many one-line paragraphs come before the figure, so that about fifteen lines of the
/// first page are empty behind them, and the figure has more.
const BEFORE: usize = 26;

/// A figure that takes half a page.
const FIGURE: &str = "![A bar](a.svg \"The caption\"){#bar height=300pt}\n\n";

/// One-line paragraphs, with the numbers `from` to `to`.
fn lines(from: usize, to: usize) -> String {
    (from..to).map(|number| format!("Line number {number}\n\n")).collect()
}

fn source(front: &str, body: &str) -> String {
    format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n{front}---\n\n{body}")
}

fn set(front: &str, body: &str) -> LaidOut {
    laid_out(&source(front, body), &FILES)
}

/// What a page shows from top to bottom, without furniture: the words of lines, and `[image]`.
fn shown(page: &Page) -> Vec<String> {
    let mut shown: Vec<(Length, String)> = Vec::new();
    for item in &page.items {
        match item {
            Item::Text(run) if matches!(run.mark, Mark::Element(_)) => {
                match shown.iter_mut().find(|(y, _)| *y == run.origin.y) {
                    Some((_, line)) => line.push_str(&run.text),
                    None => shown.push((run.origin.y, run.text.clone())),
                }
            }
            Item::Image { rect, .. } => {
                shown.push((rect.origin.y, "[image]".to_owned()));
            }
            Item::Text(_) | Item::Rule { .. } | Item::Group { .. } | Item::Link { .. } => {}
        }
    }
    shown.sort_by_key(|(y, _)| *y);
    shown.into_iter().map(|(_, line)| line).collect()
}

/// The numbers of the lines that a page shows, with a nought where the caption is.
fn numbers(page: &Page) -> Vec<usize> {
    let number = |line: &String| match line.rsplit_once("number ") {
        Some((_, number)) => number.trim_end_matches('.').parse().ok(),
        None => line.contains("caption").then_some(0),
    };
    shown(page).iter().filter_map(number).collect()
}

/// The numbers on the first two pages.
fn two_pages(front: &str, body: &str) -> (Vec<usize>, Vec<usize>) {
    let set = set(front, body);
    (numbers(&set.pages[0]), numbers(&set.pages[1]))
}

/// Behind which line the caption is: nothing where it floats, as it is at a page's head.
fn follows(front: &str, body: &str) -> Vec<usize> {
    let pages = set(front, body).pages;
    let all: Vec<usize> = pages.iter().flat_map(numbers).collect();
    let captions = all.iter().enumerate().filter(|(_, number)| **number == 0);
    captions.map(|(at, _)| all[at - 1]).collect()
}

#[test]
fn the_text_behind_a_figure_fills_the_page_and_the_figure_heads_the_next() {
    let body = format!("{}{FIGURE}{}", lines(1, BEFORE), lines(BEFORE, 80));
    let set = set("", &body);
    let first = numbers(&set.pages[0]);
    let second = numbers(&set.pages[1]);
    let last = *first.last().expect("lines");
    assert!(last > BEFORE + 10, "the page is full: {first:?}");
    assert_eq!(first, (1..=last).collect::<Vec<_>>());
    assert_eq!(shown(&set.pages[1])[0], "[image]");
    assert_eq!(second[..2], [0, last + 1]);
    // Nothing is lost, nothing stands twice.
    let mut all: Vec<usize> = set.pages.iter().flat_map(numbers).collect();
    all.sort_unstable();
    assert_eq!(all, (0..80).collect::<Vec<_>>());
    // The text of both pages ends at the same depth.
    let depth = |page: &Page| {
        let texts = page.items.iter().filter_map(|item| match item {
            Item::Text(run) if matches!(run.mark, Mark::Element(_)) => Some(run.origin.y),
            Item::Text(_)
            | Item::Rule { .. }
            | Item::Image { .. }
            | Item::Group { .. }
            | Item::Link { .. } => None,
        });
        texts.max().expect("text")
    };
    assert!(depth(&set.pages[1]) <= depth(&set.pages[0]));
}

#[test]
fn a_figure_that_fits_or_leaves_less_than_a_fifth_empty_stays() {
    let body = |before, height| {
        let figure = format!("![A bar](a.svg \"The caption\"){{height={height}pt}}\n\n");
        format!("{}{figure}{}", lines(1, before), lines(before, 80))
    };
    assert_eq!(follows("", &body(BEFORE, 120)), [BEFORE - 1], "it fits");
    for before in 35..40 {
        assert_eq!(follows("", &body(before, 300)), [before - 1], "behind {before} lines");
    }
    for before in 22..30 {
        assert!(follows("", &body(before, 300))[0] > before, "behind {before} lines");
    }
}

#[test]
fn figures_stay_where_the_source_says_so() {
    let body = |figure: &str| format!("{}{figure}{}", lines(1, BEFORE), lines(BEFORE, 80));
    let here = "output: {pdf: {figure-placement: here}}\n";
    assert_eq!(follows(here, &body(FIGURE)), [BEFORE - 1]);
    let float = "output: {pdf: {figure-placement: float}}\n";
    assert!(follows(float, &body(FIGURE))[0] > BEFORE);
    let stays = FIGURE.replace("{#bar", "{#bar .here");
    assert_eq!(follows("", &body(&stays)), [BEFORE - 1]);
}

#[test]
fn no_figure_floats_that_is_part_of_something_or_calls_a_note() {
    let noted = "<figure>\n<img src=\"a.svg\" alt=\"A bar\" height=\"400\">\n\
                 <figcaption>\n\nThe caption[^1]\n\n</figcaption>\n</figure>\n\n\
                 [^1]: A note.\n\n";
    let quoted = format!("> {FIGURE}");
    let listed = format!("- Item\n\n  {FIGURE}");
    let division = format!("::: {{.box}}\n{FIGURE}:::\n\n");
    for figure in [noted, &quoted, &listed, &division] {
        let body = format!("{}{figure}{}", lines(1, BEFORE), lines(BEFORE, 80));
        let follows = follows("", &body);
        assert_eq!(follows, [BEFORE - 1], "{figure}");
    }
    // Nor an image without a caption.
    let body = format!(
        "{}![A bar](a.svg){{height=300pt}}\n\n{}",
        lines(1, BEFORE),
        lines(BEFORE, 80)
    );
    let pages = set("", &body).pages;
    assert_eq!(numbers(&pages[0]).last(), Some(&(BEFORE - 1)));
    // Nor one of a letter.
    let letter = "letter: {style: private, sender: {name: Ann}, recipient: {name: Ben}}\n";
    let body = format!("{}{FIGURE}{}", lines(1, BEFORE), lines(BEFORE, 80));
    assert_eq!(follows(letter, &body), [BEFORE - 1]);
}

#[test]
fn a_figure_stays_behind_the_words_that_announce_it_and_below_a_heading() {
    for before in ["It looks so, number 99:\n\n", "# Heading\n\n"] {
        let body = format!("{}{before}{FIGURE}{}", lines(1, BEFORE), lines(BEFORE, 80));
        let follows = follows("", &body);
        assert!(follows == [99] || follows == [BEFORE - 1], "{before}: {follows:?}");
    }
}

#[test]
fn no_figure_goes_past_what_is_not_running_text() {
    let barriers = [
        "# Heading\n\n",
        "\\newpage\n\n",
        "| a | b |\n|---|---|\n| c | d |\n\n",
        "> Quoted words\n\n",
        "---\n\n",
        "    code\n\n",
        "| Verse\n| Verse\n\n",
        "$$\nx^2\n$$\n\n",
        "![A dot](a.svg){height=20pt}\n\n",
        "Term\n: Words\n\n",
        "::: {.box}\nWords\n:::\n\n",
        "> [!NOTE]\n> Words\n\n",
    ];
    for barrier in barriers {
        // Right behind it there is no text, and with three lines too little.
        for between in [0, 3] {
            let to = BEFORE + between;
            let body = format!(
                "{}{FIGURE}{}{barrier}{}",
                lines(1, BEFORE),
                lines(BEFORE, to),
                lines(to, 80)
            );
            assert_eq!(follows("", &body), [BEFORE - 1], "{barrier} {between}");
        }
        // Ten are enough to fill the page, and the figure comes before what they end with.
        let to = BEFORE + 10;
        let body = format!(
            "{}{FIGURE}{}{barrier}{}",
            lines(1, BEFORE),
            lines(BEFORE, to),
            lines(to, 80)
        );
        let follows = follows("", &body);
        let is_forced = barrier.starts_with('\\');
        let last = if is_forced { to - 2 } else { to - 1 };
        assert!((BEFORE - 1..=last).contains(&follows[0]), "{barrier} {follows:?}");
        assert!(is_forced || follows[0] > BEFORE, "{barrier} {follows:?}");
    }
}

#[test]
fn lists_are_text_that_a_figure_goes_past() {
    let list: String = (BEFORE..BEFORE + 20).map(|at| format!("- number {at}\n")).collect();
    let body = format!("{}{FIGURE}{list}\n{}", lines(1, BEFORE), lines(BEFORE + 20, 80));
    assert!(follows("", &body)[0] > BEFORE + 5);
    // Not one with a figure or a table in it.
    let body = body.replace("- number 30\n", "- number 30\n\n  > quoted\n\n");
    assert_eq!(follows("", &body), [BEFORE - 1]);
}

#[test]
fn figures_below_each_other_keep_their_order() {
    let small = FIGURE.replace("300pt", "150pt").replace("#bar", "#other");
    // Neither fits: both float, where a page has room for them.
    let body = format!("{}{FIGURE}{small}{}", lines(1, BEFORE), lines(BEFORE, 90));
    let (first, second) = two_pages("", &body);
    let last = *first.last().expect("lines");
    assert!(last > BEFORE + 10, "{first:?}");
    assert_eq!(second[..3], [0, 0, last + 1]);
    // The first fits, the second floats.
    let body = format!("{}{small}{FIGURE}{}", lines(1, 16), lines(16, 90));
    let (first, second) = two_pages("", &body);
    assert_eq!(first[15], 0);
    assert!(first.len() > 28, "{first:?}");
    assert_eq!(second[..2], [0, first.len()]);
    // Both are higher than a page: the first goes past no other figure.
    let high = FIGURE.replace("300pt", "400pt");
    let other = high.replace("#bar", "#other").replace("The caption", "The caption 2");
    let body = format!("{}{high}{other}{}", lines(1, BEFORE), lines(BEFORE, 120));
    let pages = set("", &body).pages;
    assert_eq!(numbers(&pages[0]).last(), Some(&(BEFORE - 1)));
    assert_eq!(numbers(&pages[1])[0], 0);
    let all: Vec<String> = pages.iter().flat_map(shown).collect();
    let place = |words: &str| all.iter().position(|line| line.contains(words));
    assert!(place("caption") < place("caption 2"), "{all:?}");
}

#[test]
fn a_figure_that_floats_goes_past_no_other_that_comes_behind_the_text() {
    let other = FIGURE.replace("#bar", "#other").replace("The caption", "The caption 2");
    for between in 1..40 {
        let to = BEFORE + between;
        let body = format!(
            "{}{FIGURE}{}{other}{}",
            lines(1, BEFORE),
            lines(BEFORE, to),
            lines(to, 90)
        );
        let pages = set("", &body).pages;
        let all: Vec<String> = pages.iter().flat_map(shown).collect();
        let place = |words: &str| all.iter().position(|line| line.contains(words));
        let next = format!("number {to}");
        assert!(place("caption") < place("caption 2"), "{between}");
        assert!(
            place("caption") < all.iter().position(|line| line.ends_with(&next)),
            "{between}: it goes past the text behind the other"
        );
    }
}

#[test]
fn no_figure_is_left_alone_at_the_end_of_a_chapter_or_of_the_document() {
    for behind in 1..30 {
        let to = BEFORE + behind;
        let body = format!("{}{FIGURE}{}", lines(1, BEFORE), lines(BEFORE, to));
        for (front, rest) in [
            ("", String::new()),
            ("output: {pdf: {chapters: page}}\n", format!("# Two\n\n{}", lines(90, 95))),
        ] {
            let body =
                if rest.is_empty() { body.clone() } else { format!("# One\n\n{body}") };
            let pages = set(front, &format!("{body}{rest}")).pages;
            let page = pages.iter().map(numbers).find(|page| page.contains(&0));
            let page = page.expect("a figure");
            let is_followed = page.iter().any(|number| (BEFORE..to).contains(number));
            assert!(is_followed, "{behind} lines: {page:?}");
        }
    }
}

/// Paragraphs of several lines with a note here and there, a stanza, a table, and so high a
/// figure.
fn mixture(before: usize, height: usize) -> String {
    let paragraph = |at: usize| {
        let words = format!("Paragraph {at} has words enough for two lines. ");
        let note = if at.is_multiple_of(4) {
            format!("^[Note {at} says a word or two, and no more than that.]")
        } else {
            String::new()
        };
        format!("{}{note}\n\n", words.repeat(1 + at % 5))
    };
    let paragraphs =
        |range: std::ops::Range<usize>| range.map(paragraph).collect::<String>();
    let figure = |name: &str| {
        format!("![A](a.svg \"Caption *{name}*\"){{#{name} height={height}pt}}\n\n")
    };
    format!(
        "See [](#one).\n\n{}{}{}| verse a\n| verse b\n\n{}{}{}# Next {{#next}}\n\n{}{}{}\
         | a | b |\n|---|---|\n| c | d |\n: Table\n\n{}",
        lines(0, before),
        figure("one"),
        paragraphs(0..13),
        paragraphs(13..16),
        figure("two"),
        paragraphs(16..20),
        paragraphs(20..23),
        figure("three"),
        paragraphs(23..32),
        paragraphs(32..40),
    )
}

#[test]
fn whatever_floats_no_line_is_alone_and_all_words_are_in_order() {
    let letters = |text: &str| -> String {
        text.chars().filter(|character| character.is_alphanumeric()).collect()
    };
    for (front, height) in
        [("", 330), ("output: {pdf: {two-sided: true, paper: a5}}\n", 220)]
    {
        let still = |height: usize, before: usize| {
            let body = mixture(before, height).replace(" height=", " .here height=");
            set(front, &body)
        };
        for before in (0..40).step_by(3) {
            let set = set(front, &mixture(before, height));
            assert_eq!((set.score.widows, set.score.orphans), (0, 0), "{before}");
            // But for captions and notes, which stand elsewhere, the words are those of pages
            // on which all figures are at their place.
            let running = |set: &LaidOut| -> String {
                let words = set.pages.iter().flat_map(|page| &page.items);
                let words = words.filter_map(|item| match item {
                    Item::Text(run) => match run.mark {
                        Mark::Element(element) => {
                            let mut role = Some(element);
                            let mut is_running = true;
                            while let Some(at) = role {
                                let own = set.structure.get(at);
                                is_running &= !matches!(
                                    own.role,
                                    sevigne::typeset::Role::Caption
                                        | sevigne::typeset::Role::Note
                                );
                                role = own.parent;
                            }
                            is_running.then(|| letters(&run.text))
                        }
                        Mark::Artifact(_) => None,
                    },
                    Item::Rule { .. }
                    | Item::Image { .. }
                    | Item::Group { .. }
                    | Item::Link { .. } => None,
                });
                words.collect()
            };
            let other = still(height, before);
            assert_eq!(running(&set), running(&other), "{before}");
            assert!(set.pages.len() <= other.pages.len(), "{before}");
        }
    }
}

#[test]
fn notes_stand_on_the_pages_of_their_calls_and_pages_stay_within_their_height() {
    for before in (0..40).step_by(3) {
        let set = set("", &mixture(before, 330));
        let foot = set.style.paper.height - set.style.margins.bottom;
        for page in &set.pages {
            let shown = shown(page);
            for call in (0..40).step_by(4) {
                let is_on = |words: String| shown.iter().any(|line| line.contains(&words));
                let has_note = is_on(format!("Note {call} says"));
                let has_call = is_on(format!("Paragraph {call} has"));
                assert!(!has_note || has_call, "{before}: note {call}");
            }
            for item in &page.items {
                let Item::Text(run) = item else { continue };
                if matches!(run.mark, Mark::Element(_)) {
                    assert!(run.origin.y <= foot, "{before}: {}", run.text);
                }
            }
        }
    }
}

#[test]
fn the_structure_has_a_figure_between_the_paragraphs_of_its_place() {
    let body = format!("{}{FIGURE}{}", lines(1, BEFORE), lines(BEFORE, 80));
    for standard in ["a-2a+ua-1", "a-4+ua-2"] {
        let front = format!("output: {{pdf: {{standard: {standard}}}}}\n");
        let (bytes, pages) =
            converted(&source(&front, &body), &FILES, |conversion, said| {
                let layout = conversion.pages(said).expect("set");
                let registry = sevigne::Registry::built_in();
                let pdf =
                    registry.backend("pdf", conversion.document(), said).expect("a PDF");
                let bytes =
                    conversion.write(pdf.as_ref(), said).expect("a PDF").remove(0).bytes;
                (bytes, numbers(&layout.page(0)).len())
            });
        assert!(pages > BEFORE + 10, "it floats");
        let read = PdfText::read(&bytes);
        let words: Vec<String> =
            read.pieces().into_iter().map(|piece| piece.text).collect();
        let text = words.concat();
        let place = |words: &str| text.find(words).expect("in the text");
        let (before, behind) =
            (format!("number {}", BEFORE - 1), format!("number {BEFORE}"));
        assert!(place(&before) < place("caption") && place("caption") < place(&behind));
    }
}

#[test]
fn references_and_bookmarks_lead_to_where_a_figure_is() {
    let body = format!(
        "See [](#bar).\n\n{}{FIGURE}{}# Behind\n\nWords.\n",
        lines(1, BEFORE),
        lines(BEFORE, 80)
    );
    converted(&source("", &body), &FILES, |conversion, said| {
        let layout = conversion.pages(said).expect("set");
        let bar = layout.destinations().iter().find(|place| place.name == "bar");
        let bar = bar.expect("a destination");
        let page = layout.page(bar.page);
        assert_eq!(bar.page, 1);
        assert_eq!(shown(&page)[0], "[image]");
        assert_eq!(bar.point.y, layout.style().margins.top);
        let behind = layout.outline().iter().find(|entry| entry.title == "Behind");
        let behind = behind.expect("a bookmark");
        assert!(shown(&layout.page(behind.page)).iter().any(|line| line == "Behind"));
        // Pages are the same in whatever order they are asked for.
        let again = layout.page(0);
        assert_eq!(format!("{again:?}"), format!("{:?}", layout.page(0)));
    });
}

#[test]
fn a_page_with_a_figure_that_floats_is_marked_where_its_text_goes_on() {
    let body = format!("{}{FIGURE}{}", lines(1, BEFORE), lines(BEFORE, 120));
    let set = set("", &body);
    let epub = edition(&source("", &body), &FILES, &Epub::default());
    let files = files(&epub);
    let marked = page_starts(&files);
    assert_eq!(marked.len(), set.pages.len());
    converted(&source("", &body), &FILES, |conversion, said| {
        let layout = conversion.pages(said).expect("set");
        let starts = &layout.page_map().starts;
        let blocks: Vec<_> = starts.iter().map(|start| start.block).collect();
        assert!(blocks.is_sorted(), "{blocks:?}");
        // A title, lines of which each is a block, and one figure: the text of the second page.
        let first = numbers(&layout.page(0)).len();
        let on_second = numbers(&layout.page(1));
        assert_eq!(on_second[..2], [0, first + 1]);
        let line = u32::try_from(first + 1).expect("few");
        assert_eq!(blocks[1].0, blocks[0].0 + line + 1);
    });
    assert!(edition(&source("", &body), &FILES, &Pdf::default()).starts_with(b"%PDF"));
}
