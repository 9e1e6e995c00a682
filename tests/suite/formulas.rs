//! Formulas on pages: how they are drawn, read and broken.

use crate::converted::converted;
use crate::pdf_text::PdfText;
use sevigne::backend::pdf::Pdf;
use sevigne::document::{PagedEdition, Standard};
use sevigne::geometry::{Length, Point};
use sevigne::typeset::{Item, Paged as _, Style};

fn source(body: &str) -> String {
    format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n{body}\n")
}

/// A group: how it is read, where its first glyph stands, and the right edge of its last one.
struct Group {
    text: String,
    at: Point,
    right: Length,
}

/// Words of a line: their text, where they begin and where they end.
type Words = (String, Point, Length);

/// The groups of the first page, the other runs on it, its style, and what was remarked.
fn set(body: &str) -> (Vec<Group>, Vec<Words>, Style, Vec<String>) {
    converted(&source(body), &[], |conversion, diagnostics| {
        let layout = conversion.pages(diagnostics).expect("set");
        let width = |run: &sevigne::typeset::TextRun| -> Length {
            run.glyphs.iter().map(|glyph| glyph.advance).sum()
        };
        let (mut groups, mut runs) = (Vec::new(), Vec::new());
        for item in layout.page(0).items {
            match item {
                Item::Group { text, items, .. } => {
                    let inner = items.iter().filter_map(|item| match item {
                        Item::Text(run) => Some(run),
                        _ => None,
                    });
                    let inner: Vec<_> = inner.collect();
                    let right = inner.iter().map(|run| run.origin.x + width(run)).max();
                    let at = inner.first().expect("a glyph").origin;
                    groups.push(Group { text, at, right: right.expect("a glyph") });
                }
                Item::Text(run) => {
                    let right = run.origin.x + width(&run);
                    runs.push((run.text, run.origin, right));
                }
                Item::Rule { .. } | Item::Image { .. } | Item::Link { .. } => {}
            }
        }
        let told = diagnostics.list().iter();
        let told = told.map(|told| format!("{}: {}", told.code.id, told.message)).collect();
        (groups, runs, layout.style().clone(), told)
    })
}

#[test]
fn a_formula_is_read_in_plain_characters_however_it_is_drawn() {
    let body = "Take $x^2 + \\frac{1}{2}$ of $\\sqrt{y}$.\n\n$$\\sum_{i=1}^n i = \
                \\left( \\begin{matrix} a & b \\\\ c & d \\end{matrix} \\right)$$";
    for standard in [Standard::A2aUa1, Standard::A4Ua2] {
        let pdf = Pdf(PagedEdition { standard, ..PagedEdition::default() });
        let bytes = converted(&source(body), &[], |conversion, diagnostics| {
            let written = conversion.write(&pdf, diagnostics).expect("a PDF");
            assert_eq!(diagnostics.list(), []);
            written.into_iter().next().expect("a PDF").bytes
        });
        let text = PdfText::read(&bytes);
        let formulas: Vec<String> = text
            .pieces()
            .into_iter()
            .filter(|piece| piece.roles.ends_with(&["Formula".to_owned()]))
            .map(|piece| piece.text)
            .collect();
        let linear = ["x²\u{a0}+\u{a0}1⁄2", "√y", "∑ᵢ₌₁ⁿ\u{a0}i\u{a0}= ( a b; c d )"];
        assert_eq!(formulas, linear, "{standard:?}");
    }
}

#[test]
fn a_long_formula_in_a_line_ends_it_behind_a_sign() {
    let long =
        "a_1 + b_1 = c_1 + d_1 = e_1 + f_1 = g_1 + h_1 = i_1 + j_1 = k_1 + l_1 = m_1";
    let words = "Some words come before what is too long for a line, ";
    let (groups, _, _, told) = set(&format!("{words}${long}$, and after."));
    assert_eq!(told, [""; 0]);
    let mut lines: Vec<Length> = groups.iter().map(|group| group.at.y).collect();
    lines.dedup();
    assert!(lines.len() > 1, "{}", groups.len());
    for pair in groups.windows(2).filter(|pair| pair[0].at.y < pair[1].at.y) {
        assert!(pair[0].text.ends_with(['+', '=']), "{}", pair[0].text);
    }
    let read: Vec<&str> = groups.iter().map(|group| group.text.as_str()).collect();
    assert_eq!(read.join(" "), sevigne::document::linear_formula(long));
}

#[test]
fn a_formula_of_its_own_stands_in_the_middle_and_its_number_at_the_end_of_its_line() {
    let (groups, runs, style, told) = set("$$a^2 + b^2 = c^2 \\tag{7}$$");
    assert_eq!(told, [""; 0]);
    let [formula] = &groups[..] else { panic!("{}", groups.len()) };
    let left = style.margins.left;
    let (before, behind) = (formula.at.x - left, left + style.measure() - formula.right);
    assert!((before - behind).abs() < Length::POINT, "{before} {behind}");
    let number = runs.iter().find(|(text, ..)| text == "(7)").expect("its number");
    assert_eq!((number.1.y, number.2), (formula.at.y, left + style.measure()));
}

#[test]
fn a_formula_that_is_a_little_too_wide_is_set_smaller() {
    let wide = |count: usize| set(&format!("$$\\sqrt{{{}}}$$", "a+".repeat(count) + "a"));
    let (groups, _, style, told) = wide(22);
    let [told] = &told[..] else { panic!("{told:?}") };
    assert!(told.starts_with("formula/shrunk: the formula is set in "), "{told}");
    assert!(told.ends_with(" instead of 11.0 pt so that it fits"), "{told}");
    assert!(groups[0].right <= style.margins.left + style.measure() + Length::POINT);
    // One that is much too wide is no formula any more that could be read.
    let (groups, _, _, told) = wide(60);
    assert!(groups.is_empty());
    assert!(told[0].ends_with("it is wider than its column"), "{told:?}");
}

#[test]
fn a_formula_that_no_page_holds_is_written_in_a_line() {
    let rows = "a \\\\ ".repeat(100);
    let formula = format!("\\begin{{matrix}} {rows}\\end{{matrix}}");
    for body in [format!("$${formula}$$"), format!("Words ${formula}$.")] {
        let (groups, runs, style, told) = set(&body);
        assert!(
            groups.is_empty() && told[0].ends_with("it is higher than a page"),
            "{told:?}"
        );
        let foot = style.paper.height - style.margins.bottom;
        assert!(runs.iter().filter(|run| run.0 != "1").all(|run| run.1.y <= foot));
    }
}

#[test]
fn what_cannot_be_drawn_is_written_in_a_line_and_told() {
    let (groups, runs, _, told) = set("Now $\\text{aﬁ} + 1$.");
    assert!(groups.is_empty());
    assert!(runs.iter().any(|(text, ..)| text.contains('1')));
    let [only] = &told[..] else { panic!("{told:?}") };
    assert!(only.starts_with("formula/linear: the formula is written in a line"), "{only}");
    assert!(only.ends_with("the font for formulas has no `ﬁ`"), "{only}");
}

#[test]
fn a_high_formula_pushes_lines_apart_and_a_low_one_does_not() {
    let rows = |formula: &str| {
        let words = "All these words fill the lines of a paragraph, one after another. ";
        let body = format!("{}{formula} {}", words.repeat(3), words.repeat(3));
        let (_, runs, style, _) = set(&body);
        let lines: std::collections::BTreeSet<Length> =
            runs.iter().map(|(_, at, _)| at.y).collect();
        let lines: Vec<Length> = lines.into_iter().skip(2).collect();
        let gaps = lines.windows(2).map(|pair| pair[1] - pair[0]);
        (gaps.max().expect("lines"), style.leading)
    };
    let (gap, leading) = rows("$x^2 + \\frac12$");
    assert_eq!(gap, leading);
    let (gap, leading) = rows("$\\displaystyle\\sum_{i=1}^n \\frac{a}{b}$");
    assert!(gap >= leading * 2, "{gap}");
    assert_eq!(gap.raw() % leading.raw(), 0, "on the grid");
}

#[test]
fn the_mark_of_an_item_stands_on_the_line_of_a_high_formula() {
    let (groups, runs, ..) =
        set("- $\\begin{pmatrix} a \\\\ b \\\\ c \\end{pmatrix}$ words");
    let words = runs.iter().find(|(text, ..)| text.contains("words")).expect("words");
    let mark = runs.iter().find(|(text, ..)| text == "•").expect("a mark");
    assert_eq!(mark.1.y, words.1.y);
    assert_eq!(groups.len(), 1);
}

#[test]
fn a_formula_without_a_place_to_break_never_runs_off_its_line() {
    let terms: Vec<String> = (1..20).map(|term| format!("a_{{{term}}}")).collect();
    let long = format!("{} \\quad\\text{{for all }} x > 0", terms.join("+"));
    for body in [format!("$${long} \\tag{{1}}$$"), format!("In a line ${long}$ of words.")]
    {
        let (_, _, _, told) = set(&body);
        assert!(!told.iter().any(|told| told.contains("overfull")), "{told:?}");
        assert!(told.iter().all(|told| told.starts_with("formula/linear")), "{told:?}");
    }
}

#[test]
fn a_long_number_has_a_line_of_its_own_and_keeps_its_words() {
    let number =
        "the long name of a formula that no line has room for beside it, tail words";
    let (groups, runs, ..) = set(&format!("$$a = b \\tag{{{number}}}$$"));
    let last =
        runs.iter().find(|(text, ..)| text.contains("tail words")).expect("its words");
    assert!(last.1.y > groups[0].at.y);
}

#[test]
fn the_number_of_a_note_stands_on_the_line_of_a_high_formula() {
    let (_, runs, ..) =
        set("A.[^1]\n\n[^1]: Words $\\begin{matrix} a \\\\ b \\\\ c \\end{matrix}$.");
    let words = runs.iter().find(|(text, ..)| text.starts_with("Words")).expect("words");
    let number = runs.iter().rev().find(|(text, ..)| text == "1").expect("a number");
    assert!(
        runs.iter().any(|(text, at, _)| text == "1" && at.y == words.1.y),
        "{number:?}"
    );
}

#[test]
fn what_is_drawn_with_words_is_drawn_with_formulas_and_lies_below_words() {
    let items = |source: &str| {
        converted(source, &[], |conversion, diagnostics| {
            conversion.pages(diagnostics).expect("set").page(0).items
        })
    };
    let struck = items(&source("~~$x=1$~~"));
    let at = struck.iter().position(|item| matches!(item, Item::Group { .. }));
    let before = at.and_then(|at| struck.get(at - 1));
    assert!(matches!(before, Some(Item::Rule { .. })), "{before:?}");
    // From right to left the field behind words comes before them too.
    let hebrew = source("טקסט <mark>סימון</mark> סוף").replace("lang: en", "lang: he");
    let items = items(&hebrew);
    let field = items.iter().position(|item| matches!(item, Item::Rule { .. }));
    let words = items
        .iter()
        .position(|item| matches!(item, Item::Text(run) if run.text.contains("סימון")));
    assert!(field.zip(words).is_some_and(|(field, words)| field < words), "{items:?}");
}

#[test]
fn from_right_to_left_a_formula_at_the_start_turns_no_paragraph() {
    let hebrew = |body: &str| {
        converted(&source(body).replace("lang: en", "lang: he"), &[], |conversion, told| {
            let layout = conversion.pages(told).expect("set");
            let left = layout.style().margins.left;
            let group = layout.page(0).items.into_iter().find_map(|item| match item {
                Item::Group { items, .. } => Some(items),
                _ => None,
            });
            let Some(Item::Text(run)) = group.and_then(|items| items.into_iter().next())
            else {
                panic!("a formula")
            };
            run.origin.x - left
        })
    };
    assert!(hebrew("$x=1$ טקסט.") > Length::POINT * 200, "it begins on the right");
}

#[test]
fn white_space_that_moves_a_formula_off_the_sheet_is_told() {
    for body in [
        "$$a \\hspace{-50em} b$$",
        "$$\\hspace{90em} b$$",
        "Words $x\\hspace{-20em}$ go on.",
        "Words $a + \\hspace{80em} b$ go on.",
    ] {
        let (groups, runs, style, told) = set(body);
        assert!(groups.is_empty(), "{body}");
        assert!(told.iter().any(|told| told.starts_with("formula/linear")), "{told:?}");
        for (words, at, right) in runs {
            assert!(at.x > Length::ZERO && right < style.paper.width, "{body}: {words}");
        }
    }
    let (groups, _, _, told) = set("$$a\\!b \\hspace{-1em} c \\qquad d$$");
    assert_eq!((groups.len(), told), (1, Vec::new()));
}

#[test]
fn a_color_in_a_formula_is_drawn_and_told_where_it_is_faint() {
    let colors = |body: &str| {
        converted(&source(body), &[], |conversion, diagnostics| {
            let layout = conversion.pages(diagnostics).expect("set");
            let group = layout.page(0).items.into_iter().find_map(|item| match item {
                Item::Group { items, .. } => Some(items),
                _ => None,
            });
            let runs =
                group.expect("a formula").into_iter().filter_map(|item| match item {
                    Item::Text(run) => Some((run.text, run.color)),
                    _ => None,
                });
            let told: Vec<&str> =
                diagnostics.list().iter().map(|told| told.code.id).collect();
            (runs.collect::<Vec<_>>(), told.join(" "))
        })
    };
    let blue = sevigne::typeset::Color { red: 0, green: 0, blue: 0xFF };
    let (runs, told) = colors("$$a + \\textcolor{blue}{b}$$");
    assert_eq!(told, "");
    assert_eq!(runs.last(), Some(&("b".to_owned(), blue)), "{runs:?}");
    assert_eq!(runs[0].1, sevigne::typeset::Color::BLACK);
    assert_eq!(colors("$$a + \\textcolor{yellow}{b}$$").1, "page/faint-color");
    assert_eq!(colors("Words $\\color{yellow} b$.").1, "page/faint-color");
}

#[test]
fn a_long_formula_with_words_and_wide_blanks_in_it_is_broken_in_lines() {
    let terms: Vec<String> = (1..24).map(|term| format!("a_{{{term}}}")).collect();
    let long = format!("{} \\quad\\text{{for all }} x > 0", terms.join("+"));
    for body in [format!("$${long}$$"), format!("In a line ${long}$ of words.")] {
        let (groups, _, style, told) = set(&body);
        assert_eq!(told, [""; 0], "{body}");
        let lines: std::collections::BTreeSet<Length> =
            groups.iter().map(|group| group.at.y).collect();
        assert!(lines.len() > 1, "{body}");
        let edge = style.margins.left + style.measure() + Length::POINT;
        assert!(groups.iter().all(|group| group.right <= edge), "{body}");
        let read: Vec<&str> = groups.iter().map(|group| group.text.as_str()).collect();
        assert_eq!(read.join(" "), sevigne::document::linear_formula(&long));
    }
}

#[test]
fn a_formula_that_states_its_number_takes_none_of_those_that_are_counted() {
    let body = "$$a$$ {#a}\n\n$$b \\tag{7}$$ {#b}\n\n$$c$$ {#c}";
    let (_, runs, ..) = set(body);
    let numbers = runs.iter().filter(|(text, ..)| text.starts_with('('));
    assert_eq!(
        numbers.map(|run| run.0.as_str()).collect::<Vec<_>>(),
        ["(1)", "(7)", "(2)"]
    );
}

#[test]
#[cfg(all(feature = "html", feature = "text"))]
fn a_formula_that_states_its_number_takes_none_in_other_editions_either() {
    use crate::converted::written;
    let body = "$$a$$ {#a}\n\n$$b \\tag{7}$$ {#b}\n\n$$c$$ {#c}\n\n[](#a), [](#b), [](#c).";
    let text = written(&source(body), &[], &sevigne::backend::text::Text::default());
    let words = "Formula 1, Formula 7, Formula 2.";
    assert!(text.replace('\u{a0}', " ").contains(words), "{text}");
    let page = written(&source(body), &[], &sevigne::backend::html::Html::default());
    assert!(page.contains("> (2)<") && !page.contains("> (3)<"), "{page}");
}

#[test]
fn letters_beside_a_formula_give_what_it_cannot() {
    let formulas = "the flow $Q_{0}=\\int_0^R 2\\pi r v(r)\\,dr$ grows with $r^4$, and \
                    $\\sqrt{\\frac{a+b}{c}}$ does not.";
    for words in
        ["By Formula 1", "By a", "By this Formula", "In all of this we find that by it"]
    {
        let body = format!(
            "First.\n\n{words} {formulas} Serial numbers from 2019-0450 onwards have a second \
             drain plug at the rear."
        );
        let (_, runs, style, _) = set(&body);
        let right = style.margins.left + style.measure();
        for (text, _, end) in runs {
            // A point hangs out by less than a fifth of the size, and a space as a whole.
            let space = if text.ends_with(' ') { style.size / 4 } else { Length::ZERO };
            let beyond = end - space - right;
            assert!(beyond <= style.size / 5, "{text} ends {beyond} beyond");
        }
    }
}
