//! The parts of a letter around its body, from what the front matter says of it.

use super::assemble::same_words;
use super::blocks;
use super::front_matter::FrontMatter;
use crate::diagnostic::Span;
use crate::document::{
    Block, BlockKind, Inline, InlineKind, Inlines, Letter, LetterLines, LetterRole,
    LetterStyle, Party, Signature, plain_text,
};
use crate::language::{Language, Tag, date};

/// Place and date on a line: where there is a place, or where no title carries the date.
pub(super) fn dateline(letter: &Letter, front: &FrontMatter) -> Inlines {
    let language = &front.metadata.language;
    let mut line = letter.place.clone();
    let words = match (front.metadata.date, line.is_empty()) {
        (None, _) => return line,
        (Some(_), true) if letter.style == LetterStyle::Open => return line,
        (Some(day), true) => date::long(day, language),
        (Some(day), false) => date::after_place(day, language),
    };
    line.push(Inline::new(front.date_span, InlineKind::Generated(words)));
    line
}

/// The parts of a letter before and after its body.
pub(super) fn around(
    letter: &Letter,
    dateline: Inlines,
    title: Option<&[Inline]>,
    (span, language): (Span, &Tag),
) -> (Vec<Block>, Vec<Block>) {
    let part = |role: LetterRole, lines: Vec<Inlines>| {
        let mut lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        label(role, &mut lines, language);
        let first = lines.first().and_then(|line| line.first())?;
        let last = lines.last().and_then(|line| line.last())?;
        // A line of made words alone has its place at the date; the block's is the letter's.
        let span = if first.span.source == last.span.source {
            first.span.to(last.span)
        } else {
            span
        };
        Some(blocks::new(span, BlockKind::Letter(LetterLines { role, lines })))
    };
    let salutation = match title {
        Some(title) if same_words(title, &letter.salutation) => Vec::new(),
        Some(_) | None => letter.salutation.clone(),
    };
    let subject = match title {
        Some(title) if same_words(title, &letter.subject) => Vec::new(),
        Some(_) | None => letter.subject.clone(),
    };
    let before = [
        part(LetterRole::Sender, party(letter.sender.as_ref())),
        part(LetterRole::Recipient, party(letter.recipient.as_ref())),
        part(LetterRole::Dateline, vec![dateline]),
        part(LetterRole::Reference, letter.reference.clone()),
        part(LetterRole::Subject, vec![subject]),
        part(LetterRole::Salutation, vec![salutation]),
    ];
    let signatures = letter.signatures.iter().cloned();
    let end = std::iter::once(part(LetterRole::Closing, vec![letter.closing.clone()]))
        .chain(signatures.map(|Signature { name, function }| {
            part(LetterRole::Signature, vec![name, function])
        }));
    let after = end.chain([
        part(LetterRole::Postscript, vec![letter.postscript.clone()]),
        part(LetterRole::Enclosures, letter.enclosures.clone()),
        part(LetterRole::Copies, letter.copies.clone()),
    ]);
    (before.into_iter().flatten().collect(), after.flatten().collect())
}

fn party(party: Option<&Party>) -> Vec<Inlines> {
    party.map_or_else(Vec::new, |party| {
        std::iter::once(&party.name).chain(&party.address).cloned().collect()
    })
}

/// Says before the first line what the part is, unless its own words do.
fn label(role: LetterRole, lines: &mut [Inlines], language: &Tag) {
    // DIN 5008: what a letter is about stands alone, without a word that says so.
    if role == LetterRole::Subject && language.language() == Language::German {
        return;
    }
    let (Some(label), Some(line)) = (role.label(), lines.first_mut()) else { return };
    let Some(first) = line.first().map(|first| first.span) else { return };
    if begins_with(&plain_text(line), label.in_language(language)) {
        return;
    }
    let span = Span { end: first.start, ..first };
    line.insert(0, Inline::new(span, InlineKind::Generated(label.with_colon(language))));
}

/// Whether the first words of `text` are `label`, however they are pointed: `P. S.`, `PS:`.
fn begins_with(text: &str, label: &str) -> bool {
    let letters = |words: &str| -> String {
        words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let label = letters(label);
    let mut begun = String::new();
    for word in text.split_whitespace() {
        begun.push_str(&letters(word));
        if begun.len() >= label.len() {
            break;
        }
    }
    begun == label
}

#[cfg(test)]
mod tests {
    use super::begins_with;

    #[test]
    fn a_label_that_the_words_say_themselves_is_known() {
        assert!(begins_with("P. S. Le chat va bien.", "PS"));
        assert!(begins_with("PS: the cat is well.", "PS"));
        assert!(begins_with("Objet : le chat", "Objet"));
        assert!(!begins_with("Psychologie du chat", "PS"));
        assert!(!begins_with("", "PS"));
    }
}
