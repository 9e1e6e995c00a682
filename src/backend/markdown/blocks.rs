//! Blocks as Markdown, a blank line between two.

use super::attributes::{attributes, fit_in_braces};
use super::html;
use super::inlines::{image, in_one_line, inlines, longest_run};
use super::line_start::guarded;
use super::list_form::looks_close;
use super::scope::Scope;
use super::verse::verse;
use crate::document::{
    Abstract, AlertKind, Alignment, Attributes, Block, BlockKind, CONTINUED, Code,
    Delimiter, Inline, InlineKind, Inlines, List, ListKind, NumberStyle, Numerals, Table,
    citation_of, descend,
};

/// The body and the notes.
pub(super) fn body(scope: Scope<'_>) -> String {
    let mut parts = Vec::new();
    if let Some((block, words)) = scope.title_in_text() {
        parts.push(heading("#", block, words, scope.within(&block.attributes)));
    }
    parts.extend(list(&scope.document.blocks, scope));
    // Those of citations stand where they are called.
    let notes = scope.document.notes.iter();
    for note in notes.filter(|note| citation_of(note).is_none()) {
        let text = list(&note.blocks, scope).join("\n\n");
        parts.push(hung(&format!("[^{}]: ", note.name), "    ", &text));
    }
    let mut text = parts.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Each block that is not the front matter's.
pub(super) fn list<'a>(blocks: &'a [Block], scope: Scope<'a>) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last: Option<(&BlockKind, char)> = None;
    for block in blocks.iter().filter(|block| !scope.is_made_list(block)) {
        // The rest of a paragraph stands right below the formula in it.
        if let (Some((BlockKind::Math(_), _)), Some(formula)) = (last, parts.last_mut())
            && let Some(content) = continued(block)
        {
            let rest = paragraph(content, scope);
            formula.push_str(&format!("\n{rest}"));
            last = Some((&block.kind, '-'));
            continue;
        }
        let own = (!html::is_needed(block, scope)).then_some(&block.kind);
        let mut sign = '-';
        // Two lists in a row would be one: bulleted ones differ by their sign.
        if let (Some((before, used)), Some(own)) = (last, own)
            && would_be_one(before, own)
        {
            match own {
                BlockKind::List(List { kind: ListKind::Bullet, .. }) => {
                    sign = if used == '-' { '*' } else { '-' };
                }
                _ => parts.push("<!-- -->".to_owned()),
            }
        }
        let Some(text) = one(block, sign, scope) else { continue };
        parts.push(text);
        last = own.map(|own| (own, sign));
    }
    parts
}

/// The words of a paragraph that goes on behind a formula, and of which nothing else is said.
fn continued(block: &Block) -> Option<&Inlines> {
    let mut own = Attributes::default();
    own.add_class(CONTINUED);
    match &block.kind {
        BlockKind::Paragraph(content) if block.attributes == own => Some(content),
        _other => None,
    }
}

/// Whether Markdown would make one of two blocks.
fn would_be_one(one: &BlockKind, other: &BlockKind) -> bool {
    match (one, other) {
        (BlockKind::List(one), BlockKind::List(other)) => match (one.kind, other.kind) {
            (ListKind::Bullet, ListKind::Bullet) => true,
            (
                ListKind::Ordered { start: _, style: one },
                ListKind::Ordered { start: _, style: other },
            ) => {
                // Roman numerals are letters.
                let is_decimal = |style: NumberStyle| style.numerals == Numerals::Decimal;
                one == other
                    || one.delimiter == other.delimiter
                        && !is_decimal(one)
                        && !is_decimal(other)
            }
            (ListKind::Bullet, ListKind::Ordered { .. })
            | (ListKind::Ordered { .. }, ListKind::Bullet) => false,
        },
        (BlockKind::Definitions(_), BlockKind::Definitions(_)) => true,
        _ => false,
    }
}

fn one<'a>(block: &'a Block, sign: char, scope: Scope<'a>) -> Option<String> {
    let scope = scope.within(&block.attributes);
    if html::is_needed(block, scope) {
        return Some(html::block(block, scope));
    }
    Some(match &block.kind {
        BlockKind::Title(_) | BlockKind::Letter(_) | BlockKind::RawHtml(_) => return None,
        BlockKind::Heading { level, content } => {
            let signs = "#".repeat(usize::from(level.get()));
            heading(&signs, block, content, scope)
        }
        BlockKind::Paragraph(content) => {
            if let Some(lines) = verse(block, scope) {
                return Some(lines);
            }
            let text = paragraph(content, scope);
            if text.is_empty() {
                return None;
            }
            text
        }
        BlockKind::List(list) => items(list, sign, scope),
        BlockKind::Definitions(definitions) => definitions
            .iter()
            .map(|definition| {
                let mut text = list(&definition.terms, scope).join("\n");
                for blocks in &definition.definitions {
                    text.push('\n');
                    text.push_str(&hung(": ", "  ", &list(blocks, scope).join("\n\n")));
                }
                text
            })
            .collect::<Vec<_>>()
            .join("\n\n"),
        BlockKind::Quote(blocks) => quoted(&list(blocks, scope).join("\n\n")),
        BlockKind::Alert { kind, blocks } => alert(block, *kind, blocks, scope),
        BlockKind::Code(own) => code(own, &block.attributes),
        BlockKind::Math(tex) => {
            let tex = scope.without_number(block, tex);
            if needs_fence(tex) {
                let own = Code { language: Some("math".to_owned()), text: tex.into() };
                return Some(code(&own, &block.attributes));
            }
            let own = attributes(&block.attributes);
            // A first line that would begin another block stays behind the signs.
            let first = tex.lines().next().unwrap_or("");
            let begins = guarded(first) != first
                || first.starts_with(['*', '_', '`', '~', '<', '|', '[']);
            let before = if tex.is_empty() || begins { "" } else { "\n" };
            let behind = if tex.is_empty() { "" } else { "\n" };
            format!("$${before}{tex}{behind}$${own}")
        }
        BlockKind::Figure(figure) => {
            let mut own = figure.image.clone();
            own.title = inlines(stated_caption(&figure.caption), scope);
            // The figure has the name; what concerns its size stands at the image.
            let mut given = block.attributes.clone();
            given.add_missing(&figure.image.attributes);
            own.attributes = given;
            let mut text = String::new();
            image(&own, scope, &mut text);
            text
        }
        BlockKind::Table(own) => table(own, &block.attributes, scope),
        // Three hyphens behind the mark of an item would be a rule themselves.
        BlockKind::Rule => "***".to_owned(),
        BlockKind::PageBreak => "::: {.page-break}\n:::".to_owned(),
        // What the front matter says makes it anew.
        BlockKind::Division(_) if scope.is_made_imprint(block) => return None,
        BlockKind::Division(blocks) => {
            // The word above an abstract is the converter's.
            let blocks = Abstract::of(block).map_or(blocks.as_slice(), |own| own.blocks);
            // Nor does anybody write the works and the entries that reading lists.
            let is_made = |block: &Block| scope.is_made_list(block);
            let stated = blocks.iter().position(is_made).unwrap_or(blocks.len());
            let blocks = blocks.get(..stated).unwrap_or(blocks);
            fenced(&attributes(&scope.stated_references(block)), blocks, scope)
        }
    })
}

/// A notice: with attributes of its own it is a division.
fn alert<'a>(
    block: &'a Block,
    kind: AlertKind,
    blocks: &'a [Block],
    scope: Scope<'a>,
) -> String {
    if block.attributes.is_empty() {
        let inner = list(blocks, scope).join("\n\n");
        // A hyphen alone below words would make a heading of them.
        let line = match blocks.first().map(|first| &first.kind) {
            Some(BlockKind::List(_)) => "\n",
            Some(_) | None => "",
        };
        return quoted(&format!("[!{}]\n{line}{inner}", kind.name().to_uppercase()));
    }
    let mut own = block.attributes.clone();
    if !own.has_class(kind.name()) {
        own.add_class(kind.name());
    }
    fenced(&attributes(&own), blocks, scope)
}

/// A division.
fn fenced<'a>(own: &str, blocks: &'a [Block], scope: Scope<'a>) -> String {
    let mut inner = list(blocks, scope).join("\n\n");
    if !inner.is_empty() {
        inner.push('\n');
    }
    // HTML goes on up to a blank line.
    if blocks.last().is_some_and(|last| html::is_needed(last, scope)) {
        inner.push('\n');
    }
    let fence = ":".repeat(3 + depth(blocks));
    format!("{fence} {own}\n{inner}{fence}")
}

/// How many divisions stand inside one another in blocks.
fn depth(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| {
            let inner = descend(block).into_iter().map(depth).max().unwrap_or(0);
            let own = matches!(
                block.kind,
                BlockKind::Division(_) | BlockKind::PageBreak | BlockKind::Alert { .. }
            );
            inner + usize::from(own)
        })
        .max()
        .unwrap_or(0)
}

/// A caption without the number that the converter put before it.
pub(super) fn stated_caption(caption: &[Inline]) -> &[Inline] {
    match caption {
        [Inline { kind: InlineKind::Generated(_), .. }, stated @ ..] => stated,
        all => all,
    }
}

/// A heading in one line, behind its signs.
fn heading<'a>(
    signs: &str,
    block: &Block,
    content: &'a [Inline],
    scope: Scope<'a>,
) -> String {
    let words = in_one_line(content, scope);
    let own = attributes(&scope.stated(block));
    let space = if own.is_empty() { "" } else { " " };
    // Closing signs of the words themselves are none of the heading's.
    let words = match words.strip_suffix('#') {
        Some(rest) => format!("{rest}\\#"),
        None => words,
    };
    format!("{signs} {words}{space}{own}").trim_end_matches(' ').to_owned()
}

/// A paragraph; what would begin another block at the beginning of a line is escaped. In a
/// cell nothing begins a block.
pub(super) fn paragraph<'a>(content: &'a [Inline], scope: Scope<'a>) -> String {
    let text = inlines(content, scope);
    if scope.between_bars && !is_delimiter(&text) {
        return text;
    }
    // Within a formula a line means nothing more.
    let mut begins = true;
    let lines = text.split('\n').map(|line| {
        let written = if begins { guarded(line) } else { line.to_owned() };
        begins = line.ends_with('\\');
        written
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a cell is made of nothing but what the second line of a table is made of.
fn is_delimiter(cell: &str) -> bool {
    cell.chars().all(|c| matches!(c, '-' | ':' | ' '))
}

fn items<'a>(own: &'a List, sign: char, scope: Scope<'a>) -> String {
    let last = own.items.len().saturating_sub(1);
    let looks_close = !own.tight && looks_close(own, scope);
    // Two blanks say that a capital is no initial.
    let are_initials = matches!(own.kind, ListKind::Ordered { start: _, style } if style
        == NumberStyle { numerals: Numerals::UpperLetter, delimiter: Delimiter::Period });
    let items = own.items.iter().enumerate().map(|(index, item)| {
        let mark = match own.kind.label(index) {
            None => format!("{sign} "),
            Some(label) if are_initials => format!("{label}  "),
            Some(label) => format!("{label} "),
        };
        let room = " ".repeat(mark.len());
        let task = match item.task {
            Some(true) => "[x]",
            Some(false) => "[ ]",
            None => "",
        };
        // Behind the mark of a task stand words; all else begins a line.
        let has_words = item.blocks.first().is_some_and(|first| {
            matches!(first.kind, BlockKind::Paragraph(_)) && !html::is_needed(first, scope)
        });
        let behind = match (task, has_words) {
            ("", _) => "",
            (_, true) => " ",
            (_, false) if item.blocks.is_empty() && !looks_close => "",
            (_, false) => "\n",
        };
        let between = if own.tight { "\n" } else { "\n\n" };
        let mut parts = list(&item.blocks, scope);
        if looks_close && index == last {
            // A paragraph without words says that the list is loose, and is none itself.
            parts.push("<span></span>".to_owned());
        }
        let text = parts.join(between);
        // Asterisks behind an asterisk would be a rule, and so would marks alone in a row.
        let text = match (sign, item.blocks.first().map(|first| &first.kind)) {
            ('*', Some(BlockKind::Rule)) => text.replacen("***", "___", 1),
            _ if is_rule(&format!("{mark}{task}{text}")) => match text.split_once('\n') {
                Some((first, rest)) => format!("{first} <!-- -->\n{rest}"),
                None => format!("{text} <!-- -->"),
            },
            _ => text,
        };
        hung(&mark, &room, &format!("{task}{behind}{text}"))
    });
    items.collect::<Vec<_>>().join(if own.tight { "\n" } else { "\n\n" })
}

/// Whether the first line is three marks of bulleted items or more and nothing else.
fn is_rule(text: &str) -> bool {
    let line = text.lines().next().unwrap_or("");
    let marks: String = line.chars().filter(|c| *c != ' ').collect();
    ['-', '*'].iter().any(|sign| marks.len() > 2 && marks.chars().all(|c| c == *sign))
}

/// `text` with `mark` before its first line and `room` before all others.
fn hung(mark: &str, room: &str, text: &str) -> String {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or("");
    let mark = if first.is_empty() { mark.trim_end_matches(' ') } else { mark };
    let mut result = format!("{mark}{first}");
    for line in lines {
        result.push('\n');
        if !line.is_empty() {
            result.push_str(room);
            result.push_str(line);
        }
    }
    result
}

fn quoted(text: &str) -> String {
    text.split('\n')
        .map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether a formula cannot stand between `$$`: signs of its own would end it, or lines in it
/// would be blocks.
fn needs_fence(tex: &str) -> bool {
    let is_block = |line: &str| {
        let line = line.trim_start();
        let is_mark = ["- ", "+ ", "* ", ": "].iter().any(|mark| line.starts_with(mark));
        let is_underline =
            line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-');
        is_mark || is_underline || line.starts_with(['|', '#', '>', '`', '~'])
    };
    let text = tex.replace("\\$", "");
    // A dollar alone stands in words: `\text{$x$}`.
    text.contains("$$")
        || text.matches('$').count() % 2 == 1
        || tex.lines().skip(1).any(is_block)
}

fn code(own: &Code, around: &Attributes) -> String {
    let language = own.language.clone().unwrap_or_default();
    let given = match around.others() {
        // What stands behind the language and is none of them comes back as it is.
        [(key, words)] if key == "info" && !fit_in_braces(around) => words.clone(),
        _ => attributes(around),
    };
    let info = format!("{language} {given}");
    // An info string has backslashes and entities.
    let info = info.replace('\\', "\\\\").replace('&', "\\&");
    // CommonMark 0.31.2, 4.5: no backtick behind a fence of backticks.
    let sign = if info.contains('`') { '~' } else { '`' };
    let fence = sign.to_string().repeat(3.max(longest_run(&own.text, sign) + 1));
    let end = if own.text.is_empty() || own.text.ends_with('\n') { "" } else { "\n" };
    format!("{fence}{}\n{}{end}{fence}", info.trim(), own.text)
}

/// A table between bars; one without a head has an empty one.
fn table<'a>(own: &'a Table, around: &Attributes, scope: Scope<'a>) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let words = |cell: &'a crate::document::Cell| {
        let parts = cell.blocks.iter().filter_map(|block| one(block, '-', scope.in_cell()));
        parts.collect::<Vec<_>>().join(" ").replace("\\\n", "<br>").replace('\n', " ")
    };
    let mut lines = Vec::new();
    match own.head.first() {
        Some(head) => lines.push(row(head.cells.iter().map(words).collect())),
        None => lines.push(row(vec![String::new(); own.columns.len()])),
    }
    let rules = own.columns.iter().map(|alignment| match alignment {
        Alignment::Start => "---".to_owned(),
        Alignment::Center => ":-:".to_owned(),
        Alignment::Left => ":--".to_owned(),
        Alignment::Right => "--:".to_owned(),
    });
    lines.push(row(rules.collect()));
    for body in own.head.iter().skip(1).chain(&own.body) {
        lines.push(row(body.cells.iter().map(words).collect()));
    }
    let caption: &Inlines = &own.caption;
    if !caption.is_empty() {
        let words = in_one_line(caption, scope);
        let given = attributes(around);
        lines.push(String::new());
        lines.push(format!(": {words} {given}").trim_end_matches(' ').to_owned());
    }
    lines.join("\n")
}
