//! A formula that is set, as items of a page.

use super::super::frame::{Glyph, Item, TextRun};
use super::super::text_style::{LineFormula, TextStyle};
use crate::font::Writing;
use crate::geometry::{Length, Point};

/// A formula with its origin at `at`, in the color and with the mark of `look`.
pub(in crate::typeset) fn group(
    formula: &LineFormula,
    at: Point,
    look: &TextStyle,
) -> Item {
    let at = Point::new(at.x, at.y - look.raise);
    let mut items: Vec<Item> = Vec::new();
    let mut run: Option<(TextRun, Length)> = None;
    for glyph in &formula.set.glyphs {
        let place = Point::new(at.x + glyph.at.x, at.y + glyph.at.y);
        // What stands further right on the same baseline is of one run.
        let goes_on = run.as_ref().is_some_and(|(run, pen)| {
            run.origin.y == place.y
                && run.size == glyph.size
                && run.color == glyph.color.unwrap_or(look.color)
                && *pen <= place.x
        });
        if !goes_on && let Some((run, _)) = run.take() {
            items.push(Item::Text(run));
        }
        let (own, pen) = run.get_or_insert_with(|| {
            let own = TextRun {
                origin: place,
                writing: Writing::LeftToRight,
                face: formula.face,
                size: glyph.size,
                scale: 1000,
                color: glyph.color.unwrap_or(look.color),
                mark: look.mark,
                glyphs: Vec::new(),
                text: String::new(),
            };
            (own, place.x)
        });
        if let Some(last) = own.glyphs.last_mut() {
            last.advance += place.x - *pen;
        }
        let byte = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
        let start = byte(&own.text);
        own.text.push(glyph.character);
        own.glyphs.push(Glyph {
            id: glyph.id,
            advance: glyph.advance,
            offset: Point::default(),
            start,
            end: byte(&own.text),
        });
        *pen = place.x + glyph.advance;
    }
    items.extend(run.map(|(run, _)| Item::Text(run)));
    items.extend(formula.set.rules.iter().map(|rule| Item::Rule {
        rect: rule.rect.moved(at),
        shape: rule.shape,
        color: rule.color.unwrap_or(look.color),
        mark: look.mark,
    }));
    Item::Group { text: formula.text.clone(), mark: look.mark, items }
}
