//! Headings: their words, and the attributes behind them.

use super::*;

/// The headings of a body: their words and their attributes.
fn headings(text: &str) -> Vec<String> {
    let (document, codes) = body(text);
    assert!(codes.is_empty(), "{codes:?}");
    let mut headings = Vec::new();
    for block in &document.blocks {
        if let BlockKind::Heading { level: _, content } = &block.kind {
            let mut line = plain_text(content);
            for class in block.attributes.classes() {
                line.push_str(&format!(" .{class}"));
            }
            if let Some(language) = block.attributes.language() {
                line.push_str(&format!(" @{language}"));
            }
            for (key, value) in block.attributes.others() {
                line.push_str(&format!(" {key}=[{value}]"));
            }
            headings.push(line);
        }
    }
    headings
}

#[test]
fn braces_in_a_heading_are_words_unless_they_are_attributes() {
    let words = [
        "Utiliser {nom}",
        "Ensemble {1, 2, 3}",
        "La classe {Point} { x }",
        "{vide}",
        "{}",
        "f() {",
        "a {.b c}",
    ];
    for words in words {
        assert_eq!(headings(&format!("# {words}\n\nx\n")), [words]);
        assert_eq!(headings(&format!("{words}\n---\n\nx\n")), [words]);
    }
    assert_eq!(headings("# A \\{nom}\n\n# B \\{.c}\n"), ["A {nom}", "B {.c}"]);
}

#[test]
fn attributes_of_a_heading_are_read_as_those_of_an_image() {
    for (source, expected) in [
        ("# Un {.b lang=\"en\" title=\"a b c\"}", "Un .b @en title=[a b c]"),
        ("# Un {-}", "Un .unnumbered"),
        ("# Un{.b}", "Un .b"),
        ("# Un *b*{.c}", "Un b .c"),
        ("# Un `b` {.c}", "Un b .c"),
        ("# {nom} {.c}", "{nom} .c"),
        ("Un\nb {.c}\n---", "Un b .c"),
        ("Un\n{.c}\n---", "Un .c"),
    ] {
        assert_eq!(headings(&format!("{source}\n\nx\n")), [expected], "{source}");
    }
    let (document, codes) = body("## {.b}\n\nx\n");
    assert_eq!(codes, ["heading/empty"]);
    assert!(document.blocks[1].attributes.has_class("b"));
}

#[test]
fn attributes_that_touch_what_has_some_are_its_own() {
    for (source, kind) in [
        ("# A [sound]{lang=en}", "Span"),
        ("# A [x](https://y.example){.c}", "Link"),
        ("# A `f`{.rust}", "Span"),
        ("# A [Nom]{.smallcaps}", "SmallCaps"),
    ] {
        let (document, _) = body(&format!("{source}\n\nx\n"));
        let BlockKind::Heading { level: _, content } = &document.blocks[1].kind else {
            panic!("a heading")
        };
        assert!(format!("{:?}", content[1].kind).starts_with(kind), "{content:?}");
        let own = &document.blocks[1].attributes;
        assert!(own.classes().is_empty() && own.language().is_none(), "{own:?}");
    }
}

#[test]
fn signs_that_close_a_heading_stand_before_its_attributes() {
    assert_eq!(headings("# A ## {.b}\n"), ["A .b"]);
    assert_eq!(headings("# A ## b ## {.c}\n"), ["A ## b .c"]);
    assert_eq!(headings("# C# {.b}\n"), ["C# .b"]);
    assert_eq!(headings("# A \\## {.b}\n"), ["A ## .b"]);
    assert_eq!(headings("# A {.b} ##\n"), ["A .b"]);
    assert_eq!(headings("A ## {.b}\n---\n"), ["A ## .b"]);
}

#[test]
fn a_leading_heading_of_html_is_the_title() {
    for (text, title, shown) in [
        ("<h1 align=\"center\">A <em>b</em></h1>\n\nc\n", "A b", "title: A b\np: c\n"),
        ("<h2>A</h2>\n\n### B\n", "A", "title: A\nh2: B\n"),
        ("<div>\n\n# A\n\n</div>\n\nb\n", "A", "title: A\np: b\n"),
        ("# <img src=\"images/seal.png\" alt=\"A\"> b\n\nc\n", "A b", "title: A b\np: c\n"),
        ("a\n\n<h1>B</h1>\n", "B", "title: \np: a\nh1: B\n"),
    ] {
        let (document, _) = read_with("notes.md", text, &Options::default());
        assert_eq!(document.metadata.title, title, "{text}");
        assert_eq!(dump(&document), shown, "{text}");
    }
}

#[test]
fn the_name_of_a_document_is_its_title_as_it_is_shown() {
    let options = Options { language: Tag::parse("en"), overrides: Vec::new() };
    for (text, title) in [
        ("# a  b\n", "a b"),
        ("# a\tb\t\n", "a b"),
        ("c\n\n# a <v> b\n", "a b"),
        ("c\n\n# a -- b\n", "a—b"),
        ("# a@b.<img src=\"images/seal.png\" alt=\"\"> -- c\n", "a@b.—c"),
    ] {
        let (document, _) = read_with("notes.md", text, &options);
        assert_eq!(document.metadata.title, title, "{text}");
    }
}

#[test]
fn a_title_of_two_lines_is_set_right_at_the_line_end_too() {
    for (lang, text, title) in [
        ("de-CH", ":\n-- e\n-\n", ":\u{a0}– e"),
        ("fr", "mot\n; *autre*\n=\n", "mot\u{202f}; autre"),
    ] {
        let options = Options { language: Tag::parse(lang), overrides: Vec::new() };
        let (document, _) = read_with("notes.md", text, &options);
        assert_eq!(document.metadata.title, title, "{text}");
    }
}

#[test]
fn a_book_of_parts_without_a_title_is_not_named_after_the_first() {
    let head = "---\nlang: fr\ndate: 2020\n---\n";
    for (text, name) in [
        ("# Un {.part}\n\n## A\n\nx\n\n# Deux {.part}\n\n## B\n", "mer"),
        ("# Un {.part}\n\n# A\n\nx\n\n# Annexe {.appendix}\n", "mer"),
        ("Mot.\n\n# Un {.part}\n\n# A\n\n# Deux {.part}\n", "mer"),
        // A single one is the title, where nothing stands beside it.
        ("# Un {.part}\n\n## A\n\nx\n\n## B\n", "Un"),
        ("# La mer\n\n# Un {.part}\n\n## A\n\n# Deux {.part}\n", "La mer"),
    ] {
        let (document, diagnostics) =
            read_with("x/mer.md", &format!("{head}{text}"), &Options::default());
        assert_eq!(diagnostics.list(), [], "{text}");
        assert_eq!(document.metadata.title, name, "{text}");
    }
}

#[test]
fn back_matter_stands_at_the_level_of_parts() {
    for behind in [
        "# Postface {.afterword}",
        "# Annexe {.appendix}",
        "# Merci {epub:type=acknowledgments}",
        "# Liste {.b epub:type=\"backmatter bibliography\"}",
    ] {
        let (document, codes) =
            body(&format!("# Un {{.part}}\n\n# A\n\n# B\n\n{behind}\n\n## C\n"));
        assert!(codes.is_empty(), "{codes:?}");
        let words = behind.split(['#', '{']).nth(1).unwrap_or("").trim();
        assert_eq!(
            dump(&document),
            format!("title: T\nh2: Un\nh3: A\nh3: B\nh2: {words}\nh3: C\n"),
        );
    }
    // What is written below its part stays there.
    let (document, _) = body("# Un {.part}\n\n## A\n\n## Annexe {.appendix}\n");
    assert_eq!(dump(&document), "title: T\nh2: Un\nh3: A\nh3: Annexe\n");
}

#[test]
fn the_blank_before_the_call_of_a_note_at_the_end_of_a_heading_is_no_word() {
    for heading in ["Deux ^[note] {#c}", "Deux [^a] {#c}", "Deux[^a] {#c}", "Deux ^[note]"]
    {
        let note = if heading.contains("[^a]") { "\n[^a]: Note.\n" } else { "" };
        let (document, codes) = body(&format!(
            "# Un\n\nVoir [](#{}).\n\n# {heading}\n{note}",
            if heading.contains("#c") { "c" } else { "deux" }
        ));
        assert!(codes.is_empty(), "{codes:?}");
        assert_eq!(
            dump(&document),
            "title: T\nh2: Un\np: Voir Deux.\nh2: Deux\n",
            "{heading}"
        );
    }
}

#[test]
fn a_heading_below_the_sixth_level_is_told() {
    let deep = "# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n";
    let told = |text: &str| body(text).1;
    assert_eq!(told(&format!("{deep}x\n")), [""; 0]);
    assert_eq!(told(&format!("{deep}###### F\n\nx\n")), ["heading/too-deep"]);
}
