//! Which languages there are, as far as a tag of two letters can say it.

use super::Tag;

/// The codes of ISO 639-1, of two letters each.
const TWO_LETTERS: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu \
    cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi \
    ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks \
    ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl \
    nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk \
    sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz \
    ve vi vo wa wo xh yi yo za zh zu";

impl Tag {
    /// Whether its first subtag can be a language: one of ISO 639-1, or any of three letters,
    /// of which there are thousands. Longer ones are registered for none (RFC 5646, 2.2.1).
    ///
    /// ```
    /// use sevigne::language::Tag;
    /// let is_known = |tag| Tag::parse(tag).is_some_and(|tag| tag.is_known());
    /// assert!(is_known("fr-CA") && is_known("grc") && is_known("und"));
    /// assert!(!is_known("xx") && !is_known("english"));
    /// ```
    #[must_use]
    pub fn is_known(&self) -> bool {
        let primary = self.primary();
        match primary.len() {
            2 => TWO_LETTERS.split_whitespace().any(|code| code == primary),
            length => length == 3,
        }
    }
}
