//! The shape of a style sheet: its rules, declarations and at-rules, each with its place.
//! No more of CSS (CSS Syntax 3) than it takes to know where each of them begins and ends.

use super::outside::bare;
use std::ops::Range;

/// The deepest nesting of blocks: far above any real sheet.
const MAX_DEPTH: usize = 32;

/// What a sheet is made of, in the order it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::xhtml) struct Sheet {
    /// The declarations of all rules.
    pub(in crate::xhtml) declarations: Vec<Declaration>,
    /// What begins with `@`.
    pub(in crate::xhtml) at_rules: Vec<AtRule>,
    /// The bytes of each comment. Within quotes there is none.
    pub(in crate::xhtml) comments: Vec<Range<usize>>,
}

/// `property: value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::xhtml) struct Declaration {
    /// The property in small letters, escapes resolved.
    pub(in crate::xhtml) property: String,
    /// The value without white space, in small letters, escapes resolved.
    pub(in crate::xhtml) value: String,
    /// The bytes of all of it, the semicolon with it.
    pub(in crate::xhtml) range: Range<usize>,
}

/// `@name …;`, or `@name …` before a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::xhtml) struct AtRule {
    /// The name in small letters, without `@`.
    pub(in crate::xhtml) name: String,
    /// The bytes behind the name, before the semicolon or the block.
    pub(in crate::xhtml) prelude: Range<usize>,
    /// The bytes of all of it, the semicolon with it; of a block's the head alone.
    pub(in crate::xhtml) range: Range<usize>,
}

/// What is wrong with a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::xhtml) struct Fault {
    /// The byte where it is seen.
    pub(in crate::xhtml) at: usize,
    /// What it is.
    pub(in crate::xhtml) reason: &'static str,
}

/// Reads a sheet.
///
/// # Errors
/// Where something is not closed, closes nothing or is neither rule nor declaration.
pub(in crate::xhtml) fn sheet(text: &str) -> Result<Sheet, Fault> {
    let mut reader = Reader { text, at: 0, sheet: Sheet::default() };
    reader.rules(0)?;
    Ok(reader.sheet)
}

/// A part of a text without some pieces of the text.
pub(in crate::xhtml) fn without(
    text: &str,
    part: Range<usize>,
    mut pieces: Vec<Range<usize>>,
) -> String {
    pieces.sort_by_key(|piece| piece.start);
    let mut out = String::new();
    let mut from = part.start;
    for piece in pieces {
        out.push_str(text.get(from..piece.start).unwrap_or_default());
        from = from.max(piece.end);
    }
    out.push_str(text.get(from..part.end).unwrap_or_default());
    out
}

/// What ended a piece of text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// `{`.
    Block,
    /// `;`.
    Semicolon,
    /// `}`, which is not taken.
    Close,
    /// The end of the sheet.
    Sheet,
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    sheet: Sheet,
}

impl Reader<'_> {
    /// Rules up to the `}` that ends their block, or to the end of the sheet.
    fn rules(&mut self, depth: usize) -> Result<(), Fault> {
        self.deep(depth)?;
        let opening = self.at;
        loop {
            self.blanks()?;
            let start = self.at;
            match self.peek() {
                None if depth == 0 => return Ok(()),
                None => return Err(fault(opening, "the block is not closed")),
                Some('}') if depth == 0 => return Err(fault(start, "`}` closes nothing")),
                Some('}') => {
                    self.at += 1;
                    return Ok(());
                }
                Some('@') => self.at_rule(depth)?,
                Some('{') => return Err(fault(start, "a block has no selector")),
                // What old sheets put around rules.
                Some(';') => self.at += 1,
                Some(_) => match self.piece()? {
                    End::Block => self.declarations(depth + 1)?,
                    End::Semicolon | End::Close | End::Sheet => {
                        return Err(fault(start, "a selector has no block"));
                    }
                },
            }
        }
    }

    /// Declarations, and rules among them, up to the `}` that ends their block.
    fn declarations(&mut self, depth: usize) -> Result<(), Fault> {
        self.deep(depth)?;
        let opening = self.at.saturating_sub(1);
        loop {
            self.blanks()?;
            let start = self.at;
            match self.peek() {
                None => return Err(fault(opening, "the block is not closed")),
                Some('}') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(';') => self.at += 1,
                Some('@') => self.at_rule(depth)?,
                Some('{') => return Err(fault(start, "a block has no selector")),
                Some(_) => {
                    let end = self.piece()?;
                    if end == End::Block {
                        self.declarations(depth + 1)?;
                    } else {
                        self.declaration(start, end)?;
                    }
                }
            }
        }
    }

    fn declaration(&mut self, start: usize, end: End) -> Result<(), Fault> {
        let length = usize::from(end == End::Semicolon);
        let comments = self.sheet.comments.iter().rev();
        let own = comments.take_while(|comment| comment.start >= start).cloned().collect();
        let written = without(self.text, start..self.at - length, own);
        let Some((property, value)) = written.split_once(':') else {
            return Err(fault(start, "a declaration has no `:`"));
        };
        self.sheet.declarations.push(Declaration {
            property: bare(property),
            value: bare(value),
            range: start..self.at,
        });
        Ok(())
    }

    fn at_rule(&mut self, depth: usize) -> Result<(), Fault> {
        let start = self.at;
        let behind = self.text.get(start + 1..).unwrap_or_default();
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\\');
        let length = behind.find(|c| !is_name(c)).unwrap_or(behind.len());
        let name = bare(behind.get(..length).unwrap_or_default());
        let prelude = start + 1 + length;
        self.at = prelude;
        let end = self.piece()?;
        let length = usize::from(matches!(end, End::Semicolon | End::Block));
        self.sheet.at_rules.push(AtRule {
            name: name.clone(),
            prelude: prelude..self.at - length,
            range: start..self.at,
        });
        if end != End::Block {
            return Ok(());
        }
        // What holds rules: conditions, layers and the steps of a movement.
        let holds_rules = ["media", "supports", "layer", "container", "scope", "document"]
            .contains(&name.as_str())
            || name.ends_with("keyframes");
        if holds_rules { self.rules(depth + 1) } else { self.declarations(depth + 1) }
    }

    /// Takes text up to what ends it outside of parentheses, brackets and strings.
    fn piece(&mut self) -> Result<End, Fault> {
        let mut open: Vec<(usize, char)> = Vec::new();
        loop {
            let start = self.at;
            let Some(character) = self.peek() else {
                return match open.last() {
                    Some((at, _)) => Err(fault(*at, "the parenthesis is not closed")),
                    None => Ok(End::Sheet),
                };
            };
            match character {
                '/' if self.comes("/*") => self.comment()?,
                '"' | '\'' => self.string(character)?,
                '\\' => {
                    self.at += 1;
                    self.at += self.peek().map_or(0, char::len_utf8);
                }
                '(' => open.push((start, ')')),
                '[' => open.push((start, ']')),
                ')' | ']' if open.last().is_some_and(|(_, close)| *close == character) => {
                    open.pop();
                }
                ')' | ']' => return Err(fault(start, "a bracket closes nothing")),
                '{' | '}' if !open.is_empty() => {
                    return Err(fault(open[0].0, "the parenthesis is not closed"));
                }
                // In parentheses it ends nothing.
                ';' if !open.is_empty() => {}
                '}' => return Ok(End::Close),
                '{' => {
                    self.at += 1;
                    return Ok(End::Block);
                }
                ';' => {
                    self.at += 1;
                    return Ok(End::Semicolon);
                }
                _other => {}
            }
            if self.at == start {
                self.at += character.len_utf8();
            }
        }
    }

    fn string(&mut self, quote: char) -> Result<(), Fault> {
        let start = self.at;
        self.at += 1;
        while let Some(character) = self.peek() {
            self.at += character.len_utf8();
            match character {
                '\\' if self.comes("\r\n") => self.at += 2,
                '\\' => self.at += self.peek().map_or(0, char::len_utf8),
                // Each of them ends a line (CSS Syntax 3, 3.3).
                '\n' | '\r' | '\u{c}' => break,
                _ if character == quote => return Ok(()),
                _other => {}
            }
        }
        Err(fault(start, "the text in quotes is not closed"))
    }

    fn comment(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        match rest.get(2..).and_then(|rest| rest.find("*/")) {
            Some(length) => {
                self.at += length + 4;
                self.sheet.comments.push(start..self.at);
                Ok(())
            }
            None => Err(fault(start, "the comment is not closed")),
        }
    }

    fn blanks(&mut self) -> Result<(), Fault> {
        loop {
            match self.peek() {
                Some(blank) if blank.is_whitespace() => self.at += blank.len_utf8(),
                Some('/') if self.comes("/*") => self.comment()?,
                // What old sheets put around rules.
                Some('<' | '-') if self.comes("<!--") || self.comes("-->") => self.at += 3,
                Some(_) | None => return Ok(()),
            }
        }
    }

    fn deep(&self, depth: usize) -> Result<(), Fault> {
        if depth > MAX_DEPTH {
            return Err(fault(self.at.saturating_sub(1), "blocks are nested too deeply"));
        }
        Ok(())
    }

    fn comes(&self, what: &str) -> bool {
        self.text.get(self.at..).is_some_and(|rest| rest.starts_with(what))
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }
}

const fn fault(at: usize, reason: &'static str) -> Fault {
    Fault { at, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_broken_is_told_with_its_place() {
        for (text, at) in [
            ("p { color: red", 2),
            ("p { color: red; h1 } { ]", 16),
            ("} p { color: red }", 0),
            ("p { color: rgb(0, 0 }", 14),
            ("p { content: \"a\n }", 13),
            ("p { content: \"a\u{c}\" /* \" }", 13),
            ("p { content: \"a\r }", 13),
            ("p { } h1", 6),
            ("/* p", 0),
            ("p { a: b ] }", 9),
            ("@media print { p { color: red }", 14),
        ] {
            assert_eq!(sheet(text).map_err(|fault| fault.at), Err(at), "{text}");
        }
        assert!(sheet(&"a{".repeat(40)).is_err());
    }

    #[test]
    fn a_comment_is_none_within_quotes() {
        let text = "/* a */ p { b/**/c: \"/*\" d /* ; } */ '*/' } @media \\/* x { }";
        let sheet = sheet(text).expect("a sheet");
        let comments = sheet.comments.iter().map(|range| text.get(range.clone()));
        let comments: Vec<_> = comments.map(Option::unwrap_or_default).collect();
        assert_eq!(comments, ["/* a */", "/**/", "/* ; } */"]);
        let [Declaration { property, value, .. }] = sheet.declarations.as_slice() else {
            panic!("{sheet:?}");
        };
        assert_eq!((property.as_str(), value.as_str()), ("bc", "\"/*\"d'*/'"));
    }

    #[test]
    fn declarations_are_known_wherever_they_stand() {
        let text = "a > b { dire\\63 tion: RTL; color: \"};\" } @media (x) { p { b: c } }\n\
                    @font-face { d: e } .f { .g { h: i !important } } @namespace x \"y\";";
        let sheet = sheet(text).expect("a sheet");
        let told: Vec<(&str, &str)> = sheet
            .declarations
            .iter()
            .map(|own| (own.property.as_str(), own.value.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("direction", "rtl"),
                ("color", "\"};\""),
                ("b", "c"),
                ("d", "e"),
                ("h", "i!important"),
            ]
        );
        let names: Vec<&str> =
            sheet.at_rules.iter().map(|rule| rule.name.as_str()).collect();
        assert_eq!(names, ["media", "font-face", "namespace"]);
        let written = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        assert_eq!(written(&sheet.declarations[0].range), "dire\\63 tion: RTL;");
        assert_eq!(written(&sheet.at_rules[2].prelude), " x \"y\"");
    }
}
