//! Raised and lowered characters.

/// In parentheses, where there is more than one thing.
pub(super) fn grouped(text: &str) -> String {
    let text = text.trim();
    let is_one = text.chars().all(|c| c.is_alphanumeric() || is_part(c))
        || text.chars().filter(|c| !is_part(*c)).count() <= 1
        || is_enclosed(text);
    if is_one { text.to_owned() } else { format!("({text})") }
}

/// In parentheses, where it is more than a number or one letter with its scripts: what
/// stands below a fraction's stroke or a root.
pub(super) fn divisor(text: &str) -> String {
    let text = text.trim();
    let is_number = text.chars().all(|c| c.is_ascii_digit() || ".,".contains(c));
    let is_letter = text.chars().filter(|c| !is_part(*c)).count() <= 1;
    if is_number || is_letter || is_enclosed(text) {
        text.to_owned()
    } else {
        format!("({text})")
    }
}

/// Whether a character belongs to the one before it: a script, an accent, a prime.
fn is_part(c: char) -> bool {
    "²³⁰¹⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₙₖₘ.,′″‴°".contains(c)
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}')
}

/// Whether one pair of parentheses is around all of it.
fn is_enclosed(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else {
        return false;
    };
    let mut depth = 0_usize;
    inner.chars().all(|c| {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return false,
            ')' => depth -= 1,
            _ => {}
        }
        true
    })
}

/// A script in raised or lowered characters where Unicode has all of them, else behind its
/// sign.
///
/// `^` raises, `_` lowers: `²`, `₂`, and `^(a+b)` where a character has no such form.
#[must_use]
pub fn raised_or_lowered(sign: char, script: &str) -> String {
    let table = if sign == '^' { RAISED } else { LOWERED };
    let drawn: Option<String> = script
        .chars()
        .map(|c| table.iter().find(|(plain, _)| *plain == c).map(|(_, drawn)| *drawn))
        .collect();
    drawn.unwrap_or_else(|| format!("{sign}{}", grouped(script)))
}

/// Raised characters. A prime and a degree stand high by themselves.
const RAISED: &[(char, char)] = &[
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('−', '⁻'),
    ('-', '⁻'),
    ('=', '⁼'),
    ('(', '⁽'),
    (')', '⁾'),
    ('n', 'ⁿ'),
    ('i', 'ⁱ'),
    ('′', '′'),
    ('∘', '°'),
    ('°', '°'),
];

const LOWERED: &[(char, char)] = &[
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('−', '₋'),
    ('-', '₋'),
    ('=', '₌'),
    ('(', '₍'),
    (')', '₎'),
    ('i', 'ᵢ'),
    ('j', 'ⱼ'),
    ('n', 'ₙ'),
    ('k', 'ₖ'),
    ('m', 'ₘ'),
];
