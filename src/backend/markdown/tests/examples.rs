//! The examples of the specifications of Markdown: what can be read comes back.

use super::{dump, files, read_with};
use crate::backend::markdown::Markdown;
use crate::diagnostic::Diagnostics;

/// An example of the specification.
#[derive(serde::Deserialize)]
struct Example {
    markdown: String,
}

#[test]
fn every_example_of_the_specification_comes_back() {
    let json = include_str!("../../../../tests/data/commonmark/commonmark-0.31.2.json");
    let examples: Vec<Example> = serde_yaml::from_str(json).expect("JSON is YAML");
    assert_eq!(examples.len(), 652);
    // One links to a name that is nowhere, which is an error.
    assert_eq!(come_back(examples), 651);
}

#[test]
fn every_example_of_githubs_extensions_comes_back() {
    let json = include_str!("../../../../tests/data/commonmark/gfm-0.29.json");
    let examples: Vec<Example> = serde_yaml::from_str(json).expect("JSON is YAML");
    assert_eq!(examples.len(), 23);
    assert_eq!(come_back(examples), 23);
}

/// Holds each example against what is written of it, and gives how many could be read: an
/// image without words and a link to a name that is not there stop a reading.
fn come_back(examples: Vec<Example>) -> usize {
    let mut resources = files();
    for path in ["foo", "moon.jpg", "uri3", "train.jpg", "url", "url2"] {
        resources.insert(path, b"\x89PNG\r\n\x1a\n".to_vec());
    }
    let mut read_well = 0;
    for Example { markdown } in examples {
        // The images of the examples are given a place below the document.
        let markdown = match markdown.contains("![") {
            true => markdown.replace("/path/to/", "").replace("/url", "url"),
            false => markdown,
        };
        let source =
            format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n{markdown}");
        let read_again = |text: &str| {
            let mut diagnostics = Diagnostics::default();
            read_with(text, &resources, &mut diagnostics).ok()
        };
        let Some(first) = read_again(&source) else { continue };
        let mut remarks = Diagnostics::default();
        let written = Markdown::default().source(&first, &resources, &mut remarks);
        assert_eq!(remarks.list(), [], "{markdown}\n{written}");
        let second = read_again(&written).expect("it can be read again");
        assert_eq!(dump(&second), dump(&first), "{markdown}\n{written}");
        read_well += 1;
    }
    read_well
}
