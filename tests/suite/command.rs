//! The command line: what is read, what is written where, and what is refused.

use crate::workshop::{LETTER, Workshop};
use std::process::Stdio;

#[test]
fn without_input_every_markdown_file_in_source_goes_to_output() {
    let workshop = Workshop::new();
    workshop.write("source/letter.md", LETTER);
    workshop.write("source/answer.md", LETTER);
    workshop.write("source/notes.txt", "not a document");
    workshop.write("source/.hidden.md", LETTER);
    let outcome = workshop.run(&["--to", "txt"]);
    outcome.succeeds();
    let made = ["output/answer.txt", "output/letter.txt"];
    let files = workshop.files();
    let written: Vec<_> = files.iter().filter(|path| path.starts_with("output/")).collect();
    assert_eq!(written, made);
    let told: Vec<_> =
        outcome.stdout().lines().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(told, made);
}

#[test]
fn a_file_in_source_that_is_named_goes_to_output_as_well() {
    let workshop = Workshop::new();
    workshop.write("source/letter.md", LETTER);
    workshop.write("source/more/answer.md", LETTER);
    workshop.run(&["source/letter.md", "source/more/answer.md", "-t", "txt"]).succeeds();
    assert!(workshop.path("output/letter.txt").is_file());
    assert!(workshop.path("output/more/answer.txt").is_file());
}

#[test]
fn a_file_named_elsewhere_is_converted_beside_itself() {
    let workshop = Workshop::new();
    workshop.write("post/letter.md", LETTER);
    workshop.run(&["post/letter.md", "--to", "txt"]).succeeds();
    assert_eq!(workshop.files(), ["post/letter.md", "post/letter.txt"]);
}

#[test]
fn a_pdf_is_made_where_no_format_is_named() {
    let workshop = Workshop::with_letter();
    workshop.run(&["letter.md"]).succeeds();
    assert!(workshop.read("letter.pdf").starts_with(b"%PDF-"));
}

#[test]
fn each_artifact_is_told_on_one_line_with_its_pages_and_bytes() {
    let workshop = Workshop::with_letter();
    let outcome = workshop.run(&["letter.md", "--to", "pdf,txt"]);
    outcome.succeeds();
    let pdf = workshop.read("letter.pdf").len();
    let text = workshop.read("letter.txt").len();
    assert_eq!(
        outcome.stdout(),
        format!("letter.pdf: 1 page, {pdf} bytes\nletter.txt: {text} bytes\n")
    );
}

#[test]
fn quiet_tells_nothing() {
    let workshop = Workshop::with_letter();
    let outcome = workshop.run(&["letter.md", "--to", "txt", "--quiet"]);
    outcome.succeeds();
    assert_eq!(outcome.stdout(), "");
    assert!(workshop.path("letter.txt").is_file());
}

#[test]
fn formats_repeat_or_stand_in_a_list_and_are_made_once() {
    let workshop = Workshop::with_letter();
    let repeated =
        workshop.run(&["letter.md", "--to", "txt", "--to", "pdf,txt", "-t", "pdf"]);
    repeated.succeeds();
    assert_eq!(workshop.files(), ["letter.md", "letter.pdf", "letter.txt"]);
    assert_eq!(repeated.stdout().lines().count(), 2);
}

#[test]
fn all_makes_every_edition() {
    let workshop = Workshop::with_letter();
    workshop.run(&["letter.md", "--to", "all"]).succeeds();
    for format in sevigne::Registry::built_in().formats().filter(|format| format.in_all) {
        let name = format!("letter.{}", format.extension);
        assert!(workshop.path(&name).is_file(), "{name}");
    }
}

#[test]
fn the_extension_of_the_output_chooses_the_format() {
    let workshop = Workshop::with_letter();
    workshop.run(&["letter.md", "-o", "made/answer.TXT"]).succeeds();
    assert_eq!(workshop.files(), ["letter.md", "made/answer.TXT"]);
}

#[test]
fn an_output_that_ends_like_a_folder_is_one() {
    let workshop = Workshop::with_letter();
    workshop.run(&["letter.md", "--to", "txt", "-o", "made/"]).succeeds();
    workshop.write("answer.md", LETTER);
    workshop.run(&["letter.md", "answer.md", "--to", "txt", "-o", "both"]).succeeds();
    workshop.run(&["letter.md", "--to", "txt,pdf", "-o", "formats"]).succeeds();
    for path in
        ["made/letter.txt", "both/letter.txt", "both/answer.txt", "formats/letter.pdf"]
    {
        assert!(workshop.path(path).is_file(), "{path}");
    }
}

#[test]
fn an_output_whose_name_tells_no_format_is_refused() {
    let workshop = Workshop::with_letter();
    workshop.run(&["letter.md", "-o", "letter"]).fails(2, &["`letter`", "--to FORMAT"]);
    workshop
        .run(&["letter.md", "-o", "letter.pfd"])
        .fails(2, &["`letter.pfd`", "write `pdf`"]);
    let outcome = workshop.run(&["letter.md", "--to", "txt", "-o", "letter.pdf"]);
    outcome.fails(2, &["`letter.pdf`", "`txt`"]);
    assert_eq!(workshop.files(), ["letter.md"]);
}

#[test]
fn several_editions_need_a_folder() {
    let workshop = Workshop::with_letter();
    workshop.write("taken", "a file");
    workshop
        .run(&["letter.md", "--to", "all", "-o", "taken"])
        .fails(2, &["`taken` is a file"]);
    assert_eq!(workshop.read("taken"), b"a file");
    for args in [
        ["letter.md", "answer.md", "-o", "both.pdf"].as_slice(),
        &["letter.md", "--to", "txt,pdf", "-o", "both.pdf"],
    ] {
        workshop.run(args).fails(2, &["`both.pdf`", "`both/`", "`chapters:`"]);
        assert!(!workshop.path("both.pdf").exists() && !workshop.path("both").exists());
    }
    workshop.run(&["letter.md", "--to", "txt,md", "-o", "both.pdf/"]).succeeds();
}

#[test]
fn standard_input_goes_to_standard_output() {
    let workshop = Workshop::new();
    let outcome = workshop.run_with(&["-", "--to", "txt"], LETTER.as_bytes());
    outcome.succeeds();
    assert!(outcome.stdout().contains("Good morning, dear reader."));
    assert_eq!(workshop.files(), [""; 0]);
}

#[test]
fn standard_input_can_go_to_a_file() {
    let workshop = Workshop::new();
    workshop.run_with(&["-", "-o", "letter.txt"], LETTER.as_bytes()).succeeds();
    assert_eq!(workshop.files(), ["letter.txt"]);
    workshop.run(&["-", "-", "--to", "txt"]).fails(2, &["`-` stands twice"]);
}

#[test]
fn standard_output_takes_the_same_bytes_as_a_file() {
    let workshop = Workshop::with_letter();
    let poured = workshop.run(&["letter.md", "--to", "pdf", "-o", "-"]);
    poured.succeeds();
    workshop.run(&["letter.md"]).succeeds();
    assert!(poured.stdout == workshop.read("letter.pdf"));
}

#[test]
fn standard_output_takes_one_edition() {
    let workshop = Workshop::with_letter();
    workshop.run(&["letter.md", "--to", "all", "-o", "-"]).fails(2, &["one edition"]);
    workshop.write("answer.md", LETTER);
    let outcome = workshop.run(&["letter.md", "answer.md", "--to", "txt", "-o", "-"]);
    outcome.fails(2, &["one edition of one document"]);
    workshop.run(&["letter.md", "--check", "-o", "-"]).fails(2, &["--check"]);
}

#[test]
fn a_reader_who_leaves_is_no_error() {
    let workshop = Workshop::new();
    workshop.write("long.md", format!("{LETTER}\n{}", "word ".repeat(200_000)));
    let mut child = workshop
        .command(&["long.md", "--to", "txt", "-o", "-"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn an_artifact_never_replaces_an_input() {
    let workshop = Workshop::with_letter();
    workshop.write("letter.txt", LETTER);
    let outcome = workshop.run(&["letter.txt", "--to", "txt"]);
    outcome.fails(2, &["`letter.txt` would replace an input"]);
    let outcome = workshop.run(&["letter.md", "letter.txt", "--to", "txt"]);
    outcome.fails(2, &["`letter.txt`"]);
    let outcome = workshop.run(&["letter.md", "--to", "md"]);
    outcome.fails(2, &["would replace an input"]);
    let outcome = workshop.run(&["letter.md", "-o", "./x/../letter.md"]);
    outcome.fails(2, &["would replace an input"]);
    assert_eq!(workshop.read("letter.txt"), LETTER.as_bytes());
    assert_eq!(workshop.read("letter.md"), LETTER.as_bytes());
}

#[cfg(unix)]
#[test]
fn an_artifact_never_replaces_an_input_through_a_link() {
    let workshop = Workshop::with_letter();
    std::os::unix::fs::symlink("letter.md", workshop.path("letter.txt")).unwrap();
    workshop.run(&["letter.md", "--to", "txt"]).fails(2, &["would replace an input"]);
    assert_eq!(workshop.read("letter.md"), LETTER.as_bytes());
}

#[test]
fn two_artifacts_never_share_a_path() {
    let workshop = Workshop::with_letter();
    workshop.write("post/letter.md", LETTER);
    let outcome =
        workshop.run(&["letter.md", "post/letter.md", "--to", "txt", "-o", "out"]);
    outcome.fails(2, &["two artifacts", "`out/letter.txt`"]);
    workshop.run(&["letter.md", "letter.md", "--to", "txt"]).fails(2, &["two artifacts"]);
    assert!(!workshop.path("out").exists());
}

#[test]
fn an_unknown_format_is_answered_with_its_neighbor() {
    let workshop = Workshop::with_letter();
    workshop.run(&["letter.md", "--to", "pfd"]).fails(2, &["`pfd`", "write `pdf`"]);
    let outcome = workshop.run(&["letter.md", "--to", "docx"]);
    outcome.fails(2, &["unknown format `docx`", "the formats are `pdf`, "]);
    assert_eq!(workshop.files(), ["letter.md"]);
}

#[test]
fn no_input_and_no_source_folder_is_wrong_use() {
    Workshop::new().run(&[]).fails(2, &["no INPUT", "`source`"]);
    let workshop = Workshop::new();
    workshop.write("source/readme.txt", "nothing");
    workshop.run(&[]).fails(2, &["no `.md` file"]);
}

#[test]
fn wrong_options_are_wrong_use() {
    let workshop = Workshop::with_letter();
    workshop.run(&["--colour"]).fails(2, &["--colour"]);
    workshop.run(&["letter.md", "--lang", "français"]).fails(2, &["français", "`fr`"]);
    workshop.run(&["letter.md", "--set", "title"]).fails(2, &["--set"]);
    workshop.run(&["letter.md", "--deny", "notes"]).fails(2, &["warnings"]);
}

#[test]
fn check_writes_nothing_and_names_what_differs() {
    let workshop = Workshop::with_letter();
    let missing = workshop.run(&["letter.md", "--to", "txt", "--check"]);
    missing.fails(1, &["`letter.txt` is missing"]);
    assert_eq!(workshop.files(), ["letter.md"]);
    workshop.run(&["letter.md", "--to", "txt,pdf"]).succeeds();
    let same = workshop.run(&["letter.md", "--to", "txt,pdf", "--check"]);
    same.succeeds();
    assert!(same.stdout().lines().all(|line| line.ends_with("up to date")));
    workshop.write("letter.txt", "something else");
    let changed = workshop.run(&["letter.md", "--to", "txt,pdf", "--check"]);
    changed.fails(1, &["`letter.txt` differs from a rebuild"]);
    assert!(!changed.stderr.contains("letter.pdf"));
    assert_eq!(workshop.read("letter.txt"), b"something else");
}

#[test]
fn denied_warnings_are_errors_and_nothing_is_written() {
    let workshop = Workshop::new();
    workshop.write("letter.md", "# Title\n\nNo language is stated here.\n");
    let outcome = workshop.run(&["letter.md", "--to", "txt"]);
    assert_eq!(outcome.status, Some(0));
    assert!(outcome.stderr.starts_with("warning["), "{}", outcome.stderr);
    workshop.write("letter.txt", "old");
    workshop.run(&["letter.md", "--to", "txt", "--deny", "warnings"]).fails(1, &["error["]);
    assert_eq!(workshop.read("letter.txt"), b"old");
}

#[test]
fn the_language_option_serves_documents_that_state_none() {
    let workshop = Workshop::new();
    workshop.write("letter.md", "---\ndate: 2020-04-01\n---\n# Titre\n\nBonjour !\n");
    workshop.run(&["letter.md", "--to", "txt", "--lang", "fr"]).succeeds();
    let text = String::from_utf8(workshop.read("letter.txt")).unwrap();
    assert!(text.contains("Bonjour\u{202f}!"), "{text}");
}

#[test]
fn settings_replace_values_of_the_front_matter() {
    let workshop = Workshop::with_letter();
    let set = ["letter.md", "--to", "txt", "--set", "title=Another title"];
    workshop.run(&set).succeeds();
    let text = String::from_utf8(workshop.read("letter.txt")).unwrap().to_lowercase();
    assert!(text.contains("another title") && !text.contains("a letter"), "{text}");
    let wrong = ["letter.md", "--to", "txt", "--set", "output.txt.widht=60"];
    workshop.run(&wrong).fails(2, &["`widht`", "`width`"]);
    let narrow = ["letter.md", "--to", "txt", "--set", "output.txt.width=20"];
    workshop.run(&narrow).succeeds();
    let text = String::from_utf8(workshop.read("letter.txt")).unwrap();
    assert!(text.lines().all(|line| line.chars().count() <= 20), "{text}");
}

#[test]
fn messages_for_programs_are_json_lines() {
    let workshop = Workshop::new();
    workshop.write(
        "letter.md",
        "---\ntitel: A letter\nlang: en\ndate: 2020-04-01\n---\nText.\n",
    );
    let outcome = workshop.run(&["letter.md", "--to", "txt", "--message-format", "json"]);
    assert_eq!(outcome.status, Some(1));
    let line: serde_json::Value = serde_json::from_str(outcome.stderr.trim()).unwrap();
    assert_eq!(line["type"], "diagnostic");
    assert_eq!(line["severity"], "error");
    assert_eq!(line["place"]["file"], "letter.md");
    assert_eq!(line["place"]["line"], 2);
    assert_eq!(line["place"]["column"], 1);
    workshop.write("letter.md", LETTER);
    let outcome = workshop.run(&["letter.md", "--to", "txt", "--message-format", "json"]);
    outcome.succeeds();
    let line: serde_json::Value = serde_json::from_str(outcome.stdout().trim()).unwrap();
    assert_eq!(line["type"], "artifact");
    assert_eq!(line["path"], "letter.txt");
    assert_eq!(line["bytes"], workshop.read("letter.txt").len());
}

#[test]
fn the_formats_are_listed() {
    let outcome = Workshop::new().run(&["--list-formats"]);
    outcome.succeeds();
    for format in sevigne::Registry::built_in().formats() {
        let named = |line: &str| line.split_whitespace().any(|word| word == format.name);
        assert!(outcome.stdout().lines().any(named), "{}", format.name);
    }
}

#[test]
fn a_code_is_explained() {
    let workshop = Workshop::new();
    let outcome = workshop.run(&["--explain", "source/encoding"]);
    outcome.succeeds();
    assert!(outcome.stdout().contains("UTF-8"));
    workshop.run(&["--explain", "source/encodign"]).fails(2, &["`source/encoding`"]);
}

#[test]
fn fonts_come_from_files_and_folders_and_nothing_else_is_taken_for_one() {
    let workshop = Workshop::with_letter();
    let font = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/fonts/SourceCodePro/SourceCodePro-Regular.otf"
    );
    workshop.write("fonts/mono.otf", std::fs::read(font).unwrap());
    workshop.write("fonts/README", "not a font");
    workshop.write("letter.otf", "not a font");
    let plain = ["letter.md", "-o", "plain.pdf"];
    workshop.run(&plain).succeeds();
    let family = "output.pdf.fonts.serif=Source Code Pro";
    let asked = ["letter.md", "-o", "set.pdf", "--font-path", "fonts", "--set", family];
    workshop.run(&asked).succeeds();
    assert_ne!(workshop.read("plain.pdf"), workshop.read("set.pdf"));
    workshop
        .run(&["letter.md", "--font-path", "letter.otf"])
        .fails(2, &["`letter.otf`", "OpenType"]);
    workshop
        .run(&["letter.md", "--font-path", "nowhere"])
        .fails(2, &["`nowhere`", "check the path"]);
}

#[test]
fn a_pdf_gives_back_the_source_inside_it_byte_for_byte() {
    let workshop = Workshop::new();
    let source = "\u{FEFF}---\r\ntitle: A\r\nlang: en\r\ndate: 2020-04-01\r\n---\r\nGood  \r\nday.\r\n\r\n\r\n";
    workshop.write("letter.md", source);
    workshop.run(&["letter.md", "--embed-source", "-o", "letter.pdf"]).succeeds();
    workshop.run(&["letter.pdf", "-o", "again.md"]).succeeds();
    assert_eq!(workshop.read("again.md"), source.as_bytes());
    // Any other edition is made from the same source.
    workshop.run(&["letter.pdf", "--to", "md,txt", "-o", "out/"]).succeeds();
    assert_eq!(workshop.read("out/letter.md"), source.as_bytes());
    workshop.run(&["letter.md", "--to", "txt", "-o", "direct.txt"]).succeeds();
    assert_eq!(workshop.read("out/letter.txt"), workshop.read("direct.txt"));
}

#[test]
fn a_pdf_without_a_source_inside_is_refused() {
    let workshop = Workshop::with_letter();
    workshop.run(&["letter.md"]).succeeds();
    let words = ["source/not-embedded", "`letter.pdf`", "--embed-source"];
    workshop.run(&["letter.pdf", "-o", "again.md"]).fails(1, &words);
    workshop.write("broken.pdf", "%PDF-1.7\nnothing");
    workshop.run(&["broken.pdf", "-o", "again.md"]).fails(1, &["source/not-embedded"]);
    assert!(!workshop.path("again.md").exists());
    // Without a format a PDF would become itself.
    workshop.run(&["letter.pdf"]).fails(2, &["would replace an input"]);
}

#[test]
fn the_report_tells_the_score_to_people_and_to_programs() {
    let workshop = Workshop::new();
    let sentence = "A line of words that is long enough to be set over several lines. ";
    let front = "---\ntitle: A\nlang: en\ndate: 2020-04-01\n---\n";
    workshop.write("letter.md", format!("{front}{}\n", sentence.repeat(20)));
    let outcome = workshop.run(&["letter.md", "--report"]);
    outcome.succeeds();
    for words in [
        "letter.pdf: 1 page",
        "mean |r| 0.",
        "0 widows",
        "expanded or condensed",
        "5 for each runt in 100 lines",
    ] {
        assert!(outcome.stdout().contains(words), "{words}: {}", outcome.stdout());
    }
    let outcome = workshop.run(&["letter.md", "--report", "--message-format", "json"]);
    outcome.succeeds();
    let line = outcome.stdout().lines().nth(1).expect("a score after the artifact");
    let score: serde_json::Value = serde_json::from_str(line).expect("JSON");
    assert_eq!(score["type"], "score");
    assert_eq!(score["document"], "letter.md");
    assert_eq!(score["paragraphs"], 1);
    assert_eq!(score["widows"], 0);
    assert!(
        score["runts-in-100-lines"].is_number() && score["rivers-in-100-lines"].is_number()
    );
    let lines = score["lines"].as_u64().expect("a number");
    assert_eq!(
        score["justified"].as_u64(),
        Some(lines - 1),
        "the last line is not stretched"
    );
    // An edition on standard output stays as it is.
    let outcome = workshop.run(&["letter.md", "--report", "--to", "txt", "-o", "-"]);
    assert_eq!(outcome.status, Some(0));
    assert!(!outcome.stdout().contains("mean |r|") && outcome.stderr.contains("mean |r|"));
}

#[test]
fn the_report_of_a_ragged_document_says_what_is_not_measured_and_counts_the_rest() {
    let workshop = Workshop::new();
    let sentence = "A line of words that is long enough to be set over several lines. ";
    let front =
        "---\ntitle: A\nlang: en\ndate: 2020-04-01\noutput: {pdf: {align: ragged}}\n---\n";
    workshop.write("letter.md", format!("{front}{}\n", sentence.repeat(20)));
    let outcome = workshop.run(&["letter.md", "--report"]);
    outcome.succeeds();
    let told = outcome.stdout();
    assert!(
        told.contains("none of them justified") && !told.contains("  0 lines"),
        "{told}"
    );
    assert!(
        told.contains("spacing   not measured") && !told.contains("mean |r| "),
        "{told}"
    );
    assert!(told.contains("rivers not measured") && told.contains("0 widows"), "{told}");
}

#[test]
fn the_cover_for_shops_is_written_beside_the_book_where_it_is_asked_for() {
    let workshop = Workshop::with_letter();
    workshop.run(&["letter.md", "--to", "epub"]).succeeds();
    let alone = workshop.read("letter.epub");
    workshop.run(&["letter.md", "--to", "epub", "--cover"]).succeeds();
    assert_eq!(workshop.files(), ["letter-cover.jpg", "letter.epub", "letter.md"]);
    assert!(workshop.read("letter.epub") == alone, "the book is another one");
    workshop.run(&["letter.md", "--to", "epub", "--cover", "--check"]).succeeds();
    workshop.run(&["letter.md", "--to", "txt", "--cover"]).fails(2, &["--cover", "epub"]);
    workshop
        .run(&["letter.md", "--to", "epub", "-o", "-", "--cover"])
        .fails(2, &["--cover"]);
}

#[test]
fn an_image_without_words_is_a_warning_and_lowers_the_claims() {
    let workshop = Workshop::new();
    let image = concat!(env!("CARGO_MANIFEST_DIR"), "/.github/first-page.png");
    workshop.write("seal.png", std::fs::read(image).unwrap());
    let text = |attributes: &str| {
        format!(
            "---\ntitle: T\nlang: en\ndate: 2020\n---\nA seal:\n\n![](seal.png){attributes}\n"
        )
    };
    let claims =
        |claim: &str| String::from_utf8_lossy(&workshop.read("a.pdf")).contains(claim);
    workshop.write("a.md", text(""));
    let said = workshop.run(&["a.md", "--to", "all"]);
    assert_eq!(said.status, Some(0), "{}", said.stderr);
    for words in ["image/no-alternative", "a.md:8:1", "{.decorative}", "PDF/A-2u"] {
        assert!(said.stderr.contains(words), "{words}: {}", said.stderr);
    }
    assert!(claims("<pdfaid:conformance>U<") && !claims("<pdfuaid:part>"));
    workshop.write("a.md", text("{.decorative}"));
    workshop.run(&["a.md", "--deny", "warnings"]).succeeds();
    assert!(claims("<pdfaid:conformance>A<") && claims("<pdfuaid:part>"));
}

#[test]
fn the_document_with_everything_comes_back_from_its_markdown() {
    let workshop = Workshop::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/everything/");
    for name in ["everything.md", "bars.png", "bars.svg", "rule.png", "turned.jpg"] {
        workshop.write(name, std::fs::read(format!("{folder}{name}")).expect(name));
    }
    // The writer reads what it wrote and would tell a difference.
    workshop.run(&["everything.md", "--to", "md", "-o", "once.md"]).succeeds();
    workshop.run(&["once.md", "--to", "md", "-o", "twice.md"]).succeeds();
    assert_eq!(workshop.read("once.md"), workshop.read("twice.md"));
    for name in ["everything", "once"] {
        let input = format!("{name}.md");
        workshop.run(&[&input, "--to", "txt", "-o", &format!("{name}.txt"), "-q"]);
    }
    assert_eq!(workshop.read("everything.txt"), workshop.read("once.txt"));
}

#[test]
fn the_looks_of_pages_are_told_where_pages_are_asked_for() {
    let workshop = Workshop::new();
    let wide = format!(
        "---\nlang: en\ndate: 2020-04-01\ntitle: T\n---\n`{}` 🦀\n",
        "a".repeat(200)
    );
    workshop.write("a.md", wide);
    workshop.run(&["a.md", "-t", "epub", "--deny", "warnings"]).succeeds();
    // The pages are laid out for the EPUB first, and told of for the PDF.
    for formats in ["epub,pdf", "pdf,epub", "pdf"] {
        let outcome = workshop.run(&["a.md", "-t", formats]);
        assert_eq!(outcome.status, Some(0));
        for code in ["page/overfull-line", "font/missing-glyph"] {
            assert_eq!(
                outcome.stderr.matches(code).count(),
                1,
                "{formats}: {}",
                outcome.stderr
            );
        }
    }
}

#[test]
fn people_are_told_the_first_remarks_of_each_kind_and_programs_all() {
    let workshop = Workshop::new();
    let warnings = "A <blink>word.\n\n".repeat(30);
    workshop.write("warnings.md", format!("{LETTER}\n{warnings}"));
    let errors: String =
        (0..130).map(|number| format!("[word](#nowhere-{number})\n\n")).collect();
    workshop.write("errors.md", format!("{LETTER}\n{errors}"));
    for (file, head, shown, more) in [
        ("warnings.md", "warning[html/dropped]: ", 20, "10 more of these"),
        ("errors.md", "error[link/unresolved]: ", 100, "30 more of these"),
    ] {
        let told = workshop.run(&[file, "--to", "txt", "--quiet"]).stderr;
        assert_eq!(told.matches(head).count(), shown + 1, "{told}");
        assert!(told.contains(&format!("{head}{more}")), "{told}");
        let format = ["--message-format", "json"];
        let told = workshop.run(&[file, "--to", "txt", format[0], format[1]]).stderr;
        assert_eq!(
            told.matches("\"diagnostic\"").count(),
            shown + if shown == 20 { 10 } else { 30 }
        );
    }
}
