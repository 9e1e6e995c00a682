//! Tables in pages: what fits where, and what is repeated.

use crate::converted::laid_out;
use sevigne::diagnostic::{Diagnostics, catalogue};
use sevigne::geometry::Length;
use sevigne::typeset::{Item, Mark, Role, Structure, TextRun};

/// The pages of a source, with what was remarked.
struct Set {
    pages: Vec<Vec<Item>>,
    structure: Structure,
    height: Length,
    measure: (Length, Length),
    diagnostics: Diagnostics,
}

fn set(front: &str, body: &str) -> Set {
    let language = if front.contains("lang:") { "" } else { "lang: en\n" };
    let source = format!("---\ntitle: T\n{language}date: 2020-04-01\n{front}---\n\n{body}");
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\"/>";
    let laid_out = laid_out(&source, &[("a.svg", drawing)]);
    let left = laid_out.style.margins.left;
    Set {
        pages: laid_out.pages.into_iter().map(|page| page.items).collect(),
        structure: laid_out.structure,
        height: laid_out.style.paper.height,
        measure: (left, left + laid_out.style.measure()),
        diagnostics: laid_out.diagnostics,
    }
}

impl Set {
    fn runs(&self, page: usize) -> impl Iterator<Item = &TextRun> {
        self.pages[page].iter().filter_map(|item| match item {
            Item::Text(run) => Some(run),
            Item::Rule { .. }
            | Item::Image { .. }
            | Item::Group { .. }
            | Item::Link { .. } => None,
        })
    }

    fn all_runs(&self) -> impl Iterator<Item = &TextRun> {
        (0..self.pages.len()).flat_map(|page| self.runs(page))
    }

    /// The first run that has these words.
    fn run(&self, words: &str) -> &TextRun {
        self.all_runs().find(|run| run.text.contains(words)).expect(words)
    }

    /// The heights of the rules on a page, from its head on.
    fn rules(&self, page: usize) -> Vec<Length> {
        let mut rules: Vec<Length> = self.pages[page]
            .iter()
            .filter_map(|item| match item {
                Item::Rule { rect, .. } => Some(rect.origin.y),
                Item::Text(_)
                | Item::Image { .. }
                | Item::Group { .. }
                | Item::Link { .. } => None,
            })
            .collect();
        rules.sort();
        rules
    }
}

#[test]
fn a_row_higher_than_a_page_goes_on_on_the_next() {
    let long: String = (0..1500).map(|word| format!("word{word} ")).collect();
    let body = format!("Before.\n\n| a | b |\n|---|---|\n| short | {long} |\n\nAfter.\n");
    let set = set("", &body);
    assert_eq!(set.diagnostics.list(), []);
    assert!(set.pages.len() > 2);
    for run in set.all_runs() {
        assert!(run.origin.y < set.height, "{} below the sheet", run.text);
    }
    let words: String = set.all_runs().map(|run| run.text.as_str()).collect();
    for word in 0..1500 {
        assert!(words.contains(&format!("word{word}")), "word{word} is lost");
    }
    // The head does not stand alone, and the row begins where the table does.
    assert!(set.runs(0).any(|run| run.text.starts_with("short")));
    // All lines of the cell are of one paragraph in one cell in one row.
    let element_of = |words: &str| match set.run(words).mark {
        Mark::Element(element) => element,
        Mark::Artifact(_) => panic!("{words} is read"),
    };
    assert_eq!(element_of("word0"), element_of("word1499"));
    let rows = set.structure.elements.iter().filter(|it| it.role == Role::TableRow);
    assert_eq!(rows.count(), 2);
}

#[test]
fn a_head_that_is_repeated_has_its_rule_again() {
    let rows: String = (0..90).map(|row| format!("| row {row} | word |\n")).collect();
    let set = set("", &format!("| head | b |\n|---|---|\n{rows}"));
    assert!(set.pages.len() > 1);
    let head = set.runs(1).find(|run| run.text.starts_with("head")).expect("repeated");
    assert!(matches!(head.mark, Mark::Artifact(_)));
    let below = set.rules(1).into_iter().filter(|rule| *rule > head.origin.y).min();
    let first = set.runs(1).find(|run| run.text.starts_with("row")).expect("a row");
    assert!(below.is_some_and(|rule| rule < first.origin.y), "{below:?}");
}

#[test]
fn a_narrow_column_stays_on_one_line_beside_a_wide_one() {
    let wide = "many words that go on ".repeat(12);
    let set = set("", &format!("| No. | What |\n|---|---|\n| row 100 | {wide} |\n"));
    assert_eq!(set.run("100").text, "row 100");
}

#[test]
fn a_wide_table_reaches_into_the_margins_before_its_letters_shrink() {
    let row = |word: &str| format!("|{}\n", format!(" {word} |").repeat(8));
    let body = format!("{}{}{}\nAfter.\n", row("columns"), row("---"), row("foxtrot"));
    let set = set("", &body);
    assert_eq!(set.diagnostics.list(), []);
    assert_eq!(set.run("foxtrot").size, set.run("After").size);
    let (left, right) = set.measure;
    let first = set.run("foxtrot").origin.x;
    assert!(first < left && first > left / 2, "{first}");
    let last =
        set.all_runs().filter(|run| run.text == "foxtrot").map(|run| run.origin.x).max();
    assert!(last.is_some_and(|last| last > right - Length::POINT * 40), "{last:?}");
}

#[test]
fn lines_of_small_letters_stand_closer() {
    let row = |word: &str| format!("|{}\n", format!(" {word} |").repeat(11));
    let body = format!(
        "{}{}{}{}\nAfter.\n\nLast.\n",
        row("columns"),
        row("---"),
        row("foxtrot"),
        row("charlie")
    );
    let set = set("", &body);
    let (one, other) = (set.run("foxtrot"), set.run("charlie"));
    let leading = other.origin.y - one.origin.y;
    let wanted = (set.run("Last").origin.y - set.run("After").origin.y)
        .scale(one.size.raw(), set.run("After").size.raw());
    assert!((leading - wanted).abs() < Length::POINT / 100, "{leading} for {wanted}");
}

#[test]
fn a_table_that_is_too_wide_is_told_once_with_its_widest_column() {
    let row = |word: &str| format!("|{}\n", format!(" {word} |").repeat(40));
    let body = format!("{}{}{}", row("abc"), row("---"), row("abcdefg"));
    let set = set("", &body);
    let [told] = set.diagnostics.list() else { panic!("{:?}", set.diagnostics.list()) };
    assert_eq!(told.code.id, catalogue::PAGE_OVERFULL_LINE.id);
    assert!(told.message.contains("column 1, `abc`,"), "{}", told.message);
}

#[test]
fn figures_in_tables_are_tabular_and_lining() {
    let body = "| a |\n|---|\n| 1901 |\n\n1901 was a year.\n";
    let text = |front: &str| {
        let set = set(front, body);
        let runs = set.all_runs().filter(|run| run.text.contains("1901"));
        let ids: Vec<Vec<u16>> = runs
            .map(|run| run.glyphs.iter().take(4).map(|glyph| glyph.id).collect())
            .collect();
        (ids[0].clone(), ids[1].clone())
    };
    let (lining, plain) = text("");
    let (cell, words) = text("output: {pdf: {old-style-figures: true}}\n");
    assert_eq!(cell, lining);
    assert_ne!(words, plain);
}

#[test]
fn a_caption_stands_clear_of_the_rule() {
    let set = set("", "| a |\n|---|\n| b |\n\n: Words above\n");
    let caption = set.run("Words");
    let rule = set.rules(0)[0];
    assert!(rule - caption.origin.y > caption.size / 2, "{rule} {}", caption.origin.y);
}

#[test]
fn a_table_without_a_body_has_rows_alone() {
    let set = set("", "| no | body |\n|---|---|\n");
    let roles: Vec<Role> = set.structure.elements.iter().map(|it| it.role).collect();
    assert!(roles.contains(&Role::TableRow));
    assert!(!roles.contains(&Role::TableHead) && !roles.contains(&Role::TableBody));
}

#[test]
fn columns_begin_on_the_right_where_lines_do() {
    let body = "::: {lang=ar}\n| one | two |\n|---|---|\n| uno | due |\n:::\n";
    let set = set("", body);
    let (first, second) = (set.run("one"), set.run("two"));
    assert!(first.origin.x > second.origin.x);
    assert!(first.origin.x > set.measure.1 - Length::POINT * 60, "{}", first.origin.x);
}

#[test]
fn an_image_alone_in_a_cell_has_its_own_width_and_stands_as_its_column() {
    let left_and_width = |column: &str| {
        let body = format!(
            "| a | b |\n|{column}|--:|\n| ![im](a.svg){{width=40px}} | one |\n\
             | many words | two |\n"
        );
        let set = set("", &body);
        assert_eq!(set.diagnostics.list(), []);
        let (begin, end) = set.measure;
        let image = set.pages[0].iter().find_map(|item| match item {
            Item::Image { rect, .. } => Some(*rect),
            Item::Text(_) | Item::Rule { .. } | Item::Group { .. } | Item::Link { .. } => {
                None
            }
        });
        let image = image.expect("an image");
        assert_eq!(image.size.width, Length::POINT * 30);
        let other = set.run("one").origin.x;
        assert!(other < begin + (end - begin) / 3, "as narrow as its words: {other}");
        let words = set.run("many").origin.x;
        (image.origin.x - words, other)
    };
    let (start, column) = left_and_width(":--");
    let (center, _) = left_and_width(":-:");
    let (end, _) = left_and_width("--:");
    assert!(start.is_zero(), "{start}");
    assert!(Length::ZERO < center && center < end && end < column, "{center} {end}");
}

#[test]
fn the_first_lines_of_a_row_with_an_image_in_one_share_a_baseline() {
    let set = set("", "| a | b |\n|---|---|\n| ![im](a.svg){width=60px} xylo | one |\n");
    assert_eq!(set.run("one").origin.y, set.run("xylo").origin.y);
}

#[test]
fn the_first_lines_of_a_row_with_high_and_deep_formulas_share_a_baseline() {
    let high = "$\\begin{pmatrix} a \\\\ b \\\\ c \\\\ d \\end{pmatrix}$";
    let deep = "$\\underbrace{\\underbrace{\\underbrace{a}_{b}}_{c}}_{d}$";
    let set = set(
        "",
        &format!(
            "| a | b | c | d |\n|---|---|---|---|\n\
             | one {high} | two | three {deep} | - four |\n| next | row | and | last |\n"
        ),
    );
    let stands = |words: &str| set.run(words).origin.y;
    for words in ["two", "three", "four"] {
        assert_eq!(stands(words), stands("one"), "{words}");
    }
    // What hangs deep is clear of the next row.
    assert!(stands("next") > stands("one") + Length::POINT * 25);
}

#[test]
fn an_image_alone_in_a_cell_stands_on_the_right_where_lines_begin_there() {
    let body = "| אבגדהוזח | ב |\n|---|--:|\n| ![im](a.svg){width=20px} | 1 |\n";
    let set = set("lang: he\n", body);
    let image = set.pages[0].iter().find_map(|item| match item {
        Item::Image { rect, .. } => Some(*rect),
        Item::Text(_) | Item::Rule { .. } | Item::Group { .. } | Item::Link { .. } => None,
    });
    assert_eq!(image.map(|rect| rect.right()), Some(set.measure.1));
}

#[test]
fn ideographs_stand_clear_of_the_rule_above_them() {
    let set = set("", "| 国 | n |\n|---|---|\n| 日本 | 1 |\n");
    let rules = set.rules(0);
    for (words, rule) in [("国", rules[0]), ("日本", rules[1])] {
        let run = set.run(words);
        let top = run.origin.y - run.size.scale(88, 100);
        assert!(top - rule > Length::POINT, "{words}: {}", top - rule);
    }
}

#[test]
fn a_table_in_very_small_letters_is_told() {
    let row = |word: &str| format!("|{}\n", format!(" {word} |").repeat(11));
    let body = format!("{}{}{}", row("columns"), row("---"), row("foxtrot"));
    let told = |front: &str| {
        let told = set(front, &body).diagnostics;
        told.list().iter().map(|told| told.code.id).collect::<Vec<_>>()
    };
    assert_eq!(told(""), [""; 0]);
    let small = told("output: {pdf: {paper: a5}}\n");
    assert!(small.contains(&catalogue::PAGE_SMALL_LETTERS.id), "{small:?}");
}

/// A table with columns of figures and two of sentences, one of them with long words.
fn manual() -> String {
    let sentence = "Do not operate the unit above 2,000 m without the altitude kit, since \
                    cooling depends on the density of air.";
    let long = "An internationalised configuration, including counterrevolutionary \
                characteristics, is distributed electronically.";
    let row = |meaning: &str, remarks: &str| {
        format!(
            "| compression | 0.5–9.75 | 0.5–9.75 | 1,024 | {meaning} | {remarks} | 0x4F2A | 0.5–9.75 |\n"
        )
    };
    format!(
        "| Parameter | Unit | Default | Range | Meaning | Remarks | Group | Register |\n\
         |---|---|---|---|---|---|---|---|\n{}{}{}",
        row(sentence, long),
        row(sentence, sentence),
        row(sentence, sentence)
    )
}

#[test]
fn columns_of_sentences_share_the_room_by_the_amount_of_their_text() {
    let set = set("output: {pdf: {paper: a5}}\n", &manual());
    let begin = |words: &str| set.run(words).origin.x;
    let meaning = begin("Remarks") - begin("Meaning");
    let remarks = begin("Group") - begin("Remarks");
    assert!((meaning - remarks).abs() < remarks / 8, "{meaning} {remarks}");
}

#[test]
fn a_range_stays_on_its_line_where_its_column_can_be_as_wide() {
    let set = set("output: {pdf: {paper: a5}}\n", &manual());
    let ranges = set.all_runs().filter(|run| run.text.contains("0.5–")).count();
    assert_eq!(ranges, 9);
    assert!(
        set.all_runs()
            .filter(|run| run.text.contains("0.5–"))
            .all(|run| run.text.contains("0.5–9.75"))
    );
}

#[test]
#[cfg(feature = "html")]
fn a_cell_that_is_one_number_is_whole_in_html() {
    let source = "---\ntitle: T\nlang: en\ndate: 2024-01-01\n---\n\n\
                  | a | b | c |\n|---|---|---|\n| 1914–1918 | 12 | a long 3/4 |\n";
    let html = sevigne::backend::html::Html::default();
    let page = crate::converted::written(source, &[], &html);
    assert!(page.contains("<td class=\"whole\">1914–1918</td>"), "the years");
    assert!(page.contains("<td>12</td>") && page.contains("<td>a long 3/4</td>"), "others");
}
