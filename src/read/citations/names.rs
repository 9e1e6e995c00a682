//! Names as a list of works writes them.

use super::entry::{Manner, made};
use super::label::bound;
use super::work::{Name, Names};
use crate::document::{Inline, Inlines};
use crate::language::Language;

/// Of more names than these only the first [`SHOWN_NAMES`] are written (Chicago 17, 14.76).
const MAX_NAMES: usize = 10;

/// How many names are written of very many.
const SHOWN_NAMES: usize = 7;

/// Of more names than these a note writes the first alone (Chicago 17, 14.76).
const MAX_NAMES_IN_NOTE: usize = 3;

/// In which order the parts of the first name stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// `Knuth, Donald E.`, as it is sorted.
    FamilyFirst,
    /// `Donald E. Knuth`, as it is said.
    AsSaid,
    /// The same in a note, which does not write many.
    InNote,
}

/// Names one behind the other.
pub(super) fn list(names: &Names, order: Order, manner: Manner<'_>) -> Inlines {
    let words = manner.words;
    let mut run = Inlines::new();
    let count = names.given.len();
    let shown = match order {
        Order::InNote if count > MAX_NAMES_IN_NOTE => 1,
        Order::FamilyFirst | Order::AsSaid if count > MAX_NAMES => SHOWN_NAMES,
        Order::FamilyFirst | Order::AsSaid | Order::InNote => count,
    };
    let is_cut = names.and_others || shown < count;
    let is_english = manner.language.language() == Language::English;
    for (at, name) in names.given.iter().take(shown).enumerate() {
        let is_last = at + 1 == count && !is_cut;
        if at > 0 {
            // English has a comma before the word, but for two names as they are said.
            let is_apart =
                is_english && (count > 2 || order == Order::FamilyFirst) || !is_last;
            let comma = if is_apart { "," } else { "" };
            let and = if is_last { format!(" {}", words.and) } else { String::new() };
            run.push(made(&format!("{comma}{and} "), names.span));
        }
        let is_inverted = order == Order::FamilyFirst && at == 0;
        run.push(Inline::text(names.span, written(name, is_inverted)));
    }
    if is_cut && shown > 0 {
        // The first name alone takes no comma but where the family name leads.
        let is_apart = is_english && (shown > 1 || order == Order::FamilyFirst);
        let comma = if is_apart { "," } else { "" };
        run.push(made(&format!("{comma} {}", bound(words.and_others)), names.span));
    }
    run
}

/// A name, its particle behind the given name where the family name leads, as BibLaTeX and
/// the catalogues have it (Chicago 17, 16.71): `Beauvoir, Simone de`.
fn written(name: &Name, is_inverted: bool) -> String {
    let Name { family, particle, given, suffix } = name;
    let led = name.leading_particle();
    let mut written = match (given.is_empty(), is_inverted) {
        (true, _) => format!("{led}{family}"),
        (false, true) if particle.is_empty() => format!("{family}, {given}"),
        (false, true) => format!("{family}, {given} {particle}"),
        (false, false) => format!("{given} {led}{family}"),
    };
    if !suffix.is_empty() {
        written.push_str(", ");
        written.push_str(suffix);
    }
    written
}
