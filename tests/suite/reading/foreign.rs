//! Marks of other programs: told where they are printed as they stand.

use super::{HEAD, body, read_with};
use sevigne::document::{Alignment, BlockKind, visit_blocks};
use sevigne::read::Options;

/// The codes of what is said of a body.
fn codes(text: &str) -> Vec<&'static str> {
    body(text).1
}

#[test]
fn a_comment_that_never_ends_is_a_warning() {
    assert_eq!(codes("a\n\n<!-- x\n\nb\n"), ["html/unclosed"]);
    assert_eq!(codes("a\n\n<!-- x -->\n\nb <!--> c\n"), ["html/comment", "html/comment"]);
    let text = format!("{HEAD}a\n\n<!-- x\n\nb\n");
    let (_, diagnostics) = read_with("a.md", &text, &Options::default());
    let shown = diagnostics.to_string();
    assert!(shown.contains("a.md:8:1") && shown.contains("write `-->`"), "{shown}");
}

#[test]
fn a_fence_of_code_that_never_ends_is_told() {
    for text in [
        "a\n\n```\nb\n\nc\n",
        "~~~~ rust\nb\n~~~\n",
        "> ```\n> b\n\nc\n",
        "- ```\n  b\n\nc\n",
        "```\n",
        "````\n```\n",
        "- a\n  ```\n  b\n\n  c",
    ] {
        assert_eq!(codes(text), ["markdown/unclosed-code"], "{text}");
    }
}

#[test]
fn a_fence_of_code_that_ends_is_not_told() {
    for text in [
        "```\nb\n```\n",
        "```\nb\n```",
        "```\r\nb\r\n```\r\n",
        "~~~ rust\nb\n~~~~~\n",
        "> ```\n> b\n> ```\n",
        "- ```\n  b\n  ```\n",
        "1. > ```\n   > b\n   > ```  \n",
        "```\n```\n",
        "    ```\n    b\n",
        "[^1]: ```\n      b\n      ```\n\na[^1]\n",
        "a `` ``` `` b\n",
    ] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn links_and_embeddings_between_two_brackets_are_told() {
    assert_eq!(
        codes("Voir ![[a.png]] et [[Page|mots]] et [[Page]]\n"),
        ["markdown/foreign"; 2]
    );
    assert_eq!(codes("# [[Titre]]\n\n- [[a b#c]]\n"), ["markdown/foreign"]);
    for text in [
        "[[1]] [[1]](https://a.org) a[[x]] [[ -f x ]] \\[[a]] `[[a]]` [[a], [b]] $[[a]]$\n",
        "[[a](https://a.org)] [[a]{.b}]\n\n```\n[[bin]]\n```\n",
    ] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn comments_of_obsidian_over_more_than_they_are_read_in_are_told() {
    for text in ["a %%b\n\nc%%\n", "%% b\n\n- c %%\n", "- %%b\n- c%%\n"] {
        assert_eq!(codes(text), ["markdown/foreign"], "{text}");
    }
    for text in
        ["100%% et 50%%\n", "Taux en %%, 5 %%\n", "`%%a`\n", "\\%%a%%\n", "%%%% a\n"]
    {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn latex_outside_formulas_is_told() {
    for text in [
        "\\begin{align}\na &= b\n\\end{align}\n",
        "a\n\\newpage\nb\n",
        "\\begin{itemize}\n\\item a\n\\end{itemize}\n",
    ] {
        assert_eq!(codes(text), ["markdown/foreign"], "{text}");
    }
    for text in [
        "$$\n\\begin{align}a &= b\\end{align}\n$$\n",
        "`\\begin{align}` et `\\newpage`\n",
        "\\\\newpage\n",
        "```\n\\begin{a}\n```\n",
    ] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn marks_of_pandoc_and_its_kin_are_told() {
    for text in [
        "Voir @fig:pont.\n",
        "Voir [@tbl-prix].\n",
        "[TOC]\n",
        "[[_TOC_]]\n",
        "(@) Un mot\n",
        "(@bon) Un mot\n",
        "On a \\(x^2=1\\).\n",
        "\\[E=mc^2\\]\n",
        "Lyon \\hfill 2019\n",
        "Un\n\n\\\n\nDeux\n",
    ] {
        assert_eq!(codes(text), ["markdown/foreign"], "{text}");
    }
    for text in [
        "a@fig:b, `@fig:a`, @figaro, @fig: a\n",
        "[TOC] et plus\n",
        "(@ midi) a, @ (5)\n",
        "Un \\(mot\\) et \\[autre\\]\n",
        "C:\\hfill\\a, `\\hfill`, \\hfilles\n",
        "Un \\\nDeux\n",
    ] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn names_of_emoji_between_colons_are_told_once() {
    assert_eq!(codes("Merci :smile: :tada:\n\n:rocket: a\n"), ["markdown/foreign"]);
    assert_eq!(codes("Merci\n\n:smile: a\n"), ["markdown/foreign"]);
    for text in [
        "10:30:45, a::b, std::heart::x, 3:+1:2, :nom:, :x:, a:smile:b, `:smile:`\n",
        "Un mot:\n\n:)\n",
        "\\:smile:\n",
    ] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn definitions_behind_a_tilde_are_told() {
    // One below a single line is read.
    assert_eq!(codes("Un mot\nencore\n  ~ Sens\n"), ["markdown/foreign"]);
    for text in
        ["Bien à vous,\n~ Anne\n", "Une longueur de\n  ~ 5 km\n", "~ a\n", "a ~ b\n"]
    {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn a_title_block_of_pandoc_is_told() {
    let said = |text: &str| {
        let (_, diagnostics) = read_with("a.md", text, &Options::default());
        diagnostics.list().iter().any(|remark| remark.code.id == "markdown/foreign")
    };
    assert!(said("% Titre\n% Anne\n\nMots\n"));
    assert!(said("\u{feff}% Titre\n\nMots\n"));
    assert!(!said("100 % de\n"));
    assert!(!said("Mots\n\n% Titre\n"));
    assert!(!said(&format!("{HEAD}% Titre\n")));
}

#[test]
fn tables_that_are_none_are_told() {
    for text in [
        "+-----+---+\n| - a | b |\n+=====+===+\n| c   | d |\n+-----+---+\n",
        "- x\n\n  > +:--+--:+\n  > | a | b |\n  > +---+---+\n",
        "| a | b |\n|---|\n| c |\n",
        "a | b | c\n---|---\nd | e\n",
        "------- ------\n     12     12\n    words across\n------- ------\n",
    ] {
        assert_eq!(codes(text), ["markdown/table"], "{text}");
    }
    let said = |text: &str| {
        let told = codes(text).into_iter().filter(|code| *code == "markdown/table");
        told.count()
    };
    let simple = "  Right     Left\n-------     ------\n     12     12\n      1     2\n";
    let lines = "-------------------------------\n First    Right Left\n------- ------- ---------------\n   One     12.0 Words that\n                go on.\n\n-------------------------------\n";
    for text in [simple, lines] {
        assert_eq!(codes(text), [""; 0], "{text}");
        let quoted: String = text.lines().map(|line| format!("> {line}\n")).collect();
        assert_eq!(said(&quoted), 1, "{quoted}");
    }
}

#[test]
fn tables_without_bars_are_read() {
    let simple = "Right    Left\n------   -----\n    12   *mot*\n   345   x\n";
    let lines = "---------------\n  Right  Left\n-------  ------\n     12  *mot*\n\n    345  x\n---------------\n";
    let grid = "+------+-------+\n| Right| Left  |\n+=====:+:======+\n| 12   | *mot* |\n+------+-------+\n| 345  | x     |\n+------+-------+\n";
    let right = simple.replacen("Right ", " Right", 1);
    for text in [right.as_str(), lines, grid] {
        for text in [
            format!("{text}\n: Un titre\n"),
            format!("- a\n\n{}", indent(text)),
            format!("::: {{.a}}\n{text}:::\n"),
        ] {
            let (document, diagnostics) =
                read_with("a.md", &format!("{HEAD}{text}"), &Options::default());
            assert_eq!(diagnostics.list(), [], "{text}\n{diagnostics}");
            let mut tables = Vec::new();
            visit_blocks(&document.blocks, &mut |block| {
                if let BlockKind::Table(table) = &block.kind {
                    tables.push(table.clone());
                }
            });
            let [table] = tables.as_slice() else { panic!("{text}: {document:#?}") };
            assert_eq!(table.columns, [Alignment::Right, Alignment::Left], "{text}");
            assert_eq!((table.head.len(), table.body.len()), (1, 2), "{text}");
            assert_eq!(table.caption.is_empty(), !text.contains("titre"), "{text}");
            let cell = &table.body[0].cells[1].blocks[0];
            assert_eq!(diagnostics.sources.text(cell.span), "*mot*", "{text}");
        }
    }
}

/// The lines set in by two blanks.
fn indent(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}

#[test]
fn rules_signs_and_tables_are_no_tables_that_are_none() {
    for text in [
        "a\n\n--- ---\n\nb\n",
        "- - -\na\n",
        "--- ---\na b\n",
        "a\n\n* * *\n\nb\n",
        "+ a\n+ b\n",
        "| a | b |\n|---|---|\n| c | d |\n",
        "a\n| a | b |\n|---|---|\n| c | d |\n",
        "a | b\nc | d\n",
        "C++ + a+\n| a\n",
        "```\n+---+\n| a |\n+---+\n--- ---\na  b\n```\n",
        "| un\n| deux\n",
    ] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn verse_right_below_words_is_told() {
    assert_eq!(codes("Mots\n| un\n| deux\n"), ["markdown/verse"]);
    for text in ["Mots\n\n| un\n| deux\n", "Mots\n| un |\n| deux |\n", "a\n| b\nc\n"] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn bullets_of_other_programs_that_flow_together_are_told() {
    assert_eq!(codes("• un\n• deux\n"), ["markdown/flowing-list"]);
    assert_eq!(codes("Mots :\n• un\n• deux\n"), ["markdown/flowing-list"]);
    for text in ["• un\n\n• deux\n", "• un\\\n• deux\n", "a • b\nc • d\n", "- un\n- deux\n"]
    {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn what_is_written_for_another_format_is_left_out_and_told() {
    let (document, told) = body("a `\\x`{=latex} b\n\n```{=openxml}\nc\n```\n\nd\n");
    assert_eq!(told, ["markdown/raw-format"; 2]);
    assert_eq!(super::dump(&document), "title: T\np: a b\np: d\n");
    let (document, told) = body("a `<b>x</b>`{=html}\n\n```{=html}\n<p>y</p>\n```\n");
    assert_eq!(told, [""; 0]);
    assert_eq!(super::dump(&document), "title: T\np: a x\np: y\n");
    assert_eq!(codes("`a`{= b} `a` {=b} a{=b} `{=html}`\n"), [""; 0]);
}

#[test]
fn nothing_is_said_of_the_marks_in_the_readme() {
    use sevigne::diagnostic::Diagnostics;
    let mut diagnostics = Diagnostics::default();
    let (resources, options) = (super::files(), Options::default());
    let bytes = include_bytes!("../../../README.md");
    let input =
        super::Input { name: "a.md", bytes, resources: &resources, options: &options };
    // Its picture is not at hand.
    assert!(super::read(&input, &mut diagnostics).is_err());
    let told: Vec<_> = diagnostics.list().iter().map(|remark| remark.code.id).collect();
    assert!(told.contains(&"image/missing"), "{told:?}");
    let is_mark = |id: &&str| id.starts_with("markdown/") || id.starts_with("html/");
    assert!(!told.iter().any(is_mark), "{told:?}");
}

#[test]
fn commands_of_latex_and_attributes_of_paragraphs_are_told() {
    for (text, told) in [
        ("a\n\n\\vspace{3cm}\n\nb\n", "`\\vspace{3cm}` is LaTeX"),
        ("Some \\textbf{bold} words.\n", "`\\textbf{bold}` is LaTeX"),
        ("> Words. {.pull}\n", "`{.pull}` is an attribute"),
        ("Words.\n{: .lead}\n", "`{: .lead}` is an attribute"),
        ("Words {#name}\n", "`{#name}` is an attribute"),
    ] {
        let (_, diagnostics) =
            read_with("a.md", &format!("{HEAD}{text}"), &Options::default());
        let shown = diagnostics.to_string();
        assert!(shown.contains("markdown/foreign") && shown.contains(told), "{shown}");
    }
    for text in [
        "C:\\temp{a}, \\u{a0}, `\\vspace{1cm}`, $\\frac{a}{b}$\n",
        "\\\\vspace{3cm}\n",
        "The set {a, b}, and {.5}\n",
        "Words \\{.pull}\n",
        "Words `{.pull}`\n",
    ] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn of_the_columns_of_a_table_that_is_none_no_blanks_are_told() {
    let simple = "  Un       Deux\n-------     ------\n     12     12\n\n";
    assert_eq!(codes(simple), ["markdown/table"]);
    let grid = "+----+---+\n| a  b | c |\n+----+---+\n| d  e | f |\n+----+---+\n\n";
    assert_eq!(codes(grid), ["markdown/table"]);
    let quoted: String = grid.trim().lines().map(|line| format!("> {line}\n")).collect();
    assert_eq!(codes(&quoted), ["markdown/table"]);
    assert_eq!(
        codes(&format!("{grid}a  b\n")),
        ["markdown/table", "language/double-blank"]
    );
}
