//! Lines that look like structure and are none.

use super::{HEAD, body, read_with};
use sevigne::read::Options;

#[test]
fn lines_that_look_like_items_and_flow_together_are_told_of() {
    for text in [
        "1. In this Agreement:\n    c. one\n    d. two\n",
        "Mots\ni) un\nii) deux\n",
        "Mots\n(a) un\n(b) deux\n",
        "#. un\n#. deux\n",
        "A. un\nB. deux\n",
        "Mots\nix. un\nx. deux\n",
        "Mots\n(1) un\n(2) deux\n",
        "Mots\n2. deux\n3. trois\n",
        "> Mots\n> a) un\n> b) deux\n",
        "a. un\nb. deux\nd. trois\n",
        "(i) un\n(ii) deux\n(ii) trois\n",
    ] {
        assert_eq!(body(text).1, ["markdown/flowing-list"], "{text}");
    }
}

#[test]
fn lines_that_are_no_items_or_stand_apart_are_not_told_of() {
    for text in [
        "a. un\nc. deux\n",
        "a. un\n\nb. deux\n",
        "a) un\\\nb) deux\n",
        "| a. un\n| b. deux\n",
        "1. un\n2. deux\n",
        "Il y a\nb. deux\n",
        "(a) un\n(B) deux\n",
        "a.b\nb.c\n",
        // No numeral: six are taken from five.
        "iiiiiiv. un\niiiiiv. deux\n",
        "d. un\ne. deux\nb. trois\n",
        "A.  un\nB.  deux\nM. Dupont\n",
        "a. un\nb. deux\nM. Dupont\nd) trois\n",
    ] {
        assert_eq!(body(text).1, [""; 0], "{text}");
    }
}

#[test]
fn the_place_and_the_way_out_are_told() {
    for (text, told, place, help) in [
        ("Mots :\na. un\nb. deux\n", "`a.` and `b.`", "a.md:7:1", "leave a line blank"),
        ("(A. un\nA. un\nB. deux\n", "`A.` and `B.`", "a.md:7:1", "leave a line blank"),
        ("A. un\nB. deux\n", "`A.` and `B.`", "a.md:6:1", "two blanks behind each mark"),
        ("#. un\n#. deux\n", "`#.` and `#.`", "a.md:6:1", "write `1.` and `2.`"),
        ("a. un\nb. deux\nd. trois\n", "`b.`: `c.` would be", "a.md:8:1", "write `c.`"),
        ("Mots\n2. deux\n3. trois\n", "`2.` and `3.`", "a.md:7:1", "leave a line blank"),
    ] {
        let (_, diagnostics) =
            read_with("a.md", &format!("{HEAD}{text}"), &Options::default());
        let shown = diagnostics.to_string();
        assert!(shown.contains(told), "{shown}");
        assert!(shown.contains(place), "{shown}");
        assert!(shown.contains(help), "{shown}");
    }
}

#[test]
fn an_alert_with_words_behind_its_mark_is_told_of() {
    assert_eq!(body("> [!TIP] Un titre\n> Mots\n").1, ["markdown/alert"]);
    assert_eq!(body("> [!tip]\n> Mots\n").1, [""; 0]);
    assert_eq!(body("> [!Mots] Un titre\n").1, [""; 0]);
}

#[test]
fn an_item_that_gets_another_number_is_told_of() {
    for (text, told, place) in [
        ("1) un\n2) deux\n4) quatre\n", "numbered 4 has the number 3", "a.md:8:1"),
        ("1. un\n\n2. deux\n\n2. trois\n", "numbered 2 has the number 3", "a.md:10:1"),
        ("> 3. un\n> 5. deux\n", "numbered 5 has the number 4", "a.md:7:3"),
    ] {
        let (_, diagnostics) =
            read_with("a.md", &format!("{HEAD}{text}"), &Options::default());
        let shown = diagnostics.to_string();
        assert!(shown.contains("markdown/renumbered"), "{shown}");
        assert!(shown.contains(told) && shown.contains(place), "{shown}");
    }
    for text in [
        "1. un\n1. deux\n1. trois\n",
        "0. un\n0. deux\n",
        "7. un\n8. deux\n",
        "(1) un\n(2) deux\n",
        "<ol><li>un</li><li>deux</li></ol>\n",
        "1. un\n\nmots\n\n3. trois\n4. quatre\n",
    ] {
        assert_eq!(body(text).1, [""; 0], "{text}");
    }
}

#[test]
fn paragraphs_that_begin_as_items_of_one_list_are_told_of() {
    for text in [
        "a. un\n\nMots\n\nb. deux\n",
        "(1) un\n\n- mots\n\n(2) deux\n",
        "i) un\n\nMots\n\nii) deux\n\nMots\n",
        "> a. un\n>\n> Mots\n>\n> b. deux\n",
        "a. un\nb. deux\n\nMots\n\nc. trois\n",
    ] {
        assert_eq!(body(text).1, ["markdown/flowing-list"], "{text}");
    }
    for text in [
        "a. un\n\n   Mots\n\nb. deux\n",
        "a. un\n\nMots\n\nc. deux\n",
        "a. un\n\n# Titre\n\nb. deux\n",
        "A. un\n\nMots\n\nB. deux\n",
        "a\\. un\n\nMots\n\nb\\. deux\n",
        "1. un\n\nMots\n\n2. deux\n",
    ] {
        assert_eq!(body(text).1, [""; 0], "{text}");
    }
    let text = format!("{HEAD}a. un\n\nMots\n\nb. deux\n");
    let (_, diagnostics) = read_with("a.md", &text, &Options::default());
    let shown = diagnostics.to_string();
    assert!(shown.contains("`a.` and `b.`") && shown.contains("a.md:10:1"), "{shown}");
    assert!(shown.contains("by 3 blanks"), "{shown}");
}

#[test]
fn lines_that_were_meant_to_stay_are_told_when_they_flow() {
    for text in [
        "Le maire,\nHélène Fabre\n",
        "Français ★★★\nAnglais ★★\n",
        "**Pièce 1** Avis\nPièce 2 Lettre\nPièce 3 Registre\n",
        "ANNE: Oui, et c'est bien ainsi que je l'ai toujours compris.\nLUC: Non.\n",
        "> Rue du Bac 1\n> 75007 Paris\n",
        "— Oui\n— Non\n",
        "Wer reitet so spät durch Nacht und Wind?\nEs ist der Vater mit seinem Kind;\n\
         Er hat den Knaben wohl in dem Arm,\nEr faßt ihn sicher, er hält ihn warm.\n",
        "»Mein Sohn, was birgst du so bang dein Gesicht?« –\n\
         »Siehst, Vater, du den Erlkönig nicht?\n\
         Den Erlenkönig mit Kron und Schweif?« –\n»Mein Sohn, es ist ein Nebelstreif.«\n",
        "Shall I compare thee to a summer’s day?\nThou art more lovely and more temperate:\n\
         Rough winds do shake the darling buds of May,\n\
         And summer’s lease hath all too short a date:\n",
        "> so much depends\n> upon\n> a red wheel\n> barrow\n",
        "½ taza de leche\n3 huevos\n",
        "200 g de harina\n3 huevos\nsal\n",
    ] {
        assert_eq!(body(text).1, ["markdown/flowing-lines"], "{text}");
    }
    for text in [
        "Le maire,\\\nHélène Fabre\n",
        "Le maire,  \nHélène Fabre\n",
        "Il dort.\nElle veille.\n",
        "un mot\nUn autre\n",
        "Une ligne aussi longue que celles qu'un éditeur casse\nParis la suit\n",
        "| Un\n| Deux\n",
        "Il est parti au petit matin.\nElle l'a suivi le soir même.\nNul ne les a revus.\n",
        "Il est parti au petit matin, sans dire un mot à sa sœur.\n\
         Elle l'a suivi.\nParis dormait encore quand ils ont passé la porte.\n",
        "Une ligne que l'éditeur casse à soixante signes, comme à\n\
         Paris on casse les œufs, et dont la suite commence par\nHasard en capitale.\n",
        "Les mots que l'on doit à [Jean de La Rochefoucauld](https://example.org/),\n\
         Ceux de Paul de Tarse,\nCeux d'Anne.\n",
        "> Un mot.\n> Un autre.\n> Un dernier.\n",
        "> une ligne que l'on casse à trente\n> signes, comme on le fait dans un\n\
         > message, et qui s'en va\n",
        "3 œufs sont cassés.\n2 restent.\n",
        "3 œufs sont cassés dans un bol assez grand pour\n2 autres, puis le sucre.\n",
        "![un](images/seal.png)\nSceau\n",
        "Un mot\n",
    ] {
        assert_eq!(body(text).1, [""; 0], "{text}");
    }
}

#[test]
fn a_backslash_behind_the_last_line_is_told_once_and_one_that_is_meant_is_not() {
    for text in [
        "Rosen sind rot,\\\nVeilchen sind blau.\\\n",
        "![Luna](images/seal.png)\\\n",
        "- *Mot*\\\n",
        "> Mot\\\n\nMot\\\n",
        "Mot[^1]\n\n[^1]: Note\\\n",
        // A blank at the end is none.
        "Un\\ \n\ndeux\n",
    ] {
        assert_eq!(body(text).1, ["markdown/last-break"], "{text}");
    }
    for text in ["Un\\\ndeux\n", "Un\\\\\n", "`C:\\`\n", "Un\\ deux\n", "*C:\\\\*\n"] {
        assert!(body(text).1.is_empty(), "{text}");
    }
    let text = format!("{HEAD}Un\\\ndeux\\\n\ntrois\\\n\nquatre\\\n");
    let (_, diagnostics) = read_with("a.md", &text, &Options::default());
    let [told] = diagnostics.list() else { panic!("{:?}", diagnostics.list()) };
    let message =
        "the `\\` that ends the paragraph is printed, as 2 more are in other paragraphs";
    assert_eq!(told.message, message);
    let span = told.primary.as_ref().expect("a place").span;
    assert_eq!(diagnostics.sources.text(span), "\\");
    assert_eq!(text.get(..span.range().start), Some(&*format!("{HEAD}Un\\\ndeux")));
}
