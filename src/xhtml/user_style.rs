//! Style sheets from the source: taken without what reading systems forbid, or refused with
//! the reason.

use super::css::{self, Addresses, AtRule, Declaration, Sheet};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, Span, catalogue};
use crate::document::Document;
use crate::resource::Resources;
use std::ops::Range;

/// What the style sheets of a source give an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserStyle {
    /// Names of vocabularies, which stand before all rules of a sheet.
    pub namespaces: String,
    /// The rules.
    pub rules: String,
    /// Whether something in them moves.
    pub moves: bool,
}

impl UserStyle {
    /// The edition's own sheet, then the source's rules.
    #[must_use]
    pub fn after(&self, own: &str) -> String {
        let (charset, rules) = match own.split_once('\n') {
            Some((charset, rules)) if charset.starts_with("@charset") => (charset, rules),
            Some(_) | None => ("", own),
        };
        format!("{charset}\n{}{rules}{}", self.namespaces, self.rules)
    }
}

/// The style sheets that the document names, one after the other.
///
/// # Errors
/// Where one is missing, is not UTF-8, is broken or reaches outside the edition.
pub fn user_styles(
    document: &Document,
    resources: &dyn Resources,
    diagnostics: &mut Diagnostics,
) -> Result<UserStyle, Reported> {
    let mut all = UserStyle::default();
    let mut failed = None;
    for path in &document.metadata.publication.style_sheets {
        let taken = read(path, resources)
            .map_err(|reason| {
                diagnostics.error(refusal(path, &reason).help(
                    "name under `css` a file in UTF-8 beside the source, or below the folder \
                     of `--root`",
                ))
            })
            .and_then(|text| take(path, &text, &mut all, diagnostics));
        if let Err(reported) = taken {
            failed = Some(reported);
        }
    }
    failed.map_or(Ok(all), Err)
}

fn read(path: &str, resources: &dyn Resources) -> Result<String, String> {
    let bytes = resources.read(path).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
}

/// Says that a sheet cannot be taken.
fn refusal(path: &str, reason: &str) -> Diagnostic {
    let told = format!("the style sheet `{path}` cannot be taken: {reason}");
    Diagnostic::new(&catalogue::XHTML_STYLE, told)
}

/// Adds one sheet to those that were taken.
fn take(
    path: &str,
    text: &str,
    all: &mut UserStyle,
    diagnostics: &mut Diagnostics,
) -> Result<(), Reported> {
    let skipped = text.len() - text.trim_start_matches('\u{feff}').len();
    let written = Written { path, text, body: text.get(skipped..).unwrap_or_default() };
    let sheet = css::sheet(written.body).map_err(|fault| {
        let span = written.span(&(fault.at..fault.at + 1), diagnostics);
        diagnostics.error(
            refusal(path, fault.reason)
                .at(span)
                .help("mend it: a browser would pass over what follows"),
        )
    })?;
    let mut left_out = at_rules(&sheet, &written, all, diagnostics);
    for declaration in &sheet.declarations {
        let Some(help) = forbidden(declaration) else { continue };
        let Declaration { property, value, range } = declaration;
        let told = format!("`{property}: {value}` is left out of the style sheet");
        written.tell(told, range, help, diagnostics);
        left_out.push(range.clone());
    }
    let kept = blanked(written.body, &left_out);
    if let Some(Refusal { range, reason, help }) = refused(&sheet, &kept, &left_out) {
        let span = written.span(&range, diagnostics);
        return Err(diagnostics.error(refusal(path, &reason).at(span).help(help)));
    }
    let rules = css::without(written.body, 0..written.body.len(), left_out);
    all.moves |= moves(&sheet);
    all.rules.push_str(rules.trim());
    all.rules.push('\n');
    Ok(())
}

/// A sheet as it is written.
struct Written<'t> {
    path: &'t str,
    /// The file.
    text: &'t str,
    /// The file without its byte order mark.
    body: &'t str,
}

impl Written<'_> {
    /// The place of some bytes of the body.
    fn span(&self, range: &Range<usize>, diagnostics: &mut Diagnostics) -> Span {
        let by = self.text.len() - self.body.len();
        let source = diagnostics.sources.find_or_add(self.path, self.text);
        Span::new(source, range.start + by..range.end + by)
    }

    /// Says that a piece is left out.
    fn tell(
        &self,
        told: impl Into<String>,
        range: &Range<usize>,
        help: &'static str,
        diagnostics: &mut Diagnostics,
    ) {
        let span = self.span(range, diagnostics);
        let remark = Diagnostic::new(&catalogue::XHTML_STYLE_DROPPED, told);
        diagnostics.report(remark.at(span).help(help));
    }
}

/// Takes the vocabularies out, and the statement of UTF-8, which the edition makes for all
/// of its sheets; gives the bytes of both.
fn at_rules(
    sheet: &Sheet,
    written: &Written<'_>,
    all: &mut UserStyle,
    diagnostics: &mut Diagnostics,
) -> Vec<Range<usize>> {
    let mut taken = Vec::new();
    for rule in &sheet.at_rules {
        let prelude = written.body.get(rule.prelude.clone()).unwrap_or_default();
        match rule.name.as_str() {
            "charset" if is_utf_8(prelude) && rule.range.start == 0 => {}
            "namespace" => match namespace(prelude) {
                Some(line) => all.namespaces.push_str(&line),
                None => written.tell(
                    "`@namespace` without a prefix is left out of the style sheet",
                    &rule.range,
                    "write a prefix and an address: \
                     `@namespace epub \"http://www.idpf.org/2007/ops\";`",
                    diagnostics,
                ),
            },
            _other => continue,
        }
        taken.push(rule.range.clone());
    }
    taken
}

/// Why a declaration cannot stand in a book (EPUB 3.3, 6.3.1: EPUBCheck CSS-001, CSS-006),
/// told as what to do instead.
fn forbidden(declaration: &Declaration) -> Option<&'static str> {
    match declaration.property.as_str() {
        "direction" | "unicode-bidi" => Some(
            "say it of the words: `dir: rtl` in the front matter, or `{dir=rtl}` behind them",
        ),
        "position" if declaration.value.starts_with("fixed") => {
            Some("take it away: pages of a book have no place that stays")
        }
        _other => None,
    }
}

/// A namespace with a prefix, written anew; one without would change what all other rules
/// mean.
fn namespace(prelude: &str) -> Option<String> {
    let (prefix, address) = prelude.trim().split_once(char::is_whitespace)?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let address = address.trim();
    let bare = address.strip_prefix("url(").and_then(|rest| rest.strip_suffix(')'));
    let address = bare.unwrap_or(address).trim().trim_matches(['"', '\'']);
    let is_plain = !address.contains(['"', '\\', '<', '&', '\n', '(', ')']);
    (!prefix.is_empty() && prefix.chars().all(is_name) && is_plain)
        .then(|| format!("@namespace {prefix} \"{address}\";\n"))
}

/// Whether the words behind `@charset` name UTF-8, in letters of any case.
fn is_utf_8(prelude: &str) -> bool {
    prelude.trim().trim_matches(['"', '\'']).eq_ignore_ascii_case("utf-8")
}

/// Whether a sheet makes anything move.
fn moves(sheet: &Sheet) -> bool {
    let is_step = |rule: &AtRule| rule.name.ends_with("keyframes");
    let is_movement = |declaration: &Declaration| {
        let property = &declaration.property;
        let own = ["-webkit-", "-moz-", "-o-", "-ms-"]
            .iter()
            .find_map(|prefix| property.strip_prefix(prefix))
            .unwrap_or(property);
        let is_still = declaration.value.starts_with("none");
        (own.starts_with("animation") || own.starts_with("transition")) && !is_still
    };
    sheet.at_rules.iter().any(is_step) || sheet.declarations.iter().any(is_movement)
}

/// What cannot be taken of a sheet, of which `kept` are the bytes that would be, the others
/// being blanks.
fn refused(sheet: &Sheet, kept: &str, taken: &[Range<usize>]) -> Option<Refusal> {
    // A page of the web holds the sheet inside: no tag may end it there, in a comment neither.
    if let Some((at, sign)) = kept.match_indices(['<', '&']).next() {
        return Some(Refusal {
            range: at..at + sign.len(),
            reason: format!("it holds `{sign}`"),
            help: "take it away, in a comment as well, or write it as an escape: `\\3c ` \
                   for `<`, `\\26 ` for `&`",
        });
    }
    let is_left = |rule: &&AtRule| rule.name == "charset" && !taken.contains(&rule.range);
    if let Some(rule) = sheet.at_rules.iter().find(is_left) {
        return Some(Refusal {
            range: rule.range.clone(),
            reason: "it holds `@charset`".to_owned(),
            help: "take it away: the sheet is UTF-8, which may be stated at its beginning",
        });
    }
    let judged = blanked(kept, &sheet.comments);
    let outside = css::reaches_outside(&judged, Addresses::None)?;
    Some(Refusal {
        range: outside.range,
        reason: format!("it holds `{}`", outside.word),
        help: match outside.word {
            "url(" => {
                "take `url(…)` away: an edition fetches nothing; pictures stand in the text, \
                 and fonts are named by their family"
            }
            "@import" => "take it away, and name the other sheet under `css` as well",
            _other => "take it away: an edition fetches nothing and runs nothing",
        },
    })
}

/// Why a sheet is refused, and where.
struct Refusal {
    range: Range<usize>,
    reason: String,
    help: &'static str,
}

/// The text with blanks for some of its pieces, so that all others keep their places.
fn blanked(text: &str, pieces: &[Range<usize>]) -> String {
    let mut pieces = pieces.to_vec();
    pieces.sort_by_key(|piece| piece.start);
    let mut out = String::with_capacity(text.len());
    for piece in pieces {
        out.push_str(text.get(out.len()..piece.start).unwrap_or_default());
        let length = piece.end.saturating_sub(out.len());
        out.extend(std::iter::repeat_n(' ', length));
    }
    out.push_str(text.get(out.len()..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> (UserStyle, Diagnostics) {
        let mut all = UserStyle::default();
        let mut diagnostics = Diagnostics::default();
        // What is refused leaves nothing; the remarks say why.
        if take("a.css", text, &mut all, &mut diagnostics).is_err() {
            all = UserStyle::default();
        }
        (all, diagnostics)
    }

    #[test]
    fn what_reaches_outside_is_refused_with_its_place() {
        for (wrong, place) in [
            ("p { background: url(x.png) }", "1:17"),
            ("p {\n  background: U\\52 L (\"//example.org\") }", "2:15"),
            ("p { background: u/**/rl(x) }", "1:17"),
            (
                "p::before{content:\"/*\"}\np{background:url(x)} p::after{content:\"*/\"}",
                "2:14",
            ),
            ("p::before{content:'\\'/*'} p{b:url(x)} q{c:'*/'}", "1:31"),
            ("p{a:\\/* ; b:url(x) } /* */", "1:13"),
            ("@namespace a url(/*); p{b:url(x)} @namespace c url(*/); p{d:src(x)}", "1:61"),
            ("@im\\port 'x.css';", "1:1"),
            ("/* */ @charset \"utf-8\";", "1:7"),
            ("p { behavior: expression(x) }", "1:15"),
            ("p { a: b }\n</style><script>{}", "2:1"),
            ("/* </style> */", "1:4"),
        ] {
            let (style, diagnostics) = taken(wrong);
            assert_eq!(style, UserStyle::default(), "{wrong}");
            let told = diagnostics.to_string();
            assert!(told.contains(&format!("a.css:{place}")), "{wrong}: {told}");
            let remark = diagnostics.list().last().expect("an error");
            assert!(remark.help.is_some(), "{told}");
        }
        let right = "/* url( */ li::marker { content: \"\\2013\\2002 @charset\" }";
        assert_eq!(taken(right).0.rules, format!("{right}\n"));
    }

    #[test]
    fn a_sheet_that_cannot_be_read_is_told_with_what_to_do() {
        let mut resources = crate::resource::Memory::default();
        resources.insert("latin.css", b"/* \xe9 */".to_vec());
        let mut document = Document::default();
        document.metadata.publication.style_sheets =
            vec!["latin.css".to_owned(), "missing.css".to_owned()];
        let mut diagnostics = Diagnostics::default();
        assert!(user_styles(&document, &resources, &mut diagnostics).is_err());
        assert_eq!(diagnostics.list().len(), 2, "{diagnostics}");
        assert!(diagnostics.list().iter().all(|remark| remark.help.is_some()));
    }

    #[test]
    fn what_no_book_may_hold_is_left_out_and_told_with_its_place() {
        let (style, diagnostics) =
            taken("p {\n  color: red;\n  direction: rtl; position : fixed }\n");
        assert_eq!(style.rules, "p {\n  color: red;\n   }\n");
        let told = diagnostics.to_string();
        assert!(told.contains("a.css:3:3") && told.contains("a.css:3:19"), "{told}");
        assert!(taken("p { position: relative }").1.list().is_empty());
    }

    #[test]
    fn a_broken_sheet_is_refused_with_its_place() {
        let (style, diagnostics) = taken("p { color: red }\nh1 { color: red");
        assert_eq!(style, UserStyle::default());
        assert!(diagnostics.has_errors());
        assert!(diagnostics.to_string().contains("a.css:2:4"), "{diagnostics}");
    }

    #[test]
    fn the_statement_of_utf_8_is_taken_in_letters_of_any_case() {
        for text in [
            "@charset \"utf-8\";\np { margin: 0 }",
            "\u{feff}@charset 'UTF-8';p { margin: 0 }",
        ] {
            assert_eq!(taken(text).0.rules, "p { margin: 0 }\n", "{text}");
        }
        assert!(taken("@charset \"latin1\";").1.has_errors());
    }

    #[test]
    fn a_namespace_stands_before_all_rules() {
        let (style, diagnostics) = taken(
            "p { margin: 0 }\n@namespace epub url(http://www.idpf.org/2007/ops);\na[epub|type] { color: inherit }",
        );
        assert_eq!(diagnostics.list(), []);
        assert_eq!(
            style.after("@charset \"UTF-8\";\nbody { }\n"),
            "@charset \"UTF-8\";\n@namespace epub \"http://www.idpf.org/2007/ops\";\nbody { }\n\
             p { margin: 0 }\n\na[epub|type] { color: inherit }\n"
        );
        let (style, diagnostics) =
            taken("@namespace \"http://example.org/\"; p { margin: 0 }");
        assert_eq!(
            (style.namespaces.as_str(), style.rules.as_str()),
            ("", "p { margin: 0 }\n")
        );
        assert_eq!(diagnostics.list().len(), 1);
    }

    #[test]
    fn a_sheet_that_moves_is_known() {
        for text in [
            "@keyframes f { 0% { opacity: 1 } }",
            "p { -webkit-animation: f 0.2s infinite }",
            "p { transition-duration: 1s }",
        ] {
            assert!(taken(text).0.moves, "{text}");
        }
        assert!(!taken("p { animation: none; transform: none }").0.moves);
    }
}
