mod examples;
mod forms;
mod front_matter;
mod parts;

use super::*;
use crate::resource::Memory;

fn files() -> Memory {
    let mut files = Memory::default();
    files.insert("a.png", b"\x89PNG\r\n\x1a\n".to_vec());
    files
}

/// Reads a text beside the files of `resources`.
fn read_with(
    text: &str,
    resources: &Memory,
    diagnostics: &mut Diagnostics,
) -> Result<Document, Reported> {
    let options = Options::default();
    let input =
        Input { name: "a.md", bytes: text.as_bytes(), resources, options: &options };
    read(&input, diagnostics)
}

fn document(text: &str) -> Document {
    let mut diagnostics = Diagnostics::default();
    let resources = files();
    let document = read_with(text, &resources, &mut diagnostics);
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
    let first = read_with(source, &resources, &mut diagnostics).expect("a document");
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
    let first = read_with(source, &resources, &mut diagnostics).expect("a document");
    let mut remarks = Diagnostics::default();
    let written = Markdown::default().source(&first, &resources, &mut remarks);
    assert_eq!(remarks.list(), [], "{written}");
    assert!(written.contains("\n# T\n\n## T {#t-1}\n"), "{written}");
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
