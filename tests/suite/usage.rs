//! Wrong use of the command: what it says, in which form and with which status.

use crate::workshop::{LETTER, Workshop};

/// The one line of standard error, read as JSON.
#[track_caller]
fn told_as_json(stderr: &str) -> serde_json::Value {
    let mut lines = stderr.lines();
    let line = lines.next().expect("a line");
    assert_eq!(lines.next(), None, "{stderr}");
    serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {stderr}"))
}

#[test]
fn a_wrong_value_of_set_is_wrong_use_and_one_of_the_source_is_the_documents() {
    let workshop = Workshop::with_letter();
    for (set, words) in [
        ("output.txt.widht=60", "`widht`"),
        ("output.txt.width=wide", "`wide`"),
        ("letter.closng=Yours", "`closing`"),
        ("titel=A", "`title`"),
        ("nonsense=1", "`nonsense`"),
        ("papersize=a5", "`--set output.pdf.paper=…`"),
        ("date=2020-02-30", "`2020-02-30`"),
        ("lang=français", "`fr`"),
        ("title.text=A", "leads through a text"),
        ("output.pfd.paper=a5", "`pdf`"),
        ("title=[a", "YAML"),
    ] {
        let outcome = workshop.run(&["letter.md", "--to", "txt", "--set", set]);
        outcome.fails(2, &[words]);
        assert_eq!(workshop.files(), ["letter.md"], "{set}");
    }
    workshop.write("wrong.md", LETTER.replace("title:", "titel:"));
    workshop.run(&["wrong.md", "--to", "txt"]).fails(1, &["`titel`"]);
    // Where a value stands in the way, its place is told as well.
    workshop
        .run(&["letter.md", "--to", "txt", "--set", "title.text=A"])
        .fails(2, &["letter.md:2:", "this is a text"]);
    // The graver of the two counts.
    workshop.run(&["wrong.md", "--to", "txt", "--set", "date=x"]).fails(2, &["`titel`"]);
    workshop.run(&["letter.md", "--to", "txt", "--set", "extra.nonsense=1"]).succeeds();
}

#[test]
fn options_that_are_no_mapping_are_the_documents_fault_whatever_is_set_in_them() {
    let workshop = Workshop::new();
    for wrong in ["output: {pdf: a5}", "output: {pdf: [a5]}", "output: a5", "output: [a5]"]
    {
        let text = LETTER.replacen("---\n", &format!("---\n{wrong}\n"), 1);
        workshop.write("text.md", text);
        let outcome = workshop.run(&["text.md", "--embed-source"]);
        outcome.fails(1, &["text.md:2:", "a mapping"]);
        assert_eq!(outcome.stderr.matches("error[").count(), 1, "{}", outcome.stderr);
    }
}

#[test]
fn what_set_is_given_is_text_unless_it_begins_like_yaml() {
    let workshop = Workshop::with_letter();
    for (set, words) in [
        ("title=Zoom: a letter", "Zoom: a letter"),
        ("title=@home", "@home"),
        ("title=Number #1", "Number #1"),
        ("title=It's", "It’s"),
        ("title='It''s'", "It’s"),
        ("title=\"a: b\"", "a: b"),
        ("title={text: Other}", "Other"),
    ] {
        let outcome = workshop.run(&["letter.md", "-t", "txt", "-o", "-", "--set", set]);
        outcome.succeeds();
        assert!(outcome.stdout().contains(words), "{set}\n{}", outcome.stdout());
    }
    // Nothing takes a value away.
    let outcome = workshop.run(&["letter.md", "-t", "txt", "-o", "-", "--set", "date="]);
    assert!(outcome.stderr.contains("source/no-time"), "{}", outcome.stderr);
}

#[test]
fn wrong_options_are_told_to_programs_as_json() {
    let workshop = Workshop::with_letter();
    for (args, message, help) in [
        (&["--colour"][..], "`--colour`", "`convert --help`"),
        (&["letter.md", "--outptu", "a.pdf"], "`--outptu`", "`--output`"),
        (&["letter.md", "-o"], "`--output` needs a value", "`--output FILE|DIR`"),
        (&["letter.md", "--deny", "notes"], "`notes`", "`warnings`"),
        (&["letter.md", "--lang", "français"], "`français`", "`fr`"),
        (&["letter.md", "--set", "title"], "`title`", "`=`"),
        (&["--list-formats", "letter.md"], "`--list-formats`", "leave one"),
        (&["letter.md", "--root", "a", "--root", "b"], "`--root` stands twice", "once"),
        (&["letter.md", "--pdf"], "`--pdf`", "`--to pdf`"),
        (&["letter.md", "--toc"], "`--toc`", "`--set output.pdf.contents=true`"),
        (&["--explain", "nope"], "`nope`", "`source/empty`"),
        (&["leter.md", "--to", "nix"], "`nix`", "`txt`"),
    ] {
        for form in [&["--message-format", "json"][..], &["--message-format=json"]] {
            for args in [[args, form].concat(), [form, args].concat()] {
                // An option without its value would take the form for it.
                if args.contains(&"-o") && args.last() != Some(&"-o") {
                    continue;
                }
                let outcome = workshop.run(&args);
                assert_eq!(outcome.status, Some(2), "{args:?}: {}", outcome.stderr);
                assert_eq!(outcome.stdout(), "");
                let told = told_as_json(&outcome.stderr);
                assert_eq!(told["type"], "diagnostic");
                assert_eq!(told["severity"], "error");
                assert!(told["code"].as_str().is_some_and(|code| code.contains('/')));
                assert!(told["message"].as_str().unwrap().contains(message), "{told}");
                assert!(told["help"].as_str().unwrap().contains(help), "{told}");
            }
        }
        let told = workshop.run(args).stderr;
        assert!(told.starts_with("error["), "{told}");
    }
    for plain in ["--help", "--version"] {
        let outcome = workshop.run(&[plain, "--message-format", "json"]);
        outcome.succeeds();
        assert!(!outcome.stdout().starts_with('{'), "{}", outcome.stdout());
    }
}

#[test]
fn remarks_stand_in_the_order_of_the_source() {
    let workshop = Workshop::new();
    let source = "---\nnonsense: 1\ntitle: T\noutput:\n  txt:\n    widht: 60\n---\n\n\
                  One <blink>word and [a link](other.md).\n\n![Seal](seal.png)\n\n\
                  A [link](#nowhere) and \u{1}.\n";
    workshop.write("a.md", source);
    let human = workshop.run(&["a.md", "--to", "txt"]);
    human.fails(1, &[]);
    let places: Vec<(usize, usize)> = human
        .stderr
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("--> a.md:"))
        .map(|place| {
            let (line, column) = place.split_once(':').unwrap();
            (line.parse().unwrap(), column.parse().unwrap())
        })
        .collect();
    assert!(places.len() > 5 && places.is_sorted(), "{}", human.stderr);
    let json = workshop.run(&["a.md", "--to", "txt", "--message-format", "json"]).stderr;
    let lines: Vec<_> = json
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|told| told["place"]["start"].as_u64().unwrap())
        .collect();
    assert!(lines.len() == places.len() && lines.is_sorted(), "{json}");
}

#[test]
fn an_unknown_option_of_a_format_is_told_in_our_words() {
    let workshop = Workshop::with_letter();
    let outcome = workshop.run(&["letter.md", "-t", "txt", "--set", "output.txt.widt=60"]);
    outcome.fails(
        2,
        &[
            "the key `widt` is unknown",
            "--set:1:12",
            "did you mean `width`?",
            "write `width`",
        ],
    );
    assert!(!outcome.stderr.contains("field"), "{}", outcome.stderr);
    let outcome = workshop.run(&["letter.md", "--set", "output.pdf=a5"]);
    outcome.fails(2, &["the value needs a mapping, not `a5`", "`key: value`"]);
}

#[test]
fn a_folder_where_a_file_is_meant_is_told() {
    let workshop = Workshop::with_letter();
    workshop.write("book.pdf/old", "");
    let words = ["`book.pdf` is a folder", "`book.pdf/`"];
    workshop.run(&["letter.md", "-o", "book.pdf"]).fails(2, &words);
    workshop.write("out/letter.pdf/old", "");
    let words = ["`out/letter.pdf` is a folder", "name another file"];
    workshop.run(&["letter.md", "-o", "out"]).fails(2, &words);
    workshop.write("letter.txt/old", "");
    let words = ["`letter.txt` is a folder"];
    workshop.run(&["letter.md", "-t", "txt"]).fails(2, &words);
    // A folder that is meant takes the edition, with `/` or without.
    workshop.run(&["letter.md", "-o", "book.pdf/"]).succeeds();
    workshop.write("editions/old", "");
    workshop.run(&["letter.md", "-o", "editions"]).succeeds();
    assert!(workshop.path("editions/letter.pdf").is_file());
    workshop.write("file", "");
    let words = ["`file/letter.txt` cannot be written: `file` is a file", "another folder"];
    workshop.run(&["letter.md", "-o", "file/letter.txt"]).fails(3, &words);
}

#[test]
fn an_unknown_code_is_answered_with_those_alike() {
    let workshop = Workshop::new();
    for (code, words) in [
        ("fnt/missing-glyph", "write `font/missing-glyph`"),
        ("mising-glyph", "write `font/missing-glyph`"),
        ("glyph", "write `font/missing-glyph`"),
        ("note", "write `note/undefined` or `note/unused`"),
        ("unwritable", "`txt/unwritable`"),
        ("nope", "write one of `source/unreadable`, "),
    ] {
        let outcome = workshop.run(&["--explain", code]);
        outcome.fails(2, &["cli/wrong-use", &format!("there is no code `{code}`"), words]);
    }
}

#[test]
fn a_path_that_is_not_what_was_meant_is_answered_with_what_was() {
    let workshop = Workshop::with_letter();
    workshop.write("made.pdf", "old");
    for (args, status, words) in [
        (&["leter.md"][..], 3, "write `letter.md`"),
        (&["letter"], 3, "write `letter.md`"),
        (&["letter.md", "--to", "txt", "md"], 3, "write `--to md`"),
        (&["post/none.md"], 3, "check the path"),
        (&["help"], 3, "write `convert --help`"),
        (&["letter.md", "new.pdf"], 2, "write `-o new.pdf`"),
        (&["letter.md", "made.pdf"], 2, "write `-o made.pdf`"),
        (&["letter.md", "--to", ""], 2, "`--to pdf,epub`"),
        (&[], 2, "such as `letter.md`"),
        (&["letter.md", "--format", "pdf"], 2, "`--to FORMAT`"),
    ] {
        workshop.run(args).fails(status, &[words]);
    }
    workshop.write("post/one.md", LETTER);
    workshop.run(&["post"]).fails(2, &["name the file in it, `post/one.md`"]);
    workshop.write("post/two.md", LETTER);
    workshop.run(&["post"]).fails(2, &["name the files in it, such as `post/one.md`"]);
    assert_eq!(workshop.read("made.pdf"), b"old");
}

#[test]
fn what_a_bare_file_lacks_can_be_added_as_it_is_told() {
    let workshop = Workshop::new();
    workshop.write("a.md", "Words.\n");
    let told = workshop.run(&["a.md", "--to", "txt"]).stderr;
    let words = "between two lines `---` at the beginning of the file";
    assert_eq!(told.matches(words).count(), 2, "{told}");
    // A blank line above the front matter is no reason to lose it.
    workshop.write("a.md", "\n---\nlang: en\ndate: 2020-04-01\n---\nWords.\n");
    workshop.run(&["a.md", "--to", "txt"]).succeeds();
}

#[test]
fn a_part_of_a_letter_outside_its_block_is_told_where_it_belongs() {
    let workshop = Workshop::new();
    workshop.write("a.md", LETTER.replacen("---\n", "---\nsalutation: Dear Ann,\n", 1));
    let told = workshop.run(&["a.md", "--to", "txt"]).stderr;
    assert!(told.contains("indent it below `letter:`"), "{told}");
}

#[test]
fn what_the_system_refuses_is_told_without_its_numbers() {
    let workshop = Workshop::with_letter();
    for args in [
        &["none.md"][..],
        &["letter.md", "--root", "none"],
        &["letter.md", "--font-path", "none"],
        &["-t", "txt", "none/a.md"],
    ] {
        let told = workshop.run(args).stderr;
        assert!(told.contains("it does not exist") && !told.contains("os error"), "{told}");
    }
}

#[test]
fn that_nothing_was_made_is_told_last_where_an_error_stands_among_others() {
    let workshop = Workshop::new();
    let end = |source: &str, more: &[&str]| {
        workshop.write("a.md", source);
        let told = workshop.run(&[&["a.md", "--to", "txt"], more].concat()).stderr;
        told.lines().next_back().unwrap_or("").to_owned()
    };
    let errors = format!("{LETTER}\n[a](#b) <x>c [d](#e)\n");
    assert_eq!(end(&errors, &[]), "`a.md` is not converted: 2 errors, 1 warning");
    assert!(end(&errors, &["--message-format", "json"]).starts_with('{'));
    assert!(!end(&errors, &["--quiet"]).contains("not converted"));
    assert!(!end(&format!("{LETTER}\n[a](#b)\n"), &[]).contains("not converted"));
    assert!(!end("Words <x>a.\n", &[]).contains("not converted"));
}
