//! «Did you mean»: the known word that a misspelt one is nearest to.

/// The candidate that `word` most likely stands for.
///
/// It is at most two letters away (one for words of up to three letters), where exchanging
/// two neighbours counts as one. Case does not count. Of two candidates equally near, the
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
    let limit = if word.chars().count() <= 3 { 1 } else { 2 };
    candidates
        .into_iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
