//! Bad sources: each is told with its code, its line and column, and what to do.

use proptest::prelude::{Strategy, any, prop, proptest};
use sevigne::diagnostic::{Diagnostics, Severity};
use sevigne::document::{
    Attributes, BlockKind, Document, Inline, InlineKind, Target, visit_blocks,
    visit_inlines,
};
use sevigne::read::{Input, Options, Override, read};
use sevigne::resource::Memory;
use std::collections::BTreeSet;

/// What was said: severity, code, line, column, and the help.
type Said = (Severity, &'static str, usize, usize, String);

fn said_of(bytes: &[u8], options: &Options) -> (bool, Vec<Said>) {
    let mut diagnostics = Diagnostics::default();
    let mut resources = Memory::default();
    resources.insert("text.png", b"not an image".to_vec());
    let input = Input { name: "a.md", bytes, resources: &resources, options };
    let is_read = read(&input, &mut diagnostics).is_ok();
    let said = diagnostics
        .list()
        .iter()
        .map(|remark| {
            let span = remark.primary.as_ref().map(|label| label.span).unwrap_or_default();
            let position =
                diagnostics.sources.get(span.source).position(span.range().start);
            assert!(remark.primary.is_some(), "`{}` has a place", remark.message);
            assert!(!remark.message.starts_with(char::is_uppercase), "{}", remark.message);
            let help = remark.help.clone().unwrap_or_default();
            (remark.severity, remark.code.id, position.line, position.column, help)
        })
        .collect();
    (is_read, said)
}

/// Holds `text` to a single error `code` at line and column, whose help has `help` in it.
#[track_caller]
fn refused(text: &str, code: &str, line: usize, column: usize, help: &str) {
    refused_bytes(text.as_bytes(), code, line, column, help);
}

#[track_caller]
fn refused_bytes(bytes: &[u8], code: &str, line: usize, column: usize, help: &str) {
    let (is_read, said) = said_of(bytes, &Options::default());
    assert!(!is_read, "{said:?}");
    let errors: Vec<_> = said.iter().filter(|said| said.0 == Severity::Error).collect();
    assert_eq!(errors.len(), 1, "{said:#?}");
    let (_, found, at_line, at_column, advice) = errors[0];
    assert_eq!((*found, *at_line, *at_column), (code, line, column), "{said:#?}");
    assert!(advice.contains(help), "{advice}");
}

/// Front matter of `lines` below a title, so that the first of them is line 5.
fn front(lines: &str) -> String {
    format!("---\ntitle: T\nlang: fr\ndate: 2020-04-01\n{lines}\n---\nTexte\n")
}

/// A body below front matter: its first line is line 6.
fn body(text: &str) -> String {
    format!("---\ntitle: T\nlang: fr\ndate: 2020-04-01\n---\n{text}")
}

#[test]
fn a_source_that_is_not_utf_8() {
    refused_bytes(b"ligne\nun \xe9t\xe9\n", "source/encoding", 2, 4, "iconv");
}

#[test]
fn a_source_that_is_no_text() {
    let code = "source/not-text";
    refused_bytes(b"PK\x03\x04\x14\0\x06\0\xff", code, 1, 1, "pandoc");
    refused_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", code, 1, 1, "pandoc");
    refused_bytes(b"{\\rtf1\\ansi Bonjour}", code, 1, 1, "pandoc");
    refused_bytes(b"\x89PNG\r\n\x1a\n\0", code, 1, 1, "name a Markdown file");
    refused_bytes(b"\xff\xfeT\0i\0", "source/encoding", 1, 1, "`iconv -f utf-16 -t utf-8`");
}

#[test]
fn an_empty_source() {
    for text in ["", " \n\t\n", "\u{feff}", "\u{feff}\r\n"] {
        refused(text, "source/empty", 1, 1, "write the document");
    }
}

#[test]
fn front_matter_without_an_end() {
    refused("---\ntitle: T\n\nTexte\n", "front-matter/unclosed", 1, 1, "`---`");
    for fence in ["----", "--", "—", "–-"] {
        let text = format!("---\ntitle: T\n{fence}\n\nTexte\n\n- a\n");
        refused(&text, "front-matter/unclosed", 1, 1, "`---`");
        let mut diagnostics = Diagnostics::default();
        let resources = Memory::default();
        let options = Options::default();
        let (name, bytes) = ("a.md", text.as_bytes());
        let input = Input { name, bytes, resources: &resources, options: &options };
        assert!(read(&input, &mut diagnostics).is_err());
        let [other] = diagnostics.list()[0].secondary.as_slice() else { panic!("{text}") };
        assert_eq!(diagnostics.sources.text(other.span), fence);
    }
    for fence in ["----", "—"] {
        let text = format!("{fence}\ntitle: T\nlang: fr\n{fence}\nTexte\n");
        refused(&text, "front-matter/fence", 1, 1, "write `---` here");
    }
    // A rule further down ends what was meant to end above the text.
    let text = "---\ntitle: T\n\nCher ami,\n\n---\n";
    refused(text, "front-matter/syntax", 4, 1, "above the text");
}

#[test]
fn front_matter_of_another_program() {
    refused("+++\ntitle = 'T'\n+++\nTexte\n", "front-matter/toml", 1, 1, "YAML");
}

#[test]
fn broken_yaml() {
    let code = "front-matter/syntax";
    refused(&front("description: a: b"), code, 5, 15, "quotes");
    refused(&front("keywords: [a, b"), code, 5, 11, "quotes");
    refused(&front("letter:\n\tclosing: x"), code, 6, 2, "spaces");
    refused(&front("rights: @me"), code, 5, 9, "quotes");
    refused(&front("rights: \"me"), code, 5, 9, "quotes");
    refused(&front("rights: *nobody"), code, 5, 9, "quotes");
}

#[test]
fn front_matter_that_is_no_mapping() {
    let code = "front-matter/not-a-mapping";
    refused("---\nHello\n---\nTexte\n", code, 2, 1, "blank line");
    refused("---\n- a\n- b\n---\nTexte\n", code, 2, 1, "`key: value`");
}

#[test]
fn an_alias_bomb() {
    let mut lines = "extra:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]".to_owned();
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        lines.push_str(&format!("\n  a{level}: &a{level} [{aliases}]"));
    }
    let (is_read, said) = said_of(front(&lines).as_bytes(), &Options::default());
    assert!(!is_read);
    assert_eq!(said.len(), 1);
    assert_eq!((said[0].1, said[0].2), ("front-matter/too-large", 10));
    assert!(said[0].4.contains("aliases"));
}

#[test]
fn a_key_that_stands_twice() {
    refused(
        &front("rights: a\nrights: b"),
        "front-matter/duplicate-key",
        6,
        1,
        "one `rights`",
    );
}

#[test]
fn an_unknown_key() {
    let code = "front-matter/unknown-key";
    refused(&front("publsher: x"), code, 5, 1, "`publisher`");
    refused(&front("Rights: x"), code, 5, 1, "`rights`");
    refused(&front("letter:\n  closng: x"), code, 6, 3, "`closing`");
    refused(&front("letter:\n  window: x"), code, 6, 3, "`salutation`");
    refused(&front("author:\n  - nom: x\n    name: y"), code, 6, 5, "`name`");
    refused(&front("author: {name: x, afiliation: y}"), code, 5, 19, "`affiliation`");
    refused(
        &front("letter:\n  signature: {name: x, title: y}"),
        code,
        6,
        24,
        "take the key",
    );
}

#[test]
fn a_value_of_the_wrong_type() {
    let code = "front-matter/wrong-type";
    refused(&front("description: [a, b]"), code, 5, 14, "a text");
    refused(&front("rights: {a: b}"), code, 5, 9, "a text");
    refused(&front("letter: Bonjour"), code, 5, 9, "a mapping of `style`");
    refused(&front("letter:\n  copies:\n    - {a: b}"), code, 7, 7, "a text");
    refused(&front("output: pdf"), code, 5, 9, "such as `pdf:`");
    refused(
        "---\ntitle: T\nlang: fr\ndate: [2020]\n---\nx\n",
        code,
        4,
        7,
        "`date: 2020-04-01`",
    );
    refused("---\ntitle: T\nlang: {a: b}\ndate: 2020\n---\nx\n", code, 3, 7, "`lang: fr`");
}

#[test]
fn a_value_that_is_none_of_those_allowed() {
    let code = "front-matter/value";
    refused(&front("letter:\n  style: opne"), code, 6, 10, "`open`");
    refused(&front("smart: oui"), code, 5, 8, "`true` or `false`");
}

#[test]
fn an_impossible_date() {
    let code = "front-matter/date";
    let with = |date: &str| format!("---\ntitle: T\nlang: fr\ndate: {date}\n---\nx\n");
    for date in ["2021-02-29", "2020-13-01", "2020-4-1", "1er avril 2020", "0000"] {
        refused(&with(date), code, 4, 7, "`2020-04-01`");
    }
    refused(&with("le 12 mars 2024"), code, 4, 7, "`2024-03-12`");
    refused(&front("modified: 2020-04-31T09:30:00Z"), code, 5, 11, "instant");
}

#[test]
fn an_isbn_that_is_none() {
    let code = "front-matter/isbn";
    refused(&front("identifier: 9782070360247"), code, 5, 13, "assigned");
    refused(
        &front("identifier: {scheme: ISBN-13, text: 97820703}"),
        code,
        5,
        37,
        "assigned",
    );
    refused(&front("editions: {pdf: {isbn: x}}"), code, 5, 24, "assigned");
}

#[test]
fn a_role_that_is_no_relator() {
    let text = front("contributor: {role: translater, text: Anne}");
    refused(&text, "front-matter/value", 5, 21, "`trl`");
    refused(&front("creator:\n- {rôle: aut}"), "front-matter/unknown-key", 6, 4, "`role`");
}

#[test]
fn a_language_that_is_no_tag() {
    let text = "---\ntitle: T\nlang: français\ndate: 2020\n---\nx\n";
    refused(text, "front-matter/language", 3, 7, "`fr`");
}

#[test]
fn an_image_that_is_missing_or_none() {
    let image = |path: &str| body(&format!("Un\n\n![Un sceau]({path})\n"));
    refused(&image("seal.png"), "image/missing", 8, 1, "the source's folder");
    refused(&image("text.png"), "image/unreadable", 8, 1, "PNG");
    for path in ["https://a.example/b.png", "//a.example/b.png", "data:image/png;base64,AA"]
    {
        refused(&image(path), "image/remote", 8, 1, "beside the source");
    }
}

#[test]
fn a_cover_that_is_missing_or_without_words() {
    let missing = front("cover-image: a.png\ncover-alt: Un sceau");
    refused(&missing, "image/missing", 5, 14, "the source's folder");
    let (_, said) = said_of(front("cover-image: a.png").as_bytes(), &Options::default());
    assert_eq!((said[0].1, said[0].2, said[0].3), ("image/no-alternative", 5, 14));
    assert!(said[0].4.contains("`cover-alt:`"));
}

#[test]
fn an_image_without_words() {
    let mut resources = Memory::default();
    resources.insert("a.png", b"\x89PNG\r\n\x1a\n".to_vec());
    let said = |text: &str| {
        let options = Options::default();
        let input = Input {
            name: "a.md",
            bytes: text.as_bytes(),
            resources: &resources,
            options: &options,
        };
        let mut diagnostics = Diagnostics::default();
        let read = read(&input, &mut diagnostics).is_ok();
        (read, diagnostics.list().to_vec())
    };
    let (read, remarks) = said(&body("Un ![](a.png)\n"));
    assert!(read);
    assert_eq!(remarks[0].code.id, "image/no-alternative");
    assert_eq!(remarks[0].severity, Severity::Warning);
    let help = remarks[0].help.as_deref().expect("a help");
    assert!(help.contains("between the brackets") && help.contains("{.decorative}"));

    // Who asserts conformance would assert what is not so.
    let asserted = front("accessibility:\n  conforms: wcag22aa\n  certified-by: Moi");
    let (read, remarks) = said(&format!("{asserted}Un ![](a.png)\n"));
    assert!(!read);
    assert_eq!(remarks[0].code.id, "image/no-alternative");
    assert_eq!(remarks[0].severity, Severity::Error);
    assert_eq!(said(&format!("{asserted}Un ![](a.png){{.decorative}}\n")), (true, vec![]));
}

#[test]
fn a_path_out_of_the_root() {
    for path in [
        "../a.png",
        "/etc/passwd",
        "a/../../b.png",
        "%2e%2e/b.png",
        "C:/a.png",
        "..\\\\a.png",
    ] {
        let text = body(&format!("![Un sceau]({path})\n"));
        refused(&text, "image/outside", 6, 1, "`--root`");
    }
}

#[test]
fn a_link_that_no_edition_should_carry() {
    for address in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "&#106;avascript:alert(1)",
        "<java\tscript:alert(1)>",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a.example/b",
    ] {
        refused(&body(&format!("Un [mot]({address}).\n")), "link/unsafe", 6, 4, "`https:`");
    }
}

#[test]
fn a_link_to_nothing() {
    refused(&body("# Avril\n\n[mot](#avrli)\n"), "link/unresolved", 8, 1, "`#avril`");
    refused(&body("[mot](#zzzzzzzz)\n"), "link/unresolved", 6, 1, "{#zzzzzzzz}");
}

#[test]
fn an_identifier_given_twice() {
    refused(&body("# A {#x}\n\n# B {#x}\n"), "id/duplicate", 8, 1, "rename");
    refused(&body("a[^n]\n\n[^n]: b\n\n[^n]: c\n"), "id/duplicate", 10, 1, "another name");
}

#[test]
fn a_note_that_is_not_written() {
    refused(&body("Un mot[^1].\n"), "note/undefined", 6, 7, "`[^1]:`");
}

#[test]
fn an_inline_note_in_the_front_matter() {
    let text = "---\ntitle: A^[b *c*]\nlang: fr\ndate: 2020-04-01\n---\nTexte\n";
    refused(text, "note/undefined", 2, 8, "text below");
    let letter = |closing: &str| front(&format!("letter:\n  closing: {closing}"));
    for (closing, column) in
        [("À toi^[x]", 17), ("À toi^[x *y* [z]]", 12), ("a [b^[c]](https://d.org)", 16)]
    {
        refused(&letter(closing), "note/undefined", 6, column, "text below");
    }
    // A bracket that nothing closes is no note, nor is one behind a backslash.
    for closing in ["À toi ^[x", "À toi^[ ]", "À toi\\^[x]"] {
        let text = letter(closing);
        let (is_read, said) = said_of(text.as_bytes(), &Options::default());
        assert!(is_read && said.is_empty(), "{closing}: {said:?}");
    }
}

#[test]
fn a_link_to_nothing_in_an_inline_note_and_behind_it() {
    refused(&body("É^[b [c](#d)] e\n"), "link/unresolved", 6, 6, "");
    refused(&body("É^[b] [c](#d)\n"), "link/unresolved", 6, 7, "");
}

#[test]
fn an_html_table_that_would_fill_the_memory() {
    let code = "html/table-too-large";
    let spans = "<tr>".to_owned() + &"<td rowspan=100 colspan=100>x".repeat(30);
    let table = |rows: &str| body(&format!("<table>\n{rows}</table>\n"));
    refused(&table(&spans.repeat(40)), code, 6, 1, "`colspan`");
    let wide = "<tr>".to_owned() + &"<td colspan=100>x".repeat(9);
    let short = "<tr><td>x".repeat(400);
    refused(&table(&format!("{wide}{short}")), code, 6, 1, "several tables");
    let (is_read, _) = said_of(
        table(&format!("{wide}<tr><td rowspan=100>x{}", "<tr><td>x".repeat(100)))
            .as_bytes(),
        &Options::default(),
    );
    assert!(is_read);
}

#[test]
fn nesting_without_end() {
    let deep = |part: &str| body(&format!("{}a\n", part.repeat(2000)));
    for part in ["> ", "- ", "*_"] {
        let (is_read, said) = said_of(deep(part).as_bytes(), &Options::default());
        let errors: Vec<_> = said.iter().filter(|said| said.0 == Severity::Error).collect();
        if part == "*_" {
            // Nothing closes these: they are words.
            assert!(is_read, "{errors:?}");
        } else {
            assert!(!is_read);
            assert_eq!((errors[0].1, errors[0].2), ("markdown/too-deep", 6));
        }
    }
    let emphasis = body(&format!("{}a{}\n", "*a **b ".repeat(200), "** *".repeat(200)));
    let (is_read, said) = said_of(emphasis.as_bytes(), &Options::default());
    assert!(is_read && said.is_empty(), "{said:?}");
}

/// Were each piece read to the end of the text, this would take minutes.
#[test]
fn what_begins_and_never_ends_is_read_once() {
    for (before, piece) in [
        ("<div>\n", "<a "),
        ("<div>\n", "<a x="),
        ("<div>\n", "<a y=\" b='\" c=\""),
        ("# x", "{"),
        ("# x ", "{."),
        ("", "[x]{."),
        ("", "[@a "),
        ("", "<a@b "),
    ] {
        for count in [5_000, 20_000] {
            said_of_anything(
                body(&format!("{before}{}\n", piece.repeat(count))).as_bytes(),
            );
        }
    }
}

#[test]
fn a_value_from_the_command_line_without_a_place() {
    for (path, value, code) in [
        ("title.main", "x", "front-matter/override"),
        ("", "x", "front-matter/override"),
        ("letter..closing", "x", "front-matter/override"),
        ("author.3", "x", "front-matter/override"),
        ("date", "2020-02-30", "front-matter/date"),
        ("titel", "x", "front-matter/unknown-key"),
        ("rights", "[a", "front-matter/syntax"),
    ] {
        let entry = Override { path: path.to_owned(), value: value.to_owned() };
        let options = Options { language: None, overrides: vec![entry] };
        let (is_read, said) = said_of(front("author: [Anne]").as_bytes(), &options);
        assert!(!is_read, "{path}");
        assert_eq!(said.len(), 1, "{path}: {said:?}");
        assert_eq!((said[0].1, said[0].2), (code, 1), "{path}");
        assert!(!said[0].4.is_empty(), "{path}");
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let text = front("publsher: x\nsmart: oui\nletter:\n  closng: y")
        .replace("Texte", "![x](y.png)\n\n[mot](#z)");
    let (is_read, said) = said_of(text.as_bytes(), &Options::default());
    assert!(!is_read);
    let codes: Vec<_> = said.iter().map(|said| said.1).collect();
    assert_eq!(
        codes,
        [
            "front-matter/unknown-key",
            "front-matter/value",
            "front-matter/unknown-key",
            "image/missing",
            "link/unresolved",
        ]
    );
}

/// Text made of what Markdown, YAML and HTML give a meaning, so that chance finds the
/// corners.
fn markup() -> impl Strategy<Value = String> {
    const PARTS: [&str; 74] = [
        "---\n",
        "...\n",
        "title: ",
        "lang: fr\n",
        "letter:\n",
        "  closing: ",
        "&a ",
        "*a ",
        "# ",
        "## ",
        "##### ",
        "- ",
        "1. ",
        "> ",
        "> [!NOTE]\n",
        "```",
        "~~~\n",
        "    ",
        "\t",
        "|",
        "|-|\n",
        "$$",
        "$",
        "[^1]",
        "[^1]: ",
        "[",
        "](",
        ")",
        "![",
        "](#a)",
        "{#a .b c=d}",
        "\n:::\n",
        "\n::: a\n",
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "&amp;",
        "&#0;",
        "\\",
        "\\\n",
        "  \n",
        "\r\n",
        "\u{feff}",
        "«",
        "é",
        "\u{1}",
        ": ",
        "*",
        "_",
        "~",
        "\n\n<table>",
        "<tr>",
        "<td>",
        "</table>\n\n",
        "\n\n<ul>",
        "<li>",
        "</ul>\n\n",
        "<b>",
        "</b>",
        "<a id=a>",
        "</a>",
        "<img src=x alt=y>",
        "\n\n<figure>",
        "<figcaption>",
        "</figure>\n\n",
        "<pre>",
        "</pre>",
        "<p class=x>",
        "\n\n<dl>",
        "<dt>",
        "<dd>",
        "<details>",
        "www.a.example",
    ];
    prop::collection::vec(
        (0..PARTS.len() + 4, any::<char>()).prop_map(|(index, other)| {
            PARTS.get(index).map_or_else(
                || if index % 2 == 0 { other.to_string() } else { "\n".to_owned() },
                |part| (*part).to_owned(),
            )
        }),
        0..60,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn reading_never_panics(text in markup()) {
        said_of_anything(text.as_bytes());
    }

    #[test]
    fn reading_bytes_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        said_of_anything(&bytes);
    }

    #[test]
    fn front_matter_never_panics(text in markup()) {
        said_of_anything(format!("---\n{text}\n---\nTexte\n").as_bytes());
    }
}

/// Reads; whatever is refused was told, and whatever is read is settled.
fn said_of_anything(bytes: &[u8]) {
    let mut diagnostics = Diagnostics::default();
    let resources = Memory::default();
    let options = Options::default();
    let input = Input { name: "a.md", bytes, resources: &resources, options: &options };
    let document = read(&input, &mut diagnostics);
    assert_eq!(document.is_ok(), !diagnostics.has_errors());
    if let Ok(document) = document {
        settled(&document);
    }
}

/// Whether a note is called in a run.
fn has_call(run: &[Inline]) -> bool {
    run.iter().any(|inline| {
        matches!(inline.kind, InlineKind::NoteCall(_))
            || inline.kind.content().is_some_and(|inner| has_call(inner))
    })
}

/// Holds a document to what writers rely on.
fn settled(document: &Document) {
    let mut ids = BTreeSet::new();
    let mut targets = Vec::new();
    let mut numbers = Vec::new();
    // Where no title stands above, a heading in the text has the title's level.
    let is_titled = document.blocks.iter().any(
        |block| matches!(&block.kind, BlockKind::Title(title) if !title.title.is_empty()),
    );
    let bodies = std::iter::once((&document.blocks, u8::from(is_titled)))
        .chain(document.notes.iter().map(|note| (&note.blocks, 1)));
    for (blocks, above) in bodies {
        let mut level = above;
        visit_blocks(blocks, &mut |block| {
            numbers.push(block.id.0);
            let mut named = |attributes: &Attributes| {
                if let Some(id) = attributes.id() {
                    assert!(ids.insert(id.to_owned()), "`{id}` stands twice");
                }
            };
            named(&block.attributes);
            if let BlockKind::Heading { level: own, .. } = &block.kind {
                assert!((above + 1..=level + 1).contains(&own.get()), "a gap");
                level = own.get();
            }
            assert!(!matches!(block.kind, BlockKind::RawHtml(_)));
            if let BlockKind::Table(table) = &block.kind {
                for row in table.head.iter().chain(&table.body) {
                    assert_eq!(row.cells.len(), table.columns.len());
                }
            }
            visit_inlines(block, &mut |inline| match &inline.kind {
                InlineKind::RawHtml(_) | InlineKind::SoftBreak => {
                    assert_eq!(inline, &Inline::text(inline.span, "settled"));
                }
                InlineKind::Link(link) => {
                    named(&link.attributes);
                    assert!(!has_call(&link.content), "a link in a link");
                    targets.push(link.target.clone());
                }
                InlineKind::Span { attributes, .. } => named(attributes),
                InlineKind::Image(image) => named(&image.attributes),
                InlineKind::NoteCall(id) => assert!(document.note(*id).is_some()),
                _ => {}
            });
        });
    }
    assert!(
        numbers.iter().enumerate().all(|(at, number)| usize::try_from(*number) == Ok(at))
    );
    for target in targets {
        match target {
            Target::Internal(id) => assert!(ids.contains(&id), "`{id}` is nowhere"),
            Target::External(address) => {
                let schemes = ["http:", "https:", "mailto:", "tel:"];
                assert!(schemes.iter().any(|it| address.to_lowercase().starts_with(it)));
            }
        }
    }
}
