//! What stands in the margins of pages: how it looks, and the words of the title in it.

use super::super::frame::{Artifact, Color, Mark};
use super::super::galley::{HeadLook, HeadWords, head_words, set_apart};
use super::super::page::HeadStyles;
use super::super::style::Style;
use super::super::text_style::{Decorations, LanguageId, Styles, TextStyle};
use crate::document::{BlockKind, Document, plain_text};
use crate::font::{Family, Features, FontBook, Posture, Run, Weight, Writing};
use crate::geometry::Length;
use crate::language::Tag;

/// The words of the title: as its block has them where that is the document's name.
pub(super) fn title_words(document: &Document) -> HeadWords {
    let name = &document.metadata.title;
    let block = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Title(title) => {
            // The name is in one line.
            let words = plain_text(&title.title);
            words.split_whitespace().eq(name.split_whitespace()).then_some(&title.title)
        }
        _other => None,
    });
    match block {
        Some(title) => head_words(title),
        None => vec![(name.clone(), HeadLook::Plain)],
    }
}

/// How the words of running heads look: in italics where the script has some, raised and
/// lowered ones in two thirds of their size.
pub(super) fn head_styles(
    fonts: &FontBook,
    (style, language): (&Style, &Tag),
    styles: &mut Styles,
) -> HeadStyles {
    let furniture = |posture| furniture_style(fonts, style, posture, Artifact::Header);
    let plain = furniture(set_apart(language));
    let moved = |raise: i64| TextStyle {
        size: plain.size.scale(66, 100),
        raise: plain.size.scale(raise, 100),
        ..plain
    };
    let mut small_capitals = furniture(Posture::Upright);
    let features = small_capitals.run.features.with(Features::SMALL_CAPS);
    small_capitals.run.features = features;
    HeadStyles {
        plain: styles.add(plain),
        stressed: styles.add(furniture(Posture::Upright)),
        small_capitals: styles.add(small_capitals),
        raised: styles.add(moved(33)),
        lowered: styles.add(moved(-15)),
    }
}

/// How folios and running heads look: in the size of the text, with old-style figures.
pub(super) fn furniture_style(
    fonts: &FontBook,
    style: &Style,
    posture: Posture,
    artifact: Artifact,
) -> TextStyle {
    let face = style.face(fonts, Family::Serif, Weight::REGULAR, posture);
    let features = Features::TEXT.with(Features::OLD_STYLE);
    TextStyle {
        run: Run { face, features, writing: Writing::LeftToRight },
        size: style.size,
        raise: Length::ZERO,
        color: Color::BLACK,
        mark: Mark::Artifact(artifact),
        language: LanguageId::default(),
        object: None,
        link: None,
        decorations: Decorations::NONE,
        running: true,
    }
}
