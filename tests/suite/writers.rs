//! What holds of every writer, whatever it is given: no source takes the stack, and none
//! makes it panic.

use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use sevigne::backend::{Description, Job, Output};
use sevigne::diagnostic::{Diagnostics, Reported};
use sevigne::{Backend, Conversion, Input, Memory, ReadOptions, Registry};

/// The smallest stack that a program gives a thread of its own on any system.
const STACK: usize = 1 << 20;

const HEAD: &str = "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n";

/// Makes every edition of a source; what was said.
fn editions(body: &str) -> String {
    let mut diagnostics = Diagnostics::default();
    let source = format!("{HEAD}{body}\n");
    let mut resources = Memory::default();
    resources
        .insert("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
    let input = Input {
        name: "a.md",
        bytes: source.as_bytes(),
        resources: &resources,
        options: &ReadOptions::default(),
    };
    let Ok(conversion) = Conversion::read(&input, "a", &mut diagnostics) else {
        assert!(diagnostics.has_errors());
        return diagnostics.to_string();
    };
    let registry = Registry::built_in();
    for format in registry.formats() {
        let backend = registry
            .backend(format.name, conversion.document(), &mut diagnostics)
            .expect("a writer");
        let artifacts = conversion.write(backend.as_ref(), &mut diagnostics);
        assert!(artifacts.is_ok(), "{}: {diagnostics}", format.name);
    }
    diagnostics.to_string()
}

#[test]
fn an_inline_note_is_in_editions_of_one_text_what_a_note_of_its_own_is() {
    let inline = format!(
        "{HEAD}# Head^[One *two*.]\n\nText,^[`a]` and [b](https://c.org).]^[d^[e]] **on^[f\ng]**.\n"
    );
    let apart = format!(
        "{HEAD}# Head[^1]\n\nText,[^2][^3] **on[^5]**.\n\n[^1]: One *two*.\n\n\
         [^2]: `a]` and [b](https://c.org).\n\n[^3]: d[^4]\n\n[^4]: e\n\n[^5]: f\n    g\n"
    );
    let mut diagnostics = Diagnostics::default();
    let registry = Registry::built_in();
    let mut of = |source: &str| -> Vec<(&str, Vec<u8>)> {
        let input = Input {
            name: "a.md",
            bytes: source.as_bytes(),
            resources: &Memory::default(),
            options: &ReadOptions::default(),
        };
        let document = sevigne::read(&input, &mut diagnostics).expect("a document");
        registry
            .formats()
            // Editions of one text; pages and the parts of a book have tests of their own.
            .filter(|format| !matches!(format.name, "pdf" | "epub"))
            .map(|format| {
                let backend = registry
                    .backend(format.name, &document, &mut diagnostics)
                    .expect("a writer");
                let edition =
                    sevigne::convert(source, &Memory::default(), backend.as_ref());
                (format.name, edition.expect("no errors").bytes)
            })
            .collect()
    };
    let (inline, apart) = (of(&inline), of(&apart));
    assert!(inline.len() >= 3);
    for ((name, one), (_, other)) in inline.iter().zip(&apart) {
        assert!(one == other, "{name}");
    }
    assert!(diagnostics.list().is_empty(), "{diagnostics}");
}

/// Does some work in a small stack.
fn in_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work);
    if let Err(panic) = thread.expect("a thread").join() {
        std::panic::resume_unwind(panic);
    }
}

/// Something that nests: how each level begins and ends.
const NESTING: &[(&str, &str)] = &[
    ("> ", ""),
    ("- ", ""),
    ("::: {.a}\n", ""),
    ("::: {.a}\n", "\n:::\n"),
    ("[", "]{.a}"),
    ("[*", "*]{.a}"),
    ("a <b>", "</b>"),
    ("a <b class=x>[*", "*]{.a}</b>"),
    ("<i>", ""),
    ("<div class=a>\n", "\n</div>\n"),
    ("<blockquote><i class=x>\n", "\n</i></blockquote>\n"),
    ("<ul><li>\n", ""),
    ("<table><tr><td>\n", ""),
    ("<dl><dt>\n", ""),
    ("<details><summary>a</summary>\n", ""),
    ("*a **b ", "** *"),
    ("![", "](a.svg)"),
];

#[test]
fn what_is_nested_without_end_is_refused_in_a_small_stack() {
    in_small_stack(|| {
        for (begin, end) in NESTING {
            let told = editions(&format!("{}x{}", begin.repeat(3_000), end.repeat(3_000)));
            let is_words = begin.starts_with("![") || begin.starts_with("*a");
            assert!(
                is_words || told.contains("error[markdown/too-deep]"),
                "{begin} {told}"
            );
        }
    });
}

#[test]
fn quotes_and_divisions_in_each_other_are_counted_together() {
    in_small_stack(|| {
        let level = |at: usize| format!("{}::: {{.a}}\n", "> ".repeat(at)).repeat(40);
        let deep: String = (1..90).map(level).collect();
        let told = editions(&format!("{deep}{}x", "> ".repeat(90)));
        assert!(told.contains("error[markdown/too-deep]"), "{told}");
    });
}

#[test]
fn what_is_just_not_too_deep_is_set_by_every_writer_in_a_small_stack() {
    in_small_stack(|| {
        for (begin, end) in NESTING {
            for depth in [20, 30, 45, 90] {
                let told =
                    editions(&format!("{}x{}", begin.repeat(depth), end.repeat(depth)));
                // A part may be five levels.
                assert!(depth > 20 || !told.contains("error["), "{begin}: {told}");
            }
        }
    });
}

#[test]
fn notes_in_notes_are_set_in_a_small_stack() {
    in_small_stack(|| {
        let notes = (0..2_000).map(|at| format!("[^{at}]: y[^{}]\n\n", at + 1));
        let told = editions(&format!("x[^0]\n\n{}[^2000]: z", notes.collect::<String>()));
        assert!(!told.contains("error["), "{told}");
    });
}

#[test]
fn formulas_and_code_without_end_are_set_in_a_small_stack() {
    in_small_stack(|| {
        for (part, end) in [
            ("{", "}"),
            (r"\left(", r"\right)"),
            (r"\begin{cases}", r"\end{cases}"),
            (r"\sqrt", ""),
            (r"\frac1", ""),
            (r"\frac{1}", ""),
            ("x^{", "}"),
            (r"\hat", ""),
            (r"\displaystyle ", ""),
            ("{%\n", "}"),
            ("%\n", ""),
            (r"\text{", "}"),
            (r"\xrightarrow[a]", ""),
        ] {
            for count in [48, 98, 5_000] {
                let tex = format!("{}x{}", part.repeat(count), end.repeat(count));
                let told = editions(&format!("a ${tex}$\n\n$${tex}$$\n"));
                // Some parts are two levels each.
                let is_told = told.contains("more than 100 levels");
                let is_known = count == 98 || is_told == (count == 5_000);
                assert!(is_known, "{part} {count}: {told}");
            }
        }
        for (language, part) in [("rust", "({["), ("js", "`${"), ("html", "<div>")] {
            editions(&format!("```{language}\n{}\n```\n", part.repeat(500)));
        }
    });
}

#[test]
fn a_word_as_long_as_a_book_is_set() {
    editions(&"a".repeat(80_000));
    editions(&"incompréhensible".repeat(5_000));
}

/// Pieces of Markdown, most of them no error.
const PARTS: &[&str] = &[
    "word ",
    "l’été ",
    "漢字 ",
    "שלום ",
    "e\u{301}",
    "\u{ad}",
    "\n",
    "\n\n",
    "\n\n# Heading\n\n",
    "\n\n### Deep {.a}\n\n",
    "\n\n> ",
    "\n\n- ",
    "\n\n1. ",
    "    ",
    "\n\n- [x] ",
    "\n\nterm\n: ",
    "\n\n---\n\n",
    "\n\n::: {.note}\n",
    "\n:::\n",
    "\n\n```rust\nfn a() {}\n```\n\n",
    "\n\n~~~",
    "*",
    "**",
    "~~",
    "^",
    "~",
    "`",
    "[",
    "]",
    "]{.smallcaps}",
    "]{lang=de #",
    "}",
    "{.a}",
    "](https://a.example)",
    "![An image](a.svg)",
    "![](a.svg){.decorative width=50%}",
    "[^a]",
    "\n\n[^a]: ",
    "$x^2$",
    "$$\\frac{a}{b}$$",
    "$",
    "$$",
    "\\sqrt",
    "\\begin{cases}",
    "{",
    "\\",
    "<b>",
    "</b>",
    "<a href='https://b.example'>",
    "<br>",
    "\n\n<div class=c>\n\n",
    "\n\n</div>\n\n",
    "<table><tr><td colspan=2>",
    "<td rowspan=3>",
    "<tr>",
    "</table>\n\n",
    "<ul><li>",
    "<!-- c -->",
    "&eacute;",
    "&lt;",
    "\n\n| a | b |\n|--:|---|\n| c | d |\n",
    "|",
    "www.a.example",
    "\"",
    "--",
    "…",
    "\t",
    "\u{0}",
    "\n\n\\pagebreak\n\n",
    "\n\n::: page-break\n:::\n",
];

fn markdown() -> impl Strategy<Value = String> {
    prop::collection::vec(0..PARTS.len(), 0..40)
        .prop_map(|parts| parts.into_iter().map(|part| PARTS[part]).collect())
}

/// Few cases, as each makes every edition; `PROPTEST_CASES` asks for more.
fn few() -> ProptestConfig {
    let all = ProptestConfig::default();
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    ProptestConfig { cases: if asked { all.cases } else { 60 }, ..all }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn writing_never_panics(text in markdown()) {
        editions(&text);
    }
}

/// A writer that forgets to write.
#[derive(Debug)]
struct Silent;

impl Backend for Silent {
    fn describe(&self) -> &Description {
        &Description {
            name: "silent",
            extension: "none",
            media_type: "text/plain",
            summary: "nothing",
            in_all: false,
            binary: false,
        }
    }

    fn write(&self, _: &mut Job<'_>, _: &mut dyn Output) -> Result<(), Reported> {
        Ok(())
    }
}

#[test]
fn a_writer_without_an_edition_is_an_error_that_was_told() {
    let refused = sevigne::convert(&format!("{HEAD}x\n"), &Memory::default(), &Silent);
    let told = refused.expect_err("no edition").to_string();
    assert!(told.contains("error[backend/no-artifact]: the writer `silent`"), "{told}");
}
