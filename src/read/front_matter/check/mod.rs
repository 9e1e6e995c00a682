//! Holds a tree to the schema. All that is wrong is said, each at its place.

mod form;
mod kind;
mod person;

use super::claims;
use super::foreign::{FOREIGN, counterpart, written};
use super::schema::{CHAPTER, DOCUMENT, Field, IDENTIFIER, LETTER, Shape};
use crate::diagnostic::{Diagnostic, Diagnostics, Source, catalogue, nearest};
use crate::document::{Entry, Node, NodeKind};
use kind::listed;

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
                .help(foreign_advice(entry)),
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
fn foreign_advice(entry: &Entry) -> String {
    let aside = "move it below `extra:` if it is meant for another program";
    let is_of_letter = LETTER.iter().any(|field| field.key == entry.key);
    match written(entry) {
        Some(ours) => format!("write `{ours}`, as it is called here; or {aside}"),
        None if is_of_letter => format!("indent it below `letter:`; or {aside}"),
        None => aside.to_owned(),
    }
}

/// Checks one value; `key` is the path to it.
fn value(key: &str, node: &Node, shape: &Shape, diagnostics: &mut Diagnostics) {
    let span = node.span;
    match (shape, &node.kind) {
        // A key without a value is as good as absent.
        (_, NodeKind::Null) => {}
        (Shape::Some(shape), NodeKind::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                value(&format!("{key}.{index}"), item, shape, diagnostics);
            }
        }
        (Shape::Some(shape), _) => value(key, node, shape, diagnostics),
        (Shape::Map | Shape::Options, NodeKind::Map(_)) => {}
        (Shape::Each(shape), NodeKind::Map(entries)) => {
            for entry in entries {
                value(&format!("{key}.{}", entry.key), &entry.value, shape, diagnostics);
            }
        }
        (Shape::Block(fields) | Shape::TextOr(fields), NodeKind::Map(entries)) => {
            block(key, entries, fields, diagnostics);
        }
        (Shape::Person, NodeKind::Map(entries)) => person::check(key, entries, diagnostics),
        (Shape::Chapter, NodeKind::Map(entries)) => {
            block(key, entries, CHAPTER, diagnostics);
            if !["file", "title", "chapters"].iter().any(|key| node.get(key).is_some()) {
                form::no_file(key, span, diagnostics);
            }
        }
        (Shape::Identifier, NodeKind::Map(entries)) => {
            block(key, entries, IDENTIFIER, diagnostics);
            form::identifier_with_scheme(node, diagnostics);
        }
        (
            Shape::Text | Shape::Markdown | Shape::Person | Shape::TextOr(_),
            NodeKind::Scalar(_),
        ) => {}
        (Shape::Path | Shape::Chapter, NodeKind::Scalar(text)) => {
            if text.trim().is_empty() {
                form::no_file(key, span, diagnostics);
            }
        }
        (Shape::Division, NodeKind::Scalar(text)) => {
            form::division(text, span, diagnostics);
        }
        (Shape::Date, NodeKind::Scalar(text)) => form::date(text, span, diagnostics),
        (Shape::Instant, NodeKind::Scalar(text)) => form::instant(text, span, diagnostics),
        (Shape::Language, NodeKind::Scalar(text)) => {
            form::language(text, span, diagnostics);
            if key == "lang" {
                form::tell_labels(text, span, diagnostics);
            }
        }
        (Shape::Flag, NodeKind::Scalar(text)) => {
            form::one_of(text, &["true", "false"], span, diagnostics);
        }
        (Shape::Word(words), NodeKind::Scalar(text)) => {
            form::one_of(text, words, span, diagnostics);
        }
        (Shape::Relator, NodeKind::Scalar(text)) => form::relator(text, span, diagnostics),
        (Shape::Position, NodeKind::Scalar(text)) => {
            form::position(text, span, diagnostics);
        }
        (Shape::WebAddress, NodeKind::Scalar(text)) => {
            form::web_address(text, span, diagnostics);
        }
        (Shape::Isbn, NodeKind::Scalar(text)) => form::isbn(text, span, diagnostics),
        (Shape::Identifier, NodeKind::Scalar(text)) => {
            form::identifier(text, span, diagnostics);
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
            | Shape::Person
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
        ) => kind::wrong(key, shape, found, span, diagnostics),
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
