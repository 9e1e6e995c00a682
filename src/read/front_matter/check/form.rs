//! Texts that have a form: dates, languages, addresses, numbers of books, words of a list.
//! Each says what is wrong with one, and how it is written.

use super::super::{isbn as book_number, relator as relators};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue, nearest};
use crate::document::{Date, Identifier, Node, Timestamp};
use crate::language::{self, Label, Tag, hyphenate};

/// A day, a month or a year.
pub(super) fn date(text: &str, span: Span, diagnostics: &mut Diagnostics) {
    if Date::parse(text).is_none() {
        wrong_date(text, span, "", diagnostics);
    }
}

/// A date or a point in time.
pub(super) fn instant(text: &str, span: Span, diagnostics: &mut Diagnostics) {
    if Timestamp::parse(text).is_none() {
        wrong_date(text, span, ", or an instant as `2020-04-02T09:30:00Z`", diagnostics);
    }
}

/// Says that a text is no date; `more` is what else its key takes.
fn wrong_date(text: &str, span: Span, more: &str, diagnostics: &mut Diagnostics) {
    let looks_right =
        text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let what = if looks_right { "is no day of the calendar" } else { "is not a date" };
    let remark = Diagnostic::new(&catalogue::FRONT_MATTER_DATE, format!("`{text}` {what}"));
    let help = match language::date::named(text) {
        Some(date) => format!("write `{date}`"),
        None => format!(
            "write a day as `2020-04-01`, a month as `2020-04` or a year as `2020`{more}"
        ),
    };
    diagnostics.error(remark.at(span).help(help));
}

/// A language tag.
pub(super) fn language(text: &str, span: Span, diagnostics: &mut Diagnostics) {
    let remark = match Tag::parse(text) {
        Some(tag) if tag.is_known() => return,
        Some(_) => Diagnostic::new(
            &catalogue::LANGUAGE_UNKNOWN,
            format!("`{text}` is no language that is known"),
        )
        .help("write a tag such as `fr`, `en-GB` or `de-CH`"),
        None => Diagnostic::new(
            &catalogue::FRONT_MATTER_LANGUAGE,
            format!("`{text}` is not a language tag"),
        )
        .help(Tag::advice(text)),
    };
    diagnostics.report(remark.at(span));
}

/// Says that the words which the converter makes are English in a document in `lang`.
pub(super) fn tell_labels(lang: &str, span: Span, diagnostics: &mut Diagnostics) {
    let Some(tag) = Tag::parse(lang).filter(Tag::is_known) else { return };
    if Label::are_in(&tag) || matches!(tag.primary(), "und" | "mul" | "zxx") {
        return;
    }
    diagnostics.report(
        Diagnostic::new(
            &catalogue::LANGUAGE_NO_LABELS,
            format!(
                "there are no words in `{tag}` for what the program names itself: \
                 `Contents`, `Figure`, `Notes` and their like are English"
            ),
        )
        .at(span)
        .help(
            "write such words in the text itself where readers must not meet English ones",
        ),
    );
}

/// A word with hyphens where it may be divided.
pub(super) fn division(text: &str, span: Span, diagnostics: &mut Diagnostics) {
    if !hyphenate::is_exception(text) {
        let help = "write a word with hyphens where it may be divided: `zoom-bom-bing`";
        wrong(format!("`{text}` is not one word"), help, span, diagnostics);
    }
}

/// One of a few words.
pub(super) fn one_of(
    text: &str,
    words: &[&str],
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    if words.contains(&text) {
        return;
    }
    let label = nearest(text, words.iter().copied())
        .map_or_else(String::new, |word| format!("did you mean `{word}`?"));
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    diagnostics.error(
        Diagnostic::new(
            &catalogue::FRONT_MATTER_VALUE,
            format!("`{text}` is not a value of this key"),
        )
        .labelled(span, label)
        .help(format!("write {}", words.join(" or "))),
    );
}

/// A MARC relator code or its name.
pub(super) fn relator(text: &str, span: Span, diagnostics: &mut Diagnostics) {
    if relators::code(text).is_some() {
        return;
    }
    let label = nearest(&text.to_lowercase(), relators::names())
        .map_or_else(String::new, |name| format!("did you mean `{name}`?"));
    diagnostics.error(
        Diagnostic::new(
            &catalogue::FRONT_MATTER_VALUE,
            format!("`{text}` is not a MARC relator code"),
        )
        .labelled(span, label)
        .help(
            "write its three letters or its name, such as `aut` (author), `trl` \
             (translator), `edt` (editor) or `ill` (illustrator)",
        ),
    );
}

/// A place in a series.
pub(super) fn position(text: &str, span: Span, diagnostics: &mut Diagnostics) {
    let is_number =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !text.trim().split('.').all(is_number) {
        let help = "write a number, such as `3`, or several with points: `2.1`";
        wrong(format!("`{text}` is no place in a series"), help, span, diagnostics);
    }
}

/// An address on the web.
pub(super) fn web_address(text: &str, span: Span, diagnostics: &mut Diagnostics) {
    let bare = text.trim().to_ascii_lowercase();
    let is_web = bare.starts_with("https://") || bare.starts_with("http://");
    if !is_web || bare.contains(char::is_whitespace) {
        let help = "write it whole, such as `https://example.org/report`";
        wrong(format!("`{text}` is no address on the web"), help, span, diagnostics);
    }
}

/// The number of a book.
pub(super) fn isbn(text: &str, span: Span, diagnostics: &mut Diagnostics) {
    if !book_number::is_isbn(text) {
        book_number::tell(text, span, diagnostics);
    }
}

/// An identifier that does not say of which scheme it is.
pub(super) fn identifier(text: &str, span: Span, diagnostics: &mut Diagnostics) {
    if book_number::claims(None, text) {
        isbn(text, span, diagnostics);
    }
}

/// An identifier with its scheme.
pub(super) fn identifier_with_scheme(node: &Node, diagnostics: &mut Diagnostics) {
    let scheme = node.get("scheme").and_then(Node::as_scalar);
    let Some(value) = node.get("text") else { return };
    if let Some(text) = value.as_scalar()
        && book_number::claims(scheme, text)
    {
        isbn(text, value.span, diagnostics);
    }
    if let Some(scheme) = scheme {
        of_scheme(scheme, value, diagnostics);
    }
}

/// Says that an identifier is none of the scheme it is said to be of.
fn of_scheme(scheme: &str, value: &Node, diagnostics: &mut Diagnostics) {
    let Some(text) = value.as_scalar() else { return };
    let parsed = Identifier::parse(text);
    let (is_right, example) = match scheme.to_ascii_lowercase().as_str() {
        "doi" => (matches!(parsed, Identifier::Doi(_)), "10.1000/182"),
        "uuid" => {
            (matches!(parsed, Identifier::Uuid(_)), "123e4567-e89b-42d3-a456-426614174000")
        }
        _other => return,
    };
    if !is_right {
        let message = format!("`{text}` is not a {scheme}");
        let help = format!("write it whole, such as `{example}`");
        wrong(message, help, value.span, diagnostics);
    }
}

/// Says that a key names no file.
pub(super) fn no_file(key: &str, span: Span, diagnostics: &mut Diagnostics) {
    let help = "write the path of a file, such as `part/one.md`, or take it away";
    wrong(format!("`{key}` names no file"), help, span, diagnostics);
}

/// Says that a text has not the form that its key takes.
fn wrong(
    message: String,
    help: impl Into<String>,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    let remark = Diagnostic::new(&catalogue::FRONT_MATTER_VALUE, message);
    diagnostics.error(remark.at(span).help(help));
}
