//! `--explain CODE` and `--list-formats`: what the program knows about itself.

use super::json::Message;
use crate::backend::Registry;
use crate::diagnostic::{ALL, Code, Diagnostic, catalogue, nearest};
use std::fmt::Write as _;

/// The explanation of the code `id`, or why there is none.
pub(super) fn explain(id: &str) -> Result<String, Box<Diagnostic>> {
    match find(id) {
        Some(code) => Ok(format!(
            "{}: {} ({})\n\n{}\n",
            code.id,
            code.summary,
            code.severity,
            wrapped(code.explanation)
        )),
        None => {
            let message = format!("there is no code `{id}`");
            let help = match alike(id).as_slice() {
                [] => {
                    let all: Vec<_> =
                        ALL.iter().map(|code| format!("`{}`", code.id)).collect();
                    format!("write one of {}", all.join(", "))
                }
                ids => {
                    let ids: Vec<_> = ids.iter().map(|id| format!("`{id}`")).collect();
                    format!("write {}", ids.join(" or "))
                }
            };
            Err(Box::new(Diagnostic::new(&catalogue::CLI_WRONG_USE, message).help(help)))
        }
    }
}

/// The codes that `id` may stand for: those that have the word, else the nearest one, else
/// those whose last part is the nearest.
fn alike(id: &str) -> Vec<&'static str> {
    let ids = || ALL.iter().map(|code| code.id);
    let last = |id: &'static str| id.split('/').nth(1).unwrap_or(id);
    let has_word = |known: &&str| known.split(['/', '-']).any(|word| word == id);
    let with_word: Vec<_> = ids().filter(has_word).collect();
    if !with_word.is_empty() {
        return with_word;
    }
    match (nearest(id, ids()), nearest(id, ids().map(last))) {
        (Some(near), _) => vec![near],
        (None, Some(near)) => ids().filter(|id| last(id) == near).collect(),
        (None, None) => Vec::new(),
    }
}

/// A code by its whole path or by the part after the module, where one alone has that.
fn find(id: &str) -> Option<&'static Code> {
    let mut short =
        ALL.iter().filter(|code| code.id.split('/').nth(1) == Some(id)).copied();
    let whole = ALL.iter().find(|code| code.id == id).copied();
    whole.or_else(|| short.next().filter(|_| short.next().is_none()))
}

/// Lines of at most 78 characters.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= 78 => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

/// The formats in columns; those that `--to all` makes carry a star.
pub(super) fn formats(registry: &Registry) -> String {
    let mut list = String::new();
    let widest =
        registry.formats().map(|format| format.media_type.len()).max().unwrap_or(0);
    for format in registry.formats() {
        let star = if format.in_all { '*' } else { ' ' };
        writeln!(
            list,
            "{star} {:<6} .{:<6} {:<widest$}  {}",
            format.name, format.extension, format.media_type, format.summary
        )
        .expect("a string takes all that is written");
    }
    list.push_str("\n* made by --to all\n");
    list
}

/// The formats, one JSON object a line.
pub(super) fn formats_json(registry: &Registry) -> String {
    registry
        .formats()
        .map(|format| {
            Message::Format {
                name: format.name,
                extension: format.extension,
                media_type: format.media_type,
                summary: format.summary,
                in_all: format.in_all,
            }
            .line()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_by_its_path() {
        for code in ALL {
            let text = explain(code.id).unwrap();
            assert!(text.starts_with(code.id));
            assert!(text.lines().skip(1).all(|line| line.chars().count() <= 78), "{text}");
        }
    }

    #[test]
    fn a_misspelled_code_is_answered_with_its_neighbor() {
        let answer = |id| explain(id).unwrap_err().help.unwrap_or_default();
        for id in ["font/mising-glyph", "mising-glyph", "glyph"] {
            assert_eq!(answer(id), "write `font/missing-glyph`");
        }
        assert!(explain("missing-glyph").unwrap().starts_with("font/missing-glyph"));
        assert!(answer("nothing").contains("`source/empty`"));
    }
}
