//! A command line that cannot be read, told as every other remark is.
//!
//! What clap knows of the fault is put into our own words: its proposals look at the
//! beginning of words alone, so that `--toc` would be answered with `--to`.

use super::args::Args;
use crate::backend::Registry;
use crate::diagnostic::{Diagnostic, catalogue, nearest};
use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;
use std::ffi::OsString;

/// Options of other programs, and what does here what they do there.
const COUNTERPARTS: &[(&str, &str)] = &[
    ("--format", "write `--to FORMAT`"),
    ("--from", "take it away: sources are Markdown"),
    ("-f", "take it away: sources are Markdown"),
    ("-r", "take it away: sources are Markdown"),
    ("--standalone", "take it away: every edition is whole"),
    ("-s", "take it away: every edition is whole"),
    ("--toc", "write `--set output.pdf.contents=true`"),
    ("--table-of-contents", "write `--set output.pdf.contents=true`"),
    ("--metadata", "write `--set KEY=VALUE`"),
    ("-M", "write `--set KEY=VALUE`"),
    ("--variable", "write `--set KEY=VALUE`"),
    ("--css", "write `--set css=FILE`"),
    ("-c", "write `--set css=FILE`"),
    ("--verbose", "take it away: all is told, unless `--quiet` is given"),
    ("-v", "write `--version`, or take it away: all is told"),
];

/// Whether the arguments, which could not be read, ask for messages in JSON.
pub(super) fn asks_for_json(arguments: impl Iterator<Item = OsString>) -> bool {
    let mut is_form = false;
    // Behind `--` stand names of files.
    for argument in arguments.take_while(|argument| argument != "--") {
        if argument == "--message-format=json" || (is_form && argument == "json") {
            return true;
        }
        is_form = argument == "--message-format";
    }
    false
}

/// The fault as a remark.
pub(super) fn remark(error: &clap::Error) -> Diagnostic {
    let argument = text(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    let name = argument.split(' ').next().unwrap_or_default();
    let (message, help) = match error.kind() {
        ErrorKind::UnknownArgument => {
            (format!("there is no option `{argument}`"), option_advice(argument))
        }
        ErrorKind::InvalidValue if value.is_empty() && name.starts_with('-') => (
            format!("`{name}` needs a value"),
            format!("write {}", example(error, argument)),
        ),
        ErrorKind::InvalidValue if value.is_empty() => (
            "the name of a file is empty".to_owned(),
            "name a Markdown file, or `-` for standard input".to_owned(),
        ),
        ErrorKind::InvalidValue => {
            let known = texts(error, ContextKind::ValidValue);
            let help = match nearest(value, known.iter().map(String::as_str)) {
                Some(near) => format!("write `{near}`"),
                None => format!("write {}", one_of(known)),
            };
            (format!("`{value}` is no value of `{name}`"), help)
        }
        ErrorKind::ValueValidation => {
            let advice = error.source().map(ToString::to_string).unwrap_or_default();
            (format!("`{value}` is no value of `{name}`"), advice)
        }
        ErrorKind::ArgumentConflict => {
            let other = texts(error, ContextKind::PriorArg);
            let other = other.first().map(String::as_str).unwrap_or_default();
            match other == argument {
                true => (format!("`{name}` stands twice"), "write it once".to_owned()),
                false => (
                    format!("`{argument}` does not go with `{other}`"),
                    "leave one of them out".to_owned(),
                ),
            }
        }
        // Nothing else is asked of the arguments; were it, clap's first line says it.
        _ => {
            let told = error.render().to_string();
            let first = told.lines().next().unwrap_or_default();
            let first = first.strip_prefix("error: ").unwrap_or(first);
            (first.to_owned(), SEE_HELP.to_owned())
        }
    };
    Diagnostic::new(&catalogue::CLI_WRONG_USE, message).help(help)
}

const SEE_HELP: &str = "see `convert --help` for the options";

/// What to write in place of an unknown option.
fn option_advice(written: &str) -> String {
    let name = written.split('=').next().unwrap_or(written);
    if let Some((_, advice)) = COUNTERPARTS.iter().find(|(theirs, _)| *theirs == name) {
        return (*advice).to_owned();
    }
    let word = name.trim_start_matches('-');
    if let Some(format) = Registry::built_in().find(word) {
        return format!("write `--to {}`", format.name);
    }
    let command = Args::command();
    let options = command.get_arguments().filter_map(clap::Arg::get_long);
    match nearest(word, options) {
        Some(near) if name.starts_with("--") => format!("write `--{near}`"),
        Some(_) | None => SEE_HELP.to_owned(),
    }
}

/// How an option stands with a value: `--deny <WHAT>` as `--deny warnings`.
fn example(error: &clap::Error, argument: &str) -> String {
    match texts(error, ContextKind::ValidValue) {
        [only] => {
            let name = argument.split(' ').next().unwrap_or_default();
            format!("`{name} {only}`")
        }
        [] => format!("`{}`", argument.replace(['<', '>'], "")),
        known => format!("{} behind it", one_of(known)),
    }
}

/// `a`, `b` or `c`.
fn one_of(known: &[String]) -> String {
    match known {
        [others @ .., last] if !others.is_empty() => {
            let others: Vec<_> = others.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or `{last}`", others.join(", "))
        }
        _ => known.iter().map(|word| format!("`{word}`")).collect(),
    }
}

/// What clap says of the fault under `kind`, where it is one text.
fn text(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text),
        _ => None,
    }
}

/// The same as a list.
fn texts(error: &clap::Error, kind: ContextKind) -> &[String] {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts,
        Some(ContextValue::String(text)) => std::slice::from_ref(text),
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser as _;

    #[test]
    fn json_is_asked_for_before_the_names_of_files_alone() {
        let asks = |line: &str| asks_for_json(line.split(' ').map(OsString::from));
        assert!(asks("convert --foo --message-format json a.md"));
        assert!(asks("convert --message-format=json --foo"));
        assert!(!asks("convert --message-format human json"));
        assert!(!asks("convert --message-format xml"));
        assert!(!asks("convert --foo -- --message-format=json"));
    }

    #[test]
    fn no_option_of_ours_is_taken_for_one_of_another_program() {
        for (theirs, _) in COUNTERPARTS {
            let error = Args::try_parse_from(["convert", theirs]).expect_err(theirs);
            assert_eq!(error.kind(), ErrorKind::UnknownArgument, "{theirs}");
        }
    }
}
