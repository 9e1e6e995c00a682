//! Line blocks, as pandoc has them: a paragraph of which every line begins with a bar and a
//! blank keeps its lines, and the blanks that they begin with. So verse is written, and
//! addresses are.

use super::bare_links::part;
use crate::document::{Inline, InlineKind, Inlines};

/// Makes lines of `content`, if all of its lines begin with a bar; tells whether they do. A
/// line with a second bar is a row of a table that has no head.
pub(super) fn keep_lines(content: &mut Inlines) -> bool {
    if !is_line_block(content) {
        return false;
    }
    let mut begins = true;
    for inline in content.iter_mut() {
        if begins {
            without_bar(inline);
        }
        begins = is_line_end(inline);
        if begins {
            inline.kind = InlineKind::LineBreak;
        }
    }
    content.retain(
        |inline| !matches!(&inline.kind, InlineKind::Text(text) if text.is_empty()),
    );
    true
}

fn is_line_block(content: &[Inline]) -> bool {
    // Bars alone are no verse: nothing would be left of them.
    let is_bar =
        |inline: &Inline| matches!(&inline.kind, InlineKind::Text(text) if text == "|");
    if content.iter().all(|inline| is_bar(inline) || is_line_end(inline)) {
        return false;
    }
    content.split(is_line_end).all(|line| {
        let Some((first, others)) = line.split_first() else { return false };
        let is_row = |inline: &Inline| {
            matches!(&inline.kind, InlineKind::Text(text) if text.contains('|'))
        };
        matches!(&first.kind, InlineKind::Text(text)
            if (text == "|" && others.is_empty())
                || text.strip_prefix("| ").is_some_and(|rest| !rest.contains('|')))
            && !others.iter().any(is_row)
    })
}

fn is_line_end(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::SoftBreak | InlineKind::LineBreak)
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
