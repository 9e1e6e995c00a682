//! What holds while a part of the document is written.

use super::Smart;
use crate::document::{
    Attributes, Block, BlockKind, Document, Inline, InlineKind, visit_blocks,
};
use crate::language::{Tag, ordinal};
use std::borrow::Cow;

/// The document, and the language at a place in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope<'a> {
    /// The document.
    pub(super) document: &'a Document,
    /// Whether the texts are set right when the output is read.
    pub(super) smart: Smart,
    /// Whether the words stand between the bars of a table.
    pub(super) between_bars: bool,
    language: &'a Tag,
}

impl<'a> Scope<'a> {
    /// The whole document.
    pub(super) fn of(document: &'a Document, smart: Smart) -> Self {
        Self { document, smart, between_bars: false, language: &document.metadata.language }
    }

    /// What holds inside an element with these attributes.
    pub(super) fn within(self, own: &'a Attributes) -> Self {
        Self { language: own.language().unwrap_or(self.language), ..self }
    }

    /// What holds in a cell of a table.
    pub(super) fn in_cell(self) -> Self {
        Self { between_bars: true, ..self }
    }

    /// What is no prose, such as code, with its bars told from those of a table.
    pub(super) fn verbatim<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.between_bars && text.contains('|') {
            true => Cow::Owned(text.replace('|', "\\|")),
            false => Cow::Borrowed(text),
        }
    }

    /// Whether the letters in `run[index]`, a superscript, are raised by reading: those of
    /// an ordinal behind its number.
    pub(super) fn raises(&self, run: &[Inline], index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| run.get(before));
        let Some(InlineKind::Superscript(content)) = run.get(index).map(|own| &own.kind)
        else {
            return false;
        };
        let (number, [letters]) = (text(before), content.as_slice()) else { return false };
        let letters = text(Some(letters));
        if self.smart == Smart::Off || number.is_empty() || letters.is_empty() {
            return false;
        }
        // Behind letters that are raised themselves a word goes on.
        let goes_on = index.checked_sub(2).is_some_and(|first| {
            matches!(run.get(first).map(|own| &own.kind), Some(InlineKind::Superscript(_)))
        });
        if goes_on && number.starts_with(char::is_alphanumeric) {
            return false;
        }
        let whole = format!("{number}{letters}{}", text(run.get(index + 1)));
        let raised = number.len()..number.len() + letters.len();
        ordinal::find(&whole, self.language).contains(&raised)
    }

    /// The TeX of a formula without the number that the converter gave it.
    pub(super) fn without_number<'t>(&self, block: &Block, tex: &'t str) -> &'t str {
        if block.attributes.id().is_none() {
            return tex;
        }
        let (mut number, mut own) = (0_usize, None);
        visit_blocks(&self.document.blocks, &mut |other| {
            let is_numbered =
                matches!(other.kind, BlockKind::Math(_)) && other.attributes.id().is_some();
            number += usize::from(is_numbered);
            if other.id == block.id && is_numbered {
                own = Some(number);
            }
        });
        own.and_then(|number| tex.strip_suffix(&format!(" \\tag{{{number}}}")))
            .unwrap_or(tex)
    }
}

/// The words of an inline that is nothing but words.
fn text(inline: Option<&Inline>) -> &str {
    match inline.map(|inline| &inline.kind) {
        Some(InlineKind::Text(words)) => words,
        Some(_) | None => "",
    }
}
