//! Values from the command line (`--set PATH=VALUE`), put into the tree before it is typed.

use super::tree::{self, Place};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, Source, Span, catalogue};
use crate::document::{Entry, Node, NodeKind};
use crate::read::Override;

/// Puts one value into the tree; it replaces what stands there.
pub(super) fn apply(
    root: &mut Node,
    entry: &Override,
    diagnostics: &mut Diagnostics,
) -> Result<(), Reported> {
    // The value has a source of its own, so that what is said of it points to it.
    let text = format!("{}={}", entry.path, entry.value);
    let source = diagnostics.sources.add_argument("--set", &text);
    let path = Span::new(source, 0..entry.path.len());
    let start = entry.path.len() + 1;
    let value = value(&entry.value, Place { source, start }, diagnostics)?;

    let fault = |message: String| {
        Diagnostic::new(&catalogue::FRONT_MATTER_OVERRIDE, message)
            .at(path)
            .help("write `--set KEY=VALUE` or `--set BLOCK.KEY=VALUE`")
    };
    if entry.path.split('.').any(str::is_empty) {
        let message = format!("`{}` is not a path of keys", entry.path);
        return Err(diagnostics.error(fault(message)));
    }
    let mut at = root;
    let mut start = 0;
    for (depth, part) in entry.path.split('.').enumerate() {
        if depth > 0 && is_wrong_option(&entry.path, depth, at, diagnostics) {
            return Ok(());
        }
        let here = Span::new(source, start..start + part.len());
        start += part.len() + 1;
        if at.kind == NodeKind::Null {
            *at = Node { span: path, kind: NodeKind::Map(Vec::new()) };
        }
        let at_span = at.span;
        at = match &mut at.kind {
            NodeKind::Map(entries) => {
                let known = entries.iter().position(|entry| entry.key == part);
                let index = known.unwrap_or(entries.len());
                if known.is_none() {
                    let value = Node { span: path, kind: NodeKind::Null };
                    entries.push(Entry { key: part.to_owned(), key_span: here, value });
                }
                &mut entries[index].value
            }
            NodeKind::List(items) => {
                let length = items.len();
                let item = part.parse().ok().and_then(|index: usize| items.get_mut(index));
                match item {
                    Some(item) => item,
                    None => {
                        let message =
                            format!("`{part}` is no item of a list of {length}, from 0");
                        return Err(
                            diagnostics.error(fault(message).also(at_span, "this list"))
                        );
                    }
                }
            }
            NodeKind::Scalar(_) | NodeKind::Null => {
                let message = format!("`{}` leads through a text", entry.path);
                return Err(
                    diagnostics.error(fault(message).also(at_span, "this is a text"))
                );
            }
        };
    }
    *at = value;
    Ok(())
}

/// Whether the first `depth` parts of a path lead into `output` to what is no mapping, though
/// nothing else can stand there. It is the document that is wrong then, and what types its
/// options says so.
fn is_wrong_option(path: &str, depth: usize, at: &Node, diagnostics: &Diagnostics) -> bool {
    // `output`, and each format in it.
    let is_of_mapping = path.starts_with("output.") && depth <= 2;
    let is_mapping = match at.kind {
        NodeKind::Map(_) | NodeKind::Null => true,
        NodeKind::Scalar(_) | NodeKind::List(_) => false,
    };
    let is_argument = diagnostics.sources.of(at.span).is_some_and(Source::is_argument);
    is_of_mapping && !is_mapping && !is_argument
}

/// What stands behind the `=`: YAML where it begins like a list, a mapping or a text in
/// quotes, or has several lines; else it is text as it stands, since who writes a title on
/// the command line thinks of the shell's marks and not of those of YAML.
fn value(
    text: &str,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Result<Node, Reported> {
    let span = Span::new(place.source, place.start..place.start + text.len());
    if text.starts_with(['[', '{', '"', '\'']) || text.contains('\n') {
        return tree::parse(text, place, diagnostics);
    }
    let kind = match tree::is_null(text) {
        true => NodeKind::Null,
        false => NodeKind::Scalar(text.to_owned()),
    };
    Ok(Node { span, kind })
}
