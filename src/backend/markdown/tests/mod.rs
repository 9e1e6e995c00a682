mod forms;

use super::*;
use crate::resource::Memory;

fn files() -> Memory {
    let mut files = Memory::default();
    files.insert("a.png", b"\x89PNG\r\n\x1a\n".to_vec());
    files
}

fn document(text: &str) -> Document {
    let mut diagnostics = Diagnostics::default();
    let resources = files();
    let options = Options::default();
    let input = Input {
        name: "a.md",
        bytes: text.as_bytes(),
        resources: &resources,
        options: &options,
    };
    let document = read(&input, &mut diagnostics);
    document.unwrap_or_else(|_| panic!("{text}\n{:#?}", diagnostics.list()))
}

/// A document in full, places in the source left out.
fn dump(document: &Document) -> String {
    let dump = format!("{document:#?}");
    let mut lines = Vec::new();
    let mut inside = None;
    for line in dump.lines() {
        let indent = line.len() - line.trim_start().len();
        match inside {
            Some(depth) if indent > depth => continue,
            Some(_) => {
                inside = None;
                continue;
            }
            None => {}
        }
        if line.contains("span: Span {") {
            inside = Some(indent);
        } else {
            lines.push(line);
        }
    }
    lines.join("\n")
}

const HEAD: &str = "---\ntitle: \"Un *titre* : oui\"\nauthor:\n  - Anne\n  - name: Zoé\n    function: la sœur\nlang: fr\ndate: 2020-04-01\nkeywords: [a, \"b: c\"]\nprovenance:\n  from: [x, {y: 'null'}]\noutput:\n  txt:\n    width: 60\n---\n\n";

/// Writes, reads, and holds both documents and both texts against each other.
fn holds(text: &str) -> String {
    let resources = files();
    let mut diagnostics = Diagnostics::default();
    let first = document(text);
    let written = Markdown::default().source(&first, &resources, &mut diagnostics);
    assert_eq!(diagnostics.list(), [], "{written}");
    let second = document(&written);
    assert_eq!(dump(&second), dump(&first), "{written}");
    let again = Markdown::default().source(&second, &resources, &mut diagnostics);
    assert_eq!(again, written);
    written
}

#[test]
fn the_letter_comes_back() {
    let letter = include_str!("../../../../source/letter.md");
    let written = holds(letter);
    assert!(written.contains("\n## Ce que nous avons fait\n"), "{written}");
}

#[test]
fn each_kind_of_block_comes_back() {
    for body in [
        "## Un *mot* {#autre .unnumbered}\n\ntexte [là](#autre)\n",
        "- a\n- b\n  1. c\n  2. d\n\n  e\n- f\n",
        "3) a\n4) b\n",
        "- [x] fait\n- [ ] à faire\n",
        "- a\n\n* b\n",
        "> a\n>\n> > b\n\n> [!TIP]\n> c\n",
        "```rust\nfn a() {\n\n}\n```\n\n    b\n",
        "$$\nx^2\n$$\n\net $y_1$\n",
        "![Un sceau](a.png \"Le *titre*\")\n",
        "mot ![](a.png){.decorative} mot\n",
        "| a | b |\n|:-:|--:|\n| 1 | 2\\|3 |\n",
        "a\n\n---\n\nb\n",
        "Terme\n: une définition\n: une autre\n",
        "mot[^n] mot[^autre]\n\n[^autre]: b\n\n    c\n\n[^n]: a\n",
        "::: {.keep #ici}\na\n\n- b\n:::\n",
        "> ::: {.keep}\n> a\n> :::\n\n- b\n\n  ::: {.x lang=en}\n  c\n  :::\n",
        "::: {.tip #ici}\na\n:::\n",
        "::: {.page-break}\n:::\n\na\n",
        "$$\nx^2\n$$ {#eq}\n\nvoir [](#eq)\n",
        "| | |\n|---|---|\n| 1 | 2 |\n",
        "| a |\n|---|\n| b |\n\n: Un *titre* {#t .wide}\n\nvoir [](#t)\n",
        "![Un sceau](a.png \"Le sceau\"){#f width=50%}\n\nvoir [](#f)\n",
        "<figure id=\"g\">\n<img src=\"a.png\" alt=\"Sceau\">\n<figcaption>Le <em>sceau</em></figcaption>\n</figure>\n",
        "<table class=\"x\"><tr><td colspan=\"2\">a</td></tr><tr><td>b</td><td><ul><li>c</li></ul></td></tr></table>\n",
        "<blockquote lang=\"en\">\n\na *b*\n\n- c\n\n</blockquote>\n",
        "<p class=\"x\" id=\"y\">a <b>b</b></p>\n",
        "<details><summary>Plus</summary>\n\na\n\n</details>\n",
        "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>\n",
        "<ol start=\"4\" class=\"x\"><li>a</li><li>b</li></ol>\n",
        "<img src=\"a.png\" alt=\"\"> mot <img src=\"a.png\" alt=\"x\" width=\"5\">\n",
        "1. a\n2. b\n\n1) c\n\n1) d\n",
        "a. a\nb. b\n   (i) c\n   (ii) d\n\n   e\nc. f\n\nA) g\nB) h\n",
        "(a) (i) a\n    (ii) b\n(b) c\n",
        "a) a\nb) b\ni) c\nii) d\n(c) e\n(d) f\n",
        "A.  a\nB.  b\n\n<!-- -->\n\nA. c\nB. d\nC. e\n",
        "IX. a\n    - b\n\n    c\nX. d\n",
        "<ol type=\"a\"><li>a</li></ol>\n<ol type=\"(i)\" start=\"3\"><li>b</li></ol>\n",
        "<ol type=\"a\" start=\"25\"><li>a</li><li>b</li><li>c</li></ol>\n",
        "<ol type=\"A\" start=\"0\"><li>a</li><li>b</li></ol>\n",
        "<p>a. b</p><p>b. c</p><p>(i) d</p><p>(ii) e</p>\n<p>A. F</p><p>B. G</p><p>C. H</p>\n",
        "M. Dupont\na. un\nb. deux\n",
        "le 1er mai, le 2^e^ jour, x^er^, XIXe *2e*\n",
        "a[^1]\n\n[^1]: b\n\n    - c\n    - d\n\n    > e\n",
    ] {
        holds(&format!("{HEAD}{body}"));
    }
}

#[test]
fn a_title_that_front_matter_cannot_say_comes_back_as_the_first_heading() {
    for (heading, expected) in [
        ("# Titre {#intro}\n\n[voir](#intro)\n", "\n# Titre {#intro}\n"),
        ("# Titre[^n]\n\n[^n]: a\n", "\n# Titre[^n]\n"),
        ("# Titre {.x lang=en}\n\na\n", "\n# Titre {.x lang=en}\n"),
        ("# L'été \"bleu\" -- un essai: oui\n\na\n", "« bleu » — un essai : oui\"\n"),
        ("# Titre\n\n[voir](#titre)\n", "title: Titre\n"),
        ("# Un<br>deux\n\na\n", "title: \"Un<br>deux\"\n"),
    ] {
        let written = holds(&format!("---\nlang: fr\ndate: 2020\n---\n\n{heading}"));
        assert!(
            written.replace(['\u{a0}', '\u{202f}'], " ").contains(expected),
            "{written}"
        );
    }
    let written = holds(
        "---\ntitle: {text: Titre, file-as: T}\nlang: fr\ndate: 2020\n---\n\n# Titre {#a}\n",
    );
    assert!(written.contains("file-as") && written.contains("# Titre {#a}"), "{written}");
}

#[test]
fn what_html_left_behind_comes_back() {
    for body in [
        "a<br> b <!-- c --> d <!-- e -->\n\n## F <!-- g -->\n",
        "- [x]\n  - sub\n\n- [ ]\n\n  > q\n",
        "- [x]\n- [ ] a\n",
        "$a\n+b$ c\n",
        "```\na",
        "    a",
        "- ```\n  a",
        "| a |\n|---|\n| b<br>c |\n",
        "a <abbr title=\"b *c* `d` [e]\">f</abbr> <span title=\"g\">h</span>\n",
        "<p>See https://x.org</p>\n",
        "<table></table>\n\na <http://b.c/%3E> http://b.c/>\n",
        "- \u{a0}\n\n> \u{202f}\n\n## a\u{a0}\n",
        "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>\n",
        "## A {nom}\n\n## B {#c .d}\n\n## B\n\n## Détails {#details}\n\n## Détails\n",
        "<figure id=\"f\">\n<img src=\"a.png\" alt=\"a\">\n<img src=\"a.png\" alt=\"b\">\n<figcaption>c</figcaption>\n</figure>\n",
        "<dl><dt>a<pre>b</pre></dt><dd>c</dd></dl>\n",
    ] {
        holds(&format!("{HEAD}{body}"));
    }
}

#[test]
fn the_same_heading_in_two_files_comes_back() {
    let mut resources = files();
    resources.insert("b.md", b"## D\xc3\xa9tails\n\nb\n".to_vec());
    let source = "---\ntitle: T\nlang: fr\ndate: 2020\ninclude: [b.md]\n---\n\n## Détails {#details}\n\na\n";
    let mut diagnostics = Diagnostics::default();
    let options = Options::default();
    let input = Input {
        name: "a.md",
        bytes: source.as_bytes(),
        resources: &resources,
        options: &options,
    };
    let first = read(&input, &mut diagnostics).expect("a document");
    let written = Markdown::default().source(&first, &resources, &mut diagnostics);
    assert_eq!(diagnostics.list(), [], "{written}");
    assert!(compare::same(&document(&written), &first), "{written}");
}

#[test]
fn a_chapter_named_as_the_document_comes_back() {
    let mut resources = files();
    resources.insert("b.md", b"# T\n\nb\n".to_vec());
    let source = "---\ntitle: T\nlang: fr\ndate: 2020\ninclude: [b.md]\n---\n";
    let mut diagnostics = Diagnostics::default();
    let options = Options::default();
    let input = Input {
        name: "a.md",
        bytes: source.as_bytes(),
        resources: &resources,
        options: &options,
    };
    let first = read(&input, &mut diagnostics).expect("a document");
    let mut remarks = Diagnostics::default();
    let written = Markdown::default().source(&first, &resources, &mut remarks);
    assert_eq!(remarks.list(), [], "{written}");
    assert!(written.contains("\n# T\n\n## T {#t-1}\n"), "{written}");
}

#[test]
fn a_switch_among_options_is_no_word() {
    let source = "---\ntitle: T\nlang: fr\ndate: 2020\nextra:\n  a: 'true'\noutput:\n  pdf:\n    \
                  contents: true\n---\n\na\n";
    let written = holds(source);
    assert!(written.contains("  a: \"true\"\n"), "{written}");
    assert!(written.contains("    contents: true\n"), "{written}");
}

#[test]
fn a_text_that_yaml_would_count_stays_in_quotes() {
    let written = holds(
        "---\ntitle: T\nlang: fr\ndate: 2020\nextra:\n  a: '0x1f'\n  b: '007'\n  c: '1.10'\n  \
         d: 12\n  e: 1.5\n  f: 2020-04-01\n  g: '12:30'\n  h: 3 mots\n---\n\na\n",
    );
    for line in [
        "a: \"0x1f\"",
        "b: \"007\"",
        "c: \"1.10\"",
        "d: 12",
        "e: 1.5",
        "g: \"12:30\"",
        "h: 3 mots",
    ] {
        assert!(written.contains(&format!("  {line}\n")), "{line}\n{written}");
    }
}

#[test]
fn each_kind_of_inline_comes_back() {
    for body in [
        "*a* **b** ***c*** ~~d~~ x^2^ H~2~O `e` ``f`g``\n",
        "[a](https://b.org/c_d \"t\") <https://b.org> <a@b.org>\n",
        "[mot]{lang=en} [NOM]{.smallcaps}\n",
        "a\\\nb\n",
        "\\*a\\* \\_b\\_ c_d \\[e\\] \\<f> 1\\. \\# \\> \\`g\\` a&b \\&amp; \\$5 \\| {x}\n",
        "\\# a\n\n\\- b\n\n1\\. c\n\n\\> d\n\n\\+ e\n",
        "« oui » : \"non\" -- l'ami... 5 %\n",
        "un \\\"mot\\\" droit\n",
    ] {
        holds(&format!("{HEAD}{body}"));
    }
}

#[test]
fn every_field_of_the_front_matter_comes_back() {
    let written = holds(
        "---\ntitle:\n  - text: Un *titre*\n    file-as: Titre, un\nsubtitle: Le reste\n\
         author:\n  - name: Anne\n    file-as: A\n    role: aut\n\
         contributor:\n  - name: Luc\n    role: trl\n  - Zoé\nlang: fr\ndir: ltr\n\
         date: 2020-04\nmodified: 2020-05-01T10:00:00Z\ndescription: De tout\n\
         keywords: [a, b]\nsubject:\n  - Lettres\n  - text: Éducation\n    \
         authority: Thema\n    term: JN\npublisher: P\nrights: R\n\
         identifier: [978-2-07-036024-6, doi:10.1000/182]\n\
         belongs-to-collection: Suite\ngroup-position: '2.1'\n\
         page-progression-direction: ltr\ncover-image: a.png\ncover-alt: Un sceau\n\
         page-source: 978-2-07-036024-6\naccessibility:\n  conforms: wcag21aa\n  \
         certified-by: C\n  summary: S\n  hazard: [none]\n  exemption: none\n\
         editions:\n  epub:\n    isbn: 978-2-07-036024-6\nonix:\n  a: [1, {b: c}]\n\
         provenance:\n  de: x\nextra:\n  k: v\noutput:\n  txt: {width: 60}\n---\n\na\n",
    );
    for key in
        ["file-as: \"Titre", "role: trl", "term: JN", "hazard:", "isbn:", "cover-alt:"]
    {
        assert!(written.contains(key), "{key}\n{written}");
    }
}

#[test]
fn a_whole_private_letter_comes_back() {
    holds(
        "---\ntitle: T\nlang: fr\ndate: 2020-04-01\nletter:\n  style: private\n  sender:\n    \
         name: \"*Anne*\"\n    address: [1 rue du Bac, 75007 Paris]\n  recipient: Luc\n  \
         place: Paris\n  subject: La \"chose\"\n  salutation: Cher Luc,\n  closing: À toi,\n  \
         signature:\n    name: Anne\n    function: sœur\n  postscript: Le 2e mot.\n  \
         enclosures: [un plan, une carte]\n  copies: [Zoé]\n---\n\nMot.\n",
    );
}

#[test]
fn all_who_sign_a_letter_come_back() {
    let written = holds(
        "---\ntitle: T\nlang: fr\nletter:\n  signature:\n    - name: Anne\n      \
         function: maire\n    - Luc\n---\n\nMot.\n",
    );
    let list =
        "  signature:\n    - name: Anne\n      function: maire\n    - name: Luc\n---";
    assert!(written.contains(list), "{written}");
}

#[test]
fn an_escaped_quote_stays_and_the_orthotypography_too() {
    let written = holds(&format!("{HEAD}un \\\"mot\\\" droit, l’\"autre\" ... a\\-\\-b\n"));
    assert!(!written.contains("smart: false"), "{written}");
    assert!(
        written.contains("un \\\"mot\\\" droit, l’«\u{202f}autre\u{202f}»"),
        "{written}"
    );
    let written =
        holds("---\ntitle: T\nlang: fr\nsmart: false\n---\n\nun \"mot\", mot ?\n");
    assert!(written.contains("\nsmart: false\n"), "{written}");
}

/// Pieces of a source, each whole; any row of them is a document.
const PARTS: [&str; 28] = [
    "Un mot, *deux* **mots**[^n], le 1er mai.",
    "## Titre `code`",
    "### Autre {.x lang=en}",
    "- a\n- b\n  - c\n\n    d",
    "- [x] fait\n- [ ] à faire",
    "1. a\n2. b",
    "3) a\n\n   ```\n   b\n   ```",
    "> a\n>\n> - b",
    "> [!NOTE]\n> a",
    "```rust {.wide}\nfn a() {}\n```",
    "    indenté",
    "$$\nx^2\n$$",
    "$$y^2$$",
    "| a | b |\n|:-:|--:|\n| 1 | 2 |",
    "| | |\n|---|---|\n| *1* | `2` |\n\n: Titre",
    "![Un sceau](a.png \"Sceau\"){width=50%}",
    "![](a.png){.decorative}",
    "***",
    "Terme\n: dit\n: redit",
    "::: {.keep lang=en}\na \"b\"\n\n::: {.tip}\nc\n:::\n:::",
    "::: {.page-break}\n:::",
    "<p class=\"x\">a</p>",
    "<table><tr><th>a</th></tr><tr><td><p>b</p><p>c</p></td></tr></table>",
    "<table><tr><th>a</th><th>b</th></tr><tr><th scope=\"row\">c</th><td>d</td></tr></table>",
    "<details><summary>s</summary>\n\n- a\n\n</details>",
    "[a](https://b.org) <https://b.org> c^2^ H~2~O ~~d~~ [E]{.smallcaps}",
    "a\\\nb  \nc",
    "<blockquote class=\"q\">a</blockquote>",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        failure_persistence: None,
        ..Default::default()
    })]
    #[test]
    fn documents_of_many_parts_come_back(parts in proptest::collection::vec(0..PARTS.len(), 0..9)) {
        let body: Vec<_> = parts.into_iter().map(|part| PARTS[part]).collect();
        let source = format!("---\ntitle: T\nlang: fr\ndate: 2020-04-01\n---\n\n{}\n\n[^n]: note\n", body.join("\n\n"));
        let resources = files();
        let mut remarks = Diagnostics::default();
        let first = document(&source);
        let written = Markdown::default().source(&first, &resources, &mut remarks);
        assert_eq!(remarks.list(), [], "{source}\n\n{written}");
        assert_eq!(dump(&document(&written)), dump(&first), "{written}");
    }

    #[test]
    fn notes_and_links_in_one_another_come_back(
        body in "(\\[|\\]|\\]\\(https://b\\.org\\)|\\^\\[|\\[\\^1\\]|\\*|a| |\n|`|<a href=\"https://c\\.org\">a\\[\\^1\\]</a>|\\{\\.x\\}|> |\\| ){0,16}",
    ) {
        let source = format!(
            "---\ntitle: T\nlang: fr\ndate: 2020-04-01\n---\n\nd[^1]\n\n{body}\n\n[^1]: n\n"
        );
        let mut remarks = Diagnostics::default();
        let resources = files();
        let options = Options::default();
        let input = Input {
            name: "a.md",
            bytes: source.as_bytes(),
            resources: &resources,
            options: &options,
        };
        if let Ok(first) = read(&input, &mut remarks) {
            let mut remarks = Diagnostics::default();
            let written = Markdown::default().source(&first, &resources, &mut remarks);
            proptest::prop_assert!(remarks.list().is_empty(), "{source}\n\n{written}");
            assert_eq!(dump(&document(&written)), dump(&first), "{written}");
        }
    }

    #[test]
    fn what_is_written_without_a_warning_comes_back(
        body in "([a-c0-2*_>#|`~$^!&:=+\\\\[\\\\]({})\"' \n.-]|\n- |\n> |\n\n|\n1\\. |é |\\*\\*){0,50}",
    ) {
        let resources = files();
        let mut diagnostics = Diagnostics::default();
        let options = Options::default();
        let source = format!("---\ntitle: T\nlang: fr\ndate: 2020-04-01\n---\n\nd\n\n{body}\n");
        let input = Input {
            name: "a.md",
            bytes: source.as_bytes(),
            resources: &resources,
            options: &options,
        };
        if let Ok(first) = read(&input, &mut diagnostics) {
            let mut remarks = Diagnostics::default();
            let written = Markdown::default().source(&first, &resources, &mut remarks);
            if remarks.list().is_empty() {
                assert_eq!(dump(&document(&written)), dump(&first), "{written}");
            }
        }
    }
}

/// An example of the specification.
#[derive(serde::Deserialize)]
struct Example {
    markdown: String,
}

#[test]
fn every_example_of_the_specification_comes_back() {
    let json = include_str!("../../../../tests/data/commonmark/commonmark-0.31.2.json");
    let examples: Vec<Example> = serde_yaml::from_str(json).expect("JSON is YAML");
    assert_eq!(examples.len(), 652);
    // One links to a name that is nowhere, which is an error.
    assert_eq!(come_back(examples), 651);
}

#[test]
fn every_example_of_githubs_extensions_comes_back() {
    let json = include_str!("../../../../tests/data/commonmark/gfm-0.29.json");
    let examples: Vec<Example> = serde_yaml::from_str(json).expect("JSON is YAML");
    assert_eq!(examples.len(), 23);
    assert_eq!(come_back(examples), 23);
}

/// Holds each example against what is written of it, and gives how many could be read: an
/// image without words and a link to a name that is not there stop a reading.
fn come_back(examples: Vec<Example>) -> usize {
    let mut resources = files();
    for path in ["foo", "moon.jpg", "uri3", "train.jpg", "url", "url2"] {
        resources.insert(path, b"\x89PNG\r\n\x1a\n".to_vec());
    }
    let mut read_well = 0;
    for Example { markdown } in examples {
        // The images of the examples are given a place below the document.
        let markdown = match markdown.contains("![") {
            true => markdown.replace("/path/to/", "").replace("/url", "url"),
            false => markdown,
        };
        let source =
            format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n{markdown}");
        let read_again = |text: &str| {
            let mut diagnostics = Diagnostics::default();
            let options = Options::default();
            let input = Input {
                name: "a.md",
                bytes: text.as_bytes(),
                resources: &resources,
                options: &options,
            };
            read(&input, &mut diagnostics).ok()
        };
        let Some(first) = read_again(&source) else { continue };
        let mut remarks = Diagnostics::default();
        let written = Markdown::default().source(&first, &resources, &mut remarks);
        assert_eq!(remarks.list(), [], "{markdown}\n{written}");
        let second = read_again(&written).expect("it can be read again");
        assert_eq!(dump(&second), dump(&first), "{markdown}\n{written}");
        read_well += 1;
    }
    read_well
}
