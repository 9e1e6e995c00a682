//! What stands in the front matter comes back there, or where it can be said.

use super::holds;

#[test]
fn a_title_that_front_matter_cannot_say_comes_back_as_the_first_heading() {
    for (heading, expected) in [
        ("# Titre {#intro}\n\n[voir](#intro)\n", "\n# Titre {#intro}\n"),
        ("# Titre[^n]\n\n[^n]: a\n", "\n# Titre[^n]\n"),
        ("# Titre {.x lang=en}\n\na\n", "\n# Titre {.x lang=en}\n"),
        ("# L'été \"bleu\" -- un essai: oui\n\na\n", "« bleu » — un essai : oui\"\n"),
        ("# Titre\n\n[voir](#titre)\n", "title: Titre\n"),
        ("# Un<br>deux\n\na\n", "title: \"Un<br>deux\"\n"),
    ] {
        let written = holds(&format!("---\nlang: fr\ndate: 2020\n---\n\n{heading}"));
        assert!(
            written.replace(['\u{a0}', '\u{202f}'], " ").contains(expected),
            "{written}"
        );
    }
    let written = holds(
        "---\ntitle: {text: Titre, file-as: T}\nlang: fr\ndate: 2020\n---\n\n# Titre {#a}\n",
    );
    assert!(written.contains("file-as") && written.contains("# Titre {#a}"), "{written}");
}

#[test]
fn a_switch_among_options_is_no_word() {
    let source = "---\ntitle: T\nlang: fr\ndate: 2020\nextra:\n  a: 'true'\noutput:\n  pdf:\n    \
                  contents: true\n---\n\na\n";
    let written = holds(source);
    assert!(written.contains("  a: \"true\"\n"), "{written}");
    assert!(written.contains("    contents: true\n"), "{written}");
}

#[test]
fn a_text_that_yaml_would_count_stays_in_quotes() {
    let written = holds(
        "---\ntitle: T\nlang: fr\ndate: 2020\nextra:\n  a: '0x1f'\n  b: '007'\n  c: '1.10'\n  \
         d: 12\n  e: 1.5\n  f: 2020-04-01\n  g: '12:30'\n  h: 3 mots\n---\n\na\n",
    );
    for line in [
        "a: \"0x1f\"",
        "b: \"007\"",
        "c: \"1.10\"",
        "d: 12",
        "e: 1.5",
        "g: \"12:30\"",
        "h: 3 mots",
    ] {
        assert!(written.contains(&format!("  {line}\n")), "{line}\n{written}");
    }
}

#[test]
fn every_field_of_the_front_matter_comes_back() {
    let written = holds(
        "---\ntitle:\n  - text: Un *titre*\n    file-as: Titre, un\nsubtitle: Le reste\n\
         author:\n  - name: Anne\n    affiliation: Univ.\n    file-as: A\n    role: aut\n    \
         email: a@b.org\n\
         contributor:\n  - name: Luc\n    role: trl\n  - Zoé\nlang: fr\ndir: ltr\n\
         date: 2020-04\nmodified: 2020-05-01T10:00:00Z\ndescription: De tout\n\
         keywords: [a, b]\nsubject:\n  - Lettres\n  - text: Éducation\n    \
         authority: Thema\n    term: JN\npublisher: P\nrights: R\n\
         identifier: [978-2-07-036024-6, doi:10.1000/182]\n\
         belongs-to-collection: Suite\ngroup-position: '2.1'\n\
         page-progression-direction: ltr\ncover-image: a.png\ncover-alt: Un sceau\n\
         page-source: 978-2-07-036024-6\naccessibility:\n  conforms: wcag21aa\n  \
         certified-by: C\n  summary: S\n  hazard: [none]\n  exemption: none\n\
         editions:\n  epub:\n    isbn: 978-2-07-036024-6\nonix:\n  a: [1, {b: c}]\n\
         provenance:\n  de: x\nextra:\n  k: v\noutput:\n  txt: {width: 60}\n---\n\na\n",
    );
    for key in [
        "file-as: \"Titre",
        "- Univ.",
        "email: \"a@b.org\"",
        "role: trl",
        "term: JN",
        "hazard:",
        "isbn:",
        "cover-alt:",
    ] {
        assert!(written.contains(key), "{key}\n{written}");
    }
}

#[test]
fn a_whole_private_letter_comes_back() {
    holds(
        "---\ntitle: T\nlang: fr\ndate: 2020-04-01\nletter:\n  style: private\n  sender:\n    \
         name: \"*Anne*\"\n    address: [1 rue du Bac, 75007 Paris]\n  recipient: Luc\n  \
         place: Paris\n  reference: [N/Réf. 7, V/Réf. 8]\n  subject: La \"chose\"\n  salutation: Cher Luc,\n  closing: À toi,\n  \
         signature:\n    name: Anne\n    function: sœur\n  postscript: Le 2e mot.\n  \
         enclosures: [un plan, une carte]\n  copies: [Zoé]\n---\n\nMot.\n",
    );
}

#[test]
fn all_who_sign_a_letter_come_back() {
    let written = holds(
        "---\ntitle: T\nlang: fr\nletter:\n  signature:\n    - name: Anne\n      \
         function: maire\n    - Luc\n---\n\nMot.\n",
    );
    let list =
        "  signature:\n    - name: Anne\n      function: maire\n    - name: Luc\n---";
    assert!(written.contains(list), "{written}");
}
