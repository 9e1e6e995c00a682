//! Whether names of authors hold marks of Markdown: they are names, in the editions and in
//! what catalogues read, and marks in them are printed.

use super::front_matter::FrontMatter;
use crate::diagnostic::{Diagnostic, Diagnostics, catalogue};

/// Says which name holds a raised mark or stress, as in `Ann Lee^1,2^` and `**Ann** Lee`.
pub(super) fn check(front: &FrontMatter, diagnostics: &mut Diagnostics) {
    for (author, span) in front.metadata.authors.iter().zip(&front.author_spans) {
        if is_marked(&author.name) {
            diagnostics.report(
                Diagnostic::new(
                    &catalogue::FRONT_MATTER_MARKED_NAME,
                    format!("the name `{}` holds marks, which are printed", author.name),
                )
                .at(*span)
                .help(
                    "leave the name alone; write under `function` where the author works",
                ),
            );
        }
    }
}

/// Whether a mark stands at both ends of some of the words.
fn is_marked(name: &str) -> bool {
    ["^", "**", "*", "_"].iter().any(|mark| {
        let Some((before, behind)) = name.split_once(mark) else { return false };
        let is_stress = *mark != "^";
        let begins_a_word = before.is_empty() || before.ends_with(char::is_whitespace);
        behind.contains(mark) && (!is_stress || begins_a_word)
    })
}

#[cfg(test)]
mod tests {
    use super::is_marked;

    #[test]
    fn marks_in_names_are_known() {
        for name in ["J. R. Smith^1^", "A.-L. Dupont^1,*^", "*Ann* Lee", "**Ann Lee**"] {
            assert!(is_marked(name), "{name}");
        }
        for name in ["Ann Lee*", "ann_lee", "ann_b_lee", "A^B", "Ann * Lee"] {
            assert!(!is_marked(name), "{name}");
        }
    }
}
