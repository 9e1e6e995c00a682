//! Orthotypography: quotes, dashes, apostrophes, points and spaces as each language has
//! them.
//!
//! Unit of work is the text of one block. Nothing else than spaces, quotes, dashes,
//! apostrophes, three points and `n°` ever changes; words never do. What was set right is left as
//! it is, so that setting twice changes nothing. Opinions on words are remarks.

mod cells;
mod dashes;
mod habits;
mod lint;
mod number_signs;
mod protect;
mod quotes;
mod spaces;

pub use habits::outer_quotes;
pub use lint::{Remark, RemarkKind};

use super::tag::Tag;
use cells::Cells;
use std::ops::Range;

/// The text of one block, as a reader of the page meets it.
///
/// Objects in the line (code, formulas, images, raw HTML, autolinks) are one U+FFFC each,
/// a line break is a line feed.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// The words of all inlines, joined.
    pub text: &'a str,
    /// Where each language begins, ascending; it holds up to the next one. What comes before
    /// the first is in no language and keeps its form.
    pub languages: &'a [(usize, &'a Tag)],
    /// What is never touched, ascending: characters that the source escaped.
    pub protected: &'a [Range<usize>],
    /// Whether what is said in it ends in it.
    pub speech: Speech,
}

/// Whether what is said in a passage ends in it. Each paragraph of a longer speech opens with
/// a quote, and the last alone closes with one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speech {
    /// It ends: each quote has its partner.
    #[default]
    Ends,
    /// It may go on in the next passage, which begins with an opening quote.
    GoesOn,
}

/// One character of the passage and what stands in its place.
///
/// Every edit is about exactly one character of the text, so that none lies across two
/// inlines: a space that is added comes with the mark that asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes of the character.
    pub range: Range<usize>,
    /// What stands in its place; may be empty.
    pub replacement: String,
}

/// What is to be set right in a passage, and what is doubtful in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// What to change, ascending; write it back from the last to the first, or with
    /// [`Correction::apply`].
    pub edits: Vec<Edit>,
    /// What a person should look at.
    pub remarks: Vec<Remark>,
}

/// Sets a passage right.
///
/// Call it once a block with the text of all its inlines joined, then change each inline's
/// own text by the edits that lie in it (subtract the offset where the inline begins):
///
/// ```
/// use sevigne::language::{Tag, punctuation::{Passage, Speech, correct}};
/// let french = Tag::parse("fr").expect("well-formed");
/// // *Qui*, ` ? "Moi"`: two inlines, joined.
/// let text = "Qui ? \"Moi\"";
/// let speech = Speech::Ends;
/// let passage = Passage { text, languages: &[(0, &french)], protected: &[], speech };
/// let correction = correct(&passage);
/// assert_eq!(correction.apply(text), "Qui\u{202f}? «\u{202f}Moi\u{202f}»");
/// // Each edit replaces one character, here the space before the question mark.
/// assert_eq!(correction.edits[0].range, 3..4);
/// assert_eq!(correction.edits[0].replacement, "\u{202f}");
/// ```
#[must_use]
pub fn correct(passage: &Passage<'_>) -> Correction {
    let mut cells = Cells::new(passage);
    if !cells.has_habits() {
        return Correction::default();
    }
    let mut remarks = Vec::new();
    set(&mut cells, passage.text, &mut remarks);
    if !cells.is_settled() {
        set_again(&mut cells, passage);
    }
    lint::judge(passage, &mut remarks);
    let edits = cells.edits();
    // A quote without a partner may have found one when it was set again.
    remarks.retain(|remark| {
        remark.kind != RemarkKind::UnbalancedQuotes
            || !edits.iter().any(|edit| edit.range == remark.range)
    });
    remarks.sort_by_key(|remark| remark.range.start);
    Correction { edits, remarks }
}

/// How often a passage is set at most. Twice is enough nearly always.
const MOST_ROUNDS: usize = 6;

/// Sets what was set once until nothing changes any more: what one rule wrote may be what
/// another goes by, as the guillemet in `<<ainsi-->>` ends the word that the dash follows.
fn set_again(cells: &mut Cells<'_>, passage: &Passage<'_>) {
    let mut set_so_far = passage.text.to_owned();
    for _ in 1..MOST_ROUNDS {
        let draft = cells.draft(passage.protected);
        let next = draft.passage();
        if next.text == set_so_far {
            return;
        }
        let mut later = Cells::new(&next);
        set(&mut later, next.text, &mut Vec::new());
        cells.follow(&later);
        next.text.clone_into(&mut set_so_far);
    }
}

/// Applies every rule once to `cells`, which hold `text`.
fn set(cells: &mut Cells<'_>, text: &str, remarks: &mut Vec<Remark>) {
    // Most passages have little of all this: no step is taken without its signs.
    let signs = Signs::of(text);
    if signs.has(b"-<>") || (signs.has(b".") && text.contains("...")) {
        dashes::write_out(cells);
    }
    // Dashes are not ASCII.
    if signs.has(b"-") || text.contains('\u{2014}') || text.contains('–') {
        dashes::space(cells);
    }
    if signs.has(b"'\"") {
        quotes::turn(cells, remarks);
    }
    spaces::before_marks(cells);
    if signs.has(b"0123456789") {
        spaces::in_numbers(cells);
    }
    number_signs::normalize(cells);
    spaces::tie(cells);
}

/// Which ASCII characters stand in a text.
struct Signs(u128);

impl Signs {
    fn of(text: &str) -> Self {
        let ascii = text.bytes().filter(u8::is_ascii);
        Self(ascii.fold(0, |signs, byte| signs | 1 << byte))
    }

    /// Whether one of these is among them.
    fn has(&self, any: &[u8]) -> bool {
        any.iter().any(|byte| self.0 >> byte & 1 == 1)
    }
}

impl Correction {
    /// The text that was corrected, with the edits made.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let mut result = String::with_capacity(text.len() + self.edits.len());
        let mut read = 0;
        for edit in &self.edits {
            result.push_str(text.get(read..edit.range.start).unwrap_or(""));
            result.push_str(&edit.replacement);
            read = edit.range.end;
        }
        result.push_str(text.get(read..).unwrap_or(""));
        result
    }
}

#[cfg(test)]
mod tests;
