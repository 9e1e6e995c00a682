//! What looks like structure and is none: it is said, since its lines flow together.

use super::super::callouts;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    AlertKind, Block, BlockKind, Document, Inline, InlineKind, visit_blocks,
};

/// Says where lines begin as the items of a list do that Markdown does not read, and where a
/// quotation begins as an alert does.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let mut look = |block: &Block| {
        if let BlockKind::Paragraph(content) = &block.kind {
            list(content, diagnostics);
            bullets(content, diagnostics);
        } else if let BlockKind::Quote(blocks) = &block.kind {
            alert(blocks, diagnostics);
        }
    };
    visit_blocks(&document.blocks, &mut look);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut look);
    }
}

/// The mark with which a line begins: `a.`, `i)`, `(1)`, `#.`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark<'a> {
    /// The letters or figures.
    label: &'a str,
    /// What stands around them.
    frame: (bool, char),
}

/// The most letters of a mark: `xxxviii`.
const LONGEST_LABEL: usize = 7;

impl<'a> Mark<'a> {
    /// The mark that `words` begin with, a blank behind it.
    fn of(words: &'a str) -> Option<Self> {
        let (opens, rest) = match words.strip_prefix('(') {
            Some(rest) => (true, rest),
            None => (false, words),
        };
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let length = if rest.starts_with('#') { 1 } else { length };
        let (label, rest) = rest.split_at_checked(length)?;
        let mut signs = rest.chars();
        let closing = signs.next().filter(|sign| match opens {
            true => *sign == ')',
            false => matches!(sign, ')' | '.'),
        })?;
        let is_apart = signs.next().is_some_and(char::is_whitespace);
        (is_apart && (1..=LONGEST_LABEL).contains(&length))
            .then_some(Self { label, frame: (opens, closing) })
    }

    /// Whether an item that `next` marks comes right after this one.
    fn goes_on(self, next: Self) -> bool {
        let (label, after) = (self.label, next.label);
        if self.frame != next.frame {
            return false;
        }
        if label == "#" || after == "#" {
            return label == after;
        }
        if let (Ok(number), Ok(following)) = (label.parse::<u32>(), after.parse::<u32>()) {
            return number.checked_add(1) == Some(following);
        }
        let letters = match (label.as_bytes(), after.as_bytes()) {
            ([first], [second]) => first.is_ascii_alphabetic() && first + 1 == *second,
            _ => false,
        };
        let is_one_case =
            label.bytes().chain(after.bytes()).all(|b| b.is_ascii_lowercase())
                || label.bytes().chain(after.bytes()).all(|b| b.is_ascii_uppercase());
        let numerals = match (numeral(label), numeral(after)) {
            (Some(first), Some(second)) => first + 1 == second,
            (Some(_) | None, Some(_) | None) => false,
        };
        is_one_case && (letters || numerals)
    }

    /// The mark as it was typed.
    fn typed(self) -> String {
        let opening = if self.frame.0 { "(" } else { "" };
        format!("{opening}{}{}", self.label, self.frame.1)
    }
}

/// The number that a Roman numeral writes; none where the letters take away more than there
/// is, as `iiiiiiv`.
fn numeral(letters: &str) -> Option<u32> {
    let mut sum = 0_u32;
    let mut before = 0;
    for letter in letters.bytes().rev() {
        let value = match letter.to_ascii_lowercase() {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            b'l' => 50,
            b'c' => 100,
            _ => return None,
        };
        if value < before {
            sum = sum.checked_sub(value)?;
        } else {
            sum += value;
            before = value;
        }
    }
    Some(sum)
}

/// Tells of the first two lines of a paragraph that begin as items one after the other do.
fn list(content: &[Inline], diagnostics: &mut Diagnostics) {
    let mut before: Option<(Mark<'_>, Span)> = None;
    // The beginning of the paragraph is that of a line.
    let mut begins = Some(&InlineKind::LineBreak);
    for Inline { span, kind } in content {
        if let (Some(end), InlineKind::Text(words)) = (begins, kind) {
            let mark = Mark::of(words).map(|mark| (mark, *span));
            if let (Some((first, place)), Some((second, _))) = (before, mark)
                && *end == InlineKind::SoftBreak
                && first.goes_on(second)
            {
                return tell(first, second, place, diagnostics);
            }
            before = mark;
        } else if begins.is_some() {
            before = None;
        }
        begins =
            matches!(kind, InlineKind::SoftBreak | InlineKind::LineBreak).then_some(kind);
    }
}

fn tell(first: Mark<'_>, second: Mark<'_>, place: Span, diagnostics: &mut Diagnostics) {
    let (one, two) = (first.typed(), second.typed());
    let is_numbered =
        !first.frame.0 && first.label.bytes().all(|byte| byte.is_ascii_digit());
    let (what, help) = match is_numbered {
        true => (
            "a list that does not begin with 1 stands apart from the words above it",
            "leave a line blank before the list",
        ),
        false => (
            "Markdown reads no list with such marks",
            "write `1.` and `2.` behind a blank line, or end each line with `\\`",
        ),
    };
    diagnostics.report(
        Diagnostic::new(
            &catalogue::MARKDOWN_FLOWING_LIST,
            format!("the lines with `{one}` and `{two}` flow together: {what}"),
        )
        .at(place)
        .help(help),
    );
}

/// The signs with which other programs begin items, and which Markdown does not know.
const BULLETS: [char; 6] = ['•', '◦', '▪', '▫', '‣', '●'];

/// Tells of the first line of two in a row that begin with the bullets of other programs.
fn bullets(content: &[Inline], diagnostics: &mut Diagnostics) {
    // Of the line before, where a soft break ended it.
    let mut before: Option<(char, Span)> = None;
    let mut begins = Some(&InlineKind::LineBreak);
    for Inline { span, kind } in content {
        if let Some(end) = begins {
            let found = bullet(kind).map(|bullet| (bullet, *span));
            if let (Some((bullet, place)), Some(_)) = (before, found)
                && *end == InlineKind::SoftBreak
            {
                diagnostics.report(
                    Diagnostic::new(
                        &catalogue::MARKDOWN_FLOWING_LIST,
                        format!(
                            "the lines with `{bullet}` flow together: it begins no item"
                        ),
                    )
                    .at(place)
                    .help("write `-` behind a blank line, or end each line with `\\`"),
                );
                return;
            }
            before = found;
        }
        begins =
            matches!(kind, InlineKind::SoftBreak | InlineKind::LineBreak).then_some(kind);
    }
}

/// The bullet that words begin with, a blank behind it.
fn bullet(kind: &InlineKind) -> Option<char> {
    let InlineKind::Text(words) = kind else { return None };
    let mut signs = words.chars();
    let bullet = signs.next().filter(|sign| BULLETS.contains(sign))?;
    signs.next().is_some_and(char::is_whitespace).then_some(bullet)
}

/// Tells of a quotation that begins with the mark of an alert and words on the same line.
fn alert(blocks: &[Block], diagnostics: &mut Diagnostics) {
    let Some(Block { span, kind: BlockKind::Paragraph(content), .. }) = blocks.first()
    else {
        return;
    };
    // Behind a backslash the bracket is a word of its own.
    let Some(Inline { kind: InlineKind::Text(words), .. }) = content.first() else {
        return;
    };
    let Some((name, _)) = words.strip_prefix("[!").and_then(|rest| rest.split_once(']'))
    else {
        return;
    };
    if callouts::is_alert(name) {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::MARKDOWN_ALERT,
                format!("`[!{name}]` has words behind it, and the quotation is no alert"),
            )
            .at(*span)
            .help(format!(
                "let `[!{name}]` stand alone on its line, and begin the next one"
            )),
        );
    } else if callouts::is_callout(name, content) {
        let names = AlertKind::ALL.map(|kind| format!("`[!{}]`", kind.name())).join(", ");
        diagnostics.report(
            Diagnostic::new(
                &catalogue::MARKDOWN_ALERT,
                format!("`[!{name}]` is no alert, and its mark is printed"),
            )
            .at(*span)
            .help(format!("write one of {names}, or take it away")),
        );
    }
}
