//! Inlines.

use super::address::{AddressKind, address_kind, encoded};
use super::face::{FaceStyle, FaceWeight};
use super::math::{mathml, sole_formula};
use super::render::{HrefFrom, Renderer};
use super::settings::Syntax;
use super::writer::{Element, Elements as _};
use crate::diagnostic::{Diagnostic, Span, catalogue};
use crate::document::{
    Direction, Extent, Image, Inline, InlineKind, Link, NoteId, Target, cited_key,
    linear_formula, plain_text,
};
use crate::mathml::Place;

impl Renderer<'_, '_> {
    /// Writes inlines one after the other.
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        let mut before = None;
        for inline in inlines {
            if is_call_at(inline, <[Inline]>::first)
                && before.is_some_and(|before| is_call_at(before, <[Inline]>::last))
            {
                // `¹,²` are two notes, `¹²` is one.
                self.due_marks();
                let comma = Element::new("sup").class("generated");
                self.element(comma, |renderer| renderer.plain(","));
            }
            self.inline(inline);
            before = Some(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match &inline.kind {
            InlineKind::Text(words) | InlineKind::RawHtml(words) => self.words(words),
            InlineKind::SoftBreak => self.words(" "),
            InlineKind::LineBreak => {
                self.writer.empty("br");
                self.cursor.skip(1);
            }
            InlineKind::Emphasis(content) => {
                let italic = !self.face.italic;
                self.styled("em", FaceStyle { italic, ..self.face }, content);
            }
            InlineKind::Strong(content) => {
                let weight = FaceWeight::Bold;
                self.styled("strong", FaceStyle { weight, ..self.face }, content);
            }
            InlineKind::Strikethrough(content) => self.styled("s", self.face, content),
            InlineKind::Superscript(content) => self.styled("sup", self.face, content),
            InlineKind::Subscript(content) => self.styled("sub", self.face, content),
            InlineKind::SmallCaps(content) => {
                self.styled(Element::new("span").class("small-caps"), self.face, content);
            }
            InlineKind::Span { attributes, content } => self.span(attributes, content),
            InlineKind::Code(code) => {
                let element = self.left_to_right(Element::new("code"));
                self.in_face(FaceStyle { mono: true, ..self.face }, |renderer| {
                    renderer.element(element, |renderer| renderer.words(code));
                });
            }
            InlineKind::Math(tex) => {
                self.due_marks();
                self.formula(tex, Place::Line, inline.span);
                self.cursor.skip(linear_formula(tex).len());
            }
            InlineKind::Link(link) => self.link(link, inline.span),
            InlineKind::Image(image) => {
                self.due_marks();
                self.image(image);
                self.cursor.skip(image.alternative.len());
            }
            InlineKind::NoteCall(note) => self.note_call(*note),
            InlineKind::Generated(words) if self.in_ruby => self.ruby_parenthesis(words),
            InlineKind::Generated(words) => {
                let element = Element::new("span").class("generated");
                self.element(element, |renderer| renderer.words(words));
            }
        }
    }

    fn styled(&mut self, element: impl Into<Element>, face: FaceStyle, content: &[Inline]) {
        self.in_face(face, |renderer| {
            renderer.element(element, |renderer| renderer.inlines(content));
        });
    }

    /// Writes in another face.
    pub(super) fn in_face(&mut self, face: FaceStyle, content: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.face, face);
        content(self);
        self.face = outer;
    }

    /// An element of code, which is written from left to right whatever is around it.
    pub(super) fn left_to_right(&self, element: Element) -> Element {
        match self.speech.around {
            Direction::RightToLeft => {
                element.attribute("dir", Direction::LeftToRight.as_html())
            }
            Direction::LeftToRight => element,
        }
    }

    /// Writes a formula as MathML, or as its TeX where that cannot be.
    pub(super) fn formula(&mut self, tex: &str, place: Place, span: Span) {
        match mathml(&self.formulas, tex, place) {
            Ok(mathml) => {
                self.writer.verbatim(&mathml);
                self.has_formulas = true;
                self.content.features.formulas = true;
            }
            Err(reason) => {
                self.content.features.raw_formulas = true;
                self.diagnostics.report(
                    Diagnostic::new(
                        &catalogue::XHTML_FORMULA,
                        format!("the formula `{tex}` cannot be set: {reason}"),
                    )
                    .at(span),
                );
                self.in_face(FaceStyle { mono: true, ..self.face }, |renderer| {
                    renderer.element(Element::new("code").class("math"), |renderer| {
                        renderer.plain(tex);
                    });
                });
            }
        }
    }

    fn link(&mut self, link: &Link, span: Span) {
        let href = match &link.target {
            Target::Internal(id) => match (self.names.get(id), self.partition.place_of(id))
            {
                (Some(name), Some(part)) => Some(self.href_to(part, name, HrefFrom::Text)),
                (Some(_) | None, Some(_) | None) => None,
            },
            Target::External(address) => match address_kind(address) {
                AddressKind::Web => Some(encoded(address.trim())),
                AddressKind::Relative if self.settings.syntax == Syntax::Html => {
                    Some(encoded(address.trim()))
                }
                AddressKind::Relative | AddressKind::Unsafe => None,
            },
        };
        if href.is_none() {
            let target = match &link.target {
                Target::Internal(target) | Target::External(target) => target,
            };
            self.diagnostics.report(
                Diagnostic::new(
                    &catalogue::XHTML_LINK,
                    format!("the link to `{target}` leads nowhere in this edition; its words stay"),
                )
                .at(span),
            );
        }
        let element = match href {
            Some(href) => Element::new("a").attribute("href", href),
            None => Element::new("span"),
        };
        let element = match cited_key(link) {
            Some(_) => self.meaning(element, "biblioref", "doc-biblioref"),
            None => element,
        };
        let element = self.attributed(element, &link.attributes);
        let element = if link.title.is_empty() {
            element
        } else {
            element.attribute("title", &link.title)
        };
        let element = element.maybe("aria-label", sole_formula(&link.content));
        let is_wordless = plain_text(&link.content).trim().is_empty();
        self.content.features.wordless_links |= is_wordless;
        self.apart(|renderer| {
            renderer.speech = renderer.speech.within(&link.attributes);
            renderer.element(element, |renderer| renderer.inlines(&link.content));
        });
    }

    /// Writes an image, or its words where the edition lacks it.
    pub(super) fn image(&mut self, image: &Image) {
        let Some(picture) = self.settings.pictures.get(&image.path) else {
            // Why it is missing was reported by whoever looked for it.
            let element =
                self.attributed(Element::new("span").class("image"), &image.attributes);
            self.element(element, |renderer| renderer.plain(&image.alternative));
            return;
        };
        let mut element = Element::new("img").attribute("src", &picture.href);
        if image.decorative {
            // Empty, it has the role `presentation`, which HTML does not let it state as well.
            element = element.attribute("alt", "");
        } else {
            self.content.features.images = true;
            if image.alternative.trim().is_empty() {
                // None at all: an empty text would say that the image only decorates (WCAG
                // F38), one of ours would hide from every checker that it is missing (F30).
                self.content.features.undescribed_images = true;
            } else {
                element = element.attribute("alt", &image.alternative);
            }
        }
        if !image.title.is_empty() {
            element = element.attribute("title", &image.title);
        }
        if let Some(style) = size_style(image) {
            element = element.attribute("style", style);
        }
        let element = self.attributed(element, &image.attributes);
        self.writer.empty(element);
    }

    fn note_call(&mut self, note: NoteId) {
        self.due_marks();
        let Some(names) = self.note_names.get(note.index()) else { return };
        let count = self.calls.entry(note).or_insert(0);
        let Some((name, _)) = names.calls.get(*count).cloned() else { return };
        *count += 1;
        let href = self.href_to(self.partition.part_of(note), &names.own, HrefFrom::Text);
        let element = Element::new("a")
            .attribute("id", name)
            .class("noteref")
            .class("generated")
            .attribute("href", href);
        let element = self.meaning(element, "noteref", "doc-noteref");
        self.element(element, |renderer| renderer.plain(&note.number().to_string()));
    }
}

/// Whether an inline is the call of a note, or holds one at that end.
fn is_call_at(inline: &Inline, end: fn(&[Inline]) -> Option<&Inline>) -> bool {
    let inner = inline.kind.content().and_then(|content| end(content));
    matches!(inline.kind, InlineKind::NoteCall(_))
        || inner.is_some_and(|inner| is_call_at(inner, end))
}

/// The size that the source wants an image to have. A part of a page's height is nothing
/// where there are no pages.
fn size_style(image: &Image) -> Option<String> {
    let width = image.width().map(|width| format!("width: {}", width.css()));
    let height = image.height().and_then(|height| match height {
        Extent::Part(_) => None,
        Extent::Length(_) | Extent::Em(_) => Some(format!("height: {}", height.css())),
    });
    let said: Vec<String> = width.into_iter().chain(height).collect();
    (!said.is_empty()).then(|| said.join("; "))
}
