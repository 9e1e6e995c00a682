//! What the notes so far say, on which it depends how a work is told.

use std::collections::BTreeSet;

/// What the notes so far have said.
#[derive(Debug, Default)]
pub(super) struct History {
    /// The works that were described.
    known: BTreeSet<String>,
    /// The last one that was cited, with the place in it, where nothing else stands between.
    last: Option<(String, String)>,
    /// The works that the note cites which is told.
    in_note: BTreeSet<String>,
}

/// How a work is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mention {
    /// For the first time.
    First,
    /// After other works.
    Later,
    /// Directly behind itself.
    Again,
    /// The same with the same place.
    SamePlace,
}

impl History {
    /// Begins a note: nothing is repeated of one that cites no work or several.
    pub(super) fn turn(&mut self) {
        if self.in_note.len() != 1 {
            self.last = None;
        }
        self.in_note.clear();
    }

    /// Takes note of a mention.
    pub(super) fn mention(&mut self, key: &str, place: &str) -> Mention {
        let is_first = self.known.insert(key.to_owned());
        let mention = match &self.last {
            Some(_) | None if is_first => Mention::First,
            Some((last, own)) if last == key && own == place => Mention::SamePlace,
            // Without a place the word would say that it is the same.
            Some((last, own)) if last == key && (own.is_empty() || !place.is_empty()) => {
                Mention::Again
            }
            Some(_) | None => Mention::Later,
        };
        self.in_note.insert(key.to_owned());
        self.last = Some((key.to_owned(), place.to_owned()));
        mention
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_work_is_told_again_where_nothing_else_stands_between() {
        let mut history = History::default();
        let mut notes = |cited: &[(&str, &str)]| -> Vec<Mention> {
            history.turn();
            cited.iter().map(|(key, place)| history.mention(key, place)).collect()
        };
        assert_eq!(notes(&[("a", "")]), [Mention::First]);
        assert_eq!(notes(&[("a", "3")]), [Mention::Again]);
        assert_eq!(notes(&[("a", "3"), ("a", "")]), [Mention::SamePlace, Mention::Later]);
        assert_eq!(notes(&[("b", ""), ("a", "")]), [Mention::First, Mention::Later]);
        assert_eq!(notes(&[("a", "")]), [Mention::Later]);
        assert!(notes(&[]).is_empty());
        assert_eq!(notes(&[("a", "")]), [Mention::Later]);
    }
}
