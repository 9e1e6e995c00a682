//! Inlines → styled text.

use super::super::frame::LinkTarget;
use super::super::paragraph::{Anchor, Call, StyledText};
use super::super::structure::{Element, Role};
use super::super::text_style::StyledLink;
use super::formula::Telling;
use super::setter::Setter;
use super::voice::Voice;
use crate::diagnostic::Span;
use crate::document::{
    Attributes, Direction, Inline, InlineKind, Link, NoteId, Target, plain_letter,
    plain_text,
};
use crate::font::{Family, Features, Posture, Run, ShapedGlyph, Weight};
use crate::language::ligature;

/// The size of code beside text, so that their x-heights agree: 429 to 486 thousandths.
pub(super) const MONO_SCALE: i64 = 86;

/// The size of small print, in hundredths of the text's around it: as browsers show it.
const SMALL: i64 = 83;

impl Setter<'_, '_> {
    /// The inlines in `voice`.
    pub(super) fn styled(&mut self, inlines: &[Inline], voice: &Voice) -> StyledText {
        let mut text = voice.text();
        self.append(inlines, voice, &mut text);
        text
    }

    pub(super) fn append(
        &mut self,
        inlines: &[Inline],
        voice: &Voice,
        text: &mut StyledText,
    ) {
        for inline in inlines {
            self.inline(inline, voice, text);
        }
    }

    fn inline(&mut self, inline: &Inline, voice: &Voice, text: &mut StyledText) {
        let span = inline.span;
        if let Some(name) = inline.kind.attributes().and_then(Attributes::id) {
            let (at, element) = (text.text.len(), voice.element);
            text.anchors.push(Anchor { at, name: name.to_owned(), element });
        }
        match &inline.kind {
            InlineKind::Text(words) => self.words(words, voice, span, text),
            InlineKind::SoftBreak => self.words(" ", voice, span, text),
            InlineKind::LineBreak => self.words("\n", voice, span, text),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Superscript(content)
            | InlineKind::Subscript(content)
            | InlineKind::SmallCaps(content) => {
                let inner = self.inner_voice(&inline.kind, voice);
                self.append(content, &inner, text);
            }
            InlineKind::Span { attributes: _, content } => {
                let inner = self.inner_voice(&inline.kind, voice);
                let is_isolated = inner.direction != voice.direction;
                self.isolate(is_isolated, &inner, text);
                self.append(content, &inner, text);
                self.end_isolate(is_isolated, &inner, text);
            }
            InlineKind::Code(code) => {
                // Code is written from left to right, whatever is around it.
                let mut inner = self.inner_voice(&inline.kind, voice);
                let is_isolated = voice.is_right_to_left();
                inner.direction = Some(Direction::LeftToRight);
                self.isolate(is_isolated, &inner, text);
                self.words(code, &inner, span, text);
                self.end_isolate(is_isolated, &inner, text);
            }
            InlineKind::Math(tex) => {
                self.line_formula((tex, span), voice, Telling::Aloud, text);
            }
            InlineKind::Link(link) => self.link(link, voice, text),
            InlineKind::Image(image) => self.line_image(image, voice, span, text),
            InlineKind::NoteCall(note) => self.note_call(*note, voice, span, text),
            InlineKind::Generated(words) => {
                let inner = self.within(Role::Generated, voice);
                self.words(words, &inner, span, text);
            }
            InlineKind::RawHtml(_) => {}
        }
    }

    /// The voice of what is inside an inline.
    pub(super) fn inner_voice(&mut self, kind: &InlineKind, voice: &Voice) -> Voice {
        match kind {
            InlineKind::Emphasis(_) => {
                let inner = self.within(Role::Emphasis, voice);
                Voice { posture: turned(voice.posture), ..inner }
            }
            InlineKind::Strong(_) => {
                let inner = self.within(Role::Strong, voice);
                Voice { weight: Weight::BOLD, ..inner }
            }
            InlineKind::Strikethrough(_) => {
                let mut inner = self.within(Role::Span, voice);
                inner.decorations.struck = true;
                inner
            }
            InlineKind::Superscript(content) => self.raised(voice, content),
            InlineKind::Subscript(_) => {
                let inner = self.within(Role::Span, voice);
                Voice {
                    raise: voice.raise - voice.size.scale(15, 100),
                    size: voice.size.scale(66, 100),
                    ..inner
                }
            }
            InlineKind::SmallCaps(content) => {
                let features = self.small_capitals(voice, content);
                Voice { features, ..voice.clone() }
            }
            InlineKind::Span { attributes, content } => {
                self.spanned(attributes, content, voice)
            }
            InlineKind::Code(_) => self.code_voice(voice),
            InlineKind::Text(_)
            | InlineKind::SoftBreak
            | InlineKind::LineBreak
            | InlineKind::Math(_)
            | InlineKind::Link(_)
            | InlineKind::Image(_)
            | InlineKind::NoteCall(_)
            | InlineKind::Generated(_)
            | InlineKind::RawHtml(_) => voice.clone(),
        }
    }

    /// Adds words in the voice's style.
    pub(super) fn words(
        &mut self,
        words: &str,
        voice: &Voice,
        span: Span,
        text: &mut StyledText,
    ) {
        let style = self.text_style(voice);
        let plain = self.styles.add(style);
        let mut read = 0;
        for word in ligature::parted(words, &voice.language, self.divider.exceptions()) {
            let mut apart = style;
            apart.run.features = apart.run.features.with(Features::NO_LIGATURES);
            let apart = self.styles.add(apart);
            text.push(words.get(read..word.start).unwrap_or(""), plain, span);
            text.push(words.get(word.clone()).unwrap_or(""), apart, span);
            read = word.end;
        }
        text.push(words.get(read..).unwrap_or(""), plain, span);
    }

    /// What follows has the direction of its voice whatever stands around it, and says nothing
    /// of theirs (UAX #9, 2.4), where it `is_isolated`.
    fn isolate(&mut self, is_isolated: bool, voice: &Voice, text: &mut StyledText) {
        let sign = match voice.direction {
            Some(Direction::LeftToRight) => "\u{2066}",
            Some(Direction::RightToLeft) => "\u{2067}",
            None => "\u{2068}",
        };
        if is_isolated {
            self.words(sign, voice, Span::default(), text);
        }
    }

    /// Ends what [`Self::isolate`] began.
    fn end_isolate(&mut self, is_isolated: bool, voice: &Voice, text: &mut StyledText) {
        if is_isolated {
            self.words("\u{2069}", voice, Span::default(), text);
        }
    }

    /// A formula with plain letters for those of other alphabets that the face lacks.
    pub(super) fn drawable(&mut self, linear: &str, voice: &Voice) -> String {
        let face = self.text_style(voice).run.face;
        let shaper = &mut self.shaper;
        let draw = |c: char| match plain_letter(c) {
            Some(plain) if shaper.glyph(face, c).is_none() => plain,
            Some(_) | None => c,
        };
        linear.chars().map(draw).collect()
    }

    /// The voice within a new element.
    pub(super) fn within(&mut self, role: Role, voice: &Voice) -> Voice {
        let element = self.element(role, voice);
        Voice { element, ..voice.clone() }
    }

    /// The voice of code.
    pub(super) fn code_voice(&mut self, voice: &Voice) -> Voice {
        let mut inner = self.within(Role::Code, voice);
        inner.family = Family::Mono;
        inner.posture = Posture::Upright;
        inner.features = Features::NO_LIGATURES;
        inner.size = voice.size.scale(MONO_SCALE, 100);
        inner.running = false;
        inner
    }

    /// The voice of raised words: drawn as such where the face does, else small and raised.
    fn raised(&mut self, voice: &Voice, content: &[Inline]) -> Voice {
        let inner = self.within(Role::Span, voice);
        let words = plain_text(content);
        let may_be_drawn = voice.family == Family::Serif
            && words.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        if may_be_drawn { self.superior(inner, &words) } else { lifted(inner) }
    }

    /// The voice of `words` that are raised above those of `voice`: with the characters that
    /// the face has for it, else with its usual ones, small.
    pub(super) fn superior(&mut self, voice: Voice, words: &str) -> Voice {
        if self.draws(Features::SUPERIOR, &voice, words) {
            let features = voice.features.with(Features::SUPERIOR);
            Voice { features, ..voice }
        } else {
            lifted(voice)
        }
    }

    /// The features of `content` in small capitals. Where the face has none it is noted.
    fn small_capitals(&mut self, voice: &Voice, content: &[Inline]) -> Features {
        let words = plain_text(content);
        let letters: String = words.chars().filter(|c| c.is_lowercase()).collect();
        self.lacking.small_capitals |= voice.family == Family::Serif
            && !self.draws(Features::SMALL_CAPS, voice, &letters);
        voice.features.with(Features::SMALL_CAPS)
    }

    /// Whether the face of a voice has characters of their own for `words` where it is asked
    /// for `features`.
    fn draws(&mut self, features: Features, voice: &Voice, words: &str) -> bool {
        let usual = self.text_style(voice).run;
        let asked = Run { features: usual.features.with(features), ..usual };
        let usual = self.shaper.shape(usual, words);
        let asked = self.shaper.shape(asked, words);
        let (usual, asked) =
            (self.shaper.word(usual).glyphs, self.shaper.word(asked).glyphs);
        let is_other = |(usual, asked): (&ShapedGlyph, &ShapedGlyph)| usual.id != asked.id;
        usual.len() == asked.len() && usual.iter().zip(asked).all(is_other)
    }

    fn spanned(
        &mut self,
        attributes: &Attributes,
        content: &[Inline],
        voice: &Voice,
    ) -> Voice {
        let mut inner = voice.clone();
        if inner.address(attributes) {
            let mut element = Element::new(Role::Span, Some(voice.element));
            element.language = Some(inner.language.clone());
            inner.element = self.structure.add(element);
        }
        for class in attributes.classes() {
            match class.as_str() {
                "smallcaps" => {
                    inner.features = self.small_capitals(&inner, content);
                }
                // What is typed and what a program answers look as code does.
                "kbd" | "samp" => inner = self.code_voice(&inner),
                "cite" | "dfn" | "var" => inner.posture = turned(voice.posture),
                "small" => inner.size = voice.size.scale(SMALL, 100),
                "u" | "ins" | "underline" => inner.decorations.underlined = true,
                "mark" => inner.decorations.highlighted = true,
                _other => {}
            }
        }
        inner
    }

    fn link(&mut self, link: &Link, voice: &Voice, text: &mut StyledText) {
        let mut inner = self.within(Role::Link, voice);
        let target = match &link.target {
            Target::External(address) => {
                inner.color = self.style.link_color;
                LinkTarget::External(address.clone())
            }
            Target::Internal(name) => LinkTarget::Internal(name.clone()),
        };
        // A reference (`[](#id)`) says the title where the section has no number.
        let number = match (&link.target, link.content.as_slice()) {
            (Target::Internal(name), [Inline { kind: InlineKind::Generated(_), .. }]) => {
                self.section_numbers.get(name).cloned()
            }
            (Target::Internal(_) | Target::External(_), _) => None,
        };
        let words = number.clone().unwrap_or_else(|| plain_text(&link.content));
        let description = if link.title.is_empty() { words } else { link.title.clone() };
        let element = inner.element;
        inner.link =
            Some(self.styles.add_link(StyledLink { target, element, description }));
        match (number, link.content.first()) {
            (Some(number), Some(reference)) => {
                let inner = self.within(Role::Generated, &inner);
                self.words(&number, &inner, reference.span, text);
            }
            (Some(_) | None, Some(_) | None) => self.append(&link.content, &inner, text),
        }
    }

    /// A raised number that leads to its note, behind a raised comma where another stands
    /// right before: `¹,²` are two notes, `¹²` is one.
    fn note_call(
        &mut self,
        note: NoteId,
        voice: &Voice,
        span: Span,
        text: &mut StyledText,
    ) {
        let at = text.text.len();
        if text.ends_with_call() {
            let comma = lifted(self.within(Role::Generated, voice));
            self.words(",", &comma, span, text);
        }
        let reference = self.within(Role::Reference, voice);
        // ISO 14289-1, 7.18.5: what leads elsewhere is a link, in a reference too.
        let reference = self.within(Role::Link, &reference);
        let number = note.number().to_string();
        let mut reference = self.superior(reference, &number);
        reference.link = Some(self.styles.add_link(StyledLink {
            target: LinkTarget::Internal(note_name(note)),
            element: reference.element,
            description: number.clone(),
        }));
        self.words(&number, &reference, span, text);
        text.calls.push(Call { at, length: text.text.len() - at, note: note.0 });
    }
}

/// The posture of words that stand out from those in `posture`.
const fn turned(posture: Posture) -> Posture {
    match posture {
        Posture::Upright => Posture::Italic,
        Posture::Italic => Posture::Upright,
    }
}

/// The voice of words that are small and raised, for what the face has no drawn ones.
fn lifted(voice: Voice) -> Voice {
    let raise = voice.raise + voice.size.scale(33, 100);
    let size = voice.size.scale(66, 100);
    Voice { raise, size, ..voice }
}

/// The name of a note's destination; no identifier of the source begins with a point.
pub(super) fn note_name(note: NoteId) -> String {
    format!(".note-{}", note.number())
}
