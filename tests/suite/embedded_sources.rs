//! All files of a document inside its PDF, and the way to have them back.

use crate::workshop::Workshop;
use std::fs;
use std::path::Path;

/// A book of three files, one of them in a folder.
const FILES: [(&str, &str); 3] = [
    (
        "book/book.md",
        "\u{FEFF}---\r\ntitle: A\r\nlang: en\r\ndate: 2020-04-01\r\nchapters: [one/été.md, two.md]\r\n---\r\nGood day.\r\n",
    ),
    ("book/one/été.md", "# Été\n\nText, and [the second](../two.md).  \n"),
    ("book/two.md", "# Two\n\n\n\nThe last line has no end."),
];

fn book() -> Workshop {
    let workshop = Workshop::new();
    for (path, text) in FILES {
        workshop.write(path, text);
    }
    workshop.run(&["book/book.md", "--embed-source", "-o", "book.pdf"]).succeeds();
    workshop
}

#[test]
fn a_pdf_gives_back_all_files_it_was_made_from() {
    let workshop = book();
    workshop.run(&["book.pdf", "-o", "again/"]).succeeds();
    workshop.run(&["book.pdf", "--to", "md", "-o", "once-more/"]).succeeds();
    for (path, text) in FILES {
        let name = path.strip_prefix("book/").unwrap();
        assert_eq!(workshop.read(&format!("again/{name}")), text.as_bytes(), "{name}");
        assert_eq!(workshop.read(&format!("once-more/{name}")), text.as_bytes(), "{name}");
    }
    workshop.run(&["again/book.md", "--embed-source", "-o", "b.pdf"]).succeeds();
    assert_eq!(workshop.read("b.pdf"), workshop.read("book.pdf"));
    for arguments in [
        ["book.pdf", "-o", "one.md"].as_slice(),
        &["book.pdf", "--to", "txt", "-o", "folder/"],
        &["book.pdf", "--to", "md", "-o", "-"],
    ] {
        workshop
            .run(arguments)
            .fails(2, &["`book.pdf` holds 3 source files", "-o FOLDER/"]);
    }
    assert!(!workshop.path("one.md").exists() && !workshop.path("folder").exists());
}

#[test]
fn an_mdbook_comes_back_with_its_configuration() {
    let workshop = Workshop::new();
    let origin = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/mdbook");
    let book = origin.to_string_lossy();
    let date = "date=2020-04-01";
    let to = ["-o", "a.pdf", "--embed-source", "--set", date];
    let made = workshop.run(&[&[&*book], to.as_slice()].concat());
    assert_eq!(made.status, Some(0), "{}", made.stderr);
    workshop.run(&["a.pdf", "-o", "again/"]).succeeds();
    let files = workshop.files();
    let names: Vec<_> =
        files.iter().filter_map(|file| file.strip_prefix("again/")).collect();
    for name in &names {
        let original = fs::read(origin.join(name)).unwrap();
        assert_eq!(workshop.read(&format!("again/{name}")), original, "{name}");
    }
    for name in ["book.toml", "src/SUMMARY.md", "src/guide/nets.md", "src/code/tide.rs"] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
}

#[test]
fn files_from_a_pdf_never_leave_their_folder() {
    let workshop = book();
    let mut pdf = lopdf::Document::load_mem(&workshop.read("book.pdf")).unwrap();
    let evil = ["../../evil.md", "/tmp/../evil.md", "..\\x/deep/./evil.md"];
    let mut names = evil.into_iter();
    for object in pdf.objects.values_mut() {
        if let Ok(file) = object.as_dict_mut()
            && file.has(b"AFRelationship")
        {
            file.set("UF", lopdf::Object::string_literal(names.next().unwrap()));
        }
    }
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    workshop.write("evil.pdf", &bytes);
    workshop.run(&["evil.pdf", "-o", "safe/in/"]).succeeds();
    for name in ["safe/in/evil.md", "safe/in/tmp/evil.md", "safe/in/x/deep/evil.md"] {
        assert!(workshop.path(name).exists(), "{name}");
    }
    assert!(!workshop.path("evil.md").exists() && !workshop.path("safe/evil.md").exists());
    #[cfg(unix)]
    {
        fs::create_dir_all(workshop.path("trap")).unwrap();
        fs::create_dir_all(workshop.path("outside")).unwrap();
        std::os::unix::fs::symlink("../outside", workshop.path("trap/one")).unwrap();
        workshop.run(&["book.pdf", "-o", "trap/"]).fails(2, &["would lie outside `trap"]);
        assert_eq!(fs::read_dir(workshop.path("outside")).unwrap().count(), 0);
        assert!(!workshop.path("trap/book.md").exists());
    }
}

#[test]
fn files_above_the_first_one_are_not_embedded_and_that_is_told() {
    let workshop = Workshop::new();
    workshop.write("in/a.md", "---\nlang: en\ndate: 2020\ninclude: ../b.md\n---\n# A\n");
    workshop.write("b.md", "# B\n");
    let said = workshop.run(&["in/a.md", "--root", ".", "--embed-source", "-o", "a.pdf"]);
    assert_eq!(said.status, Some(0), "{}", said.stderr);
    assert!(said.stderr.contains("pdf/no-source"), "{}", said.stderr);
}
