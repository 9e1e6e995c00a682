//! `==words==`: highlighted words, as pandoc, Obsidian and Typora have them. They are a span
//! of the class `mark`.
//!
//! Pulldown knows none. As `~~` does, the signs mean something where they touch words, and
//! here at the edges of words alone: `a == b`, `a==b` and `====` stay as they are.

use super::paired_signs::{Neighbor, Place, Sign, replace, signs};
use crate::document::{Attributes, Inline, InlineKind, Inlines};

/// The class of highlighted words.
const MARK_CLASS: &str = "mark";

/// The signs on both sides.
const SIGNS: &str = "==";

/// Makes spans of what stands between the signs in a run and in the spans of it. There is
/// `room` for so many levels; gives how many the spans add.
pub(super) fn highlight(run: &mut Inlines, room: usize) -> usize {
    let mut height = 0;
    for inline in run.iter_mut() {
        // Words in brackets were read before they got their attributes.
        if let InlineKind::Span { attributes: _, content }
        | InlineKind::SmallCaps(content) = &mut inline.kind
        {
            height = height.max(highlight(content, room));
        }
    }
    let pairs = if height < room { pairs(run) } else { Vec::new() };
    if pairs.is_empty() {
        return height;
    }
    replace(run, SIGNS, pairs, |content| {
        let mut attributes = Attributes::default();
        attributes.add_class(MARK_CLASS);
        InlineKind::Span { attributes, content }
    });
    height + 1
}

/// Where the signs stand that belong together, each pair behind the one before.
fn pairs(run: &[Inline]) -> Vec<(Place, Place)> {
    let mut pairs = Vec::new();
    let mut open: Option<Place> = None;
    // The first ones at the end of an address, which close where no others do.
    let mut perhaps: Option<Place> = None;
    for sign in signs(run, SIGNS) {
        match open {
            _ if sign.ends_address => {
                perhaps =
                    perhaps.or(open.and(Some(sign)).filter(closes).map(|it| it.place));
            }
            Some(opening) if closes(&sign) => {
                pairs.push((opening, sign.place));
                (open, perhaps) = (None, None);
            }
            // The last one that opens is nearest to what closes.
            Some(_) | None if opens(sign) => {
                pairs.extend(open.zip(perhaps.take()));
                open = Some(sign.place);
            }
            Some(_) | None => {}
        }
    }
    pairs.extend(open.zip(perhaps));
    pairs
}

/// Whether words can begin behind the signs.
fn opens(sign: Sign) -> bool {
    let Sign { before, behind, .. } = sign;
    let ends = |c| matches!(c, ')' | ']' | '}' | ',' | '.' | ';' | ':' | '!' | '?');
    before != Neighbor::Letter && begins(behind, ends) && !stands_between(sign)
}

/// Whether words can end before the signs.
fn closes(sign: &Sign) -> bool {
    let Sign { before, behind, .. } = *sign;
    let begin = |c| matches!(c, '(' | '[' | '{');
    behind != Neighbor::Letter && begins(before, begin) && !stands_between(*sign)
}

/// Whether words can begin or end with what touches the signs.
fn begins(inside: Neighbor, cannot: fn(char) -> bool) -> bool {
    match inside {
        Neighbor::Nothing => false,
        Neighbor::Sign(c) => !cannot(c),
        Neighbor::Object | Neighbor::Letter | Neighbor::Ideograph => true,
    }
}

/// Whether the signs stand between quotes by themselves, or compare code with code.
fn stands_between(sign: Sign) -> bool {
    (sign.before.is_quote() && sign.behind.is_quote())
        || (sign.before == Neighbor::Object && sign.behind == Neighbor::Object)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceId;
    use crate::document::{plain_text, visit_blocks, visit_inlines};
    use crate::read::blocks::parse;
    use crate::read::origin::Origin;
    use crate::read::syntax::Syntax;

    /// What is highlighted in a paragraph, with where it stands.
    fn marked(text: &str) -> Vec<(String, &str)> {
        let origin = Origin::Slice(SourceId::default(), 0);
        let parsed = parse(text, &origin, Syntax::Full);
        let mut marked = Vec::new();
        visit_blocks(&parsed.blocks, &mut |block| {
            visit_inlines(block, &mut |inline| {
                if let InlineKind::Span { attributes, content } = &inline.kind
                    && attributes.has_class(MARK_CLASS)
                {
                    let written = text.get(inline.span.range()).unwrap_or("");
                    marked.push((plain_text(content), written));
                }
            });
        });
        marked
    }

    #[test]
    fn words_between_two_equals_signs_are_highlighted() {
        for (text, words, written) in [
            ("a ==b c== d", "b c", "==b c=="),
            ("==a *b* `c`==.", "a b c", "==a *b* `c`=="),
            ("(==a==), *==b==*", "a", "==a=="),
            ("==\"Oui !\"==, a", "\"Oui !\"", "==\"Oui !\"=="),
            ("==a\nb==", "a b", "==a\nb=="),
            ("[==a==]{.b}", "a", "==a=="),
            ("==[a]{.b}==", "a", "==[a]{.b}=="),
            ("==a ==b== c==", "b", "==b=="),
            ("- ==a==\n- b", "a", "==a=="),
            ("==https://a.org/b==.", "https://a.org/b", "==https://a.org/b=="),
            ("==see https://a.org/b== c", "see https://a.org/b", "==see https://a.org/b=="),
            (
                "==https://a.org/?b== c d==",
                "https://a.org/?b== c d",
                "==https://a.org/?b== c d==",
            ),
            ("==`a`==`b`==", "a==b", "==`a`==`b`=="),
            ("漢==字==漢", "字", "==字=="),
        ] {
            let marked = marked(text);
            assert!(marked.contains(&(words.to_owned(), written)), "{text}: {marked:?}");
        }
        assert_eq!(marked("==a== ==b==, ==c==").len(), 3);
        assert_eq!(marked("==https://a.org/b== and ==www.a.org== and ==c==").len(), 3);
    }

    #[test]
    fn equals_signs_that_are_none_of_it_stay() {
        for text in [
            "a == b == c",
            "a==b and c==d",
            "====",
            "===a===",
            "== a ==",
            "the \"==\" and the \"==\" of C",
            "(==) and (==)",
            "`==a==` $==a==$ \\==a\\==",
            "https://a.org/?==a== and www.a.org/?==b==",
            "==a\n\nb==",
            "dGVzdA== dGVzdA==",
            "`a`==`b` and `c`==`d`, $a$==$b$ and $c$==$d$",
            "==a and https://a.org/b==/c==d",
            "==, == and ==.",
        ] {
            assert_eq!(marked(text), [], "{text}");
        }
    }
}
