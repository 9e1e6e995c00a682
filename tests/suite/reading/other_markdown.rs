//! What other programs' Markdown has and is read: highlighted words, hidden ones, callouts,
//! ends of pages, blanks behind a backslash, captions above tables.

use super::*;

#[test]
fn words_between_equals_signs_are_highlighted() {
    let (document, codes) = body("# ==a==\n\nUn ==mot *ici*== et a == b == c\n");
    assert_eq!(codes, [""; 0]);
    let mut marked = Vec::new();
    for block in &document.blocks {
        visit_inlines(block, &mut |inline| {
            if let InlineKind::Span { attributes, content } = &inline.kind {
                assert_eq!(attributes.classes(), ["mark"]);
                marked.push(plain_text(content));
            }
        });
    }
    assert_eq!(marked, ["a", "mot ici"]);
}

#[test]
fn marks_in_marks_do_not_go_deeper_than_all_else() {
    let deep = |levels: usize| {
        format!("{}x{}\n", "==a *b ".repeat(levels), " c* d==".repeat(levels))
    };
    let mut diagnostics = Diagnostics::default();
    let text = format!("{HEAD}{}", deep(200));
    let options = Options::default();
    let resources = files();
    let input = Input {
        name: "a.md",
        bytes: text.as_bytes(),
        resources: &resources,
        options: &options,
    };
    assert!(read(&input, &mut diagnostics).is_err());
    assert_eq!(body(&deep(20)).1, [""; 0]);
}

#[test]
fn what_obsidian_hides_is_left_out() {
    for text in [
        "a %%b *c*%% d\n",
        "a\n\n%%b%%\n\nd\n",
        "a\n\n%% b %%\n\nd\n",
        "a\n\n%%\nb\n%%\n\nd\n",
        "a\n\n%%\nb\n\n- c\n\n# c\n\n    c\n\n%%\n\nd\n",
        "a\n\n%%\n\nb\n\n%%\n\nd\n",
    ] {
        let (document, codes) = body(text);
        assert_eq!(codes, ["html/comment"], "{text}");
        let dump = dump(&document);
        assert!(!dump.contains(['b', 'c', '%']), "{text}: {dump}");
        assert!(dump.contains('a') && dump.contains('d'), "{text}: {dump}");
    }
}

#[test]
fn percent_signs_that_hide_nothing_stay() {
    for text in [
        "100%% et 50%%\n",
        "`%%a%%`\n",
        "\\%%a%%\n",
        "%%%a%%%\n",
        "%%Y et %%.\n",
        "https://a.org/%%a%%\n",
    ] {
        let (document, codes) = body(text);
        assert!(!codes.contains(&"html/comment"), "{text}");
        assert!(dump(&document).matches("%%").count() >= 2 || text.contains('`'), "{text}");
    }
}

#[test]
fn callouts_that_say_what_an_alert_says_are_alerts() {
    for (name, alert) in [
        ("info", "Note"),
        ("TODO", "Note"),
        ("hint", "Tip"),
        ("attention", "Warning"),
        ("danger", "Caution"),
        ("bug", "Caution"),
    ] {
        let (document, codes) = body(&format!("> [!{name}]\n> mots\n"));
        assert_eq!(codes, [""; 0]);
        assert_eq!(dump(&document), format!("title: T\nalert {alert}\n  p: mots\n"));
    }
}

#[test]
fn callouts_that_are_no_alerts_are_told() {
    for text in [
        "> [!question]\n> a\n",
        "> [!question] Un titre\n> a\n",
        "> [!info] Un titre\n> a\n",
        "> [!mine]\n> a\n",
        "> [!quote]- a\n> b\n",
        "> [!faq]\n>\n> a\n",
    ] {
        assert_eq!(body(text).1, ["markdown/alert"], "{text}");
    }
    for text in ["> [!Mots] Un titre\n", "> [! a]\n> b\n", "> [!1]\n", "> \\[!info]\n> a\n"]
    {
        assert_eq!(body(text).1, [""; 0], "{text}");
    }
}

#[test]
fn a_line_of_latex_that_ends_a_page_does() {
    for command in ["newpage", "pagebreak", "clearpage", "cleardoublepage"] {
        let (document, codes) = body(&format!("a\n\n\\{command}\n\nb\n"));
        assert_eq!(codes, [""; 0]);
        assert_eq!(dump(&document), "title: T\np: a\npage break\np: b\n");
    }
}

#[test]
fn a_backslash_before_a_blank_is_one_that_does_not_break() {
    let (document, codes) = body("M.\\ Dupont, *a*\\ b, C:\\ c \\ d\n");
    assert_eq!(codes, [""; 0]);
    let dump = dump(&document);
    assert!(dump.contains("M.\u{a0}Dupont, a\u{a0}b, C:\\ c \\ d"), "{dump}");
}

#[test]
fn a_caption_above_a_table_is_one() {
    let table = "| a |\n|---|\n| c |\n";
    for text in [
        format!("Table: Le *titre*\n\n{table}"),
        format!("Table: Le *titre*\n{table}"),
        format!("{table}\nTable: Le *titre*\n"),
    ] {
        let (document, codes) = body(&text);
        assert_eq!(codes, [""; 0]);
        let dump = dump(&document);
        assert_eq!(dump, "title: T\ntable [Start]: Le titre\n  p: a\n  p: c\n", "{text}");
    }
    let (document, _) =
        body(&format!("Table: un {{#x}}\n\n{table}\nTable: deux\n\n{table}\n[](#x)\n"));
    let dump = dump(&document);
    assert!(dump.contains(": Tableau\u{a0}1\u{a0}: un\n"), "{dump}");
    assert!(
        dump.contains("]: Tableau\u{a0}2\u{a0}: deux\n")
            && dump.ends_with("p: Tableau\u{a0}1\n"),
        "{dump}"
    );
    let (document, _) = body(&format!("{table}\nTable: un\n\n{table}\nTable: deux\n"));
    let dump = super::dump(&document);
    assert!(dump.find("]: un\n") < dump.find("]: deux\n"), "{dump}");
}

#[test]
fn a_verse_goes_on_in_a_line_that_is_set_in() {
    for text in [
        "| un\n  suite\n| deux\n",
        "> | un\n>   suite\n> | deux\n",
        "- | un\n    suite\n  | deux\n",
    ] {
        let (document, codes) = body(text);
        assert_eq!(codes, [""; 0], "{text}");
        let mut breaks = 0;
        let mut words = String::new();
        visit_blocks(&document.blocks, &mut |block| {
            if let BlockKind::Paragraph(content) = &block.kind {
                assert!(block.attributes.has_class("line-block"), "{text}");
                words = plain_text(content);
                let ends =
                    content.iter().filter(|inline| inline.kind == InlineKind::LineBreak);
                breaks = ends.count();
            }
        });
        assert_eq!((words.as_str(), breaks), ("un suite\ndeux", 1), "{text}");
    }
    let (document, _) = body("| un\nsuite\n| deux\n");
    assert!(dump(&document).contains("| un suite"), "{}", dump(&document));
}

#[test]
fn a_colon_without_a_blank_behind_it_begins_no_definition() {
    let (document, codes) =
        body("Mot\n: Sens\n\nun\n\n:) deux\n\ntrois\n:) quatre\n\nb\n:   c\n");
    assert_eq!(codes, [""; 0]);
    assert_eq!(
        dump(&document),
        "title: T\ndefinitions\n  p: Mot\n  p: Sens\np: un\np: :) deux\np: trois :) quatre\n\
         definitions\n  p: b\n  p: c\n"
    );
}

#[test]
fn an_address_with_a_blank_is_shown_with_it() {
    let text = format!("{HEAD}[x](<my file.md>) [y](my%20file.md)\n");
    let (_, diagnostics) = read_with("a.md", &text, &Options::default());
    let shown = diagnostics.to_string();
    assert!(shown.contains("`my file.md`") && shown.contains("`my%20file.md`"), "{shown}");
    let (document, _) = body("[x](<https://a.org/my file>) [y](https://a.org/my%20file)\n");
    let shown = format!("{:?}", document.blocks);
    assert!(shown.contains("\"https://a.org/my%20file\""), "{shown}");
}

#[test]
fn callouts_that_fold_are_alerts_with_their_title_above_their_words() {
    for (mark, alert) in [
        ("[!tip]+", "Tip"),
        ("[!note]-", "Note"),
        ("[!WARNING]-", "Warning"),
        ("[!danger]+", "Caution"),
    ] {
        let (document, codes) = body(&format!("> {mark} Le *titre*\n> mots\n"));
        assert_eq!(codes, [""; 0]);
        let expected = format!("title: T\nalert {alert}\n  p: Le titre\n  p: mots\n");
        assert_eq!(dump(&document), expected);
        let mut strong = String::new();
        visit_blocks(&document.blocks, &mut |block| {
            visit_inlines(block, &mut |inline| {
                if let InlineKind::Strong(content) = &inline.kind {
                    strong = plain_text(content);
                }
            });
        });
        assert_eq!(strong, "Le titre");
        let (document, codes) = body(&format!("> {mark}\n> mots\n"));
        assert_eq!(codes, [""; 0]);
        assert_eq!(dump(&document), format!("title: T\nalert {alert}\n  p: mots\n"));
    }
    let (document, _) = body("> [!tip]+ un **titre**\n>\n> - mots\n");
    assert!(dump(&document).starts_with("title: T\nalert Tip\n  p: un titre\n  list"));
    assert_eq!(body("> [!tip]+Titre\n> mots\n").1, ["markdown/alert"]);
}

#[test]
fn a_colon_above_a_table_begins_its_caption() {
    let table = "| a |\n|---|\n| c |\n";
    let captioned = "table [Start]: Le titre\n  p: a\n  p: c\n";
    for (before, read) in [
        ("", ""),
        ("Mots\n\n", "p: Mots\n"),
        ("Mots\nencore\n\n", "p: Mots encore\n"),
        ("- un\n\n", "list Bullet\n  p: un\n"),
    ] {
        let (document, codes) = body(&format!("{before}: Le *titre*\n\n{table}"));
        assert_eq!(codes, [""; 0]);
        assert_eq!(dump(&document), format!("title: T\n{read}{captioned}"), "{before}");
    }
    // The one before has it, and the next has its own.
    let (document, _) = body(&format!("{table}\n: un\n\n: deux\n\n{table}"));
    let dump = dump(&document);
    assert!(dump.contains("]: un\n") && dump.contains("]: deux\n"), "{dump}");
    for text in [
        format!("Mot\n: Sens\n\n{table}"),
        format!("Mot\n\n: Sens\n\nMot\n\n: Sens\n\n{table}"),
        format!("Mot\n\n: Sens\n\n    encore\n\n{table}"),
        format!("Mot\n\n: Sens\n\nMots\n\n{table}"),
        format!("\\: Sens\n\n{table}"),
    ] {
        let (document, codes) = body(&text);
        assert_eq!(codes, [""; 0]);
        let dump = super::dump(&document);
        assert!(dump.contains("table [Start]: \n"), "{text}: {dump}");
        assert!(dump.contains("p: Sens\n") || dump.contains("p: : Sens\n"), "{dump}");
    }
}

#[test]
fn definitions_behind_a_tilde_are_read() {
    for text in [
        "Mot\n  ~ Sens\n  ~ Autre\n",
        "Mot\n\n  ~ Sens\n\n  ~ Autre\n",
        "Mot\n\n~   Sens\n\n~   Autre\n",
    ] {
        let (document, codes) = body(text);
        assert_eq!(codes, [""; 0], "{text}");
        let expected = "title: T\ndefinitions\n  p: Mot\n  p: Sens\n  p: Autre\n";
        assert_eq!(dump(&document), expected, "{text}");
    }
}

#[test]
fn stress_beside_full_width_punctuation_needs_no_blanks() {
    for (text, read) in [
        ("彼は**「強調」**と言った。", "彼は(strong: 「強調」)と言った。"),
        ("彼は**強調。**と言った。", "彼は(strong: 強調。)と言った。"),
        ("他说**“好”**了。", "他说(strong: “好”)了。"),
        ("彼は*「強調」*と*（これ）*も。", "彼は(em: 「強調」)と(em: （これ）)も。"),
        ("彼は**「*強*調」**と", "彼は(strong: 「(em: 強)調」)と"),
        // What is no stress stays.
        ("彼は\\*\\*「強調」\\*\\*と", "彼は**「強調」**と"),
        ("彼は** 「強調」 **と", "彼は** 「強調」 **と"),
        ("a**(b)**c", "a**(b)**c"),
        ("二**、三", "二**、三"),
    ] {
        assert_eq!(inlines(text), read, "{text}");
    }
}

#[test]
fn asterisks_between_paragraphs_are_a_change_of_theme_however_they_are_written() {
    let rules = |text: &str| {
        let (document, codes) = body(text);
        assert_eq!(codes, [""; 0], "{text}");
        document.blocks.iter().filter(|block| block.kind == BlockKind::Rule).count()
    };
    for text in ["a\n\n\\* \\* \\*\n\nb\n", "a\n\n\\*\\*\\*\n\nb\n", "a\n\n* * *\n\nb\n"] {
        assert_eq!(rules(text), 1, "{text}");
    }
    for text in ["a\n\n\\* \\*\n\nb\n", "a\n\n\\*\\*\\*\n", "a \\*\\*\\*\n\nb\n\nc\n"] {
        assert_eq!(rules(text), 0, "{text}");
    }
}
