//! «Did you mean»: the known word that a misspelled one is nearest to.

/// The candidate that `word` most likely stands for.
///
/// It is at most two letters away (one for words of up to three letters), where exchanging
/// two neighbors counts as one. Case does not count. Of two candidates equally near, the
/// first is taken.
///
/// ```
/// use sevigne::diagnostic::nearest;
/// assert_eq!(nearest("widht", ["width", "height"]), Some("width"));
/// assert_eq!(nearest("PDF", ["pdf", "epub"]), Some("pdf"));
/// assert_eq!(nearest("docx", ["pdf", "epub", "txt"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = word.to_lowercase();
    let limit = if word.chars().count() <= 3 { 1_u8 } else { 2 };
    let own = letters(&word);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let lower = candidate.to_lowercase();
            // Most are far: of thousands of words each, these need no closer look.
            let is_far = (letters(&lower) ^ own).count_ones() > u32::from(2 * limit);
            (!is_far).then(|| (strsim::damerau_levenshtein(&word, &lower), candidate))
        })
        .filter(|(distance, _)| *distance <= usize::from(limit))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The letters of a word as a set, in which those are one whose numbers differ by a multiple
/// of 64. What stands one letter away differs in two of them at most.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_candidate_is_found_that_is_two_letters_away() {
        for near in ["xxbcd", "abcdxx", "cd", "badc", "axxd", "abcd", "ABxdx", "éabcdü"] {
            assert_eq!(nearest("abcd", [near]), Some(near));
        }
        for far in ["d", "xxxd", "abcdxxx", "xabcdxx"] {
            assert_eq!(nearest("abcd", [far]), None);
        }
        assert_eq!(nearest("abc", ["xxc", "axc"]), Some("axc"));
    }
}
