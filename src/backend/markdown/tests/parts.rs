//! Documents made at random of parts and of signs: each comes back, or is warned of.

use super::{document, dump, files, read_with};
use crate::backend::markdown::Markdown;
use crate::diagnostic::Diagnostics;

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
        if let Ok(first) = read_with(&source, &resources, &mut remarks) {
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
        let source = format!("---\ntitle: T\nlang: fr\ndate: 2020-04-01\n---\n\nd\n\n{body}\n");
        if let Ok(first) = read_with(&source, &resources, &mut diagnostics) {
            let mut remarks = Diagnostics::default();
            let written = Markdown::default().source(&first, &resources, &mut remarks);
            if remarks.list().is_empty() {
                assert_eq!(dump(&document(&written)), dump(&first), "{written}");
            }
        }
    }
}
