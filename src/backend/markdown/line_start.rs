//! Words at the beginning of a line that would mean more than themselves there.

use crate::document::Numerals;
use crate::read::Mark;

/// The line with a backslash where its beginning would begin another block.
pub(super) fn guarded(line: &str) -> String {
    // `-@key` cites a work.
    let is_citation = line.starts_with("-@");
    if line.starts_with(['#', '>', '+', '-', '=', ':', '%']) && !is_citation {
        return format!("\\{line}");
    }
    // A call of a note with a colon behind it would write the note.
    if line.starts_with("[^")
        && let Some((call, rest)) = line.split_once("]:")
    {
        return format!("{call}]\\:{rest}");
    }
    match number_before_sign(line).and_then(|length| line.split_at_checked(length)) {
        Some((number, rest)) => format!("{number}\\{rest}"),
        None => line.to_owned(),
    }
}

/// How many bytes at the beginning of a line stand before the sign that makes the mark of
/// an item of them, such as `1`, `iv` or `(a`; none where there is no mark.
fn number_before_sign(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return line.get(digits..)?.starts_with(['.', ')']).then_some(digits);
    }
    let (mark, behind) = Mark::of(line)?;
    let is_apart = behind.is_empty() || behind.starts_with([' ', '\t']);
    let counts = Numerals::ALL.into_iter().any(|it| mark.number(it).is_some());
    // A list whose marks could be initials begins with `A.`.
    let is_name = mark.is_initial() && mark.label != "A";
    (is_apart && counts && !is_name).then(|| mark.len() - 1)
}
