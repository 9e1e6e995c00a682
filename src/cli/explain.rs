//! `--explain CODE` and `--list-formats`: what the program knows about itself.

use super::json::Message;
use crate::backend::Registry;
use crate::diagnostic::{ALL, Code, nearest};
use std::fmt::Write as _;

/// The explanation of the code `id`, or why there is none.
pub(super) fn explain(id: &str) -> Result<String, String> {
    match find(id) {
        Some(code) => Ok(format!(
            "{}: {} ({})\n\n{}\n",
            code.id,
            code.summary,
            code.severity,
            wrapped(code.explanation)
        )),
        None => Err(match nearest(id, ALL.iter().map(|code| code.id)) {
            Some(near) => format!("there is no code `{id}`; write `{near}`"),
            None => {
                let ids: Vec<_> = ALL.iter().map(|code| code.id).collect();
                format!("there is no code `{id}`; the codes are {}", ids.join(", "))
            }
        }),
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
    for format in registry.formats() {
        let star = if format.in_all { '*' } else { ' ' };
        writeln!(
            list,
            "{star} {:<6} .{:<6} {:<24} {}",
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
    fn a_misspelt_code_is_answered_with_its_neighbour() {
        let answer = explain("font/mising-glyph").unwrap_err();
        assert!(answer.ends_with("write `font/missing-glyph`"), "{answer}");
        assert!(explain("missing-glyph").unwrap().starts_with("font/missing-glyph"));
        assert!(explain("nothing").unwrap_err().contains("source/empty"));
    }
}
