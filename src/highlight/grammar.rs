//! Code cut into tokens by the grammar of its language.

use super::class::{KEYS, SCOPES, TokenClass};
use super::parser::Parser;
use std::sync::LazyLock;
use syntect::parsing::{Scope, SyntaxReference, SyntaxSet};
use unicode_normalization::char::is_combining_mark;

/// A line longer than this, in bytes, was made for machines and stays plain.
const MAX_LINE: usize = 250;

/// Code that costs more than this is not cut. Some grammars take time that grows with the
/// square of a line's length, so that the cost of a line is this square. Code that people
/// write comes to 2,000 lines; what is made to take long takes a few seconds.
const MAX_COST: usize = 4_000_000;

/// A stretch of code of one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// Its characters; a line feed is never part of a token that has a class.
    pub text: &'t str,
    /// What it is; none is plain.
    pub class: Option<TokenClass>,
}

/// Cuts `code` by the grammar of `language`; none where no grammar has that name, and where
/// the code is too long to be cut.
///
/// Of several words behind a fence the first one counts: `rust`, `rust,ignore`.
///
/// ```
/// use sevigne::highlight::{TokenClass, tokens};
/// let tokens = tokens("rust,ignore", "let x = 3;").expect("a grammar of Rust");
/// assert_eq!((tokens[0].text, tokens[0].class), ("let", Some(TokenClass::Keyword)));
/// assert_eq!(tokens.iter().map(|token| token.text).collect::<String>(), "let x = 3;");
/// ```
#[must_use]
pub fn tokens<'t>(language: &str, code: &'t str) -> Option<Vec<Token<'t>>> {
    let lengths = code.split('\n').map(str::len).filter(|length| *length <= MAX_LINE);
    if lengths.map(|length| length * length).sum::<usize>() > MAX_COST {
        return None;
    }
    let word = language
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '{'))
        .find(|word| !word.is_empty())?;
    let grammars = &*GRAMMARS;
    grammars.cut(grammars.find(word)?, code)
}

/// Read when the first code with a language is met.
static GRAMMARS: LazyLock<Grammars> = LazyLock::new(Grammars::bundled);

struct Grammars {
    set: SyntaxSet,
    scopes: Vec<(Scope, Option<TokenClass>)>,
    keys: Vec<Scope>,
}

impl Grammars {
    fn bundled() -> Self {
        let scope = |name| Scope::new(name).expect("a scope of fewer than nine words");
        let mut scopes: Vec<_> =
            SCOPES.iter().map(|(name, class)| (scope(name), *class)).collect();
        // The scope with the most words decides.
        scopes.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
        Self {
            set: two_face::syntax::extra_newlines(),
            scopes,
            keys: KEYS.iter().map(|name| scope(name)).collect(),
        }
    }

    /// The grammar that is called `word`.
    fn find(&self, word: &str) -> Option<&SyntaxReference> {
        let word = word.to_ascii_lowercase();
        let found = self.set.find_syntax_by_token(also_known_as(&word))?;
        (!found.hidden && found.name != "Plain Text").then_some(found)
    }

    fn cut<'t>(&self, grammar: &SyntaxReference, code: &'t str) -> Option<Vec<Token<'t>>> {
        let mut parser = Parser::new(&self.set, grammar)?;
        let mut cuts = Cuts { code, ends: Vec::new() };
        let mut start = 0;
        for line in code.split_inclusive('\n') {
            if line.len() <= MAX_LINE {
                parser
                    .line(line, |end, scopes| cuts.add(start + end, self.class(scopes)))?;
            }
            start += line.len();
            cuts.add(start, None);
        }
        Some(cuts.tokens())
    }

    /// The class of what stands in `scopes`: the innermost that decides.
    fn class(&self, scopes: &[Scope]) -> Option<TokenClass> {
        let decides = |scope: &Scope| {
            self.scopes.iter().find(|(known, _)| known.is_prefix_of(*scope))
        };
        let (_, class) = scopes.iter().rev().find_map(decides)?;
        let is_key =
            || scopes.iter().any(|own| self.keys.iter().any(|key| key.is_prefix_of(*own)));
        match class {
            Some(TokenClass::String) if is_key() => Some(TokenClass::Name),
            class => *class,
        }
    }
}

/// Names that writers on the web give to languages, as the grammars have them.
fn also_known_as(word: &str) -> &str {
    match word {
        "shell" => "sh",
        "python3" => "py",
        "mjs" | "cjs" | "jsx" => "js",
        "jsonc" | "json5" => "json",
        "csharp" => "cs",
        "fsharp" => "f#",
        "golang" => "go",
        "docker" => "dockerfile",
        "objc" => "objective-c",
        // Objective-C claims it for itself.
        "h" => "c",
        "elisp" | "emacs-lisp" | "scheme" => "lisp",
        "graphviz" => "dot",
        word => word,
    }
}

/// Where tokens end, from the beginning of `code` on.
struct Cuts<'t> {
    code: &'t str,
    ends: Vec<(usize, Option<TokenClass>)>,
}

impl<'t> Cuts<'t> {
    /// What stands before `end` and was not cut yet is of `class`.
    fn add(&mut self, end: usize, class: Option<TokenClass>) {
        let start = self.end();
        let Some(text) = self.code.get(start..end) else { return };
        // A mark belongs to the character before it.
        let marks = text.find(|c| !is_combining_mark(c)).unwrap_or(text.len());
        let before = self.ends.last().and_then(|(_, class)| *class);
        self.push(start + marks, before);
        self.push(start + text.trim_end_matches('\n').len(), class);
        self.push(end, None);
    }

    fn push(&mut self, end: usize, class: Option<TokenClass>) {
        match self.ends.last_mut() {
            Some((last, _)) if *last >= end => {}
            Some((last, before)) if *before == class => *last = end,
            None if end == 0 => {}
            Some(_) | None => self.ends.push((end, class)),
        }
    }

    fn end(&self) -> usize {
        self.ends.last().map_or(0, |(end, _)| *end)
    }

    fn tokens(self) -> Vec<Token<'t>> {
        let mut start = 0;
        let tokens = self.ends.into_iter().map(|(end, class)| {
            let text = self.code.get(start..end).unwrap_or("");
            start = end;
            Token { text, class }
        });
        tokens.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TokenClass::{
        Comment, Constant, Deleted, Inserted, Keyword, Name, String as Quoted,
    };

    /// The tokens that have a class.
    fn told<'t>(language: &str, code: &'t str) -> Vec<(&'t str, TokenClass)> {
        let tokens = tokens(language, code).unwrap();
        assert_eq!(tokens.iter().map(|token| token.text).collect::<String>(), code);
        tokens.iter().filter_map(|token| Some((token.text, token.class?))).collect()
    }

    #[test]
    fn each_class_is_found_in_the_languages_that_have_it() {
        let rust = "// Sea.\nfn wave(n: u8) -> bool { n > 3 && \"é\\n\" == NAME }\n";
        assert_eq!(
            told("rust", rust),
            [
                ("// Sea.", Comment),
                ("fn", Keyword),
                ("wave", Name),
                ("u8", Keyword),
                ("bool", Keyword),
                ("3", Constant),
                ("\"é", Quoted),
                ("\\n", Constant),
                ("\"", Quoted),
                ("NAME", Constant),
            ]
        );
        let python = "if not f\"{n} m\": return self\n";
        assert_eq!(
            told("python3", python),
            [
                ("if", Keyword),
                ("not", Keyword),
                ("f\"", Quoted),
                (" m\"", Quoted),
                ("return", Keyword),
                ("self", Keyword),
            ]
        );
        assert_eq!(
            told("json", "{\"a\": \"b\", \"c\": 1}"),
            [("\"a\"", Name), ("\"b\"", Quoted), ("\"c\"", Name), ("1", Constant)]
        );
        assert_eq!(
            told("diff", "@@ -1 +1 @@\n-old\n+new\n"),
            [("@@ -1 +1 @@", Keyword), ("-old", Deleted), ("+new", Inserted)]
        );
    }

    #[test]
    fn the_first_word_names_the_language() {
        for language in ["rust", "Rust", "rs", "rust,ignore", "rust editable", " rust"] {
            assert_eq!(told(language, "let x;")[0], ("let", Keyword), "{language}");
        }
        for language in ["", " ", ",", "tide", "text", "txt", "php source"] {
            assert_eq!(tokens(language, "let x;").map(|tokens| tokens.len()), {
                let is_php = language.starts_with("php");
                is_php.then_some(1)
            });
        }
    }

    #[test]
    fn a_token_never_begins_with_a_mark() {
        let tokens = tokens("rust", "let x = \"a\"\u{301};\n").unwrap();
        assert!(tokens.iter().any(|token| token.text == "\"a\"\u{301}"), "{tokens:?}");
    }

    /// The same by syntect's own parser.
    fn told_by_syntect<'t>(language: &str, code: &'t str) -> Vec<Token<'t>> {
        let grammar = GRAMMARS.find(language).unwrap();
        let mut state = syntect::parsing::ParseState::new(grammar);
        let mut stack = syntect::parsing::ScopeStack::new();
        let mut cuts = Cuts { code, ends: Vec::new() };
        let mut start = 0;
        for line in code.split_inclusive('\n') {
            for (at, change) in state.parse_line(line, &GRAMMARS.set).unwrap() {
                cuts.add(start + at, GRAMMARS.class(stack.as_slice()));
                stack.apply(&change).unwrap();
            }
            start += line.len();
            cuts.add(start, GRAMMARS.class(stack.as_slice()));
        }
        cuts.tokens()
    }

    /// A few lines with what is hard in a language.
    const SAMPLES: [(&str, &str); 13] = [
        (
            "rust",
            "#[a(b)]\nimpl<'a> A<'a> for B {\n  /* x /* y */ z */ fn f(&self) -> r#\"\"#;\n}\n",
        ),
        (
            "python",
            "@a\ndef f(x: int = 1, *, y='z'):\n  \"\"\"d\n  e\"\"\"\n  return f'{x!r:>{y}} a' % (1.5e3,)\n",
        ),
        (
            "js",
            "const a = async (b) => `x ${b + `${1}`} y`;\nclass C extends D { get e() { return /f\\/[g]/u; } }\n",
        ),
        (
            "ts",
            "interface A<T> { b?: string; }\nexport const c = (d: A<number>): void => {};\n",
        ),
        ("c", "#define A(x) \\\n  ((x) + 1)\nstatic const char *b = \"c\\n\"; // d\n"),
        (
            "html",
            "<!DOCTYPE html>\n<style>a { b: c }</style><script>let d = 'e';</script><p f=\"g\">&amp;\n",
        ),
        (
            "sh",
            "cat <<EOF\n$A ${B:-c}\nEOF\nfor d in $(ls | wc -l); do echo \"e $d\"; done\n",
        ),
        ("md", "# A *b*\n\n```rust\nlet c = 1;\n```\n- [d](e \"f\") `g`\n"),
        ("php", "<p><?php echo \"a $b {$c->d}\"; function e($f) { return 1; } ?></p>\n"),
        (
            "ruby",
            "class A < B\n  def c(d) = \"e #{d + 1}\"\n  F = <<~G\n    h #{1}\n  G\nend\n",
        ),
        ("yaml", "a: &b\n  - \"c\"\n  - 1.5\n# d\ne: *b\nf: |\n  g\n"),
        ("latex", "\\section{A} % b\n\\begin{c}\n$d^2$ \\e[f]{g}\n\\end{c}\n"),
        ("sql", "SELECT a, 'b' FROM c WHERE d > 1 -- e\nORDER BY f;\n"),
    ];

    #[test]
    fn two_parsers_agree_where_both_come_back() {
        for (language, code) in SAMPLES {
            let own = tokens(language, code).unwrap();
            assert_eq!(own, told_by_syntect(language, code), "{language}");
            assert!(own.iter().any(|token| token.class.is_some()), "{language}");
        }
    }

    #[test]
    fn contexts_that_turn_round_are_left() {
        for (language, code) in [
            ("js", "x /*\n  comment\n*/\nlet y;\n"),
            ("html", "<script>\nx /*\n*/\n</script>\n"),
            ("md", "```js\nx /*\n*/\n```\n"),
            ("svelte", "\", 0x1F\t/*;%<<EOFB1\n"),
        ] {
            assert!(tokens(language, code).is_some(), "{language}");
        }
        assert_eq!(told("js", "x /*\n*/\nlet y;\n").last(), Some(&("let", Keyword)));
    }

    /// Signs and words that mean something in many languages.
    const PIECES: &str = "( ) [ ] { } < > a B1 \" ' /* */ // _ \\ - -- = # $ ` ``` é \u{301} \
        <?php <% %> ${ {{ }} & | @ % 0x1F if class def <<EOF EOF end \\begin{ ~~~ === --- \
        <script> </script> <style> : :: ; , r#\" \"# ''' \"\"\" #{ \\( * ! ? + . let <!-- --> =>";

    /// Texts for each grammar.
    const ROUNDS: usize = 3;

    #[test]
    fn every_grammar_comes_back_from_nonsense() {
        let pieces: Vec<&str> = PIECES.split(' ').chain([" ", "\t", "\n"]).collect();
        let mut seed = 7_u64;
        let mut next = |limit: usize| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            usize::try_from(seed % limit as u64).unwrap()
        };
        for grammar in GRAMMARS.set.syntaxes() {
            for _ in 0..ROUNDS {
                let code: String = (0..60).map(|_| pieces[next(pieces.len())]).collect();
                let Some(tokens) = GRAMMARS.cut(grammar, &code) else {
                    panic!("{} gives up on {code:?}", grammar.name)
                };
                let text: String = tokens.iter().map(|token| token.text).collect();
                assert_eq!(text, code, "{}", grammar.name);
            }
        }
    }

    #[test]
    fn what_is_too_long_to_read_stays_plain() {
        let line = |length| format!("let x = {};\n", "1".repeat(length));
        assert_eq!(told("rust", &line(200)).len(), 2);
        let mixed = format!("let y;\n{}let z;\n", line(300));
        assert_eq!(told("rust", &mixed), [("let", Keyword), ("let", Keyword)]);
        assert!(tokens("rust", &line(20).repeat(500)).is_some());
        assert!(tokens("rust", &line(20).repeat(10_000)).is_none());
    }
}
