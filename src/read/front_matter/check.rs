//! Holds a tree to the schema. All that is wrong is said, each at its place.

use super::schema::{
    CHAPTER, COUNTERPARTS, DOCUMENT, FOREIGN, Field, IDENTIFIER, LETTER, Shape,
};
use super::{claims, isbn, relator};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Source, Span, catalogue, nearest};
use crate::document::{Date, Entry, Identifier, Node, NodeKind, Timestamp};
use crate::language::{Label, Tag, hyphenate};

/// Checks the entries at the top. Keys of other programs are warned of and given back.
pub(super) fn document(entries: &[Entry], diagnostics: &mut Diagnostics) -> Vec<Entry> {
    claims::check(entries, diagnostics);
    let mut foreign = Vec::new();
    for entry in entries {
        if let Some(field) = DOCUMENT.iter().find(|field| field.key == entry.key) {
            value(&entry.key, &entry.value, &field.shape, diagnostics);
        } else if let Some(near) = Some(entry.key.as_str())
            .filter(|key| !FOREIGN.contains(key) && counterpart(key).is_none())
            .and_then(|key| nearest_key(key, DOCUMENT))
        {
            diagnostics.error(
                Diagnostic::new(
                    &catalogue::FRONT_MATTER_UNKNOWN_KEY,
                    format!("the key `{}` is unknown", entry.key),
                )
                .labelled(entry.key_span, format!("did you mean `{near}`?"))
                .help(format!(
                    "write `{near}`; or move `{}` below `extra:` if it is meant for another \
                     program",
                    entry.key
                )),
            );
        } else if diagnostics.sources.of(entry.key_span).is_some_and(Source::is_argument) {
            // What `--set` names is meant for this program.
            diagnostics.error(
                Diagnostic::new(
                    &catalogue::FRONT_MATTER_UNKNOWN_KEY,
                    format!("the key `{}` is unknown", entry.key),
                )
                .at(entry.key_span)
                .help(argument_advice(&entry.key)),
            );
        } else {
            diagnostics.report(
                Diagnostic::new(
                    &catalogue::FRONT_MATTER_FOREIGN_KEY,
                    format!("the key `{}` means nothing here", entry.key),
                )
                .at(entry.key_span)
                .help(foreign_advice(&entry.key)),
            );
            foreign.push(entry.clone());
        }
    }
    foreign
}

/// What to do about a key of another program that `--set` names.
fn argument_advice(key: &str) -> String {
    match counterpart(key) {
        Some(ours) => format!("write `--set {ours}=…`, as it is called here"),
        None => format!(
            "write a key that `convert schema` lists; a value for another program is set as \
             `extra.{key}`"
        ),
    }
}

/// What to do about a key of another program.
fn foreign_advice(key: &str) -> String {
    let aside = "move it below `extra:` if it is meant for another program";
    let is_of_letter = LETTER.iter().any(|field| field.key == key);
    match counterpart(key) {
        Some(ours) => format!("write `{ours}`, as it is called here; or {aside}"),
        None if is_of_letter => format!("indent it below `letter:`; or {aside}"),
        None => aside.to_owned(),
    }
}

/// What a key of another program is called here.
fn counterpart(key: &str) -> Option<&'static str> {
    COUNTERPARTS.iter().find(|(theirs, _)| *theirs == key).map(|(_, ours)| *ours)
}

/// Checks one value; `key` is the path to it.
fn value(key: &str, node: &Node, shape: &Shape, diagnostics: &mut Diagnostics) {
    // A key without a value is as good as absent.
    if node.kind == NodeKind::Null {
        return;
    }
    match (shape, &node.kind) {
        (Shape::Some(shape), NodeKind::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                value(&format!("{key}.{index}"), item, shape, diagnostics);
            }
        }
        (Shape::Some(shape), _) => value(key, node, shape, diagnostics),
        (Shape::Map | Shape::Options, NodeKind::Map(_)) => {}
        (Shape::Path | Shape::Chapter, NodeKind::Scalar(text)) => {
            if text.trim().is_empty() {
                no_file(key, node.span, diagnostics);
            }
        }
        (Shape::Text | Shape::Markdown | Shape::TextOr(_), NodeKind::Scalar(_)) => {}
        (Shape::Division, NodeKind::Scalar(text)) => {
            if !hyphenate::is_exception(text) {
                diagnostics.error(
                    Diagnostic::new(
                        &catalogue::FRONT_MATTER_VALUE,
                        format!("`{text}` is not one word"),
                    )
                    .at(node.span)
                    .help("write a word with hyphens where it may be divided: `zoom-bom-bing`"),
                );
            }
        }
        (Shape::Chapter, NodeKind::Map(entries)) => {
            block(key, entries, CHAPTER, diagnostics);
            if !["file", "title", "chapters"].iter().any(|key| node.get(key).is_some()) {
                no_file(key, node.span, diagnostics);
            }
        }
        (Shape::Block(fields) | Shape::TextOr(fields), NodeKind::Map(entries)) => {
            block(key, entries, fields, diagnostics);
        }
        (Shape::Date, NodeKind::Scalar(text)) => {
            if Date::parse(text).is_none() {
                wrong_date(text, node.span, "", diagnostics);
            }
        }
        (Shape::Instant, NodeKind::Scalar(text)) => {
            if Timestamp::parse(text).is_none() {
                let more = ", or an instant as `2020-04-02T09:30:00Z`";
                wrong_date(text, node.span, more, diagnostics);
            }
        }
        (Shape::Language, NodeKind::Scalar(text)) => {
            if Tag::parse(text).is_some_and(|tag| !tag.is_known()) {
                diagnostics.report(
                    Diagnostic::new(
                        &catalogue::LANGUAGE_UNKNOWN,
                        format!("`{text}` is no language that is known"),
                    )
                    .at(node.span)
                    .help("write a tag such as `fr`, `en-GB` or `de-CH`"),
                );
            }
            if key == "lang" {
                tell_labels(text, node.span, diagnostics);
            }
            if Tag::parse(text).is_none() {
                diagnostics.error(
                    Diagnostic::new(
                        &catalogue::FRONT_MATTER_LANGUAGE,
                        format!("`{text}` is not a language tag"),
                    )
                    .at(node.span)
                    .help(Tag::advice(text)),
                );
            }
        }
        (Shape::Flag, NodeKind::Scalar(text)) => {
            one_of(text, &["true", "false"], node.span, diagnostics);
        }
        (Shape::Relator, NodeKind::Scalar(text)) => {
            if relator::code(text).is_none() {
                let label = nearest(&text.to_lowercase(), relator::names())
                    .map_or_else(String::new, |name| format!("did you mean `{name}`?"));
                diagnostics.error(
                    Diagnostic::new(
                        &catalogue::FRONT_MATTER_VALUE,
                        format!("`{text}` is not a MARC relator code"),
                    )
                    .labelled(node.span, label)
                    .help(
                        "write its three letters or its name, such as `aut` (author), `trl` \
                         (translator), `edt` (editor) or `ill` (illustrator)",
                    ),
                );
            }
        }
        (Shape::Position, NodeKind::Scalar(text)) => {
            let is_number =
                |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            if !text.trim().split('.').all(is_number) {
                diagnostics.error(
                    Diagnostic::new(
                        &catalogue::FRONT_MATTER_VALUE,
                        format!("`{text}` is no place in a series"),
                    )
                    .at(node.span)
                    .help("write a number, such as `3`, or several with points: `2.1`"),
                );
            }
        }
        (Shape::WebAddress, NodeKind::Scalar(text)) => {
            let bare = text.trim().to_ascii_lowercase();
            let is_web = bare.starts_with("https://") || bare.starts_with("http://");
            if !is_web || bare.contains(char::is_whitespace) {
                diagnostics.error(
                    Diagnostic::new(
                        &catalogue::FRONT_MATTER_VALUE,
                        format!("`{text}` is no address on the web"),
                    )
                    .at(node.span)
                    .help("write it whole, such as `https://example.org/report`"),
                );
            }
        }
        (Shape::Isbn, NodeKind::Scalar(text)) => {
            if !isbn::is_isbn(text) {
                isbn::tell(text, node.span, diagnostics);
            }
        }
        (Shape::Identifier, NodeKind::Scalar(text)) => {
            if isbn::claims(None, text) && !isbn::is_isbn(text) {
                isbn::tell(text, node.span, diagnostics);
            }
        }
        (Shape::Identifier, NodeKind::Map(entries)) => {
            block(key, entries, IDENTIFIER, diagnostics);
            let scheme = node.get("scheme").and_then(Node::as_scalar);
            if let Some(value) = node.get("text")
                && let Some(text) = value.as_scalar()
                && isbn::claims(scheme, text)
                && !isbn::is_isbn(text)
            {
                isbn::tell(text, value.span, diagnostics);
            }
            if let (Some(scheme), Some(value)) = (scheme, node.get("text")) {
                of_scheme(scheme, value, diagnostics);
            }
        }
        (Shape::Each(shape), NodeKind::Map(entries)) => {
            for entry in entries {
                value(&format!("{key}.{}", entry.key), &entry.value, shape, diagnostics);
            }
        }
        (Shape::Word(words), NodeKind::Scalar(text)) => {
            one_of(text, words, node.span, diagnostics);
        }
        (
            Shape::Text
            | Shape::Markdown
            | Shape::Date
            | Shape::Instant
            | Shape::Language
            | Shape::Flag
            | Shape::Word(_)
            | Shape::TextOr(_)
            | Shape::Block(_)
            | Shape::Relator
            | Shape::Isbn
            | Shape::Identifier
            | Shape::Position
            | Shape::WebAddress
            | Shape::Path
            | Shape::Division
            | Shape::Chapter
            | Shape::Each(_)
            | Shape::Options
            | Shape::Map,
            found,
        ) => {
            let expected = expected(shape);
            diagnostics.error(
                Diagnostic::new(
                    &catalogue::FRONT_MATTER_WRONG_TYPE,
                    format!("`{key}` is {}, not {expected}", name_of(found)),
                )
                .at(node.span)
                .help(format!("give `{key}` {expected}{}", example(key, shape))),
            );
        }
    }
}

fn block(
    key: &str,
    entries: &[Entry],
    fields: &'static [Field],
    diagnostics: &mut Diagnostics,
) {
    for entry in entries {
        if let Some(field) = fields.iter().find(|field| field.key == entry.key) {
            let path = format!("{key}.{}", entry.key);
            value(&path, &entry.value, &field.shape, diagnostics);
            continue;
        }
        let remark = Diagnostic::new(
            &catalogue::FRONT_MATTER_UNKNOWN_KEY,
            format!("`{key}` has no key `{}`", entry.key),
        );
        let remark = match nearest_key(&entry.key, fields) {
            Some(near) => remark
                .labelled(entry.key_span, format!("did you mean `{near}`?"))
                .help(format!("write `{near}`")),
            None => remark
                .at(entry.key_span)
                .help(format!("take the key away; `{key}` has {}", listed(fields))),
        };
        diagnostics.error(remark);
    }
}

/// The key of `fields` that `key` was most likely to be.
fn nearest_key(key: &str, fields: &'static [Field]) -> Option<&'static str> {
    nearest(key, fields.iter().map(|field| field.key))
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
        diagnostics.error(
            Diagnostic::new(
                &catalogue::FRONT_MATTER_VALUE,
                format!("`{text}` is not a {scheme}"),
            )
            .at(value.span)
            .help(format!("write it whole, such as `{example}`")),
        );
    }
}

fn no_file(key: &str, span: Span, diagnostics: &mut Diagnostics) {
    diagnostics.error(
        Diagnostic::new(&catalogue::FRONT_MATTER_VALUE, format!("`{key}` names no file"))
            .at(span)
            .help("write the path of a file, such as `part/one.md`, or take it away"),
    );
}

fn one_of(text: &str, words: &[&str], span: Span, diagnostics: &mut Diagnostics) {
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

/// Says that the words which the converter makes are English in a document in `lang`.
fn tell_labels(lang: &str, span: Span, diagnostics: &mut Diagnostics) {
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

fn wrong_date(text: &str, span: Span, more: &str, diagnostics: &mut Diagnostics) {
    let code: &'static Code = &catalogue::FRONT_MATTER_DATE;
    let looks_right =
        text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let what = if looks_right { "is no day of the calendar" } else { "is not a date" };
    diagnostics.error(Diagnostic::new(code, format!("`{text}` {what}")).at(span).help(
        format!(
            "write a day as `2020-04-01`, a month as `2020-04` or a year as `2020`{more}"
        ),
    ));
}

fn listed(fields: &[Field]) -> String {
    let keys: Vec<_> = fields.iter().map(|field| format!("`{}`", field.key)).collect();
    keys.join(", ")
}

fn name_of(kind: &NodeKind) -> &'static str {
    match kind {
        NodeKind::Null => "empty",
        NodeKind::Scalar(_) => "a text",
        NodeKind::List(_) => "a list",
        NodeKind::Map(_) => "a mapping",
    }
}

fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Text | Shape::Markdown => "a text".to_owned(),
        Shape::Date => "a date".to_owned(),
        Shape::Instant => "a date or an instant".to_owned(),
        Shape::Language => "a language tag".to_owned(),
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Word(_) => "a word".to_owned(),
        Shape::Some(shape) => format!("{} or a list of them", expected(shape)),
        Shape::TextOr(fields) => format!("a text or a mapping of {}", listed(fields)),
        Shape::Block(fields) => format!("a mapping of {}", listed(fields)),
        Shape::Relator => "a MARC relator code".to_owned(),
        Shape::Isbn => "an ISBN".to_owned(),
        Shape::Position => "a number".to_owned(),
        Shape::WebAddress => "an address on the web".to_owned(),
        Shape::Identifier => "a text or a mapping of `scheme` and `text`".to_owned(),
        Shape::Path => "a path".to_owned(),
        Shape::Division => "a word".to_owned(),
        Shape::Chapter => format!("a path or a mapping of {}", listed(CHAPTER)),
        Shape::Each(_) | Shape::Options | Shape::Map => "a mapping".to_owned(),
    }
}

fn example(key: &str, shape: &Shape) -> String {
    let last = key.rsplit('.').next().unwrap_or(key);
    match shape {
        Shape::Date | Shape::Instant => format!(", such as `{last}: 2020-04-01`"),
        Shape::Language => format!(", such as `{last}: fr`"),
        Shape::Word(words) => {
            words.first().map_or_else(String::new, |word| format!(", such as `{word}`"))
        }
        Shape::Options => {
            " of formats: indent each below it, such as `pdf:`, and its options below that"
                .to_owned()
        }
        Shape::Text
        | Shape::Markdown
        | Shape::Flag
        | Shape::Some(_)
        | Shape::TextOr(_)
        | Shape::Block(_)
        | Shape::Relator
        | Shape::Isbn
        | Shape::Identifier
        | Shape::Position
        | Shape::WebAddress
        | Shape::Path
        | Shape::Division
        | Shape::Chapter
        | Shape::Each(_)
        | Shape::Map => String::new(),
    }
}
