//! Language tags (BCP 47) and the languages with rules of their own.

use std::fmt;

/// A BCP 47 tag, well-formed and in canonical case: `fr`, `fr-CA`, `de-CH`, `und`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(String);

impl Tag {
    /// The tag, where `text` is one: subtags of 1 to 8 letters or digits, joined by `-`
    /// (`_` is taken for it), the first of 2 or 3 letters: longer ones BCP 47 keeps for
    /// later (2.2.1). A language with rules of its own goes by its tag of two letters.
    ///
    /// ```
    /// use sevigne::language::{Language, Tag};
    /// let tag = Tag::parse("FR_ca").expect("well-formed");
    /// assert_eq!(tag.as_str(), "fr-CA");
    /// assert_eq!(tag.language(), Language::French);
    /// assert_eq!(Tag::parse("fra").expect("well-formed").as_str(), "fr");
    /// assert_eq!(Tag::parse("french"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut canonical = String::new();
        for (index, subtag) in text.split(['-', '_']).enumerate() {
            let letters = subtag.bytes().all(|b| b.is_ascii_alphabetic());
            if !(1..=8).contains(&subtag.len())
                || !subtag.bytes().all(|b| b.is_ascii_alphanumeric())
                || (index == 0 && (!letters || !(2..=3).contains(&subtag.len())))
            {
                return None;
            }
            if index > 0 {
                canonical.push('-');
            }
            let lower = subtag.to_ascii_lowercase();
            match subtag.len() {
                3 if index == 0 => canonical.push_str(shortest(&lower)),
                2 if index > 0 && letters => {
                    canonical.push_str(&subtag.to_ascii_uppercase());
                }
                4 if index > 0 && letters => {
                    let (head, tail) = lower.split_at(1);
                    canonical.push_str(&head.to_ascii_uppercase());
                    canonical.push_str(tail);
                }
                _ => canonical.push_str(&lower),
            }
        }
        Some(Self(canonical))
    }

    /// What to write in place of `text`, which is no tag: its tag, where it is the name of
    /// a language with rules, in English or in itself.
    ///
    /// ```
    /// use sevigne::language::Tag;
    /// assert_eq!(Tag::advice("Français"), "write `fr`");
    /// ```
    #[must_use]
    pub fn advice(text: &str) -> String {
        let name = text.trim().to_lowercase();
        let known = NAMES.iter().find(|(_, names)| names.contains(&name.as_str()));
        known.map_or_else(
            || "write the tag, such as `fr`, `en-GB` or `de-CH`".to_owned(),
            |(tag, _)| format!("write `{tag}`"),
        )
    }

    /// The tag as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first subtag: `fr` of `fr-CA`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The region, where the tag has one: `CA` of `fr-CA`.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.0.split('-').skip(1).find(|subtag| {
            subtag.len() == 2 && subtag.bytes().all(|b| b.is_ascii_uppercase())
        })
    }

    /// The language whose rules hold.
    #[must_use]
    pub fn language(&self) -> Language {
        // Asked for each word: no search for the hyphen.
        match self.0.as_bytes() {
            [b'f', b'r'] | [b'f', b'r', b'-', ..] => Language::French,
            [b'e', b'n'] | [b'e', b'n', b'-', ..] => Language::English,
            [b'd', b'e'] | [b'd', b'e', b'-', ..] => Language::German,
            [b'e', b's'] | [b'e', b's', b'-', ..] => Language::Spanish,
            [b'i', b't'] | [b'i', b't', b'-', ..] => Language::Italian,
            [b'p', b't'] | [b'p', b't', b'-', ..] => Language::Portuguese,
            [b'n', b'l'] | [b'n', b'l', b'-', ..] => Language::Dutch,
            _ => Language::Other,
        }
    }

    /// Whether a paragraph is indented too where a text begins anew: French and Spanish
    /// typography has it so, and that of East Asia (JLREQ 3.1.1, CLREQ 3.2.1).
    #[must_use]
    pub fn indents_first_paragraphs(&self) -> bool {
        matches!(self.language(), Language::French | Language::Spanish)
            || self.is_east_asian()
    }

    /// Whether its script has italics: those of the Near and the Far East have none, and
    /// Latin figures among their letters would slant alone.
    #[must_use]
    pub fn has_italics(&self) -> bool {
        !self.is_right_to_left() && !self.is_east_asian()
    }

    /// Whether it is Chinese, Japanese or Korean in its own script.
    fn is_east_asian(&self) -> bool {
        matches!(self.primary(), "ja" | "ko" | "zh") && self.script() != Some("Latn")
    }

    /// Whether it is Chinese in traditional characters: by its script where that is stated,
    /// else by its region.
    #[must_use]
    pub fn is_traditional_chinese(&self) -> bool {
        self.primary() == "zh"
            && match self.script() {
                Some(script) => script == "Hant",
                None => matches!(self.region(), Some("TW" | "HK" | "MO")),
            }
    }

    /// The script, where the tag has one: `Hant` of `zh-Hant-TW`.
    fn script(&self) -> Option<&str> {
        self.0.split('-').nth(1).filter(|part| part.len() == 4)
    }

    /// Whether it is written from right to left: by its script where that is stated, else
    /// by the script that the language is mostly written in.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        match self.script() {
            Some(script) => {
                matches!(
                    script,
                    "Adlm" | "Arab" | "Hebr" | "Mand" | "Nkoo" | "Syrc" | "Thaa"
                )
            }
            None => matches!(
                self.primary(),
                "ar" | "arc"
                    | "ckb"
                    | "dv"
                    | "fa"
                    | "he"
                    | "ps"
                    | "sd"
                    | "syr"
                    | "ug"
                    | "ur"
                    | "yi"
            ),
        }
    }
}

/// The tag of two letters for one of three (ISO 639-2), where the language has rules: BCP 47
/// asks for the shortest (2.2.1).
fn shortest(subtag: &str) -> &str {
    match subtag {
        "fra" | "fre" => "fr",
        "eng" => "en",
        "deu" | "ger" => "de",
        "spa" => "es",
        "ita" => "it",
        "por" => "pt",
        "nld" | "dut" => "nl",
        other => other,
    }
}

/// The languages with rules by their names, in English and in themselves.
const NAMES: [(&str, &[&str]); 7] = [
    ("fr", &["french", "français", "francais"]),
    ("en", &["english"]),
    ("de", &["german", "deutsch"]),
    ("es", &["spanish", "español", "espanol", "castellano"]),
    ("it", &["italian", "italiano"]),
    ("pt", &["portuguese", "português", "portugues"]),
    ("nl", &["dutch", "nederlands", "flemish", "vlaams"]),
];

/// `und`, the tag of an undetermined language.
impl Default for Tag {
    fn default() -> Self {
        Self("und".to_owned())
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The languages with rules of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Tagged `fr`.
    French,
    /// Tagged `en`.
    English,
    /// Tagged `de`.
    German,
    /// Tagged `es`.
    Spanish,
    /// Tagged `it`.
    Italian,
    /// Tagged `pt`.
    Portuguese,
    /// Tagged `nl`.
    Dutch,
    /// Any other: set without orthotypography.
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_canonical() {
        for (text, canonical) in [
            ("FR", "fr"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("de_ch", "de-CH"),
            ("es-419", "es-419"),
        ] {
            assert_eq!(Tag::parse(text).as_ref().map(Tag::as_str), Some(canonical));
        }
        for text in ["", "f", "fr-", "-fr", "fr--CA", "12", "fr ca", "abcd", "french"] {
            assert_eq!(Tag::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_language_with_rules_is_found_by_any_of_its_codes() {
        for (text, canonical) in
            [("fra-CA", "fr-CA"), ("GER", "de"), ("dut", "nl"), ("gsw", "gsw")]
        {
            assert_eq!(Tag::parse(text).as_ref().map(Tag::as_str), Some(canonical));
        }
    }

    #[test]
    fn the_name_of_a_language_is_no_tag_and_its_tag_is_advised() {
        for (text, advice) in [
            ("french", "write `fr`"),
            ("English", "write `en`"),
            ("español", "write `es`"),
            ("klingon", "write the tag, such as `fr`, `en-GB` or `de-CH`"),
        ] {
            assert_eq!(Tag::parse(text), None, "{text}");
            assert_eq!(Tag::advice(text), advice);
        }
    }

    #[test]
    fn direction_follows_the_script() {
        for (text, expected) in [
            ("ar", true),
            ("he-IL", true),
            ("az-Arab", true),
            ("ar-Latn", false),
            ("fr", false),
        ] {
            let tag = Tag::parse(text);
            assert_eq!(tag.map(|tag| tag.is_right_to_left()), Some(expected), "{text}");
        }
    }

    #[test]
    fn the_far_east_indents_all_paragraphs_and_slants_no_letters() {
        for (text, indents, slants) in [
            ("ja", true, false),
            ("zh-Hant", true, false),
            ("ja-Latn", false, true),
            ("he", false, false),
            ("fr", true, true),
            ("en", false, true),
        ] {
            let tag = Tag::parse(text).unwrap();
            assert_eq!(tag.indents_first_paragraphs(), indents, "{text}");
            assert_eq!(tag.has_italics(), slants, "{text}");
        }
    }

    #[test]
    fn region_is_found_behind_a_script() {
        assert_eq!(Tag::parse("zh-Hant-TW").as_ref().and_then(Tag::region), Some("TW"));
        assert_eq!(Tag::default().region(), None);
    }
}
