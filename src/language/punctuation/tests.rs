use super::*;
use crate::language::Tag;

/// The vectors of one language: input and expectation, tabulator between them.
fn vectors(text: &str) -> Vec<(String, String)> {
    let unescape = |field: &str| {
        field
            .replace("\\u00A0", "\u{a0}")
            .replace("\\u202F", "\u{202f}")
            .replace("\\\\", "\\")
    };
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let (input, expected) = line.split_once('\t').expect("a tabulator");
            (unescape(input), unescape(expected))
        })
        .collect()
}

/// A passage of its own, of which all may be changed.
fn passage_in<'a>(text: &'a str, languages: &'a [(usize, &'a Tag)]) -> Passage<'a> {
    Passage { text, languages, protected: &[], speech: Speech::Ends }
}

fn set(text: &str, tag: &str) -> String {
    let tag = Tag::parse(tag).unwrap();
    correct(&passage_in(text, &[(0, &tag)])).apply(text)
}

/// Checks every vector of a file, and that each expectation is its own fixed point.
fn hold(tag: &str, file: &str, least: usize) {
    assert_eq!(failures(tag, file, least), Vec::<String>::new(), "{tag}");
}

/// What went otherwise than a file of vectors has it.
fn failures(tag: &str, file: &str, least: usize) -> Vec<String> {
    let vectors = vectors(file);
    assert!(vectors.len() >= least, "{} vectors", vectors.len());
    let mut wrong = Vec::new();
    for (input, expected) in &vectors {
        for text in [input, expected] {
            let result = set(text, tag);
            if result != *expected {
                wrong.push(format!(
                    "{tag}: {text:?}\n   gives {result:?}\n  wanted {expected:?}"
                ));
            }
        }
    }
    wrong
}

#[test]
fn french_vectors_hold() {
    hold("fr", include_str!("../../../tests/data/smart-fr.tsv"), 45);
}

#[test]
fn vectors_of_the_other_languages_hold() {
    let mut wrong = Vec::new();
    for (tag, file) in [
        ("fr-CA", include_str!("../../../tests/data/smart-fr-CA.tsv")),
        ("fr-CH", include_str!("../../../tests/data/smart-fr-CH.tsv")),
        ("en-US", include_str!("../../../tests/data/smart-en-US.tsv")),
        ("en-GB", include_str!("../../../tests/data/smart-en-GB.tsv")),
        ("de", include_str!("../../../tests/data/smart-de.tsv")),
        ("de-CH", include_str!("../../../tests/data/smart-de-CH.tsv")),
        ("es", include_str!("../../../tests/data/smart-es.tsv")),
        ("it", include_str!("../../../tests/data/smart-it.tsv")),
        ("pt-PT", include_str!("../../../tests/data/smart-pt-PT.tsv")),
        ("pt-BR", include_str!("../../../tests/data/smart-pt-BR.tsv")),
        ("nl", include_str!("../../../tests/data/smart-nl.tsv")),
    ] {
        wrong.extend(failures(tag, file, 30));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What orthotypography may change is taken out; words remain.
fn words(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !matches!(
                c,
                ' ' | '\u{a0}'
                    | '\u{202f}'
                    | '\u{2009}'
                    | '"'
                    | '\''
                    | '«'
                    | '»'
                    | '‹'
                    | '›'
                    | '“'
                    | '”'
                    | '„'
                    | '‘'
                    | '’'
                    | '‚'
                    | '-'
                    | '–'
                    | '—'
                    | '.'
                    | '…'
                    | '<'
                    | '>'
            )
        })
        // `n°` becomes `nº`.
        .map(|c| if c == '°' { 'º' } else { c })
        .collect()
}

const TAGS: [&str; 13] = [
    "fr", "fr-CA", "fr-CH", "en-US", "en-GB", "de", "de-CH", "es", "it", "pt", "pt-BR",
    "nl", "und",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..Default::default()
    })]
    #[test]
    fn setting_twice_changes_nothing_and_words_stay(
        text in "(\\PC|[ \"'«»‹›“”„‘’‚:;,!?.¿…\u{a0}\u{202f}\u{2009}\n<>A-Da-d0-3()\\[\\]{}|%°—–-]|-{1,4}| - | -- |<<|>>|[.]{3}|n°|--[a-c]|[A-Za-z]{2,4}|M\\. |\u{fffc}){0,24}",
        tag in 0..TAGS.len(),
    ) {
        let once = set(&text, TAGS[tag]);
        assert_eq!(set(&once, TAGS[tag]), once, "{}", TAGS[tag]);
        assert_eq!(words(&once), words(&text));
    }
}

/// Texts of which one rule makes what another goes by.
#[test]
fn what_one_rule_writes_the_next_one_goes_by() {
    for (tag, text, expected) in [
        ("en-GB", "<<so--->>", "«so—»"),
        ("fr", "<<ainsi-->> oui", "«\u{202f}ainsi—\u{202f}» oui"),
        ("pt-BR", "A<<--bc>>!", "A«—\u{a0}bc»!"),
        ("es", "« --aa", "«--aa"),
        ("es", "1« --bc", "1«—bc"),
        ("it", "‹ --a", "‹--a"),
        ("it", "n°«\u{a0}‹‹--a’", "n°«‹‹–a’"),
        ("pt", "‹”« --a", "‹”«—\u{a0}a"),
        ("fr", "‹--- ", "‹\u{202f}—\u{a0}"),
        ("fr", " ‹— ”", " ‹\u{202f}—\u{a0}”"),
        ("fr", "«'''»", "«\u{202f}“”'\u{202f}»"),
        ("pt", "'«‹\u{a0}'", "‘«‹’"),
        ("de-CH", "'‹ '-„:", "‹‹›-„:"),
        ("de-CH", "'<<>> —'", "‹«»\u{a0}—›"),
        ("de-CH", "''--Abc›…", "‹›–Abc›…"),
        ("de-CH", "a -- --›", "a\u{a0}–\u{a0}–›"),
        ("de-CH", "-- -- --- ›", "–\u{a0}–\u{a0}—›"),
        ("de", "''\"—a\"{---", "‚‘„—a“{—"),
        ("it", "''\"[231\"", "‘’«[231»"),
        ("en-US", " --aA -- !-- ", " —aA — !-- "),
    ] {
        let once = set(text, tag);
        assert_eq!(once, expected, "{tag} {text:?}");
        assert_eq!(set(&once, tag), once, "{tag} {text:?}");
        assert_eq!(words(&once), words(text), "{tag} {text:?}");
    }
}

#[test]
fn a_quote_that_finds_its_partner_late_is_not_told_of() {
    assert_eq!(remarks("''\"[231\"", "it"), []);
}

#[test]
fn an_inner_quote_that_closes_against_the_outer_one_is_not_told_of() {
    for (text, tag) in [
        ("Il dit : \"elle crie 'non'\".", "fr"),
        ("Disse: \"vai 'via'\".", "it"),
        ("Disse: \"aspetta un po'\".", "it"),
    ] {
        assert_eq!(remarks(text, tag), [], "{text}");
    }
}

/// What a passage becomes whose speech goes on in the next one, and whether that is told of.
fn going_on(text: &str, tag: &str) -> (String, bool) {
    let tag = Tag::parse(tag).unwrap();
    let languages = [(0, &tag)];
    let passage = Passage { speech: Speech::GoesOn, ..passage_in(text, &languages) };
    let correction = correct(&passage);
    (correction.apply(text), !correction.remarks.is_empty())
}

#[test]
fn speech_that_goes_on_opens_and_does_not_close() {
    for (text, tag, expected) in [
        ("\"He came in.", "en", "“He came in."),
        (
            "\"He said: 'a watch is a watch.' He wept.",
            "en",
            "“He said: ‘a watch is a watch.’ He wept.",
        ),
        ("\"Er sagte: \"So.\" Und", "de", "„Er sagte: ‚So.‘ Und"),
        ("\"Il entra.", "fr", "«\u{202f}Il entra."),
        ("« Il dit \"non\".", "fr", "«\u{202f}Il dit “non”."),
        ("\"Entrò.", "it", "«Entrò."),
        ("\"No,\" she said. \"I came", "en", "“No,” she said. “I came"),
        ("\"No.\"", "en", "“No.”"),
        ("“He said \"no\".", "en", "“He said ‘no’."),
    ] {
        assert_eq!(going_on(text, tag), (expected.to_owned(), false), "{text}");
    }
    for text in ["He read the \"Herald.", "\"He said: \"no.", "He came in.\""] {
        assert_eq!(going_on(text, "en"), (text.to_owned(), true), "{text}");
    }
}

#[test]
fn each_line_of_speech_may_open() {
    for (text, expected) in [
        ("\"Who rides\n\"so late\n\"tonight?\"", "“Who rides\n“so late\n“tonight?”"),
        ("\"Who\" and\n\"who\"", "“Who” and\n“who”"),
        ("\"Say \"so\"\n\"again.\"", "“Say ‘so’\n“again.”"),
    ] {
        assert_eq!(set(text, "en"), expected);
        assert_eq!(remarks(text, "en"), [], "{text}");
    }
}

#[test]
fn marks_of_feet_and_inches_stay_and_the_others_pair() {
    for (text, tag, expected) in [
        (
            "He is 6'2\" tall and \"very\" thin; the board is 12\" wide.",
            "en",
            "He is 6'2\" tall and “very” thin; the board is 12\" wide.",
        ),
        ("\"He was 6'2\" tall.\n\"So.\"", "en", "“He was 6'2\" tall.\n“So.”"),
        ("\"The 5\" board\" is here", "en", "“The 5\" board” is here"),
        ("\"It is 5½\".\"", "en", "“It is 5½\".”"),
        ("In \"Room 5\" are 12\" boards", "en", "In “Room 5” are 12\" boards"),
        ("Un 12\" et \"lui\"", "fr", "Un 12\" et «\u{202f}lui\u{202f}»"),
        ("\"The 5\" board is here\"\n\"so\"", "en", "“The 5\" board is here”\n“so”"),
    ] {
        assert_eq!(set(text, tag), expected);
        assert_eq!(set(expected, tag), expected);
        assert_eq!(remarks(text, tag), [], "{text}");
    }
    for (text, tag) in [("„Raum 5\" ist hier", "de"), ("a 5\" \"board", "en")] {
        assert_eq!(set(text, tag), text);
        assert_eq!(remarks(text, tag).len(), 1, "{text}");
    }
}

#[test]
fn what_is_protected_and_each_language_stay_when_a_passage_is_set_again() {
    let (french, english) = (Tag::parse("fr").unwrap(), Tag::parse("en-US").unwrap());
    let text = "é : <<a-->> -- \"b\" ; so -- it : \"c\"";
    let quote = text.find("\"b").unwrap();
    let protected = [quote..quote + 1, quote + 2..quote + 3];
    let so = text.find("so").unwrap();
    let languages = [(0, &french), (so, &english)];
    let passage = Passage { protected: &protected, ..passage_in(text, &languages) };
    let once = correct(&passage).apply(text);
    assert_eq!(once, "é\u{a0}: «\u{202f}a—\u{202f}» —\u{a0}\"b\" ; so—it : “c”");
}

#[test]
fn each_edit_is_about_one_character_and_they_ascend() {
    let tag = Tag::parse("fr").unwrap();
    let text = "Moi: -- \"l'<<a>>...\" ; 90 000 %";
    let correction = correct(&passage_in(text, &[(0, &tag)]));
    let mut end = 0;
    for edit in &correction.edits {
        assert!(edit.range.start >= end);
        assert_eq!(text.get(edit.range.clone()).unwrap().chars().count(), 1);
        end = edit.range.end;
    }
    assert!(correction.edits.len() > 8);
}

#[test]
fn what_is_protected_stays() {
    let tag = Tag::parse("fr").unwrap();
    let text = "un \"mot\" : \"";
    let last = text.len() - 1..text.len();
    let languages = [(0, &tag)];
    let passage =
        Passage { protected: std::slice::from_ref(&last), ..passage_in(text, &languages) };
    assert_eq!(correct(&passage).apply(text), "un «\u{202f}mot\u{202f}»\u{a0}: \"");
}

#[test]
fn each_language_holds_over_its_own_words() {
    let (french, english) = (Tag::parse("fr").unwrap(), Tag::parse("en").unwrap());
    let text = "dit: \"well: done\" : oui";
    let languages = [(0, &french), (5, &english), (17, &french)];
    let passage = passage_in(text, &languages);
    assert_eq!(correct(&passage).apply(text), "dit\u{a0}: “well: done”\u{a0}: oui");
}

#[test]
fn an_unknown_language_keeps_its_form() {
    assert_eq!(set("a \"b\" -- c...", "und"), "a \"b\" -- c...");
}

#[test]
fn doubtful_words_are_named_and_left() {
    let tag = Tag::parse("fr").unwrap();
    let text = "A lire : la 2ème, etc... Un \"seul. L'Etat, A B.";
    let correction = correct(&passage_in(text, &[(0, &tag)]));
    let remarks: Vec<_> = correction
        .remarks
        .iter()
        .map(|remark| (remark.kind, text.get(remark.range.clone()).unwrap()))
        .collect();
    assert_eq!(
        remarks,
        [
            (RemarkKind::CapitalAccent, "A"),
            (RemarkKind::Ordinal, "2ème"),
            (RemarkKind::EtCetera, "etc"),
            (RemarkKind::UnbalancedQuotes, "\""),
            (RemarkKind::CapitalAccent, "Etat"),
        ]
    );
    for remark in &correction.remarks {
        let diagnostic = remark.kind.diagnostic("mot", crate::diagnostic::Span::default());
        assert!(diagnostic.help.is_some());
    }
}

/// What is remarked on in a text, with the words that it is about.
fn remarks(text: &str, tag: &str) -> Vec<(RemarkKind, String)> {
    let tag = Tag::parse(tag).unwrap();
    let correction = correct(&passage_in(text, &[(0, &tag)]));
    let words = |remark: &Remark| text.get(remark.range.clone()).unwrap().to_owned();
    correction.remarks.iter().map(|remark| (remark.kind, words(remark))).collect()
}

#[test]
fn french_ordinals_are_written_with_their_last_letters() {
    for (word, help) in [
        ("1ère", "write `1re`"),
        ("1ere", "write `1re`"),
        ("XIXème", "write `XIXe`"),
        ("2èmes", "write `2es`"),
        ("1ier", "write `1er`"),
    ] {
        assert_eq!(remarks(word, "fr"), [(RemarkKind::Ordinal, word.to_owned())]);
        let said = RemarkKind::Ordinal.diagnostic(word, crate::diagnostic::Span::default());
        assert_eq!(said.help.as_deref(), Some(help));
    }
    for word in ["1re", "XIXe", "2e", "Cère", "Vème1", "2ère", "I"] {
        assert_eq!(remarks(word, "fr"), [], "{word}");
    }
    assert_eq!(remarks("1ère", "it"), []);
}

#[test]
fn two_blanks_between_words_are_told_of() {
    let blanks = |text: &str, tag: &str| remarks(text, tag).len();
    assert_eq!(remarks("un  mot", "fr"), [(RemarkKind::DoubleBlank, "  ".to_owned())]);
    assert_eq!(blanks("un   mot  là", "fr"), 2);
    assert_eq!(blanks("  un mot  \n  là", "fr"), 0);
    assert_eq!(blanks("One.  Two  three.", "en"), 1);
    assert_eq!(blanks("un  mot", "la"), 0);
}

#[test]
fn the_specification_of_commonmark_keeps_its_words_in_every_language() {
    /// An example of the specification.
    #[derive(serde::Deserialize)]
    struct Example {
        markdown: String,
    }
    let json = include_str!("../../../tests/data/commonmark/commonmark-0.31.2.json");
    let examples: Vec<Example> = serde_yaml::from_str(json).expect("JSON is YAML");
    assert_eq!(examples.len(), 652);
    let letter = include_str!("../../../source/letter.md");
    for text in examples.iter().map(|example| example.markdown.as_str()).chain([letter]) {
        for tag in TAGS {
            let once = set(text, tag);
            assert_eq!(set(&once, tag), once, "{tag}");
            assert_eq!(words(&once), words(text), "{tag}");
        }
    }
}
