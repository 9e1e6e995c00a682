//! Captions of figures: the title of an image, as inline Markdown.

use crate::converted::{converted, edition, written};
use crate::pdf_text::PdfText;
use sevigne::backend::html::Html;
use sevigne::backend::markdown::Markdown;
use sevigne::backend::pdf::Pdf;
use sevigne::backend::text::Text;

const CAT: [(&str, &str); 1] = [(
    "cat.svg",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"><rect width=\"4\" height=\"4\"/></svg>",
)];

fn source(image: &str) -> String {
    format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n{image}\n")
}

#[test]
fn the_caption_of_a_figure_is_inline_markdown_and_its_alternative_is_words() {
    let source =
        source("![A *fine* cat](cat.svg \"A *fine* cat<sup>1</sup>, by **Ann**\")");
    let page = written(&source, &CAT, &Html::default());
    let caption =
        "<figcaption>A <em>fine</em> cat<sup>1</sup>, by <strong>Ann</strong></figcaption>";
    assert!(page.contains(caption) && page.contains("alt=\"A fine cat\""), "{page}");
    let text = written(&source, &CAT, &Text::default());
    assert!(text.contains("[Image: A fine cat]\nA fine cat¹, by Ann\n"), "{text}");
    let pdf = PdfText::read(&edition(&source, &CAT, &Pdf::default()));
    let stressed = pdf.text(|roles| roles.iter().any(|role| role == "Em"));
    assert_eq!(stressed, "fine", "in the PDF");
}

#[test]
fn marks_in_the_brackets_of_a_figure_without_a_caption_are_told() {
    for (image, is_told) in [
        ("![Architecture of *rsnap*](cat.svg)", true),
        ("![The `main` loop](cat.svg){#fig}", true),
        ("![Of $x^2$](cat.svg)", true),
        ("![See [this](https://a.example)](cat.svg)", true),
        ("![After [@knuth]](cat.svg)", true),
        ("![A [fine] cat, a_b, 2 * 3, \\*so\\*](cat.svg)", false),
        ("![Architecture of rsnap](cat.svg)", false),
        ("![Of *rsnap*](cat.svg \"Of *rsnap*\")", false),
        ("Words ![of *rsnap*](cat.svg) and words.", false),
    ] {
        let told = converted(&source(image), &CAT, |_, diagnostics| {
            diagnostics.list().iter().any(|one| one.code.id == "image/marked-words")
        });
        assert_eq!(told, is_told, "{image}");
    }
}

#[test]
fn a_caption_that_holds_signs_keeps_them_behind_a_backslash() {
    let source = source(r#"![x](cat.svg "2 \\* 3, a_b, [^1], 1. and `y`")"#);
    let page = written(&source, &CAT, &Html::default());
    let caption = "<figcaption>2 * 3, a_b, [^1], 1. and <code>y</code></figcaption>";
    assert!(page.contains(caption), "{page}");
    converted(&source, &CAT, |_, diagnostics| assert_eq!(diagnostics.list(), []));
}

#[test]
fn each_line_of_a_caption_stands_in_the_middle() {
    use sevigne::typeset::{Item, TextRun};
    let words = "A wide drawing of the pump house the controller keeps the last readings in a \
                 ring buffer and writes them to flash memory every ten minutes or so it says";
    let words: Vec<&str> = words.split(' ').collect();
    for first in 0..words.len() / 2 {
        let source = source(&format!("![x](cat.svg \"{}\")", words[first..].join(" ")));
        let laid_out = crate::converted::laid_out(&source, &CAT);
        let left = laid_out.style.margins.left;
        let right = left + laid_out.style.measure();
        let end = |run: &TextRun| -> sevigne::geometry::Length {
            run.origin.x + run.glyphs.iter().map(|glyph| glyph.advance).sum()
        };
        let runs = laid_out.pages[0].items.iter().filter_map(|item| match item {
            Item::Text(run) if words.iter().any(|word| run.text.contains(word)) => {
                Some(run)
            }
            _ => None,
        });
        for run in runs.filter(|run| run.size < laid_out.style.size) {
            let (before, behind) = (run.origin.x - left, right - end(run));
            // A space behind the last word is not seen.
            let off = (before - behind).abs();
            assert!(off < run.size / 2, "{} {before} {behind}", run.text);
            assert!(before >= sevigne::geometry::Length::ZERO, "{} {before}", run.text);
        }
    }
}

#[test]
fn captions_come_back_from_markdown() {
    for image in [
        r#"![x](cat.svg "A *fine* cat by **Ann**")"#,
        r#"![x](cat.svg "2 \\* 3 and a \\[link](b)")"#,
        r##"![x](cat.svg "A *fine* cat"){#fig}"##,
        r#"![x](cat.svg "See [that](https://a.org) `code`")"#,
        r##"![x](cat.svg "# no heading")"##,
        r#"![x](cat.svg "1. no list")"#,
    ] {
        let first = written(&source(image), &CAT, &Markdown::default());
        let pages =
            [source(image), first.clone()].map(|it| written(&it, &CAT, &Html::default()));
        assert_eq!(pages[0], pages[1], "{first}");
        assert_eq!(written(&first, &CAT, &Markdown::default()), first);
    }
}

#[test]
fn a_caption_that_states_its_number_is_not_numbered_again() {
    let figure =
        |caption: &str, id: &str| format!("![x](cat.svg \"{caption}\"){{#{id}}}\n\n");
    let body = figure("**Figure 3.** A cat.", "a")
        + &figure("Fig. 4: Another.", "b")
        + &figure("Figures of cats.", "c")
        + "See [](#a), [](#b) and [](#c).";
    let page = written(&source(&body), &CAT, &Html::default());
    assert!(page.contains("<figcaption><strong>Figure 3.</strong> A cat."), "{page}");
    assert!(page.contains("<figcaption>Fig.\u{a0}4: Another."), "{page}");
    let text = written(&source(&body), &CAT, &Text::default());
    assert!(text.contains("Figure\u{a0}1: Figures of cats."), "{text}");
    let text = text.replace('\u{a0}', " ");
    assert!(text.contains("See Figure 3, Figure 4 and Figure 1."), "{text}");
}

#[test]
fn where_one_figure_can_be_referred_to_all_have_numbers() {
    let body = "![x](cat.svg \"First.\")\n\n![x](cat.svg \"Second.\"){#b}\n\n\
                ![x](cat.svg)\n\n> ![x](cat.svg \"Third.\")\n\n| a |\n|---|\n| b |\n\n\
                : A table\n\nSee [](#b).";
    let text = written(&source(body), &CAT, &Text::default()).replace('\u{a0}', " ");
    for words in
        ["Figure 1: First.", "Figure 2: Second.", "Figure 3: Third.", "See Figure 2."]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(text.contains("A table") && !text.contains("Table"), "{text}");
    // Nothing refers to any of them.
    let text = written(
        &source(&body.replace("{#b}", "").replace("[](#b)", "it")),
        &CAT,
        &Text::default(),
    );
    assert!(text.contains("Second.") && !text.contains("Figure"), "{text}");
}
