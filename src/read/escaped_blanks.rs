//! `M.\ Dupont`: a backslash before a blank, which pandoc takes for a blank that does not
//! break.

use super::inlines::is_escaped;
use crate::document::{Inline, InlineKind};

/// Makes such blanks of a run. Both are two bytes long, so that all places stay.
pub(super) fn bind(run: &mut [Inline]) {
    let mut is_behind_words = false;
    for Inline { span, kind } in run {
        let InlineKind::Text(words) = kind else {
            is_behind_words = !kind.ends_line();
            continue;
        };
        if words.contains("\\ ") && !is_escaped(*span, words) {
            *words = bound(words, is_behind_words);
        }
        is_behind_words = !words.ends_with(' ');
    }
}

fn bound(words: &str, is_behind_words: bool) -> String {
    let mut bound = String::with_capacity(words.len());
    let mut rest = words;
    let mut is_first = true;
    while let Some((before, behind)) = rest.split_once("\\ ") {
        bound.push_str(before);
        let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
        let is_bound = match last.is_empty() {
            true => is_first && before.is_empty() && is_behind_words,
            false => !is_path(last),
        };
        bound.push_str(if is_bound { "\u{a0}" } else { "\\ " });
        rest = behind;
        is_first = false;
    }
    bound + rest
}

/// Whether a backslash behind a word is one of a path, as in `C:\`, or of a drawing.
fn is_path(word: &str) -> bool {
    word.contains('\\') || word.ends_with([':', '/', '|', '_', '-', '('])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::document::plain_text;

    #[test]
    fn a_backslash_before_a_blank_binds_words() {
        for (words, expected) in [
            ("M.\\ Dupont", "M.\u{a0}Dupont"),
            ("«\\ Oui\\ »", "«\u{a0}Oui\u{a0}»"),
            ("C:\\ et C:\\a\\ ou \\ et /\\ ", "C:\\ et C:\\a\\ ou \\ et /\\ "),
            ("\\ a", "\\ a"),
        ] {
            let mut run = [Inline::text(Span::default(), words)];
            bind(&mut run);
            assert_eq!(plain_text(&run), expected);
        }
    }
}
