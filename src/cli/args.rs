//! The command line, typed: the one place where options and their words stand.

use crate::language::Tag;
use crate::read;
use clap::{Parser, ValueEnum};
use std::path::PathBuf;

/// Sets YAML+Markdown right: one source to PDF, EPUB, plain text and HTML.
///
/// Without INPUT every `.md` file in `source/` is converted into `output/`; a file named
/// elsewhere is converted beside itself. Without --to and --output a PDF is made. The folder
/// of an mdBook is one document.
///
/// `convert schema` prints the JSON Schema of the front matter, unless a file `schema` lies
/// here, which is then converted.
#[derive(Clone, Debug, Parser)]
#[command(version, about, long_about, max_term_width = 92, after_help = EXIT_STATUS)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct Args {
    /// Documents to convert; `-` is standard input.
    #[arg(value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,

    /// Formats to make: a list with commas, or `all`.
    #[arg(short, long, value_name = "FORMAT", value_delimiter = ',')]
    pub(super) to: Vec<String>,

    /// File or folder to write; `-` is standard output. The extension of a file chooses the
    /// format where --to does not.
    #[arg(short, long, value_name = "FILE|DIR")]
    pub(super) output: Option<PathBuf>,

    /// Outer limit for images and included files [default: the folder of INPUT].
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,

    /// Language of documents that state none, such as `fr` or `en-GB`.
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub(super) lang: Option<Tag>,

    /// Sets a value of the front matter, such as `output.pdf.paper=a5`.
    #[arg(long, value_name = "PATH=VALUE", value_parser = setting)]
    pub(super) set: Vec<(String, String)>,

    /// Fonts besides the bundled ones: a file, or a folder of files.
    #[arg(long, value_name = "PATH")]
    pub(super) font_path: Vec<PathBuf>,

    /// The fonts of the system as well: editions then differ from machine to machine.
    #[arg(long)]
    pub(super) system_fonts: bool,

    /// Also writes the cover of an EPUB beside it, as the picture that shops ask for.
    #[arg(long)]
    pub(super) cover: bool,

    /// Puts the source into the PDF; `convert letter.pdf -o letter.md` gives it back.
    #[arg(long)]
    pub(super) embed_source: bool,

    /// Tells how well the pages are set: spacing, hyphens, rivers, widows.
    #[arg(long)]
    pub(super) report: bool,

    /// Writes nothing; fails where an artifact is not what would be written.
    #[arg(long)]
    pub(super) check: bool,

    /// Converts again whenever a file that a document is made from changes, until it is
    /// stopped.
    #[arg(short, long, conflicts_with = "check")]
    pub(super) watch: bool,

    /// Counts every warning as an error.
    #[arg(long, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,

    /// How messages are told: for people or for programs, one JSON object a line.
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(super) message_format: MessageFormat,

    /// Tells errors and warnings alone, not what was made.
    #[arg(short, long)]
    pub(super) quiet: bool,

    /// Lists the formats.
    #[arg(long, conflicts_with_all = ["inputs", "to", "output", "check"])]
    pub(super) list_formats: bool,

    /// Explains a message by its code, such as `font/missing-glyph`.
    #[arg(long, value_name = "CODE", conflicts_with_all = ["inputs", "to", "output", "check"])]
    pub(super) explain: Option<String>,

    /// Prints the manual page (`man`) or the completions of a shell (`bash`, `elvish`, `fish`,
    /// `powershell`, `zsh`).
    #[arg(long, value_name = "WHAT", hide_possible_values = true)]
    pub(super) generate: Option<Generated>,
}

impl Args {
    /// What the command line adds to every source.
    pub(super) fn for_sources(&self) -> read::Options {
        let switches = [
            (self.cover, "output.epub.export-cover"),
            (self.embed_source, "output.pdf.embed-source"),
        ];
        let switched = switches.into_iter().filter(|(is_on, _)| *is_on).map(|(_, path)| {
            read::Override { path: path.to_owned(), value: "true".to_owned() }
        });
        let overrides = self
            .set
            .iter()
            .map(|(path, value)| read::Override {
                path: path.clone(),
                value: value.clone(),
            })
            .chain(switched)
            .collect();
        read::Options { language: self.lang.clone(), overrides }
    }
}

/// What `--generate` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Generated {
    Man,
    Bash,
    Elvish,
    Fish,
    #[value(name = "powershell")]
    PowerShell,
    Zsh,
}

const EXIT_STATUS: &str = "\
Exit status: 0 done; 1 a document has errors, or --check found a difference; 2 wrong use; \
3 input or output failed.";

/// What `--deny` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// Every warning is an error, and no edition is made.
    Warnings,
}

/// What `--message-format` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// Text with the lines in question.
    Human,
    /// One JSON object a line.
    Json,
}

fn language(text: &str) -> Result<Tag, String> {
    Tag::parse(text).ok_or_else(|| Tag::advice(text))
}

fn setting(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((path, value)) if !path.trim().is_empty() => {
            Ok((path.trim().to_owned(), value.trim().to_owned()))
        }
        Some(_) | None => {
            Err("write the path of a value, `=` and the value, such as `title=A letter`"
                .to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_options_are_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_setting_is_a_path_and_a_value() {
        let pair = |path: &str, value: &str| Ok((path.to_owned(), value.to_owned()));
        assert_eq!(setting("output.pdf.paper=a5"), pair("output.pdf.paper", "a5"));
        assert_eq!(setting("title = a=b"), pair("title", "a=b"));
        assert!(setting("title").is_err());
        assert!(setting("=x").is_err());
    }
}
