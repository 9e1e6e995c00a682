use super::*;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::read::{Input, Options, read};
use crate::resource::Memory;

/// The document that `body` makes in French.
fn document(body: &str) -> Document {
    source(&format!("---\ntitle: Le titre\nlang: fr\ndate: 2020-04-01\n---\n{body}"))
}

fn source(text: &str) -> Document {
    let mut diagnostics = Diagnostics::default();
    let mut resources = Memory::default();
    resources.insert("a.png", b"\x89PNG\r\n\x1a\n".to_vec());
    let options = Options::default();
    let input = Input {
        name: "a.md",
        bytes: text.as_bytes(),
        resources: &resources,
        options: &options,
    };
    let document = read(&input, &mut diagnostics);
    document.unwrap_or_else(|_| panic!("{:#?}", diagnostics.list()))
}

/// What stands below the title block, at a width that shows much in few words.
fn body(options: &Text, text: &str) -> String {
    let edition = options.edition(&document(text)).to_string();
    let (_, body) = edition.split_once("\n\n\n").expect("a title block");
    body.to_owned()
}

fn narrow() -> Text {
    Text { width: 30, ..Text::default() }
}

const SAMPLE: &str = "# Un\n\nMots **forts**, `code -- x` et [lien](https://example.org/a) : \
    suite[^n].\n\n- un\n  - deux\n\n    trois\n- quatre\n\n9. neuf\n10. dix\n\n> cité\n> > deux\n\n\
    ```\nfn a() {\n\n    b\n}\n```\n\n---\n\n## Deux\n\n[^n]: La note « dite ».\n";

#[test]
fn the_segments_joined_are_the_bytes() {
    let document = document(SAMPLE);
    for options in variants() {
        let edition = options.edition(&document);
        let mut joined = String::new();
        for line in &edition.lines {
            for segment in &line.segments {
                joined.push_str(&segment.text);
            }
            joined.push('\n');
        }
        assert_eq!(joined, edition.to_string());
        assert!(joined.ends_with('\n') && !joined.ends_with("\n\n"));
    }
}

/// Options that differ in what they do to lines.
fn variants() -> Vec<Text> {
    vec![
        Text::default(),
        narrow(),
        Text { flowed: true, ..narrow() },
        Text { linear: true, ..narrow() },
        Text { emphasis: Emphasis::Marks, links: Links::Inline, ..narrow() },
        Text { spaces: Spaces::Plain, links: Links::None, ..narrow() },
        Text { width: 0, ..Text::default() },
        Text { width: usize::MAX, ..Text::default() },
    ]
}

/// The words of a text by UAX #29, which takes U+202F for a part of words.
fn words(text: &str) -> Vec<String> {
    let text = &text.replace('\u{202f}', " ");
    use icu_segmenter::WordSegmenter;
    let segmenter = WordSegmenter::new_for_non_complex_scripts(Default::default());
    let mut words = Vec::new();
    let mut start = 0;
    let mut breaks = segmenter.segment_str(text);
    breaks.next();
    for end in breaks {
        let word = text.get(start..end).unwrap();
        if word.chars().any(char::is_alphanumeric) {
            words.push(word.to_owned());
        }
        start = end;
    }
    words
}

#[test]
fn the_words_of_the_source_come_through_in_order() {
    let document = document(SAMPLE);
    let expected = words(
        "Le titre Un Mots forts code x et lien suite un deux trois quatre neuf dix cité deux \
         fn a b Deux La note dite",
    );
    for options in variants() {
        let edition = options.edition(&document);
        assert_eq!(words(&edition.source_words()), expected, "{options:?}");
    }
}

#[test]
fn no_line_has_trailing_blanks_or_exceeds_its_measure() {
    let letter = source(include_str!("../../../source/letter.md"));
    for width in [20, 33, 40, 66, 72, 100] {
        let options = Text { width, ..Text::default() };
        for line in options.edition(&letter).to_string().lines() {
            assert_eq!(line, line.trim_end());
            assert!(edition::columns(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn french_spaces_never_end_a_line() {
    let letter = source(include_str!("../../../source/letter.md"));
    for width in 20..80 {
        let options = Text { width, ..Text::default() };
        for line in options.edition(&letter).to_string().lines() {
            let begun = line.trim_start();
            assert!(!begun.starts_with(['»', ';', ':', '!', '?', '\u{a0}', '\u{202f}']));
            assert!(!line.ends_with('«'));
        }
    }
}

#[test]
fn the_call_of_a_note_holds_to_its_word() {
    let words =
        format!("{} Wurzel der Gelehrsamkeit.[^1] So heisst es\n\n[^1]: n", "x".repeat(44));
    let set = body(&Text::default(), &words);
    assert!(set.contains("Gelehrsamkeit.[1]"), "{set}");
}

#[test]
fn plain_spaces_change_no_line_end() {
    let letter = source(include_str!("../../../source/letter.md"));
    let kept = Text::default().edition(&letter).to_string();
    let plain =
        Text { spaces: Spaces::Plain, ..Text::default() }.edition(&letter).to_string();
    assert!(kept.contains('\u{202f}') && kept.contains('\u{a0}'));
    assert_eq!(plain, kept.replace(['\u{a0}', '\u{202f}'], " "));
}

#[test]
fn title_and_sections_are_underlined() {
    let edition = narrow().edition(&document("# Un mot\n")).to_string();
    assert_eq!(
        edition,
        "           Le titre\n           ========\n\n        1er\u{a0}avril 2020\n\n\nUn mot\n------\n"
    );
}

#[test]
fn numbers_of_lists_stand_flush_right_and_items_hang() {
    assert_eq!(
        body(&narrow(), "9. un deux trois quatre cinq six\n10. dix\n    - sept\n"),
        " 9. un deux trois quatre cinq\n    six\n10. dix\n    — sept\n"
    );
}

#[test]
fn notes_come_first_and_links_count_on() {
    let text =
        "a[^n] [b](https://b.org) [c](https://c.org) [d](https://b.org)\n\n[^n]: e\n";
    assert_eq!(
        body(&Text::default(), text),
        "a[1] b\u{a0}[2] c\u{a0}[3] d\u{a0}[2]\n\n\nNotes\n-----\n\n[1] e\n\n\nLiens\n-----\n\n\
         [2] https://b.org\n[3] https://c.org\n"
    );
    let inline = Text { links: Links::Inline, ..Text::default() };
    assert_eq!(body(&inline, "[b](https://b.org)\n"), "b <https://b.org>\n");
    let none = Text { links: Links::None, ..Text::default() };
    assert_eq!(body(&none, "[b](https://b.org)\n"), "b\n");
}

#[test]
fn an_address_that_fits_no_line_stands_whole_on_one_of_its_own() {
    let address = "https://b.org/un/long/chemin-qui-va/loin.html?x=1";
    let shown = body(&narrow(), &format!("Voir {address} et la suite.\n"));
    assert_eq!(shown, format!("Voir\n{address}\net la suite.\n"));
    let flowed = Text { flowed: true, ..narrow() };
    let shown = body(&flowed, &format!("Voir {address} et la suite.\n"));
    assert_eq!(shown, format!("Voir \n{address} \net la suite.\n"));
    let shown = body(&narrow(), &format!("> - Voir <{address}>, puis la suite.\n"));
    assert_eq!(shown, format!("    — Voir\n      {address},\n      puis la suite.\n"));
}

#[test]
fn an_address_that_is_its_own_words_is_told_once() {
    assert_eq!(body(&Text::default(), "<https://b.org>\n"), "https://b.org\n");
}

#[test]
fn a_letter_with_one_link_has_it_beside_its_words() {
    let letter = source(
        "---\ntitle: T\nlang: fr\ndate: 2020-04-01\nletter:\n  closing: Bien,\n---\n\
         [ici](https://b.org)\n",
    );
    let edition = Text::default().edition(&letter).to_string();
    assert!(edition.contains("\nici <https://b.org>\n"), "{edition}");
    assert!(edition.ends_with(&format!("\n{}Bien,\n", " ".repeat(40))), "{edition}");
}

const TABLE: &str =
    "| Nom | Prix |\n|:--|--:|\n| pomme | 1,50 |\n| poire au vin | 12,5 |\n";

#[test]
fn columns_are_aligned_and_numbers_on_their_comma() {
    assert_eq!(
        body(&Text::default(), TABLE),
        "Nom            Prix\n------------  -----\npomme          1,50\npoire au vin  12,5\n"
    );
}

#[test]
fn a_table_that_is_too_wide_has_cells_of_several_lines_and_then_folds() {
    let options = Text { width: 20, ..Text::default() };
    let text =
        "| Nom | Titre |\n|--|--|\n| Anne Marie | un deux trois quatre |\n| b | c |\n";
    assert_eq!(
        body(&options, text),
        "Nom       Titre\n--------  ----------\nAnne      un\nMarie     deux trois\n          \
         quatre\n\nb         c\n"
    );
    let long = "| Nom | Titre |\n|--|--|\n| incontestablement | extraordinairement |\n";
    assert_eq!(
        body(&options, long),
        "Nom | Titre\n\nNom\u{a0}:\n    incontestablement\nTitre\u{a0}:\n    extraordinairement\n"
    );
}

#[test]
fn flowed_lines_end_with_a_space_where_the_paragraph_goes_on() {
    let options = Text { flowed: true, ..narrow() };
    let text =
        "> un deux trois quatre cinq six sept huit\n> > neuf\n\nFrom here\n\n    code\n";
    assert_eq!(
        body(&options, text),
        "> un deux trois quatre cinq \n> six sept huit\n>\n>> neuf\n\n From here\n\n     code\n"
    );
}

#[test]
fn linear_has_one_line_a_paragraph_and_says_what_is_not_drawn() {
    let options = Text { linear: true, ..Text::default() };
    let long = "mot ".repeat(60);
    let text = format!("# Un\n\n{long}\n\n---\n\n> cité\n\n- [x] a\n\n{TABLE}");
    let expected = format!(
        "Titre de niveau 2\u{a0}: Un\n\n{}\n\nChangement de sujet\n\nCitation\u{a0}:\n\ncité\n\n\
         Fin de la citation.\n\nfait\u{a0}: a\n\nNom | Prix\n\nNom\u{a0}: pomme\nPrix\u{a0}: 1,50\n\n\
         Nom\u{a0}: poire au vin\nPrix\u{a0}: 12,5\n",
        long.trim_end()
    );
    assert_eq!(body(&options, &text), expected);
}

#[test]
fn linear_tells_how_deep_an_item_stands_and_where_a_list_ends() {
    let options = Text { linear: true, ..Text::default() };
    let nested = "- un\n  - deux\n    1. trois\n  - [ ] quatre\n- cinq\n\nsix\n";
    assert_eq!(
        body(&options, nested),
        "— un\nniveau 2\u{a0}: – deux\nniveau 3\u{a0}: 1. trois\n\
         niveau 2\u{a0}: à faire\u{a0}: quatre\n— cinq\n\nsix\n"
    );
    let long = "- un\n\n  deux\n  - trois\n\n    quatre\n\ncinq\n";
    assert_eq!(
        body(&options, long),
        "— un\n\ndeux\n\nniveau 2\u{a0}: – trois\n\nquatre\n\nFin de la liste (niveau 2).\n\n\
         Fin de la liste.\n\ncinq\n"
    );
}

#[test]
fn stressed_words_are_marked_on_request() {
    let options = Text { emphasis: Emphasis::Marks, ..Text::default() };
    assert_eq!(body(&options, "*a* **b** `c`\n"), "_a_ *b* `c`\n");
    assert_eq!(body(&Text::default(), "*a* **b** `c`\n"), "a b c\n");
}

#[test]
fn raised_letters_are_told_from_those_on_the_line() {
    for (source, expected) in [
        ("x^n^", "xⁿ"),
        ("e^x^", "e^x"),
        ("n^o^ 5", "nº\u{a0}5"),
        ("10^n^", "10ⁿ"),
        ("NO~3~^-^ 10^-3^", "NO₃⁻ 10⁻³"),
        ("1^er^ XIX^e^ 2^nd^", "1er XIXe 2nd"),
        ("[xiii^e^ xvii^e^]{.smallcaps} x^e^", "xiiie xviie x^e"),
        ("M^me^ et D^r^", "Mme et Dr"),
        ("Nom^TM^", "Nom™"),
    ] {
        assert_eq!(body(&Text::default(), source), format!("{expected}\n"), "{source}");
    }
}

#[test]
fn blanks_come_together_outside_code() {
    assert_eq!(
        body(&Text::default(), "un  *deux*  trois `a  b`<br> quatre\n"),
        "un deux trois a  b\nquatre\n"
    );
}

#[test]
fn all_lines_of_a_block_stand_equally_far_in_where_the_measure_is_narrow() {
    let options = Text { width: 20, ..Text::default() };
    assert_eq!(
        body(&options, "> un deux trois quatre cinq\n"),
        "    un deux\n    trois quatre\n    cinq\n"
    );
    assert_eq!(
        body(&options, "- un deux trois quatre cinq\n"),
        "— un deux trois\n  quatre cinq\n"
    );
    let deep = "> > > > un deux trois quatre\n";
    for line in body(&options, deep).lines() {
        assert!(line.starts_with("     ") && !line.starts_with("      "), "{line}");
    }
}

#[test]
fn the_paragraphs_of_a_definition_are_not_taken_for_several() {
    assert_eq!(
        body(&Text::default(), "Mot\n: un\n\n  deux\n"),
        "Mot\n    un\n\n    deux\n"
    );
    assert_eq!(
        body(&Text::default(), "Mot\n: un\n\n  deux\n\n: trois\n"),
        "Mot\n:   un\n\n    deux\n:   trois\n"
    );
    assert_eq!(body(&Text::default(), "Mot\n: un\n: deux\n"), "Mot\n    un\n    deux\n");
}

#[test]
fn flowed_lists_keep_the_indentation_of_their_marks() {
    let options = Text { flowed: true, ..Text::default() };
    assert_eq!(
        body(&options, "- un\n  - deux\n    - trois\n- quatre\n"),
        "— un\n   – deux\n     — trois\n— quatre\n"
    );
}

#[test]
fn ideographs_are_two_columns_wide_and_composed_letters_one() {
    let options = Text { width: 20, ..Text::default() };
    let text = "日本語の文章はどこでも行を変える\n\ne\u{301}te\u{301}\n";
    assert_eq!(body(&options, text), "日本語の文章はどこで\nも行を変える\n\nété\n");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        failure_persistence: None,
        ..Default::default()
    })]
    #[test]
    fn any_source_is_written_without_trailing_blanks(
        text in "([ a-z0-9*_>#|`~\\[\\](){}:\n-]|\n- |\n> |\n\n|é |日){0,60}",
        width in 0_usize..90,
    ) {
        let mut diagnostics = Diagnostics::default();
        let resources = Memory::default();
        let options = Options::default();
        let source = format!("---\ntitle: T\nlang: fr\n---\n{text}");
        let input = Input {
            name: "a.md",
            bytes: source.as_bytes(),
            resources: &resources,
            options: &options,
        };
        if let Ok(document) = read(&input, &mut diagnostics) {
            for options in variants() {
                let options = Text { width, ..options };
                let edition = options.edition(&document).to_string();
                assert!(edition.ends_with('\n'));
                for line in edition.lines() {
                    let soft = usize::from(options.flowed && line.ends_with(' '));
                    assert_eq!(line.len() - soft, line.trim_end().len(), "{line:?}");
                }
            }
        }
    }
}

#[test]
fn the_rest_of_a_verse_stands_deeper_than_its_beginning() {
    let text = "| Un vers qui est trop long pour une ligne\n| et un court\n|   un vers \
                renfoncé qui est bien trop long\n";
    assert_eq!(
        body(&narrow(), text),
        "Un vers qui est trop long pour\n    une ligne\net un court\n\u{a0}\u{a0}un vers \
         renfoncé qui est\n      bien trop long\n"
    );
}

#[test]
fn no_cell_is_wider_than_its_column() {
    let text = "| Energie | Fett | Wort |\n|---|---|---|\n| 1021\u{a0}kJ / 243 kcal | 6,4 g \
                | und noch mehr davon |\n";
    let body = body(&Text { width: 40, ..Text::default() }, text);
    let lines: Vec<&str> = body.lines().collect();
    let rule = lines.iter().find(|line| line.starts_with("--")).expect("a rule");
    let first = rule.split(' ').next().expect("a column").len();
    for line in &lines {
        let between: String = line.chars().skip(first).take(2).collect();
        assert_eq!(between.trim(), "", "{body}");
    }
}
