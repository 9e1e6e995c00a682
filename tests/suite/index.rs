//! The index: what marks make of it in every edition.

use crate::converted::{converted, edition, laid_out, written};
use crate::epub_words::{file, files, source_text};
use crate::pdf_text::PdfText;
use sevigne::backend::epub::Epub;
use sevigne::backend::html::Html;
use sevigne::backend::markdown::Markdown;
use sevigne::backend::pdf::Pdf;
use sevigne::backend::text::Text;
use sevigne::document::{PagedEdition, Standard};
use sevigne::typeset::{Item, LinkTarget, Paged as _};

/// What breaks a page.
const PAGE: &str = "\n\n::: {.page-break}\n:::\n\n";

/// The place of the index.
const PLACE: &str = "::: {#index}\n:::";

fn source(language: &str, body: &str) -> String {
    format!("---\ntitle: T\nlang: {language}\ndate: 2020-04-01\n---\n\n{body}\n")
}

/// The lines of the index in the text edition, without blank ones.
fn lines(language: &str, body: &str) -> Vec<String> {
    let source = source(language, &format!("{body}\n\n{PLACE}"));
    let text = written(&source, &[], &Text::default()).replace(['\u{a0}', '\u{202f}'], " ");
    let text = text.split("\n\nNotes\n").next().expect("a text");
    let (_, index) = text.rsplit_once("-----\n").expect("a heading");
    let lines = index.lines().filter(|line| !line.trim().is_empty());
    lines.map(str::to_owned).collect()
}

/// The words of the index in the PDF.
fn on_pages(body: &str, standard: Standard) -> (PdfText, String) {
    let pdf = Pdf(PagedEdition { standard, ..PagedEdition::default() });
    let text = PdfText::read(&edition(&source("en", body), &[], &pdf));
    let index = text.text(|roles| roles.iter().any(|role| role == "Index"));
    (text, index.replace('\n', ""))
}

/// What is said of a source: ids and messages.
fn said(body: &str) -> Vec<(&'static str, String)> {
    converted(&source("en", body), &[], |_, diagnostics| {
        diagnostics.list().iter().map(|one| (one.code.id, one.message.clone())).collect()
    })
}

#[test]
fn entries_stand_in_the_order_of_their_language_with_the_headings_above_their_marks() {
    let body = "# Les bêtes\n\nLe [chat]{.index}, un [autre]{index=\"chat!noir\"}, l’[âne]{.index} \
                et l’[Abeille]{.index}[^1].\n\n# Le soir et le [chat]{.index}\n\nLa [*Zone*]{.index}, \
                []{index=\"l'école ; 42\"}.\n\n[^1]: Et le [zébu]{.index}.";
    assert_eq!(
        lines("fr", body),
        [
            "42 : Le soir et le chat",
            "Abeille : Les bêtes",
            "âne : Les bêtes",
            "chat : Les bêtes ; Le soir et le chat",
            "  noir : Les bêtes",
            "l’école : Le soir et le chat",
            "zébu : Les bêtes",
            "Zone : Le soir et le chat",
        ]
    );
}

#[test]
fn marks_may_be_written_in_html() {
    let body = "# A\n\n<span class=\"index\">cat</span> <span index=\"dog!big\">x</span> \
                <span index=\"pet\" see=\"cat\"></span>";
    assert_eq!(lines("en", body), ["cat: A", "dog", "  big: A", "pet, see cat"]);
}

#[test]
fn an_entry_below_another_stands_in_whatever_lines_the_text_has() {
    let source = source("en", &format!("# A\n\n[b]{{index=\"a!b\"}}\n\n{PLACE}"));
    for (text, line) in [
        // A blank before blanks goes on the way (RFC 3676, 4.4).
        (Text { flowed: true, ..Text::default() }, "\n   b: A"),
        (Text { linear: true, ..Text::default() }, "\nlevel 2: b: A"),
    ] {
        let text = written(&source, &[], &text);
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn an_entry_leads_to_another_in_the_words_of_the_language() {
    let body = |see: &str| {
        format!("# A\n\n[]{{index=b see={see}}}[]{{index=a see-also=b}} [a]{{.index}}")
    };
    assert_eq!(lines("fr", &body("a")), ["a : A, voir aussi b", "b, voir a"]);
    assert_eq!(lines("de", &body("a")), ["a: A, siehe auch b", "b, siehe a"]);
    let said = said(&format!("{}\n\n{PLACE}", body("aa")));
    assert_eq!(said, [("index/see", "the index has no entry `aa` to look at".to_owned())]);
}

#[test]
fn the_languages_word_stands_above_an_index_without_a_heading() {
    for (language, word) in
        [("de", "Register"), ("es", "Índice alfabético"), ("ja", "索引")]
    {
        let html = written(
            &source(language, &format!("# A\n\n[b]{{.index}}\n\n{PLACE}")),
            &[],
            &Html::default(),
        );
        let heading = format!("<span class=\"generated\">{word}</span></h2>");
        assert!(html.contains(&heading), "{html}");
    }
    let own = source("en", &format!("# A\n\n[b]{{.index}}\n\n# Names\n\n{PLACE}"));
    assert!(!written(&own, &[], &Text::default()).contains("Index"));
}

#[test]
fn marks_without_words_do_not_part_an_index_from_its_heading() {
    for between in [
        "[]{index=b see=a}\n[]{index=c see=a}\n\n[]{index=d see=a}\n\n",
        "Numbers are those of pages.\n\n",
    ] {
        let body =
            format!("# A\n\n[a]{{.index}}\n\n# Index {{.index}}\n\n{between}{PLACE}");
        let text = written(&source("en", &body), &[], &Text::default());
        assert_eq!(text.matches("Index\n---").count(), 1, "{text}");
    }
}

#[test]
fn words_that_lead_to_an_entry_besides_are_found_themselves() {
    let body = "# A\n\n[a]{.index see-also=b} [b]{.index} [c]{.index see=b}";
    assert_eq!(lines("en", body), ["a: A, see also b", "b: A", "c, see b"]);
}

#[test]
fn a_heading_is_found_on_its_page_where_sections_are_numbered() {
    let body =
        format!("# A\n\nWords.{PAGE}# Cats {{index=cat}}\n\n[dog]{{.index}}\n\n{PLACE}");
    let source = source("en", &body);
    let pdf = Pdf(PagedEdition { section_numbers: true, ..PagedEdition::default() });
    let text = PdfText::read(&edition(
        &source.replace("# Cats", "# More\n\n# And\n\n# Cats"),
        &[],
        &pdf,
    ));
    let index = text.text(|roles| roles.iter().any(|role| role == "Index"));
    assert_eq!(index.replace('\n', ""), "cat, 2dog, 2");
}

#[test]
fn pages_are_named_once_and_runs_of_them_joined() {
    let body = format!(
        "# A\n\n[cat]{{.index}} [cat]{{.index}}{PAGE}[cat]{{.index}} [*dog*]{{.index}}{PAGE}\
         [cat]{{.index}} [dog]{{index=\"cat!big\"}}{PAGE}\n\n# Index\n\n{PLACE}"
    );
    for standard in [Standard::A2aUa1, Standard::A4Ua2] {
        let (text, index) = on_pages(&body, standard);
        assert_eq!(index, "cat, 1–3big, 3dog, 2");
        for piece in text.pieces() {
            let roles: Vec<&str> = piece.roles.iter().map(String::as_str).collect();
            if roles.get(1) != Some(&"Index") {
                continue;
            }
            assert!(roles.starts_with(&["Document", "Index", "L", "LI", "LBody"]));
            assert!(roles.ends_with(&["GeneratedSpan"]), "{roles:?}");
            let is_number = piece.text.starts_with(|c: char| c.is_ascii_digit());
            let is_link = roles.ends_with(&["P", "Reference", "Link", "GeneratedSpan"]);
            assert_eq!(is_number, is_link, "{} {roles:?}", piece.text);
        }
    }
}

#[test]
fn a_mark_is_found_on_the_page_of_its_line_and_the_link_leads_there() {
    let words = "words and more of them ".repeat(150);
    let body = format!(
        "# A\n\n[first]{{.index}} {words} [last]{{.index}} {words}[^1]\n\n{PLACE}\n\n\
         [^1]: A [note]{{.index}}."
    );
    converted(&source("en", &body), &[], |conversion, diagnostics| {
        let layout = conversion.pages(diagnostics).expect("set");
        let places = &layout.page_map().places;
        let pages: Vec<usize> = places.values().map(|pages| pages.first).collect();
        assert_eq!(pages, [0, 1, 2], "{places:?}");
        let last = layout.page_count() - 1;
        let items = layout.page(last).items;
        let led_to: Vec<usize> = items
            .iter()
            .filter_map(|item| match item {
                Item::Link { target: LinkTarget::Internal(name), .. } => {
                    let found = layout.destinations().iter().find(|own| own.name == *name);
                    Some(found.expect("a place").page)
                }
                _ => None,
            })
            .collect();
        assert!(led_to.ends_with(&[0, 1, 2]), "{led_to:?}");
    });
}

#[test]
fn an_index_before_its_marks_has_their_pages_as_they_end_up() {
    let entries: String = (0..60).map(|at| format!("[entry {at}]{{.index}} ")).collect();
    let body = format!("{PLACE}\n\n# A\n\n{entries}{PAGE}[late]{{.index}}");
    let (_, index) = on_pages(&body, Standard::A2aUa1);
    assert!(index.contains("entry 0, 2") && index.contains("late, 3"), "{index}");
    assert_eq!(laid_out(&source("en", &body), &[]).diagnostics.list(), []);
}

#[test]
fn a_named_span_is_a_place_in_the_pages() {
    let layout = laid_out(&source("en", "[there](#x)\n\nThe [place]{#x}."), &[]);
    let links = layout.pages[0].items.iter().filter(|item| {
        matches!(item, Item::Link { target: LinkTarget::Internal(name), .. } if name == "x")
    });
    assert_eq!(links.count(), 1);
    converted(&source("en", "[there](#x)\n\nThe [place]{#x}."), &[], |it, diagnostics| {
        let layout = it.pages(diagnostics).expect("set");
        assert!(layout.destinations().iter().any(|place| place.name == "x"));
    });
}

#[test]
fn a_named_place_without_words_is_one_of_the_structure_too() {
    let (text, _) = on_pages("[]{#lone}\n\n[there](#lone)", Standard::A4Ua2);
    let trees = text.document.objects.values().filter_map(|object| object.as_dict().ok());
    let names = trees.filter_map(|tree| tree.get(b"Names").ok()?.as_array().ok());
    let places: Vec<_> = names.flatten().filter_map(|it| it.as_dict().ok()).collect();
    let led_to: Vec<_> = places.iter().filter(|place| place.has(b"D")).collect();
    assert!(led_to.len() > 1 && led_to.iter().all(|place| place.has(b"SD")), "{led_to:?}");
}

#[test]
fn a_book_says_the_labels_of_pages_and_a_page_of_the_web_running_numbers() {
    let body = format!(
        "# A\n\n[cat]{{.index}} [cat]{{.index}} [cat]{{index=\"cat!big\"}}{PAGE}[cat]{{.index}}\
         \n\n# Index\n\n{PLACE}"
    );
    let source = source("en", &body);
    let book = files(&edition(&source, &[], &Epub::default()));
    let text = file(&book, "OEBPS/text.xhtml");
    let numbers = |text: &str| -> Vec<String> {
        let (_, index) = text.split_once("role=\"doc-index\"").expect("an index");
        let links = index.split("<a href=\"").skip(1);
        links.map(|link| link.split_once("</a>").expect("an end").0.to_owned()).collect()
    };
    let section =
        "<section epub:type=\"index\" role=\"doc-index\" aria-labelledby=\"index-1\">";
    assert!(text.contains(section), "{text}");
    assert_eq!(text.matches("index-entry-list").count(), 1);
    let link = |name, title, number| {
        format!(
            "#index-mark-{name}\" title=\"{title}\"><span class=\"generated\">{number}</span>"
        )
    };
    assert_eq!(numbers(text), [link(1, "A", 1), link(4, "A", 2), link(3, "A", 1)]);
    assert!(!source_text(text).contains("big"));
    let html = written(&source, &[], &Html::default());
    let expected = [link(1, "A", 1), link(2, "A", 2), link(4, "A", 3), link(3, "A", 1)];
    assert_eq!(numbers(&html), expected);
    for number in 1..=4 {
        assert!(html.contains(&format!("<span id=\"index-mark-{number}\"")), "{html}");
    }
}

#[test]
fn the_markdown_edition_gives_marks_and_place_back() {
    let marks = "A [cat]{.index}, [dogs]{index=\"dog!big; pet\"}.\n\n\
                 ## B {index=\"b\"}\n\n[]{index=\"x\" see=\"dog\"}Words [own]{#own .index}.";
    for (given, expected) in [
        (format!("# A\n\n{marks}\n\n{PLACE}"), format!("{marks}\n\n{PLACE}")),
        (format!("# A\n\n{marks}\n\n# Index\n\n{PLACE}"), format!("## Index\n\n{PLACE}")),
    ] {
        let first = written(&source("en", &given), &[], &Markdown::default());
        let body = first.replace("### B", "## B");
        assert!(body.trim_end().ends_with(&expected), "{first}");
        assert_eq!(written(&first, &[], &Markdown::default()), first);
    }
}

#[test]
fn the_markdown_edition_gives_back_a_mark_that_only_html_can_say() {
    let table =
        "| a |\n|---|\n| b |\n\n: {index=\"x\" see-also=\"y!z\"}\n\n[]{index=\"y!z\"}";
    let first =
        written(&source("en", &format!("{table}\n\n{PLACE}")), &[], &Markdown::default());
    assert!(first.contains("<table index=\"x\" see-also=\"y!z\">"), "{first}");
    assert_eq!(written(&first, &[], &Markdown::default()), first);
}

#[test]
fn an_entry_may_stand_where_other_words_would() {
    let body = "# A\n\n[x]{index=\"π!β\" sort=\"pi!c\"} [x]{index=\"π!b; ρ\" sort=\"!; pj\"} \
                [7]{.index sort=seven} [pie]{.index} [s]{.index} [t]{.index} [x]{index=π}";
    assert_eq!(
        lines("en", body),
        ["π: A", "  b: A", "  β: A", "pie: A", "ρ: A", "s: A", "7: A", "t: A"]
    );
    let html = "# A\n\n<span index=\"π\" sort=\"a\">x</span> [b]{.index}";
    assert_eq!(lines("en", html), ["π: A", "b: A"]);
    let given = "[x]{index=\"π!b\" sort=\"pi\"}.";
    let first =
        written(&source("en", &format!("{given}\n\n{PLACE}")), &[], &Markdown::default());
    assert!(first.contains(given), "{first}");
}

#[test]
fn emphasis_in_an_entry_is_emphasis_and_no_part_of_its_order() {
    let body =
        "# A\n\n[x]{index=\"*Sylvia*; s\\*; sy; *tr*ee\"} [x]{index=y see=\"*Sylvia*\"}\n";
    assert_eq!(
        lines("en", &format!("{body}\n[]{{index=z see=sylvia}}")),
        ["s*: A", "sy: A", "Sylvia: A", "tree: A", "y, see Sylvia", "z, see sylvia"]
    );
    let html = written(&source("en", &format!("{body}\n{PLACE}")), &[], &Html::default());
    let title = "<em><span class=\"generated\">Sylvia</span></em>";
    assert_eq!(html.matches(title).count(), 2, "{html}");
    assert_eq!(said(&format!("{body}\n{PLACE}")), []);
}

#[test]
fn a_division_covers_the_pages_that_it_lies_on() {
    let words = "words and more of them ".repeat(200);
    let body = format!(
        "# A\n\nWords.{PAGE}::: {{index=tides}}\n## Tides\n\n{words} [cat]{{.index}} {words}\n:::\n\n\
         [tides]{{.index}}\n\n# Index\n\n{PLACE}"
    );
    for standard in [Standard::A2aUa1, Standard::A4Ua2] {
        let (_, index) = on_pages(&body, standard);
        assert_eq!(index, "cat, 3tides, 2–5");
    }
    let book = files(&edition(&source("en", &body), &[], &Epub::default()));
    let text = file(&book, "OEBPS/text.xhtml");
    assert!(text.contains("<span class=\"generated\">2–5</span></a>"), "{text}");
    assert_eq!(
        lines("en", body.trim_end_matches(PLACE).trim_end_matches("# Index\n\n")),
        ["cat: Tides", "tides: Tides",]
    );
}

#[test]
fn marks_and_place_that_do_not_go_together_are_told_once() {
    let no_place = ("index/no-place", "no index stands in the text".to_owned());
    assert_eq!(said("[a]{.index} [b]{.index}"), [no_place]);
    let empty = ("index/empty", "nothing is marked for the index".to_owned());
    assert_eq!(said(&format!("Words.\n\n{PLACE}")), [empty]);
    let text = written(&source("en", &format!("Words.\n\n{PLACE}")), &[], &Text::default());
    assert!(!text.contains("Index"), "{text}");
    assert_eq!(said("Words."), []);
}

#[test]
fn forms_that_are_not_understood_are_told() {
    for (mark, message) in [
        ("[]{.index}", "the mark of the index names no entry"),
        ("[a]{index=\"\"}", "the mark of the index names no entry"),
        ("[a]{index=\"a!\"}", "a level of the entry `a!` has no words"),
        ("[a]{index=\"a!b!c!d\"}", "the entry `a!b!c!d` has more than 3 levels"),
        (
            "[a]{index=\"a|see{b}\"}",
            "`|` in the entry `a|see{b}` is a command of makeindex, not of this program",
        ),
        (
            "[a]{index=a sort=\"a!b\"}",
            "`sort` has more words than there are entries: `a!b`",
        ),
        (
            "[c]{.index sort=d} [c]{.index sort=e}",
            "the entry is sorted by other words than `e` already",
        ),
    ] {
        let said = said(&format!("[b]{{.index}} {mark}\n\n{PLACE}"));
        assert_eq!(said, [("index/mark", message.to_owned())], "{mark}");
    }
}

#[test]
fn marks_may_stand_wherever_words_do_and_the_index_within_a_quote() {
    let body = "[]{index=lone}\n\n# A [head]{.index}\n\n- [ item ]{.index}\n- []{index=empty}\n\n\
                | [Column]{.index} |\n|--|\n| []{index=cell} |\n\n: A [caption]{.index}\n\n\
                | A [verse]{.index}\n| or two\n\nTerm [t]{.index}\n: [Definition]{.index}\n\n\
                ```rust {index=code}\n[not]{.index}\n```\n\n`code`{.index} $x^2$ [$y^2$]{.index} \
                [a[^1] **b**]{.index}\n\n::: {index=division}\nWords.\n:::\n\n[^1]: In a \
                [note]{.index}[^2].\n\n[^2]: And [another]{.index}[^1].\n\n> Words.\n>\n> ::: {#index}\n> :::";
    let text = written(&source("en", body), &[], &Text::default());
    let (_, index) = text.split_once("Words.\n\n    ").expect("the quotation");
    let index = index.split_once("\n\n\n").map_or(index, |(index, _)| index);
    let entries: Vec<&str> = index
        .lines()
        .map(|line| line.trim().split_once(':').map_or(line.trim(), |(entry, _)| entry))
        .filter(|entry| !entry.is_empty() && *entry != "Words.")
        .collect();
    assert_eq!(
        entries,
        [
            "a b",
            "another",
            "caption",
            "cell",
            "code",
            "Column",
            "Definition",
            "division",
            "empty",
            "head",
            "item",
            "lone",
            "note",
            "t",
            "verse",
            "y²"
        ]
    );
    let (_, pages) = on_pages(body, Standard::A2aUa1);
    assert_eq!(pages.matches(", 1").count(), entries.len(), "{pages}");
    for backend in [&Epub::default() as &dyn sevigne::Backend, &Html::default()] {
        assert!(!edition(&source("en", body), &[], backend).is_empty());
    }
}
