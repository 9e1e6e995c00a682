//! The habits of each language: typography.md's tables as values. Quotes follow CLDR 48
//! where the trade has no firmer rule.

use crate::language::{Language, Tag};

/// What a language asks of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Habits {
    /// The language whose words tie and elide.
    pub(super) language: Language,
    /// Opening and closing quotes by depth; deeper ones take the last two in turn.
    pub(super) quotes: [(char, char); 3],
    /// What `'` becomes where it quotes.
    pub(super) single_quotes: Option<(char, char)>,
    /// The space inside « » and ‹ ›.
    pub(super) inside_guillemets: Space,
    /// The space before `; ! ?`.
    pub(super) before_high: Space,
    /// The space before `:`.
    pub(super) before_colon: Space,
    /// The dash around an aside.
    pub(super) dash: char,
    /// What `--` is where no space stands beside it.
    pub(super) bare_dash: char,
    /// How that dash is spaced.
    pub(super) dash_spaces: DashSpaces,
    /// What groups the digits of a number where a space does.
    pub(super) group: char,
}

/// What becomes of the space beside a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// It stays as it was typed.
    AsTyped,
    /// There is none.
    None,
    /// There is this one.
    Is(char),
}

/// How the dash of an aside is spaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DashSpaces {
    /// Spaces on both sides, those inside the aside not breaking.
    Inside,
    /// Spaces on both sides, the one before the dash not breaking.
    Before,
    /// None.
    Closed,
    /// None between dash and aside: `—texto—`.
    Attached,
}

const NARROW: char = '\u{202f}';
const NO_BREAK: char = '\u{a0}';

/// The quotes, opening and closing, of what is quoted within no other quotation; English
/// ones where the language has no table.
///
/// ```
/// use sevigne::language::{Tag, punctuation::outer_quotes};
/// let french = Tag::parse("fr").expect("well-formed");
/// assert_eq!(outer_quotes(&french), ('«', '»'));
/// ```
#[must_use]
pub fn outer_quotes(tag: &Tag) -> (char, char) {
    of(tag).map_or(('“', '”'), |habits| habits.quotes[0])
}

/// The habits of the language of `tag`; none where it has no table.
pub(super) fn of(tag: &Tag) -> Option<Habits> {
    let plain = Habits {
        language: tag.language(),
        quotes: [('“', '”'), ('‘', '’'), ('“', '”')],
        single_quotes: Some(('‘', '’')),
        inside_guillemets: Space::AsTyped,
        before_high: Space::AsTyped,
        before_colon: Space::AsTyped,
        dash: '–',
        bare_dash: '–',
        dash_spaces: DashSpaces::Before,
        group: NARROW,
    };
    let guillemets = [('«', '»'), ('“', '”'), ('‘', '’')];
    let swiss = [('«', '»'), ('‹', '›'), ('«', '»')];
    Some(match (tag.language(), tag.region()) {
        (Language::French, region) => {
            let french = Habits {
                quotes: guillemets,
                single_quotes: Some(('“', '”')),
                inside_guillemets: Space::Is(NARROW),
                before_high: Space::Is(NARROW),
                before_colon: Space::Is(NO_BREAK),
                dash: '—',
                dash_spaces: DashSpaces::Inside,
                ..plain
            };
            match region {
                Some("CA") => Habits {
                    inside_guillemets: Space::Is(NO_BREAK),
                    before_high: Space::None,
                    group: NO_BREAK,
                    ..french
                },
                Some("CH") => Habits {
                    quotes: swiss,
                    single_quotes: Some(('‹', '›')),
                    before_colon: Space::Is(NARROW),
                    ..french
                },
                _ => french,
            }
        }
        (Language::English, Some("GB" | "IE" | "AU" | "NZ" | "ZA" | "IN")) => {
            Habits { bare_dash: '—', ..plain }
        }
        (Language::English, _) => {
            Habits {
                dash: '—', bare_dash: '—', dash_spaces: DashSpaces::Closed, ..plain
            }
        }
        (Language::German, Some("CH" | "LI")) => Habits {
            quotes: swiss,
            single_quotes: Some(('‹', '›')),
            inside_guillemets: Space::None,
            ..plain
        },
        (Language::German, _) => Habits {
            quotes: [('„', '“'), ('‚', '‘'), ('„', '“')],
            single_quotes: Some(('‚', '‘')),
            ..plain
        },
        (Language::Spanish, _) => Habits {
            quotes: guillemets,
            inside_guillemets: Space::None,
            dash: '—',
            bare_dash: '—',
            dash_spaces: DashSpaces::Attached,
            ..plain
        },
        (Language::Italian, _) => Habits {
            quotes: guillemets,
            inside_guillemets: Space::None,
            dash_spaces: DashSpaces::Inside,
            ..plain
        },
        (Language::Portuguese, Some("BR")) => {
            Habits {
                dash: '—', bare_dash: '—', dash_spaces: DashSpaces::Inside, ..plain
            }
        }
        (Language::Portuguese, _) => Habits {
            quotes: guillemets,
            inside_guillemets: Space::None,
            dash: '—',
            bare_dash: '—',
            dash_spaces: DashSpaces::Inside,
            group: NO_BREAK,
            ..plain
        },
        // The dictionary has ‘ ’ first; books and newspapers have “ ”.
        (Language::Dutch, _) => plain,
        (Language::Other, _) => return None,
    })
}
