//! What a mark of the index says: `cat!black; pet` are two entries, the first of two levels.

/// The most levels that an entry has: those of makeindex.
pub(super) const MAX_LEVELS: usize = 3;

/// What is wrong with what a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It names no entry.
    Nothing,
    /// A level has no words.
    EmptyLevel,
    /// It has too many levels.
    TooDeep,
    /// It has no entry, or no level, for one of its sort keys.
    NothingToSort,
    /// Another mark sorts its entry elsewhere.
    SortedElsewhere,
    /// `|` of makeindex: what stands behind it is a command there.
    Command,
}

impl Fault {
    /// The fact, of a mark that says `value`.
    pub(super) fn message(self, value: &str) -> String {
        match self {
            Self::Nothing => "the mark of the index names no entry".to_owned(),
            Self::EmptyLevel => format!("a level of the entry `{value}` has no words"),
            Self::TooDeep => {
                format!("the entry `{value}` has more than {MAX_LEVELS} levels")
            }
            Self::NothingToSort => {
                format!("`sort` has more words than there are entries: `{value}`")
            }
            Self::SortedElsewhere => {
                format!("the entry is sorted by other words than `{value}` already")
            }
            Self::Command => {
                format!(
                    "`|` in the entry `{value}` is a command of makeindex, not of this program"
                )
            }
        }
    }

    /// What is to be done.
    pub(super) const fn help(self) -> &'static str {
        match self {
            Self::Nothing => "write `[words]{.index}`, or `[]{index=\"entry\"}`",
            Self::EmptyLevel => {
                "write words on both sides of `!`; write `!!` for the sign itself"
            }
            Self::TooDeep => "leave levels out; write `!!` for the sign itself",
            Self::NothingToSort => {
                "write as many levels and entries as in `index`; empty ones are sorted by their words"
            }
            Self::SortedElsewhere => "say it at one of its marks, or the same at all",
            Self::Command => "write `see=\"entry\"` or `see-also=\"entry\"` beside `index`",
        }
    }
}

/// The entries that a value names, each as its levels from the top, and what is wrong with
/// it. Levels without words are left out, and what stands too deep goes with the last.
pub(super) fn entries(value: &str) -> (Vec<Vec<String>>, Option<Fault>) {
    let mut fault = value.contains('|').then_some(Fault::Command);
    let mut entries = Vec::new();
    for entry in parts(value, ';') {
        let mut levels = Vec::new();
        let parts = parts(&entry, '!');
        let is_whole = parts.iter().all(|part| !part.trim().is_empty());
        for part in parts {
            let words = part.split_whitespace().collect::<Vec<_>>().join(" ");
            let is_full = levels.len() == MAX_LEVELS;
            match levels.last_mut() {
                _ if words.is_empty() => {}
                Some(last) if is_full => {
                    fault = Some(Fault::TooDeep);
                    push_word(last, &words);
                }
                Some(_) | None => levels.push(words),
            }
        }
        // `a; ` ends with nothing, which is no fault.
        if !levels.is_empty() {
            if !is_whole {
                fault = Some(Fault::EmptyLevel);
            }
            entries.push(levels);
        }
    }
    if entries.is_empty() {
        fault = Some(Fault::Nothing);
    }
    (entries, fault)
}

/// The words by which entries are sorted, each with those of its levels; none where they are
/// sorted by their own.
pub(super) fn sort_keys(value: &str) -> Vec<Vec<Option<String>>> {
    let key = |words: &String| {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        (!words.is_empty()).then_some(words)
    };
    let entries = parts(value, ';');
    entries.iter().map(|entry| parts(entry, '!').iter().map(key).collect()).collect()
}

fn push_word(words: &mut String, more: &str) {
    words.push_str(", ");
    words.push_str(more);
}

/// The parts of a text between signs; two signs in a row are one that is meant itself.
fn parts(text: &str, sign: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_doubled = c == sign && rest.next_if_eq(&sign).is_some();
        match parts.last_mut() {
            Some(last) if c != sign || is_doubled => last.push(c),
            Some(_) | None => parts.push(String::new()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_have_levels_and_signs_may_be_meant() {
        for (value, expected) in [
            ("chat", "chat"),
            (" chat ! noir  clair", "chat/noir clair"),
            ("chat!noir; félin;", "chat/noir+félin"),
            ("Yahoo!!", "Yahoo!"),
            ("a;;b!!!c", "a;b!/c"),
        ] {
            let (entries, fault) = entries(value);
            let entries: Vec<String> = entries.iter().map(|one| one.join("/")).collect();
            assert_eq!((entries.join("+").as_str(), fault), (expected, None), "{value}");
        }
    }

    #[test]
    fn sort_keys_may_be_left_out() {
        for (value, expected) in
            [("pi", "pi"), ("a!pi; b", "a/pi+b"), (" ! pi ;; i;", "-/pi ; i+-")]
        {
            let key = |key: &Option<String>| key.clone().unwrap_or_else(|| "-".to_owned());
            let entry = |keys: &Vec<Option<String>>| -> Vec<String> {
                keys.iter().map(key).collect()
            };
            let keys: Vec<String> =
                sort_keys(value).iter().map(|keys| entry(keys).join("/")).collect();
            assert_eq!(keys.join("+"), expected, "{value}");
        }
    }

    #[test]
    fn what_is_no_entry_is_known() {
        for (value, expected) in [
            ("", Fault::Nothing),
            (" ! ;", Fault::Nothing),
            ("a! ", Fault::EmptyLevel),
            ("a!b!c!d", Fault::TooDeep),
            ("a|see{b}", Fault::Command),
        ] {
            assert_eq!(entries(value).1, Some(expected), "{value}");
        }
        assert_eq!(entries("a!b!c!d").0, [["a", "b", "c, d"]]);
    }
}
