//! The page of the web, read back.

use crate::converted::written;
use crate::epub::{Told, document_words, make};
use crate::epub_words::{source_text, split};
use crate::everything::{everything, resources, short_letter};
use sevigne::backend::html::Html;
use sevigne::document::Document;

fn page(document: &Document) -> String {
    let (bytes, _) = make(document, &resources(), &Html::default(), &Told::default());
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn the_words_of_the_page_are_the_words_of_the_document() {
    for document in [short_letter(), everything()] {
        assert_eq!(split(&source_text(&page(&document))), document_words(&document));
    }
}

#[test]
fn the_page_needs_nothing_beside_it() {
    let page = page(&everything());
    for address in page.split(" src=\"").skip(1) {
        assert!(address.starts_with("data:image/png;base64,"));
    }
    for address in page.split("url(").skip(1) {
        assert!(address.starts_with("\"data:font/otf;base64,"));
    }
    assert!(
        !page.contains("<link")
            && !page.contains("@import")
            && !page.contains("epub:type=")
    );
}

#[test]
fn the_facts_of_the_document_cannot_leave_their_script() {
    let mut document = short_letter();
    document.metadata.title = "</script><b>&".to_owned();
    let page = page(&document);
    let (_, after) = page.split_once("application/ld+json\">").expect("a script");
    let (facts, _) = after.split_once("</script>").expect("its end");
    assert!(facts.contains("\"headline\":\"\\u003c/script\\u003e\\u003cb\\u003e\\u0026\""));
    assert!(facts.trim_end().ends_with('}'), "{facts}");
}

#[test]
fn the_same_document_gives_the_same_page() {
    assert!(page(&everything()) == page(&everything()), "the bytes differ");
}

#[test]
fn catalogues_find_the_facts_of_the_trade() {
    let mut document = everything();
    document.metadata.publication.contributors = vec![sevigne::document::Author {
        name: "Anne Traduit".to_owned(),
        role: Some("trl".to_owned()),
        affiliations: vec!["Université".to_owned()],
        ..Default::default()
    }];
    document.metadata.publication.collection = Some(sevigne::document::Collection {
        name: "Essais".to_owned(),
        position: Some("3".to_owned()),
    });
    let page = page(&document);
    let (_, after) = page.split_once("application/ld+json\">").expect("a script");
    let (facts, _) = after.split_once("</script>").expect("its end");
    let facts: serde_json::Value = serde_json::from_str(facts).expect("JSON");
    assert_eq!(facts["@type"], "Book");
    assert_eq!(facts["isbn"], "9782070360246");
    assert_eq!(facts["translator"][0]["name"], "Anne Traduit");
    assert_eq!(facts["translator"][0]["affiliation"][0]["name"], "Université");
    assert_eq!(
        (&facts["isPartOf"]["name"], &facts["position"]),
        (&"Essais".into(), &"3".into())
    );
    assert_eq!(facts["identifier"][1], "doi:10.1000/182");
    assert!(facts["accessibilityFeature"].to_string().contains("alternativeText"));
}

#[test]
fn a_book_without_isbn_is_a_book_to_search_engines_and_an_article_is_none() {
    for (more, text, kind) in [
        ("", "# One\n\nText.\n\n# Two\n\nText.\n", "Article"),
        ("", "# A {.part}\n\n## One\n\nText.\n\n# B {.part}\n", "Book"),
        ("documentclass: book\n", "# One\n\nText.\n\n# Two\n\nText.\n", "Book"),
    ] {
        let head = format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n{more}---\n\n");
        let page = page_of(&(head + text));
        let (_, after) = page.split_once("application/ld+json\">").expect("a script");
        assert!(after.contains(&format!("\"@type\":\"{kind}\",\"name\":\"T\"")), "{after}");
    }
}

#[test]
fn the_summary_of_a_page_speaks_of_no_contents_that_it_lacks() {
    // It has an ISBN, so that it is a book, which has contents where nothing is said.
    let html = Html { contents: Some(false), ..Html::default() };
    let (bytes, _) = make(&everything(), &resources(), &html, &Told::default());
    let page = String::from_utf8(bytes).expect("UTF-8");
    let (_, after) = page.split_once("\"accessibilitySummary\":\"").expect("a summary");
    let (summary, _) = after.split_once('"').expect("its end");
    assert!(!summary.contains("table des matières") && !summary.is_empty(), "{summary}");
}

#[test]
fn a_comma_parts_the_numbers_of_two_notes_that_are_called_side_by_side() {
    let source = "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\nText[^a][^b] *and[^a]*[^b].\n\n\
                  [^a]: One.\n\n[^b]: Two.\n";
    let page = page_of(source);
    for before in ["</a>", "</a></em>"] {
        let comma = format!("{before}<sup class=\"generated\">,</sup><a ");
        assert_eq!(page.matches(&comma).count(), 1, "{page}");
    }
}

/// The page of a source.
fn page_of(source: &str) -> String {
    let edition = sevigne::convert(source, &sevigne::Memory::default(), &Html::default());
    String::from_utf8(edition.expect("no errors").bytes).expect("UTF-8")
}

#[test]
fn code_is_written_from_the_left_in_texts_from_the_right() {
    let source = |language: &str| {
        format!(
            "---\ntitle: T\nlang: {language}\ndate: 2020-04-01\n---\n\nא `f(a);`.\n\n\
             ```\nf() }}\n```\n"
        )
    };
    let page = page_of(&source("he"));
    assert!(page.contains("<code dir=\"ltr\">f(a);</code>"), "{page}");
    assert!(page.contains("<pre dir=\"ltr\""), "{page}");
    assert!(!page_of(&source("en")).contains("dir=\"ltr\""));
}

#[test]
fn a_salutation_right_below_a_title_or_a_subject_stands_flush() {
    let page = page_of("---\ntitle: T\nlang: fr\ndate: 2020-04-01\n---\n\nTexte.\n");
    // Two classes outweigh one class and two elements.
    let rule = |selector: &str| {
        let (_, after) = page.split_once(selector).expect("a rule");
        after.split_once('}').expect("its end").0.contains("text-indent: 0")
    };
    assert!(rule(".letter .salutation") && !rule(":lang(fr) header + p"), "{page}");
    assert!(!page.contains(":lang(fr) h1 + p"), "what stands in a header is no text");
}

#[test]
fn the_subject_of_a_letter_has_the_letters_of_its_own_weight() {
    let source = "---\nlang: de\ndate: 2020-04-01\nletter:\n  style: private\n  \
                  subject: Einladung\n  salutation: Hallo,\n---\n\nText.\n";
    let page = page_of(source);
    let mut faces = page.split("@font-face").skip(1);
    let has_weight = |face: &str| {
        face.split_once('}').is_some_and(|(face, _)| face.contains("font-weight: 600"))
    };
    assert!(faces.any(has_weight), "no face of the subject's weight");
}

#[test]
fn a_link_or_a_heading_that_is_a_formula_alone_has_its_text_for_a_name() {
    let page = page_of(
        "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n[$x^2$](https://a.org) and \
         [the *$y$*](https://b.org) and [*$\\alpha$*](https://c.org)\n\n| $n$ | of $k$ |\n\
         |---|---|\n| 1 | 2 |\n",
    );
    for named in [
        "<a href=\"https://a.org\" aria-label=\"x²\">",
        "<a href=\"https://b.org\">",
        "<a href=\"https://c.org\" aria-label=\"α\">",
        "<th scope=\"col\" aria-label=\"n\">",
        "<th scope=\"col\">",
    ] {
        assert!(page.contains(named), "{named} in {page}");
    }
}

#[test]
fn links_on_bright_ground_have_colors_for_it_in_the_dark_too() {
    let page =
        page_of("---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n<mark>a</mark>\n");
    let (_, rule) = page.split_once("\nmark {").expect("a rule");
    let (rule, _) = rule.split_once('}').expect("its end");
    assert!(rule.contains("color-scheme: only light;"), "{rule}");
}

#[test]
fn each_verse_is_an_element_with_its_break_within() {
    let page =
        page_of("---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n| One *two*\n| three\n");
    let verses = "<p class=\"line-block\"><span class=\"verse\">One <em>two</em><br/></span>\
                  <span class=\"verse\">three</span></p>";
    assert!(page.contains(verses), "{page}");
}

#[test]
fn words_and_paragraphs_of_an_item_stay_apart() {
    let source = "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n\
                  <ol><li>a<p>b</p><p>c</p></li></ol>\n\n- d\n  <p>e</p>\n- f\n";
    let page = written(source, &[], &Html::default());
    let bare: String = page.lines().collect();
    assert!(bare.contains("<li><p>a</p><p>b</p><p>c</p></li>"), "{page}");
    assert!(bare.contains("<li><p>d</p><p>e</p></li><li>f</li>"), "{page}");
}

#[test]
fn the_box_of_a_task_stands_before_its_words_in_a_loose_list() {
    let page =
        page_of("---\ntitle: T\nlang: en\n---\n\n- [ ] One\n\n- [x] Two\n\n  More\n");
    let loose: Vec<&str> = page.split("<li class=\"task\">").skip(1).collect();
    assert_eq!(loose.len(), 2);
    for (item, words) in loose.iter().zip(["One</p>", "Two</p>\n<p>More"]) {
        let item = item.trim_start();
        let (mark, behind) = item.split_once("</span>\u{a0}").expect("a box");
        assert!(mark.starts_with("<p><span class=\"checkbox generated\""), "{item}");
        assert!(behind.starts_with(words), "{item}");
    }
}

#[test]
fn the_title_of_an_image_among_words_is_kept() {
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>";
    let source = "---\ntitle: T\nlang: en\n---\n\nText ![a](a.svg \"Its title\") here.\n";
    let page = written(source, &[("a.svg", drawing)], &Html::default());
    assert!(page.contains(" alt=\"a\" title=\"Its title\""), "{page}");
}

#[test]
fn a_language_without_words_of_ours_is_told_once_and_one_with_them_is_not() {
    use crate::converted::converted;
    let said = |lang: &str| {
        let source = format!("---\ntitle: A\nlang: {lang}\ndate: 2020-04-01\n---\n\nA.\n");
        converted(&source, &[], |_, diagnostics| {
            let list = diagnostics.list().iter();
            list.map(|remark| remark.code.id).collect::<Vec<_>>()
        })
    };
    assert_eq!(said("eo"), ["language/no-labels"]);
    for lang in ["ja", "zh-Hant", "ar", "sv", "fr", "en-GB"] {
        assert_eq!(said(lang), [] as [&str; 0], "{lang}");
    }
}

#[test]
fn the_notes_of_a_page_have_a_name_in_its_language() {
    for (language, name) in [("de", "Anmerkungen"), ("fr", "Notes"), ("sw", "Notes")] {
        let source =
            format!("---\ntitle: T\nlang: {language}\n---\n\nA[^a].\n\n[^a]: B.\n");
        let page = written(&source, &[], &Html::default());
        let told = format!(
            "<section role=\"doc-endnotes\" class=\"notes\" aria-label=\"{name}\">"
        );
        assert_eq!(page.matches(&told).count(), 1, "{page}");
    }
}
