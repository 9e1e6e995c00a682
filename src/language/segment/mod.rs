//! Where a line may end: UAX #14, filtered by what typography forbids.
//!
//! The Unicode algorithm knows characters alone; it ends lines before dashes, within
//! addresses wherever a letter follows a slash, between an initial and its name. What is
//! taken away and what is made costly here stands with its reason at each rule.

mod signs;

pub use signs::divide_code;

use super::address;
use super::binding::{self, Binding};
use super::tag::{Language, Tag};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use signs::{divide_address, divide_room};

/// A place where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opportunity {
    /// The byte where the next line begins; white space at the line's end lies before it.
    pub at: usize,
    /// What makes it one.
    pub kind: OpportunityKind,
    /// How little a break is wanted: 0 for an ordinary space, 50 for a hyphen, more where
    /// words hold together. The scale is that of [`Break::penalty`](crate::line_break::Break::penalty).
    pub penalty: i32,
}

/// What makes a place one where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpportunityKind {
    /// A line feed or its like: the line does end.
    Mandatory,
    /// White space lies before the place; it goes when the line ends.
    Space,
    /// A hyphen of the word itself lies before the place.
    Hyphen,
    /// A soft hyphen (U+00AD) lies before the place: drawn when the line ends here.
    SoftHyphen,
    /// The place is inside an address: no hyphen is added.
    Address,
    /// A zero-width space (U+200B) lies before the place.
    ZeroWidthSpace,
    /// Nothing lies there: between ideographs, after a dash or a slash.
    Plain,
}

/// TeX's `\exhyphenpenalty`.
const HYPHEN: i32 = 50;

/// Whether lines may end on both sides of a character without a space: ideographs, kana
/// and the punctuation between them.
#[must_use]
pub const fn is_ideographic(character: char) -> bool {
    matches!(
        character,
        '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}'
            | '\u{20000}'..='\u{3FFFF}'
    )
}

static SEGMENTER: icu_segmenter::LineSegmenterBorrowed<'static> =
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());

/// Puts the places where a line may end into `opportunities`, in ascending order; the
/// beginning and the end of `text` are not among them. What the list held is dropped.
///
/// No line ends at U+00A0, U+202F or U+2060. Text of the scripts that need a dictionary
/// (Thai, Khmer, Lao, Burmese) ends lines at its spaces alone.
///
/// ```
/// use sevigne::language::{Tag, segment};
/// let mut opportunities = Vec::new();
/// let french = Tag::parse("fr").expect("well-formed");
/// segment::segment("M. Yuan dit : « oui »", &french, &mut opportunities);
/// let places: Vec<usize> = opportunities.iter().map(|place| place.at).collect();
/// assert_eq!(places, [8, 14]);
/// ```
pub fn segment(text: &str, tag: &Tag, opportunities: &mut Vec<Opportunity>) {
    opportunities.clear();
    let addresses = address::find(text);
    let mut addresses = addresses.iter().peekable();
    let mut dashes = Dashes::default();
    for at in SEGMENTER.segment_str(text) {
        if at == 0 || at >= text.len() {
            continue;
        }
        while let Some(range) = addresses.next_if(|range| range.end < at) {
            divide_address(text, range, opportunities);
        }
        let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
            continue;
        };
        let kind = kind(before);
        let inside =
            addresses.peek().is_some_and(|range| range.start < at && at < range.end);
        if inside && kind != OpportunityKind::ZeroWidthSpace {
            continue;
        }
        let penalty = match kind {
            OpportunityKind::Mandatory | OpportunityKind::ZeroWidthSpace => Some(0),
            OpportunityKind::SoftHyphen => Some(HYPHEN),
            OpportunityKind::Space => {
                at_space(before.trim_end_matches(is_space), after, tag, &mut dashes)
            }
            OpportunityKind::Hyphen => at_hyphen(before),
            OpportunityKind::Plain | OpportunityKind::Address => at_plain(before, after),
        };
        if let Some(penalty) = penalty {
            opportunities.push(Opportunity { at, kind, penalty });
        }
    }
    for range in addresses {
        divide_address(text, range, opportunities);
    }
    divide_room(text, opportunities);
    // A zero-width space inside an address stands before the address's own places, and room
    // to write on before what follows it.
    opportunities.sort_by_key(|place| place.at);
}

/// What makes the end of `before` a place: its last character.
fn kind(before: &str) -> OpportunityKind {
    match before.chars().next_back() {
        Some('\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') => {
            OpportunityKind::Mandatory
        }
        Some(c) if is_space(c) => OpportunityKind::Space,
        Some('-' | '\u{2010}') => OpportunityKind::Hyphen,
        Some('\u{ad}') => OpportunityKind::SoftHyphen,
        Some('\u{200b}') => OpportunityKind::ZeroWidthSpace,
        Some(_) | None => OpportunityKind::Plain,
    }
}

/// White space at which a line may end.
const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}')
}

/// The penalty of ending a line at the space between `left` and `right`; none where no line
/// may end.
fn at_space(left: &str, right: &str, tag: &Tag, dashes: &mut Dashes) -> Option<i32> {
    let (Some(last), Some(first)) = (left.chars().next_back(), right.chars().next()) else {
        return Some(0);
    };
    let language = tag.language();
    // Closing marks never begin a line, opening marks never end one, whatever the spaces
    // beside them. A German opens with ».
    if matches!(first, ':' | ';' | '!' | '?' | ')' | ']' | ',' | '.' | '…' | '%')
        && !right.chars().nth(1).is_some_and(char::is_alphanumeric)
        || matches!(last, '(' | '[' | '¿' | '¡')
    {
        return None;
    }
    let opens_with_double = language == Language::German && tag.region() != Some("CH");
    if !opens_with_double && (matches!(first, '»' | '›') || matches!(last, '«' | '‹'))
    {
        return None;
    }
    if is_dash(first) && is_spaced_end(right.chars().nth(1)) {
        // The second dash of an aside stays with the aside; where only the second is set
        // apart, as in English and German, every dash stays with what goes before.
        let closes = dashes.is_open(left, language);
        return if closes { None } else { Some(0) };
    }
    if is_dash(last) && dashes.is_open(left, language) && language == Language::French {
        return None;
    }
    match binding::between(left, right, tag) {
        Binding::Free => Some(0),
        Binding::Soft(penalty) => Some(penalty),
        Binding::Kept | Binding::Tied | Binding::TiedNarrow => None,
    }
}

/// The penalty of ending a line after the hyphen that `before` ends with.
fn at_hyphen(before: &str) -> Option<i32> {
    let part = before.trim_end_matches(['-', '\u{2010}']);
    let mut letters = part.chars().rev().take_while(|c| c.is_alphanumeric());
    let last = letters.next();
    // `apprendra-t-il` ends a line before the t, never after it; `e-mail` and `a-t-on` would
    // leave a letter alone.
    if last.is_some() && letters.next().is_none() {
        return None;
    }
    Some(HYPHEN)
}

/// The penalty of ending a line where no white space is.
fn at_plain(before: &str, after: &str) -> Option<i32> {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next())
    else {
        return Some(0);
    };
    // Objects in the line (images, formulas) hold to what they touch.
    if last == '\u{fffc}' || first == '\u{fffc}' {
        return None;
    }
    // The call of a note or of a link holds to its word: `Ende.[1]`.
    if first == '[' && !is_ideographic(last) {
        return None;
    }
    // A dash without spaces ends a line, and never begins one; an attached opening dash
    // (`—texto—`) does neither.
    if is_dash(first) {
        return None;
    }
    if is_dash(last) {
        let opens = before
            .get(..before.len() - last.len_utf8())
            .and_then(|before| before.chars().next_back())
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '«' | '“'));
        return if opens { None } else { Some(HYPHEN) };
    }
    if last == '/' {
        return Some(HYPHEN);
    }
    Some(0)
}

const fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–')
}

fn is_spaced_end(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

/// Which of a sentence's spaced dashes open and which close, read from left to right once.
#[derive(Debug, Default)]
struct Dashes {
    read: usize,
    open: bool,
}

impl Dashes {
    /// Whether an aside is open at the end of `left`, a prefix of the text that is longer
    /// from call to call.
    fn is_open(&mut self, left: &str, language: Language) -> bool {
        if language != Language::French {
            return true;
        }
        let mut previous = left.get(..self.read).and_then(|read| read.chars().next_back());
        let mut rest = left.get(self.read..).unwrap_or("").chars().peekable();
        while let Some(c) = rest.next() {
            let ends = is_spaced_end(rest.peek().copied());
            if is_dash(c) && ends && previous.is_none_or(char::is_whitespace) {
                self.open = !self.open;
            } else if matches!(c, '.' | '!' | '?' | '…') && ends {
                self.open = false;
            }
            previous = Some(c);
        }
        self.read = left.len();
        self.open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` with `|` at each place and `~` where it is costly.
    fn shown(text: &str, tag: &str) -> String {
        let mut places = Vec::new();
        segment(text, &Tag::parse(tag).unwrap(), &mut places);
        let mut shown = String::new();
        for (at, c) in text.char_indices() {
            if let Some(place) = places.iter().find(|place| place.at == at) {
                shown.push(if place.penalty >= 200 { '~' } else { '|' });
            }
            shown.push(c);
        }
        shown
    }

    fn holds(expected: &str, tag: &str) {
        let text = expected.replace(['|', '~'], "");
        assert_eq!(shown(&text, tag), expected);
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        holds("Qui ? |Moi : |oui ; |non ! |fin", "fr");
        holds("dit |« zoom », |puis |( rien )", "fr");
        holds("Qui\u{202f}? |«\u{202f}zoom\u{202f}» |là", "fr");
    }

    #[test]
    fn room_to_write_on_is_divided_and_an_ellipsis_is_not() {
        holds("Nom : |____|_|_|____", "fr");
        holds("Nom : ….......", "fr");
        holds("Nom : ....|.|....", "fr");
        holds("Un |mot... |et_______voilà", "fr");
    }

    #[test]
    fn the_call_of_a_note_begins_no_line() {
        holds("Gelehrsamkeit.[1] |So |heißt |es!)[2] |Ja…[3]", "de");
    }

    #[test]
    fn numbers_hold_to_their_units_and_rather_to_their_nouns() {
        holds("plus |de |90 000 ~écoles", "fr");
        holds("3 % |de |12 €, |le |20 mars |à ~10 h 30", "fr");
        holds("n° 5, |art. 3, |M. Yuan, |Éric |S. Yuan, |Louis XIV |règne", "fr");
    }

    #[test]
    fn dashes_stay_with_their_aside() {
        holds("utilisateurs |— nouveaux |et |anciens — |puissent", "fr");
        holds("utilisateurs |—\u{a0}nouveaux\u{a0}— |puissent", "fr");
        holds("lendemain |— dépassant. |Puis |— encore", "fr");
        holds("word |word—|word |word – |word", "en");
        holds("dijo |—texto—. |Y", "es");
    }

    #[test]
    fn words_keep_their_single_letters_and_apostrophes() {
        holds(
            "apprendra-|t-il |d’arrache-|pied, |e-mail, |l’«\u{202f}école\u{202f}»",
            "fr",
        );
    }

    #[test]
    fn addresses_end_lines_after_their_signs_alone() {
        holds("voir |https://example.~org/|a-~b?|c=|d#|efg |là", "fr");
        holds("et/|ou |a@b.~fr |là", "fr");
    }

    #[test]
    fn a_word_joiner_holds_the_parts_of_an_address_together() {
        holds("a |slash/\u{2060}never/\u{2060}broken/|part |b", "en");
    }

    #[test]
    fn invisible_characters_are_obeyed() {
        holds("a\u{2060}\u{a0}b\u{202f}c |super\u{200b}|cali\u{ad}|fragi", "fr");
        let mut places = Vec::new();
        segment("a\nb\u{200b}c\u{ad}d-de 日本", &Tag::default(), &mut places);
        let kinds: Vec<_> = places.iter().map(|place| place.kind).collect();
        use OpportunityKind as Kind;
        assert_eq!(
            kinds,
            [
                Kind::Mandatory,
                Kind::ZeroWidthSpace,
                Kind::SoftHyphen,
                Kind::Space,
                Kind::Plain
            ]
        );
    }

    #[test]
    fn objects_hold_to_what_they_touch() {
        holds("voir |(\u{fffc}) |et |\u{fffc}, |fin", "fr");
    }

    #[test]
    fn a_german_line_may_begin_with_his_opening_mark() {
        holds("sagte |»Ja«, |z. B. |so – |oder", "de");
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig {
            failure_persistence: None,
            ..Default::default()
        })]
        #[test]
        fn places_ascend_inside_the_text(text in "([a-zé0-9«»—/:.@ \u{a0}\u{200b}\u{ad}\u{fffc}日\n-]|\\PC){0,60}") {
            let mut places = Vec::new();
            for tag in ["fr", "de", "und"] {
                segment(&text, &Tag::parse(tag).unwrap(), &mut places);
                let mut last = 0;
                for place in &places {
                    assert!(place.at > last && place.at < text.len());
                    assert!(text.is_char_boundary(place.at));
                    last = place.at;
                }
            }
        }
    }
}
