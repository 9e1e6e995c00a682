//! What stays together where a page ends: rows of tables, entries of contents, stanzas, and the
//! ends of what is set apart.

use crate::converted::laid_out;
use crate::page_text::lines;

/// The lines of each page of `body`, behind so many lines and before many.
fn pages(before: usize, body: &str) -> Vec<Vec<String>> {
    pages_in("en", before, body)
}

/// The same in a language.
fn pages_in(lang: &str, before: usize, body: &str) -> Vec<Vec<String>> {
    let filler = "Filling words.\n\n";
    let source = format!(
        "---\ntitle: T\nlang: {lang}\ndate: 2020-04-01\noutput: {{pdf: {{paper: a5}}}}\n---\n\n\
         {}{body}\n\n{}",
        filler.repeat(before),
        filler.repeat(45)
    );
    laid_out(&source, &[]).pages.iter().map(lines).collect()
}

/// How many of the lines with `word` each page has, those without any left out.
fn counts(pages: &[Vec<String>], word: &str) -> Vec<usize> {
    let counts =
        pages.iter().map(|lines| lines.iter().filter(|line| line.contains(word)).count());
    counts.filter(|count| *count > 0).collect()
}

#[test]
fn a_short_table_is_left_whole_and_no_row_of_a_long_one_stands_alone() {
    let table = |rows: usize| {
        let rows: String = (0..rows).map(|row| format!("| row {row} | 100 |\n")).collect();
        format!("| Town | 2021 |\n|---|--:|\n{rows}\n: Landings by town\n")
    };
    for before in 10..32 {
        let short = pages(before, &table(5));
        assert_eq!(counts(&short, "row "), [5], "behind {before} lines");
        let long = pages(before, &table(14));
        let rows = counts(&long, "row ");
        assert!(rows.iter().all(|rows| *rows > 1), "{rows:?} behind {before} lines");
    }
}

#[test]
fn a_short_stanza_is_left_whole_and_no_verse_of_a_long_one_stands_alone() {
    let verses = |word: &str, count: usize| -> String {
        (0..count).map(|verse| format!("| {word} {verse}\n")).collect()
    };
    let body =
        format!("{}|\n{}|\n{}", verses("six", 6), verses("three", 3), verses("ten", 10));
    for before in 5..34 {
        let pages = pages(before, &body);
        assert_eq!(counts(&pages, "six"), [6], "behind {before} lines");
        assert_eq!(counts(&pages, "three"), [3], "behind {before} lines");
        let rows = counts(&pages, "ten");
        assert!(rows.iter().all(|rows| *rows > 1), "{rows:?} behind {before} lines");
    }
}

#[test]
fn neither_the_first_nor_the_last_line_of_what_is_set_apart_stands_alone() {
    let words = "> Some words of a letter that take up a line or two in all, and no more than \
                 that.\n>\n";
    let quote =
        format!("> Berlin\n>\n> Dear Ann,\n>\n{words}{words}> Yours\n>\n> Ludwig\n");
    let alert =
        format!("> [!TIP]\n{words}> - item\n> - other\n>\n> ```sh\n> restart\n> ```\n");
    for before in 5..34 {
        let set = pages(before, &quote);
        let begins = |words: &str| {
            set.iter().any(|page| page.first().is_some_and(|line| line == words))
        };
        let ends = |words: &str| {
            set.iter().any(|page| page.last().is_some_and(|line| line == words))
        };
        assert!(!begins("Ludwig") && !ends("Berlin"), "behind {before} lines: {set:?}");
        let set = pages(before, &alert);
        let begins = set
            .iter()
            .any(|page| page.first().is_some_and(|line| line.contains("restart")));
        assert!(!begins, "behind {before} lines: {set:?}");
    }
}

#[test]
fn the_entry_of_a_part_and_that_of_a_chapter_stand_above_the_first_below_it() {
    for before in 20..36 {
        let chapters: String = (0..before).map(|at| format!("# C{at}\n\n")).collect();
        let source = format!(
            "---\ntitle: T\nlang: en\ndate: 2020\noutput: {{pdf: {{paper: a5, contents: true, \
             chapters: run-on}}}}\n---\n\n{chapters}# Harbour {{.part}}\n\n## Ebb\n\n\
             ### Tide\n\nWords.\n"
        );
        let pages: Vec<Vec<String>> =
            laid_out(&source, &[]).pages.iter().map(lines).collect();
        let page = |word: &str| {
            pages.iter().position(|lines| lines.iter().any(|line| line.contains(word)))
        };
        let (part, chapter, section) = (page("Harbour"), page("Ebb"), page("Tide"));
        assert_eq!(part, chapter, "{before} chapters before");
        assert_eq!(chapter, section, "{before} chapters before");
    }
}

#[test]
fn the_report_counts_rows_of_a_table_that_stand_alone() {
    // A page has room for three lines: a head and two rows.
    let stranded = |body: &str| {
        let source = format!(
            "---\ntitle: T\nlang: en\ndate: 2020\noutput: {{pdf: {{paper: 80mm x 60mm, \
             size: 9pt, leading: 18pt, margins: {{top: 20mm, bottom: 20mm}}}}}}\n---\n\n{body}"
        );
        let score = laid_out(&source, &[]).score;
        score.widows + score.orphans
    };
    assert_eq!(stranded("| head |\n|---|\n| one |\n| two |\n"), 0);
    assert_eq!(stranded("| head |\n|---|\n| one |\n| two |\n| three |\n"), 1);
}

#[test]
fn a_line_alone_below_a_heading_has_another_below_it() {
    for before in 10..60 {
        for page in pages(before, "## Scene\n\nA room.\n\nAnn. A night!\n\nBob. A day!") {
            let last = page.last().map(String::as_str);
            assert_ne!(last, Some("A room."), "behind {before} lines");
        }
    }
}

#[test]
fn the_parts_of_one_verse_stay_on_one_page_in_either_direction() {
    for (lang, words) in [("en", "and so much more that "), ("he", "שלום עולם ")] {
        let long = words.repeat(8);
        let verses: String =
            (0..20).map(|verse| format!("| Begin {verse} {long} end\n")).collect();
        for before in 5..34 {
            let pages = pages_in(lang, before, &verses);
            for page in &pages {
                let count = |word| page.iter().filter(|line| line.contains(word)).count();
                let parts = (count("Begin"), count("end"));
                assert_eq!(parts.0, parts.1, "behind {before} lines: {page:?}");
            }
            assert!(
                pages.iter().flatten().count() > before + 45 + 40,
                "they are turned over"
            );
        }
    }
}

#[test]
fn a_short_last_item_does_not_open_a_page_alone_and_one_with_a_list_may() {
    let items = "- one first\n- one second\n- one last\n";
    let long = "- two first\n- two second\n- two last\n  - two within\n  - two further\n";
    let mut is_parted = false;
    for before in 20..40 {
        let short = pages(before, items);
        let last = counts(&short, "one ").pop();
        assert!(last.is_some_and(|rows| rows > 1), "behind {before} lines");
        let last = pages(before, long)
            .into_iter()
            .any(|lines| lines.first().is_some_and(|line| line.contains("two last")));
        is_parted |= last;
    }
    assert!(is_parted, "no page begins with the last item");
}
