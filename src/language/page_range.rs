//! Ranges of pages, paragraphs and the like that are typed with a hyphen.

/// The bytes at which a hyphen stands between the two figures of a range: `33-35`, `12:3-5`,
/// `340-342f.`.
pub(crate) fn hyphens(words: &str) -> Vec<usize> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')');
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = "";
    for word in words.split_inclusive(is_between) {
        // The hyphen of `§ 40-2` is one of the paragraph's name; several are `§§ 3-5`.
        if before != "§" {
            found.extend(hyphen(word).map(|at| start + at));
        }
        before = word.trim_end_matches(is_between);
        start += word.len();
    }
    found
}

/// The only hyphen of a word, where it stands between two figures: neither `Smith-Jones`, `3-a`
/// nor the `978-3-16` of an ISBN; nor a part of an address or a date.
fn hyphen(word: &str) -> Option<usize> {
    let (first, last) = word.split_once('-')?;
    let is_range = first.ends_with(|c: char| c.is_ascii_digit())
        && last.starts_with(|c: char| c.is_ascii_digit())
        && !last.contains('-')
        && !word.contains('/');
    is_range.then_some(first.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_between_two_figures_is_one_of_a_range_and_no_other_is() {
        for (words, expected) in [
            (", pp. 33-35", ", pp. 33–35"),
            (", S.\u{a0}340-342 f.", ", S.\u{a0}340–342 f."),
            (", 40-2", ", 40–2"),
            (" 3-5, 8-9; (10-12)", " 3–5, 8–9; (10–12)"),
            (", §§ 3-5", ", §§ 3–5"),
            ("12:3-5", "12:3–5"),
            (", § 3-a", ", § 3-a"),
            (", § 40-2", ", § 40-2"),
            (", Smith-Jones, A-12", ", Smith-Jones, A-12"),
            (", 978-3-16-148410-0", ", 978-3-16-148410-0"),
            (", 2020-04-01", ", 2020-04-01"),
            (", 10.1000/12-3", ", 10.1000/12-3"),
            (", 3--5, 3–5, 3-, -3", ", 3--5, 3–5, 3-, -3"),
        ] {
            let mut dashed = words.to_owned();
            for at in hyphens(words).into_iter().rev() {
                dashed.replace_range(at..=at, "–");
            }
            assert_eq!(dashed, expected);
        }
    }
}
