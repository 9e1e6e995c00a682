//! Signs that pulldown would take for marks and that are none: the dollars of prices, the
//! signs within an address that stands in the text without brackets, and those within the
//! attributes behind words in brackets.
//!
//! A backslash of ours before each of them makes pulldown read it as it is written.

use super::attributes;
use super::bare_links;
use super::blocks;
use super::origin::{Mosaic, Origin};
use super::syntax::Syntax;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// A text with a backslash before each sign that means itself.
#[derive(Debug)]
pub(super) struct Marked<'t> {
    /// The text.
    pub(super) text: Cow<'t, str>,
    /// Where it stands in its source.
    pub(super) origin: Cow<'t, Origin>,
    /// The bytes of our backslashes in it, ascending.
    pub(super) made: Vec<usize>,
}

/// Marks the signs of `text`, which stands in its source as `origin` tells.
pub(super) fn mark<'t>(text: &'t str, origin: &'t Origin, syntax: Syntax) -> Marked<'t> {
    let signs = find(text, syntax);
    if signs.is_empty() {
        let (text, origin) = (Cow::Borrowed(text), Cow::Borrowed(origin));
        return Marked { text, origin, made: Vec::new() };
    }
    let mut mosaic = Mosaic::default();
    let mut from = 0;
    for at in &signs {
        mosaic.push(text, from..*at, origin);
        mosaic.push_made("\\", origin.span(*at..*at + 1));
        from = *at;
    }
    mosaic.push(text, from..text.len(), origin);
    let (text, origin) = mosaic.finish();
    let made = signs.iter().enumerate().map(|(before, at)| at + before).collect();
    Marked { text: Cow::Owned(text), origin: Cow::Owned(origin), made }
}

/// How often a text is read for signs; each time those show that the ones before had hidden.
/// The last times all of a block's are taken at once.
const MOST_READINGS: usize = 64;
const LAST_READINGS: usize = 8;

/// What stands for a sign that was found while the others are looked for: punctuation as the
/// sign is, so that marks beside it stay what they are.
const COVER: &str = "%";

/// What pulldown knows as marks, and addresses hold.
const MARKS: [char; 5] = ['*', '_', '$', '~', '^'];

/// The same that attributes hold. A backslash in them is read with what they say.
const IN_ATTRIBUTES: [char; 6] = ['*', '_', '$', '~', '^', '\\'];

/// Where else than in formulas signs are to be looked for.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    addresses: bool,
    attributes: bool,
}

/// Where the signs stand that mean themselves, ascending.
fn find(text: &str, syntax: Syntax) -> BTreeSet<usize> {
    let has_formulas =
        syntax.options().contains(Options::ENABLE_MATH) && text.contains('$');
    let wanted = Wanted {
        addresses: syntax.links_bare()
            && (text.contains("://") || text.contains("www."))
            && text.contains(MARKS),
        attributes: syntax == Syntax::Full
            && text.contains("]{")
            && text.contains(IN_ATTRIBUTES),
    };
    let mut found = BTreeSet::new();
    if !(has_formulas || wanted.addresses || wanted.attributes) {
        return found;
    }
    let mut covered = text.to_owned();
    for reading in 1..=MOST_READINGS {
        let is_last = reading > MOST_READINGS - LAST_READINGS;
        let new = look(&covered, (syntax, wanted), is_last);
        if new.is_empty() {
            break;
        }
        for at in new {
            covered.replace_range(at..at + 1, COVER);
            found.insert(at);
        }
    }
    found
}

/// One reading: in each block the signs up to its first price, as what stands behind that one
/// is read otherwise once the price is none.
fn look(text: &str, (syntax, wanted): (Syntax, Wanted), is_last: bool) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    // How many elements are open whose words are no text, or lead somewhere already.
    let mut closed = 0_usize;
    let mut cell = None;
    let mut is_settled = true;
    for (event, range) in Parser::new_ext(text, syntax.options()).into_offset_iter() {
        is_settled |= blocks::is_block(&event);
        match event {
            Event::InlineMath(_) if is_settled && is_price(text, &range) => {
                found.insert(range.start);
                if is_last {
                    // What seems to end it most likely begins another price.
                    found.insert(range.end - 1);
                }
                is_settled = is_last;
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => {
                closed += 1;
            }
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => {
                closed = closed.saturating_sub(1);
            }
            Event::Code(_) | Event::InlineHtml(_) => {
                // Nothing in them is a mark, so a backslash would be one of their signs.
                let within: Vec<usize> = found.range(range).copied().collect();
                for at in within {
                    found.remove(&at);
                }
            }
            Event::Start(Tag::TableCell) => cell = Some(range.end),
            Event::End(TagEnd::TableCell) => cell = None,
            Event::Text(_) if is_settled && closed == 0 => {
                let cell = cell.unwrap_or(usize::MAX);
                if wanted.attributes {
                    in_attributes(text, range.clone(), cell, &mut found);
                }
                // Each looks at the rest of its line.
                if wanted.addresses {
                    let line = text.get(range.start..).unwrap_or("");
                    let line = line.find(['\n', '\r']).unwrap_or(line.len());
                    let end = (range.start + line).min(cell);
                    in_addresses(text, range, end, &mut found);
                }
            }
            _ => {}
        }
    }
    found
}

/// Finds the signs in the attributes of words in brackets, which begin in `range` and end in
/// its line, before `end`.
fn in_attributes(text: &str, range: Range<usize>, end: usize, found: &mut BTreeSet<usize>) {
    let braces = text.get(range.clone()).unwrap_or("").match_indices('{');
    for at in braces.map(|(at, _)| range.start + at) {
        let is_behind_words = text.get(..at).is_some_and(|before| before.ends_with(']'));
        let behind = text.get(at..).filter(|_| is_behind_words);
        let Some((_, length)) = behind.and_then(attributes::leading) else { continue };
        let own = text.get(at..at + length).unwrap_or("");
        if at + length <= end && !own.contains(['\n', '\r']) {
            found.extend(own.match_indices(IN_ATTRIBUTES).map(|(sign, _)| at + sign));
        }
    }
}

/// Whether what looks like a formula stands between the signs of two prices. No formula ends
/// right before a digit (pandoc's manual, `tex_math_dollars`) or begins right behind a Latin
/// letter or a digit (GitHub: `US$5`, `5$`), and none reaches over the marks of other things.
fn is_price(text: &str, formula: &Range<usize>) -> bool {
    let before = text.get(..formula.start).and_then(|text| text.chars().next_back());
    let behind = text.get(formula.end..).unwrap_or("");
    let inside = text.get(formula.start + 1..formula.end.saturating_sub(1)).unwrap_or("");
    let is_digit = |c: char| c.is_ascii_digit();
    // Scripts without blanks between words have formulas right behind letters of theirs.
    let is_letter = |c: char| c.is_ascii_alphanumeric();
    if before.is_some_and(is_letter) || behind.starts_with(is_digit) {
        return true;
    }
    // `$`x`$` is GitHub's own way to write one.
    let is_github = inside.len() > 1 && inside.starts_with('`') && inside.ends_with('`');
    let reaches_over = (inside.contains('`') && !is_github)
        || inside.contains("**")
        || inside.contains("](")
        || inside.ends_with(['(', '"', '“', '«', '/'])
        || inside.ends_with(" *")
        || inside.ends_with(" _");
    if reaches_over {
        return true;
    }
    let is_amount = inside.starts_with(is_digit);
    let opens = inside.matches('(').count();
    let closes = inside.matches(')').count();
    let is_word = |word: &str| word.len() > 1 && word.chars().all(char::is_alphabetic);
    let has_words = !inside.contains('\\') && inside.split_whitespace().any(is_word);
    is_amount
        && (opens != closes || (has_words && behind.trim_start().starts_with(is_digit)))
}

/// Adds the marks in addresses that begin in the words at `range` and end before `end`.
fn in_addresses(text: &str, range: Range<usize>, end: usize, found: &mut BTreeSet<usize>) {
    let Some(line) = text.get(range.start..end.max(range.end)) else { return };
    let mut from = 0;
    while let Some(address) = bare_links::web_address(line, from..range.len()) {
        let written = line.get(address.clone()).unwrap_or("");
        let mut is_escaped = false;
        for (at, sign) in written.char_indices() {
            if MARKS.contains(&sign) && !is_escaped {
                found.insert(range.start + address.start + at);
            }
            is_escaped = sign == '\\' && !is_escaped;
        }
        from = address.end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    fn marked(text: &str) -> String {
        let origin = Origin::at(Span::default());
        mark(text, &origin, Syntax::Full).text.into_owned()
    }

    #[test]
    fn the_dollars_of_prices_are_no_formulas() {
        for (text, expected) in [
            ("From US$5 to US$10.", r"From US\$5 to US$10."),
            ("It costs $5-$10.", r"It costs \$5-$10."),
            ("$20/person ($15/child), $3.", r"\$20/person ($15/child), $3."),
            ("**$5**--**$6**", r"**\$5**--**$6**"),
            (
                "See $HOME, `$x` and `$y`, `$b` $5 or `$a`, ($x$)",
                r"See \$HOME, `$x` and `$y`, `$b` \$5 or `$a`, ($x$)",
            ),
            (
                "($5) for ($x$). \"$5,\" he said, \"$x$.\"",
                r#"(\$5) for ($x$). "\$5," he said, "$x$.""#,
            ),
            ("Costs $5 in `$x`.", r"Costs \$5 in `$x`."),
            ("**$5** for **$x$**", r"**\$5** for **$x$**"),
            ("*$10* a month, *$n$* times", r"*\$10* a month, *$n$* times"),
            ("\"$5,\" he said, \"$x$.\"", r#""\$5," he said, "$x$.""#),
            ("($5) for ($x$), $5/$x$", r"(\$5) for ($x$), \$5/$x$"),
            ("[$5](a) and [$x$](b)", r"[\$5](a) and [$x$](b)"),
            ("$20 (R$ 100), R$5 ou R$ 6", r"\$20 (R$ 100), R\$5 ou R$ 6"),
            ("$9 or US$ 5, 10$, 20$, 30$", r"\$9 or US$ 5, 10\$, 20\$, 30$"),
            ("設$x$為、ב$y$", "設$x$為、ב$y$"),
            (
                "$n$th, $3 km$, $(0,1]$, $x^*$, $`a`$, d'$n$, $]a,b[$",
                "$n$th, $3 km$, $(0,1]$, $x^*$, $`a`$, d'$n$, $]a,b[$",
            ),
            (
                "`$5-$10`\n\n    $5-$10\n\n<a title=\"$5-$10\">",
                "`$5-$10`\n\n    $5-$10\n\n<a title=\"$5-$10\">",
            ),
            ("$x$, $2x$ and $\\frac12$ of $a$-$b$", "$x$, $2x$ and $\\frac12$ of $a$-$b$"),
        ] {
            assert_eq!(marked(text), expected, "{text}");
        }
    }

    #[test]
    fn any_number_of_prices_is_read() {
        let prices = "costs $5-$6, ".repeat(300);
        let marked = marked(&prices);
        assert_eq!(marked.replace('\\', ""), prices);
        let mut events = Parser::new_ext(&marked, Syntax::Full.options());
        assert!(events.all(|event| !matches!(event, Event::InlineMath(_))), "{marked}");
    }

    #[test]
    fn marks_in_an_address_are_part_of_it() {
        for (text, expected) in [
            ("at https://e.org/__main__.html.", r"at https://e.org/\_\_main\_\_.html."),
            ("https://e.org/a*b*c *d*", r"https://e.org/a\*b\*c *d*"),
            (
                "www.e.org/_a_ and https://e.org/a$b$c",
                r"www.e.org/\_a_ and https://e.org/a\$b\$c",
            ),
            (
                "*https://e.org/a* **https://e.org/b**:",
                "*https://e.org/a* **https://e.org/b**:",
            ),
            ("_https://e.org/a_b_ x", r"_https://e.org/a\_b_ x"),
            ("https://e.org/a\\_b`_c_`", r"https://e.org/a\_b`_c_`"),
            (
                "[https://e.org/_a_](b_c_) `https://e.org/_a_` <https://e.org/_a_>",
                "[https://e.org/_a_](b_c_) `https://e.org/_a_` <https://e.org/_a_>",
            ),
            (
                "| a |\n|---|\n| https://e.org/a_b|*c* |",
                "| a |\n|---|\n| https://e.org/a\\_b|*c* |",
            ),
        ] {
            assert_eq!(marked(text), expected, "{text}");
        }
    }
}
