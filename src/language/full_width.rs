//! Punctuation that is as wide as an ideograph, and how it stands beside its neighbors.
//!
//! A full-width bracket, comma or full stop is half a sign and half white space. That half
//! shrinks to nothing beside other punctuation and at the ends of lines (JLREQ 3.1.2 to
//! 3.1.5; CSS Text 4, `text-spacing-trim`).

/// The half of its em that a sign leaves blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlankHalf {
    /// The one before it: an opening bracket.
    Before,
    /// The one behind it: a closing bracket, a comma, a full stop.
    Behind,
}

/// Which half of its em `character` leaves blank where it is as wide as an ideograph and its
/// glyph lies in the other one: `：` does in Chinese fonts and not in Japanese ones.
#[must_use]
pub const fn blank_half(character: char) -> Option<BlankHalf> {
    match character {
        '（' | '［' | '｛' | '｟' | '「' | '『' | '【' | '〔' | '〖' | '〘' | '〚'
        | '〈' | '《' | '〝' | '‘' | '“' => Some(BlankHalf::Before),
        '）' | '］' | '｝' | '｠' | '」' | '』' | '】' | '〕' | '〗' | '〙' | '〛'
        | '〉' | '》' | '〞' | '〟' | '’' | '”' | '、' | '。' | '，' | '．' | '：'
        | '；' => Some(BlankHalf::Behind),
        _ => None,
    }
}

/// Whether no white space stands between a full-width closing sign and `character` behind it:
/// another closing sign, a mark of the sentence, a middle dot.
#[must_use]
pub const fn joins_closing(character: char) -> bool {
    matches!(blank_half(character), Some(BlankHalf::Behind))
        || matches!(
            character,
            '・' | '！'
                | '？'
                | '･'
                | '｡'
                | '､'
                | '｣'
                | '!'
                | '?'
                | '.'
                | ','
                | ':'
                | ';'
                | ')'
                | ']'
                | '}'
                | '»'
                | '›'
        )
        || character.is_whitespace()
}

/// Whether no white space stands between `character` and a full-width opening bracket behind
/// it: another opening bracket, a middle dot.
#[must_use]
pub const fn joins_opening(character: char) -> bool {
    matches!(blank_half(character), Some(BlankHalf::Before))
        || matches!(character, '・' | '：' | '；' | '･' | '｢' | '(' | '[' | '{' | '«' | '‹')
        || character.is_whitespace()
}

/// Whether `character` is an ideograph or a kana: between two of them a line gives, whether
/// or not it may end there. Marks that join the kana before them are none.
#[must_use]
pub fn is_full_width_letter(character: char) -> bool {
    super::segment::is_ideographic(character)
        && character.is_alphabetic()
        && !matches!(character, '\u{FF00}'..='\u{FFEF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_blank_before_and_stops_behind() {
        assert_eq!(blank_half('「'), Some(BlankHalf::Before));
        assert_eq!(blank_half('。'), Some(BlankHalf::Behind));
        assert_eq!(blank_half('・'), None);
        assert!(joins_closing('。') && joins_closing('・') && !joins_closing('「'));
        assert!(joins_opening('「') && joins_opening('　') && !joins_opening('」'));
    }

    #[test]
    fn small_kana_are_letters_and_marks_on_kana_are_not() {
        assert!("漢っー々ア".chars().all(is_full_width_letter));
        assert!(!"\u{3099}ﾞ、A가".chars().any(is_full_width_letter));
    }
}
