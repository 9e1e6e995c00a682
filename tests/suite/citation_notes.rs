//! Works that are cited in notes, in every edition.

use crate::converted::{converted, edition, laid_out, written};
use crate::epub::document_words;
use crate::epub_words::{file, files, source_text, split};
use crate::workshop::Workshop;
use sevigne::backend::epub::Epub;
use sevigne::backend::html::Html;
use sevigne::backend::markdown::Markdown;
use sevigne::backend::text::Text;

/// A work of each kind.
const WORKS: &str = r#"
@article{plass, author = {Donald E. Knuth and Plass, Michael F.}, journal = {Software},
  title = {Breaking {Paragraphs} into ``Lines''}, volume = 11, number = 3,
  pages = {1119--1184}, year = 1981, doi = {10.1002/spe.4380111102}}
@book{sexe, author = {de Beauvoir, Simone}, title = {Le Deuxième Sexe: Les faits},
  edition = 2, publisher = {Gallimard}, address = {Paris}, year = 1949}
@inbook{chapter, crossref = {whole}, author = {A. Bee}, title = {Is it so?}, pages = {3--9}}
@collection{whole, editor = {Cee, D. and Eff, G.}, title = {All of {\'E}}, year = 2001,
  publisher = {House}, location = {Berlin}}
@phdthesis{thesis, author = {A. B. and C. D. and E. F. and G. H.}, title = {On it},
  school = {ETH}}
@online{web, author = {{W3C}}, title = {EPUB 3.3}, url = {https://www.w3.org/TR/epub-33/},
  urldate = {2023-05-25}, year = 2023}
@unpublished{daybook, author = {O'Neill, Máire}, title = {Daybook}, note = {Cumbria, DX
  882/1}, date = {1811}}
@article{times, title = {On Hawkers}, journal = {The Times}, date = {1851-03-14}, pages = {5-6}}
@book{hugo, author = {Hugo, Victor}, title = {La Mer}, translator = {Ann Lee}, year = 1866}
"#;

const NAMED: [(&str, &str); 1] = [("works.bib", WORKS)];

fn source(language: &str, body: &str) -> String {
    format!(
        "---\ntitle: T\ndate: 2020-04-01\nlang: {language}\nbibliography: works.bib\n\
         citation-style: notes\n---\n\n{body}\n"
    )
}

/// The paragraphs of the text edition, each on one line with ordinary blanks.
fn paragraphs(language: &str, body: &str) -> Vec<String> {
    let text = written(&source(language, body), &NAMED, &Text::default());
    let (_, body) = text.split_once("2020\n").expect("the date");
    let body = body.replace(['\u{a0}', '\u{202f}'], " ");
    let line = |entry: &str| entry.split_whitespace().collect::<Vec<_>>().join(" ");
    body.split("\n\n").map(line).filter(|line| !line.is_empty()).collect()
}

/// What the text says of a body, and what its notes say, without their numbers.
fn said(language: &str, body: &str) -> (String, Vec<String>) {
    let all = paragraphs(language, body);
    let notes = all.iter().skip_while(|line| !line.starts_with("[1] "));
    let notes = notes.filter_map(|note| Some(note.split_once("] ")?.1.to_owned()));
    (all[0].clone(), notes.collect())
}

fn notes(language: &str, body: &str) -> Vec<String> {
    said(language, body).1
}

#[test]
fn the_first_note_describes_a_work_and_later_ones_name_it_in_short() {
    assert_eq!(
        notes("en", "A [@sexe, p. 3]. B [see @sexe, pp. 4--5; @hugo]. C [@sexe, chap. 2]."),
        [
            "Simone de Beauvoir, Le Deuxième Sexe: Les faits, 2nd ed. (Paris: Gallimard, \
             1949), 3.",
            "See Beauvoir, Le Deuxième Sexe, 4–5; Victor Hugo, La Mer, trans. Ann Lee \
             (1866).",
            "Beauvoir, Le Deuxième Sexe, chap. 2.",
        ]
    );
    assert_eq!(
        notes("fr", "A [@sexe, p. 3]. B [voir @hugo, 12-13 ; @sexe]. C [@hugo, p. 4]."),
        [
            "Simone de Beauvoir, Le Deuxième Sexe : Les faits, 2e éd., Paris, Gallimard, \
             1949, p. 3.",
            "Voir Victor Hugo, La Mer, trad. par Ann Lee, 1866, p. 12–13 ; Beauvoir, Le \
             Deuxième Sexe.",
            "Hugo, La Mer, p. 4.",
        ]
    );
}

#[test]
fn a_note_describes_each_kind_of_work() {
    let body =
        "[@plass, p. 1120] [@chapter] [@whole] [@thesis] [@web] [@plass] [@chapter, 5]";
    assert_eq!(
        notes("en", body),
        [
            "Donald E. Knuth and Michael F. Plass, “Breaking Paragraphs into ‘Lines,’” \
             Software 11, no. 3 (1981): 1120, https://doi.org/10.1002/spe.4380111102",
            "A. Bee, “Is it so?,” in All of É, ed. D. Cee and G. Eff (Berlin: House, 2001), \
             3–9.",
            "D. Cee and G. Eff, eds., All of É (Berlin: House, 2001).",
            "A. B. et al., On it (PhD thesis, ETH, n.d.).",
            "W3C, “EPUB 3.3,” 2023, https://www.w3.org/TR/epub-33/ (accessed May 25, 2023).",
            "Knuth and Plass, “Breaking Paragraphs into ‘Lines.’”",
            "Bee, “Is it so?,” 5.",
        ]
    );
    assert_eq!(
        notes("fr", body)[..4],
        [
            "Donald E. Knuth et Michael F. Plass, « Breaking Paragraphs into “Lines” », \
             Software, vol. 11, nᵒ 3, 1981, p. 1120, https://doi.org/10.1002/spe.4380111102",
            "A. Bee, « Is it so ? », dans All of É, éd. par D. Cee et G. Eff, Berlin, House, \
             2001, p. 3–9.",
            "D. Cee et G. Eff, éds., All of É, Berlin, House, 2001.",
            "A. B. et al., On it, thèse de doctorat, ETH, s. d.",
        ]
    );
}

#[test]
fn a_note_says_where_a_manuscript_is_kept_and_the_day_of_a_newspaper() {
    let body = "[@daybook, fol. 3] [@times] [@daybook, fol. 4] [@times, p. 5]";
    assert_eq!(
        notes("en-GB", body),
        [
            "Máire O’Neill, “Daybook”, 1811, Cumbria, DX 882/1, fol. 3.",
            "“On Hawkers”, The Times, 14 March 1851, 5–6.",
            "O’Neill, “Daybook”, fol. 4.",
            "“On Hawkers”, 5.",
        ]
    );
    assert_eq!(notes("fr", body)[1], "« On Hawkers », The Times, 14 mars 1851, p. 5–6.");
    let all = paragraphs("fr", body);
    let listed = "« On Hawkers ». The Times, 14 mars 1851, 5–6.";
    assert!(all.iter().any(|line| line == listed), "{all:?}");
}

#[test]
fn a_work_with_a_key_of_one_letter_has_its_title_between_quotes() {
    let works =
        [("works.bib", "@article{a, author = {Roe, Ann}, title = {News}, year = 2005}")];
    let text = written(&source("en", "A [@a]."), &works, &Text::default());
    assert!(text.contains("] Ann Roe, “News” (2005)."), "{text}");
}

#[test]
fn each_language_has_its_words_in_notes() {
    for (language, expected) in [
        (
            "en-GB",
            "A. Bee, “Is it so?”, in All of É, ed. D. Cee and G. Eff (Berlin: House, 2001), 5.",
        ),
        (
            "de",
            "A. Bee, „Is it so?“, in All of É, hrsg. von D. Cee und G. Eff, Berlin: House, 2001, S. 5.",
        ),
        (
            "es",
            "A. Bee, «Is it so?», en All of É, ed. por D. Cee y G. Eff, Berlin, House, 2001, p. 5.",
        ),
        (
            "it",
            "A. Bee, «Is it so?», in All of É, a cura di D. Cee e G. Eff, Berlin, House, 2001, p. 5.",
        ),
        (
            "pt",
            "A. Bee, «Is it so?», em All of É, ed. por D. Cee e G. Eff, Berlin, House, 2001, p. 5.",
        ),
        (
            "nl",
            "A. Bee, “Is it so?”, in All of É, onder red. van D. Cee en G. Eff (Berlin: House, 2001), 5.",
        ),
    ] {
        assert_eq!(notes(language, "A [@chapter, 5]."), [expected], "{language}");
    }
}

#[test]
fn ibid_stands_directly_behind_the_same_single_work_where_the_language_has_it() {
    let body = "A [@hugo]. B [@hugo, p. 3]. C [@hugo, p. 3]. D [@hugo]. E [@sexe; @hugo]. \
                F [@hugo]. G.[^1] H [@hugo].\n\n[^1]: Mine.";
    let french = notes("fr", body);
    assert_eq!(french[1..4], ["Ibid., p. 3.", "Ibid.", "Hugo, La Mer."]);
    // The note before cites two works; the one before the last cites none.
    assert_eq!(
        (french[5].as_str(), french[7].as_str()),
        ("Hugo, La Mer.", "Hugo, La Mer.")
    );
    for language in ["it", "es", "pt"] {
        assert_eq!(notes(language, body)[2], "Ibid.", "{language}");
    }
    for (language, expected) in [("en", "Hugo, La Mer, 3."), ("de", "Hugo, La Mer, S. 3.")]
    {
        for page in ["3", "p. 3"] {
            let body = format!("A [@hugo]. B [@hugo, {page}].");
            assert_eq!(notes(language, &body)[1], expected, "{page}");
        }
    }
    assert_eq!(notes("fr", "A [@hugo]. B [voir @hugo, 3].")[1], "Voir ibid., p. 3.");
}

#[test]
fn a_sentence_names_the_author_and_the_note_follows() {
    let (text, notes) =
        said("fr", "Comme dit @hugo [p. 3] ici, et ailleurs [-@sexe, p. 4].");
    assert_eq!(text, "Comme dit Hugo[1] ici, et ailleurs[2].");
    assert_eq!(notes[0], "Victor Hugo, La Mer, trad. par Ann Lee, 1866, p. 3.");
    assert_eq!(
        notes[1],
        "Le Deuxième Sexe : Les faits, 2e éd., Paris, Gallimard, 1949, p. 4."
    );
    let (text, notes) = said("en", "As says @hugo. And -@hugo [p. 4].");
    assert_eq!(text, "As says Hugo.[1] And.[2]");
    assert_eq!(notes[1], "La Mer, 4.");
    assert_eq!(said("en", "As says @thesis.").0, "As says B. et al.[1]");
}

#[test]
fn a_citation_in_a_note_is_a_part_of_its_words() {
    let body =
        "A.[^1] B [@hugo, 5].\n\n[^1]: Read [see @hugo, p. 3; @web], and @sexe [p. 4].";
    let english = notes("en", body);
    assert_eq!(
        english,
        [
            "Read see Victor Hugo, La Mer, trans. Ann Lee (1866), 3; W3C, “EPUB 3.3,” 2023, \
             https://www.w3.org/TR/epub-33/ (accessed May 25, 2023), and Beauvoir (Le \
             Deuxième Sexe: Les faits, 2nd ed. [Paris: Gallimard, 1949], 4).",
            "Hugo, La Mer, 5.",
        ]
    );
}

#[test]
fn a_call_stands_at_its_word_and_behind_the_mark_in_english_and_dutch() {
    for (language, body, expected) in [
        (
            "fr",
            "Un mot [@hugo] ; deux [@hugo]. Trois\n[@hugo]",
            "Un mot[1] ; deux[2]. Trois[3]",
        ),
        ("fr", "« Un » [@hugo]. [@sexe] [@hugo] fin", "« Un »[1].[2][3] fin"),
        ("en", "One [@hugo]; two [@hugo]. *Three* [@hugo].", "One;[1] two.[2] Three.[3]"),
        ("en", "Say \"so\" [@hugo], and \"why?\" [@hugo].", "Say “so,”[1] and “why?”[2]"),
        ("en-GB", "Say \"so\" [@hugo], etc. [@hugo].", "Say “so”,[1] etc.[2]"),
        ("en", "(one [@hugo]) two [@hugo] three", "(one[1]) two[2] three"),
        ("en", "One [@hugo]!\\$x [@hugo]! So", "One[1]!$x![2] So"),
        ("en", "One... [@hugo], two… [@hugo], three", "One…,[1] two…,[2] three"),
        ("nl", "Een [@hugo].", "Een.[1]"),
        ("de", "Ein [@hugo].", "Ein[1]."),
    ] {
        assert_eq!(said(language, body).0, expected, "{body}");
    }
}

#[test]
fn the_list_has_family_names_first_and_the_year_behind() {
    let all = paragraphs("fr", "[@hugo; @sexe]");
    let list: Vec<_> =
        all.iter().skip_while(|line| !line.starts_with("Beauvoir, ")).take(2).collect();
    assert_eq!(
        list,
        [
            "Beauvoir, Simone de. Le Deuxième Sexe : Les faits. 2e éd. Paris : Gallimard, \
             1949.",
            "Hugo, Victor. La Mer. Traduit par Ann Lee. 1866.",
        ]
    );
}

#[test]
fn the_markdown_edition_has_the_citations_of_the_source() {
    let body = "Un mot [@hugo, p. 3]. Puis [voir @sexe, pp. 4–5; -@web], @hugo [12] et \
                -@sexe [p. 4] ; @{web}s, \"so\" [@hugo].\n\n\
                ## A heading [@hugo, chap. 2]\n\n\
                Etc. [@hugo, p. 3]. Etc. [@hugo, p. 3]. *A* [@hugo], [été @hugo 7].[^1]\n\n\
                -@hugo [p. 3]\n\n\
                | A [@hugo] | B |\n| --- | --- |\n| c [@web, 3] | d |\n\n\
                ::: {#refs}\n:::\n\n\
                [^1]: As @hugo [p. 3] says [see @web, p. 4; -@hugo].";
    for language in ["fr", "en", "en-GB", "de"] {
        let (first, codes) =
            converted(&source(language, body), &NAMED, |conversion, told| {
                let text =
                    Markdown::default().source(conversion.document(), &memory(), told);
                (text, told.list().iter().map(|one| one.code.id).collect::<Vec<_>>())
            });
        assert!(!codes.contains(&"md/unstable"), "{codes:?} {first}");
        let plain = first.replace(['\u{a0}', '\u{202f}'], " ");
        let plain =
            plain.replace(['“', '”', '‘', '’', '„'], "\"").replace("« so »", "\"so\"");
        let (_, found) = plain.split_once("---\n\n").expect("front matter");
        assert_eq!(found.trim_end(), body, "{language}");
    }
}

/// The files that the sources name.
fn memory() -> sevigne::resource::Memory {
    let mut memory = sevigne::resource::Memory::default();
    memory.insert("works.bib", WORKS.as_bytes());
    memory
}

#[test]
fn notes_of_citations_are_notes_like_others() {
    let body = "One [@hugo, p. 3].[^1]\n\n[^1]: Mine.";
    let book = files(&edition(&source("en", body), &NAMED, &Epub::default()));
    let text = file(&book, "OEBPS/text.xhtml");
    assert!(text.contains("One.<a id=\"noteref-1\" class=\"noteref generated\""), "{text}");
    assert!(text.contains("<aside id=\"note-1\" class=\"footnote\""), "{text}");
    assert!(text.contains("href=\"#noteref-1\" role=\"doc-backlink\""), "{text}");
    let link = "<a href=\"#ref-hugo\" epub:type=\"biblioref\" role=\"doc-biblioref\"";
    assert!(text.contains(link), "{text}");
    let page = written(&source("en", body), &NAMED, &Html::default());
    assert!(!page.contains("data-citation-"), "{page}");
    let words = converted(&source("en", body), &NAMED, |conversion, _| {
        document_words(conversion.document())
    });
    assert_eq!(split(&source_text(&page)), words);
}

#[test]
fn a_citation_in_a_heading_leaves_no_trace_in_contents_and_bookmarks() {
    let body = "# The sea [@hugo, p. 3]\n\nText.\n\n# As @hugo says\n\nText.";
    let laid_out = laid_out(&source("en", body), &NAMED);
    let titles: Vec<_> =
        laid_out.outline.iter().map(|entry| entry.title.as_str()).collect();
    assert!(titles.contains(&"The sea") && titles.contains(&"As Hugo says"), "{titles:?}");
    let book = files(&edition(&source("en", body), &NAMED, &Epub::default()));
    let contents = file(&book, "OEBPS/nav.xhtml");
    assert!(contents.contains(">The sea</a>"), "{contents}");
    assert!(contents.contains(">As Hugo says</a>"), "{contents}");
}

#[test]
fn works_are_cited_in_captions() {
    let body = "![Alt](a.svg \"A boat [@hugo, p. 3].\")\n\n: A table [@hugo]\n\n| a |\n|---|\n\
                | b |";
    let named = [
        NAMED[0],
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>"),
    ];
    let source = source("en", body);
    let text = written(&source, &named, &Text::default());
    assert!(text.contains("A boat.[1]") && text.contains("A table[2]"), "{text}");
    assert!(text.contains("La Mer, trans. Ann Lee (1866), 3."), "{text}");
    let dated = source.replace("style: notes", "style: author-date");
    let text = written(&dated, &named, &Text::default()).replace('\u{a0}', " ");
    assert!(text.contains("A boat (Hugo 1866, p. 3)."), "{text}");
    // What was written is read again.
    let first = written(&source, &named, &Markdown::default());
    assert!(first.contains("A boat [@hugo, p. 3]."), "{first}");
    assert_eq!(written(&first, &named, &Markdown::default()), first);
}

#[test]
fn an_unknown_style_of_citations_is_told_with_all_there_are() {
    let workshop = Workshop::new();
    workshop.write("works.bib", WORKS);
    let source = source("en", "x").replace("style: notes", "style: note");
    workshop.write("a.md", source);
    workshop.run(&["a.md", "--to", "txt", "-o", "-"]).fails(1, &["a.md:6:17", "`notes`"]);
}
