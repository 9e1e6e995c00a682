//! The program `convert`.

use std::process::ExitCode;

fn main() -> ExitCode {
    sevigne::cli::run()
}
