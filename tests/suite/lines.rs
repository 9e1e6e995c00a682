//! Where lines end and what stands at their edges: addresses, stated points, code, scripts
//! from right to left, and the places that remarks on lines point to.
#![cfg(feature = "typeset")]

use crate::converted::laid_out;
use sevigne::diagnostic::Diagnostics;
use sevigne::geometry::Length;
use sevigne::typeset::{Artifact, Item, Mark, Page, Role, TextRun};

/// Pages of a source, the elements' roles, and what was said.
struct Set {
    pages: Vec<Page>,
    roles: Vec<Role>,
    /// The left edge of the text and its right one.
    edges: (Length, Length),
    diagnostics: Diagnostics,
}

/// Sets `body` below `front`, more lines of front matter.
fn set(front: &str, body: &str) -> Set {
    let source = format!("---\n{front}date: 2020-04-01\n---\n\n{body}\n");
    let laid_out = laid_out(&source, &[]);
    let left = laid_out.style.left_margin(0);
    Set {
        pages: laid_out.pages,
        roles: laid_out.structure.elements.iter().map(|element| element.role).collect(),
        edges: (left, left + laid_out.style.measure()),
        diagnostics: laid_out.diagnostics,
    }
}

impl Set {
    /// The runs of text on the first page that belong to elements.
    fn runs(&self) -> impl Iterator<Item = &TextRun> {
        self.pages[0].items.iter().filter_map(|item| match item {
            Item::Text(run) if matches!(run.mark, Mark::Element(_)) => Some(run),
            _ => None,
        })
    }

    /// The text of elements on the first page, a line for each baseline.
    fn lines(&self) -> Vec<String> {
        let mut lines: Vec<(Length, String)> = Vec::new();
        for run in self.runs() {
            match lines.last_mut() {
                Some((y, line)) if *y == run.origin.y => line.push_str(&run.text),
                _ => lines.push((run.origin.y, run.text.clone())),
            }
        }
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// Where remarks of one kind point to.
    fn places(&self, code: &str) -> Vec<(usize, usize)> {
        let found = self.diagnostics.list().iter().filter(|remark| remark.code.id == code);
        found
            .map(|remark| {
                let span = remark.primary.as_ref().expect("a place").span;
                let source = self.diagnostics.sources.get(span.source);
                let position = source.position(span.range().start);
                (position.line, position.column)
            })
            .collect()
    }
}

const NARROW: &str = "title: T\nlang: en\noutput: {pdf: {measure: 50mm}}\n";

#[test]
fn addresses_are_broken_at_their_own_places_and_without_hyphens() {
    let set = set(
        NARROW,
        "See https://documentation.international.org/configuration/internationalization/\
         administration.html?parameters=establishment#responsibilities or \
         www.communication.example/understanding/considerations#fragment then \
         administration.department@international-organization.example and \
         /usr/share/documentation/configuration/administration.html or \
         documentation.internationalization.example.org too.",
    );
    let lines = set.lines();
    assert!(lines.iter().all(|line| !line.contains('\u{ad}')), "{lines:#?}");
    assert!(lines.iter().any(|line| line.ends_with("configuration/")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.ends_with("documentation.")), "{lines:#?}");
}

#[test]
fn words_of_a_link_are_divided_as_others_are() {
    let set = set(
        NARROW,
        "[word internationalization internationalization of it](https://a.org/b)",
    );
    let lines = set.lines();
    assert!(lines.iter().any(|line| line.ends_with('\u{ad}')), "{lines:#?}");
}

/// A word that states its points, wider than 50 mm.
const LONG: &str = "donau\u{ad}dampf\u{ad}schiff\u{ad}fahrts\u{ad}gesellschafts\u{ad}vorstands\u{ad}sitzung";

#[test]
fn stated_points_are_obeyed_where_patterns_are_not_followed() {
    let plain = LONG.replace('\u{ad}', "");
    let ragged = "title: T\nlang: en\noutput: {pdf: {measure: 50mm, align: ragged}}\n";
    let exceptions = "title: T\nlang: en\n\
                      output: {pdf: {measure: 50mm, hyphenation: [donaudampf-schiffskapitaenskajuetentuer]}}\n";
    for (front, body) in [
        (NARROW, format!("Words before {LONG}")),
        (NARROW, format!("# {LONG}")),
        (NARROW, format!("| {LONG}{LONG} | b |\n|---|---|\n| c | d |")),
        (ragged, format!("{LONG} and.")),
        (exceptions, "# Donaudampfschiffskapitaenskajuetentuer".to_owned()),
    ] {
        let set = set(front, &body);
        let lines = set.lines();
        assert!(lines.iter().any(|line| line.ends_with('\u{ad}')), "{body}: {lines:#?}");
        let whole: String = lines.concat().replace('\u{ad}', "").to_lowercase();
        assert!(
            whole.contains(&plain)
                || whole.contains("donaudampfschiffskapitaenskajuetentuer"),
            "nothing is lost: {lines:#?}"
        );
    }
    let titled = format!("title: {LONG}\nlang: de\noutput: {{pdf: {{measure: 50mm}}}}\n");
    let set = set(&titled, "Text.");
    assert!(set.lines()[0].ends_with('\u{ad}'), "{:#?}", set.lines());
    assert!(set.places("page/overfull-line").is_empty());
}

#[test]
fn a_soft_hyphen_where_the_style_changes_divides_its_word() {
    let body = "Words [part](https://e.org/a)\u{ad}*mental* ".repeat(3);
    let set = set("title: T\nlang: en\noutput: {pdf: {measure: 25mm}}\n", &body);
    let lines = set.lines();
    assert!(lines.iter().any(|line| line.ends_with("part\u{ad}")), "{lines:#?}");
    assert!(!lines.iter().any(|line| line.starts_with('\u{ad}')), "{lines:#?}");
}

#[test]
fn a_word_wider_than_its_ragged_measure_is_divided_by_the_patterns() {
    let german = "title: T\nlang: de\noutput: {pdf: {measure: 50mm}}\n";
    let set = set(german, "# Rechtsschutzversicherungsgesellschaften beauftragen");
    let lines = set.lines();
    assert!(lines.iter().any(|line| line.ends_with('\u{ad}')), "{lines:#?}");
    // A word that fits on a line of its own is left whole.
    assert!(lines.iter().any(|line| line.contains("beauftragen")), "{lines:#?}");
    assert!(set.places("page/overfull-line").is_empty());
}

#[test]
fn portuguese_repeats_the_hyphen_of_a_compound_on_the_next_line() {
    let front = |language: &str| {
        format!("title: T\nlang: {language}\noutput: {{pdf: {{measure: 40mm}}}}\n")
    };
    let body = "Foi matéria-prima no guarda-chuva couve-flor decreto-lei. ".repeat(9);
    let repeats = |language: &str| {
        let lines = set(&front(language), &body).lines();
        let ends: Vec<_> = lines.windows(2).filter(|pair| pair[0].ends_with('-')).collect();
        assert!(!ends.is_empty(), "{lines:#?}");
        ends.iter().filter(|pair| pair[1].starts_with('\u{ad}')).count() == ends.len()
    };
    assert!(repeats("pt") && repeats("pt-BR"));
    assert!(!repeats("es"));
    // An address has its own hyphens.
    let address = "Em [https://a.example/b-c-d-e-f-g-h-i-j-k-l-m-n-o-p](x). ".repeat(5);
    let lines = set(&front("pt"), &address).lines();
    assert!(!lines.iter().any(|line| line.starts_with('\u{ad}')), "{lines:#?}");
    // The line is as wide as the others: the repeated hyphen was counted.
    let set = set(&front("pt"), &body);
    let right = |line: &[&TextRun]| {
        let last = line.last().expect("a run");
        let width: Length = last.glyphs.iter().map(|glyph| glyph.advance).sum();
        last.origin.x + width
    };
    let runs: Vec<&TextRun> = set.runs().collect();
    let lines: Vec<_> = runs.chunk_by(|one, next| one.origin.y == next.origin.y).collect();
    let repeated = lines.iter().filter(|line| line[0].text.starts_with('\u{ad}'));
    let widths: Vec<Length> = repeated.map(|line| right(line)).collect();
    assert!(widths.iter().all(|width| *width > set.edges.1 - Length::POINT), "{widths:?}");
    assert!(widths.iter().all(|width| *width < set.edges.1 + Length::POINT * 4));
}

#[test]
fn dutch_drops_a_diaeresis_that_stands_behind_an_added_hyphen() {
    let front = "title: T\nlang: nl\nhyphenation: [financi-ële, kopi-ëren]\n\
                 output: {pdf: {measure: 30mm}}\n";
    let body = "De financiële kopiëren en reünie beëindigen. ".repeat(12);
    let set = set(front, &body);
    let runs: Vec<&TextRun> = set.runs().collect();
    let glyph_of = |letter: &str| {
        let mut found = runs.iter().flat_map(|run| {
            run.glyphs.iter().filter(|glyph| {
                run.text.get(glyph.start as usize..glyph.end as usize) == Some(letter)
            })
        });
        found.next().expect("a letter").id
    };
    let plain = glyph_of("e");
    let lines: Vec<_> = runs.chunk_by(|one, next| one.origin.y == next.origin.y).collect();
    let mut dropped = 0;
    for pair in lines.windows(2) {
        let first = pair[1][0];
        let ends =
            pair[0].last().is_some_and(|run| run.text.trim_end().ends_with('\u{ad}'));
        if ends && first.text.starts_with('ë') {
            assert_eq!(first.glyphs[0].id, plain, "{first:?}");
            dropped += 1;
        }
    }
    assert!(dropped > 0, "{:#?}", set.lines());
    // Within a line it stays, as in the first one.
    assert!(set.lines()[2].contains("financiële"), "{:#?}", set.lines());
    assert_ne!(glyph_of("ë"), plain);
}

#[test]
fn where_no_line_is_good_the_spaces_are_as_narrow_as_can_be_and_told() {
    // Nothing says where it may be divided.
    let long = "Q".repeat(38);
    let body = format!("Ein deutscher Satz mit Anführungszeichen und {long}.");
    let set = set("title: T\nlang: de\n", &body);
    let lines = set.lines();
    assert!(lines[2].trim_end().ends_with("und"), "{lines:#?}");
    assert_eq!(set.places("page/loose-line"), [(7, 46)]);
    assert!(set.places("page/overfull-line").is_empty());
}

#[test]
fn remarks_on_characters_and_lines_point_to_their_words() {
    let words =
        "Words enough to be set on many lines, \\*escaped\\* and \"quoted\". ".repeat(6);
    let wide = "Q".repeat(90);
    let body = format!("{words}漢字 and हिन then {words}{wide} end.");
    let set = set("title: T\nlang: en\n", &body);
    let line = 7;
    let at = |word: &str| {
        let byte = body.find(word).expect("a word");
        (line, body[..byte].chars().count() + 1)
    };
    let expected: Vec<_> = ["漢", "字", "ह", "ि", "न"].into_iter().map(at).collect();
    assert_eq!(set.places("font/missing-glyph"), expected);
    assert_eq!(set.places("page/overfull-line"), [at(&wide)]);
}

#[test]
fn no_page_parts_a_line_of_code_that_goes_on() {
    let line =
        "call(argument_number_one, argument_number_two, argument_number_three, four)";
    for count in 20..34 {
        let body = format!(
            "{}```\n{}```\n",
            "Text.\n\n".repeat(count),
            [line, "\n"].concat().repeat(30)
        );
        let set = set("title: T\nlang: en\n", &body);
        assert!(set.pages.len() > 1);
        for page in &set.pages[1..] {
            let first = page.items.iter().find_map(|item| match item {
                Item::Text(run) if matches!(run.mark, Mark::Element(_)) => Some(run),
                _ => None,
            });
            let first = first.expect("text");
            assert!(first.text.starts_with("call("), "{count}: {:?}", first.text);
        }
    }
}

#[test]
fn a_line_of_code_that_goes_on_hangs_below_its_indentation() {
    let line = "    let very_long_line_of_code = some_function_with_a_long_name(argument_number_one, argument_number_two);";
    let token = "x".repeat(150);
    let set =
        set("title: T\nlang: en\n", &format!("```\nfn main() {{\n{line}\n{token}\n```"));
    let code: Vec<&TextRun> = set
        .runs()
        .filter(|run| match run.mark {
            Mark::Element(element) => set.roles[element.index()] == Role::Line,
            Mark::Artifact(_) => false,
        })
        .collect();
    let text: Vec<&str> = code.iter().map(|run| run.text.as_str()).collect();
    // Each line of the source is one element, whose text is what the source says.
    assert_eq!(text.concat(), format!("fn main() {{{line}{token}"));
    let cell = code[0].glyphs[0].advance;
    let left = code[0].origin.x;
    let columns =
        |run: &TextRun| ((run.origin.x - left).raw() + cell.raw() / 2) / cell.raw();
    let starts: Vec<i64> = code.iter().map(|run| columns(run)).collect();
    assert_eq!(starts, [0, 0, 6, 6, 0, 2, 2], "{text:#?}");
    for run in code {
        let width: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
        assert!(run.text.ends_with(' ') || run.origin.x + width <= set.edges.1);
    }
    assert!(set.places("page/overfull-line").is_empty());
}

#[test]
fn code_among_words_goes_on_after_its_signs_where_nothing_else_fits() {
    let code = "std::collections::hash_map::HashMap::<AVeryLongTypeName>::with_capacity_and_hasher";
    let set = set(
        NARROW,
        &format!("Code `{code}` here, and `short::path` or `--an-option` there."),
    );
    let lines = set.lines();
    assert!(lines.concat().contains(code), "{lines:#?}");
    assert!(set.places("page/overfull-line").is_empty());
    for whole in ["short::path", "--an-option"] {
        assert!(lines.iter().any(|line| line.contains(whole)), "{lines:#?}");
    }
}

#[test]
fn lines_through_words_and_links_end_with_the_words() {
    let words = "many words that go over the line's end for certain ".repeat(5);
    let words = words.trim();
    for language in ["en", "he"] {
        let struck = if language == "he" {
            "מילים רבות ".repeat(20)
        } else {
            words.to_owned()
        };
        let struck = struck.trim();
        let set = set(
            &format!("title: T\nlang: {language}\n"),
            &format!("~~{struck}~~\n\n[{struck}](https://example.org)"),
        );
        let mut found = 0;
        for item in &set.pages[0].items {
            let (Item::Rule { rect, .. } | Item::Link { rect, .. }) = item else {
                continue;
            };
            let (left, right) = (rect.origin.x, rect.origin.x + rect.size.width);
            // Half a point for what protrudes.
            let slack = Length::POINT * 2;
            assert!(
                left >= set.edges.0 - slack && right <= set.edges.1 + slack,
                "{item:?}"
            );
            found += 1;
        }
        assert!(found >= 5, "{language}: {found}");
    }
}

#[test]
fn a_running_head_from_right_to_left_reads_as_its_title_does() {
    let title = "שלום (1) עולם";
    let set = set(
        &format!("title: {title}\nlang: he\noutput: {{pdf: {{running-heads: true}}}}\n"),
        &"Some words to fill pages.\n\n".repeat(120),
    );
    let shown = |page: &Page, wanted: &dyn Fn(Mark) -> bool| -> String {
        let runs = page.items.iter().filter_map(|item| match item {
            Item::Text(run) if wanted(run.mark) => Some(run.text.as_str()),
            _ => None,
        });
        runs.collect()
    };
    let is_title = |mark: Mark| match mark {
        Mark::Element(element) => set.roles[element.index()] == Role::Title,
        Mark::Artifact(_) => false,
    };
    let is_head = |mark: Mark| mark == Mark::Artifact(Artifact::Header);
    let head = shown(&set.pages[1], &is_head);
    assert!(!head.is_empty());
    assert_eq!(head, shown(&set.pages[0], &is_title));
    assert_eq!(head, title, "glyphs come in the order in which they are read");
}

#[test]
fn a_running_head_sets_apart_what_its_title_does() {
    let set = set(
        "title: On *Emma* in the XIX^th^ century\nlang: en\noutput: {pdf: {running-heads: true}}\n",
        &"Some words to fill pages.\n\n".repeat(120),
    );
    let head: Vec<&TextRun> = set.pages[1]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(run) if run.mark == Mark::Artifact(Artifact::Header) => Some(run),
            _ => None,
        })
        .collect();
    let of = |words: &str| head.iter().find(|run| run.text.contains(words)).expect(words);
    let (plain, stressed, raised) = (of("On"), of("Emma"), of("th"));
    assert!(!stressed.text.contains("On"), "apart");
    assert_ne!(plain.face, stressed.face);
    assert_eq!(plain.face, of("century").face);
    let raised = head.iter().find(|run| run.text == "th").unwrap_or(raised);
    assert!(raised.size < plain.size && raised.origin.y < plain.origin.y);
}

#[test]
fn a_phrase_from_right_to_left_leaves_no_gap_where_its_line_ends() {
    let phrase = "מילים רבות מאוד ".repeat(12);
    let set = set("title: T\nlang: en\n", &format!("Words before {phrase}and behind."));
    let slack = Length::POINT;
    for run in set.runs() {
        let inked = run.text.trim_end();
        let width: Length = run
            .glyphs
            .iter()
            .filter(|glyph| (glyph.start as usize) < inked.len())
            .map(|glyph| glyph.advance)
            .sum();
        assert!(run.origin.x + width <= set.edges.1 + slack, "{run:?}");
    }
}

#[test]
fn a_running_head_leaves_out_the_logo_above_a_title() {
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    let words = "Words to fill a line, and more words to fill a second one. ".repeat(150);
    let source = format!(
        "---\nlang: en\ndate: 2020-04-01\noutput: {{pdf: {{running-heads: true}}}}\n---\n\n\
         <h1><img src=\"a.svg\" alt=\"logo\"><br>turbine</h1>\n\n{words}\n"
    );
    let laid_out = laid_out(&source, &[("a.svg", drawing)]);
    let head = laid_out.pages[1].items.iter().find_map(|item| match item {
        Item::Text(run) if run.mark == Mark::Artifact(Artifact::Header) => {
            Some(run.text.as_str())
        }
        _ => None,
    });
    assert_eq!(head, Some("turbine"));
}

#[test]
fn a_last_word_wider_than_half_the_measure_may_be_divided() {
    let set = laid_out(
        "---\ntitle: T\nlang: de\ndate: 2020\n---\n\nWas ist das Schwierigste an der \
         Donaudampfschifffahrtsgesellschaftskapitänsuniform?\n",
        &[],
    );
    assert_eq!(set.diagnostics.list(), []);
    assert_eq!(set.score.loose, 0, "{:?}", set.score);
}
