//! Atoms of a formula and the spaces between them.

/// What an atom is among its neighbors (TeXbook ch. 17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A letter, a digit, anything.
    Ordinary,
    /// `∑`, `sin`.
    Operator,
    /// `+`, `×`.
    Binary,
    /// `=`, `≤`, `→`.
    Relation,
    /// `(`.
    Opening,
    /// `)`.
    Closing,
    /// A comma.
    Punctuation,
    /// A fraction: it stands apart from letters.
    Inner,
    /// A blank that was asked for: `\quad`. No atom, as TeX sees it.
    Blank,
    /// Where a cell or a row of an environment begins.
    Cell,
}

/// One atom, with its scripts.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub(super) text: String,
    pub(super) class: Class,
}

impl Atom {
    pub(super) fn new(class: Class, text: impl Into<String>) -> Self {
        Self { text: text.into(), class }
    }
}

/// How close atoms stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spacing {
    /// As in a line.
    Loose,
    /// As in scripts and fractions: `(a+b)∕2`.
    Tight,
}

/// Where a line may not end.
const NO_BREAK: char = '\u{a0}';

/// The longest formula, in characters, in which no line ends: a narrow line of the text
/// edition still holds it.
const SHORT: usize = 16;

/// The atoms in a row.
pub(super) fn joined(mut atoms: Vec<Atom>, spacing: Spacing) -> String {
    settle(&mut atoms);
    let mut text = String::new();
    let mut before: Option<&Atom> = None;
    let mut blank = None;
    for atom in &atoms {
        match atom.class {
            Class::Blank => blank = blank.or(Some(NO_BREAK)),
            Class::Cell => blank = Some(' '),
            Class::Ordinary
            | Class::Operator
            | Class::Binary
            | Class::Relation
            | Class::Opening
            | Class::Closing
            | Class::Punctuation
            | Class::Inner => {
                let space = before.and_then(|before| between(before, atom, spacing));
                // What no line ends at stays so where a blank was asked for.
                let kept = space.filter(|space| *space == NO_BREAK);
                if !text.is_empty() {
                    text.extend(kept.or(blank).or(space));
                }
                text.push_str(&atom.text);
                (before, blank) = (Some(atom), None);
            }
        }
    }
    text
}

/// A signed number has no operation: `−1`, `x = −1`, `(+)`.
fn settle(atoms: &mut [Atom]) {
    let mut before = None;
    for index in 0..atoms.len() {
        let class = atoms[index].class;
        if class == Class::Blank {
            continue;
        }
        let next = atoms
            .iter()
            .skip(index + 1)
            .map(|atom| atom.class)
            .find(|class| *class != Class::Blank);
        let begins = matches!(
            before,
            None | Some(
                Class::Binary
                    | Class::Operator
                    | Class::Relation
                    | Class::Opening
                    | Class::Punctuation
                    | Class::Cell
            )
        );
        let ends = matches!(
            next,
            None | Some(
                Class::Relation | Class::Closing | Class::Punctuation | Class::Cell
            )
        );
        if class == Class::Binary && (begins || ends) {
            atoms[index].class = Class::Ordinary;
        }
        before = Some(atoms[index].class);
    }
}

/// The space between two atoms. A line ends behind a sign, never before it.
fn between(left: &Atom, right: &Atom, spacing: Spacing) -> Option<char> {
    let meet = |left: Option<char>, right: Option<char>| {
        left.is_some_and(char::is_alphanumeric) && right.is_some_and(char::is_alphanumeric)
    };
    let words = meet(left.text.chars().next_back(), right.text.chars().next());
    if words && ends_in_script(&left.text) {
        return Some(NO_BREAK);
    }
    match (left.class, right.class) {
        (_, Class::Operator | Class::Inner) | (Class::Operator | Class::Inner, _)
            if spacing == Spacing::Tight =>
        {
            words.then_some(NO_BREAK)
        }
        (_, _) if spacing == Spacing::Tight => None,
        (Class::Relation, Class::Relation) => None,
        (_, Class::Relation | Class::Binary) => Some(NO_BREAK),
        (Class::Relation | Class::Binary | Class::Punctuation, _) => Some(' '),
        (Class::Operator | Class::Inner, Class::Ordinary)
        | (
            Class::Ordinary | Class::Closing | Class::Operator | Class::Inner,
            Class::Operator | Class::Inner,
        )
        | (Class::Inner, Class::Opening) => Some(NO_BREAK),
        (_, _) => None,
    }
}

/// Whether a text ends in a script that stands behind its sign: what follows is none of it.
fn ends_in_script(text: &str) -> bool {
    text.rsplit_once(['^', '_']).is_some_and(|(_, script)| {
        !script.is_empty() && script.chars().all(char::is_alphanumeric)
    })
}

/// One blank where there were several, none at the ends; no-break ones in a short formula.
pub(super) fn tidy(text: &str) -> String {
    let is_blank = |c: char| c.is_whitespace();
    let mut tidied = String::with_capacity(text.len());
    for c in text.trim_matches(is_blank).chars() {
        let c = if is_blank(c) && c != NO_BREAK { ' ' } else { c };
        match tidied.chars().next_back() {
            Some(last) if is_blank(last) && is_blank(c) => {}
            Some(_) | None => tidied.push(c),
        }
    }
    if tidied.chars().count() <= SHORT { tidied.replace(' ', "\u{a0}") } else { tidied }
}
