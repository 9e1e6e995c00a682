//! TeX read into atoms.

use super::alphabet::{accent, accented, alphabet};
use super::atom::{Atom, Class, Spacing, joined, tidy};
use super::script::{divisor, grouped, raised_or_lowered};
use super::symbol::symbol;
use crate::document::MAX_NESTING;

/// Reads a formula from its beginning to its end.
pub(super) struct Reader<'a> {
    rest: &'a str,
    depth: usize,
    spacing: Spacing,
    /// The commands that stay as TeX.
    unknown: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(tex: &'a str) -> Self {
        Self { rest: tex, depth: 0, spacing: Spacing::Loose, unknown: Vec::new() }
    }

    /// The formula as one line.
    pub(super) fn line(&mut self) -> String {
        tidy(&self.sequence())
    }

    /// Whether all of it was read.
    pub(super) const fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// The commands that stay as TeX.
    pub(super) fn into_unknown(self) -> Vec<String> {
        self.unknown
    }

    /// Everything up to the end or to a closing brace, which is left standing.
    fn sequence(&mut self) -> String {
        let mut atoms: Vec<Atom> = Vec::new();
        while let Some(character) = self.rest.chars().next() {
            match character {
                '}' => break,
                '^' | '_' => {
                    self.skip(1);
                    let script = self.tight_argument();
                    let script = raised_or_lowered(character, &script);
                    match atoms.last_mut() {
                        Some(atom) if !matches!(atom.class, Class::Blank | Class::Cell) => {
                            atom.text.push_str(&script);
                        }
                        Some(_) | None => atoms.push(Atom::new(Class::Ordinary, script)),
                    }
                }
                '\'' => {
                    let primes =
                        self.rest.bytes().take_while(|byte| *byte == b'\'').count();
                    self.skip(primes);
                    let prime = "′".repeat(primes);
                    match atoms.last_mut() {
                        Some(atom) => atom.text.push_str(&prime),
                        None => atoms.push(Atom::new(Class::Ordinary, prime)),
                    }
                }
                _ => {
                    let mut atom = self.item();
                    if atom.text.is_empty()
                        && !matches!(atom.class, Class::Blank | Class::Cell)
                    {
                        continue;
                    }
                    // `3,5` is a number, `f(x,2)` has two things.
                    let behind =
                        atoms.last().and_then(|atom| atom.text.chars().next_back());
                    if atom.text == ","
                        && character == ','
                        && !behind.is_some_and(|c| c.is_ascii_digit())
                    {
                        atom.class = Class::Punctuation;
                    }
                    // `\not=`: the stroke goes through what follows.
                    match atoms.last_mut() {
                        Some(stroke) if stroke.text == NOT => {
                            *stroke = Atom::new(atom.class, negated(&atom.text));
                        }
                        Some(_) | None => atoms.push(atom),
                    }
                }
            }
        }
        joined(atoms, self.spacing)
    }

    /// One item: a group, a command or a character.
    fn item(&mut self) -> Atom {
        let Some(character) = self.rest.chars().next() else {
            return Atom::new(Class::Ordinary, "");
        };
        if self.depth >= MAX_NESTING {
            self.skip(character.len_utf8());
            return Atom::new(Class::Ordinary, character);
        }
        self.depth += 1;
        let atom = match character {
            '{' => Atom::new(Class::Ordinary, self.group()),
            '\\' => self.command(),
            _ => self.character(character),
        };
        self.depth -= 1;
        atom
    }

    /// The inside of a group, whose brace comes next.
    fn group(&mut self) -> String {
        self.skip(1);
        let inner = self.sequence();
        if self.rest.starts_with('}') {
            self.skip(1);
        }
        inner
    }

    /// One character that is no command's.
    fn character(&mut self, character: char) -> Atom {
        // The blanks of the source say nothing.
        if character.is_whitespace() {
            self.rest = self.rest.trim_start();
            return Atom::new(Class::Ordinary, "");
        }
        self.skip(character.len_utf8());
        let follows = self.rest.chars().next();
        let class = match character {
            '&' => return Atom::new(Class::Cell, ""),
            '~' => return Atom::new(Class::Blank, ""),
            '-' => return Atom::new(Class::Binary, "−"),
            ':' if follows == Some('=') => {
                self.skip(1);
                return Atom::new(Class::Relation, ":=");
            }
            '+' | '*' | '±' | '×' | '·' => Class::Binary,
            '=' | '<' | '>' | '≤' | '≥' | '≠' | '≈' | '→' => Class::Relation,
            '(' | '[' => Class::Opening,
            ')' | ']' | '!' => Class::Closing,
            ';' => Class::Punctuation,
            // `3,5` is a number, `f(x, y)` has two things.
            ',' if !follows.is_some_and(|c| c.is_ascii_digit()) => Class::Punctuation,
            ':' if follows.is_some_and(char::is_whitespace) => Class::Punctuation,
            _ => Class::Ordinary,
        };
        Atom::new(class, character)
    }

    /// What a command is given: the next item, blanks before it skipped.
    fn argument(&mut self) -> String {
        self.rest = self.rest.trim_start();
        let atom = self.item();
        atom.text
    }

    /// What a command is given, set as close as a script.
    fn tight_argument(&mut self) -> String {
        let before = std::mem::replace(&mut self.spacing, Spacing::Tight);
        let text = self.argument();
        self.spacing = before;
        text
    }

    fn command(&mut self) -> Atom {
        self.skip(1);
        let letters = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if letters == 0 {
            return self.sign();
        }
        let name = self.rest.get(..letters).unwrap_or("");
        self.skip(letters);
        if let Some((class, symbol)) = symbol(name) {
            return Atom::new(class, symbol);
        }
        if let Some(accent) = accent(name) {
            return Atom::new(Class::Ordinary, accented(&self.tight_argument(), accent));
        }
        match name {
            "frac" | "dfrac" | "tfrac" | "cfrac" | "sfrac" | "nicefrac" => {
                let above = self.tight_argument();
                let below = self.tight_argument();
                // A fraction slash is for digits, which fonts set small around it.
                let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
                let slash =
                    if is_number(&above) && is_number(&below) { '⁄' } else { '∕' };
                let text = format!("{}{slash}{}", grouped(&above), divisor(&below));
                Atom::new(Class::Inner, text)
            }
            "binom" | "dbinom" | "tbinom" => {
                let above = self.tight_argument();
                let below = self.tight_argument();
                Atom::new(Class::Ordinary, format!("({above}¦{below})"))
            }
            "sqrt" => self.root(),
            "text" | "mbox" | "hbox" | "textrm" | "textbf" | "textit" | "textsf"
            | "texttt" | "textnormal" | "mathrm" | "mathbf" | "mathit" | "mathsf"
            | "mathtt" | "mathnormal" | "boldsymbol" | "bm" | "pmb" | "boxed"
            | "underbrace" | "overbrace" | "substack" | "mathop" | "mathbin"
            | "mathrel" | "mathord" | "ensuremath" => {
                let is_text = name.starts_with("text") || name.ends_with("box");
                let text = if is_text { self.text() } else { self.argument() };
                Atom::new(Class::Ordinary, text)
            }
            "operatorname" => {
                self.rest = self.rest.strip_prefix('*').unwrap_or(self.rest);
                Atom::new(Class::Operator, self.argument())
            }
            "mathbb" | "Bbb" | "mathcal" | "mathscr" | "mathfrak" | "frak" => {
                let text = self.argument();
                Atom::new(Class::Ordinary, alphabet(name, &text).unwrap_or(text))
            }
            "overset" | "stackrel" | "underset" => {
                let script = self.tight_argument();
                let base = self.argument();
                let sign = if name == "underset" { '_' } else { '^' };
                let class =
                    if name == "stackrel" { Class::Relation } else { Class::Ordinary };
                Atom::new(class, format!("{base}{}", raised_or_lowered(sign, &script)))
            }
            "textcolor" => {
                self.bracketed();
                self.argument();
                Atom::new(Class::Ordinary, self.argument())
            }
            "prescript" => {
                let upper = raised_or_lowered('^', &self.tight_argument());
                let lower = raised_or_lowered('_', &self.tight_argument());
                let base = self.argument();
                Atom::new(Class::Ordinary, format!("{upper}{lower}{base}"))
            }
            "not" => Atom::new(Class::Ordinary, NOT),
            "pmod" => Atom::new(Class::Inner, format!("(mod\u{a0}{})", self.argument())),
            "mod" => Atom::new(Class::Inner, format!("mod\u{a0}{}", self.argument())),
            "left" | "right" | "middle" => self.delimiter(name),
            "quad" | "qquad" | "enspace" | "thinspace" | "space" | "nobreakspace" => {
                Atom::new(Class::Blank, "")
            }
            "hspace" | "phantom" | "hphantom" | "vphantom" | "label" | "color" => {
                if name == "color" {
                    self.bracketed();
                }
                self.argument();
                Atom::new(if name == "hspace" { Class::Blank } else { Class::Ordinary }, "")
            }
            "begin" | "end" => self.environment(name),
            // The number of a formula that stands alone.
            "tag" => Atom::new(Class::Inner, format!("({})", self.text())),
            _ if SILENT.contains(&name) => Atom::new(Class::Ordinary, ""),
            _ => match name.strip_suffix(['l', 'r', 'm']).unwrap_or(name) {
                "big" | "Big" | "bigg" | "Bigg" => self.delimiter(name),
                _ => self.unknown(name),
            },
        }
    }

    /// A command of one sign: `\,`, `\{`.
    fn sign(&mut self) -> Atom {
        let sign = self.rest.chars().next();
        self.skip(sign.map_or(0, char::len_utf8));
        match sign {
            Some('\\') => {
                // `\\[2pt]`: how far below the next line stands.
                self.bracketed();
                Atom::new(Class::Punctuation, ";")
            }
            Some('!') => Atom::new(Class::Ordinary, ""),
            Some(',' | ';' | ':' | '>') => Atom::new(Class::Blank, ""),
            Some(blank) if blank.is_whitespace() => Atom::new(Class::Blank, ""),
            Some('{') => Atom::new(Class::Opening, "{"),
            Some('}') => Atom::new(Class::Closing, "}"),
            Some('|') => Atom::new(Class::Ordinary, "‖"),
            Some(other) => Atom::new(Class::Ordinary, other),
            None => Atom::new(Class::Ordinary, "\\"),
        }
    }

    /// The sign behind `\left`, `\bigr` and their like; a point there is none.
    fn delimiter(&mut self, command: &str) -> Atom {
        self.rest = self.rest.trim_start();
        let own = self.item();
        let text = if own.text == "." { String::new() } else { own.text };
        let class = match command.chars().next_back() {
            _ if command == "left" => Class::Opening,
            _ if command == "right" => Class::Closing,
            Some('l') => Class::Opening,
            Some('r') => Class::Closing,
            Some('m') => Class::Relation,
            _ => own.class,
        };
        Atom::new(class, text)
    }

    /// Words in a formula: their blanks are meant.
    fn text(&mut self) -> String {
        self.rest = self.rest.trim_start();
        let Some(inside) = self.rest.strip_prefix('{') else { return self.argument() };
        let mut depth = 0_usize;
        let end = inside.char_indices().find_map(|(at, c)| {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => return Some(at),
                '}' => depth -= 1,
                _ => {}
            }
            None
        });
        let Some(end) = end else { return self.argument() };
        let words = inside.get(..end).unwrap_or("");
        self.rest = inside.get(end + 1..).unwrap_or("");
        words
            .chars()
            .filter(|c| !"\\{}$".contains(*c))
            .collect::<String>()
            .replace('~', "\u{a0}")
    }

    /// What is drawn at the beginning or the end of an environment.
    fn environment(&mut self, command: &str) -> Atom {
        let inside = self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let known = inside.and_then(|(name, rest)| Some((name, environment(name)?, rest)));
        let Some((name, (begin, end), rest)) = known else { return self.unknown(command) };
        self.rest = rest;
        if command == "end" {
            return Atom::new(
                if end.is_empty() { Class::Cell } else { Class::Closing },
                end,
            );
        }
        // `{ccc}`: how the columns of an array stand.
        if name == "array"
            && let Some((_, rest)) =
                self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}'))
        {
            self.rest = rest;
        }
        Atom::new(if begin.is_empty() { Class::Cell } else { Class::Opening }, begin)
    }

    /// What stands between square brackets here, if anything does.
    fn bracketed(&mut self) -> Option<&'a str> {
        let (stated, rest) = self.rest.strip_prefix('[')?.split_once(']')?;
        self.rest = rest;
        Some(stated)
    }

    /// A root, with its degree where it has one: `∛x`, `⁵√x`.
    fn root(&mut self) -> Atom {
        self.rest = self.rest.trim_start();
        let degree = self.bracketed().map(|stated| raised_or_lowered('^', stated));
        let degree = degree.unwrap_or_default();
        let inner = self.tight_argument();
        Atom::new(Class::Ordinary, format!("{degree}√{}", divisor(&inner)))
    }

    /// A command without a form of its own stays as it stands, its groups too.
    fn unknown(&mut self, name: &str) -> Atom {
        let mut text = format!("\\{name}");
        let stated = self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        match (name, stated) {
            ("begin", Some((environment, _))) => {
                self.unknown.push(format!("{text}{{{environment}}}"));
            }
            ("end", Some(_)) => {}
            (_, _) => self.unknown.push(text.clone()),
        }
        while self.rest.starts_with('{') && self.depth < MAX_NESTING {
            let inner = self.item();
            text.push_str(&format!("{{{}}}", inner.text));
        }
        // Its name ends where a letter does not follow.
        Atom::new(Class::Inner, text)
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or("");
    }
}

/// U+0338 alone: the stroke that waits for what it goes through.
const NOT: &str = "\u{338}";

/// What says the contrary of `text`.
fn negated(text: &str) -> String {
    match text {
        "=" => "≠".to_owned(),
        "∈" => "∉".to_owned(),
        "⊂" => "⊄".to_owned(),
        "⊆" => "⊈".to_owned(),
        "≡" => "≢".to_owned(),
        "∃" => "∄".to_owned(),
        "∥" => "∦".to_owned(),
        "∣" => "∤".to_owned(),
        other => format!("{other}{NOT}"),
    }
}

/// Commands that draw nothing: sizes, faces and places.
const SILENT: &[&str] = &[
    "limits",
    "nolimits",
    "displaystyle",
    "textstyle",
    "scriptstyle",
    "scriptscriptstyle",
    "rm",
    "bf",
    "it",
    "sf",
    "tt",
    "cal",
    "nonumber",
    "notag",
    "hfill",
    "hline",
    "strut",
    "mathstrut",
    "allowbreak",
    "nobreak",
    "relax",
    "negthinspace",
    "normalsize",
    "small",
    "large",
];

/// What stands around the lines of an environment, the star of its name left out.
fn environment(name: &str) -> Option<(&'static str, &'static str)> {
    match name.trim_end_matches('*') {
        "align" | "aligned" | "alignat" | "equation" | "gather" | "gathered"
        | "multline" | "split" | "matrix" | "smallmatrix" | "array" => Some(("", "")),
        "pmatrix" => Some(("(", ")")),
        "bmatrix" => Some(("[", "]")),
        "Bmatrix" => Some(("{", "}")),
        "vmatrix" => Some(("|", "|")),
        "Vmatrix" => Some(("‖", "‖")),
        "cases" => Some(("{ ", "")),
        _ => None,
    }
}
