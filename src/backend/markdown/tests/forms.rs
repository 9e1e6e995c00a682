//! Documents for which the plain form of Markdown says something else: each comes back in
//! another form, without a warning.

use super::{HEAD, holds};

/// Holds each body, and gives what is written of it below the front matter.
fn bodies<const N: usize>(sources: [&str; N]) -> [String; N] {
    sources.map(|body| {
        let written = holds(&format!("{HEAD}d\n\n{body}\n"));
        let (_, body) = written.split_once("---\n\nd\n\n").unwrap_or(("", ""));
        body.to_owned()
    })
}

#[test]
fn stress_beside_letters_signs_and_other_stress_comes_back() {
    let written = bodies([
        "<b>)</b>n",
        "<b>[</b>r",
        "*\"*<y>e",
        "*a*<l>*a*",
        "<em>a</em><strong>b</strong><del>c</del><del>d</del>",
        "<em>a<em>b</em>c</em> <em>a <em>b</em></em> <b>a <b>c</b></b> <b>x<i>y</i>z</b>",
        "***a** b* *a **b*** **a *b*** ***c***",
        "<b>a</b><b>b</b> <s><s>a</s></s> <s>H<sub>2</sub></s> <em>\u{300}</em>a",
        "<em></em><b> a</b><i>b </i><del><br></del>",
    ]);
    assert_eq!(written[0], "<strong>)</strong>n\n");
    assert_eq!(written[4], "*a*<strong>b</strong>~~c~~<del>d</del>\n");
    assert_eq!(written[6], "***a** b* *a **b*** **a _b_** ***c***\n");
}

#[test]
fn deep_stress_is_written_in_time() {
    let [written] = bodies([&format!("{}a{}", "<em>b ".repeat(50), " c</em>".repeat(50))]);
    assert!(written.contains("b a c"), "{written}");
}

#[test]
fn letters_raised_and_lowered_beside_others_come_back() {
    bodies([
        "^2^2e",
        "a<sup>b</sup><sup>c</sup> <sub>1</sub><sub>2</sub> <sup>a</sup>b <sup>c</sup>",
        "~2~<a>www.",
        "x<sup>2</sup>:// y",
        "[H~2~O]{lang=de} [x^2^]{.smallcaps}",
    ]);
}

#[test]
fn letters_that_were_typed_raised_stay_so_and_others_are_raised_by_reading() {
    let [written] = bodies(["XIX^e^ siècle, M^me^ X, le 2^e^ et XXe"]);
    assert_eq!(written, "XIX^e^ siècle, M^me^\u{a0}X, le 2^e^ et XXe\n");
}

#[test]
fn highlighted_words_and_signs_that_highlight_nothing_come_back() {
    let [marked, _, plain, _, _] = bodies([
        "a ==b *c*== d",
        "==a====b== [==a==]{.b} ==[a]{.b}== <b>==a==</b>",
        "\\==a\\== a == b =\\=c=\\=, a==b, ====",
        "| a | ==b== |\n|---|---|\n| \\==c\\== | d |",
        "\\%%a\\%% 100%% %%%a%%% %\\%b%\\%",
    ]);
    assert_eq!(marked, "a [b *c*]{.mark} d\n");
    assert!(plain.contains("a == b"), "{plain}");
}

#[test]
fn verse_captions_and_page_breaks_of_other_programs_come_back() {
    bodies([
        "| one\n  two\n| three",
        "Table: A *b*\n\n| a |\n|---|\n| c |",
        "\\newpage\n\nx\n\n\\\\newpage\n\nM.\\ X",
        "Table: a\n\nb\n\n| a |\n|---|\n| c |",
        "a\n\n:) b\n\nc\n:d",
        "> [!hint]\n> a\n\n> \\[!hint]\n> a",
    ]);
}

#[test]
fn words_that_look_like_an_address_come_back() {
    let [plain, _] = bodies(["www.a_ b", "www.a.org [www.b.org](http://www.b.org)"]);
    assert_eq!(plain, "www\\.a\\_ b\n");
}

#[test]
fn code_without_words_and_beside_code_comes_back() {
    let [empty, _, beside] =
        bodies(["a <code></code> b", "<code> </code> <code>`</code>", "`a`<a>`b*c*`"]);
    assert_eq!(empty, "a <code></code> b\n");
    assert_eq!(beside, "`a`<code>b\\*c\\*</code>\n");
}

#[test]
fn formulas_that_are_empty_or_hold_a_dollar_sign_come_back() {
    bodies(["$$$$", "a $$$$ b", "a $$\\text{$x$}$$ b", "a$$g\n{}$$"]);
    bodies(["$\u{a0}$", "$$>\n$$", "$$=\na$$", "$$a$b$$<!-- -->", "$$1. a\n\\%\n$$ {#x}"]);
}

#[test]
fn a_formula_with_an_escaped_dollar_stays_in_its_line() {
    let [written] = bodies(["The ratio $r = \\$5$ is set."]);
    assert_eq!(written, "The ratio $r = \\$5$ is set.\n");
}

#[test]
fn formulas_that_cannot_stand_between_dollars_come_back() {
    let written = bodies([
        "```math\n$$x$$\n```",
        "```math\nn\n| |\n|---|\n```",
        "```math {#e}\na\n==\n#\n```",
        "```math\na\n\nb $\n```",
    ]);
    assert!(written.iter().all(|text| text.starts_with("```math")), "{written:?}");
}

#[test]
fn a_paragraph_goes_on_behind_the_formula_in_it() {
    let written = bodies(["On a\n$$\nb\n$$\n*we* go $$c$$ {#x}, so\n\nNew"]);
    assert_eq!(written, ["On a\n\n$$\nb\n$$\n*we* go\n\n$$\nc,\n$${#x}\nso\n\nNew\n"]);
}

#[test]
fn a_call_of_a_note_before_a_colon_writes_no_note() {
    let [written] = bodies(["<b>[^1]:\n[^1]: a"]);
    assert_eq!(written, "[^1]\\:\n\n[^1]: a\n");
}

#[test]
fn a_list_whose_items_stand_close_with_blocks_that_do_not_comes_back() {
    let written = bodies([
        "- [x] ;\n  <table",
        "- [ ] a\n  <p>b</p>\n- c",
        "* <table>><table>#",
        "2) a\n   <p>b</p>\n3) c",
        "- <details>\\<summary>*",
        "1. </ul>a:<figure><img src=a.png alt=z></figure>",
        "<ul><li>)\n\n1. <y>",
        "<ul><li>a<ol start=4><li>b</ol></ul>",
        "<ul><li>a<blockquote>b</blockquote><blockquote>c</blockquote>d</ul>",
        "<ul>}<div class=d>",
        "2) 1.\n   u",
    ]);
    assert!(
        written[0].starts_with("<ul>\n\n<li><input type=\"checkbox\" checked>\n\n;"),
        "{}",
        written[0]
    );
    assert!(written[3].starts_with("<ol start=\"2\" type=\"1)\">"), "{}", written[3]);
    assert_eq!(written[9], "- }\n- ::: {.d}\n  :::\n");
}

#[test]
fn lists_of_letters_keep_their_marks_and_words_like_them_are_none() {
    let written = bodies([
        "a. a\nb. b",
        "(iv) a\n\n     c\n\n(v) b",
        "A. a\nB. b\nC. c",
        "<ol type='i)' start=2><li>a<li>b</ol>",
        "<p>M. Dupont</p><p>N. Durand</p><p>A. Bon</p><p>Oui. Non.</p><p>a. b</p>",
        "<ol type=a><li>a</ol>",
    ]);
    assert_eq!(written[0], "a. a\nb. b\n");
    assert_eq!(written[1], "(iv) a\n\n     c\n\n(v) b\n");
    assert_eq!(written[2], "A.  a\nB.  b\nC.  c\n");
    assert_eq!(written[3], "ii) a\niii) b\n");
    let words = written[4].replace('\u{a0}', " ");
    assert_eq!(words, "M. Dupont\n\nN. Durand\n\nA. Bon\n\nOui. Non.\n\na\\. b\n");
    assert!(written[5].starts_with("<ol type=\"a\">\n"), "{}", written[5]);
}

#[test]
fn a_loose_list_without_a_blank_line_of_its_own_comes_back() {
    let [one, _] =
        bodies(["- a\n\n  <!-- c -->", "- <table>\n\n  <tr><td>\n\n  a\n\n  </table>"]);
    assert_eq!(one, "- a\n\n  <span></span>\n");
}

#[test]
fn marks_of_items_in_a_row_are_no_rule() {
    let [nested, beside] = bodies(["* * <ul><li>", "-\n<ul>\n\n***"]);
    assert_eq!(nested, "- - - <!-- -->\n");
    assert_eq!(beside, "-\n\n* ___\n");
}

#[test]
fn definitions_of_another_kind_than_markdowns_come_back() {
    bodies([
        "<dl><dt>a<dt>b<dd>c</dl>",
        "<dl><dd>c</dl>",
        "<dl><dt>c</dl>",
        "<dl><dt id=x>a<br>b<dd>c</dl>",
        "<dl class=y><dt>a<dd>b</dl>",
        "<dl><dt>a<dd></dl>",
        "<dl><dt>a<dd>b</dl><dl><dt>c<dd>d</dl>",
        "<a><e>\n:",
        "![z](a.png)\n: b",
        ":<details>",
    ]);
}

#[test]
fn what_holds_nothing_is_nothing() {
    let written =
        bodies(["<ul></ul>", "<ol></ol>", "<dl></dl>", "<dl><dt>", "<ul id=x></ul>"]);
    assert_eq!(written, ["", "", "", "", "::: {#x}\n:::\n"]);
}

#[test]
fn a_division_ends_behind_html_and_holds_what_is_no_notice() {
    let written = bodies([
        "::: {.x}\n<table><ul>v",
        "<div class=note>a</div>",
        "<div class=page-break></div>",
        "<div id=\"a b\">c</div>",
        "[^1]\n\n[^1]: ::: {.x}\n    a\n    :::",
        "- ::: {.x}\n  - b\n  :::\n- c",
    ]);
    assert_eq!(written[1], "<div class=\"note\">\n\na\n\n</div>\n");
}

#[test]
fn attributes_that_braces_cannot_say_come_back() {
    let [heading, ..] = bodies([
        "<h2 id=\"a*b*\">c</h2>",
        "<span class=\"a*b* _c_\">d</span>",
        "<span class=kbd>a</span> [b]{.c_d_e}",
        "<p class=q>\n\n    <\n",
        "<p class=q>\n\n```` \\&\nb\n````",
    ]);
    assert_eq!(heading, "<h2 id=\"a*b*\">\n\nc\n\n</h2>\n");
}

#[test]
fn code_keeps_the_blanks_at_the_ends_of_its_lines() {
    bodies(["> ```\n> : \n> ```", "-     \ta \n\n      \tb"]);
}

#[test]
fn captions_come_back_whether_they_are_a_title_or_a_caption() {
    let [title, caption, _] = bodies([
        "![z](a.png \"l'eau\")",
        "<figure><img src=a.png alt=z><figcaption>a</figcaption></figure>",
        "<figure><img src=a.png alt=z title=b><figcaption>*c* \\\"d\\\"</figcaption></figure>",
    ]);
    assert_eq!(title, "![z](a.png \"l’eau\")\n");
    assert_eq!(caption, "![z](a.png \"a\")\n");
}

#[test]
fn addresses_that_brackets_cannot_hold_come_back() {
    let [mail, table, plain] =
        bodies(["a@b._i", "<table>http://.b|</table>", "a@b.org http://b.org/?c"]);
    assert_eq!(mail, "[a\\@b.\\_i](mailto:a@b._i)\n");
    assert!(table.contains("[http\\://.b\\|]("), "{table}");
    assert_eq!(plain, "<a@b.org> <http://b.org/?c>\n");
}

#[test]
fn a_hyphen_that_is_to_stay_one_comes_back() {
    let [written] = bodies(["a \\- b"]);
    assert_eq!(written, "a \\- b\n");
}

#[test]
fn small_capitals_of_code_and_an_image_beside_a_lost_tag_come_back() {
    bodies(["`c`{.smallcaps} $x${.smallcaps}", "![z](a.png \"t\")<p> <n>"]);
}

#[test]
fn brackets_behind_the_call_of_a_note_come_back() {
    let [written, _] = bodies([
        "[^1]<span class=c>a</span>\n\n[^1]: b",
        "[^1][^2]<a href=\"http://x.y\">a</a>\n\n[^1]: b\n\n[^2]: c",
    ]);
    assert!(written.starts_with("[^1]<span></span>[a]{.c}\n"), "{written}");
}

#[test]
fn a_parenthesis_behind_the_call_of_a_note_comes_back() {
    let [written] = bodies(["i[^1]\\(k) l\n\n[^1]: b"]);
    assert!(written.starts_with("i[^1]\\(k) l\n"), "{written}");
}

#[test]
fn a_rule_with_attributes_and_a_notice_that_begins_with_an_empty_item_come_back() {
    bodies(["a\n\n<p class=q><hr>", "> [!TIP]\n>\n>-", "> [!TIP]\n> - a"]);
}

#[test]
fn verse_comes_back_behind_its_bars() {
    let written = bodies([
        "| a\n|   *b*\n|\n| 1. c",
        "> | a\n> | b",
        "- | a\n  | b\n- c",
        "<p class=\"line-block\">a | b<br>c</p>",
        "<p class=\"line-block\">a<em>b<br>c</em></p>",
        "<p class=\"line-block more\">a<br>b</p>",
        "\\| a\n\\| b",
    ]);
    assert_eq!(written[0], "| a\n| \u{a0}\u{a0}*b*\n|\n| 1\\. c\n");
    assert_eq!(written[1], "> | a\n> | b\n");
    assert!(written[2].contains("| a\n  | b"), "{}", written[2]);
    assert!(written[3].starts_with("<p class=\"line-block\">"), "{}", written[3]);
    assert!(written[6].starts_with("\\|"), "{}", written[6]);
}

#[test]
fn a_bracket_behind_the_call_of_a_note_is_no_reference() {
    let [written, _] =
        bodies(["d[^1][]*](https://b.org)]\n\n[^1]: a", "d[[^1][]]{.x}\n\n[^1]: a"]);
    assert!(written.starts_with("d[^1]<span></span>\\["), "{written}");
}

#[test]
fn inline_notes_come_back() {
    let [written, many, quoted, linked] = bodies([
        "a^[b *c* [d](https://e.org)] f^[g^[h]].",
        "*a^[b]* **c^[d]**^[e] `^[f]`\n\n- g^[h]\n\n| i^[j] |\n|---|\n| k^[l] |\n\n## m^[n]",
        "> a^[b\n> c] d",
        "[a^[b]](https://c.org) [*d[^1]* e](https://f.org \"g\"){.h} <a href=\"https://i.org\">j[^1]</a>\n\n[^1]: k",
    ]);
    assert!(written.starts_with("a[^1] f[^2].\n\n[^1]: b *c* [d](https://e.org)\n"));
    assert!(written.contains("\n[^2]: g[^3]\n") && written.contains("\n[^3]: h\n"));
    assert!(many.starts_with("*a[^1]* **c[^2]**[^3] `^[f]`\n"), "{many}");
    assert!(
        quoted.starts_with("> a[^1] d\n") && quoted.contains("[^1]: b c\n"),
        "{quoted}"
    );
    assert!(linked.starts_with("[a](https://c.org)[^2] [*d* e](https://f.org \"g\"){.h}[^1] [j](https://i.org)[^1]\n"), "{linked}");
}

#[test]
fn what_begins_a_block_elsewhere_stands_in_a_cell_as_it_is() {
    let [written, _] = bodies([
        "| 1. a | # b |\n|---|---|\n| + c | - d |\n| > e | -5 |\n| 2) f | = g |\n| : h | % i |",
        "| - | -- |\n|---|---|\n| --- | :-: |\n| - | [^1]: |\n\n[^1]: a",
    ]);
    assert!(!written.contains('\\'), "{written}");
    assert!(written.starts_with("| 1. a | # b |\n"), "{written}");
}

#[test]
fn breaks_behind_a_displayed_formula_come_back_as_none() {
    for [written] in [
        bodies(["$$y$$ <br> a"]),
        bodies(["$$y$$\\\n<br>a"]),
        bodies(["$$y$$ <!-- b -->\\\n a"]),
    ] {
        assert_eq!(written, "$$\ny\n$$\na\n");
    }
}

#[test]
fn what_a_fence_says_with_both_quotes_comes_back() {
    let [written] = bodies(["```js it's \"x\"\na\n```"]);
    assert_eq!(written, "```js it's \"x\"\na\n```\n");
    // One that never ends does in what is written.
    let [written] = bodies(["```js it's \"x\"\na"]);
    assert_eq!(written, "```js it's \"x\"\na\n```\n");
}
