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
    let letter = include_str!("../../../source/letter.md");
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
    ] {
        holds(&format!("{HEAD}{body}"));
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
fn an_escaped_quote_turns_the_orthotypography_off() {
    let written = holds(&format!("{HEAD}un \\\"mot\\\" droit\n"));
    assert!(written.contains("\nsmart: false\n"), "{written}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        failure_persistence: None,
        ..Default::default()
    })]
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
            if remarks.list().is_empty() && !has_empty_paragraph(&first) {
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
fn the_examples_of_the_specification_come_back_or_are_told() {
    let json = include_str!("../../../tests/data/commonmark/commonmark-0.31.2.json");
    let examples: Vec<Example> = serde_yaml::from_str(json).expect("JSON is YAML");
    let resources = files();
    let (mut same, mut told) = (0, 0);
    for Example { markdown } in examples {
        let source =
            format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n{markdown}");
        let mut diagnostics = Diagnostics::default();
        let options = Options::default();
        let input = Input {
            name: "a.md",
            bytes: source.as_bytes(),
            resources: &resources,
            options: &options,
        };
        // Images that are not there and links that lead nowhere stop a reading.
        let Ok(first) = read(&input, &mut diagnostics) else { continue };
        let mut remarks = Diagnostics::default();
        let written = Markdown::default().source(&first, &resources, &mut remarks);
        if !remarks.list().is_empty() {
            told += 1;
        } else if !has_empty_paragraph(&first) {
            assert_eq!(dump(&document(&written)), dump(&first), "{markdown}\n{written}");
            same += 1;
        }
    }
    assert!(same > 600 && told < 10, "{same} same, {told} told");
}

/// A paragraph without words (`[](x)`) is nothing that Markdown could say.
fn has_empty_paragraph(document: &Document) -> bool {
    let mut found = false;
    visit_blocks(&document.blocks, &mut |block| {
        found |= matches!(&block.kind, BlockKind::Paragraph(content) if content.is_empty());
    });
    found
}
