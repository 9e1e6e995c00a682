//! Reading a good source: front matter, letter, body, and what is settled in them.

use sevigne::diagnostic::{Diagnostics, Severity};
use sevigne::document::{
    Attributes, Block, BlockKind, Direction, Document, Inline, InlineKind, Target, descend,
    plain_text, visit_blocks, visit_inlines,
};
use sevigne::language::Tag;
use sevigne::read::{Input, Options, Override, read};
use sevigne::resource::Memory;

mod foreign;
mod formulas;
mod headings;
mod html;
mod lettered_lists;
mod lookalikes;
mod notes;
mod other_markdown;
mod references;
mod speech;
mod tables;

/// What every source needs so that nothing is to be said.
const HEAD: &str = "---\ntitle: T\nlang: fr\ndate: 2020-04-01\n---\n";

fn files() -> Memory {
    let mut files = Memory::default();
    files.insert("images/seal.png", b"\x89PNG\r\n\x1a\n".to_vec());
    files
}

fn read_with(name: &str, text: &str, options: &Options) -> (Document, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let resources = files();
    let input = Input { name, bytes: text.as_bytes(), resources: &resources, options };
    let document = read(&input, &mut diagnostics);
    assert!(document.is_ok(), "{:#?}", diagnostics.list());
    (document.expect("a document"), diagnostics)
}

/// A source of which nothing is to be said.
fn document(text: &str) -> Document {
    let (document, diagnostics) = read_with("a.md", text, &Options::default());
    assert_eq!(diagnostics.list(), []);
    document
}

/// The document that the body `text` makes, and the codes of what was said of it.
fn body(text: &str) -> (Document, Vec<&'static str>) {
    let text = format!("{HEAD}{text}");
    let (document, diagnostics) = read_with("a.md", &text, &Options::default());
    (document, diagnostics.list().iter().map(|remark| remark.code.id).collect())
}

/// The blocks, one a line, indented by their depth, in a form that is easy to read.
fn dump(document: &Document) -> String {
    fn line(block: &Block, depth: usize, lines: &mut String) {
        let text = |inlines| plain_text(inlines);
        let what = match &block.kind {
            BlockKind::Title(title) => format!("title: {}", text(&title.title)),
            BlockKind::Letter(part) => {
                let words: Vec<_> = part.lines.iter().map(|line| text(line)).collect();
                format!("{:?}: {}", part.role, words.join(" / "))
            }
            BlockKind::Heading { level, content } => {
                format!("h{}: {}", level.get(), text(content))
            }
            BlockKind::Paragraph(content) => format!("p: {}", text(content)),
            BlockKind::List(list) => {
                format!("list {:?}{}", list.kind, if list.tight { "" } else { " loose" })
            }
            BlockKind::Definitions(_) => "definitions".to_owned(),
            BlockKind::Quote(_) => "quote".to_owned(),
            BlockKind::Alert { kind, .. } => format!("alert {kind:?}"),
            BlockKind::Code(code) => format!("code {:?}: {:?}", code.language, code.text),
            BlockKind::Math(tex) => format!("math: {tex}"),
            BlockKind::Figure(figure) => {
                format!("figure {}: {}", figure.image.path, text(&figure.caption))
            }
            BlockKind::Table(table) => {
                format!("table {:?}: {}", table.columns, text(&table.caption))
            }
            BlockKind::Rule => "rule".to_owned(),
            BlockKind::PageBreak => "page break".to_owned(),
            BlockKind::Division(_) => format!("division {:?}", block.attributes.classes()),
            BlockKind::RawHtml(_) => "raw".to_owned(),
        };
        lines.push_str(&"  ".repeat(depth));
        lines.push_str(&what);
        lines.push('\n');
        for children in descend(block) {
            for child in children {
                line(child, depth + 1, lines);
            }
        }
    }
    let mut lines = String::new();
    for block in &document.blocks {
        line(block, 0, &mut lines);
    }
    lines
}

#[test]
fn the_letter_stands_in_reading_order() {
    let (document, diagnostics) = read_with(
        "source/letter.md",
        include_str!("../../../source/letter.md"),
        &Options::default(),
    );
    assert_eq!(diagnostics.list(), []);
    let metadata = &document.metadata;
    assert_eq!(metadata.title, "Lettre aux utilisateurs de Zoom");
    assert_eq!(metadata.language.as_str(), "fr");
    assert_eq!(metadata.timestamp.to_string(), "2020-04-02T00:00:00Z");
    assert_eq!(metadata.authors[0].name, "Éric S. Yuan");
    assert_eq!(metadata.authors[0].function.as_deref(), Some("Fondateur et PDG, Zoom"));
    assert_eq!(metadata.provenance.len(), 3);

    let dump = dump(&document);
    let lines: Vec<&str> = dump.lines().collect();
    assert_eq!(lines[0], "title: Lettre aux utilisateurs de Zoom");
    assert_eq!(lines[1], "Salutation: Pour nos utilisateurs Zoom du monde entier,");
    assert!(lines[2].starts_with("p: Que vous soyez"));
    assert_eq!(lines[lines.len() - 2], "Closing: Soyez bien,");
    assert_eq!(
        lines[lines.len() - 1],
        "Signature: Éric S.\u{a0}Yuan / Fondateur et PDG, Zoom"
    );
    assert!(lines.contains(&"h2: Ce que nous avons fait"));
    let lists = lines.iter().filter(|line| line.trim_start().starts_with("list")).count();
    assert_eq!(lists, 3 + 3);
    let BlockKind::Title(title) = &document.blocks[0].kind else { panic!("a title") };
    assert!(title.authors.is_empty(), "a letter is signed");
    let raised = InlineKind::Superscript(vec![Inline::new(
        title.date[0].span,
        InlineKind::Generated("er".to_owned()),
    )]);
    assert_eq!(title.date[1].kind, raised);
    assert_eq!(plain_text(&title.date), "1er\u{a0}avril 2020");
}

#[test]
fn blocks_are_numbered_in_reading_order_notes_last() {
    let (document, codes) = body("# A\n\n- b[^1]\n- c\n\n[^1]: Note.\n\n> d\n");
    assert!(codes.is_empty());
    let mut ids = Vec::new();
    visit_blocks(&document.blocks, &mut |block| ids.push(block.id.0));
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut |block| ids.push(block.id.0));
    }
    let ordered: Vec<u32> = (0..u32::try_from(ids.len()).expect("few")).collect();
    assert_eq!(ids, ordered);
}

#[test]
fn byte_order_mark_and_crlf_change_nothing() {
    let plain = "---\ntitle: T\nlang: fr\ndate: 2020\n---\n# A\n\nb\nc\n\n```\nd\ne\n```\n";
    let windows = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    assert_eq!(dump(&document(plain)), dump(&document(&windows)));
}

#[test]
fn spans_are_the_words_in_the_source() {
    let text = format!("\u{feff}{HEAD}Un *mot* et [lien](https://a.example)\nici.\n");
    let (document, diagnostics) = read_with("a.md", &text, &Options::default());
    let mut words = Vec::new();
    let paragraph = &document.blocks[1];
    visit_inlines(paragraph, &mut |inline| {
        words.push(diagnostics.sources.text(inline.span).to_owned());
    });
    assert_eq!(
        words,
        ["Un ", "*mot*", "mot", " et ", "[lien](https://a.example)", "lien", "\nici."]
    );
    let position = diagnostics
        .sources
        .get(paragraph.span.source)
        .position(paragraph.span.range().start);
    assert_eq!((position.line, position.column), (6, 1));
}

#[test]
fn without_front_matter_the_first_heading_is_the_title() {
    let options =
        Options { language: Tag::parse("fr"), overrides: vec![set("date", "2020-04-01")] };
    let (document, diagnostics) =
        read_with("x/notes.md", "## Le *titre*\n\nTexte\n\n### A\n", &options);
    assert_eq!(diagnostics.list(), []);
    assert_eq!(document.metadata.title, "Le titre");
    assert_eq!(document.metadata.language.as_str(), "fr");
    assert_eq!(dump(&document), "title: Le titre\np: Texte\nh2: A\n");
}

#[test]
fn without_front_matter_and_heading_the_name_is_the_title() {
    let (document, diagnostics) = read_with("x/notes.md", "Texte\n", &Options::default());
    assert_eq!(document.metadata.title, "notes");
    let BlockKind::Title(title) = &document.blocks[0].kind else { panic!("a title") };
    assert!(
        matches!(&title.title[0].kind, InlineKind::Generated(_)),
        "the converter's word"
    );
    let codes: Vec<_> = diagnostics.list().iter().map(|remark| remark.code.id).collect();
    assert_eq!(codes, ["source/no-language", "source/no-time"]);
    assert!(diagnostics.list().iter().all(|remark| remark.severity == Severity::Warning));
    let help = diagnostics.list()[0].help.as_deref().expect("help");
    assert!(help.contains("`lang: en`"), "{help}");
}

#[test]
fn a_first_heading_further_down_names_the_document_and_stays_in_its_place() {
    for (text, shown) in [
        ("Texte\n\n## A *b*\n\n## C\n", "title: \np: Texte\nh1: A b\nh1: C\n"),
        ("Texte\n\n# A *b*\n\n## C\n", "title: \np: Texte\nh1: A b\nh2: C\n"),
        ("Texte\n\n### A *b*\n\n# C\n", "title: \np: Texte\nh1: A b\nh1: C\n"),
    ] {
        let (document, _) = read_with("notes.md", text, &Options::default());
        assert_eq!(document.metadata.title, "A b", "{text}");
        assert_eq!(dump(&document), shown, "{text}");
    }
}

#[test]
fn a_heading_inside_a_quote_names_no_document() {
    let (document, _) = read_with("notes.md", "Texte\n\n> # A\n", &Options::default());
    assert_eq!(dump(&document), "title: notes\np: Texte\nquote\n  h2: A\n");
}

#[test]
fn a_private_letter_keeps_its_leading_heading() {
    let head = "lang: fr\ndate: 2020\nletter:\n  style: private\n";
    for title in ["", "title: A\n"] {
        let text = format!("---\n{title}{head}---\n# A\n\nTexte\n");
        let (document, _) = read_with("a.md", &text, &Options::default());
        assert_eq!(document.metadata.title, "A");
        assert!(dump(&document).contains("h1: A\np: Texte\n"), "{}", dump(&document));
    }
}

#[test]
fn a_subject_that_becomes_the_title_is_shown_once() {
    let text = "---\nlang: fr\ndate: 2020\nletter:\n  subject: Un mot\n---\nTexte\n";
    let (document, _) = read_with("a.md", text, &Options::default());
    assert_eq!(dump(&document), "title: Un mot\np: Texte\n");
}

#[test]
fn a_first_heading_that_repeats_the_title_is_shown_once() {
    let (document, codes) = body("# T\n\ntext\n\n## A\n");
    assert_eq!(codes, ["heading/repeats-title"]);
    assert_eq!(dump(&document), "title: T\np: text\nh2: A\n");
}

#[test]
fn the_highest_heading_is_level_two_and_gaps_are_closed() {
    let (document, codes) = body("### A\n\n##### B\n\n#### C\n\n### D\n");
    assert_eq!(codes, ["heading/skipped"]);
    assert_eq!(dump(&document), "title: T\nh2: A\nh3: B\nh3: C\nh2: D\n");
}

#[test]
fn values_from_the_command_line_stand_over_the_front_matter() {
    let overrides = vec![
        set("title", "'Autre titre'"),
        set("letter.signature.name", "Anne"),
        set("keywords", "[un, deux]"),
    ];
    let options = Options { language: None, overrides };
    let (document, diagnostics) = read_with("a.md", &format!("{HEAD}Texte\n"), &options);
    assert_eq!(diagnostics.list(), []);
    assert_eq!(document.metadata.title, "Autre titre");
    assert_eq!(document.metadata.keywords, ["un", "deux"]);
    assert!(dump(&document).ends_with("Signature: Anne\n"));
}

fn set(path: &str, value: &str) -> Override {
    Override { path: path.to_owned(), value: value.to_owned() }
}

#[test]
fn a_private_letter_has_addresses_and_no_title() {
    let document = document(
        "---\nlang: fr\ndate: 2020-04-01\nletter:\n  style: private\n  sender:\n    name: Anne\n    \
         address: |\n      1, rue A\n      75001 Paris\n  recipient: Paul\n  place: Paris\n  \
         subject: Une *question*\n  salutation: Cher Paul,\n  closing: À toi\n  signature: \
         Anne\n  postscript: P.-S.\n  enclosures: [une photo]\n  copies: [Marie]\n---\nTexte\n",
    );
    let dateline = "Dateline: Paris, le\u{a0}1er\u{a0}avril 2020";
    assert_eq!(
        dump(&document),
        format!(
            "Sender: Anne / 1, rue A / 75001 Paris\nRecipient: Paul\n{dateline}\n\
             Subject: Objet\u{a0}: Une question\nSalutation: Cher Paul,\np: Texte\nClosing: À toi\n\
             Signature: Anne\nPostscript: P.-S.\nEnclosures: P.\u{a0}J.\u{a0}: une photo\nCopies: Copie à\u{a0}: Marie\n"
        )
    );
    assert_eq!(document.metadata.title, "Une question");
}

#[test]
fn title_and_salutation_of_the_same_words_are_shown_once() {
    let document = document(
        "---\ntitle: Chers amis\nlang: fr\ndate: 2020\nletter:\n  salutation: Chers amis,\n\
         ---\nTexte\n",
    );
    assert_eq!(dump(&document), "title: Chers amis\np: Texte\n");
    assert!(!document.letter.expect("a letter").salutation.is_empty());
}

#[test]
fn a_value_is_inline_markdown_and_never_a_block() {
    let document = document(
        "---\ntitle: \"1. *Avril* et `code`\"\nlang: fr\ndate: 2020\n---\n# 2\n\nTexte\n",
    );
    let BlockKind::Title(title) = &document.blocks[0].kind else { panic!("a title") };
    let kinds: Vec<_> = title.title.iter().map(|inline| &inline.kind).collect();
    assert!(matches!(
        kinds.as_slice(),
        [InlineKind::Text(one), InlineKind::Emphasis(_), InlineKind::Text(_), InlineKind::Code(_)]
            if one == "1. "
    ));
    assert_eq!(document.metadata.title, "1. Avril et code");
}

#[test]
fn every_block_of_markdown_has_its_place_in_the_model() {
    let text = "> quote\n\n1) one\n2) two\n\n   more\n\n---\n\n```rust x=1\nfn a() {}\n```\n\n\
                | a | b |\n|--:|:-:|\n| 1 | 2 |\n\n- [x] done\n- [ ] open\n\nTerm\n  : Said\n\n\
                > [!TIP]\n> advice\n\n$$x^2$$\n";
    let (document, codes) = body(text);
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!(
        dump(&document),
        "title: T\nquote\n  p: quote\nlist Ordered { start: 1, style: NumberStyle { numerals: Decimal, delimiter: Parenthesis } } \
         loose\n  p: one\n  p: two\n  p: more\nrule\ncode Some(\"rust\"): \"fn a() {}\\n\"\n\
         table [Right, Center]: \n  p: a\n  p: b\n  p: 1\n  p: 2\nlist Bullet\n  p: done\n  \
         p: open\ndefinitions\n  p: Term\n  p: Said\nalert Tip\n  p: advice\nmath: x^2\n"
    );
    let BlockKind::List(tasks) = &document.blocks[6].kind else { panic!("a list") };
    assert_eq!((tasks.items[0].task, tasks.items[1].task), (Some(true), Some(false)));
}

#[test]
fn links_lead_to_headings_by_their_words() {
    let (document, codes) = body(
        "# Été 90\n\n[a](#été-90) [b](#%C3%A9t%C3%A9-90) [c](#own) [d](#été-90-1)\n\n\
         # Été 90\n\n## Own {#own}\n",
    );
    assert!(codes.is_empty(), "{codes:?}");
    let mut targets = Vec::new();
    visit_inlines(&document.blocks[2], &mut |inline| {
        if let InlineKind::Link(link) = &inline.kind {
            targets.push(link.target.clone());
        }
    });
    let internal = |id: &str| Target::Internal(id.to_owned());
    let expected =
        [internal("été-90"), internal("été-90"), internal("own"), internal("été-90-1")];
    assert_eq!(targets, expected);
    let mut ids = Vec::new();
    visit_blocks(&document.blocks, &mut |block| {
        ids.extend(block.attributes.id().map(str::to_owned));
    });
    assert_eq!(ids, ["t", "été-90", "été-90-1", "own"]);
}

#[test]
fn notes_are_numbered_by_their_first_call() {
    let (document, codes) = body(
        "a[^two] b[^one] c[^two]\n\n[^one]: First[^in].\n[^two]: Second.\n\n[^in]: In.\n",
    );
    assert!(codes.is_empty(), "{codes:?}");
    let names: Vec<_> = document.notes.iter().map(|note| note.name.as_str()).collect();
    assert_eq!(names, ["two", "one", "in"]);
    let mut calls = Vec::new();
    visit_inlines(&document.blocks[1], &mut |inline| {
        if let InlineKind::NoteCall(id) = inline.kind {
            calls.push(id.number());
        }
    });
    assert_eq!(calls, [1, 2, 1]);
}

#[test]
fn the_call_of_a_note_between_blanks_stands_at_its_word() {
    let words = |text: &str| -> Vec<String> {
        let (document, _) = body(&format!("{text}\n\n[^n]: N\n"));
        let mut words = Vec::new();
        visit_inlines(&document.blocks[1], &mut |inline| match &inline.kind {
            InlineKind::Text(text) => words.push(text.clone()),
            InlineKind::NoteCall(_) => words.push("!".to_owned()),
            _ => {}
        });
        words
    };
    assert_eq!(words("x *y* [^n] z"), ["x ", "y", "!", " z"]);
    assert_eq!(words("y [^n][^n] z"), ["y", "!", "!", " z"]);
    assert_eq!(words("y [^n]\nz"), ["y", "!", " z"]);
    assert_eq!(words("y\n[^n] z"), ["y", "!", " z"]);
    // On one side alone blanks stay as they were typed.
    assert_eq!(words("y [^n]. z"), ["y ", "!", ". z"]);
    assert_eq!(words("y[^n] z"), ["y", "!", " z"]);
    // Behind the last nothing follows.
    assert_eq!(words("y [^n]"), ["y", "!"]);
    assert_eq!(words("y\n[^n][^n]"), ["y", "!", "!"]);
    // Where nothing is before it, the words behind it stand apart all the same.
    assert_eq!(words("[^n] z"), ["!", " z"]);
}

#[test]
fn a_note_called_in_a_link_follows_behind_it() {
    let said = |text: &str| {
        let (document, _) = body(&format!("{text}\n\n[^n]: N\n\n[r]: https://r.org\n"));
        let mut said = String::new();
        visit_inlines(&document.blocks[1], &mut |inline| match &inline.kind {
            InlineKind::Text(text) => said.push_str(text),
            InlineKind::NoteCall(_) => said.push('!'),
            InlineKind::Link(_) => said.push('>'),
            _ => {}
        });
        said
    };
    assert_eq!(said("a [b^[c]](https://d.org) e"), "a >b! e");
    assert_eq!(said("a [b[^n] *c^[d]*](https://e.org). f"), "a >b c!!. f");
    assert_eq!(said("[a[^n]][r], b[^N]"), ">a!, b!");
    assert_eq!(said("<a href=\"https://b.org\">c[^n] d</a>[^n]"), ">c d!!");
    assert_eq!(said("`[a[^n]](b)` c [d](e \"f[^n]\")"), " c d");
}

#[test]
fn a_note_in_the_title_of_an_image_is_told_where_it_stands() {
    for around in ["", "Voir "] {
        let image = |title: &str, note: &str| {
            let image = format!("{around}![Un sceau](images/seal.png \"{title}\")\n{note}");
            let source = format!("{HEAD}{image}");
            read_with("a.md", &source, &Options::default()).1.list().to_vec()
        };
        let told = image("un ^[mot]", "");
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].code.id, "note/in-title");
        // Where it is written as well, it is not said that nobody calls it.
        let told = image("un *sceau* [^n]", "\n[^N]: x\n");
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].code.id, "note/unused");
        assert_eq!(told[0].secondary.len(), 1, "the image");
        let help = told[0].help.as_deref();
        assert_eq!(help, Some("call it with `[^N]` in the text beside the image"));
    }
}

#[test]
fn an_inline_note_is_read_as_a_call_and_its_definition() {
    let notes = |document: &Document| -> Vec<String> {
        let words = |block: &Block| match &block.kind {
            BlockKind::Paragraph(content) => plain_text(content),
            other => format!("{other:?}"),
        };
        document.notes.iter().flat_map(|note| note.blocks.iter().map(words)).collect()
    };
    for (text, body_words, note_words) in [
        (
            "Text^[One note with *emphasis*.] goes on.\n",
            "p: Text goes on.\n",
            vec!["One note with emphasis."],
        ),
        ("a^[b]^[c [d](https://f.org) [g]].\n", "p: a.\n", vec!["b", "c d [g]"]),
        (
            "a^[1. b] c^[- d] e^[# f] g^[*h* i].\n",
            "p: a c e g.\n",
            vec!["1. b", "- d", "# f", "h i"],
        ),
        (
            "# h^[b]\n\n*c^[d]* e^[f] i^[j](k)\n",
            "h2: h\np: c e i(k)\n",
            vec!["b", "d", "f", "j"],
        ),
        ("> a^[b\n> c] d\n", "quote\n  p: a d\n", vec!["b c"]),
        ("a^[b^[c] d[^1]] e\n\n[^1]: f\n", "p: a e\n", vec!["b d", "c", "f"]),
        ("    a\n\nb^[c]\n", "code None: \"a\\n\"\np: b\n", vec!["c"]),
        ("\\^[a] `^[b]` ^[c\n", "p: ^[a] ^[b] ^[c\n", vec![]),
        ("a^[b]\n\n```\nc^[d]\n```\n", "p: a\ncode None: \"c^[d]\\n\"\n", vec!["b"]),
    ] {
        let (document, codes) = body(text);
        assert!(codes.is_empty(), "{text:?}: {codes:?}");
        assert_eq!(dump(&document), format!("title: T\n{body_words}"), "{text:?}");
        assert_eq!(notes(&document), note_words, "{text:?}");
    }
}

#[test]
fn an_inline_note_knows_its_place() {
    let text = format!("{HEAD}é^[b *c*] e\n");
    let (document, _) = read_with("a.md", &text, &Options::default());
    let note = document.notes[0].span.range();
    assert_eq!(&text[note], "^[b *c*");
    visit_inlines(&document.blocks[1], &mut |inline| {
        if let InlineKind::NoteCall(_) = inline.kind {
            assert_eq!(&text[inline.span.range()], "^[b *c*]");
        }
    });
}

#[test]
fn an_image_that_exists_is_silent() {
    let (_, codes) = body("![A seal](./images/seal.png)\n");
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn html_without_a_meaning_loses_its_tags_and_keeps_its_words() {
    let (document, codes) =
        body("un <x>mot</x> <font>b</font>\n\n<form>\nc <x>d</x>\n</form>\n");
    assert_eq!(dump(&document), "title: T\np: un mot b\np: c d\n");
    assert!(codes.iter().all(|code| *code == "html/dropped"), "{codes:?}");
    assert_eq!(codes.len(), 2 + 2);
}

#[test]
fn html_in_a_line_becomes_part_of_the_model() {
    assert_eq!(
        inlines(
            "a<br>b <sub>c</sub><sup>d *e*</sup> <i>f</i> <B>g</B> <s>h</s> <code>i</code>\n"
        ),
        "a/b (sub: c)(sup: d (em: e)) (em: f) (strong: g) (del: h) `i`"
    );
    assert_eq!(
        inlines(
            "<span lang=\"en\">a</span> <kbd>b</kbd> <a href='https://c.example' id=d>e</a>\n"
        ),
        "(span @en: a) (span .kbd: b) (link #d: e)"
    );
    assert_eq!(
        inlines("<q>a</q> <img src=images/seal.png alt=''>\n"),
        "«\u{202f}a\u{202f}» (decorative .decorative: )"
    );
}

#[test]
fn html_blocks_become_blocks_with_markdown_between_them() {
    let (document, codes) = body(
        "<div class=\"x\">\n<p>bloc <b>gras</b>\n<h3>A</h3>\n\nun *mot*\n\n</div>\n\n\
         <ul><li>a<li>b<ol start=3><li>c</ol></ul>\n\n<table><caption>d</caption>\n\
         <tr><th>e<th align=right>f\n<tr><td>g\n</table>\n\n<details><summary>h</summary>\n\n\
         - i\n\n</details>\n\n<figure><img src=\"images/seal.png\" alt=\"j\">\n\
         <figcaption>k</figcaption></figure>\n\n<p align=center>\n<img src=images/seal.png \
         alt=l></p>\n\n<dl><dt>m<dd>n</dl>\n\n<hr>\n\n<pre>\no\n p\n</pre>\n",
    );
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!(
        dump(&document),
        "title: T\ndivision [\"x\"]\n  p: bloc gras\n  h2: A\n  p: un mot\nlist Bullet\n  p: a\n  \
         p: b\n  list Ordered { start: 3, style: NumberStyle { numerals: Decimal, delimiter: Period } }\n    p: c\ntable [Start, Right]: d\n  \
         p: e\n  p: f\n  p: g\ndivision [\"details\"]\n  p: h\n  list Bullet\n    p: i\n\
         figure images/seal.png: k\nfigure images/seal.png: \ndefinitions\n  p: m\n  p: n\nrule\n\
         code None: \"o\\n p\\n\"\n"
    );
}

#[test]
fn scripts_go_with_their_content_and_handlers_alone() {
    let (document, codes) = body(
        "a <script>alert(1)</script> b\n\n<style>\nx {}\n</style>\n\n\
         <p onclick=\"x()\">c</p>\n\n<iframe src=x>d</iframe>\n\n<!-- e -->\n",
    );
    assert_eq!(dump(&document), "title: T\np: a b\np: c\n");
    assert_eq!(codes.iter().filter(|code| **code == "html/dropped").count(), 4);
    assert_eq!(codes.last(), Some(&"html/comment"));
}

#[test]
fn each_element_of_html_with_a_meaning_is_one_of_the_model() {
    for (html, kind) in [
        ("<img src=\"images/seal.png\" alt=\"x\">", "Image"),
        ("a <a href=\"https://b.org\">b</a>", "Link"),
        ("a<br>b", "LineBreak"),
        ("a<br/>b", "LineBreak"),
        ("<p>a</p>", "Paragraph"),
        ("<div class=\"x\">\n\na\n\n</div>", "Division"),
        ("a <span lang=\"fr\">b</span>", "Span"),
        ("H<sub>2</sub>O", "Subscript"),
        ("x<sup>2</sup>", "Superscript"),
        (
            "<figure><img src=\"images/seal.png\" alt=\"x\"><figcaption>b</figcaption></figure>",
            "Figure",
        ),
        ("<table><tr><th>a</th></tr><tr><td>b</td></tr></table>", "Table"),
        ("<details><summary>a</summary>b</details>", "Division"),
    ] {
        let source = format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n{html}\n");
        let (document, diagnostics) = read_with("a.md", &source, &Options::default());
        assert_eq!(diagnostics.list(), [], "{html}");
        assert!(
            format!("{:?}", document.blocks).contains(kind),
            "{html}: {:#?}",
            document.blocks
        );
    }
}

#[test]
fn a_cell_over_columns_and_rows_keeps_its_neighbors_in_place_and_is_told() {
    let (document, diagnostics) = body(
        "<table><tr><th>a</th><th>b</th><th>c</th></tr>\
         <tr><td rowspan=\"2\">d</td><td colspan=\"2\">e</td></tr>\
         <tr><td>f</td><td>g</td></tr></table>\n",
    );
    let BlockKind::Table(table) = &document.blocks[1].kind else { panic!("a table") };
    let rows: Vec<Vec<usize>> = table
        .body
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.blocks.len()).collect())
        .collect();
    assert_eq!(rows, [[1, 1, 0], [0, 1, 1]]);
    assert_eq!(diagnostics, ["html/dropped", "html/dropped"], "each where it stands");
}

#[test]
fn divisions_stand_in_quotes_and_lists_and_code_keeps_its_colons() {
    let (document, diagnostics) = body(
        "> ::: {.keep}\n> a\n> :::\n\n- b\n\n  ::: tip\n  c\n  :::\n\n```\n::: {.x}\n:::\n```\n\n    ::: y\n",
    );
    assert_eq!(diagnostics, Vec::<&str>::new());
    let shown = format!("{:?}", document.blocks);
    assert!(shown.contains("Division") && shown.contains("Tip"), "{shown}");
    assert!(shown.contains(r"::: {.x}\n:::\n") && shown.contains(r"::: y"), "{shown}");
    assert!(!shown.contains("sevigne"), "{shown}");
}

#[test]
fn a_language_that_is_none_is_told_and_left_out() {
    let (document, diagnostics) =
        body("[a]{lang=français} <span lang=\"klingonisch!\">b</span>\n");
    assert_eq!(diagnostics, ["language/unknown", "language/unknown"]);
    assert!(!format!("{:?}", document.blocks).contains("fran"), "{:?}", document.blocks);
}

#[test]
fn a_named_formula_has_a_number_that_is_referred_to() {
    let (document, diagnostics) =
        body("$$x^2$$ {#a}\n\n$$y \\tag{B}$$ {#b}\n\n[](#a), [](#b)\n");
    assert_eq!(diagnostics, Vec::<&str>::new());
    let shown = format!("{:?}", document.blocks);
    assert!(shown.contains(r"x^2 \\tag{1}"), "{shown}");
    assert!(
        shown.contains("Formule\\u{a0}1") && shown.contains("Formule\\u{a0}B"),
        "{shown}"
    );
}

#[test]
fn lines_of_chinese_and_japanese_are_joined_without_a_blank() {
    let (document, _) = body("日本語の\n文章。\n続き and\nEnglish\n한국\n말\n");
    let BlockKind::Paragraph(content) = &document.blocks[1].kind else { panic!("words") };
    assert_eq!(plain_text(content), "日本語の文章。続き and English 한국 말");
}

#[test]
fn blanks_come_together_outside_code_and_are_told_of_where_they_were_typed() {
    let (document, codes) = body("un  *deux*  trois `a  b`<br> quatre <!-- c --> cinq\n");
    assert_eq!(dump(&document), "title: T\np: un deux trois a  b\nquatre cinq\n");
    let told = codes.iter().filter(|code| **code == "language/double-blank").count();
    assert_eq!(told, 2);
}

#[test]
fn the_name_of_a_language_is_an_error_that_says_its_tag() {
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "a.md",
        bytes: b"---\ntitle: T\nlang: french\ndate: 2020\n---\nx\n",
        resources: &files(),
        options: &Options::default(),
    };
    assert!(read(&input, &mut diagnostics).is_err());
    let said = &diagnostics.list()[0];
    assert_eq!(said.code.id, "front-matter/language");
    assert_eq!(said.help.as_deref(), Some("write `fr`"));
}

#[test]
fn html_that_is_not_closed_keeps_its_words() {
    let (document, codes) = body("a <b>c *d </b> e*\n\n<div id=f>\n\ng\n");
    assert_eq!(dump(&document), "title: T\np: a c d e\ndivision []\n  p: g\n");
    assert!(!codes.is_empty());
}

#[test]
fn foreign_keys_are_kept_with_a_warning_and_extra_ones_without() {
    let text = "---\ntitle: T\nlang: fr\ndate: 2020\ndraft: true\nextra:\n  a: b\n---\nx\n";
    let (document, diagnostics) = read_with("a.md", text, &Options::default());
    let keys: Vec<_> =
        document.metadata.extra.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["a", "draft"]);
    assert_eq!(diagnostics.list().len(), 1);
    assert_eq!(diagnostics.list()[0].code.id, "front-matter/foreign-key");
}

#[test]
fn keys_of_other_programs_below_an_author_are_kept_with_a_warning() {
    let text = |keys: &str| {
        format!(
            "---\ntitle: T\nlang: fr\ndate: 2020\nauthor:\n- name: A B\n  {keys}\n---\nx\n"
        )
    };
    for (keys, help) in [
        ("email: a@b.org", "as `function: words`"),
        ("orcid: 0000-0001", "as `function: words`"),
        ("degrees: [PhD]", "as `function: words`"),
        ("affiliations: [{name: Univ.}]", "write `affiliation: University`"),
        ("affiliation: {name: Univ.}", "write `affiliation: University`"),
        ("affiliation: '1, 2'", "write `affiliation: University`"),
        ("roles: [writing]", "write `role: trl`"),
    ] {
        let (document, diagnostics) = read_with("a.md", &text(keys), &Options::default());
        let [remark] = diagnostics.list() else { panic!("{:#?}", diagnostics.list()) };
        assert_eq!(remark.code.id, "front-matter/foreign-key");
        assert!(remark.help.as_deref().is_some_and(|words| words.contains(help)));
        let [author] = document.metadata.authors.as_slice() else { panic!("{keys}") };
        assert!(author.affiliations.is_empty(), "{keys}");
        assert_eq!(author.extra.len(), 1, "{keys}");
    }
    let (document, diagnostics) =
        read_with("a.md", &text("affiliation: [Univ., Inst. 2]"), &Options::default());
    assert!(diagnostics.list().is_empty());
    assert_eq!(document.metadata.authors[0].affiliations, ["Univ.", "Inst. 2"]);
}

#[test]
fn a_key_of_pandoc_is_told_by_the_name_that_it_has_here() {
    for (theirs, ours) in [
        ("papersize: a5", "output.pdf.paper"),
        ("toc: true", "output.pdf.contents"),
        ("numbersections: true", "output.pdf.section-numbers"),
        ("mainfont: Libertinus Serif", "output.pdf.fonts.serif"),
        ("tags: [a, b]", "keywords"),
        ("summary: Of it", "description: Of it"),
        ("highlight-style: tango", "syntax-highlighting"),
        ("language: en", "lang: en"),
        ("license: CC BY 4.0", "rights: CC BY 4.0"),
        ("copyright: © 2020 A. B.", "rights"),
        ("isbn: 2-07-036024-6", "identifier: ISBN 2-07-036024-6"),
        ("doi: 10.1000/182", "identifier: doi:10.1000/182"),
        ("series: Essais", "belongs-to-collection: Essais"),
        ("translator: Anne D.", "contributor: {name: Anne D., role: trl}"),
        ("editors: [A, B]", "contributor: {name: …, role: edt}"),
        ("illustrator: 'Luc: #1'", "contributor: {name: …, role: ill}"),
    ] {
        let text = format!("---\ntitle: T\nlang: fr\ndate: 2020\n{theirs}\n---\nx\n");
        let (_, diagnostics) = read_with("a.md", &text, &Options::default());
        let [remark] = diagnostics.list() else { panic!("{:#?}", diagnostics.list()) };
        let help = format!(
            "write `{ours}`, as it is called here; or move it below `extra:` if it is meant \
             for another program"
        );
        assert_eq!(remark.help.as_deref(), Some(help.as_str()));
    }
    let text = "---\ntitle: T\nlang: fr\ndate: 2020\neditor: visual\n---\nx\n";
    let (_, diagnostics) = read_with("a.md", text, &Options::default());
    let help = diagnostics.list()[0].help.as_deref();
    assert_eq!(help, Some("move it below `extra:` if it is meant for another program"));
}

#[test]
fn a_paragraph_of_lines_behind_bars_keeps_its_lines() {
    let verse = "| Les sanglots longs\n|   *Des violons*\n|\n| De l’automne\n";
    let document = document(&format!("{HEAD}{verse}"));
    assert_eq!(
        dump(&document),
        "title: T\np: Les sanglots longs\n\u{a0}\u{a0}Des violons\n\nDe l’automne\n"
    );
    // A row of a table that has no head, a bar that is written as such, a line without one,
    // bars alone.
    for text in ["| a | b |\n| c | d |\n", "\\| a\n", "| a\nb\n", "|a\n", "|\n", "|\n|\n"] {
        let (document, _) = body(text);
        let bars = text.matches('|').count();
        assert_eq!(dump(&document).matches('|').count(), bars, "{text}");
    }
}

#[test]
fn a_control_character_is_left_out_with_a_warning() {
    let (document, codes) = body("a\u{1}b `c\u{b}d` &#1;\n");
    assert!(codes.iter().all(|code| *code == "text/control-character"));
    assert!(!codes.is_empty());
    assert!(!dump(&document).contains(['\u{1}', '\u{b}']));
}

#[test]
fn words_are_set_right_across_inlines() {
    let (read, codes) =
        body("*Qui* ? **Moi**: « oui ; \"non\" », \\\"l'`a`\\\" -- 90 000 %\n");
    assert_eq!(codes, Vec::<&str>::new());
    let mut words = String::new();
    visit_blocks(&read.blocks, &mut |block| {
        if let BlockKind::Paragraph(content) = &block.kind {
            words = plain_text(content);
        }
    });
    assert_eq!(
        words,
        "Qui\u{202f}? Moi\u{a0}: «\u{202f}oui\u{202f}; “non”\u{202f}», \"l’a\" — \
         90\u{202f}000\u{a0}%"
            .replace("— ", "—\u{a0}")
    );
}

#[test]
fn a_doubtful_word_is_named_with_its_place_and_left() {
    let text = format!("{HEAD}A lire : un \"seul.\n");
    let (read, diagnostics) = read_with("a.md", &text, &Options::default());
    let remarks: Vec<_> = diagnostics
        .list()
        .iter()
        .map(|remark| {
            let span = remark.primary.as_ref().expect("a place").span;
            (remark.code.id, diagnostics.sources.text(span))
        })
        .collect();
    assert_eq!(
        remarks,
        [("language/capital-accent", "A"), ("language/unbalanced-quotes", "\"")]
    );
    assert!(dump(&read).contains("p: A lire\u{a0}: un \"seul."));
}

#[test]
fn smart_false_leaves_words_as_they_were_typed() {
    let text = "---\ntitle: \"T: t\"\nlang: fr\ndate: 2020-04-01\nsmart: false\n---\nQui ? \"Moi\"\n";
    assert!(dump(&document(text)).contains("p: Qui ? \"Moi\""));
}

#[test]
fn a_bare_address_is_a_link_whose_words_stay() {
    let (document, codes) = body("Voir www.a.example/b?c et ftp://d.example.\n");
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!(
        dump(&document),
        "title: T\np: Voir www.a.example/b?c et ftp://d.example.\n"
    );
    let mut targets = Vec::new();
    visit_inlines(&document.blocks[1], &mut |inline| {
        if let InlineKind::Link(link) = &inline.kind {
            targets.push(link.target.clone());
        }
    });
    assert_eq!(targets, [Target::External("http://www.a.example/b?c".to_owned())]);
}

#[test]
fn the_letter_as_typed_is_settled_as_what_is_shown_of_it() {
    let letter = "letter:\n  salutation: \"[Cher](#x) ami !\"\n";
    let text =
        format!("---\ntitle: T\nlang: fr\ndate: 2020\n{letter}---\n# A {{#x}}\n\nb\n");
    let document = document(&text);
    let typed = document.letter.expect("a letter").salutation;
    let BlockKind::Letter(shown) = &document.blocks[1].kind else { panic!("a salutation") };
    assert_eq!(typed, shown.lines[0]);
    assert_eq!(plain_text(&typed), "Cher ami\u{202f}!");
}

/// The inlines of the first paragraph of a body, each with its attributes.
fn inlines(text: &str) -> String {
    fn write(inlines: &[Inline], lines: &mut String) {
        for inline in inlines {
            let (name, attributes, content): (_, _, &[Inline]) = match &inline.kind {
                InlineKind::Text(words) => {
                    lines.push_str(words);
                    continue;
                }
                InlineKind::Code(code) => {
                    lines.push_str(&format!("`{code}`"));
                    continue;
                }
                InlineKind::LineBreak => {
                    lines.push('/');
                    continue;
                }
                InlineKind::Generated(words) => {
                    lines.push_str(&format!("<{words}>"));
                    continue;
                }
                InlineKind::Span { attributes, content } => ("span", attributes, content),
                InlineKind::Link(link) => ("link", &link.attributes, &link.content),
                InlineKind::Image(image) if image.decorative => {
                    ("decorative", &image.attributes, &[])
                }
                InlineKind::Image(image) => ("image", &image.attributes, &[]),
                InlineKind::Emphasis(content) => ("em", &Attributes::default(), content),
                InlineKind::Strong(content) => ("strong", &Attributes::default(), content),
                InlineKind::Strikethrough(content) => {
                    ("del", &Attributes::default(), content)
                }
                InlineKind::Superscript(content) => {
                    ("sup", &Attributes::default(), content)
                }
                InlineKind::Subscript(content) => ("sub", &Attributes::default(), content),
                InlineKind::SmallCaps(content) => ("sc", &Attributes::default(), content),
                InlineKind::SoftBreak
                | InlineKind::Math(_)
                | InlineKind::NoteCall(_)
                | InlineKind::RawHtml(_) => ("other", &Attributes::default(), &[]),
            };
            lines.push_str(&format!("({name}"));
            if let Some(id) = attributes.id() {
                lines.push_str(&format!(" #{id}"));
            }
            for class in attributes.classes() {
                lines.push_str(&format!(" .{class}"));
            }
            if let Some(language) = attributes.language() {
                lines.push_str(&format!(" @{language}"));
            }
            for (key, value) in attributes.others() {
                lines.push_str(&format!(" {key}={value}"));
            }
            lines.push_str(": ");
            write(content, lines);
            lines.push(')');
        }
    }
    let (document, codes) = body(text);
    assert!(codes.is_empty(), "{codes:?}");
    let BlockKind::Paragraph(content) = &document.blocks[1].kind else {
        return dump(&document);
    };
    let mut lines = String::new();
    write(content, &mut lines);
    lines
}

#[test]
fn attributes_belong_to_what_they_stand_behind() {
    assert_eq!(inlines("a `b`{.c}d\n"), "a (span .c: `b`)d");
    assert_eq!(inlines("[a](https://b.example){#c lang=en}.\n"), "(link #c @en: a).");
    assert_eq!(
        inlines("a ![](images/seal.png){.decorative width=50%}\n"),
        "a (decorative .decorative width=50%: )"
    );
    assert_eq!(
        inlines("Le *mot* [the *big* word]{lang=en} [Nom]{.smallcaps}.\n"),
        "Le (em: mot) (span @en: the (em: big) word) (sc: Nom)."
    );
    assert_eq!(inlines("[a [b]{.c} d]{.e}\n"), "(span .e: a (span .c: b) d)");
    assert_eq!(inlines("a {b} \\[c]{.d} e]{.f} {.g}\n"), "a {b} [c]{.d} e]{.f} {.g}");
    assert_eq!(
        inlines("[voir www.a.example]{.b}\n"),
        "(span .b: voir (link: www.a.example))"
    );
}

#[test]
fn divisions_hold_what_stands_between_their_fences() {
    let (document, codes) = body(
        "a\n::: {.keep #x lang=en}\nb\n\n- c\n:::\n\n```\n::: {.code}\n```\n\n:::: warning\n::: inner\n\
         d\n:::\n::::\n\n::: {.page-break}\n:::\n\n1. e\n\n   ::: f\n   g\n   :::\n\n::: not one\n",
    );
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!(
        dump(&document),
        "title: T\np: a\ndivision [\"keep\"]\n  p: b\n  list Bullet\n    p: c\n\
         code None: \"::: {.code}\\n\"\nalert Warning\n  division [\"inner\"]\n    p: d\n\
         page break\nlist Ordered { start: 1, style: NumberStyle { numerals: Decimal, delimiter: Period } } loose\n  p: e\n  division [\"f\"]\n    \
         p: g\np: ::: not one\n"
    );
    let division = &document.blocks[2];
    assert_eq!(division.attributes.id(), Some("x"));
    assert_eq!(division.attributes.language().map(Tag::as_str), Some("en"));
}

#[test]
fn words_behind_a_fence_know_their_place() {
    let text = format!("{HEAD}::: {{.a}}\nun *mot*\n:::\n\nautre\n");
    let (document, diagnostics) = read_with("a.md", &text, &Options::default());
    let span = document.blocks[2].span;
    assert_eq!(diagnostics.sources.text(span), "autre");
    let BlockKind::Division(blocks) = &document.blocks[1].kind else {
        panic!("a division")
    };
    assert_eq!(diagnostics.sources.text(blocks[0].span), "un *mot*");
    let whole = diagnostics.sources.text(document.blocks[1].span);
    assert_eq!(whole, "::: {.a}\nun *mot*\n:::");
}

#[test]
fn a_division_without_end_or_begin_is_told() {
    assert_eq!(body("::: a\nb\n").1, ["markdown/division"]);
    assert_eq!(body("b\n:::\n").1, ["markdown/division"]);
    let (document, _) = body("::: a\nb\n\nc\n");
    assert_eq!(dump(&document), "title: T\ndivision [\"a\"]\n  p: b\n  p: c\n");
}

#[test]
fn figures_and_tables_are_captioned_and_referred_to_by_number() {
    let (document, codes) = body(
        "![Un sceau](images/seal.png \"Le sceau\"){#sceau width=50%}\n\n| a |\n|---|\n| b |\n\n\
         : Les mots {#mots}\n\nVoir [](#sceau), [](#mots) et [](#fin).\n\n# La fin {#fin}\n",
    );
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!(
        dump(&document),
        "title: T\nfigure images/seal.png: Figure\u{a0}1\u{a0}: Le sceau\n\
         table [Start]: Tableau\u{a0}1\u{a0}: Les mots\n  p: a\n  p: b\n\
         p: Voir Figure\u{a0}1, Tableau\u{a0}1 et La fin.\nh2: La fin\n"
    );
    let BlockKind::Figure(figure) = &document.blocks[1].kind else { panic!("a figure") };
    assert_eq!(document.blocks[1].attributes.id(), Some("sceau"));
    assert_eq!(figure.image.attributes.id(), None);
    assert_eq!(figure.image.attributes.others()[0].0, "width");
    assert!(matches!(figure.caption[0].kind, InlineKind::Generated(_)));
}

#[test]
fn a_heading_in_a_note_has_a_level_too() {
    let (document, codes) = body("a[^1]\n\n[^1]:\n    ### b\n\n    ##### c\n");
    assert_eq!(codes, ["heading/skipped"]);
    let levels: Vec<_> = document.notes[0]
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Heading { level, .. } => Some(level.get()),
            _ => None,
        })
        .collect();
    assert_eq!(levels, [2, 3]);
}

#[test]
fn the_metadata_of_pandoc_is_typed() {
    let document = document(
        "---\ntitle:\n- {type: main, text: La *mer*, file-as: \"Mer, La\"}\n- {type: subtitle, text: Une vie}\n\
         creator:\n- {role: aut, text: Anne B., file-as: \"B., Anne\"}\ncontributor: {role: trl, text: Paul}\n\
         identifier:\n- {scheme: ISBN-13, text: 978-2-07-036024-6}\n- {scheme: DOI, text: 10.1000/182}\n\
         lang: fr\ndate: 2020\nsubject:\n- mer\n- {text: Littérature, authority: Thema, term: FBA}\n\
         belongs-to-collection: Blanche\ngroup-position: 3\npage-progression-direction: rtl\n\
         cover-image: images/seal.png\ncover-alt: Un sceau\ncss: [a.css]\npage-source: urn:isbn:9782070360246\n\
         accessibility: {conforms: wcag22aa, certified-by: Paul, hazard: [none]}\neditions: {pdf: {isbn: 9782070360246}}\n\
         onix: {territory: WORLD}\n---\nx\n",
    );
    let metadata = &document.metadata;
    assert_eq!(
        (metadata.title.as_str(), metadata.subtitle.as_deref()),
        ("La mer", Some("Une vie"))
    );
    assert_eq!(metadata.authors[0].name, "Anne B.");
    assert_eq!(metadata.authors[0].file_as.as_deref(), Some("B., Anne"));
    assert_eq!(metadata.identifiers, ["ISBN 978-2-07-036024-6", "DOI 10.1000/182"]);
    let publication = &metadata.publication;
    assert_eq!(publication.title_file_as.as_deref(), Some("Mer, La"));
    assert_eq!(publication.contributors[0].role.as_deref(), Some("trl"));
    assert_eq!(publication.subjects[1].term.as_deref(), Some("FBA"));
    let collection = publication.collection.as_ref().expect("a series");
    assert_eq!(
        (collection.name.as_str(), collection.position.as_deref()),
        ("Blanche", Some("3"))
    );
    assert_eq!(publication.page_progression, Some(Direction::RightToLeft));
    assert_eq!(
        publication.cover.as_ref().map(|cover| cover.alternative.as_str()),
        Some("Un sceau")
    );
    assert_eq!(publication.accessibility.conforms.as_deref(), Some("wcag22aa"));
    assert_eq!(publication.editions, [("pdf".to_owned(), "9782070360246".to_owned())]);
    assert_eq!(publication.onix[0].key, "territory");
}

#[test]
fn the_marks_of_divisions_cannot_be_forged() {
    let text = "<!sevigne 0>\n\n::: {.a}\nx\n:::\n\n<!sevigne 0>\n\ny\n\n`<!sevigne 1>`\n";
    let (document, codes) = body(text);
    assert_eq!(codes, ["html/dropped", "html/dropped"]);
    let blocks: Vec<_> = document.blocks.iter().map(|block| &block.kind).collect();
    assert!(
        matches!(
            blocks[..],
            [
                BlockKind::Title(_),
                BlockKind::Division(_),
                BlockKind::Paragraph(_),
                BlockKind::Paragraph(_),
            ]
        ),
        "{}",
        dump(&document)
    );
    assert!(dump(&document).contains("<!sevigne 1>"));
}

#[test]
fn a_quote_without_a_partner_is_named_at_its_place() {
    for (text, place) in [
        ("Mots &eacute; et \"deux *mots*\n", "a.md:6:18"),
        ("un=\"deux\" et trois\"\n", "a.md:6:19"),
        ("le class=\"a\" et \"b\n", "a.md:6:17"),
        ("&lt; \\* \"un\" *x* \"deux\n", "a.md:6:18"),
    ] {
        let text = format!("{HEAD}{text}");
        let (_, diagnostics) = read_with("a.md", &text, &Options::default());
        let shown = diagnostics.to_string();
        assert_eq!(diagnostics.list().len(), 1, "{shown}");
        assert!(shown.starts_with(&format!("{place}: ")), "{shown}");
    }
}

#[test]
fn what_other_programs_place_by_attributes_is_told() {
    let text = format!(
        "{HEAD}:::: {{.columns}}\n::: {{.column width=50%}}\nA\n:::\n::::\n\n\
         ::: {{layout-ncol=2}}\nB\n:::\n\n![x](images/seal.png){{fig-align=left}}\n\n\
         ![y](images/seal.png){{align=center}}\n\n![z](images/seal.png){{align=right}}\n"
    );
    let (_, diagnostics) = read_with("a.md", &text, &Options::default());
    let told: Vec<_> = diagnostics
        .list()
        .iter()
        .map(|remark| (remark.code.id, remark.message.as_str()))
        .collect();
    let beside =
        "the parts of the division stand one below the other, not beside each other";
    let expected = [
        beside,
        beside,
        "no edition sets anything by `fig-align=left`",
        "no edition sets anything by `align=right`",
    ];
    assert_eq!(told, expected.map(|message| ("markdown/style", message)));
}

#[test]
fn captions_and_numbers_of_code_are_told() {
    let caption = "no edition shows the words of `caption`, “Exemplo”";
    let numbers = "no edition sets numbers beside the lines of code";
    for (fence, expected) in [
        (
            "{.python .numberLines startFrom=\"10\" caption=\"Exemplo\"}",
            vec![caption, numbers],
        ),
        ("python {.numberLines}", vec![numbers]),
        ("{.numberLines}", vec![numbers]),
        ("{#a .python code-line-numbers=true}", vec![numbers]),
        ("{.python caption=Exemplo}", vec![caption]),
        ("{#a .python .wide}", vec![]),
        ("python", vec![]),
    ] {
        let text = format!("{HEAD}``` {fence}\nprint(1)\n```\n");
        let (_, diagnostics) = read_with("a.md", &text, &Options::default());
        let told: Vec<_> = diagnostics
            .list()
            .iter()
            .map(|remark| (remark.code.id, remark.message.as_str()))
            .collect();
        let expected: Vec<_> = expected
            .into_iter()
            .map(|message| ("markdown/code-attributes", message))
            .collect();
        assert_eq!(told, expected, "{fence}");
    }
}

#[test]
fn a_style_among_attributes_is_told_at_its_place_and_kept() {
    let text = format!(
        "{HEAD}# A {{style=\"color:red\"}}\n\nOne [two]{{style=\"color:red\" foo=bar}} three.\n\n\
         ::: {{style=\"a\"}}\nb\n:::\n\n![x](images/seal.png){{style=\"width:3cm\"}}\n\n\
         `c`{{style=x}} and [d](https://a.example){{style=y}}[^1].\n\n[^1]: [e]{{style=z}}\n"
    );
    let (document, diagnostics) = read_with("a.md", &text, &Options::default());
    let told: Vec<_> = diagnostics
        .list()
        .iter()
        .map(|remark| {
            let span = remark.primary.as_ref().expect("a place").span;
            let line = diagnostics.sources.text(span).lines().next().unwrap_or("");
            (remark.code.id, line.chars().take(12).collect::<String>())
        })
        .collect();
    let words = ["# A {style=\"", "[two]{style=", "::: {style=\"", "![x](images/"];
    let words = words.into_iter().chain(["`c`{style=x}", "[d](https://", "[e]{style=z}"]);
    let expected: Vec<_> = words.map(|it| ("markdown/style", it.to_owned())).collect();
    assert_eq!(told, expected);
    let mut kept = 0;
    visit_blocks(&document.blocks, &mut |block| {
        kept +=
            usize::from(block.attributes.others().iter().any(|(key, _)| key == "style"));
    });
    assert!(kept >= 2, "{document:#?}");
}
