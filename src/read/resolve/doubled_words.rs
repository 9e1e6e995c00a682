//! References behind a word that they say themselves: `Figure [](#name)`.

use super::figures::abbreviations;
use crate::diagnostic::{Diagnostic, Span, catalogue};
use crate::language::{Label, Tag};

/// What people call a formula besides, in the languages that have labels of ours.
const EQUATIONS: [&str; 6] =
    ["équation", "equation", "gleichung", "ecuación", "equazione", "equação"];

/// Endings of several, as `Figures` and `Abbildungen` have them.
const PLURALS: [&str; 5] = ["", "s", "n", "en", "x"];

/// Says that the words `before` a reference end with the word that its own words begin with:
/// nothing where they do not.
pub(super) fn remark(
    before: &str,
    words: &str,
    language: &Tag,
    span: Span,
) -> Option<Diagnostic> {
    let blanks = [' ', '\u{a0}', '\u{202f}'];
    let rest = before.trim_end_matches(blanks);
    if rest.len() == before.len() {
        return None;
    }
    let is_other = |c: char| !c.is_alphanumeric() && c != '.';
    let word = rest.rsplit(is_other).next().filter(|word| !word.is_empty())?;
    let label =
        [Label::Figure, Label::Table, Label::Formula].into_iter().find(|label| {
            let behind = words.strip_prefix(label.in_language(language));
            behind.is_some_and(|behind| behind.starts_with(blanks))
        })?;
    let plain = |word: &str| word.trim_end_matches('.').to_lowercase();
    let equations: &[&str] = if label == Label::Formula { &EQUATIONS } else { &[] };
    let known = std::iter::once(label.in_language(language))
        .chain(abbreviations(label).iter().copied())
        .chain(equations.iter().copied());
    let given = plain(word);
    let is_doubled = known.map(plain).any(|own| {
        given.strip_prefix(own.as_str()).is_some_and(|ending| PLURALS.contains(&ending))
    });
    is_doubled.then(|| {
        Diagnostic::new(
            &catalogue::LINK_DOUBLED_WORD,
            format!("the reference says `{words}` behind `{word}`"),
        )
        .at(span)
        .help(format!(
            "leave `{word}` out, or write words between the brackets, such as `[{}](…)`",
            words.rsplit(blanks).next().unwrap_or(words)
        ))
    })
}
