//! Formulas: which dollars begin one, and which of them stand on lines of their own.

use super::*;

#[test]
fn a_formula_between_two_dollars_parts_the_paragraph_it_stands_in() {
    let blocks =
        body("On a\n$$\na^2\n$$\nwe *stand*, and $$b$$, so.\n\nNew $$c$$").0.blocks;
    let kinds: Vec<_> = blocks
        .iter()
        .skip(1)
        .map(|block| match &block.kind {
            BlockKind::Paragraph(content) => {
                let is_rest = block.attributes.has_class("continued");
                format!("{}{}", if is_rest { "… " } else { "" }, plain_text(content))
            }
            BlockKind::Math(tex) => format!("${tex}$"),
            other => format!("{other:?}"),
        })
        .collect();
    // The mark behind a formula would stand alone at the beginning of a line.
    assert_eq!(kinds, ["On a", "$a^2$", "… we stand, and", "$b,$", "… so.", "New", "$c$"]);
}

#[test]
fn a_formula_that_touches_a_bracket_a_quote_or_a_call_stays_in_its_line() {
    for text in [
        "We know ($$a$$).",
        "whether $$a$$?",
        "so $$a$$[^n]\n\n[^n]: N",
        "so $$a$$;[^n]\n\n[^n]: N",
        "\u{201c}$$a$$\u{201d} b",
    ] {
        let blocks = body(text).0.blocks;
        assert!(matches!(blocks[1].kind, BlockKind::Paragraph(_)), "{text}");
        assert_eq!(blocks.len(), 2, "{text}");
    }
    let blocks = body("| a |\n|---|\n| b |\n\n: Caption $$q$$ here").0.blocks;
    let BlockKind::Table(table) = &blocks[1].kind else { panic!("{blocks:?}") };
    assert_eq!((plain_text(&table.caption).as_str(), blocks.len()), ("Caption q here", 2));
}

#[test]
fn the_parts_of_a_paragraph_stand_where_they_were_written() {
    let text = format!("{HEAD}On a\n$$\na^2\n$$\nwe $$b$$ {{#eq}}, so.\n");
    let (document, diagnostics) = read_with("a.md", &text, &Options::default());
    let written: Vec<&str> = document
        .blocks
        .iter()
        .skip(1)
        .map(|block| diagnostics.sources.text(block.span))
        .collect();
    assert_eq!(written, ["On a", "$$\na^2\n$$", "we", "$$b$$", "so."]);
    assert_eq!(document.blocks[4].attributes.id(), Some("eq"));
}

#[test]
fn formulas_as_github_writes_them_are_formulas() {
    let blocks = body("Text $`a^2`$.\n\n```math\nb^2\n```").0.blocks;
    let mut found = Vec::new();
    visit_inlines(&blocks[1], &mut |inline| {
        if let InlineKind::Math(tex) = &inline.kind {
            found.push(tex.clone());
        }
    });
    assert_eq!(found, ["a^2"]);
    assert_eq!(blocks[2].kind, BlockKind::Math("b^2".to_owned()));
}

#[test]
fn the_dollars_of_prices_are_words() {
    for (text, words) in [
        ("From US$5 to US$10.", "From US$5 to US$10."),
        ("It costs $5-$10, $20/day ($15/half).", "It costs $5-$10, $20/day ($15/half)."),
        ("**$5**, **$6**", "$5, $6"),
    ] {
        let (document, codes) = body(text);
        assert!(codes.is_empty(), "{codes:?}");
        let BlockKind::Paragraph(content) = &document.blocks[1].kind else {
            panic!("{text}")
        };
        assert_eq!(plain_text(content), words);
    }
    let (document, _) = body("`$5-$10`");
    let BlockKind::Paragraph(content) = &document.blocks[1].kind else {
        panic!("no words")
    };
    assert_eq!(content[0].kind, InlineKind::Code("$5-$10".to_owned()));
}

#[test]
fn an_address_without_brackets_keeps_the_marks_in_it() {
    let (document, _) = body(
        "At https://e.org/__main__.html and https://e.org/a*b*c, www.e.org/a$b$c, *so*.",
    );
    let mut targets = Vec::new();
    visit_inlines(&document.blocks[1], &mut |inline| match &inline.kind {
        InlineKind::Link(link) => match &link.target {
            Target::External(address) => targets.push(address.clone()),
            Target::Internal(_) => {}
        },
        InlineKind::Emphasis(content) => targets.push(plain_text(content)),
        _ => {}
    });
    assert_eq!(
        targets,
        [
            "https://e.org/__main__.html",
            "https://e.org/a*b*c",
            "http://www.e.org/a$b$c",
            "so"
        ]
    );
}
