//! Letters in other alphabets, ℝ, and letters with accents, x̂.

use super::script::grouped;

/// An alphabet of its own within Unicode.
struct Alphabet {
    /// The commands that ask for it.
    commands: &'static [&'static str],
    /// Its letters that were in Unicode before it was (Letterlike Symbols).
    letterlike: &'static [(char, char)],
    /// Its other characters: the first and the last plain one, and where they begin.
    ranges: &'static [(char, char, u32)],
}

const ALPHABETS: [Alphabet; 3] = [
    Alphabet {
        commands: &["mathbb", "Bbb"],
        letterlike: DOUBLE_STRUCK,
        ranges: &[('A', 'Z', 0x1d538), ('a', 'z', 0x1d552), ('0', '9', 0x1d7d8)],
    },
    Alphabet {
        commands: &["mathcal", "mathscr"],
        letterlike: SCRIPT,
        ranges: &[('A', 'Z', 0x1d49c), ('a', 'z', 0x1d4b6)],
    },
    Alphabet {
        commands: &["mathfrak", "frak"],
        letterlike: FRAKTUR,
        ranges: &[('A', 'Z', 0x1d504), ('a', 'z', 0x1d51e)],
    },
];

/// `text` in the alphabet that `command` asks for; characters without a form there stay.
/// None where it asks for no alphabet.
pub(super) fn alphabet(command: &str, text: &str) -> Option<String> {
    let alphabet = ALPHABETS.iter().find(|own| own.commands.contains(&command))?;
    Some(text.chars().map(|c| alphabet.letter(c).unwrap_or(c)).collect())
}

/// The plain letter of one in another alphabet: what to draw where no font has it.
///
/// ```
/// use sevigne::document::plain_letter;
/// assert_eq!(plain_letter('ℒ'), Some('L'));
/// ```
#[must_use]
pub fn plain_letter(c: char) -> Option<char> {
    ALPHABETS.iter().find_map(|alphabet| alphabet.plain(c))
}

impl Alphabet {
    fn letter(&self, plain: char) -> Option<char> {
        let known = self.letterlike.iter().find(|(letter, _)| *letter == plain);
        known.map(|(_, own)| *own).or_else(|| {
            self.ranges.iter().find_map(|(first, last, begin)| {
                let is_within = (*first..=*last).contains(&plain);
                let place = u32::from(plain).checked_sub(u32::from(*first))?;
                is_within.then(|| char::from_u32(begin + place)).flatten()
            })
        })
    }

    fn plain(&self, own: char) -> Option<char> {
        let known = self.letterlike.iter().find(|(_, letter)| *letter == own);
        known.map(|(plain, _)| *plain).or_else(|| {
            self.ranges.iter().find_map(|(first, last, begin)| {
                let place = u32::from(own).checked_sub(*begin)?;
                let plain = char::from_u32(u32::from(*first).checked_add(place)?)?;
                (plain <= *last).then_some(plain)
            })
        })
    }
}

const DOUBLE_STRUCK: &[(char, char)] =
    &[('C', 'ℂ'), ('H', 'ℍ'), ('N', 'ℕ'), ('P', 'ℙ'), ('Q', 'ℚ'), ('R', 'ℝ'), ('Z', 'ℤ')];

const SCRIPT: &[(char, char)] = &[
    ('B', 'ℬ'),
    ('E', 'ℰ'),
    ('F', 'ℱ'),
    ('H', 'ℋ'),
    ('I', 'ℐ'),
    ('L', 'ℒ'),
    ('M', 'ℳ'),
    ('R', 'ℛ'),
    ('e', 'ℯ'),
    ('g', 'ℊ'),
    ('o', 'ℴ'),
];

const FRAKTUR: &[(char, char)] =
    &[('C', 'ℭ'), ('H', 'ℌ'), ('I', 'ℑ'), ('R', 'ℜ'), ('Z', 'ℨ')];

/// The combining character of an accent.
pub(super) fn accent(command: &str) -> Option<char> {
    Some(match command {
        "hat" | "widehat" => '\u{302}',
        "tilde" | "widetilde" => '\u{303}',
        "bar" => '\u{304}',
        "overline" => OVERLINE,
        "underline" => UNDERLINE,
        "dot" => '\u{307}',
        "ddot" => '\u{308}',
        "dddot" => '\u{20db}',
        "check" => '\u{30c}',
        "breve" => '\u{306}',
        "acute" => '\u{301}',
        "grave" => '\u{300}',
        "cancel" | "bcancel" | "xcancel" => STROKE,
        "mathring" => '\u{30a}',
        "vec" | "overrightarrow" => '\u{20d7}',
        "overleftarrow" => '\u{20d6}',
        _ => return None,
    })
}

const OVERLINE: char = '\u{305}';
const UNDERLINE: char = '\u{332}';
const STROKE: char = '\u{338}';

/// `text` with an accent: a line over, under or through each of its characters, another accent
/// over the last one, the whole in parentheses where it is no word.
pub(super) fn accented(text: &str, accent: char) -> String {
    let text = text.trim();
    if matches!(accent, OVERLINE | UNDERLINE | STROKE) {
        // A line has no line of its own: lines within lines would double with each.
        let is_bare =
            |c: char| c.is_whitespace() || matches!(c, OVERLINE | UNDERLINE | STROKE);
        return text
            .chars()
            .flat_map(|c| [Some(c), (!is_bare(c)).then_some(accent)])
            .flatten()
            .collect();
    }
    let base = if text.is_empty() { "\u{a0}".to_owned() } else { grouped(text) };
    format!("{base}{accent}")
}
