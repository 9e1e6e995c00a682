//! The package's words on accessibility: what follows from the structure of the book, and
//! the claims of the front matter as long as nothing speaks against them.

use super::package::{Book, meta, refine, simple};
use crate::document::Document;
use crate::xhtml::{Element, Features, Ways, Writer, summary, summary_language};

/// The version of EPUB Accessibility that a claim names (W3C Recommendation, 2023).
const EPUB_ACCESSIBILITY: &str = "EPUB Accessibility 1.1";

/// What speaks against a claim of conformance, in words for a message: a pure function of
/// the document, so that the book does not depend on what else a run makes.
pub(super) fn open_problems(
    document: &Document,
    features: Features,
    nameless_cover: bool,
) -> Vec<String> {
    let metadata = &document.metadata;
    let mut problems = Vec::new();
    let mut found = |is_so: bool, problem: &str| {
        if is_so {
            problems.push(problem.to_owned());
        }
    };
    found(features.undescribed_images, "an image has no alternative text");
    found(features.raw_formulas, "a formula could not be turned into MathML");
    found(features.wordless_links, "a link has no words");
    found(features.wordless_headings, "a heading has no words");
    let language = &metadata.language;
    let is_stated = language.primary() != "und";
    found(!is_stated, "no language is stated");
    found(is_stated && !language.is_known(), "the language is none that is known");
    found(nameless_cover, "the cover has no `cover-alt`");
    problems
}

/// Whether the source's cover has no words.
pub(super) fn has_nameless_cover(document: &Document) -> bool {
    let cover = document.metadata.publication.cover.as_ref();
    cover.is_some_and(|cover| cover.alternative.trim().is_empty())
}

/// Writes the metadata of schema.org, the claims and the source of the pages.
pub(super) fn accessibility(writer: &mut Writer, book: &Book<'_>) {
    discovery(writer, book);
    claims(writer, book);
    if let Some(source) = book.page_source {
        meta(writer, "pageBreakSource", source);
    }
}

/// What a reader can know of the book before opening it.
fn discovery(writer: &mut Writer, book: &Book<'_>) {
    let features = book.content.features;
    let metadata = &book.document.metadata;
    let has_pages = book.page_source.is_some();
    let is_described = !features.undescribed_images && !book.nameless_cover;
    meta(writer, "schema:accessMode", "textual");
    if features.images {
        meta(writer, "schema:accessMode", "visual");
    }
    if is_described && !features.raw_formulas {
        meta(writer, "schema:accessModeSufficient", "textual");
    }
    if features.images {
        meta(writer, "schema:accessModeSufficient", "textual,visual");
    }
    let given = [
        ("alternativeText", features.images && is_described),
        ("ARIA", true),
        ("displayTransformability", true),
        ("index", features.index),
        ("MathML", features.formulas && !features.raw_formulas),
        ("pageBreakMarkers", has_pages),
        ("pageNavigation", has_pages),
        ("readingOrder", true),
        ("structuralNavigation", true),
        ("tableOfContents", true),
    ];
    for (feature, _) in given.into_iter().filter(|(_, given)| *given) {
        meta(writer, "schema:accessibilityFeature", feature);
    }
    for hazard in hazards(book) {
        meta(writer, "schema:accessibilityHazard", hazard);
    }
    let language = &metadata.language;
    let element = Element::new("meta").attribute("property", "schema:accessibilitySummary");
    match &metadata.publication.accessibility.summary {
        Some(words) => simple(writer, element, words),
        None => {
            let own = summary_language(language);
            let ways = Ways { contents: true, pages: has_pages };
            let words = summary(language, features, ways);
            simple(writer, element.attribute("xml:lang", own.as_str()), &words);
        }
    }
}

/// As the front matter asserts; else a fact of the structure: what does not move, flash or
/// sound is no hazard, and what a style, a drawing or an image that moves may do is not known.
fn hazards<'a>(book: &'a Book<'_>) -> Vec<&'a str> {
    let asserted = &book.document.metadata.publication.accessibility.hazards;
    if asserted.is_empty() {
        return vec![if book.may_move { "unknown" } else { "none" }];
    }
    let term = |hazard: &'a String| match hazard.as_str() {
        "motion-simulation" => "motionSimulation",
        other => other,
    };
    asserted.iter().map(term).collect()
}

/// What the publisher claims; nothing of it where a problem is open, since the report and
/// the credential speak of a conformance that is not there.
fn claims(writer: &mut Writer, book: &Book<'_>) {
    let stated = &book.document.metadata.publication.accessibility;
    // An exemption says that the book need not conform; it holds whatever is open.
    if let Some(exemption) = stated.exemption.as_deref().filter(|word| *word != "none") {
        meta(writer, "a11y:exemption", exemption);
    }
    let Some(level) = stated.conforms.as_deref().and_then(conformance) else { return };
    if !book.open_problems.is_empty() {
        return;
    }
    let element = Element::new("meta")
        .attribute("property", "dcterms:conformsTo")
        .attribute("id", "conformance");
    simple(writer, element, &level);
    let Some(certifier) = &stated.certified_by else { return };
    let element = Element::new("meta")
        .attribute("refines", "#conformance")
        .attribute("property", "a11y:certifiedBy")
        .attribute("id", "certifier");
    simple(writer, element, certifier);
    if let Some(credential) = &stated.certifier_credential {
        refine(writer, "certifier", "a11y:certifierCredential", credential);
    }
    if let Some(report) = &stated.certifier_report {
        let link = Element::new("link")
            .attribute("refines", "#certifier")
            .attribute("rel", "a11y:certifierReport")
            .attribute("href", report);
        writer.empty(link);
    }
}

/// `wcag22aa` as EPUB Accessibility 1.1 spells it.
fn conformance(code: &str) -> Option<String> {
    let code = code.strip_prefix("wcag")?;
    let (version, level) = code.split_at_checked(2)?;
    let (major, minor) = version.split_at_checked(1)?;
    let level = level.to_ascii_uppercase();
    Some(format!("{EPUB_ACCESSIBILITY} - WCAG {major}.{minor} Level {level}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_spelt_as_the_standard_has_it() {
        let told = |code| conformance(code).unwrap_or_default();
        assert_eq!(told("wcag22aa"), "EPUB Accessibility 1.1 - WCAG 2.2 Level AA");
        assert_eq!(told("wcag20a"), "EPUB Accessibility 1.1 - WCAG 2.0 Level A");
    }

    #[test]
    fn a_cover_without_words_is_an_open_problem() {
        let mut document = Document::default();
        assert_eq!(
            open_problems(&document, Features::default(), has_nameless_cover(&document)),
            ["no language is stated"]
        );
        document.metadata.publication.cover = Some(crate::document::Cover::default());
        assert!(has_nameless_cover(&document));
        assert_eq!(open_problems(&document, Features::default(), true).len(), 2);
    }

    #[test]
    fn what_has_no_words_and_a_language_that_is_none_are_open_problems() {
        let mut document = Document::default();
        document.metadata.language = crate::language::Tag::parse("zz").unwrap_or_default();
        let features = Features {
            wordless_links: true,
            wordless_headings: true,
            ..Features::default()
        };
        assert_eq!(
            open_problems(&document, features, false),
            [
                "a link has no words",
                "a heading has no words",
                "the language is none that is known"
            ]
        );
    }
}
