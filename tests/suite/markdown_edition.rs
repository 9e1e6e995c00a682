//! The Markdown edition in another folder than its source's.

use crate::workshop::{LETTER, Workshop};

/// A drawing that every edition takes.
const SEAL: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";

fn with_seal() -> Workshop {
    let workshop = Workshop::new();
    workshop.write("post/img/a seal.svg", SEAL);
    workshop.write("post/style.css", "p { color: red }");
    let front = LETTER.replacen(
        "---\n",
        "---\ncover-image: img/a seal.svg\ncover-alt: A seal\ncss: style.css\n",
        1,
    );
    let body = "![A seal](<img/a seal.svg>)\n\nWords ![a seal](img/a%20seal.svg){width=1em}.\n\n\
                <figure><img src=\"img/a seal.svg\" alt=\"A seal\"><figcaption>A \
                *seal*</figcaption></figure>\n";
    workshop.write("post/letter.md", format!("{front}\n{body}"));
    workshop
}

#[test]
fn files_are_named_from_where_the_markdown_lies() {
    for (output, path, is_outside) in [
        ("post/again.md", "img/a seal.svg", false),
        ("again.md", "post/img/a seal.svg", false),
        ("other/again.md", "../post/img/a seal.svg", true),
        ("post/img/again.md", "a seal.svg", false),
        ("post/below/again.md", "../img/a seal.svg", true),
    ] {
        let workshop = with_seal();
        let outcome = workshop.run(&["post/letter.md", "-o", output]);
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
        let is_told = outcome.stderr.contains("note[md/outside]");
        // The style sheet lies above the images.
        let is_outside = is_outside || output == "post/img/again.md";
        assert_eq!(is_told, is_outside, "{output}: {}", outcome.stderr);
        let text = String::from_utf8(workshop.read(output)).unwrap();
        assert_eq!(text.matches(&format!("(<{path}>")).count(), 3, "{output}: {text}");
        assert!(text.contains(&format!("cover-image: {path}\n")) || is_outside, "{text}");
        // It is the same letter, wherever it lies.
        let convert = |input: &str, output: &str| {
            let arguments = [input, "--root", ".", "-t", "html", "-o", output, "-q"];
            workshop.run(&arguments).succeeds();
            workshop.read(output)
        };
        assert!(convert("post/letter.md", "one.html") == convert(output, "two.html"));
    }
}

#[test]
fn what_source_holds_is_named_from_output() {
    let workshop = Workshop::new();
    workshop.write("source/seal.svg", SEAL);
    workshop.write("source/letter.md", format!("{LETTER}\n![A seal](seal.svg)\n"));
    let outcome = workshop.run(&["--to", "md"]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    let text = String::from_utf8(workshop.read("output/letter.md")).unwrap();
    assert!(text.contains("![A seal](../source/seal.svg)"), "{text}");
    // Nobody knows where standard output goes.
    let outcome = workshop.run(&["source/letter.md", "--to", "md", "-o", "-"]);
    outcome.succeeds();
    assert!(outcome.stdout().contains("![A seal](seal.svg)"), "{}", outcome.stdout());
}
