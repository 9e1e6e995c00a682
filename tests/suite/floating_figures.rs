//! Figures that do not fit at their place float to the head of the next page, while the text
//! behind them fills the page: which do, and past what.

use crate::converted::{LaidOut, laid_out};
use sevigne::geometry::Length;
use sevigne::typeset::{Item, Mark, Page};

pub(crate) const FILES: [(&str, &str); 1] = [(
    "a.svg",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"400\">\
     <rect width=\"100\" height=\"400\" fill=\"#9bc\"/></svg>",
)];

/// How many one-line paragraphs come before the figure, so that about fifteen lines of the
/// first page are empty behind them, and the figure has more.
pub(crate) const BEFORE: usize = 26;

/// A figure that takes half a page.
pub(crate) const FIGURE: &str = "![A bar](a.svg \"The caption\"){#bar height=300pt}\n\n";

/// One-line paragraphs, with the numbers `from` to `to`.
pub(crate) fn lines(from: usize, to: usize) -> String {
    (from..to).map(|number| format!("Line number {number}\n\n")).collect()
}

pub(crate) fn source(front: &str, body: &str) -> String {
    format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n{front}---\n\n{body}")
}

pub(crate) fn set(front: &str, body: &str) -> LaidOut {
    laid_out(&source(front, body), &FILES)
}

/// What a page shows from top to bottom, without furniture: the words of lines, and `[image]`.
pub(crate) fn shown(page: &Page) -> Vec<String> {
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
pub(crate) fn numbers(page: &Page) -> Vec<usize> {
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
fn a_figure_leaves_its_heading_or_announcement_where_half_a_page_would_be_empty() {
    let high = FIGURE.replace("300pt", "480pt");
    for before in ["It looks so, number 99:\n\n", "# Heading\n\n"] {
        for count in [10, 13, 16, 20] {
            let body = format!("{}{before}{high}{}", lines(1, count), lines(count, 80));
            let pages = set("", &body).pages;
            let shown = pages.iter().map(shown).collect::<Vec<_>>();
            let announced = shown[0]
                .iter()
                .position(|line| line.contains("number 99") || line.contains("Heading"));
            assert!(announced.is_some(), "{before}: {shown:#?}");
            let first = numbers(&pages[0]);
            let is_full = first.last().is_some_and(|last| *last > 30);
            assert!(is_full && !first.contains(&0), "{before}: {shown:#?}");
            assert_eq!(shown[1][0], "[image]", "{before}");
        }
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
