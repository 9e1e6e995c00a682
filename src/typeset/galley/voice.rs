//! How words are set, and what the fonts lack for it.

use super::super::frame::{Color, Mark};
use super::super::paragraph::StyledText;
use super::super::structure::{ElementId, Role};
use super::super::text_style::{Decorations, TextStyle};
use super::setter::Setter;
use crate::document::{Attributes, Direction};
use crate::font::{Family, Features, Posture, Run, Weight, Writing};
use crate::geometry::Length;
use crate::language::Tag;

/// The voice that words are set in: what inlines change and blocks begin with.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    pub(super) family: Family,
    pub(super) weight: Weight,
    pub(super) posture: Posture,
    pub(super) features: Features,
    pub(super) size: Length,
    pub(super) raise: Length,
    pub(super) color: Color,
    pub(super) element: ElementId,
    pub(super) language: Tag,
    /// The direction of its words; none where neither it nor the language is known.
    pub(super) direction: Option<Direction>,
    pub(super) link: Option<super::super::text_style::LinkId>,
    pub(super) decorations: Decorations,
    pub(super) running: bool,
    /// How wide images may be that stand among no words; none where they stand among some.
    pub(super) image_measure: Option<Length>,
}

impl Voice {
    /// Whether its lines begin on the right.
    pub(super) fn is_right_to_left(&self) -> bool {
        self.direction == Some(Direction::RightToLeft)
    }

    /// No text yet, in its direction.
    pub(super) fn text(&self) -> StyledText {
        StyledText::in_direction(self.direction)
    }

    /// Goes over to the language and the direction that attributes state; whether that is
    /// another language.
    pub(super) fn address(&mut self, attributes: &Attributes) -> bool {
        let language = attributes.language().filter(|language| **language != self.language);
        if let Some(language) = language {
            self.language = language.clone();
            self.direction = Direction::of(language);
        }
        self.direction = attributes.direction().or(self.direction);
        language.is_some()
    }
}

/// The posture of words that are set apart in a language: upright where its script has no
/// italics.
pub(in crate::typeset) fn set_apart(language: &Tag) -> Posture {
    if language.has_italics() { Posture::Italic } else { Posture::Upright }
}

/// The faces that words asked for and that the family of running text does not have. Titles
/// and dates look well without an italic; stressed words say less.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::typeset) struct Lacking {
    bold: bool,
    italic: bool,
    /// Small capitals; the faces, not the family, lack them.
    pub(in crate::typeset) small_capitals: bool,
}

impl Lacking {
    /// What is lacking, in words.
    pub(in crate::typeset) const fn words(self) -> Option<&'static str> {
        match (self.bold, self.italic) {
            (false, false) => None,
            (true, false) => Some("bold"),
            (false, true) => Some("italic"),
            (true, true) => Some("bold and no italic"),
        }
    }
}

impl Setter<'_, '_> {
    /// The voice of running text.
    pub(super) fn voice(&self, element: ElementId) -> Voice {
        Voice {
            family: Family::Serif,
            weight: Weight::REGULAR,
            posture: Posture::Upright,
            features: if self.style.old_style_figures {
                Features::TEXT.with(Features::OLD_STYLE)
            } else {
                Features::TEXT
            },
            size: self.style.size,
            raise: Length::ZERO,
            color: Color::BLACK,
            element,
            language: self.document.metadata.language.clone(),
            direction: self.document.metadata.direction(),
            link: None,
            decorations: Decorations::NONE,
            running: true,
            image_measure: None,
        }
    }

    /// The text style that a voice has now.
    pub(super) fn text_style(&mut self, voice: &Voice) -> TextStyle {
        let book = self.shaper.book();
        let face = self.style.face(book, voice.family, voice.weight, voice.posture);
        if voice.family == Family::Serif && self.style.families.serif.is_some() {
            let found = book.face(face);
            let is_stressed = self.structure.get(voice.element).role == Role::Emphasis;
            self.lacking.bold |=
                voice.weight >= Weight::SEMIBOLD && found.weight() < Weight::SEMIBOLD;
            self.lacking.italic |= is_stressed && found.posture() != voice.posture;
        }
        TextStyle {
            run: Run { face, features: voice.features, writing: Writing::LeftToRight },
            size: voice.size,
            raise: voice.raise,
            color: voice.color,
            mark: Mark::Element(voice.element),
            language: self.styles.language(&voice.language),
            link: voice.link,
            object: None,
            decorations: voice.decorations,
            running: voice.running,
        }
    }
}
