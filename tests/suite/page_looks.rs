//! How pages look: running heads, headings on the grid, lines that hang under their text.
#![cfg(feature = "typeset")]

use crate::converted::{converted, laid_out};
use sevigne::geometry::{Length, Point};
use sevigne::typeset::{Artifact, Color, Item, Mark, Paged as _, Style};

/// The runs of text of each page: mark, words, place.
type Runs = Vec<Vec<(Mark, String, Point)>>;

fn runs_of(front: &str, body: &str) -> (Runs, Style) {
    let source = format!("---\nlang: en\ndate: 2020-04-01\n{front}\n---\n\n{body}");
    let laid_out = laid_out(&source, &[]);
    let runs = laid_out.pages.into_iter().map(|page| {
        page.items
            .into_iter()
            .filter_map(|item| match item {
                Item::Text(run) => Some((run.mark, run.text, run.origin)),
                _ => None,
            })
            .collect()
    });
    (runs.collect(), laid_out.style)
}

/// Where the run stands that begins with `words`.
fn place_of(runs: &Runs, words: &str) -> Point {
    let mut all = runs.iter().flatten();
    let found = all.find(|(_, text, _)| text.starts_with(words));
    found.unwrap_or_else(|| panic!("{words}: {runs:?}")).2
}

fn marked(runs: &[(Mark, String, Point)], artifact: Artifact) -> Vec<(&str, Length)> {
    let of_kind = runs.iter().filter(|(mark, ..)| *mark == Mark::Artifact(artifact));
    of_kind.map(|(_, text, at)| (text.as_str(), at.x)).collect()
}

fn many_paragraphs(count: usize) -> String {
    "Words to fill a line, and more words to fill a second one after it.\n\n".repeat(count)
}

const LONG: &str = "title: A title of so many words that no line of a page has room for all \
                    of them, and hardly the title itself";

#[test]
fn a_title_too_long_for_a_running_head_is_shortened_at_a_word() {
    let (runs, _) = runs_of(LONG, &many_paragraphs(60));
    let heads = marked(&runs[1], Artifact::Header);
    let [(head, _)] = heads[..] else { panic!("{heads:?}") };
    let kept = head.strip_suffix('…').expect("an ellipsis");
    let rest = LONG.strip_prefix("title: ").and_then(|title| title.strip_prefix(kept));
    assert!(
        rest.is_some_and(|rest| rest.starts_with(' ') || rest.starts_with(',')),
        "{head}"
    );
    let one_word = format!("title: {}", "long".repeat(60));
    let (runs, _) = runs_of(&one_word, &many_paragraphs(60));
    let head = marked(&runs[1], Artifact::Header)[0].0;
    assert!(head.ends_with('…') && head.starts_with("longlong"), "{head}");
}

#[test]
fn heads_and_folios_stand_at_the_outer_edge_of_two_sided_pages() {
    let front = "title: Short\noutput: {pdf: {two-sided: true}}";
    let (runs, style) = runs_of(front, &many_paragraphs(110));
    let middle = |index: usize| style.left_margin(index) + style.measure() / 2;
    for artifact in [Artifact::Header, Artifact::Footer] {
        let [left, right] = [1, 2].map(|page| marked(&runs[page], artifact)[0].1);
        assert_eq!(left, style.left_margin(1));
        assert!(right > middle(2));
    }
}

#[test]
fn the_second_line_of_a_numbered_heading_hangs_under_its_text() {
    let body = "# First of the words of a heading that is long enough to go over its line and \
                far into the second\n\nText.\n\n# Second\n\nText.\n";
    let front = "title: T\noutput: {pdf: {section-numbers: true, contents: true}}";
    let (runs, _) = runs_of(front, body);
    let begins: Vec<_> =
        runs[0].iter().filter(|(_, text, _)| text.starts_with("First")).collect();
    assert_eq!(begins.len(), 2, "contents and heading: {runs:?}");
    for (_, _, first) in begins {
        let below = runs[0].iter().filter(|(_, _, at)| at.y > first.y);
        let next =
            below.map(|(_, _, at)| *at).min_by_key(|at| (at.y, at.x)).expect("a line");
        assert_eq!(next.x, first.x);
    }
}

#[test]
fn a_reference_to_a_numbered_section_says_its_number() {
    let body = "# Eins\n\nSiehe Abschnitt [](#zwei).\n\n## Tiefer\n\n# Zweites {#zwei}\n\nSiehe \
                [](#tiefer) und [mehr](#zwei).\n";
    let words = |front: &str| {
        let (runs, _) = runs_of(front, body);
        let words: Vec<_> = runs[0].iter().map(|(_, text, _)| text.as_str()).collect();
        words.concat().split_whitespace().collect::<String>()
    };
    let numbered = words("title: T\noutput: {pdf: {section-numbers: true}}");
    assert!(numbered.contains("SieheAbschnitt2."), "{numbered}");
    assert!(numbered.contains("Siehe1.1undmehr."), "{numbered}");
    let plain = words("title: T");
    assert!(plain.contains("SieheAbschnittZweites."), "{plain}");
}

#[test]
fn what_stands_before_and_behind_the_body_of_a_book_has_no_number() {
    let body = "# Before {.preface}\n\n## Within\n\n# Eins\n\n# More {.appendix}\n\n## Inside\n\n\
                # Works {epub:type=bibliography}\n\n# Zwei\n\n## Drei\n";
    let (runs, _) = runs_of("title: T\noutput: {pdf: {section-numbers: true}}", body);
    let words: Vec<_> = runs[0].iter().map(|(_, text, _)| text.as_str()).collect();
    let words = words.concat().split_whitespace().collect::<String>();
    assert!(words.contains("BeforeWithin1EinsMoreInsideWorks2Zwei2.1Drei"), "{words}");
}

#[test]
fn text_below_headings_is_on_the_grid() {
    for headings in
        ["# A", "## A", "### A", "# A\n\n## B", "# A\n\n## B\n\n### C", "# A\n\n# B"]
    {
        let body = format!("Before.\n\n{headings}\n\nAfter.\n");
        let (runs, style) = runs_of("title: T", &body);
        let distance = place_of(&runs, "After").y - place_of(&runs, "Before").y;
        assert_eq!(distance.raw() % style.leading.raw(), 0, "{headings}: {distance}");
    }
}

#[test]
fn a_subtitle_stands_clear_of_a_title_of_two_lines() {
    let front = "title: A title of two lines, as it has more words than one of them holds\n\
                 subtitle: Below";
    let (runs, style) = runs_of(front, "Text.\n");
    let below = place_of(&runs, "Below").y;
    let above = runs[0].iter().map(|(.., at)| at.y).filter(|y| *y < below).max();
    let title = place_of(&runs, "A title").y;
    assert!(above.is_some_and(|above| above > title), "two lines: {runs:?}");
    assert!(above.is_some_and(|above| below - above >= style.leading.scale(3, 2)));
}

#[test]
fn the_last_item_of_a_list_does_not_open_a_page_alone() {
    for before in 20..60 {
        let (above, below) = (many_paragraphs(before / 2), many_paragraphs(9));
        let body = format!("{above}- one\n- two\n- three\n- last\n\n{below}");
        let body = if before % 2 == 0 { body } else { format!("One line.\n\n{body}") };
        let (runs, _) = runs_of("title: T", &body);
        let page = |word: &str| {
            runs.iter().position(|runs| runs.iter().any(|(_, text, _)| text == word))
        };
        assert_eq!(page("last"), page("three"), "{before}");
    }
}

#[test]
fn what_lies_beside_a_letter_hangs_behind_its_label() {
    let front = "letter:\n  style: private\n  salutation: Hm,\n  enclosures: [First, Second]\n  \
                 copies: [Third, Fourth]";
    let (runs, style) = runs_of(front, "Text.\n");
    for (first, second) in [("First", "Second"), ("Third", "Fourth")] {
        let place = place_of(&runs, first).x;
        assert!(place > style.margins.left, "behind its label");
        let apart = place_of(&runs, second).x - place;
        assert!(-Length::POINT / 100 < apart && apart < Length::POINT / 100, "{apart}");
    }
}

#[test]
fn keys_quotations_of_programs_and_marked_words_look_like_what_they_are() {
    let source = "---\nlang: en\ndate: 2020-04-01\n---\n\nPress <kbd>Key</kbd>: <samp>answer</samp>, \
                  <cite>Emma</cite>, <var>n</var>, <small>print</small>, <mark>seen</mark>, \
                  [under]{.underline}, ~~gone~~, `code`, *stress*.\n";
    let items = converted(source, &[], |conversion, diagnostics| {
        let layout = conversion.pages(diagnostics).expect("set");
        assert_eq!(diagnostics.list(), []);
        layout.page(0).items
    });
    let run = |words: &str| {
        let mut runs = items.iter().filter_map(|item| match item {
            Item::Text(run) => Some(run),
            _ => None,
        });
        runs.find(|run| run.text == words).unwrap_or_else(|| panic!("{words}"))
    };
    let (code, stress, plain) = (run("code"), run("stress"), run("Press "));
    for words in ["Key", "answer"] {
        assert_eq!((run(words).face, run(words).size), (code.face, code.size), "{words}");
    }
    for words in ["Emma", "n"] {
        assert_eq!(
            (run(words).face, run(words).size),
            (stress.face, plain.size),
            "{words}"
        );
    }
    assert!(run("print").size < plain.size);
    // What is drawn with words: below, behind and through them, as wide as they are.
    let drawn = |words: &str| {
        let at = items
            .iter()
            .position(|item| matches!(item, Item::Text(run) if run.text == words));
        match at.and_then(|at| items.get(at - 1)) {
            Some(Item::Rule { rect, mark: Mark::Artifact(Artifact::Layout), .. }) => {
                assert_eq!(rect.origin.x, run(words).origin.x);
                let baseline = run(words).origin.y;
                (rect.origin.y - baseline, rect.origin.y + rect.size.height - baseline)
            }
            _ => panic!("nothing is drawn with {words}"),
        }
    };
    let (line, zero) = (Length::from_points(1.0), Length::ZERO);
    let (top, bottom) = drawn("under");
    assert!(top > zero && bottom < plain.size / 3 && bottom - top < line);
    let (top, bottom) = drawn("gone");
    assert!(bottom < zero && bottom - top < line);
    let (top, bottom) = drawn("seen");
    assert!(top < -plain.size / 2 && bottom > plain.size / 6);
}

#[test]
fn words_in_several_decorations_have_them_all_the_field_below_the_lines() {
    for body in [
        "<mark><u>seen</u></mark>",
        "<u><mark>seen</mark></u>",
        "<mark><kbd><u>seen</u></kbd></mark>",
        "~~[[seen]{.mark}]{.underline}~~",
        "<u>~~seen~~</u>",
        "<mark><u>$x$</u></mark>",
    ] {
        let source = format!("---\nlang: en\ndate: 2020-04-01\n---\n\n{body}\n");
        let items = converted(&source, &[], |conversion, diagnostics| {
            let layout = conversion.pages(diagnostics).expect("set");
            assert_eq!(diagnostics.list(), []);
            layout.page(0).items
        });
        let rules: Vec<(Length, bool)> = items
            .iter()
            .filter_map(|item| match item {
                Item::Rule { rect, color, .. } => {
                    Some((rect.size.height, *color == Color::BLACK))
                }
                _ => None,
            })
            .collect();
        let wanted = if body.contains("~~[[") { 3 } else { 2 };
        assert_eq!(rules.len(), wanted, "{body}: {rules:?}");
        if body.contains("mark") {
            assert!(!rules[0].1 && rules[1..].iter().all(|rule| rule.1), "{body}");
        }
        assert!(matches!(items.last(), Some(Item::Text(_) | Item::Group { .. })), "{body}");
    }
}
