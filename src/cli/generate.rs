//! The manual page and shell completions, made from the options themselves.

use super::args::{Args, Generated};
use clap::CommandFactory as _;
use clap_complete::Shell;
use std::io;

/// The name of the program that they are for.
const PROGRAM: &str = "convert";

/// The text of `what`.
pub(super) fn generate(what: Generated) -> io::Result<Vec<u8>> {
    let mut command = Args::command().name(PROGRAM);
    let mut text = Vec::new();
    match shell(what) {
        None => clap_mangen::Man::new(command).render(&mut text)?,
        Some(shell) => clap_complete::generate(shell, &mut command, PROGRAM, &mut text),
    }
    Ok(text)
}

fn shell(what: Generated) -> Option<Shell> {
    match what {
        Generated::Man => None,
        Generated::Bash => Some(Shell::Bash),
        Generated::Elvish => Some(Shell::Elvish),
        Generated::Fish => Some(Shell::Fish),
        Generated::PowerShell => Some(Shell::PowerShell),
        Generated::Zsh => Some(Shell::Zsh),
    }
}
