//! Whether the items of a list end alike: an opinion that is said and never carried out.

use crate::diagnostic::{Diagnostic, Diagnostics, catalogue};
use crate::document::{Block, BlockKind, InlineKind, List, ListItem, plain_text};
use crate::language::{Language, Tag};

/// How an item ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// With a word.
    Bare,
    /// With `,`.
    Comma,
    /// With `;`.
    Semicolon,
    /// As a sentence does.
    Point,
}

impl Ending {
    /// As a message names it.
    const fn named(self) -> &'static str {
        match self {
            Self::Bare => "no mark",
            Self::Comma => "`,`",
            Self::Semicolon => "`;`",
            Self::Point => "a point",
        }
    }
}

/// What a list ends with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sentence {
    /// The sentence that runs through it, if one does.
    Ends,
    /// Nothing: the sentence may go on behind it, as in an item of another list.
    GoesOn,
}

impl Sentence {
    /// What is to be asked of a list before `next`, in another list or in none.
    pub(super) fn before(next: Option<&Block>, is_within_item: bool) -> Self {
        let goes_on = next.is_some_and(|next| match &next.kind {
            BlockKind::Paragraph(content) => {
                plain_text(content).starts_with(char::is_lowercase)
            }
            _ => false,
        });
        if goes_on || is_within_item { Self::GoesOn } else { Self::Ends }
    }
}

/// Says where an item ends otherwise than the others: once a list, at the first that does.
pub(super) fn judge(
    list: &List,
    sentence: Sentence,
    language: &Tag,
    diagnostics: &mut Diagnostics,
) {
    if language.language() == Language::Other {
        return;
    }
    let endings: Vec<(&ListItem, Ending)> =
        list.items.iter().filter_map(|item| Some((item, ending(item)?))).collect();
    let Some(((last, ends), others)) = endings.split_last() else { return };
    if others.is_empty() {
        return;
    }
    let Some(usual) = most(&endings) else { return };
    if let Some((item, other)) = others.iter().find(|(_, ending)| *ending != usual) {
        return say(item, *other, usual, diagnostics);
    }
    // What runs through a list as one sentence ends it with the point.
    let due = match usual {
        Ending::Comma | Ending::Semicolon => Ending::Point,
        Ending::Bare | Ending::Point => usual,
    };
    let is_last = list.items.last().is_some_and(|item| std::ptr::eq(item, *last));
    // Where the sentence goes on, the last item ends as the item around it does.
    let goes_on = sentence == Sentence::GoesOn
        && usual != Ending::Point
        && matches!(ends, Ending::Comma | Ending::Semicolon);
    let is_well = *ends == due || goes_on;
    if is_last && !is_well {
        say(last, *ends, due, diagnostics);
    }
}

fn say(item: &ListItem, found: Ending, wanted: Ending, diagnostics: &mut Diagnostics) {
    diagnostics.report(
        Diagnostic::new(
            &catalogue::LANGUAGE_LIST_PUNCTUATION,
            format!("this item ends with {}, not with {}", found.named(), wanted.named()),
        )
        .at(item.span)
        .help(match wanted {
            Ending::Bare => "end all items of the list without a mark",
            Ending::Comma => "end all items with `,` and the last with a point",
            Ending::Semicolon => "end all items with `;` and the last with a point",
            Ending::Point => "end the item with a point",
        }),
    );
}

/// The ending that most have; the first of those that have it equally often.
fn most(items: &[(&ListItem, Ending)]) -> Option<Ending> {
    let count =
        |wanted: Ending| items.iter().filter(|(_, ending)| *ending == wanted).count();
    let mut best: Option<(Ending, usize)> = None;
    for (_, ending) in items {
        let own = count(*ending);
        if best.is_none_or(|(_, most)| own > most) {
            best = Some((*ending, own));
        }
    }
    best.map(|(ending, _)| ending)
}

/// How the words of an item end, before what is nested in it; none where that says nothing:
/// `:` before a list, an abbreviation, an image.
fn ending(item: &ListItem) -> Option<Ending> {
    let BlockKind::Paragraph(content) = &item.blocks.first()?.kind else { return None };
    if item.blocks.len() > 1
        || content.iter().any(|inline| matches!(inline.kind, InlineKind::Image(_)))
    {
        return None;
    }
    let text = plain_text(content);
    let text = text.trim_end_matches([' ', '\u{a0}', '\u{202f}', '»', '”', '“', '’', '"']);
    let (before, word) = text.rsplit_once([' ', '\u{a0}']).unwrap_or(("", text));
    // `a ; et`: the item ends before its last word.
    let before = before.trim_end_matches(['\u{a0}', '\u{202f}', ' ']);
    let text = if CONJUNCTIONS.contains(&word) && before.ends_with([',', ';']) {
        before
    } else {
        text
    };
    if word == "etc." {
        return None;
    }
    let text = match text.strip_suffix(')') {
        // `Un. (Deux.)`, `Un. (deux)`: the sentence ends before the parenthesis.
        Some(inside) if inside.ends_with(ENDS_SENTENCE) => inside,
        Some(inside) => {
            let before = inside.rsplit_once('(').map_or("", |(before, _)| before);
            if before.trim_end().ends_with(ENDS_SENTENCE) {
                return None;
            }
            text
        }
        None => text,
    };
    match text.chars().next_back()? {
        ',' => Some(Ending::Comma),
        ';' => Some(Ending::Semicolon),
        c if ENDS_SENTENCE.contains(&c) => Some(Ending::Point),
        ':' | '—' | '–' => None,
        _ => Some(Ending::Bare),
    }
}

/// What ends a sentence.
const ENDS_SENTENCE: [char; 4] = ['.', '!', '?', '…'];

/// What joins the last item but one to the last, in the languages with rules.
const CONJUNCTIONS: [&str; 11] =
    ["et", "ou", "and", "or", "und", "oder", "y", "o", "e", "of", "en"];

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::read::{Input, Options, read};
    use crate::resource::Memory;

    /// The lines of the body at which something is said of a list.
    fn said(language: &str, body: &str) -> Vec<String> {
        let source = format!("---\ntitle: T\nlang: {language}\ndate: 2020\n---\n{body}");
        let mut diagnostics = Diagnostics::default();
        let input = Input {
            name: "a.md",
            bytes: source.as_bytes(),
            resources: &Memory::default(),
            options: &Options::default(),
        };
        read(&input, &mut diagnostics).expect("a document");
        let list = diagnostics.list();
        list.iter()
            .filter(|said| said.code.id == "language/list-punctuation")
            .map(|said| said.message.clone())
            .collect()
    }

    #[test]
    fn items_that_end_alike_are_not_spoken_of() {
        for body in [
            "- un\n- deux\n- trois\n",
            "- un ;\n- deux ;\n- trois.\n",
            "- un, et\n- deux.\n",
            "- un ;\n- deux ; et\n- trois.\n",
            "1. Un.\n2. « Deux. »\n3. Trois !\n",
            "- un :\n  - a ;\n  - b.\n- deux\n",
            "- un\n- deux, etc.\n",
            "- Un. (Deux.)\n- Trois.\n- Quatre. (cinq)\n",
            "- un\n",
            "1. un,\n2. deux,\n\nsont convenus.\n",
            "a) un :\n   - x ;\n   - y ;\nb) deux :\n   - x ;\n   - y.\n",
            "1. un :\n   a. x,\n   b. y ;\n2. deux.\n",
            "1. un :\n   a. x,\n   b. y ; et\n2. deux.\n",
            "1. un :\n   a. x ;\n   b. y ;\n   c. z, ou\n2. deux.\n",
            "1. un :\n   - x\n   - y ;\n2. deux.\n",
        ] {
            assert_eq!(said("fr", body), Vec::<String>::new(), "{body}");
        }
    }

    #[test]
    fn an_item_that_ends_otherwise_is_named() {
        for (body, expected) in [
            (
                "- un ;\n- deux\n- trois ;\n- quatre.\n",
                "this item ends with no mark, not with `;`",
            ),
            ("- un ;\n- deux ;\n- trois ;\n", "this item ends with `;`, not with a point"),
            ("- un ;\n- deux ;\n\nTrois.\n", "this item ends with `;`, not with a point"),
            ("- Un\n- Deux.\n- Trois.\n", "this item ends with no mark, not with a point"),
            ("- Un.\n- Deux\n", "this item ends with no mark, not with a point"),
            (
                "1. un :\n   a. x,\n   b. y\n2. deux.\n",
                "this item ends with no mark, not with a point",
            ),
            (
                "1. un :\n   a. X.\n   b. Y ;\n2. deux.\n",
                "this item ends with `;`, not with a point",
            ),
            ("- un\n- deux.\n", "this item ends with a point, not with no mark"),
        ] {
            assert_eq!(said("fr", body), [expected], "{body}");
        }
        assert_eq!(said("la", "- un\n- duo.\n"), Vec::<String>::new());
    }
}
