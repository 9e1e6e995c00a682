//! The text of a field: what TeX is in it becomes inlines.
//!
//! Accents and signs are read by the library already; what is left are commands that set a
//! face, ties, and quotes.

use crate::diagnostic::{SourceId, Span};
use crate::document::{Inline, InlineKind, Inlines};
use biblatex::{Chunk, Spanned};

/// The deepest nesting of commands that is kept.
const MAX_DEPTH: usize = 8;

/// The inlines of a field of an entry that stands at `entry`.
pub(super) fn inlines(chunks: &[Spanned<Chunk>], source: SourceId, entry: Span) -> Inlines {
    let mut run = Inlines::new();
    for chunk in chunks {
        let span = span(chunk, source, entry);
        match &chunk.v {
            Chunk::Normal(words) => formatted(words, span, 0, &mut run),
            // What stands in braces keeps its letters; its commands are read all the same.
            Chunk::Verbatim(words) => formatted(words, span, 0, &mut run),
            Chunk::Math(tex) => run.push(Inline::new(span, formula(tex, span))),
        }
    }
    trim(&mut run);
    run
}

/// A formula; a sign alone that is raised or lowered, as in H$_2$O, belongs to its word.
fn formula(tex: &str, span: Span) -> InlineKind {
    let script = |mark: char| {
        let inside = tex.trim().strip_prefix(mark)?;
        let inside = inside.trim_matches(['{', '}']);
        let is_word = !inside.is_empty() && inside.chars().all(char::is_alphanumeric);
        is_word.then(|| vec![Inline::text(span, inside)])
    };
    match (script('_'), script('^')) {
        (Some(content), _) => InlineKind::Subscript(content),
        (None, Some(content)) => InlineKind::Superscript(content),
        (None, None) => InlineKind::Math(tex.to_owned()),
    }
}

/// Where the chunks of a field stand.
pub(super) fn place(chunks: &[Spanned<Chunk>], source: SourceId, entry: Span) -> Span {
    let spans = chunks.iter().map(|chunk| span(chunk, source, entry));
    spans.reduce(Span::to).unwrap_or(entry)
}

/// Adds words behind a run.
pub(super) fn push(run: &mut Inlines, words: &str, span: Span) {
    if !words.is_empty() {
        run.push(Inline::text(span, words));
    }
}

/// Where a chunk stands; the whole entry for what is inherited from another one.
fn span(chunk: &Spanned<Chunk>, source: SourceId, entry: Span) -> Span {
    if chunk.is_detached() { entry } else { Span::new(source, chunk.span.clone()) }
}

/// Adds words with the commands in them.
fn formatted(words: &str, span: Span, depth: usize, run: &mut Inlines) {
    let mut plain = String::new();
    let mut rest = words;
    while let Some(at) = rest.find('\\') {
        let (before, command) = rest.split_at(at);
        plain.push_str(before);
        let Some((name, argument, length)) = command_of(command) else {
            // A sign behind a backslash stands for itself.
            let mut signs = command.chars();
            signs.next();
            plain.extend(signs.next());
            rest = signs.as_str();
            continue;
        };
        push(run, &tidy(&std::mem::take(&mut plain)), span);
        let mut content = Inlines::new();
        if depth < MAX_DEPTH {
            formatted(argument, span, depth + 1, &mut content);
        } else {
            push(&mut content, &tidy(argument), span);
        }
        match kind(name, content) {
            Ok(kind) => run.push(Inline::new(span, kind)),
            Err(content) => run.extend(content),
        }
        rest = command.get(length..).unwrap_or("");
    }
    plain.push_str(rest);
    push(run, &tidy(&plain), span);
}

/// What a command makes of its argument; the argument alone where it is not known.
fn kind(name: &str, content: Inlines) -> Result<InlineKind, Inlines> {
    match name {
        "emph" | "textit" | "mkbibemph" | "mkbibitalic" => {
            Ok(InlineKind::Emphasis(content))
        }
        "textbf" | "mkbibbold" => Ok(InlineKind::Strong(content)),
        "textsc" => Ok(InlineKind::SmallCaps(content)),
        "textsuperscript" => Ok(InlineKind::Superscript(content)),
        "textsubscript" => Ok(InlineKind::Subscript(content)),
        "enquote" | "mkbibquote" => {
            let mut quoted = content;
            let span = quoted.first().map(|inline| inline.span).unwrap_or_default();
            quoted.insert(0, Inline::text(span, "\""));
            quoted.push(Inline::text(span, "\""));
            Err(quoted)
        }
        _ => Err(content),
    }
}

/// The name of the command that a text begins with, its argument in braces, which may be
/// missing, and the length of both.
fn command_of(text: &str) -> Option<(&str, &str, usize)> {
    let behind = text.strip_prefix('\\')?;
    let length = behind.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(behind.len());
    let name = behind.get(..length).filter(|name| !name.is_empty())?;
    let rest = behind.get(length..)?;
    let Some(inside) = rest.strip_prefix('{') else {
        // A command that ends at a blank takes the blank with it.
        let blank = usize::from(rest.starts_with(' '));
        return Some((name, "", 1 + length + blank));
    };
    let mut depth = 1_usize;
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((name, inside.get(..at)?, 1 + length + 1 + at + 1));
        }
    }
    None
}

/// Words with the ties, quotes and blanks of TeX as characters.
fn tidy(words: &str) -> String {
    let mut tidy = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '~' => tidy.push('\u{a0}'),
            '{' | '}' => {}
            c if c.is_whitespace() && c != '\u{a0}' => {
                if !tidy.ends_with(' ') {
                    tidy.push(' ');
                }
            }
            c => tidy.push(c),
        }
    }
    tidy.replace("``", "\"").replace("''", "\"")
}

/// Takes the blanks at both ends out.
fn trim(run: &mut Inlines) {
    if let Some(Inline { kind: InlineKind::Text(words), .. }) = run.first_mut() {
        *words = words.trim_start().to_owned();
    }
    if let Some(Inline { kind: InlineKind::Text(words), .. }) = run.last_mut() {
        *words = words.trim_end().to_owned();
    }
    let is_empty =
        |kind: &InlineKind| matches!(kind, InlineKind::Text(words) if words.is_empty());
    run.retain(|inline| !is_empty(&inline.kind));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain_text;

    fn read(text: &str) -> Inlines {
        let mut run = Inlines::new();
        formatted(text, Span::default(), 0, &mut run);
        run
    }

    #[test]
    fn commands_set_a_face_and_unknown_ones_leave_their_words() {
        let run = read(r"a \emph{study \textbf{of}} \foo{words}~here ``so''");
        assert_eq!(plain_text(&run), "a study of words\u{a0}here \"so\"");
        assert!(matches!(&run[1].kind, InlineKind::Emphasis(inside) if inside.len() == 2));
    }

    #[test]
    fn what_is_not_closed_is_words() {
        assert_eq!(plain_text(&read(r"a \emph{b")), "a emphb");
        assert_eq!(plain_text(&read("\\")), "");
        assert_eq!(plain_text(&read(r"5\% \& 3\$")), "5% & 3$");
    }
}
