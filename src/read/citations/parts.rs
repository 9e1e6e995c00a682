//! The parts that the description of a work in the list and that in a note share.

use super::entry::{Manner, made};
use super::names::{self, Order};
use super::work::{Kind, Work};
use crate::diagnostic::Span;
use crate::document::{
    Attributes, Inline, InlineKind, Inlines, Link, Target, plain_text, visit_run_mut,
};
use crate::language::punctuation::outer_quotes;
use crate::language::{Language, Tag, date};

/// Those who stand first; behind editors it is said what they are.
pub(super) fn first_names(work: &Work, order: Order, manner: Manner<'_>) -> Inlines {
    let names = work.first_names();
    let mut run = names::list(names, order, manner);
    if work.authors.is_empty() && !run.is_empty() {
        let words = manner.words;
        let word = if names.given.len() > 1 { words.editors } else { words.editor };
        run.push(made(&format!(", {word}"), names.span));
    }
    run
}

/// A title in the language that it is in.
pub(super) fn foreign(work: &Work, content: Inlines, manner: Manner<'_>) -> Inlines {
    match &work.language {
        Some(own) if own.primary() != manner.language.primary() => {
            let mut attributes = Attributes::default();
            attributes.set_language(own.clone());
            vec![Inline::new(work.span, InlineKind::Span { attributes, content })]
        }
        Some(_) | None => content,
    }
}

/// Words between quotes, which are set right later, with a mark before the second one;
/// within both where the words end with one. Quotes typed in the words are those of a
/// quotation within a quotation then.
pub(super) fn quoted(
    mut content: Inlines,
    mark: &str,
    span: Span,
    language: &Tag,
) -> Inlines {
    let quotes = outer_quotes(language);
    visit_run_mut(&mut content, &mut |inline| {
        if let InlineKind::Text(words) = &mut inline.kind
            && let Some(straight) = straightened(words, quotes)
        {
            *words = straight;
        }
    });
    match content.last_mut().map(|last| &mut last.kind) {
        Some(InlineKind::Text(words)) if words.ends_with('"') => {
            words.insert_str(words.len() - 1, mark);
        }
        Some(_) | None if mark.is_empty() => {}
        Some(_) | None => content.push(made(mark, span)),
    }
    // They stand nowhere in the source: a place as long as `@a` would have them escaped.
    let sign = Inline::text(Span { end: span.start, ..span }, "\"");
    content.insert(0, sign.clone());
    content.push(sign);
    content
}

/// The words with straight quotes in place of the language's own, without the blanks inside
/// them; none where there is no pair of them.
fn straightened(words: &str, (opening, closing): (char, char)) -> Option<String> {
    let is_paired = words.contains(opening)
        && words.matches(opening).count() == words.matches(closing).count();
    is_paired.then(|| {
        let mut opened = words.split(opening);
        let mut straight = opened.next().unwrap_or("").to_owned();
        for behind in opened {
            straight.push('"');
            straight.push_str(behind.trim_start());
        }
        let mut closed = straight.split(closing);
        let mut straight = closed.next().unwrap_or("").to_owned();
        for behind in closed {
            straight.truncate(straight.trim_end().len());
            straight.push('"');
            straight.push_str(behind);
        }
        straight
    })
}

/// Whether a comma and a point stand before the quote that closes.
pub(super) fn is_american(language: &Tag) -> bool {
    language.language() == Language::English && language.region() != Some("GB")
}

/// The edition: a number as the language counts, or the words of the source. The first is
/// not told.
pub(super) fn edition(work: &Work, manner: Manner<'_>) -> Inlines {
    let given = plain_text(&work.edition);
    match given.trim().parse::<u32>() {
        Ok(1) => Inlines::new(),
        Ok(number) => {
            let ordinal = ordinal(number, manner.language);
            let word = manner.words.edition;
            vec![Inline::text(work.span, format!("{ordinal}\u{a0}{word}"))]
        }
        Err(_) => work.edition.clone(),
    }
}

/// Which volume it is; else how many volumes it has, as a number or in the words of the source.
/// Where one is cited, their count is not told (Chicago 17, 14.118).
pub(super) fn volume(work: &Work, manner: Manner<'_>) -> Inlines {
    if !work.volume.is_empty() {
        let mut run = vec![made(&format!("{}\u{a0}", manner.words.volume), work.span)];
        run.extend(work.volume.clone());
        return run;
    }
    let Ok(count) = plain_text(&work.volumes).trim().parse::<u32>() else {
        return work.volumes.clone();
    };
    let word = if count == 1 { manner.words.volume } else { manner.words.volumes };
    vec![Inline::text(work.span, format!("{count}\u{a0}{word}"))]
}

/// The series and the number there; of a report and the like what it is called, and its number.
pub(super) fn series(work: &Work, manner: Manner<'_>) -> Inlines {
    let name = if work.series.is_empty() { &work.genre } else { &work.series };
    let mut run = name.clone();
    if work.number.is_empty() {
        return run;
    }
    let before = match run.is_empty() {
        true => format!("{}\u{a0}", manner.words.number),
        false => "\u{a0}".to_owned(),
    };
    run.push(made(&before, work.span));
    run.extend(work.number.clone());
    run
}

/// What a thesis is called; `name` where its entry does not say.
pub(super) fn genre(work: &Work, name: &str) -> Inlines {
    match work.genre.is_empty() {
        true => vec![made(name, work.span)],
        false => work.genre.clone(),
    }
}

/// An address as a link.
pub(super) fn address(address: &str, span: Span) -> Inline {
    let link = Link {
        target: Target::External(address.to_owned()),
        title: String::new(),
        attributes: Attributes::default(),
        content: vec![Inline::text(span, address)],
    };
    Inline::new(span, InlineKind::Link(Box::new(link)))
}

/// On which day an address was visited: ` (accessed May 25, 2023)`.
pub(super) fn visited(work: &Work, manner: Manner<'_>) -> Option<String> {
    let day = date::long(work.visited?, manner.language);
    Some(format!(" ({} {day})", manner.words.visited))
}

/// The day or the month of an article in a newspaper or a magazine, which has no volume and no
/// number to find it by (Chicago 17, 14.189 and 14.191).
pub(super) fn issued(work: &Work, manner: Manner<'_>) -> Option<String> {
    let is_numbered = !work.volume.is_empty() || !work.number.is_empty();
    let day = work.issued.filter(|_| work.kind == Kind::Article && !is_numbered)?;
    Some(date::long(day, manner.language))
}

/// Makes the first letter of a run a capital.
pub(super) fn capitalize(run: &mut Inlines) {
    if let Some(Inline {
        kind: InlineKind::Generated(words) | InlineKind::Text(words),
        ..
    }) = run.first_mut()
    {
        *words = capitalized(words);
    }
}

/// Words with a capital in front.
pub(super) fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A number as the language counts editions: `2e` (raised later), `2nd`, `2.`, `2.ª`.
fn ordinal(number: u32, language: &Tag) -> String {
    match language.language() {
        Language::French | Language::Dutch => format!("{number}e"),
        Language::German => format!("{number}."),
        Language::Spanish | Language::Portuguese => format!("{number}.ª"),
        Language::Italian => format!("{number}ª"),
        Language::English | Language::Other => {
            let ending = match (number % 100, number % 10) {
                (11..=13, _) => "th",
                (_, 1) => "st",
                (_, 2) => "nd",
                (_, 3) => "rd",
                (_, _) => "th",
            };
            format!("{number}{ending}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_counted_as_the_language_does() {
        let of =
            |tag: &str, number| ordinal(number, &Tag::parse(tag).expect("well-formed"));
        assert_eq!(["2nd", "11th", "23rd"], [2, 11, 23].map(|number| of("en", number)));
        assert_eq!(
            ["2e", "2.", "2.ª", "2ª"],
            ["fr", "de", "es", "it"].map(|tag| of(tag, 2))
        );
    }
}
