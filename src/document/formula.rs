//! Formulas in a line of plain Unicode: `x²`, `√(a + b)`, `a⁄b`.
//!
//! For editions that set no mathematics, and for those who hear a formula read. What has no
//! such form stays as TeX, so that nothing is lost.

/// The formula `tex` as one line of plain Unicode.
///
/// ```
/// use sevigne::document::linear_formula;
/// assert_eq!(linear_formula(r"x^2 + y_{10}"), "x² + y₁₀");
/// assert_eq!(linear_formula(r"\frac{a+b}{2} \le \sqrt{\pi}"), "(a+b)⁄2 ≤ √π");
/// assert_eq!(linear_formula(r"\unknown{x}"), r"\unknown{x}");
/// ```
#[must_use]
pub fn linear_formula(tex: &str) -> String {
    let mut reader = Reader { rest: tex, depth: 0 };
    let text = reader.sequence();
    // An unbalanced brace ended the formula early: say the whole of it as it stands.
    if reader.rest.is_empty() { tidy(&text) } else { tex.trim().to_owned() }
}

/// How deep groups may stand in one another; what lies deeper stays as TeX.
const MAX_DEPTH: usize = 64;

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl Reader<'_> {
    /// Everything up to the end or to a closing brace, which is left standing.
    fn sequence(&mut self) -> String {
        let mut text = String::new();
        while let Some(character) = self.rest.chars().next() {
            match character {
                '}' => break,
                '^' | '_' => {
                    self.skip(1);
                    let script = self.argument();
                    text.push_str(&raised_or_lowered(character, &script));
                }
                _ => text.push_str(&self.item()),
            }
        }
        text
    }

    /// One item: a group, a command or a character.
    fn item(&mut self) -> String {
        let Some(character) = self.rest.chars().next() else { return String::new() };
        match character {
            '{' if self.depth < MAX_DEPTH => {
                self.skip(1);
                self.depth += 1;
                let inner = self.sequence();
                self.depth -= 1;
                if self.rest.starts_with('}') {
                    self.skip(1);
                }
                inner
            }
            '\\' => self.command(),
            '&' | '~' => {
                self.skip(1);
                " ".to_owned()
            }
            '-' => {
                self.skip(1);
                "−".to_owned()
            }
            other => {
                self.skip(other.len_utf8());
                other.to_string()
            }
        }
    }

    /// What a command is given: the next item, blanks before it skipped.
    fn argument(&mut self) -> String {
        self.rest = self.rest.trim_start();
        self.item()
    }

    fn command(&mut self) -> String {
        self.skip(1);
        let letters = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if letters == 0 {
            let sign = self.rest.chars().next();
            self.skip(sign.map_or(0, char::len_utf8));
            return match sign {
                Some('\\') => "; ".to_owned(),
                Some(',' | ';' | ':' | ' ' | '!') => " ".to_owned(),
                Some(other) => other.to_string(),
                None => "\\".to_owned(),
            };
        }
        let name = self.rest.get(..letters).unwrap_or("").to_owned();
        self.skip(letters);
        match name.as_str() {
            "frac" | "dfrac" | "tfrac" => {
                let above = self.argument();
                let below = self.argument();
                format!("{}⁄{}", grouped(&above), grouped(&below))
            }
            "sqrt" => self.root(),
            "text" | "mathrm" | "mathbf" | "mathit" | "operatorname" | "textbf" => {
                self.argument()
            }
            "left" | "right" | "big" | "Big" | "limits" | "displaystyle" => String::new(),
            "quad" | "qquad" => " ".to_owned(),
            "begin" | "end" => self.environment(&name),
            // The number of a formula that stands alone.
            "tag" => format!(" ({})", self.argument()),
            _ => match symbol(&name) {
                Some(symbol) => {
                    // The blank that ends a command's name is not one of the formula.
                    if symbol.chars().all(char::is_alphabetic) {
                        self.rest = self.rest.strip_prefix(' ').unwrap_or(self.rest);
                    }
                    symbol.to_owned()
                }
                None => self.unknown(&name),
            },
        }
    }

    /// What is drawn at the beginning or the end of an environment.
    fn environment(&mut self, command: &str) -> String {
        let inside = self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let known = inside.and_then(|(name, rest)| Some((environment(name)?, rest)));
        let Some(((begin, end), rest)) = known else { return self.unknown(command) };
        self.rest = rest;
        if command == "begin" { begin } else { end }.to_owned()
    }

    /// A root, with its degree where it has one: `∛x`, `⁵√x`.
    fn root(&mut self) -> String {
        let mut degree = String::new();
        if let Some((stated, rest)) =
            self.rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
        {
            degree = raised_or_lowered('^', stated);
            self.rest = rest;
        }
        let inner = self.argument();
        format!("{degree}√{}", grouped(&inner))
    }

    /// A command without a form of its own stays as it stands, its groups too.
    fn unknown(&mut self, name: &str) -> String {
        let mut text = format!("\\{name}");
        while self.rest.starts_with('{') && self.depth < MAX_DEPTH {
            let inner = self.item();
            text.push_str(&format!("{{{inner}}}"));
        }
        text
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or("");
    }
}

/// In parentheses, where there is more than one thing.
fn grouped(text: &str) -> String {
    let text = text.trim();
    if text.chars().all(|c| c.is_alphanumeric() || "²³⁰¹⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉.,".contains(c))
    {
        text.to_owned()
    } else {
        format!("({text})")
    }
}

/// A script in raised or lowered characters where Unicode has all of them, else behind its
/// sign.
///
/// `^` raises, `_` lowers: `²`, `₂`, and `^(a+b)` where a character has no such form.
#[must_use]
pub fn raised_or_lowered(sign: char, script: &str) -> String {
    let table = if sign == '^' { RAISED } else { LOWERED };
    let drawn: Option<String> = script
        .chars()
        .map(|c| table.iter().find(|(plain, _)| *plain == c).map(|(_, drawn)| *drawn))
        .collect();
    drawn.unwrap_or_else(|| format!("{sign}{}", grouped(script)))
}

const RAISED: &[(char, char)] = &[
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('−', '⁻'),
    ('=', '⁼'),
    ('(', '⁽'),
    (')', '⁾'),
    ('n', 'ⁿ'),
    ('i', 'ⁱ'),
];

const LOWERED: &[(char, char)] = &[
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('−', '₋'),
    ('=', '₌'),
    ('(', '₍'),
    (')', '₎'),
    ('i', 'ᵢ'),
    ('j', 'ⱼ'),
    ('n', 'ₙ'),
    ('k', 'ₖ'),
    ('m', 'ₘ'),
];

/// What stands around the lines of an environment, the star of its name left out.
fn environment(name: &str) -> Option<(&'static str, &'static str)> {
    match name.trim_end_matches('*') {
        "align" | "aligned" | "equation" | "gather" | "gathered" | "multline" | "split"
        | "matrix" => Some(("", "")),
        "pmatrix" => Some(("(", ")")),
        "bmatrix" => Some(("[", "]")),
        "vmatrix" => Some(("|", "|")),
        "cases" => Some(("{ ", "")),
        _ => None,
    }
}

/// The character of a command (The Comprehensive LaTeX Symbol List; Unicode's own names).
fn symbol(name: &str) -> Option<&'static str> {
    SYMBOLS.iter().find(|(known, _)| *known == name).map(|(_, symbol)| *symbol)
}

const SYMBOLS: &[(&str, &str)] = &[
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("varepsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("iota", "ι"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("upsilon", "υ"),
    ("phi", "φ"),
    ("varphi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Xi", "Ξ"),
    ("Pi", "Π"),
    ("Sigma", "Σ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
    ("sum", "∑"),
    ("prod", "∏"),
    ("int", "∫"),
    ("oint", "∮"),
    ("partial", "∂"),
    ("nabla", "∇"),
    ("infty", "∞"),
    ("pm", "±"),
    ("mp", "∓"),
    ("times", "×"),
    ("div", "÷"),
    ("cdot", "·"),
    ("ast", "∗"),
    ("circ", "∘"),
    ("bullet", "•"),
    ("le", "≤"),
    ("leq", "≤"),
    ("ge", "≥"),
    ("geq", "≥"),
    ("ne", "≠"),
    ("neq", "≠"),
    ("approx", "≈"),
    ("equiv", "≡"),
    ("sim", "∼"),
    ("propto", "∝"),
    ("in", "∈"),
    ("notin", "∉"),
    ("subset", "⊂"),
    ("subseteq", "⊆"),
    ("supset", "⊃"),
    ("cup", "∪"),
    ("cap", "∩"),
    ("emptyset", "∅"),
    ("forall", "∀"),
    ("exists", "∃"),
    ("neg", "¬"),
    ("land", "∧"),
    ("lor", "∨"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("leftarrow", "←"),
    ("Rightarrow", "⇒"),
    ("Leftarrow", "⇐"),
    ("leftrightarrow", "↔"),
    ("Leftrightarrow", "⇔"),
    ("mapsto", "↦"),
    ("ldots", "…"),
    ("cdots", "⋯"),
    ("dots", "…"),
    ("prime", "′"),
    ("angle", "∠"),
    ("perp", "⊥"),
    ("parallel", "∥"),
    ("langle", "⟨"),
    ("rangle", "⟩"),
    ("lfloor", "⌊"),
    ("rfloor", "⌋"),
    ("lceil", "⌈"),
    ("rceil", "⌉"),
    ("hbar", "ℏ"),
    ("ell", "ℓ"),
    ("Re", "ℜ"),
    ("Im", "ℑ"),
    ("sin", "sin"),
    ("cos", "cos"),
    ("tan", "tan"),
    ("log", "log"),
    ("ln", "ln"),
    ("exp", "exp"),
    ("lim", "lim"),
    ("max", "max"),
    ("min", "min"),
    ("det", "det"),
];

/// One blank where there were several, none at the ends.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unbalanced_stays_as_it_stands() {
        assert_eq!(linear_formula("a}b"), "a}b");
        assert_eq!(linear_formula("\\"), "\\");
        assert_eq!(linear_formula("{a"), "a");
    }

    #[test]
    fn scripts_without_a_character_keep_their_sign() {
        assert_eq!(linear_formula("x^{ab}"), "x^ab");
        assert_eq!(linear_formula("x^{a+b}"), "x^(a+b)");
        assert_eq!(linear_formula(r"\sqrt[3]{x}"), "³√x");
    }

    #[test]
    fn environments_leave_their_lines() {
        let lines = r"\begin{aligned} x &= 1 \\ y &= 2 \end{aligned}";
        assert_eq!(linear_formula(lines), "x = 1 ; y = 2");
        let matrix = r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}";
        assert_eq!(linear_formula(matrix), "( 1 2 ; 3 4 )");
        let unknown = r"\begin{tikz} x \end{tikz}";
        assert_eq!(linear_formula(unknown), unknown);
    }

    #[test]
    fn deep_groups_do_not_overflow() {
        let deep = "{".repeat(100_000);
        assert!(!linear_formula(&deep).is_empty());
    }
}
