//! Line blocks, as pandoc has them: a paragraph of which every line begins with a bar and a
//! blank keeps its lines, and the blanks that they begin with. So verse is written, and
//! addresses are.

use super::bare_links::part;
use crate::document::{Inline, InlineKind, Inlines};

/// Which lines of a text, from the one that holds byte `at` on, go on with the verse before
/// them: they begin with blanks, behind those and the marks of quotes that stand before `at`.
pub(super) fn lines_that_go_on(
    text: &str,
    at: usize,
) -> impl Iterator<Item = bool> + Clone {
    let (before, rest) = text.split_at_checked(at).unwrap_or(("", ""));
    let column = before.len() - before.rfind('\n').map_or(0, |end| end + 1);
    rest.split('\n').enumerate().map(move |(number, line)| {
        let is_lead = |c: char| matches!(c, ' ' | '\t' | '>');
        let lead = line.find(|c| !is_lead(c)).unwrap_or(line.len()).min(column);
        let line = line.get(lead..).unwrap_or("");
        let words = line.trim_start_matches([' ', '\t']);
        number > 0 && words.len() < line.len() && !words.starts_with('|')
    })
}

/// Makes lines of `content`, if all of its lines begin with a bar or `go_on`; tells whether
/// they do. A line with a second bar is a row of a table that has no head.
pub(super) fn keep_lines(
    content: &mut Inlines,
    go_on: impl Iterator<Item = bool> + Clone,
) -> bool {
    if !is_line_block(content, go_on.clone()) {
        return false;
    }
    let mut go_on = go_on.skip(1);
    let mut begins = true;
    for inline in content.iter_mut() {
        if begins {
            without_bar(inline);
        }
        begins = false;
        if inline.kind.ends_line() {
            begins = !go_on.next().unwrap_or(false);
            inline.kind = match begins {
                true => InlineKind::LineBreak,
                false => InlineKind::SoftBreak,
            };
        }
    }
    content.retain(
        |inline| !matches!(&inline.kind, InlineKind::Text(text) if text.is_empty()),
    );
    true
}

fn is_line_block(content: &[Inline], mut go_on: impl Iterator<Item = bool>) -> bool {
    // Bars alone are no verse: nothing would be left of them.
    let is_bar =
        |inline: &Inline| matches!(&inline.kind, InlineKind::Text(text) if text == "|");
    if content.iter().all(|inline| is_bar(inline) || inline.kind.ends_line()) {
        return false;
    }
    content.split(|inline| inline.kind.ends_line()).all(|line| {
        let goes_on = go_on.next().unwrap_or(false);
        let Some((first, others)) = line.split_first() else { return false };
        let is_row = |inline: &Inline| {
            matches!(&inline.kind, InlineKind::Text(text) if text.contains('|'))
        };
        let begins = matches!(&first.kind, InlineKind::Text(text)
            if (text == "|" && others.is_empty())
                || text.strip_prefix("| ").is_some_and(|rest| !rest.contains('|')));
        (begins || goes_on && !is_row(first)) && !others.iter().any(is_row)
    })
}

/// Takes the bar and the blank behind it away; blanks that follow are kept.
fn without_bar(inline: &mut Inline) {
    let InlineKind::Text(text) = &inline.kind else { return };
    let rest = text.strip_prefix("| ").unwrap_or("");
    let words = rest.trim_start_matches(' ');
    let blanks = "\u{a0}".repeat(rest.len() - words.len());
    let place = part(inline.span, text, &(text.len() - words.len()..text.len()));
    *inline = Inline::text(place, format!("{blanks}{words}"));
}
