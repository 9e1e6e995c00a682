//! Asides: what stands beside the text, set apart from it in every edition.

use crate::converted::{laid_out, written};
use sevigne::backend::html::Html;
use sevigne::backend::markdown::Markdown;
use sevigne::backend::text::Text;
use sevigne::geometry::Length;
use sevigne::typeset::{Item, Mark, Role, TextRun};

/// An aside as HTML has it, and as a division of its class.
const FORMS: [&str; 2] = [
    "<aside>\n\nBeside it.\n\nMore beside it.\n\n</aside>",
    "::: {.aside}\nBeside it.\n\nMore beside it.\n:::",
];

fn source(aside: &str) -> String {
    format!(
        "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\nWords before.\n\n{aside}\n\n\
         Words behind.\n"
    )
}

#[test]
fn an_aside_is_set_in_smaller_and_apart() {
    for aside in FORMS {
        let set = laid_out(&source(aside), &[]);
        let run = |words: &str| -> TextRun {
            let found = set.pages[0].items.iter().find_map(|item| match item {
                Item::Text(run) if run.text.contains(words) => Some(run.clone()),
                _ => None,
            });
            found.unwrap_or_else(|| panic!("{words} {aside}"))
        };
        let (before, beside) = (run("Words before"), run("Beside"));
        assert!(beside.origin.x > before.origin.x + Length::POINT * 5, "{aside}");
        assert!(beside.size < before.size, "{aside}");
        let line = run("More").origin.y - beside.origin.y;
        assert!(beside.origin.y - before.origin.y > line, "{aside}");
        assert!(run("Words behind").origin.y - run("More").origin.y > line, "{aside}");
        // Who hears it hears of a section.
        let Mark::Element(own) = beside.mark else { panic!("{aside}") };
        let parent = set.structure.get(own).parent.expect("a parent");
        assert_eq!(set.structure.get(parent).role, Role::Section, "{aside}");
    }
}

#[test]
fn an_aside_is_set_in_as_text_and_has_its_class_elsewhere() {
    for aside in FORMS {
        let source = source(aside);
        let text = written(&source, &[], &Text::default());
        let expected =
            "Words before.\n\n    Beside it.\n\n    More beside it.\n\nWords behind.\n";
        assert!(text.contains(expected), "{text}");
        let html = written(&source, &[], &Html::default());
        assert!(html.contains("<div class=\"aside\">"), "{html}");
        let markdown = written(&source, &[], &Markdown::default());
        assert!(markdown.contains("\n::: {.aside}\nBeside it.\n"), "{markdown}");
        assert_eq!(written(&markdown, &[], &Markdown::default()), markdown);
    }
}
