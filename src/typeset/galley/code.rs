//! Lines kept as they are: code.

use super::super::frame::Color;
use super::super::paragraph::{Alignment, StyledText};
use super::super::structure::Role;
use super::form::Column;
use super::setter::Setter;
use super::voice::Voice;
use crate::document::{Block, Code, Direction, Rgb};
use crate::font::{Family, Features, Posture};
use crate::geometry::Length;
use crate::highlight::{self, Ground, TAB, Token, TokenClass};

impl Setter<'_, '_> {
    /// Code, line by line, in the fixed-width family.
    pub(super) fn code(
        &mut self,
        block: &Block,
        code: &Code,
        column: Column,
        voice: &Voice,
    ) {
        // ISO 32000-1, 14.8.4.4: code stands in lines of text, so a paragraph holds it.
        let paragraph = self.within(Role::Paragraph, voice);
        let mut inner = self.within(Role::Code, &paragraph);
        inner.family = Family::Mono;
        inner.features = Features::NO_LIGATURES;
        inner.size = voice.size.scale(super::inlines::MONO_SCALE - 6, 100);
        inner.running = false;
        let half = self.style.leading / 2;
        // Code is written from left to right, unless its block says otherwise.
        let direction = block.attributes.direction().unwrap_or(Direction::LeftToRight);
        let mut text = StyledText::in_direction(Some(direction));
        let is_single = !code.text.trim_end_matches('\n').contains('\n');
        // A line is an element: nothing that is drawn says where it ends.
        let mut line =
            if is_single { inner.clone() } else { self.within(Role::Line, &inner) };
        for token in highlight::of_block(self.document, code) {
            for part in token.text.split_inclusive('\n') {
                let voice = self.token_voice(Token { text: part, ..token }, &line);
                self.words(&part.replace('\t', TAB), &voice, block.span, &mut text);
                if part.ends_with('\n') {
                    line = self.within(Role::Line, &inner);
                }
            }
        }
        self.space(half);
        let first = self.galley.rows.len();
        let inset = column.inset(self.style.indent, Length::ZERO);
        let form = Self::display(inset, self.style.leading, Alignment::Kept);
        self.text_block(block, &text, form, voice);
        if self.galley.rows.len() - first < 4 {
            self.keep_rows(first);
        }
        self.space(half);
    }

    /// The voice of a token: its color, and comments slanted where the face has their
    /// characters.
    fn token_voice(&mut self, token: Token<'_>, voice: &Voice) -> Voice {
        let Some(class) = token.class else { return voice.clone() };
        let Rgb { red, green, blue } = class.color(Ground::Light);
        let mut inner = voice.clone();
        inner.color = Color { red, green, blue };
        if class == TokenClass::Comment {
            inner.posture = Posture::Italic;
            let face = self.text_style(&inner).run.face;
            let mut drawn = token.text.chars().filter(|c| *c != '\t');
            if !drawn.all(|c| c == ' ' || self.shaper.glyph(face, c).is_some()) {
                inner.posture = voice.posture;
            }
        }
        inner
    }
}
