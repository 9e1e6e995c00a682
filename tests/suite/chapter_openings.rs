//! Where chapters begin on pages: `output.pdf.chapters`.

use crate::converted::converted;
use crate::epub::page_starts;
use crate::epub_words::files;
use crate::pdf_text::PdfText;
use sevigne::Registry;
use sevigne::backend::epub::Epub;
use sevigne::geometry::Length;
use sevigne::typeset::{Artifact, Item, Mark, Page, Paged};

/// The pages of a document.
fn pages(source: &str, named: &[(&str, &str)]) -> Vec<Page> {
    converted(source, named, |conversion, diagnostics| {
        let layout = conversion.pages(diagnostics).expect("set");
        (0..layout.page_count()).map(|index| layout.page(index)).collect()
    })
}

/// The words of a page that are no artifacts, line by line.
fn words(page: &Page) -> Vec<String> {
    let mut lines: Vec<(Length, String)> = Vec::new();
    for item in &page.items {
        let Item::Text(run) = item else { continue };
        if matches!(run.mark, Mark::Artifact(_)) {
            continue;
        }
        match lines.last_mut() {
            Some((y, line)) if *y == run.origin.y => line.push_str(&run.text),
            _ => lines.push((run.origin.y, run.text.clone())),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The line that each page begins with; nothing for a blank page.
fn first_lines(pages: &[Page]) -> Vec<String> {
    let first = |page| words(page).into_iter().next().unwrap_or_default();
    pages.iter().map(first).collect()
}

/// The running head or the folio of a page.
fn furniture(page: &Page, artifact: Artifact) -> Option<String> {
    let text = page.items.iter().filter_map(|item| match item {
        Item::Text(run) if run.mark == Mark::Artifact(artifact) => Some(run.text.as_str()),
        _ => None,
    });
    let text: String = text.collect();
    (!text.is_empty()).then_some(text)
}

fn head(output: &str) -> String {
    format!(
        "---\ntitle: The Tide\nauthor: Ann Lee\nlang: en\ndate: 2020-04-01\n\
         output: {{pdf: {{paper: a5{output}}}}}\n"
    )
}

/// Three chapters named as files, with options of the PDF.
fn book(output: &str) -> (String, Vec<(&'static str, &'static str)>) {
    let source = format!("{}chapters: [one.md, two.md, three.md]\n---\n", head(output));
    let named = vec![
        ("one.md", "# Ebb\n\nIn the morning.\n\n## Below\n\nMore.\n"),
        ("two.md", "# Slack\n\nAt noon.\n"),
        ("three.md", "# Flood\n\nIn the evening.\n"),
    ];
    (source, named)
}

/// A text of three sections in one file.
fn sections(front: &str) -> String {
    format!(
        "{front}---\n\n# Ebb\n\nIn the morning.\n\n# Slack\n\nAt noon.\n\n# Flood\n\n\
         In the evening.\n"
    )
}

/// A paragraph of about `lines` lines on A5.
fn paragraph(lines: usize) -> String {
    "The water went out and left the boats in the mud of the harbour once more. "
        .repeat(lines)
}

#[test]
fn chapters_of_a_book_open_on_new_pages() {
    let (source, named) = book("");
    let pages = pages(&source, &named);
    assert_eq!(first_lines(&pages), ["The Tide", "Ebb", "Slack", "Flood"]);
}

#[test]
fn sections_of_letters_and_articles_run_on() {
    let letter = format!("{}letter: {{closing: Yours, signature: Ann}}\n", head(""));
    for source in [sections(&head("")), sections(&letter)] {
        let pages = pages(&source, &[]);
        assert_eq!(pages.len(), 1, "{source}");
        assert_eq!(furniture(&pages[0], Artifact::Header), None);
    }
}

#[test]
fn a_document_of_the_class_of_a_book_is_one_in_its_markdown_too() {
    let book = sections(&format!("{}documentclass: scrbook\n", head("")));
    assert_eq!(first_lines(&pages(&book, &[])), ["The Tide", "Ebb", "Slack", "Flood"]);
    let article = sections(&format!("{}documentclass: article\n", head("")));
    assert_eq!(pages(&article, &[]).len(), 1);

    let (source, named) = self::book("");
    let written = converted(&source, &named, |conversion, diagnostics| {
        let written = conversion
            .write(&sevigne::backend::markdown::Markdown::default(), diagnostics)
            .expect("written");
        assert_eq!(diagnostics.list(), []);
        let bytes = written.into_iter().next().expect("an edition").bytes;
        String::from_utf8(bytes).expect("text")
    });
    assert!(written.contains("\ndocumentclass: book\n"), "{written}");
    assert_eq!(first_lines(&pages(&written, &[])), ["The Tide", "Ebb", "Slack", "Flood"]);
}

/// The baseline of a page's first line that is neither running head nor folio.
fn top(page: &Page) -> Length {
    let lines = page.items.iter().filter_map(|item| match item {
        Item::Text(run) if !matches!(run.mark, Mark::Artifact(_)) => Some(run.origin.y),
        _ => None,
    });
    lines.min().expect("a line")
}

#[test]
fn a_title_page_stands_by_itself_and_lower_than_a_text() {
    let (source, named) = book("");
    let pages = pages(&source, &named);
    assert!(top(&pages[0]) > top(&pages[1]) + Length::from_points(40.0));
    // Where words stand between the title and the first chapter there is no title page.
    let foreword =
        sections(&head(", chapters: page")).replace("---\n\n#", "---\n\nOn tides.\n\n#");
    let pages = self::pages(&foreword, &[]);
    assert_eq!(words(&pages[0]).last().map(String::as_str), Some("On tides."));
    assert!(top(&pages[0]) < top(&pages[1]), "at the head, where no chapter begins");
    assert_eq!(furniture(&pages[0], Artifact::Footer).as_deref(), Some("1"));
}

#[test]
fn titles_that_take_two_small_sheets_have_neither_heads_nor_folios() {
    let title = "A title of many words ".repeat(8);
    let front = head("").replace("paper: a5", "paper: 60mm x 80mm");
    let source = format!(
        "{}documentclass: book\n---\n\n# {title} {{.part}}\n\n## Ebb\n\nAt noon.\n",
        front.replace("title: The Tide", &format!("title: {title}"))
    );
    let pages = pages(&source, &[]);
    let is_title = |page: &&Page| !words(page).iter().any(|line| line.contains("noon"));
    let titles: Vec<&Page> = pages.iter().take_while(is_title).collect();
    assert!(titles.len() > 3, "{}", titles.len());
    for page in titles {
        assert_eq!(furniture(page, Artifact::Header), None, "{:?}", words(page));
        assert_eq!(furniture(page, Artifact::Footer), None, "{:?}", words(page));
    }
}

#[test]
fn the_option_goes_before_what_the_document_is() {
    let (source, named) = book(", chapters: run-on");
    assert_eq!(pages(&source, &named).len(), 1);
    let article = sections(&head(", chapters: page"));
    assert_eq!(first_lines(&pages(&article, &[])), ["The Tide", "Ebb", "Slack", "Flood"]);
}

#[test]
fn no_page_is_empty_before_the_first_chapter() {
    for option in ["chapters: page", "chapters: recto"] {
        let option = format!(", {option}");
        let untitled = format!("{}---\n\n# Ebb\n\nIn the morning.\n", head(&option))
            .replace(
                "title: The Tide\nauthor: Ann Lee\nlang: en\ndate: 2020-04-01\n",
                "lang: en\n",
            );
        assert_eq!(pages(&untitled, &[]).len(), 1, "the heading is the title");
    }
    // A page that the source ends itself is not ended twice.
    let article = sections(&head(", chapters: page, contents: true"));
    let broken = article.replace("# ", "::: {.page-break}\n:::\n\n# ");
    for source in [article, broken] {
        let pages = pages(&source, &[]);
        assert_eq!(first_lines(&pages), ["The Tide", "Contents", "Ebb", "Slack", "Flood"]);
    }
    // Where nothing stands before the first chapter.
    let bare = "---\nlang: en\noutput: {pdf: {chapters: recto}}\nchapters: [a.md, b.md]\n\
                ---\n";
    let named = [("a.md", "# A\n\nText.\n\n## S\n\nText.\n"), ("b.md", "# B\n\nText.\n")];
    assert_eq!(first_lines(&pages(bare, &named)), ["A", "", "B"]);
}

#[test]
fn in_two_sided_books_rectos_carry_the_chapter_and_versos_the_title() {
    let heads = |output: &str| -> Vec<Option<String>> {
        let long = paragraph(120);
        let source = format!("{}chapters: [one.md, two.md]\n---\n", head(output));
        let one = format!("# Ebb\n\n{long}\n\n## Below\n\n{long}\n");
        let two = format!("# Slack\n\n{long}\n");
        let named = [("one.md", one.as_str()), ("two.md", two.as_str())];
        let pages = pages(&source, &named);
        pages.iter().map(|page| furniture(page, Artifact::Header)).collect()
    };
    let two_sided = heads(", chapters: recto, two-sided: true");
    let (versos, rectos): (Vec<_>, Vec<_>) =
        two_sided.iter().enumerate().partition(|(at, _)| at % 2 == 1);
    let versos: Vec<_> = versos.into_iter().filter_map(|(_, head)| head.clone()).collect();
    let rectos: Vec<_> = rectos.into_iter().filter_map(|(_, head)| head.clone()).collect();
    assert!(versos.len() > 3 && versos.iter().all(|head| head == "The Tide"), "{versos:?}");
    assert_eq!(rectos.first().map(String::as_str), Some("Ebb"), "{two_sided:?}");
    assert_eq!(rectos.last().map(String::as_str), Some("Slack"), "{two_sided:?}");
    assert!(rectos.iter().all(|head| head == "Ebb" || head == "Slack"), "{rectos:?}");
    // On pages of one side it is the chapter, and where chapters run on the title.
    let one_sided: Vec<String> = heads("").into_iter().flatten().collect();
    assert!(one_sided.len() > 5);
    assert!(one_sided.iter().all(|head| head == "Ebb" || head == "Slack"), "{one_sided:?}");
    let run_on: Vec<String> = heads(", chapters: run-on").into_iter().flatten().collect();
    assert!(run_on.len() > 5);
    assert!(run_on.iter().all(|head| head == "The Tide"), "{run_on:?}");
}

#[test]
fn the_first_page_of_a_chapter_has_a_folio_and_no_running_head() {
    let body = format!("# Ebb\n\n{}\n\n# Flood\n\nText.\n", paragraph(50));
    let source = format!("{}---\n\n{body}", head(", chapters: page"));
    let pages = pages(&source, &[]);
    assert_eq!(pages.len(), 4, "title, a chapter of two pages, one of one");
    let heads: Vec<bool> =
        pages.iter().map(|page| furniture(page, Artifact::Header).is_some()).collect();
    assert_eq!(heads, [false, false, true, false]);
    let folios: Vec<_> =
        pages.iter().map(|page| furniture(page, Artifact::Footer)).collect();
    let folios: Vec<_> = folios.iter().map(Option::as_deref).collect();
    assert_eq!(folios, [None, Some("2"), Some("3"), Some("4")], "none below the title");
    // Where chapters run on every page but the first has its head.
    let run_on = source.replace("chapters: page", "chapters: run-on");
    let pages = self::pages(&run_on, &[]);
    assert!(pages[1..].iter().all(|page| furniture(page, Artifact::Header).is_some()));
}

/// Where the title of a part stands and how large it is.
fn title_of(page: &Page) -> (sevigne::geometry::Point, Length) {
    let title = page.items.iter().find_map(|item| match item {
        Item::Text(run) if run.text.contains("Harbour") => Some((run.origin, run.size)),
        _ => None,
    });
    title.expect("a title")
}

#[test]
fn a_part_stands_on_a_page_of_its_own() {
    let source = format!(
        "{}chapters:\n- title: The Harbour\n  chapters: [one.md, two.md]\n- three.md\n---\n",
        head("")
    );
    let (_, named) = book("");
    let pages = pages(&source, &named);
    assert_eq!(first_lines(&pages), ["The Tide", "The Harbour", "Ebb", "Slack", "Flood"]);
    assert_eq!(words(&pages[1]), ["The Harbour"]);
    // As low as a title page, with nothing else on it; a chapter begins between it and a text.
    assert!(top(&pages[1]) > top(&pages[2]));
    assert_eq!(furniture(&pages[1], Artifact::Footer), None);
    assert_eq!(furniture(&pages[2], Artifact::Footer).as_deref(), Some("3"));
    let alone = title_of(&pages[1]);
    // A part with words of its own has the same title, and them below it.
    let named = [("one.md", "# Ebb\n\nText.\n")];
    let source = format!(
        "{}chapters: [one.md]\n---\n\n# The Harbour {{.part}}\n\nOf boats.\n",
        head("")
    );
    let pages = self::pages(&source, &named);
    assert_eq!(words(&pages[1]), ["The Harbour", "Of boats."]);
    assert_eq!(title_of(&pages[1]), alone);
    assert_eq!(furniture(&pages[1], Artifact::Footer).as_deref(), Some("2"));
}

#[test]
fn a_chapter_sinks_by_whole_lines_and_its_text_stays_on_the_grid() {
    let leading = Length::from_points(14.0);
    for title in
        ["Ebb", "Of the Ebb and of All That It Leaves Behind in the Harbor Each Day"]
    {
        let text = paragraph(60);
        let body = format!("# {title}\n\n{text}\n\n# Flood\n\n{text}\n");
        let option = ", chapters: page, leading: 14pt, size: 11pt";
        let pages = pages(&format!("{}---\n\n{body}", head(option)), &[]);
        let lines = |page: &Page| -> Vec<Length> {
            let runs = page.items.iter().filter_map(|item| match item {
                Item::Text(run) if !matches!(run.mark, Mark::Artifact(_)) => {
                    Some(run.origin.y)
                }
                _ => None,
            });
            let mut lines: Vec<Length> = runs.collect();
            lines.dedup();
            lines
        };
        let (opening, following) = (lines(&pages[1]), lines(&pages[2]));
        let off = opening.iter().rev().take(20).map(|y| (*y - following[0]).raw());
        let off: Vec<i64> = off.map(|off| off % leading.raw()).collect();
        assert_eq!(off, [0; 20], "{title}");
        let sink = opening[0] - following[0];
        assert!(sink > leading * 4 && sink < leading * 8, "{sink} for {title}");
        // Nothing is lost at the foot.
        assert_eq!(opening.last(), following.last(), "{title}");
    }
}

#[test]
fn a_chapter_on_a_recto_has_a_blank_verso_before_it_that_counts() {
    let (source, named) = book(", chapters: recto, contents: true");
    let pages = pages(&source, &named);
    let first = ["The Tide", "", "Contents", "", "Ebb", "", "Slack", "", "Flood"];
    assert_eq!(first_lines(&pages), first);
    for (index, page) in pages.iter().enumerate() {
        assert_eq!(page.label, (index + 1).to_string());
        assert_eq!(page.items.is_empty(), first[index].is_empty(), "page {}", page.label);
    }
    assert_eq!(furniture(&pages[8], Artifact::Footer).as_deref(), Some("9"));
}

#[test]
fn contents_outline_and_page_list_lead_to_the_pages_that_chapters_open() {
    for (option, own, [ebb, below, slack, flood]) in
        [("page", 1, [2, 2, 3, 4]), ("recto", 2, [4, 4, 6, 8])]
    {
        let (source, named) = book(&format!(", chapters: {option}, contents: true"));
        converted(&source, &named, |conversion, diagnostics| {
            let layout = conversion.pages(diagnostics).expect("set");
            let outline: Vec<_> = layout
                .outline()
                .iter()
                .map(|entry| (entry.title.as_str(), entry.page))
                .collect();
            let expected = [
                ("The Tide", 0),
                ("Ebb", ebb),
                ("Below", below),
                ("Slack", slack),
                ("Flood", flood),
            ];
            assert_eq!(outline, expected);
            let contents: Vec<String> = layout
                .page(own)
                .items
                .into_iter()
                .filter_map(|item| match item {
                    Item::Text(run) => Some(run.text),
                    _ => None,
                })
                .filter(|text| text.parse::<usize>().is_ok())
                .collect();
            let numbers =
                [ebb, below, slack, flood, own].map(|page| (page + 1).to_string());
            assert_eq!(contents, numbers, "and the folio of the page itself");
            let epub = conversion.write(&Epub::default(), diagnostics).expect("an EPUB");
            let starts = page_starts(&files(&epub[0].bytes));
            assert_eq!(starts.len(), layout.page_count());
            for (page, word) in [(ebb, "Ebb"), (slack, "Slack"), (flood, "Flood")] {
                assert_eq!(starts[page], ((page + 1).to_string(), word.to_owned()));
            }
            // A blank page leads where the next one does.
            if option == "recto" {
                assert_eq!(starts[ebb - 1], (ebb.to_string(), "Ebb".to_owned()));
            }
        });
    }
}

#[test]
fn a_pdf_with_blank_pages_has_all_its_words_and_labels() {
    let (source, named) = book(", chapters: recto");
    let bytes = converted(&source, &named, |conversion, diagnostics| {
        let stated = Registry::built_in()
            .backend("pdf", conversion.document(), diagnostics)
            .expect("the options");
        let pdf = conversion.write(stated.as_ref(), diagnostics).expect("a PDF");
        pdf[0].bytes.clone()
    });
    let text = PdfText::read(&bytes);
    assert_eq!(text.document.page_iter().count(), 7);
    let words = text.text(|_| true);
    for word in ["Ebb", "Slack", "Flood", "evening"] {
        assert!(words.contains(word), "{word}: {words}");
    }
}

#[test]
fn a_book_of_very_short_chapters_has_a_page_for_each() {
    let names: Vec<String> = (0..30).map(|number| format!("{number}.md")).collect();
    let texts: Vec<String> =
        (0..30).map(|number| format!("# N{number}\n\nOne.\n")).collect();
    let source = format!("{}chapters: [{}]\n---\n", head(""), names.join(", "));
    let named: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    assert_eq!(pages(&source, &named).len(), 31);
}

#[test]
fn parts_stand_out_in_the_contents() {
    let source = format!(
        "{}---\n\n# The Harbor {{.part}}\n\n## Ebb\n\nText.\n\n# The Sea {{.part}}\n\n\
         ## Flood\n\nText.\n\n## Slack\n\nText.\n",
        head(", contents: true, leading: 14pt, size: 11pt")
    );
    let pages = pages(&source, &[]);
    let line = |words: &str| {
        let found = pages[1].items.iter().find_map(|item| match item {
            Item::Text(run) if run.text == words => Some((run.origin.y, run.face)),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("{words}"))
    };
    let [harbor, ebb, sea, flood, slack] =
        ["The Harbor", "Ebb", "The Sea", "Flood", "Slack"].map(line);
    let leading = Length::from_points(14.0);
    let gaps = [ebb.0 - harbor.0, sea.0 - ebb.0, flood.0 - sea.0, slack.0 - flood.0];
    assert_eq!(gaps, [leading, leading * 2, leading, leading]);
    assert!(harbor.1 == sea.1 && harbor.1 != ebb.1, "a face of their own");
}

#[test]
fn a_section_right_below_the_title_of_a_chapter_stands_a_line_below_it() {
    use crate::converted::laid_out;
    use sevigne::typeset::Item;
    let gap = |title: &str| {
        let source = format!(
            "---\ntitle: T\nlang: en\ndate: 2020\ndocumentclass: book\n---\n\n# {title}\n\n\
             ## Section\n\nWords.\n"
        );
        let laid_out = laid_out(&source, &[]);
        let page = laid_out.pages.last().expect("a page");
        let runs: Vec<_> = page
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Text(run) => Some(run),
                _ => None,
            })
            .collect();
        let at = runs.iter().position(|run| run.text.contains("Section")).expect("Section");
        (runs[at].origin.y - runs[at - 1].origin.y, laid_out.style.leading)
    };
    for title in
        ["Soups", "Soups of all the seasons that there are in the year and more of them"]
    {
        let (gap, leading) = gap(title);
        assert!(gap > leading * 2, "{title}: {gap} of {leading}");
    }
}
