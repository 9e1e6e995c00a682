//! Inlines as words in a row.

use super::blocks::Writer;
use super::edition::Origin;
use super::flow::Flow;
use super::{Emphasis, Links};
use crate::document::{
    Image, Inline, InlineKind, Link, Target, linear_formula, plain_text, raised_or_lowered,
};
use crate::language::Label;

impl Writer<'_> {
    /// The words of inlines, with what the converter adds to them.
    pub(super) fn flow(&mut self, inlines: &[Inline]) -> Flow {
        let mut flow = Flow::default();
        self.add(inlines, &mut flow);
        flow
    }

    /// Adds the words of inlines to a flow.
    pub(super) fn add(&mut self, inlines: &[Inline], flow: &mut Flow) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(words) => flow.push(words, Origin::Source),
                InlineKind::SoftBreak => flow.push(" ", Origin::Source),
                InlineKind::LineBreak => flow.push("\n", Origin::Source),
                InlineKind::Emphasis(content) => self.marked("_", content, flow),
                InlineKind::Strong(content) => self.marked("*", content, flow),
                InlineKind::Strikethrough(content) => {
                    // Words that no longer hold must not be taken for words that do.
                    flow.push("~", Origin::Generated);
                    self.add(content, flow);
                    flow.push("~", Origin::Generated);
                }
                InlineKind::Superscript(content) => {
                    let words = plain_text(content);
                    match raised(&flow.text, &words) {
                        Some(raised) => flow.push(&raised, Origin::Source),
                        None => self.add(content, flow),
                    }
                }
                InlineKind::Subscript(content) => {
                    flow.push(
                        &raised_or_lowered('_', &plain_text(content)),
                        Origin::Source,
                    );
                }
                InlineKind::SmallCaps(content)
                | InlineKind::Span { attributes: _, content } => self.add(content, flow),
                InlineKind::Code(words) => {
                    let mark = match self.options.emphasis {
                        Emphasis::None => "",
                        Emphasis::Marks => "`",
                    };
                    flow.push(mark, Origin::Generated);
                    flow.push(words, Origin::Source);
                    flow.push(mark, Origin::Generated);
                }
                InlineKind::Math(tex) => flow.push(&linear_formula(tex), Origin::Source),
                InlineKind::Link(link) => self.link(link, flow),
                InlineKind::Image(image) => self.image(image, flow),
                InlineKind::NoteCall(id) => {
                    let mark = self.note_mark(id.index());
                    flow.push(&mark, Origin::Generated);
                }
                InlineKind::Generated(words) => flow.push(words, Origin::Generated),
                // None is left after reading.
                InlineKind::RawHtml(_) => {}
            }
        }
    }

    fn marked(&mut self, mark: &str, content: &[Inline], flow: &mut Flow) {
        let mark = match self.options.emphasis {
            Emphasis::None => "",
            Emphasis::Marks => mark,
        };
        flow.push(mark, Origin::Generated);
        self.add(content, flow);
        flow.push(mark, Origin::Generated);
    }

    fn link(&mut self, link: &Link, flow: &mut Flow) {
        self.add(&link.content, flow);
        let Target::External(address) = &link.target else { return };
        let words = plain_text(&link.content);
        let bare = address.strip_prefix("mailto:").unwrap_or(address);
        if words == *address || words == bare {
            return;
        }
        match self.link_style {
            Links::None => {}
            Links::Inline => flow.push(&format!(" <{bare}>"), Origin::Generated),
            Links::List => {
                let known = self.addresses.iter().position(|known| known == address);
                let index = known.unwrap_or_else(|| {
                    self.addresses.push(address.clone());
                    self.addresses.len() - 1
                });
                let mark = self.link_mark(index);
                flow.push(&format!("\u{a0}{mark}"), Origin::Generated);
            }
        }
    }

    /// `[Image : what it shows]`; nothing for an image that only decorates.
    pub(super) fn image(&mut self, image: &Image, flow: &mut Flow) {
        if image.decorative {
            return;
        }
        let label = Label::Image.in_language(self.language());
        if image.alternative.is_empty() {
            flow.push(&format!("[{label}]"), Origin::Generated);
            return;
        }
        let label = Label::Image.with_colon(self.language());
        flow.push(&format!("[{label}"), Origin::Generated);
        flow.push(&image.alternative, Origin::Source);
        flow.push("]", Origin::Generated);
    }
}

/// Raised letters behind `before`, in characters that stand high or behind a sign: `xⁿ`,
/// `nº`, `e^x`. None where they read as well on the line: `1er`, `XIXe`, `Mme`, `2nd`.
fn raised(before: &str, letters: &str) -> Option<String> {
    let is_part = |c: char| c.is_alphanumeric();
    let before = before.trim_end_matches(['_', '*', '~']);
    let word = before.get(before.trim_end_matches(is_part).len()..).unwrap_or("");
    let begins = before.chars().next_back().is_none_or(char::is_whitespace);
    // Small capitals are small letters here; a single one may be a formula's: `x^e`.
    let is_small = word.len() > 1 && word.bytes().all(|byte| b"ivxlc".contains(&byte));
    let is_number = word.starts_with(|c: char| c.is_ascii_digit())
        || is_small
        || (!word.is_empty() && word.bytes().all(|byte| b"IVXLC".contains(&byte)));
    let is_title = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    match letters {
        "o" if is_number || ["n", "N", "f", "r", "v"].contains(&word) => {
            Some("º".to_owned())
        }
        "os" if ["n", "N"].contains(&word) => Some("ºs".to_owned()),
        "a" if is_number => Some("ª".to_owned()),
        "TM" => Some("™".to_owned()),
        _ if is_number && ORDINAL_LETTERS.contains(&letters) => None,
        _ if is_title && TITLE_LETTERS.contains(&letters) => None,
        // Words that are raised as a whole.
        _ if begins && letters.chars().all(char::is_alphabetic) => None,
        _ => Some(raised_or_lowered('^', letters)),
    }
}

/// What stands raised behind a number, in the languages with rules.
const ORDINAL_LETTERS: [&str; 19] = [
    "er", "ers", "re", "res", "e", "es", "d", "de", "ds", "des", "nd", "nde", "st", "th",
    "rd", "ème", "ère", "os", "as",
];

/// What stands raised behind the first letter of a title: `Mme`, `Dr`, `Me`, `Cie`.
const TITLE_LETTERS: [&str; 18] = [
    "me", "mes", "lle", "lles", "e", "es", "gr", "r", "rs", "re", "ve", "ie", "ies", "t",
    "te", "ts", "iens", "rof",
];
