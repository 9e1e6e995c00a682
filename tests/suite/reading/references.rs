//! References: what a link without words says.

use super::*;

#[test]
fn a_reference_says_a_title_where_there_is_one() {
    let (document, codes) = body(
        "# T {#intro}\n\n[](#intro), [](#a), [](#b), [](#c)\n\n## L'été: \"oui\" {#a}\n\n\
         un [mot]{#b}\n\n<dl><dt id=\"c\">terme</dt><dd>dit</dd></dl>\n",
    );
    assert_eq!(codes, ["heading/repeats-title"]);
    assert!(
        dump(&document).contains("p: T, L’été\u{a0}: «\u{202f}oui\u{202f}», mot, terme\n"),
        "{}",
        dump(&document)
    );
}

#[test]
fn a_reference_to_what_has_neither_number_nor_title_is_told_and_never_shows_the_name() {
    for (target, words) in [
        ("![Un sceau](images/seal.png){#x}", "Un sceau"),
        ("<table id=\"x\"><tr><td>a</td></tr></table>", "Tableau"),
        ("::: {#x}\nun mot\n:::", "un mot"),
        ("::: {#x .tip}\nun mot\n:::", "Astuce"),
        (
            "::: {#x}\n- un mot qui est dit et redit sans qu'il ait une fin\n:::",
            "un mot qui est dit et redit sans qu’il…",
        ),
        ("``` {#x}\na\n```", "Code"),
        ("::: {#x}\n:::", "Section"),
    ] {
        let (document, codes) = body(&format!("a [](#x)\n\n{target}\n"));
        assert_eq!(codes, ["link/wordless"], "{target}");
        assert!(
            dump(&document).contains(&format!("p: a {words}\n")),
            "{}",
            dump(&document)
        );
    }
}

#[test]
fn a_division_around_a_formula_alone_names_the_formula() {
    for (target, words) in [
        ("::: {#x}\n$$a = b \\tag{7}$$\n:::", "Formule\u{a0}7"),
        ("::: {#x}\n$$a = b$$\n:::", "Formule\u{a0}1"),
        (
            "::: {#x}\n$$a = b$$ {#y}\n:::\n\n$$c$$ {#z}\n\nb [](#y), [](#z)",
            "Formule\u{a0}1",
        ),
    ] {
        let (document, codes) = body(&format!("a [](#x)\n\n{target}\n"));
        assert_eq!(codes, [""; 0], "{target}");
        let dump = dump(&document);
        assert!(dump.contains(&format!("p: a {words}\n")), "{dump}");
        if target.contains("#z") {
            let both = "p: b Formule\u{a0}1, Formule\u{a0}2\n";
            assert!(dump.contains(both), "{dump}");
        }
    }
}

#[test]
fn a_reference_to_what_has_readings_says_them_in_parentheses() {
    let ruby = "<ruby>漢字<rt>かんじ</rt></ruby>";
    let (document, codes) =
        body(&format!("[](#a) [](#b)\n\n# {ruby} {{#a}}\n\n[{ruby}]{{#b}}\n"));
    assert!(codes.is_empty(), "{codes:?}");
    let words = "漢字（かんじ）";
    assert!(
        dump(&document).contains(&format!("p: {words} {words}\n")),
        "{}",
        dump(&document)
    );
}

#[test]
fn a_word_that_a_reference_says_itself_is_told_before_it() {
    let target = "![Un sceau](images/seal.png \"Le sceau\"){#x}\n\n$$a = b$$ {#y}\n";
    for (lang, before, words) in [
        ("en", "See Figure [](#x)", "`Figure`"),
        ("en", "(figures\u{a0}[](#x))", "`figures`"),
        ("en", "as *fig.* and fig. [](#x)", "`fig.`"),
        ("de", "siehe Abbildung\n[](#x)", "`Abbildung`"),
        ("de", "siehe Abb. [](#x)", "`Abb.`"),
        ("es", "la figura [](#x)", "`figura`"),
        ("fr", "l’équation [](#y)", "`équation`"),
        ("en", "Eq. [](#y)", "`Eq.`"),
        ("en", "as [](#x)", ""),
        ("en", "the table [](#x)", ""),
        ("en", "Figure: [](#x)", ""),
        ("en", "Figure [1](#x)", ""),
        ("en", "configure [](#x)", ""),
    ] {
        let text =
            format!("---\ntitle: T\nlang: {lang}\ndate: 2020\n---\n\n{before}\n\n{target}");
        let (_, diagnostics) = read_with("a.md", &text, &Options::default());
        let told: Vec<_> = diagnostics
            .list()
            .iter()
            .filter(|one| one.code.id == "link/doubled-word")
            .collect();
        assert_eq!(told.len(), usize::from(!words.is_empty()), "{before}");
        if let [remark] = told.as_slice() {
            let help = remark.help.as_deref().unwrap_or_default();
            assert!(help.starts_with(&format!("leave {words} out")), "{help}");
        }
    }
}
