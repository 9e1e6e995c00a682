//! Raw HTML: no word is lost, and what is out of place is told.

use super::*;

#[test]
fn what_is_no_words_follows_behind_the_element_that_holds_words_alone() {
    for (html, expected) in [
        (
            "<details><summary>a<ul><li>b</li></ul></summary>c</details>",
            "division [\"details\"]\n  p: a\n  list Bullet\n    p: b\n  p: c\n",
        ),
        ("<h2>a<pre>b</pre></h2>", "h2: a\ncode None: \"b\\n\"\n"),
        (
            "<dl><dt>a<blockquote>b</blockquote></dt><dd>c</dd></dl>",
            "definitions\n  p: a\n  quote\n    p: b\n  p: c\n",
        ),
        (
            "<table><caption>a<hr>b</caption><tr><td>c</td></tr></table>",
            "table [Start]: a\n  p: c\nrule\np: b\n",
        ),
        (
            "<figure><img src=\"images/seal.png\" alt=\"a\"><figcaption>b<ul><li>c</li></ul></figcaption></figure>",
            "figure images/seal.png: b\nlist Bullet\n  p: c\n",
        ),
    ] {
        let (document, codes) = body(&format!("{html}\n"));
        assert_eq!(dump(&document), format!("title: T\n{expected}"), "{html}");
        assert_eq!(codes, ["html/nesting"], "{html}");
    }
}

#[test]
fn words_in_a_division_within_a_summary_are_its_words() {
    let (document, codes) =
        body("<details><summary><div class=\"x\">a</div></summary>b</details>\n");
    assert_eq!(codes, Vec::<&str>::new());
    assert_eq!(dump(&document), "title: T\ndivision [\"details\"]\n  p: a\n  p: b\n");
}

#[test]
fn an_element_that_is_not_closed_is_told_at_its_tag_and_loses_nothing() {
    let text = format!(
        "{HEAD}x\n\n<details>\n<summary>a\n\nb\n\n- c\n\n```\nd\n```\n\n| e |\n|---|\n| f |\n\n> g\n"
    );
    let (document, diagnostics) = read_with("a.md", &text, &Options::default());
    assert_eq!(
        dump(&document),
        "title: T\np: x\ndivision [\"details\"]\n  p: a\n  p: b\n  list Bullet\n    p: c\n  \
         code None: \"d\\n\"\n  table [Start]: \n    p: e\n    p: f\n  quote\n    p: g\n"
    );
    let told: Vec<_> = diagnostics
        .list()
        .iter()
        .map(|remark| {
            let span = remark.primary.as_ref().expect("a place").span;
            (remark.code.id, diagnostics.sources.text(span))
        })
        .collect();
    assert_eq!(told, [("html/unclosed", "<summary>"), ("html/unclosed", "<details>")]);
    assert_eq!(body("<div class=\"x\">\n\na\n").1, ["html/unclosed"]);
    assert_eq!(body("<ul><li>a<li>b</ul>\n\n<p>c\n").1, Vec::<&str>::new());
}

#[test]
fn images_in_html_blocks_apart_are_figures_apart() {
    let (document, codes) = body(
        "<img src=\"images/seal.png\" alt=\"a\" title=\"b\">\n\n\
         <img src=\"images/seal.png\" alt=\"c\" title=\"d\">\n",
    );
    assert_eq!(codes, Vec::<&str>::new());
    assert_eq!(
        dump(&document),
        "title: T\nfigure images/seal.png: b\nfigure images/seal.png: d\n"
    );
}

#[test]
fn a_figure_of_two_images_keeps_them_together_with_its_name_and_caption() {
    let (document, codes) = body(
        "<figure id=\"f\">\n<img src=\"images/seal.png\" alt=\"a\">\n\
         <img src=\"images/seal.png\" alt=\"b\">\n<figcaption>c</figcaption>\n</figure>\n",
    );
    assert_eq!(codes, ["html/nesting"]);
    assert_eq!(
        dump(&document),
        "title: T\ndivision [\"figure\", \"keep\"]\n  p: a b\n  p: c\n"
    );
    assert_eq!(document.blocks[1].attributes.id(), Some("f"));
}

#[test]
fn a_second_caption_is_a_further_line_of_the_first() {
    for html in [
        "<figure><img src=\"images/seal.png\" alt=\"a\"><figcaption>b</figcaption><figcaption>c</figcaption></figure>",
        "<table><caption>b</caption><caption>c</caption><tr><td>d</td></tr></table>",
    ] {
        let (document, codes) = body(&format!("{html}\n"));
        assert_eq!(codes, ["html/nesting"]);
        assert!(dump(&document).contains(": b\nc\n"), "{}", dump(&document));
    }
}

#[test]
fn a_table_in_a_figure_takes_its_caption() {
    let (document, codes) = body(
        "<figure id=\"f\"><table><tr><td>a</td></tr></table><figcaption>b</figcaption></figure>\n",
    );
    assert_eq!(codes, Vec::<&str>::new());
    assert_eq!(
        dump(&document),
        "title: T\ntable [Start]: Tableau\u{a0}1\u{a0}: b\n  p: a\n"
    );
}

#[test]
fn the_title_of_an_element_stays() {
    assert_eq!(
        inlines("a <abbr title=\"Hyper Text\">HT</abbr> <span title=\"b\n c\">d</span>\n"),
        "a (span .abbr title=Hyper Text: HT) (span title=b c: d)"
    );
}

#[test]
fn blanks_beside_breaks_and_where_something_fell_out_go() {
    let (document, _) = body(
        "Rue X<br> 31000 Toulouse <br>\nFrance <!-- c --> fin. <!-- d -->\n\n## A <!-- e -->\n\nb<br>\n",
    );
    assert_eq!(
        dump(&document),
        "title: T\np: Rue X\n31000 Toulouse\nFrance fin.\nh2: A\np: b\n"
    );
}

#[test]
fn an_address_in_the_words_of_html_is_a_link() {
    assert_eq!(
        inlines("<p>See https://x.example and <b>www.y.example</b>.</p>\n"),
        "See (link: https://x.example) and (strong: (link: www.y.example))."
    );
}

#[test]
fn no_link_stands_within_a_link() {
    assert_eq!(
        inlines("a <a href=\"https://y.example\">https://x.example</a>\n"),
        "a (link: https://x.example)"
    );
    let (document, codes) =
        body("<a href=\"https://y.example\">a *[b](https://x.example)*</a> c\n");
    assert_eq!(codes, ["html/nesting"]);
    assert_eq!(dump(&document), "title: T\np: a b c\n");
}

/// The codes of what is said of a body that is refused.
fn refused(text: &str) -> Vec<&'static str> {
    let text = format!("{HEAD}{text}");
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "a.md",
        bytes: text.as_bytes(),
        resources: &files(),
        options: &Options::default(),
    };
    assert!(read(&input, &mut diagnostics).is_err());
    diagnostics.list().iter().map(|remark| remark.code.id).collect()
}

#[test]
fn elements_without_end_keep_their_words() {
    let (document, codes) = body(&format!("a {}x\n", "<b>y".repeat(90)));
    assert_eq!(dump(&document).len(), "title: T\np: a x\n".len() + 90);
    assert_eq!(codes, ["html/dropped"; 90]);
}

#[test]
fn elements_without_end_take_no_longer_than_their_number() {
    let count = |codes: &[&str], code| codes.iter().filter(|own| **own == code).count();
    let codes = refused(&format!("a {}x\n", "<b>y".repeat(20_000)));
    assert_eq!(count(&codes, "markdown/too-deep"), 1);
    assert_eq!(codes.len(), 99);
    let nested = format!("a {}x{}\n", "<span>y".repeat(20_000), "</span>".repeat(20_000));
    assert_eq!(body(&nested).1, Vec::<&str>::new());
    let crossed = format!("a {}x{}\n", "<b>y".repeat(20_000), "</i>".repeat(20_000));
    let codes = refused(&crossed);
    assert_eq!(count(&codes, "markdown/too-deep"), 1);
    assert!(count(&codes, "html/dropped") > 20_000);
}

#[test]
fn elements_nested_without_measure_are_told_once() {
    let deep =
        |count| format!("a {}x{}\n", "<b><i>".repeat(count), "</i></b>".repeat(count));
    assert_eq!(body(&deep(49)).1, Vec::<&str>::new());
    assert_eq!(refused(&deep(50)), ["markdown/too-deep"]);
    assert_eq!(refused(&deep(5000)), ["markdown/too-deep"]);
}

#[test]
fn an_element_with_attributes_is_two_levels() {
    let deep =
        |count| format!("a {}x{}\n", "<b class=c>".repeat(count), "</b>".repeat(count));
    assert_eq!(body(&deep(49)).1, Vec::<&str>::new());
    assert_eq!(refused(&deep(50)), ["markdown/too-deep"]);
}

#[test]
fn a_list_without_items_is_none() {
    let (document, codes) =
        body("a <!-- -->\n\n<ul></ul>\n\n<dl></dl>\n\n<ol id=\"x\"></ol>\n\n[b](#x)\n");
    assert_eq!(codes, ["html/comment"]);
    assert_eq!(dump(&document), "title: T\np: a\ndivision []\np: b\n");
}

#[test]
fn a_box_at_the_beginning_of_an_item_is_that_of_a_task() {
    let (document, codes) = body(
        "<ul><li><input type=\"checkbox\" checked disabled> a</li><li> <input type=\"checkbox\">\n\nb\n\n</li><li>c</li></ul>\n",
    );
    assert_eq!(codes, Vec::<&str>::new());
    let BlockKind::List(list) = &document.blocks[1].kind else { panic!("a list") };
    let tasks: Vec<_> = list.items.iter().map(|item| item.task).collect();
    assert_eq!(tasks, [Some(true), Some(false), None]);
}

#[test]
fn a_span_that_says_nothing_is_none() {
    let (document, codes) = body("a<span lang=\"e\">b</span>c\n");
    assert_eq!(codes, ["language/unknown"]);
    let BlockKind::Paragraph(content) = &document.blocks[1].kind else { panic!("words") };
    assert_eq!((plain_text(content).as_str(), content.len()), ("abc", 1));
}

#[test]
fn words_behind_a_blank_line_in_pre_are_not_lost() {
    let (document, codes) = body(
        "<table><tr><td>\n<pre>\n**Hello**,\n\n_world_.\n</pre>\n</td></tr></table>\n\nx\n",
    );
    assert_eq!(codes, ["html/nesting"]);
    assert_eq!(
        dump(&document),
        "title: T\ntable [Start]: \n  code None: \"**Hello**,\\n\"\n  p: world.\np: x\n"
    );
    let (document, codes) = body("<pre>\na\n\nb\n</pre>\n");
    assert_eq!(codes, Vec::<&str>::new());
    assert_eq!(dump(&document), "title: T\ncode None: \"a\\n\\nb\\n\"\n");
}

#[test]
fn an_instruction_ends_with_its_question_mark() {
    let (document, codes) =
        body("<?php\nif ($a > 3) {\n  echo 4;\n}\n?>\n\na <?b > c ?> d\n");
    assert_eq!(codes, ["html/dropped"; 2]);
    assert_eq!(dump(&document), "title: T\np: a d\n");
}

#[test]
fn an_alignment_that_is_left_out_is_told() {
    for html in [
        "<p align=\"justify\">a</p>",
        "<div align=\"center\">\n\n### a\n\n</div>",
        "a <img src=\"images/seal.png\" alt=\"b\" align=\"left\"> c",
    ] {
        assert_eq!(body(&format!("{html}\n")).1, ["html/dropped"], "{html}");
    }
    assert_eq!(
        body("<table><tr><th align=\"center\">a</th></tr><tr><td align=\"right\">b</td></tr></table>\n").1,
        Vec::<&str>::new()
    );
}

#[test]
fn words_that_html_places_are_divisions_that_say_so() {
    for (html, class) in [
        ("<center>a</center>", "center"),
        ("<p align=\"center\">a</p>", "center"),
        ("<div align=\"Right\">\n\na\n\n</div>", "right"),
        ("<div style=\"text-align: center;\">a</div>", "center"),
        ("::: {.right}\na\n:::", "right"),
    ] {
        let (document, codes) = body(&format!("{html}\n"));
        assert_eq!(codes, [""; 0], "{html}");
        assert!(document.blocks[1].attributes.has_class(class), "{html}");
        assert_eq!(
            dump(&document),
            format!("title: T\ndivision [\"{class}\"]\n  p: a\n"),
            "{html}"
        );
    }
}

#[test]
fn small_capitals_are_read_as_pandoc_writes_them() {
    for html in [
        "<span style=\"font-variant: small-caps;\">a</span>",
        "<span style=\"font-variant-caps:small-caps\">a</span>",
        "<span class=\"smallcaps\">a</span>",
    ] {
        let (document, codes) = body(&format!("{html} b\n"));
        assert_eq!(codes, [""; 0], "{html}");
        let mut found = 0;
        visit_inlines(&document.blocks[1], &mut |inline| {
            found += usize::from(matches!(inline.kind, InlineKind::SmallCaps(_)));
        });
        assert_eq!(found, 1, "{html}: {}", dump(&document));
    }
    assert_eq!(body("<span style=\"color: red\">a</span> b\n").1, ["html/dropped"]);
}

#[test]
fn room_that_is_made_of_breaks_is_told_of() {
    assert_eq!(body("a\n\n<br><br><br>\n\nb\n").1, ["html/dropped"]);
    assert_eq!(body("- a\n\n  <br><br>\n- b\n").1, ["html/dropped"]);
    assert_eq!(body("a\n\n&nbsp;\n\nb<br>c\n\n<br>\n").1, [""; 0]);
}
