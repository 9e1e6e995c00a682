//! Spans that mean something: keys, marked words, abbreviations, readings above characters.

use super::face::FaceStyle;
use super::render::Renderer;
use super::settings::Syntax;
use super::writer::{Element, Elements as _};
use crate::document::{Attributes, Date, Inline, InlineKind, Timestamp, plain_text};

/// The classes of spans that name an element of HTML, as raw HTML leaves them behind and as
/// pandoc writes them: `[Enter]{.kbd}`.
const ELEMENTS: [&str; 13] = [
    "abbr", "bdi", "bdo", "cite", "dfn", "ins", "kbd", "mark", "samp", "small", "time",
    "u", "var",
];

impl Renderer<'_, '_> {
    /// Writes words with attributes, as the element that their class names.
    pub(super) fn span(&mut self, attributes: &Attributes, content: &[Inline]) {
        let name = self.span_name(attributes, content);
        if name == "rp" && !self.has_parentheses() {
            self.cursor.skip(plain_text(content).len());
            return;
        }
        let element = self.attributed(Element::new(name), attributes);
        // Browsers set these in italics: the font of the edition has to have the letters.
        let italic = self.face.italic || matches!(name, "cite" | "dfn" | "var");
        let outer = std::mem::replace(&mut self.in_ruby, name == "ruby");
        let face = FaceStyle { italic, ..self.face };
        self.apart(|renderer| {
            renderer.speech = renderer.speech.within(attributes);
            renderer.in_face(face, |renderer| {
                renderer.element(element, |renderer| renderer.inlines(content));
            });
        });
        self.in_ruby = outer;
    }

    /// Writes a parenthesis that the converter puts around a reading.
    pub(super) fn ruby_parenthesis(&mut self, words: &str) {
        if self.has_parentheses() {
            let element = Element::new("rp").class("generated");
            self.element(element, |renderer| renderer.words(words));
        } else {
            self.cursor.skip(words.len());
        }
    }

    /// Whether readings have parentheses besides: they are for readers that know no `ruby`;
    /// those of EPUB do (EPUBCheck HTM-055).
    fn has_parentheses(&self) -> bool {
        self.settings.syntax != Syntax::Epub
    }

    /// The element that a span is: `span` where another would not be valid.
    fn span_name(&self, attributes: &Attributes, content: &[Inline]) -> &'static str {
        let has_reading = || {
            content.iter().any(|inline| match &inline.kind {
                InlineKind::Span { attributes, content: _ } => attributes.has_class("rt"),
                _other => false,
            })
        };
        if attributes.has_class("ruby") && !self.in_ruby && has_reading() {
            return "ruby";
        }
        for part in ["rt", "rp"] {
            if self.in_ruby && attributes.has_class(part) {
                return part;
            }
        }
        let named = ELEMENTS.iter().find(|name| attributes.has_class(name));
        match named.copied() {
            // Without a direction there is nothing to override.
            Some("bdo") if attributes.direction().is_none() => "span",
            // Words alone are rarely a time that machines read.
            Some("time") if !has_date(attributes) => "span",
            Some("ins") if says_when(attributes).is_some() && !has_date(attributes) => {
                "span"
            }
            Some(name) => name,
            // The class that pandoc's readers know underlined words by.
            None if attributes.has_class("underline") => "u",
            None => "span",
        }
    }
}

fn says_when(attributes: &Attributes) -> Option<&str> {
    attributes.value("datetime")
}

/// Whether attributes state a date or an instant that is one.
fn has_date(attributes: &Attributes) -> bool {
    says_when(attributes).is_some_and(|value| {
        let is_day = value.len() == "2020-04-01".len() && Date::parse(value).is_some();
        is_day || (value.contains('T') && Timestamp::parse(value).is_some())
    })
}
