//! The words of an entry in the table of contents, set apart as in their heading.

use super::content::ContentsEntry;
use super::face::{FaceStyle, FaceUse, FaceWeight};
use super::settings::NarrowSpace;
use super::writer::{Element, Elements as _, Writer};
use crate::document::{Direction, Inline, InlineKind, plain_text};

/// Classes of spans that name an element which says how its words are meant.
const NAMED: [&str; 5] = ["cite", "dfn", "kbd", "samp", "var"];

/// Writes an entry's words: with their stress, scripts and languages, but with no link, no
/// call of a note and no image, for the entry is a link itself (HTML, 4.5.1). Formulas stand
/// in a line, as a navigation document without MathML takes them.
pub(super) fn entry_words(writer: &mut Writer, entry: &ContentsEntry) {
    if entry.heading.is_empty() {
        writer.text(&entry.title);
    } else {
        inlines(writer, &entry.heading, entry);
    }
}

/// Notes the faces of an entry that stands among words in `face`.
pub fn add_entry_faces(
    faces: &mut FaceUse,
    entry: &ContentsEntry,
    face: FaceStyle,
    narrow_space: NarrowSpace,
) {
    faces.add(face, &narrow_space.set_in(&entry.title));
    add_faces(faces, &entry.heading, face, narrow_space);
}

fn inlines(writer: &mut Writer, content: &[Inline], entry: &ContentsEntry) {
    for inline in content {
        match (element(&inline.kind, entry), inline.kind.content()) {
            (Some(element), Some(content)) => {
                writer.element(element, |writer| inlines(writer, content, entry));
            }
            (None, Some(content)) => inlines(writer, content, entry),
            (Some(element), None) => {
                writer.element(element, |writer| writer.text(&words(inline)));
            }
            (None, None) => writer.text(&words(inline)),
        }
    }
}

/// The element that sets apart what is inside an inline; the language and the direction of
/// the whole entry are said once.
fn element(kind: &InlineKind, entry: &ContentsEntry) -> Option<Element> {
    Some(match kind {
        InlineKind::Emphasis(_) => Element::new("em"),
        InlineKind::Strong(_) => Element::new("strong"),
        InlineKind::Strikethrough(_) => Element::new("s"),
        InlineKind::Superscript(_) => Element::new("sup"),
        InlineKind::Subscript(_) => Element::new("sub"),
        InlineKind::SmallCaps(_) => Element::new("span").class("small-caps"),
        InlineKind::Code(_) => Element::new("code"),
        InlineKind::Span { attributes, content: _ } => {
            let named = NAMED.into_iter().find(|name| attributes.has_class(name));
            let language =
                attributes.language().filter(|tag| entry.language.as_ref() != Some(*tag));
            let direction = attributes.direction();
            let direction = direction.filter(|it| entry.direction != Some(*it));
            if named.is_none() && language.is_none() && direction.is_none() {
                return None;
            }
            let element = Element::new(named.unwrap_or("span"));
            let element = match language {
                Some(language) => element.language(language),
                None => element,
            };
            element.maybe("dir", direction.map(Direction::as_html))
        }
        InlineKind::Text(_)
        | InlineKind::SoftBreak
        | InlineKind::LineBreak
        | InlineKind::Math(_)
        | InlineKind::Link(_)
        | InlineKind::Image(_)
        | InlineKind::NoteCall(_)
        | InlineKind::Generated(_)
        | InlineKind::RawHtml(_) => return None,
    })
}

/// The words of an inline that holds no others, in one line.
fn words(inline: &Inline) -> String {
    plain_text(std::slice::from_ref(inline)).replace('\n', " ")
}

fn add_faces(
    faces: &mut FaceUse,
    content: &[Inline],
    face: FaceStyle,
    narrow_space: NarrowSpace,
) {
    for inline in content {
        let inner = match &inline.kind {
            InlineKind::Emphasis(_) => FaceStyle { italic: !face.italic, ..face },
            InlineKind::Strong(_) => FaceStyle { weight: FaceWeight::Bold, ..face },
            InlineKind::Code(_) => FaceStyle { mono: true, ..face },
            InlineKind::Span { attributes, content: _ } => {
                // Browsers set these in italics.
                let is_italic =
                    ["cite", "dfn", "var"].iter().any(|name| attributes.has_class(name));
                FaceStyle { italic: face.italic || is_italic, ..face }
            }
            _other => face,
        };
        match inline.kind.content() {
            Some(content) => add_faces(faces, content, inner, narrow_space),
            None => faces.add(inner, &narrow_space.set_in(&words(inline))),
        }
    }
}
