//! The lines of the letter against LuaLaTeX with microtype.
#![cfg(feature = "typeset")]

use sevigne::diagnostic::{Diagnostics, Span};
use sevigne::document::{Attributes, Block, BlockId, BlockKind, Document, Inline};
use sevigne::font::FontBook;
use sevigne::geometry::{Length, Sides};
use sevigne::language::Tag;
use sevigne::resource::Memory;
use sevigne::typeset::{Score, Style, typeset};

const RECEIVED: &str = include_str!("../data/letter/lettre-brute.txt");

/// The 17 lines of the received letter that have at least 200 characters, set plain.
fn score(millimetres: i64) -> Score {
    let mut document = Document::default();
    document.metadata.language = Tag::parse("fr").expect("a tag");
    let long = RECEIVED.lines().filter(|line| line.chars().count() >= 200);
    for (number, line) in (0..).zip(long) {
        let words = line.strip_prefix("- ").unwrap_or(line);
        document.blocks.push(Block {
            id: BlockId(number),
            span: Span::default(),
            attributes: Attributes::default(),
            kind: BlockKind::Paragraph(vec![Inline::text(Span::default(), words)]),
        });
    }
    assert_eq!(document.blocks.len(), 17);
    let mut style = Style::of(&document);
    let side = (style.paper.width - Length::from_millimetres(millimetres)) / 2;
    style.size = Length::POINT * 11;
    style.indent = Length::ZERO;
    style.margins = Sides { left: side, right: side, ..style.margins };
    let book = FontBook::bundled();
    let mut diagnostics = Diagnostics::default();
    let layout = typeset(&document, &book, &Memory::default(), &style, &mut diagnostics);
    layout.expect("set").score()
}

#[test]
fn lines_are_as_even_as_with_lualatex_and_microtype() {
    for (millimetres, mean, rms, hyphens) in
        [(105, 0.253, 0.370, 0.181), (120, 0.243, 0.376, 0.087)]
    {
        let score = score(millimetres);
        println!("{millimetres} mm: {score:?} total {}", score.total());
        assert!(score.mean_ratio <= mean * 1.1, "{millimetres} mm: {score:?}");
        assert!(score.rms_ratio <= rms * 1.1, "{millimetres} mm: {score:?}");
        assert!(score.hyphen_ratio <= hyphens * 1.1, "{millimetres} mm: {score:?}");
        assert_eq!((score.loose, score.overfull), (0, 0), "{millimetres} mm: {score:?}");
    }
}
