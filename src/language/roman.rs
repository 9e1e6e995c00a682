//! Roman numerals, from 1 to 3999.

/// The signs and pairs of signs, from the greatest on.
const SIGNS: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// A number in small letters; none for zero and for what seven letters cannot write.
///
/// ```
/// use sevigne::language::roman::numeral;
/// assert_eq!(numeral(1994).as_deref(), Some("mcmxciv"));
/// assert_eq!(numeral(4000), None);
/// ```
#[must_use]
pub fn numeral(number: u64) -> Option<String> {
    let mut rest = u32::try_from(number).ok().filter(|rest| (1..4000).contains(rest))?;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

/// The number that small letters write in the usual form: `iv`, not `iiii`.
///
/// ```
/// use sevigne::language::roman::value;
/// assert_eq!(value("xiv"), Some(14));
/// assert_eq!(value("iiii"), None);
/// ```
#[must_use]
pub fn value(letters: &str) -> Option<u32> {
    let mut rest = letters;
    let mut sum = 0;
    for (value, sign) in SIGNS {
        // No sign stands more than three times in a row.
        for _ in 0..3 {
            let Some(behind) = rest.strip_prefix(sign) else { break };
            rest = behind;
            sum += value;
        }
    }
    (rest.is_empty() && numeral(sum.into()).as_deref() == Some(letters)).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numeral_says_its_number_and_no_other_letters_do() {
        for number in 1..4000_u32 {
            let written = numeral(number.into()).expect("a numeral");
            assert_eq!(value(&written), Some(number), "{written}");
        }
        for none in ["", "iiii", "vv", "ic", "iiiiiiv", "IV", "xiv ", "mmmm", "ivi"] {
            assert_eq!(value(none), None, "{none}");
        }
        assert_eq!((numeral(0), numeral(u64::MAX)), (None, None));
    }
}
