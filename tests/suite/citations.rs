//! Citations and the list of works, in every edition.

use crate::converted::{converted, edition, laid_out, written};
use crate::epub::document_words;
use crate::epub_words::{file, files, source_text, split};
use crate::pdf_text::PdfText;
use crate::workshop::Workshop;
use sevigne::backend::epub::Epub;
use sevigne::backend::html::Html;
use sevigne::backend::markdown::Markdown;
use sevigne::backend::pdf::Pdf;
use sevigne::backend::text::Text;

/// A work of each kind.
const WORKS: &str = r#"
@string{spe = "Software: Practice and Experience"}
@article{plass, author = {Donald E. Knuth and Plass, Michael F.}, journal = spe,
  title = {Breaking {Paragraphs} into ``Lines''}, volume = 11, number = 11,
  pages = {1119--1184}, year = 1981, doi = {10.1002/spe.4380111102}}
@book{sexe:1, author = {de Beauvoir, Simone}, title = {Le Deuxième Sexe}, edition = 2,
  publisher = {Gallimard}, address = {Paris}, date = {1949-05}, langid = {french}}
@inbook{chapter, crossref = {whole}, author = {A. Bee}, title = {Is it so?}, pages = {3--9}}
@collection{whole, editor = {Cee, D. and Eff, G.}, title = {All of {\'E}}, year = 2001,
  publisher = {House}, location = {Berlin and Paris}}
@phdthesis{thesis, author = {Müller, Jörg and others}, title = {On H$_2$O}, school = {ETH}}
@online{web, author = {{W3C}}, title = {EPUB 3.3}, url = {https://www.w3.org/TR/epub-33/},
  urldate = {2023-05-25}, year = 2023}
@book{hugo-b, author = {Hugo, Victor}, title = {Les Travailleurs}, year = 1866}
@book{hugo-a, author = {Hugo, Victor}, title = {La Mer}, year = 1866}
"#;

fn source(front: &str, body: &str) -> String {
    format!(
        "---\ntitle: T\ndate: 2020-04-01\nbibliography: works.bib\n{front}\n---\n\n{body}\n"
    )
}

/// The text edition of a body, without what stands above it.
fn text(front: &str, body: &str) -> String {
    let source = source(front, body);
    let text = written(&source, &[("works.bib", WORKS)], &Text::default());
    let (_, body) = text.split_once("2020\n").expect("the date");
    body.trim().replace(['\u{a0}', '\u{202f}'], " ")
}

/// The same of the list of works alone, its lines put together.
fn list(front: &str, body: &str) -> Vec<String> {
    let text = text(front, body);
    let (_, list) = text.split_once("----\n").expect("a heading");
    let entries = list.trim_matches(['-', '\n', ' ']).split("\n\n");
    entries.map(|entry| entry.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

const ALL: &str =
    "[@plass; @sexe:1; @chapter; @whole; @thesis; @web] and [@hugo-b; @hugo-a].";

#[test]
fn a_name_is_sorted_behind_its_particle_and_called_without() {
    let works = "@book{a, author = {van Gogh, Vincent}, title = {One}, year = 2001}\n\
                 @book{b, author = {Jean Le Rond d'Alembert}, title = {Two}, year = 2001}\n\
                 @book{c, author = {{de Gaulle}, Charles}, title = {Three}, year = 2001}\n\
                 @book{d, author = {Du Bois, Theo and von der Tann, Ada}, title = {Four}, \
                 year = 2001}\n";
    for (lang, calls) in [
        ("fr", "(Gogh 2001 ; d’Alembert 2001 ; de Gaulle 2001 ; Du Bois et Tann 2001)"),
        (
            "nl",
            "(Van Gogh 2001; D’Alembert 2001; de Gaulle 2001; Du Bois en Von der Tann 2001)",
        ),
    ] {
        let source = source(&format!("lang: {lang}"), "[@a; @b; @c; @d]");
        let text = written(&source, &[("works.bib", works)], &Text::default());
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(words.contains(calls), "{words}");
        let heads = [
            "Alembert, Jean Le Rond d’. ",
            "de Gaulle, Charles. ",
            "Du Bois, Theo ",
            "Gogh, Vincent van. ",
        ];
        let places =
            heads.map(|head| words.find(head).unwrap_or_else(|| panic!("{head}: {words}")));
        assert!(places.is_sorted(), "{words}");
        assert!(words.contains(" Ada von der Tann. "), "{words}");
    }
}

#[test]
fn works_stand_in_the_order_of_their_language() {
    let works = "@book{a, author = {Åberg, A.}, title = {One}, year = 2001}\n\
                 @book{z, author = {Zorn, Z.}, title = {Two}, year = 2001}\n\
                 @book{zo, author = {Zo, Z.}, title = {Three}, year = 2001}\n";
    for (language, expected) in
        [("en", ["Åberg", "Zo", "Zorn"]), ("sv", ["Zo", "Zorn", "Åberg"])]
    {
        let source = source(&format!("lang: {language}"), "[@a; @z; @zo].");
        let text = written(&source, &[("works.bib", works)], &Text::default());
        let names = text.lines().filter_map(|line| Some(line.split_once(", ")?.0));
        let names: Vec<&str> = names.filter(|name| expected.contains(name)).collect();
        assert_eq!(names, expected, "{language}");
    }
}

#[test]
fn works_are_cited_by_author_and_year() {
    let said = |body| {
        let text = text("lang: en", body);
        text.lines().take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
    };
    for (body, expected) in [
        ("x [see @plass, p. 3; -@sexe:1].", "x (see Knuth and Plass 1981, p. 3; 1949)."),
        ("As @plass says.", "As Knuth and Plass (1981) says."),
        ("@sexe:1 [p. 12] and @{web}.", "Beauvoir (1949, p. 12) and W3C (2023)."),
        (
            "[@sexe:1 p. 12] [@sexe:1 all of it]",
            "(Beauvoir 1949, p. 12) (Beauvoir 1949 all of it)",
        ),
        ("[@thesis] [@whole]", "(Müller et al. n.d.) (Cee and Eff 2001)"),
        ("[@hugo-b], [@hugo-a]", "(Hugo 1866b), (Hugo 1866a)"),
        (
            "*Of [@web]*, ask @bob, a@web.org, \\[@web\\].",
            "Of (W3C 2023), ask @bob, a@web.org, [W3C (2023)].",
        ),
    ] {
        assert_eq!(said(body), expected, "{body}");
    }
}

#[test]
fn a_range_in_a_citation_has_the_dash_of_the_list() {
    for (front, body, expected) in [
        ("lang: en", "[@plass, pp. 33-35].", "(Knuth and Plass 1981, pp. 33–35)."),
        ("lang: de", "[@sexe:1, S. 340-342].", "(Beauvoir 1949, S. 340–342)."),
        ("lang: en", "@web [40-2; § 3-a].", "W3C (2023, 40–2; § 3-a)."),
        ("lang: en", "[@web, 3\\-5].", "(W3C 2023, 3-5)."),
        ("lang: en\ncitation-style: numeric", "[@web, p. 175-178].", "[1, p. 175–178]."),
    ] {
        let text = text(front, body);
        assert!(text.starts_with(expected), "{text}");
    }
    let source = source("lang: en", "[@web, p. 3-5] and [@web, 3\\-5].");
    let first = written(&source, &[("works.bib", WORKS)], &Markdown::default());
    let plain = first.replace('\u{a0}', " ");
    assert!(plain.contains("[@web, p. 3–5] and [@web, 3\\-5]."), "{first}");
    assert_eq!(written(&first, &[("works.bib", WORKS)], &Markdown::default()), first);
}

#[test]
fn a_semicolon_between_works_has_the_blank_of_its_language() {
    for (body, expected) in [
        ("[@hugo-b; @web].", "(Hugo 1866 ; W3C 2023)."),
        ("[@hugo-b, p. 3 ; @web].", "(Hugo 1866, p. 3 ; W3C 2023)."),
    ] {
        assert!(text("lang: fr", body).starts_with(expected), "{}", text("lang: fr", body));
    }
    let source = source("lang: fr", "[@hugo-b, p. 3; @web].");
    let first = written(&source, &[("works.bib", WORKS)], &Markdown::default());
    assert!(first.replace('\u{a0}', " ").contains("[@hugo-b, p. 3; @web]."), "{first}");
}

#[test]
fn quotes_typed_in_a_title_between_quotes_are_the_inner_ones() {
    let works = "@article{a, author={A, B}, title={The “Cid” of Corneille}, date={2001}}\n\
                 @article{b, author={B, B}, title={Le « Cid » ; “ici”}, date={2002}}\n\
                 @article{c, author={C, B}, title={A 12” gun}, date={2003}}\n\
                 @book{d, author={D, B}, title={The “Cid”}, date={2004}}";
    for (language, expected) in [
        (
            "en",
            [
                "A, B. 2001. “The ‘Cid’ of Corneille.”",
                "B, B. 2002. “Le « Cid » ; ‘ici.’”",
                "C, B. 2003. “A 12” gun.”",
                "D, B. 2004. The “Cid”.",
            ],
        ),
        (
            "fr",
            [
                "A, B. 2001. « The “Cid” of Corneille ».",
                "B, B. 2002. « Le “Cid” ; “ici” ».",
                "C, B. 2003. « A 12” gun ».",
                "D, B. 2004. The “Cid”.",
            ],
        ),
    ] {
        let source = source(&format!("lang: {language}"), "[@a; @b; @c; @d]");
        let text = written(&source, &[("works.bib", works)], &Text::default());
        let text = text.replace(['\u{a0}', '\u{202f}'], " ");
        for work in expected {
            assert!(text.contains(work), "{work}: {text}");
        }
    }
}

#[test]
fn the_list_describes_works_as_its_language_does() {
    assert_eq!(
        list("lang: fr", ALL),
        [
            "Beauvoir, Simone de. 1949. Le Deuxième Sexe. 2e éd. Paris : Gallimard.",
            "Bee, A. 2001. « Is it so ? » Dans All of É, édité par D. Cee et G. Eff, 3–9. \
             Berlin, Paris : House.",
            "Cee, D. et G. Eff, éds. 2001. All of É. Berlin, Paris : House.",
            "Hugo, Victor. 1866a. La Mer.",
            "Hugo, Victor. 1866b. Les Travailleurs.",
            "Knuth, Donald E. et Michael F. Plass. 1981. « Breaking Paragraphs into \
             “Lines” ». Software : Practice and Experience 11 (11) : 1119–1184. \
             https://doi.org/10.1002/spe.4380111102",
            "Müller, Jörg et al. s. d. On H₂O. Thèse de doctorat, ETH.",
            "W3C. 2023. « EPUB 3.3 ». https://www.w3.org/TR/epub-33/ (consulté le 25 mai \
             2023).",
        ]
    );
    let english = list("lang: en", "[@plass; @whole; @thesis; @web; @chapter]");
    assert_eq!(
        english,
        [
            "Bee, A. 2001. “Is it so?” In All of É, edited by D. Cee and G. Eff, 3–9. \
             Berlin, Paris: House.",
            "Cee, D., and G. Eff, eds. 2001. All of É. Berlin, Paris: House.",
            "Knuth, Donald E., and Michael F. Plass. 1981. “Breaking Paragraphs into \
             ‘Lines.’” Software: Practice and Experience 11 (11): 1119–1184. \
             https://doi.org/10.1002/spe.4380111102",
            "Müller, Jörg, et al. n.d. On H₂O. PhD thesis, ETH.",
            "W3C. 2023. “EPUB 3.3.” https://www.w3.org/TR/epub-33/ (accessed May 25, 2023).",
        ]
    );
    for (lang, expected) in [
        ("de", "Cee, D. und G. Eff, Hrsg. 2001. All of É. Berlin, Paris: House."),
        ("es", "Cee, D. y G. Eff, eds. 2001. All of É. Berlin, Paris: House."),
        ("it", "Cee, D. e G. Eff, a cura di. 2001. All of É. Berlin, Paris: House."),
        ("pt", "Cee, D. e G. Eff, eds. 2001. All of É. Berlin, Paris: House."),
        ("nl", "Cee, D. en G. Eff, red. 2001. All of É. Berlin, Paris: House."),
    ] {
        assert_eq!(list(&format!("lang: {lang}"), "[@whole]"), [expected], "{lang}");
    }
}

#[test]
fn what_an_entry_says_of_volumes_reports_and_translators_is_told() {
    let works = r#"
@book{count, author = {A. Bee}, title = {Whole}, volumes = 4, year = 2001}
@book{one, author = {A. Bee}, title = {Part}, volumes = 4, volume = 2, year = 2002}
@book{words, author = {A. Bee}, title = {Words}, volumes = {several volumes}, year = 2003}
@report{report, author = {A. Bee}, title = {On it}, type = {Report}, number = {17-3}, year = 2004}
@techreport{bare, author = {A. Bee}, title = {Of it}, type = {techreport}, number = 5, year = 2005}
@incollection{in, author = {A. Bee}, title = {It}, booktitle = {All}, editor = {D. Cee},
  translator = {E. Dee}, edition = 2, pages = {3-5}, year = 2006}
@thesis{thesis, author = {A. Bee}, title = {At it}, type = {mathesis}, year = 2007}
"#;
    let listed = |front: &str| {
        let all = source(&format!("{front}\nnocite: '@*'"), "Words.");
        let text = written(&all, &[("works.bib", works)], &Text::default());
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        words.replace(['\u{a0}', '\u{202f}'], " ")
    };
    let english = listed("lang: en");
    for expected in [
        "2001. Whole. 4 vols. ",
        "2002. Part. Vol. 2. ",
        "2003. Words. Several volumes. ",
        "2004. On it. Report 17-3. ",
        "2005. Of it. No. 5. ",
        "2006. “It.” In All, edited by D. Cee, translated by E. Dee, 2nd ed., 3–5. ",
        "2007. At it. Master’s thesis. ",
    ] {
        assert!(format!("{english} ").contains(expected), "{expected}: {english}");
    }
    for (lang, expected) in [
        ("fr", "4 vol."),
        ("de", "4 Bde."),
        ("es", "4 vols."),
        ("it", "4 voll."),
        ("pt", "4 vols."),
        ("nl", "4 dln."),
    ] {
        let list = listed(&format!("lang: {lang}"));
        assert!(list.contains(&format!("Whole. {expected} ")), "{lang}: {list}");
    }
    let cited = source("lang: en\ncitation-style: notes", "A [@count]. B [@in].");
    let notes = written(&cited, &[("works.bib", works)], &Text::default());
    let notes =
        notes.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{a0}', " ");
    for expected in
        ["Whole, 4 vols. (2001)", "All, ed. D. Cee, trans. E. Dee, 2nd ed. (2006)"]
    {
        assert!(notes.contains(expected), "{expected}: {notes}");
    }
}

#[test]
fn works_are_numbered_as_they_are_met_where_that_is_wanted() {
    let front = "lang: en\ncitation-style: numeric\nnocite: '@plass'";
    let body = "As @web says.[^1] [see @sexe:1, p. 3; @web]\n\n[^1]: Or [@thesis].";
    let all = text(front, body);
    assert!(all.starts_with("As W3C [1] says.[a] [see 3, p. 3, 1]"), "{all}");
    assert!(all.ends_with("[a] Or [2]."), "{all}");
    let list = list(front, body);
    assert!(list[0].starts_with("[1] W3C. “EPUB 3.3.” 2023. https://"), "{list:?}");
    assert_eq!(list[1], "[2] Müller, Jörg, et al. On H₂O. PhD thesis, ETH, n.d.");
    assert_eq!(
        list[3],
        "[4] Knuth, Donald E., and Michael F. Plass. “Breaking Paragraphs into ‘Lines.’” \
         Software: Practice and Experience 11, no. 11 (1981): 1119– 1184. \
         https://doi.org/10.1002/spe.4380111102"
    );
}

#[test]
fn a_division_named_refs_holds_the_list_and_nocite_adds_to_it() {
    let body = "# Sources\n\n::: {#refs}\n:::\n\n# End\n\nSee [@web].";
    let text = text("lang: en\nnocite: '@*'", body);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    assert!(at("Sources") < at("Hugo, Victor. 1866a.") && at("Gallimard.") < at("End"));
    assert!(!text.contains("Bibliography"), "{text}");
}

#[test]
fn citations_lead_to_the_list_and_say_what_they_are() {
    let source = source("lang: en", "See [@sexe:1, p. 3].");
    let named = [("works.bib", WORKS)];
    let page = written(&source, &named, &Html::default());
    let call = "<a href=\"#ref-sexe1\" role=\"doc-biblioref\" data-cites=\"sexe:1\">";
    assert!(page.contains(call), "{page}");
    // The heading that is made says what its section is; the list in it need not.
    let section = "<section role=\"doc-bibliography\" aria-labelledby=\"";
    assert!(page.contains(section) && page.contains("<div id=\"refs\""), "{page}");
    assert!(page.contains("<p id=\"ref-sexe1\" class=\"csl-entry\">"), "{page}");
    assert!(
        page.contains("<em><span lang=\"fr\" xml:lang=\"fr\">Le Deux"),
        "the title's language"
    );
    let book = files(&edition(&source, &named, &Epub::default()));
    let text = file(&book, "OEBPS/text.xhtml");
    assert!(text.contains("epub:type=\"biblioref\" role=\"doc-biblioref\""), "{text}");
    assert!(
        text.contains("epub:type=\"bibliography\" role=\"doc-bibliography\""),
        "{text}"
    );
}

#[test]
fn the_markdown_edition_keeps_citations_as_they_are_written() {
    let body = "See [see @plass, p. 3; -@sexe:1], @web [p. 4] and @{web}s, *@whole*.\n\n\
                # Sources\n\n::: {#refs}\n:::";
    let named = [("works.bib", WORKS)];
    for style in ["", "citation-style: numeric\nnocite: '@*'"] {
        let source = source(&format!("lang: en\n{style}"), body);
        let first = written(&source, &named, &Markdown::default());
        let plain = first.replace('\u{a0}', " ");
        assert!(
            plain.contains(
                "See [see @plass, p. 3; -@sexe:1], @web [p. 4] and @{web}s, *@whole*."
            ),
            "{first}"
        );
        assert!(
            first.contains("::: {#refs}\n:::") && !first.contains("Gallimard"),
            "{first}"
        );
        assert_eq!(written(&first, &named, &Markdown::default()), first);
    }
    let made = written(&source("lang: en", "[@web]"), &named, &Markdown::default());
    assert!(made.ends_with("---\n\n[@web]\n"), "{made}");
}

#[test]
fn what_is_wrong_with_works_is_told_where_it_stands() {
    let workshop = Workshop::new();
    let cases = [
        (
            "[@webb]",
            WORKS,
            "a.md:8:2: error[citation/unknown]: the bibliography has no work `webb`",
        ),
        (
            "x",
            "@book{a, title = {x}\n",
            "works.bib:2:1: error[citation/syntax]: the last entry",
        ),
        (
            "x",
            "@book{a,}\n@book{a,}",
            "works.bib:2:1: error[citation/syntax]: the key `a` is given a second time",
        ),
        (
            "x",
            "@book{a, title = xyz}",
            "works.bib:1:18: error[citation/syntax]: nothing says what `xyz`",
        ),
    ];
    for (body, works, expected) in cases {
        workshop.write("works.bib", works);
        workshop.write("a.md", source("lang: en", body));
        let (place, message) = expected.split_once(": ").unwrap();
        workshop.run(&["a.md", "--to", "txt", "-o", "-"]).fails(1, &[place, message]);
    }
    workshop.write("a.md", source("lang: en", "x").replace("works.bib", "gone.bib"));
    workshop
        .run(&["a.md", "--to", "txt", "-o", "-"])
        .fails(1, &["a.md:4:15", "error[include/missing]: there is no file `gone.bib`"]);
}

#[test]
fn the_works_travel_inside_a_pdf_with_the_source() {
    let workshop = Workshop::new();
    workshop.write("works.bib", WORKS);
    workshop.write("a.md", source("lang: en", "[@web]"));
    workshop.run(&["a.md", "--embed-source", "-o", "a.pdf"]).succeeds();
    workshop.run(&["a.pdf", "-o", "again/"]).succeeds();
    assert_eq!(workshop.read("again/works.bib"), WORKS.as_bytes());
}

#[test]
fn brackets_with_a_mark_are_words_where_no_file_of_works_is_named() {
    let source = "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\nSee [@web, p. 3].\n";
    converted(source, &[], |_, diagnostics| {
        let told: Vec<_> = diagnostics.list().iter().map(|one| one.code.id).collect();
        assert_eq!(told, ["markdown/foreign"]);
    });
}

#[test]
fn a_key_that_is_no_citation_comes_back_as_words() {
    let named = [("works.bib", WORKS)];
    for body in ["\\@web and @web_.", "[@web](gone.md)", "a\\@web, me@web.org"] {
        let first = written(&source("lang: en", body), &named, &Markdown::default());
        assert!(!text("lang: en", body).contains("W3C"), "{body}");
        assert_eq!(written(&first, &named, &Markdown::default()), first, "{body}");
    }
}

#[test]
fn every_edition_lists_the_same_works_in_the_same_words() {
    let named = [("works.bib", WORKS)];
    for style in ["author-date", "numeric"] {
        let body = format!("As @web says.[^1] {ALL}\n\n[^1]: Or [@thesis, p. 3].");
        let source = source(&format!("lang: en\ncitation-style: {style}"), &body);
        let words = converted(&source, &named, |conversion, _| {
            document_words(conversion.document())
        });
        let page = written(&source, &named, &Html::default());
        assert_eq!(split(&source_text(&page)), words, "HTML, {style}");
        let book = files(&edition(&source, &named, &Epub::default()));
        assert_eq!(split(&source_text(file(&book, "OEBPS/text.xhtml"))), words, "EPUB");
        // What the converter puts between the words is the same in the others too.
        let pdf = PdfText::read(&edition(&source, &named, &Pdf::default())).text(|_| true);
        let solid =
            |text: &str| text.split_whitespace().collect::<String>().replace('\u{ad}', "");
        let pdf = solid(&pdf);
        let entries = list(&format!("lang: en\ncitation-style: {style}"), ALL);
        assert_eq!(entries.len(), 8);
        for entry in entries {
            let words = entry.split_once(']').map_or(entry.as_str(), |(_, words)| words);
            // The text edition has a character for what is lowered.
            let words = solid(words).replace("H₂O", "H2O");
            assert!(pdf.contains(&words), "{entry} in {pdf}");
        }
    }
}

#[test]
fn a_list_with_addresses_has_no_wide_spaces() {
    let works = "@online{a, author = {Ministère de la Culture}, title = {Rapport sur \
                 l'accessibilité des livres numériques}, url = {https://www.culture.gouv.fr/\
                 Thematiques/Livre-et-lecture/Documentation/Publications/Rapport-\
                 accessibilite-livre-numerique-2021}, urldate = {2023-05-25}, year = 2021}";
    let set = laid_out(&source("lang: fr", "[@a]"), &[("works.bib", works)]);
    let told: Vec<_> = set.diagnostics.list().iter().map(|one| one.code.id).collect();
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn entries_that_the_source_writes_itself_come_back() {
    let own = "::: {#refs .references .hanging-indent}\n::: {#ref-doe .csl-entry}\n\
               Doe, J. 1999. *A title*.\n:::\n:::";
    for front in ["", "bibliography: works.bib\n"] {
        let source =
            format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n{front}---\n\n{own}\n");
        let named = [("works.bib", WORKS)];
        let first = written(&source, &named, &Markdown::default());
        assert!(first.contains("Doe, J. 1999."), "{first}");
        assert_eq!(written(&first, &named, &Markdown::default()), first);
    }
    let body = "[@web]\n\n::: {#refs lang=fr .quiet}\nWords.\n:::";
    let first =
        written(&source("lang: en", body), &[("works.bib", WORKS)], &Markdown::default());
    assert!(first.contains("{#refs .quiet lang=fr}\nWords.\n:::"), "{first}");
}

#[test]
fn a_work_of_which_nothing_is_known_is_cited_by_its_key() {
    let works = "@misc{bare, year = 1990}\n@xdata{x, publisher = {House}}";
    let source = source("lang: en\nnocite: '@*'", "[@bare]");
    let text = written(&source, &[("works.bib", works)], &Text::default());
    assert!(text.contains("(bare\u{a0}1990)") && !text.contains("House"), "{text}");
}

#[test]
fn the_call_of_a_note_is_no_number_of_a_work_in_the_text_edition() {
    let body =
        "Said [@plass] so[^n], [there](https://a.example), [@sexe:1].\n\n[^n]: A note.";
    let text = text("lang: en\ncitation-style: numeric", body);
    assert!(text.starts_with("Said [1] so[a], there [3], [2]."), "{text}");
    assert!(text.contains("\n[a] A note.\n"), "{text}");
    assert!(text.contains("\n[3] https://a.example"), "{text}");
    assert!(text.contains("\n[1] D. E. Knuth") || text.contains("\n[1] Knuth"), "{text}");
    // By author and year nothing else is numbered.
    let text = self::text("lang: en", body);
    assert!(text.contains("so[1], there [2]"), "{text}");
}
