//! The keys of an author or a contributor, those of other programs among them.

use super::super::foreign::is_of_other_program;
use super::super::schema::AUTHOR;
use super::block;
use crate::diagnostic::{Diagnostic, Diagnostics, catalogue};
use crate::document::Entry;

/// Checks the keys of a person, to which `key` is the path. Those of other programs are warned
/// of.
pub(super) fn check(key: &str, entries: &[Entry], diagnostics: &mut Diagnostics) {
    for entry in entries {
        if !is_of_other_program(entry) {
            block(key, std::slice::from_ref(entry), AUTHOR, diagnostics);
            continue;
        }
        diagnostics.report(
            Diagnostic::new(
                &catalogue::FRONT_MATTER_FOREIGN_KEY,
                format!("the key `{}` of `{key}` means nothing here", entry.key),
            )
            .at(entry.key_span)
            .help(advice(&entry.key)),
        );
    }
}

/// What to do about a key of another program.
fn advice(key: &str) -> &'static str {
    match key {
        "affiliation" | "affiliations" | "institute" | "institution" => {
            "write `affiliation: University` with the words themselves, which stand below the \
             name; or take it away"
        }
        "roles" => "write `role: trl`, a MARC code or the name of one; or take it away",
        _ => "write what is to stand below the name as `function: words`; or take it away",
    }
}
