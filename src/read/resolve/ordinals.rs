//! Raises the letters of ordinals in the words of a run, where the language does.

use super::orthotypography::{Smart, is_autolink};
use crate::diagnostic::Span;
use crate::document::{Inline, InlineKind, Inlines};
use crate::language::{Tag, ordinal};

/// Raises them: in words that the converter makes, and in the source's where texts are set
/// right. What is raised or lowered already, and what is an address, stays.
pub(super) fn raise(run: &mut Inlines, language: &Tag, smart: Smart) {
    let mut index = 0;
    while let Some(Inline { span, kind }) = run.get_mut(index) {
        index += 1;
        let parts = match kind {
            InlineKind::Text(_) if smart == Smart::Off => continue,
            InlineKind::Text(words) => parts(words, *span, language, InlineKind::Text),
            InlineKind::Generated(words) => {
                parts(words, *span, language, InlineKind::Generated)
            }
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::SmallCaps(content) => {
                raise(content, language, smart);
                continue;
            }
            InlineKind::Span { attributes, content } => {
                raise(content, attributes.language().unwrap_or(language), smart);
                continue;
            }
            InlineKind::Link(link) => {
                if !is_autolink(&link.target, &link.content) {
                    let own = link.attributes.language().unwrap_or(language);
                    raise(&mut link.content, own, smart);
                }
                continue;
            }
            InlineKind::SoftBreak
            | InlineKind::LineBreak
            | InlineKind::Superscript(_)
            | InlineKind::Subscript(_)
            | InlineKind::Code(_)
            | InlineKind::Math(_)
            | InlineKind::Image(_)
            | InlineKind::NoteCall(_)
            | InlineKind::RawHtml(_) => continue,
        };
        if !parts.is_empty() {
            let count = parts.len();
            run.splice(index - 1..index, parts);
            index += count - 1;
        }
    }
}

/// The words with the letters of their ordinals raised; nothing where there is none.
fn parts(
    words: &str,
    span: Span,
    language: &Tag,
    kind: fn(String) -> InlineKind,
) -> Inlines {
    let mut parts = Inlines::new();
    let mut done = 0;
    let push = |range: std::ops::Range<usize>, parts: &mut Inlines| {
        let part = words.get(range).unwrap_or("");
        if !part.is_empty() {
            parts.push(Inline::new(span, kind(part.to_owned())));
        }
    };
    for range in ordinal::find(words, language) {
        push(done..range.start, &mut parts);
        let mut letters = Inlines::new();
        push(range.clone(), &mut letters);
        parts.push(Inline::new(span, InlineKind::Superscript(letters)));
        done = range.end;
    }
    if done > 0 {
        push(done..words.len(), &mut parts);
    }
    parts
}
