//! Divisions whose lines stand in the middle or at the right, in every edition.

use crate::converted::{laid_out, written};
use sevigne::backend::html::Html;
use sevigne::backend::markdown::Markdown;
use sevigne::backend::text::Text;
use sevigne::geometry::Length;
use sevigne::typeset::{Item, TextRun};

const SOURCE: &str = "---\ntitle: T\nlang: fr\ndate: 2020-04-01\n---\n\nMots du texte.\n\n\
    ::: {.center}\nRideau\n\n- un\n:::\n\n::: {.right}\nLe maire,\\\nLuc\n:::\n\nFin.\n";

#[test]
fn lines_stand_in_the_middle_and_at_the_right_of_the_page() {
    let set = laid_out(SOURCE, &[]);
    let run = |words: &str| -> TextRun {
        let found = set.pages[0].items.iter().find_map(|item| match item {
            Item::Text(run) if run.text.contains(words) => Some(run.clone()),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("{words}"))
    };
    let width =
        |run: &TextRun| run.glyphs.iter().map(|glyph| glyph.advance).sum::<Length>();
    let title = run("T");
    let middle = title.origin.x + width(&title) / 2;
    let curtain = run("Rideau");
    let off = curtain.origin.x + width(&curtain) / 2 - middle;
    assert!(off < Length::POINT && off > -Length::POINT, "{off:?}");
    assert!(run("un").origin.x < curtain.origin.x, "a list keeps its place");
    let (mayor, name) = (run("maire"), run("Luc"));
    let ends = [&mayor, &name].map(|run| run.origin.x + width(run));
    assert!(ends[0] - ends[1] < Length::POINT * 2 && ends[1] - ends[0] < Length::POINT * 2);
    assert!(name.origin.x > mayor.origin.x && mayor.origin.x > middle);
}

#[test]
fn the_text_edition_draws_them_and_the_others_say_their_class() {
    let text = written(SOURCE, &[], &Text::default());
    let name = "Luc";
    let expected = format!("\n{:>72}\n{name:>72}\n", "Le maire,");
    assert!(text.contains(&expected), "{text}");
    assert!(text.contains(&format!("\n{}Rideau\n", " ".repeat(33))), "{text}");
    let linear = written(SOURCE, &[], &Text { linear: true, ..Text::default() });
    assert!(linear.contains("\nRideau\n"), "{linear}");
    let html = written(SOURCE, &[], &Html::default());
    assert!(html.contains("<div class=\"center\">\n<p>Rideau</p>"), "{html}");
    assert!(html.contains(".right > p:not(.line-block) {\n  text-align: right;"), "{html}");
    let markdown = written(SOURCE, &[], &Markdown::default());
    assert!(markdown.contains("\n::: {.right}\nLe maire,\\\nLuc\n:::\n"), "{markdown}");
    assert_eq!(written(&markdown, &[], &Markdown::default()), markdown);
}

#[test]
fn lines_that_are_placed_in_a_quotation_stay_in_it() {
    let source = "---\ntitle: T\nlang: en\n---\n\n> ::: {.right}\n> Ann\n> :::\n";
    let text = written(source, &[], &Text::default());
    let widest = text.lines().map(str::len).max();
    assert!(widest.is_some_and(|widest| widest <= 72), "{text}");
}
