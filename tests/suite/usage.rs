//! Wrong use of the command: what it says, in which form and with which status.

use crate::workshop::{LETTER, Workshop};

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
    // The graver of the two counts.
    workshop.run(&["wrong.md", "--to", "txt", "--set", "date=x"]).fails(2, &["`titel`"]);
    workshop.run(&["letter.md", "--to", "txt", "--set", "extra.nonsense=1"]).succeeds();
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
