//! Lines that were meant to stay lines: they flow together as Markdown has it, which is said.

use super::lookalikes;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span, catalogue};
use crate::document::{
    Block, BlockKind, Document, Inline, InlineKind, plain_text, visit_blocks,
};

/// A line that is longer may be one of a text that an editor has broken.
const LONGEST: usize = 40;

/// The same of a line among others that all begin with a capital.
const LONGEST_OF_VERSE: usize = 59;

/// The fewest lines that are verse by their look alone.
const FEWEST_OF_VERSE: usize = 3;

/// How many words at most stand before the colon behind who speaks, or what is told.
const NAME_WORDS: usize = 3;

/// Whether a paragraph stands right in a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    Quote,
    Text,
}

/// Says where the lines of a paragraph end though there was room for more words: those of an
/// address, of verse, of a cast, of what two people say, of what is to be bought.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let mut found = Vec::new();
    let mut look = |block: &Block| match &block.kind {
        BlockKind::Paragraph(content) => {
            found.extend(meant(content, Within::Text, &diagnostics.sources));
        }
        BlockKind::Quote(blocks) => {
            for block in blocks {
                let BlockKind::Paragraph(content) = &block.kind else { continue };
                // What is told of anywhere is told of when the paragraph itself is met.
                if meant(content, Within::Text, &diagnostics.sources).is_none() {
                    found.extend(meant(content, Within::Quote, &diagnostics.sources));
                }
            }
        }
        _ => {}
    };
    visit_blocks(&document.blocks, &mut look);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut look);
    }
    for (count, span) in found {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::MARKDOWN_FLOWING_LINES,
                format!("{count} lines of their own flow together"),
            )
            .at(span)
            .help(
                "end each but the last with `\\` where they are to stay lines; begin each \
                 with `| ` where they are verse",
            ),
        );
    }
}

/// A line of a paragraph.
struct Line {
    /// Its words.
    words: String,
    /// How many characters it has in the source.
    length: usize,
}

impl Line {
    fn new(content: &[Inline], sources: &Sources) -> Self {
        let words = plain_text(content);
        let written = content.first().zip(content.last()).map_or(0, |(first, last)| {
            sources.text(first.span.to(last.span)).chars().count()
        });
        Self { length: written.max(words.chars().count()), words }
    }
}

/// How many lines a paragraph has that were meant to stay so, and where the first two meet.
fn meant(content: &[Inline], within: Within, sources: &Sources) -> Option<(usize, Span)> {
    if content.iter().any(|inline| matches!(inline.kind, InlineKind::Image(_))) {
        return None;
    }
    let is_soft = |inline: &Inline| inline.kind == InlineKind::SoftBreak;
    let is_stated = |inline: &Inline| inline.kind == InlineKind::LineBreak;
    if !content.iter().any(is_soft) || content.iter().any(is_stated) {
        return None;
    }
    let lines: Vec<Line> =
        content.split(is_soft).map(|line| Line::new(line, sources)).collect();
    let is_own = are_own(&lines)
        || are_verse(&lines)
        || are_amounts(&lines)
        || (within == Within::Quote && are_short(&lines));
    let span = content.first()?.span.to(content.split(is_soft).nth(1)?.first()?.span);
    is_own.then_some((lines.len(), span))
}

/// Whether each line begins anew, and is short or tells who speaks.
fn are_own(lines: &[Line]) -> bool {
    let above = lines.split_last().map_or(lines, |(_, above)| above);
    let is_short = above
        .iter()
        .all(|line| line.words.chars().count() <= LONGEST && !ends_sentence(&line.words));
    let is_said = lines.iter().all(|line| names_first(&line.words));
    (is_short || is_said) && lines.iter().all(|line| begins_anew(&line.words))
}

/// Whether lines look like those of a stanza: each begins with a capital, none is as long as
/// an editor makes them, and most sentences go on over their ends.
fn are_verse(lines: &[Line]) -> bool {
    let has_capital = |words: &str| {
        let opening = words
            .trim_start_matches(|c: char| OPENING.contains(&c) || "—–…¿¡-".contains(c));
        opening.starts_with(char::is_uppercase) && is_unmarked(words)
    };
    lines.len() >= FEWEST_OF_VERSE
        && lines
            .iter()
            .all(|line| line.length <= LONGEST_OF_VERSE && has_capital(&line.words))
        && with_room(lines) > 0
        && do_run_on(lines)
}

/// Whether lines of a quotation are too short and too uneven for an editor's.
fn are_short(lines: &[Line]) -> bool {
    lines.len() >= FEWEST_OF_VERSE
        && lines.iter().all(|line| line.length <= LONGEST && is_unmarked(&line.words))
        && with_room(lines) > 0
        && do_run_on(lines)
}

/// Whether short lines are a list of how much there is of what: `200 g flour`, `½ lemon`. Some
/// may tell no amount: `salt`.
fn are_amounts(lines: &[Line]) -> bool {
    let tells = |line: &&Line| line.words.starts_with(char::is_numeric);
    let count = lines.iter().filter(tells).count();
    count > 1
        && count * 2 > lines.len()
        && lines.first().is_some_and(|line| tells(&line))
        && lines.iter().all(|line| line.length <= LONGEST && is_unmarked(&line.words))
        && do_run_on(lines)
}

/// How many lines end though the next word had room beside them in the longest one. In a text
/// that an editor has broken there is none.
fn with_room(lines: &[Line]) -> usize {
    let longest = lines.iter().map(|line| line.length).max().unwrap_or(0);
    let next = lines.iter().skip(1).map(|line| {
        let word = line.words.split_whitespace().next();
        word.map_or(0, |word| word.chars().count())
    });
    lines.iter().zip(next).filter(|(line, next)| line.length + 1 + next <= longest).count()
}

/// Whether at least half of the lines above the last do not end a sentence: where each holds
/// one, that is how the source is written.
fn do_run_on(lines: &[Line]) -> bool {
    let above = lines.split_last().map_or(lines, |(_, above)| above);
    let ending = above.iter().filter(|line| ends_sentence(&line.words)).count();
    ending * 2 <= above.len()
}

/// What a line may begin with before its first letter.
const OPENING: [char; 10] = ['«', '»', '"', '“', '„', '\'', '‘', '(', ' ', '\u{a0}'];

/// Whether a line is none of a list or a table, which are told of elsewhere.
fn is_unmarked(line: &str) -> bool {
    lookalikes::mark(line).is_none() && !line.contains('|')
}

/// Whether a line begins as a sentence, a name, an amount or what somebody says does. Marks of
/// lists and of tables are told elsewhere.
fn begins_anew(line: &str) -> bool {
    let opening = line.trim_start_matches(OPENING);
    opening.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '—')
        && lookalikes::mark(line).is_none()
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '»', '“', ')', ' ', '\u{a0}'])
        .ends_with(['.', '!', '?', '…'])
}

/// Whether a line begins with a name and a colon, as `LANE: Yes, sir.` does.
fn names_first(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(name, _)| {
        let words = name.split_whitespace().count();
        (1..=NAME_WORDS).contains(&words) && name.starts_with(char::is_uppercase)
    })
}
