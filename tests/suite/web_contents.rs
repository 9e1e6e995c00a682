//! Books on one page of the web, and the parts of a book.

use crate::converted::{converted, edition, written};
use crate::epub_words::{file, files};
use sevigne::backend::epub::Epub;
use sevigne::backend::html::Html;
use sevigne::backend::text::Text;
use sevigne::document::BlockKind;
use sevigne::xhtml::Split;

const HEAD: &str = "---\ntitle: A book\nlang: en\ndate: 2020-04-01\n";

fn book(body: &str) -> String {
    format!("{HEAD}documentclass: book\n---\n\n{body}\n")
}

#[test]
fn a_book_on_one_page_has_its_contents_below_the_title() {
    let page = written(
        &book("# Alpha\n\nText.\n\n## Inside\n\n# *Beta*\n\nText."),
        &[],
        &Html::default(),
    );
    let contents = "</header>\n<nav class=\"contents generated\" aria-label=\"Contents\" role=\"doc-toc\">\n\
                    <p class=\"contents-title\">Contents</p>\n<ol>\n\
                    <li><a href=\"#alpha\">Alpha</a><ol>\n<li><a href=\"#inside\">Inside</a></li>\n\
                    </ol>\n</li>\n<li><a href=\"#beta\"><em>Beta</em></a></li>\n</ol>\n</nav>\n<section role=\"doc-chapter\" aria-labelledby=\"alpha\">";
    assert!(page.contains(contents), "{page}");
    assert!(page.contains("\"tableOfContents\""), "what it has it claims");
    assert!(page.contains("headings and a table of contents give its structure"));
}

#[test]
fn an_entry_is_set_apart_as_its_heading_is_and_leads_to_nothing_else() {
    let heading = "# On *Emma*,[^n] x^2^, `f()`, [NASA]{.smallcaps} [ici]{lang=fr}, \
                   [here](https://e.org) and $a^2$\n\n# Beta\n\n[^n]: A note.";
    let page = written(&book(heading), &[], &Html::default());
    let entry = ">On <em>Emma</em>, x<sup>2</sup>, <code>f()</code>, \
                 <span class=\"small-caps\">NASA</span> \
                 <span lang=\"fr\">ici</span>, here and a²</a>";
    let (_, contents) = page.split_once("<nav").expect("contents");
    let (contents, _) = contents.split_once("</nav>").expect("their end");
    let plain = contents.replace(" xml:lang=\"fr\"", "");
    assert!(plain.contains(entry), "{contents}");
}

#[test]
fn a_page_without_contents_claims_none() {
    let article = format!("{HEAD}---\n\n# Alpha\n\nText.\n\n# Beta\n");
    let one_chapter = book("# Alpha\n\nText.");
    for source in [&article, &one_chapter] {
        let page = written(source, &[], &Html::default());
        assert!(!page.contains("<nav") && !page.contains("tableOfContents"), "{page}");
        assert!(!page.contains("headings and a table of contents"), "{page}");
    }
}

#[test]
fn contents_are_there_or_not_as_the_source_says() {
    let said = |contents: bool| Html { contents: Some(contents), ..Html::default() };
    let article = format!("{HEAD}---\n\n# Alpha\n\nText.\n\n# Beta\n");
    assert!(written(&article, &[], &said(true)).contains("<nav"));
    assert!(!written(&book("# Alpha\n\n# Beta"), &[], &said(false)).contains("<nav"));
}

/// The levels of the headings of a source.
fn levels(source: &str) -> Vec<u8> {
    converted(source, &[], |conversion, _| {
        let blocks = conversion.document().blocks.iter();
        blocks
            .filter_map(|block| match &block.kind {
                BlockKind::Heading { level, content: _ } => Some(level.get()),
                _ => None,
            })
            .collect()
    })
}

const PARTS: &str = "# Foreword\n\nText.\n\n# One {.part}\n\n# Alpha\n\nText.\n\n## Inside\n\n\
                     # Two {.part}\n\n# Beta\n\nText.";

#[test]
fn the_chapters_of_a_part_stand_a_level_below_it_however_they_are_written() {
    let source = format!("{HEAD}---\n\n{PARTS}\n");
    assert_eq!(levels(&source), [2, 2, 3, 4, 2, 3]);
    let below = "# One {.part}\n\n## Alpha\n\n# Afterword\n";
    assert_eq!(levels(&format!("{HEAD}---\n\n{below}")), [2, 3, 2], "as it is written");
}

#[test]
fn parts_and_chapters_are_told_apart_in_plain_text() {
    let text = written(&format!("{HEAD}---\n\n{PARTS}\n"), &[], &Text::default());
    let middle = " ".repeat(34);
    assert!(text.contains(&format!("\n\n\n\n{middle}One\n{middle}---\n")), "{text}");
    assert!(text.contains("\nAlpha\n-----\n"), "{text}");
    assert!(text.contains("\nInside\n\n"), "{text}");
}

#[test]
fn the_first_part_of_a_book_without_a_title_is_none_and_stands_above_its_chapters() {
    let source = "---\nlang: en\ndate: 2020-04-01\nchapters:\n  - title: One\n    \
                  chapters: [a.md]\n  - title: Two\n    chapters: [b.md]\n---\n";
    let named = [("a.md", "# Alpha\n\nText.\n"), ("b.md", "# Beta\n\nText.\n")];
    let whole = Epub { split: Split::None, ..Epub::default() };
    let files = files(&edition(source, &named, &whole));
    let text = file(&files, "OEBPS/text.xhtml");
    for heading in
        ["<h1 id=\"one\" class=\"part\">", "<h2 id=\"alpha\">", "<h2 id=\"beta\">"]
    {
        assert!(text.contains(heading), "{heading} in {text}");
    }
    let navigation = file(&files, "OEBPS/nav.xhtml");
    let part = "One</a><ol>\n<li><a href=\"text.xhtml#alpha\">Alpha</a></li>\n</ol>";
    assert!(navigation.contains(part), "{navigation}");
}
