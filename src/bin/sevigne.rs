//! The program `sevigne`: `convert` under a name that no other tool owns.

use std::process::ExitCode;

fn main() -> ExitCode {
    sevigne::cli::run()
}
