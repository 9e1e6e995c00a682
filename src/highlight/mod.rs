//! Code in tokens: which words are keywords, strings, comments, and in which colors they
//! read well.
//!
//! [`of_block`] cuts a block of code by the grammar of its language; [`TokenClass::color`]
//! gives each class its color on a light or a dark ground. Which faces and which elements
//! show it is the writers' business.
//!
//! Invariant: the tokens of a text, one behind the other, are that text.

mod class;
mod grammar;
mod palette;
mod parser;

pub use class::TokenClass;
pub use grammar::{Token, tokens};
pub use palette::Ground;

use crate::document::{Code, Document, SyntaxHighlighting};

/// What pages show in place of a tab.
pub const TAB: &str = "    ";

/// The tokens of a block of code, without the line feed at its end: one plain token where
/// the document wants no colors or the language is not known.
#[must_use]
pub fn of_block<'c>(document: &Document, code: &'c Code) -> Vec<Token<'c>> {
    let text = code.text.strip_suffix('\n').unwrap_or(&code.text);
    let cut = match (document.syntax_highlighting, &code.language) {
        (SyntaxHighlighting::Default, Some(language)) => tokens(language, text),
        (SyntaxHighlighting::Default, None) | (SyntaxHighlighting::None, _) => None,
    };
    cut.unwrap_or_else(|| vec![Token { text, class: None }])
}
