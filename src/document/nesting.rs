//! How deep things stand inside one another: the one limit, and how deep a formula is.

/// The deepest nesting of blocks and inlines together, and that of a formula's groups. No
/// page shows so much, and every walk stays within a stack of 1 MiB.
pub const MAX_NESTING: usize = 100;

/// Whether the groups and commands of the TeX formula `tex` may stand more than
/// [`MAX_NESTING`] deep in one another.
///
/// What reads TeX goes a level down for each group, script and argument. The count is made
/// without reading the formula, and never too low: a command that is not known to take
/// nothing counts until the next thing that can be its argument.
///
/// ```
/// use sevigne::document::is_too_deep;
/// assert!(!is_too_deep(r"\frac{a}{b} = \sqrt{x^{2}}"));
/// assert!(is_too_deep(&r"\sqrt".repeat(1000)));
/// ```
#[must_use]
pub fn is_too_deep(tex: &str) -> bool {
    let mut depth = Depth { open: Vec::new(), deepest: 0 };
    let mut rest = tex;
    // Comments that follow one another are skipped one inside the other.
    let mut comments = 0;
    while let Some(character) = rest.chars().next() {
        rest = rest.get(character.len_utf8()..).unwrap_or("");
        if character == '%' {
            comments += 1;
            rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
        } else if !character.is_whitespace() {
            comments = 0;
            rest = depth.item(character, rest);
        }
        if depth.deepest.max(comments) > MAX_NESTING {
            return true;
        }
    }
    false
}

/// What has begun at a place of a formula and has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// `{`, `\left` or `\begin`.
    Group,
    /// `[` behind a command that takes an argument in brackets.
    Bracket,
    /// A change of style, which goes to the end of its group or cell.
    Style,
    /// A command or a script that waits for so many arguments.
    Waiting(usize),
}

struct Depth {
    open: Vec<Open>,
    deepest: usize,
}

impl Depth {
    /// One item that begins with `character`; gives what stands behind it.
    fn item<'a>(&mut self, character: char, rest: &'a str) -> &'a str {
        match character {
            '\\' => return self.command(rest),
            '{' => self.begin(Open::Group),
            '}' => self.end(Open::Group),
            '^' | '_' => self.begin(Open::Waiting(1)),
            ']' if self.innermost() == Some(Open::Bracket) => self.end(Open::Bracket),
            '&' => self.end_cell(),
            _ => self.argument(),
        }
        rest
    }

    fn command<'a>(&mut self, rest: &'a str) -> &'a str {
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if letters == 0 {
            let sign = rest.chars().next();
            if sign == Some('\\') {
                self.end_cell();
            } else {
                self.argument();
            }
            return rest.get(sign.map_or(0, char::len_utf8)..).unwrap_or("");
        }
        let (name, rest) = rest.split_at(letters);
        match name {
            "left" => {
                self.begin(Open::Group);
                delimiter(rest)
            }
            "right" => {
                self.end(Open::Group);
                delimiter(rest)
            }
            "middle" => delimiter(rest),
            "begin" => {
                self.begin(Open::Group);
                name_of_environment(rest)
            }
            "end" => {
                self.end(Open::Group);
                name_of_environment(rest)
            }
            "bf" | "cal" | "it" | "rm" | "sf" | "tt" | "displaystyle" | "textstyle"
            | "scriptstyle" | "scriptscriptstyle" | "color" | "over" | "atop"
            | "choose" | "brace" | "brack" => {
                self.begin(Open::Style);
                rest
            }
            "frac" | "dfrac" | "tfrac" | "cfrac" | "binom" | "dbinom" | "tbinom"
            | "overset" | "underset" | "stackrel" => {
                self.begin(Open::Waiting(2));
                rest
            }
            "prescript" | "sideset" => {
                self.begin(Open::Waiting(3));
                rest
            }
            "genfrac" => {
                self.begin(Open::Waiting(6));
                rest
            }
            _ => {
                self.begin(Open::Waiting(1));
                self.bracket(name, rest.strip_prefix('*').unwrap_or(rest))
            }
        }
    }

    /// Goes into the brackets behind a command that takes an argument in them.
    fn bracket<'a>(&mut self, name: &str, rest: &'a str) -> &'a str {
        let takes_one =
            matches!(name, "sqrt" | "cramped" | "smash") || name.starts_with('x');
        match rest.trim_start().strip_prefix('[') {
            Some(inside) if takes_one => {
                self.begin(Open::Bracket);
                inside
            }
            Some(_) | None => rest,
        }
    }

    fn begin(&mut self, what: Open) {
        self.open.push(what);
        self.deepest = self.deepest.max(self.open.len());
    }

    /// The group or bracket that ends next.
    fn innermost(&self) -> Option<Open> {
        let is_pair = |open: &&Open| matches!(open, Open::Group | Open::Bracket);
        self.open.iter().rev().find(is_pair).copied()
    }

    /// Ends `what` with all that waits in it. A group is an argument; brackets are not.
    fn end(&mut self, what: Open) {
        if self.innermost() != Some(what) {
            return;
        }
        while self.open.pop().is_some_and(|open| open != what) {}
        if what == Open::Group {
            self.argument();
        }
    }

    /// Ends all that waits in a cell or a line of an environment.
    fn end_cell(&mut self) {
        let ends = |open: &mut Open| matches!(open, Open::Style | Open::Waiting(_));
        while self.open.pop_if(ends).is_some() {}
    }

    /// Gives one argument to what waits for it, which may be one itself.
    fn argument(&mut self) {
        while let Some(Open::Waiting(count)) = self.open.last_mut() {
            *count = count.saturating_sub(1);
            if *count > 0 {
                return;
            }
            self.open.pop();
        }
    }
}

/// What stands behind a delimiter: a sign or a command.
fn delimiter(rest: &str) -> &str {
    let rest = rest.trim_start();
    let letters = |rest: &str| rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let length = match rest.strip_prefix('\\') {
        Some(name) if letters(name) > 0 => 1 + letters(name),
        Some(name) => 1 + name.chars().next().map_or(0, char::len_utf8),
        None => rest.chars().next().map_or(0, char::len_utf8),
    };
    rest.get(length..).unwrap_or("")
}

/// What stands behind `{name}`.
fn name_of_environment(rest: &str) -> &str {
    let name = rest.trim_start().strip_prefix('{');
    name.and_then(|name| name.split_once('}')).map_or(rest, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_is_counted_whatever_it_is_made_of() {
        for part in [
            "{",
            r"\left(",
            r"\begin{cases}",
            r"\sqrt",
            r"\sqrt[3]",
            r"\sqrt[",
            r"\frac1",
            r"\frac{1}",
            r"\frac\left(\right)",
            r"\genfrac{}{}{}{}{}",
            "x^{",
            r"\hat",
            r"\displaystyle ",
            r"\bf x",
            "{%}\n",
            "%\n",
            r"\xrightarrow[a]",
            r"\overset a",
            r"\operatorname*",
            r"\unknown ",
        ] {
            assert!(is_too_deep(&part.repeat(MAX_NESTING + 1)), "{part}");
            assert!(!is_too_deep(&part.repeat(MAX_NESTING / 2)), "{part}");
        }
    }

    #[test]
    fn what_stands_in_a_row_is_not_deep() {
        for part in [
            "{x}",
            r"\left(x\right)",
            r"\begin{cases} x \end{cases}",
            r"\sqrt x ",
            r"\sqrt[3]{x}",
            r"\frac12",
            r"\frac{1}{2}",
            "x^2_1",
            r"\hat x",
            r"\alpha x",
            r"\displaystyle x & ",
            r"x \\ ",
            "x % words {\n",
            r"[x] ",
            r"\{ ",
            r"\, ",
        ] {
            assert!(!is_too_deep(&part.repeat(10 * MAX_NESTING)), "{part}");
        }
    }
}
