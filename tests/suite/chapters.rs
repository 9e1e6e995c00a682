//! Many files, one document: what a front matter names with `include` and `chapters`.

use crate::workshop::Workshop;
use sevigne::diagnostic::Diagnostics;
use sevigne::document::{
    Block, BlockKind, Document, InlineKind, Target, plain_text, visit_blocks, visit_inlines,
};
use sevigne::{Input, Memory, ReadOptions, read};

const HEAD: &str = "---\ntitle: T\nlang: en\ndate: 2020\n";

fn read_files(main: &str, files: &[(&str, &[u8])]) -> (Option<Document>, String) {
    let mut memory = Memory::default();
    for (path, bytes) in files {
        memory.insert(*path, *bytes);
    }
    let input = Input {
        name: "b/main.md",
        bytes: main.as_bytes(),
        resources: &memory,
        options: &ReadOptions::default(),
    };
    let mut diagnostics = Diagnostics::default();
    let document = read(&input, &mut diagnostics).ok();
    (document, diagnostics.to_string())
}

fn outline(document: &Document) -> String {
    let mut lines = String::new();
    visit_blocks(&document.blocks, &mut |block: &Block| {
        let line = match &block.kind {
            BlockKind::Heading { level, content } => {
                format!("{} {}", "#".repeat(level.get().into()), plain_text(content))
            }
            BlockKind::Paragraph(content) => plain_text(content),
            BlockKind::Figure(figure) => figure.image.path.clone(),
            _ => return,
        };
        lines += &(line + "\n");
    });
    lines
}

#[test]
fn files_follow_the_text_in_their_order() {
    let main = format!(
        "{HEAD}include: more.md\nchapters:\n- one.md\n- title: Part *two*\n  chapters:\n  - \
         {{file: sub/two.md, title: Two}}\n  - sub/three.md\n---\nFirst.\n"
    );
    let (document, told) = read_files(
        &main,
        &[
            ("more.md", b"# As written\n\nMore.\n"),
            ("one.md", b"---\ntitle: One\n---\nText.\n"),
            ("sub/two.md", b"Second text.\n\n![x](p.png)\n"),
            ("sub/three.md", b"### Three\n\n#### Below\n"),
            ("sub/p.png", b"\x89PNG\r\n\x1a\n"),
        ],
    );
    assert_eq!(told, "");
    assert_eq!(
        outline(&document.unwrap()),
        "First.\n## As written\nMore.\n## One\nText.\n## Part two\n### Two\nSecond text.\n\
         sub/p.png\n### Three\n#### Below\n"
    );
}

#[test]
fn links_notes_and_identifiers_are_each_files_own() {
    let main = format!("{HEAD}chapters: [one.md, sub/two.md]\n---\n");
    let (document, told) = read_files(
        &main,
        &[
            ("one.md", b"# A {#x}\n\na[^1] [to two](sub/two.md#x) [own](#x)\n\n[^1]: one\n"),
            ("sub/two.md", b"# B {#x}\n\nb[^1] [to one](../one.md) [own two](#x) [main](../main.md)\n\n[^1]: two\n"),
        ],
    );
    assert_eq!(told, "");
    let document = document.unwrap();
    let mut links = Vec::new();
    visit_blocks(&document.blocks, &mut |block| {
        visit_inlines(block, &mut |inline| {
            if let InlineKind::Link(link) = &inline.kind
                && let Target::Internal(id) = &link.target
            {
                links.push(format!("{} → {id}", plain_text(&link.content)));
            }
        });
    });
    assert_eq!(
        links,
        ["to two → x-1", "own → x", "to one → x", "own two → x-1", "main → t"]
    );
    let notes: Vec<_> =
        document.notes.iter().map(|note| outline_of(&note.blocks)).collect();
    assert_eq!(notes, ["one", "two"]);
    let names: Vec<_> = document.notes.iter().map(|note| note.name.as_str()).collect();
    assert_eq!(names, ["1", "1-2"]);
}

fn outline_of(blocks: &[Block]) -> String {
    match &blocks[0].kind {
        BlockKind::Paragraph(content) => plain_text(content),
        _ => String::new(),
    }
}

#[test]
fn a_slip_is_told_where_the_file_is_named_or_where_it_stands() {
    let files: &[(&str, &[u8])] = &[
        ("round.md", b"---\ninclude: sub/back.md\n---\nx\n"),
        ("sub/back.md", b"---\ninclude: ../round.md\n---\ny\n"),
        ("main.md", b"never read"),
        ("latin.md", b"Caf\xe9"),
        ("keys.md", b"---\nlang: fr\ntitle: [a\n---\n"),
        ("lang.md", b"---\nlang: fr\n---\nx\n"),
        ("link.md", b"# A\n\n[x](#nowhere)\n"),
        ("other.md", b"[x](link.md#b)\n"),
        ("image.md", b"\n![](none.png)\n"),
        ("twice.md", b"# A {#a}\n\n# B {#a}\n"),
        ("empty.md", b""),
    ];
    for (list, expected) in [
        ("gone.md", "b/main.md:5:10: error[include/missing]: there is no file `b/gone.md`"),
        (
            "../out.md",
            "b/main.md:5:10: error[include/outside]: the file `b/../out.md` lies outside",
        ),
        (
            "round.md",
            "b/sub/back.md:2:10: error[include/cycle]: the file `round.md` would stand inside itself",
        ),
        (
            "main.md",
            "b/main.md:5:10: error[include/cycle]: the file `main.md` would stand inside itself",
        ),
        ("latin.md", "b/latin.md:1:4: error[source/encoding]"),
        ("keys.md", "b/keys.md:3:8: error[front-matter/syntax]"),
        (
            "lang.md",
            "b/lang.md:2:1: warning[include/front-matter]: the key `lang` has no effect",
        ),
        (
            "link.md",
            "b/link.md:3:1: error[link/unresolved]: nothing in the document is named `nowhere`",
        ),
        (
            "[other.md, link.md]",
            "b/other.md:1:1: error[link/unresolved]: nothing in `link.md` is named `b`; write `#a`",
        ),
        (
            "image.md",
            "b/image.md:2:1: error[image/missing]: there is no image file `none.png`",
        ),
        ("twice.md", "b/twice.md:3:1: error[id/duplicate]"),
        (
            "empty.md",
            "b/empty.md:1:1: warning[include/empty]: the file `b/empty.md` has no text",
        ),
        (
            "{file: a.md}",
            "b/main.md:5:10: error[front-matter/wrong-type]: `include` is a mapping",
        ),
    ] {
        let (_, told) = read_files(&format!("{HEAD}include: {list}\n---\nText\n"), files);
        assert!(told.contains(expected), "{expected}\n{told}");
    }
    for (list, expected) in [
        (
            "[{fiel: a.md}]",
            "b/main.md:5:13: error[front-matter/unknown-key]: `chapters.0` has no key `fiel`",
        ),
        ("[{}]", "b/main.md:5:12: error[front-matter/value]: `chapters.0` names no file"),
        ("['']", "b/main.md:5:12: error[front-matter/value]: `chapters.0` names no file"),
        (
            "[{file: ' '}]",
            "b/main.md:5:19: error[front-matter/value]: `chapters.0.file` names no file",
        ),
        (
            "https://a.example/b.md",
            "b/main.md:5:11: error[include/outside]: `https://a.example/b.md` is no path",
        ),
        ("[{title: [a]}]", "b/main.md:5:20: error[front-matter/wrong-type]"),
    ] {
        let (_, told) = read_files(&format!("{HEAD}chapters: {list}\n---\nText\n"), files);
        assert!(told.contains(expected), "{expected}\n{told}");
    }
}

#[test]
fn files_that_name_files_end() {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for number in 0..40 {
        let text = format!("---\ninclude: f{}.md\n---\nx\n", number + 1);
        files.push((format!("f{number}.md"), text.into_bytes()));
    }
    let files: Vec<_> =
        files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    let (_, told) = read_files(&format!("{HEAD}include: f0.md\n---\nText\n"), &files);
    assert!(told.contains("error[include/too-deep]: more than 16 files"), "{told}");
}

#[test]
fn the_command_reads_files_below_the_root_and_never_replaces_one() {
    let workshop = Workshop::new();
    workshop.write("b/main.md", format!("{HEAD}chapters: [sub/one.md, ../two.md]\n---\n"));
    workshop.write("b/sub/one.md", "# One\n");
    workshop.write("two.md", "# Two\n");
    workshop.run(&["b/main.md", "-t", "txt"]).fails(1, &["include/outside", "--root"]);
    workshop.run(&["b/main.md", "-t", "txt", "--root", "."]).succeeds();
    let text = String::from_utf8(workshop.read("b/main.txt")).unwrap();
    assert!(text.contains("One\n---\n") && text.contains("Two\n---\n"), "{text}");
    let outcome = workshop.run(&["b/main.md", "-t", "md", "-o", "two.md", "--root", "."]);
    outcome.fails(2, &["would replace an input"]);
    assert_eq!(workshop.read("two.md"), b"# Two\n");
}
