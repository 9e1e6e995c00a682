//! The content documents of the EPUB: which element says what.

use crate::epub_package::made;
use crate::epub_words::{file, spine};
use sevigne::Severity;
use sevigne::backend::epub::Epub;
use sevigne::diagnostic::Diagnostics;
use sevigne::resource::Memory;
use sevigne::xhtml::{NarrowSpace, Split};
use std::collections::BTreeMap;

const FRONT: &str = "---\ntitle: Un essai\nlang: fr\ndate: 2020-04-01\n---\n\n";

fn book(source: &str, epub: &Epub) -> (BTreeMap<String, Vec<u8>>, Diagnostics) {
    let mut memory = Memory::default();
    memory.insert("a.png", crate::everything::PNG);
    made(source, &memory, epub)
}

/// The one content document of a body.
fn text(body: &str) -> String {
    let (files, _) = book(&format!("{FRONT}{body}"), &Epub::default());
    file(&files, "OEBPS/text.xhtml").to_owned()
}

fn sections() -> Epub {
    Epub { split: Split::Section, ..Epub::default() }
}

#[test]
fn two_alerts_of_one_kind_are_no_landmarks_of_one_name() {
    let text = text("> [!WARNING]\n> Un.\n\n> [!WARNING]\n> Deux.\n\n> [!TIP]\n> Trois.\n");
    assert!(!text.contains("<section") && !text.contains("<aside"), "{text}");
    let alert = "<div epub:type=\"notice\" role=\"doc-notice\" class=\"alert warning\"";
    assert_eq!(text.matches(alert).count(), 2, "{text}");
    assert!(text.contains("<div epub:type=\"tip\" role=\"doc-tip\" class=\"alert tip\""));
}

#[test]
fn words_with_a_meaning_of_their_own_stand_in_its_element() {
    let text = text(
        "A <kbd>k</kbd> <mark>m</mark> <small>s</small> <cite>c</cite> <dfn>d</dfn> \
         <abbr title=\"Institut national\">INSEE</abbr> <ins datetime=\"2020-01-01\">i</ins> \
         <u>u</u> <var>v</var> <samp>p</samp> <time datetime=\"2020-01-01\">t</time> \
         <bdi>b</bdi> <bdo dir=\"rtl\">o</bdo> <time>soir</time> <bdo>z</bdo> \
         <ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby> <rt>seul</rt> [e]{.kbd} [f]{.underline}.\n",
    );
    for expected in [
        "<kbd class=\"kbd\">k</kbd>",
        "<mark class=\"mark\">m</mark>",
        "<small class=\"small\">s</small>",
        "<cite class=\"cite\">c</cite>",
        "<dfn class=\"dfn\">d</dfn>",
        "<abbr class=\"abbr\" title=\"Institut national\">INSEE</abbr>",
        "<ins class=\"ins\" datetime=\"2020-01-01\">i</ins>",
        "<u class=\"u\">u</u>",
        "<var class=\"var\">v</var>",
        "<samp class=\"samp\">p</samp>",
        "<time class=\"time\" datetime=\"2020-01-01\">t</time>",
        "<bdi class=\"bdi\">b</bdi>",
        "<bdo class=\"bdo\" dir=\"rtl\">o</bdo>",
        // What would not be valid stays a span.
        "<span class=\"time\">soir</span>",
        "<span class=\"bdo\">z</span>",
        "<ruby class=\"ruby\">漢<rt class=\"rt\">かん</rt></ruby>",
        "<span class=\"rt\">seul</span>",
        "<kbd class=\"kbd\">e</kbd>",
        "<u class=\"underline\">f</u>",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
}

#[test]
fn an_inline_note_is_a_note_of_the_book() {
    assert_eq!(text("Un^[Note *b*.] c.\n"), text("Un[^1] c.\n\n[^1]: Note *b*.\n"));
}

#[test]
fn a_note_leads_back_to_each_of_its_calls() {
    let one = text("Un[^a].\n\n[^a]: Note.\n");
    assert!(one.contains("href=\"#noteref-1\" role=\"doc-backlink\" aria-label=\"Retour au texte (Note 1)\""), "{one}");
    let two = text("Un[^a], deux[^a].\n\n[^a]: Note.\n");
    for (call, label) in [("noteref-1", "(Note 1, 1)"), ("noteref-1-2", "(Note 1, 2)")] {
        assert!(two.contains(&format!("id=\"{call}\"")), "{two}");
        let link = format!(
            "href=\"#{call}\" role=\"doc-backlink\" aria-label=\"Retour au texte {label}\""
        );
        assert!(two.contains(&link), "{two}");
    }
    // In another file too.
    let source = format!("{FRONT}# A\n\nUn[^a].\n\n# B\n\nDeux[^a].\n\n[^a]: Note.\n");
    let (files, _) = book(&source, &sections());
    let note = file(&files, "OEBPS/text-2.xhtml");
    assert!(note.contains("href=\"text-3.xhtml#noteref-1-2\""), "{note}");
    assert!(file(&files, "OEBPS/text-3.xhtml").contains("id=\"noteref-1-2\""));
}

#[test]
fn the_notes_of_a_text_have_a_name() {
    let one = text("Un[^a].\n\n[^a]: Note.\n");
    let told = "<section epub:type=\"endnotes\" role=\"doc-endnotes\" class=\"notes\" aria-label=\"Notes\">";
    assert_eq!(one.matches(told).count(), 1, "{one}");
    assert!(!text("Un.\n").contains("notes"), "where there are any");
}

#[test]
fn a_landmark_leads_to_the_contents_which_reading_goes_past() {
    let (files, _) = book(&format!("{FRONT}Un.\n"), &Epub::default());
    let landmark = "<a epub:type=\"toc\" href=\"nav.xhtml#toc\">Table des matières</a>";
    let navigation = file(&files, "OEBPS/nav.xhtml");
    assert!(navigation.contains(landmark), "{navigation}");
    let package = file(&files, "OEBPS/content.opf");
    assert!(package.contains("<itemref idref=\"nav\" linear=\"no\"/>"), "{package}");
    assert!(!spine(&files).iter().any(|name| name.ends_with("nav.xhtml")));
}

#[test]
fn a_paragraph_that_begins_with_an_image_is_not_indented() {
    for (body, begins) in [
        ("![Luna](a.png) Lune.", true),
        ("[![Luna](a.png)](https://a.example) Lune.", true),
        ("Lune ![Luna](a.png).", false),
        ("Lune.", false),
    ] {
        let text = text(&format!("Un.\n\n{body}\n"));
        assert_eq!(text.contains("<p class=\"begins-with-image\"><"), begins, "{text}");
    }
    // Behind all indents, and with no less of a name than any of them.
    let sheet = include_str!("../../src/xhtml/style.css");
    let own = "p.begins-with-image.begins-with-image {\n  text-indent: 0;\n}";
    let (before, after) = sheet.split_once(own).expect("the rule");
    assert!(!after.contains("text-indent: 1.2em"));
    let rules = before.split("}\n").filter(|rule| rule.contains("text-indent: 1.2em"));
    for selector in rules.flat_map(|rule| rule.split('{').next().unwrap_or("").split(',')) {
        let names = selector.matches(['.', ':']).count();
        assert!(names <= 2 && selector.matches(" + ").count() <= 1, "{selector}");
    }
}

#[test]
fn an_image_that_decorates_is_presentation_and_one_without_words_says_nothing() {
    let text = text("![](a.png){.decorative}\n\nUn ![](a.png) mot.\n");
    assert!(text.contains("<figure role=\"presentation\""), "{text}");
    // Empty, it says so: HTML refuses the role beside it.
    assert!(text.contains("alt=\"\"") && !text.contains("alt=\"\" role"), "{text}");
    assert_eq!(text.matches("<img").count(), 2);
    assert_eq!(text.matches("alt=").count(), 1, "a placeholder hides the fault: {text}");
}

#[test]
fn a_letter_is_one_file_however_long() {
    let words = "mot ".repeat(9_000);
    let letter = "---\ntitle: Une lettre\nlang: fr\ndate: 2020-04-01\nletter: {salutation: Bonjour}\n---\n\n";
    let body = format!("# A\n\n{words}\n\n# B\n\nFin.\n");
    let epub =
        Epub { page_list: sevigne::backend::epub::PageList::None, ..Epub::default() };
    let (files, _) = book(&format!("{letter}{body}"), &epub);
    assert!(files.contains_key("OEBPS/text.xhtml"));
    let (files, _) = book(&format!("{FRONT}{body}"), &epub);
    assert!(files.contains_key("OEBPS/text-3.xhtml"));
}

#[test]
fn the_chapters_of_a_book_are_files_however_short_and_the_sections_of_an_article_are_none()
{
    let body = "# A\n\nUn.\n\n# B\n\nFin.\n";
    let book_front = FRONT.replace("\n---\n\n", "\ndocumentclass: book\n---\n\n");
    let (files, _) = book(&format!("{book_front}{body}"), &Epub::default());
    for (name, words) in [("text-2.xhtml", "Un."), ("text-3.xhtml", "Fin.")] {
        let text = file(&files, &format!("OEBPS/{name}"));
        assert!(text.contains(words) && text.contains("doc-chapter"), "{name}: {text}");
    }
    let parts = format!("{FRONT}# I {{.part}}\n\n{body}");
    let (files, _) = book(&parts, &Epub::default());
    assert!(files.contains_key("OEBPS/text-4.xhtml"), "a part is one of a book");
    assert!(text(body).contains("Fin."), "an article is one file");
    let whole = Epub { split: Split::None, ..Epub::default() };
    let (files, _) = book(&format!("{book_front}{body}"), &whole);
    assert!(files.contains_key("OEBPS/text.xhtml"), "as it is asked for");
}

#[test]
fn a_heading_without_words_has_the_title_of_the_book() {
    let (files, diagnostics) = book(&format!("{FRONT}#\n\nA.\n\n# B\n\nB.\n"), &sections());
    assert!(file(&files, "OEBPS/text-2.xhtml").contains("<title>Un essai</title>"));
    assert!(diagnostics.list().iter().any(|remark| remark.code.id == "heading/empty"));
}

#[test]
fn a_book_has_a_title_page_parts_and_chapters() {
    let mut memory = Memory::default();
    memory.insert("a.md", "# Alpha\n\nUn.\n\n## Dedans\n\nDeux.\n");
    memory.insert("b.md", "# Beta\n\nTrois.\n");
    memory.insert("c.md", "# Gamma\n\nQuatre.\n");
    let source = "---\ntitle: Un livre\nlang: fr\ndate: 2020-04-01\nchapters:\n  - title: Partie\n    \
                  chapters: [a.md, b.md]\n  - c.md\n---\n";
    let (files, diagnostics) = made(source, &memory, &sections());
    assert_eq!(diagnostics.list(), []);
    let starts = [
        ("<body epub:type=\"frontmatter\">", "<section epub:type=\"titlepage\">"),
        (
            "<body epub:type=\"bodymatter\">",
            "<section epub:type=\"part\" role=\"doc-part\">",
        ),
        (
            "<body epub:type=\"bodymatter\">",
            "<section epub:type=\"chapter\" role=\"doc-chapter\">",
        ),
        (
            "<body epub:type=\"bodymatter\">",
            "<section epub:type=\"chapter\" role=\"doc-chapter\">",
        ),
        (
            "<body epub:type=\"bodymatter\">",
            "<section epub:type=\"chapter\" role=\"doc-chapter\">",
        ),
    ];
    let texts = spine(&files);
    assert_eq!(texts.len(), 1 + starts.len(), "the cover and {starts:?}");
    for (name, (body, section)) in texts.iter().skip(1).zip(starts) {
        let text = file(&files, name);
        assert!(text.contains(body) && text.contains(section), "{name}: {text}");
    }
    // The chapter's own section is the file's; those inside it stand in it.
    let alpha = file(&files, "OEBPS/text-3.xhtml");
    assert_eq!(alpha.matches("<section").count(), 2, "{alpha}");
    assert!(alpha.contains("<title>Alpha</title>"));
    let navigation = file(&files, "OEBPS/nav.xhtml");
    assert!(navigation.contains("epub:type=\"bodymatter\" href=\"text-2.xhtml\""));
}

#[test]
fn landmarks_lead_to_the_works() {
    let body = "# Un\n\nLe [chat]{.index} de [@l].\n\n# Sources\n\n::: {#refs}\n:::\n\n\
                # Opere {lang=it}\n\n::: {.references}\nE.\n:::\n\n# Index\n\n::: {#index}\n:::\n";
    let mut memory = Memory::default();
    memory.insert("l.bib", "@book{l, author={A, B}, title={T}, date={2001}}");
    let front = FRONT.replace("\n---\n\n", "\nbibliography: l.bib\n---\n\n");
    let landmarks = |epub: &Epub| {
        let (files, diagnostics) = made(&format!("{front}{body}"), &memory, epub);
        assert_eq!(diagnostics.list(), []);
        let navigation = file(&files, "OEBPS/nav.xhtml");
        let (_, landmarks) = navigation.split_once("\"landmarks\"").expect("landmarks");
        let (_, behind) = landmarks.split_once("\"bodymatter\"").expect("a body");
        behind.split("</nav>").next().expect("a beginning").to_owned()
    };
    let whole = landmarks(&Epub::default());
    for (kind, name, words) in [
        ("bibliography", "sources", ">Sources<"),
        ("bibliography", "opere", " lang=\"it\""),
    ] {
        let link = format!("epub:type=\"{kind}\" href=\"text.xhtml#{name}\"");
        assert!(whole.contains(&link) && whole.contains(words), "{link} {words}: {whole}");
    }
    assert!(!whole.contains("\"index\""), "the second checker refuses it: {whole}");
    let divided = landmarks(&sections());
    assert!(divided.contains("\"bibliography\" href=\"text-3.xhtml#sources"), "{divided}");
}

#[test]
fn headings_keep_their_language_and_direction_in_the_contents() {
    let source = format!(
        "{FRONT}# Chapter One {{lang=en}}\n\nText.\n\n# שלום {{lang=he dir=rtl}}\n\nTexte.\n\n# [Uno]{{lang=es}} {{#uno}}\n\nTexte.\n\n::: {{lang=de}}\n\n# Anfang\n\n:::\n"
    );
    let (files, _) = book(&source, &Epub::default());
    let navigation = file(&files, "OEBPS/nav.xhtml");
    for expected in [
        "lang=\"en\" xml:lang=\"en\">Chapter One</a>",
        "lang=\"he\" xml:lang=\"he\" dir=\"rtl\">שלום</a>",
        "lang=\"es\" xml:lang=\"es\">Uno</a>",
        "lang=\"de\" xml:lang=\"de\">Anfang</a>",
    ] {
        assert!(navigation.contains(expected), "{expected} in {navigation}");
    }
}

#[test]
fn a_language_of_another_direction_states_it() {
    let source = "---\ntitle: x\nlang: ar\ndate: 2020-04-01\n---\n\nقال [« oui » !]{lang=fr} \
        و [لا]{lang=fa} و [mot [שלום]{lang=he} mot]{lang=de}.\n\n\
        ::: {lang=fr}\n\nMots et [نعم]{lang=ar}, `code`.\n\n:::\n\n\
        # Titre {lang=fr}\n\nكلمات `code`\n";
    let (files, _) = book(source, &Epub::default());
    let text = file(&files, "OEBPS/text.xhtml");
    for expected in [
        "lang=\"fr\" xml:lang=\"fr\" dir=\"ltr\">«",
        "<span lang=\"fa\" xml:lang=\"fa\">لا",
        "<span lang=\"de\" xml:lang=\"de\" dir=\"ltr\">mot <span lang=\"he\" xml:lang=\"he\" dir=\"rtl\">",
        "<div lang=\"fr\" xml:lang=\"fr\" dir=\"ltr\">",
        "<span lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">نعم",
        "<code>code</code>.",
        "lang=\"fr\" xml:lang=\"fr\" dir=\"ltr\">Titre",
        "<code dir=\"ltr\">code</code>",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
}

#[test]
fn a_division_in_hebrew_is_written_from_right_to_left() {
    let text = text("::: {lang=he}\n\nשלום [oui]{lang=fr}\n\n:::\n\n[mot]{lang=en}\n");
    for expected in [
        "<div lang=\"he\" xml:lang=\"he\" dir=\"rtl\">",
        "<span lang=\"fr\" xml:lang=\"fr\" dir=\"ltr\">oui",
        "<span lang=\"en\" xml:lang=\"en\">mot",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
}

#[test]
fn narrow_spaces_become_others_in_all_that_the_book_says() {
    let source = "---\ntitle: 'Quoi ?'\nlang: fr\ndate: 2020-04-01\n---\n\n# Encore ?\n\n![Alt ?](a.png)\n\n\
                  | A |\n|---|\n| 1 |\n\nTable: Légende !\n";
    let epub = Epub { narrow_space: NarrowSpace::NoBreakSpace, ..sections() };
    let (files, _) = book(source, &epub);
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        let is_text = [".xhtml", ".opf", ".ncx"].iter().any(|end| name.ends_with(end));
        assert!(!is_text || !text.contains('\u{202f}'), "{name}: {text}");
    }
    assert!(file(&files, "OEBPS/nav.xhtml").contains("Encore\u{a0}?"));
    let (files, _) = book(source, &sections());
    assert!(file(&files, "OEBPS/nav.xhtml").contains("Encore\u{202f}?"));
}

#[test]
fn images_that_pages_cannot_show_are_in_the_book() {
    let mut memory = Memory::default();
    memory.insert("a.gif", b"GIF89a\x08\0\x08\0\x80\0\0\0\0\0\xff\xff\xff;".as_slice());
    let source = format!("{FRONT}Un ![mouvement](a.gif).\n");
    let (files, diagnostics) = made(&source, &memory, &Epub::default());
    assert!(files.contains_key("OEBPS/images/1.gif"), "{diagnostics}");
    assert_eq!(diagnostics.list(), []);
    assert!(file(&files, "OEBPS/nav.xhtml").contains("page-list"), "its place is kept");
}

#[test]
fn a_drawing_is_made_without_what_lies_outside_it_as_on_pages() {
    let mut memory = Memory::default();
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\
        <image href=\"cake.png\"/><g><use href=\"other.svg#a\"><title>a</title></use></g>\
        <circle r=\"3\"/></svg>";
    memory.insert("a.svg", drawing.as_bytes());
    let (files, diagnostics) =
        made(&format!("{FRONT}Un ![mot](a.svg).\n"), &memory, &Epub::default());
    let kept = file(&files, "OEBPS/images/1.svg");
    assert!(kept.contains("<g></g><circle r=\"3\"/>"), "{kept}");
    let [told] = diagnostics.list() else { panic!("{diagnostics}") };
    assert_eq!((told.code.id, told.severity), ("image/drawing", Severity::Warning));
    assert!(told.message.contains("`cake.png`, which lies outside it"), "{diagnostics}");
    assert!(told.help.is_some(), "{diagnostics}");
}

#[test]
fn an_image_that_cannot_be_used_is_told_with_the_way_out() {
    let mut memory = Memory::default();
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>";
    memory.insert("a.svg", drawing.as_bytes());
    let (_, diagnostics) =
        made(&format!("{FRONT}Un ![mot](a.svg).\n"), &memory, &Epub::default());
    let told = diagnostics.list().iter().find(|told| told.code.id == "image/unreadable");
    assert!(told.is_some_and(|told| told.help.is_some()), "{diagnostics}");
}

#[test]
fn an_image_that_ends_too_early_is_told_of() {
    let mut memory = Memory::default();
    let png = crate::everything::PNG;
    memory.insert("a.png", &png[..png.len() - 9]);
    let (files, diagnostics) =
        made(&format!("{FRONT}Un ![mot](a.png).\n"), &memory, &Epub::default());
    assert!(files.is_empty());
    assert!(diagnostics.to_string().contains("image/unreadable"), "{diagnostics}");
}

#[test]
fn what_has_no_words_and_what_is_no_language_is_told_with_its_place() {
    let body = "Un [](https://example.org) mot.\n\n#\n\n[x]{lang=xx} [y]{lang=english}\n";
    let told = |front: &str| {
        let (files, diagnostics) = book(&format!("{front}{body}"), &Epub::default());
        let told: Vec<(&str, Severity)> = diagnostics
            .list()
            .iter()
            .map(|remark| (remark.code.id, remark.severity))
            .collect();
        (files.is_empty(), told)
    };
    let expected = |severity| {
        vec![
            ("language/unknown", severity),
            ("language/unknown", severity),
            ("link/no-words", severity),
            ("heading/empty", severity),
        ]
    };
    assert_eq!(told(FRONT), (false, expected(Severity::Warning)));
    let asserted = FRONT
        .replace("date", "accessibility: {conforms: wcag22aa, certified-by: Moi}\ndate");
    assert_eq!(told(&asserted), (true, expected(Severity::Error)));
    let (_, diagnostics) = book(&format!("{FRONT}{body}"), &Epub::default());
    let said = diagnostics.to_string();
    assert!(said.contains("lettres.md:7:4: warning[link/no-words]"), "{said}");
}
