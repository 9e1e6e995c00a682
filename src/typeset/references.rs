//! What a drawing's references amount to: a pattern may hold a pattern, and each use of one
//! is a drawing of its own.
//!
//! Whoever paints a drawing follows its references, one inside the other, as often as they
//! stand there. A small file could so fill any time and any stack.

use std::collections::BTreeMap;
use usvg::roxmltree::{Document, Node};

/// The most elements of a drawing, each counted as often as it is referred to: far above
/// those of any honest figure.
const MAX_ELEMENTS: u64 = 10_000_000;

/// The most elements and references inside one another.
const MAX_DEPTH: usize = 200;

/// A reference goes so many levels of the stack further down than an element.
const REFERENCE: usize = 4;

/// Looks whether a drawing stays within bounds once its references are followed.
///
/// # Errors
/// Where it does not; the reason, as a fact about the file.
pub(super) fn check(document: &Document<'_>) -> Result<(), String> {
    let mut references = References {
        by_id: BTreeMap::new(),
        sheet: Sheet::default(),
        known: BTreeMap::new(),
    };
    for element in document.descendants().filter(Node::is_element) {
        if let Some(id) = element.attribute("id") {
            references.by_id.entry(id).or_default().push(element);
        }
        if element.tag_name().name() == "style" {
            for text in element.children().filter_map(|child| child.text()) {
                references.sheet.read(text);
            }
        }
    }
    references.weigh(document.root_element(), 0).map(|_| ())
}

/// How much an element is with all that it holds and refers to.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    elements: u64,
    depth: usize,
}

/// The references of a drawing.
#[derive(Debug)]
struct References<'d, 'input> {
    by_id: BTreeMap<&'d str, Vec<Node<'d, 'input>>>,
    sheet: Sheet<'d>,
    /// What was weighed; nothing yet where a reference leads back to itself, which is not
    /// followed.
    known: BTreeMap<&'d str, Weight>,
}

impl<'d> References<'d, '_> {
    /// The weight of an element to which so many levels lead.
    fn weigh(&mut self, root: Node<'d, '_>, above: usize) -> Result<Weight, String> {
        let mut weight = Weight::default();
        let mut open = vec![(root, 1)];
        while let Some((element, level)) = open.pop() {
            // Before a reference is followed, as each goes a level of the stack down.
            Self::check_depth(above + level)?;
            weight.elements += 1;
            weight.depth = weight.depth.max(level);
            for name in self.named(element) {
                let inner = self.target(name, above + level + REFERENCE)?;
                weight.elements = weight.elements.saturating_add(inner.elements);
                weight.depth = weight.depth.max(level + REFERENCE + inner.depth);
            }
            Self::check_depth(above + weight.depth)?;
            if weight.elements > MAX_ELEMENTS {
                return Err(format!(
                    "its references stand for more than {MAX_ELEMENTS} elements"
                ));
            }
            let children = element.children().filter(Node::is_element);
            open.extend(children.map(|child| (child, level + 1)));
        }
        Ok(weight)
    }

    fn check_depth(depth: usize) -> Result<(), String> {
        if depth > MAX_DEPTH {
            let fact = "its elements and references stand more than";
            return Err(format!("{fact} {MAX_DEPTH} deep"));
        }
        Ok(())
    }

    fn target(&mut self, name: &'d str, above: usize) -> Result<Weight, String> {
        if let Some(known) = self.known.get(name) {
            return Ok(*known);
        }
        self.known.insert(name, Weight::default());
        let mut weight = Weight::default();
        for element in self.by_id.get(name).cloned().unwrap_or_default() {
            let inner = self.weigh(element, above)?;
            weight.elements = weight.elements.saturating_add(inner.elements);
            weight.depth = weight.depth.max(inner.depth);
        }
        self.known.insert(name, weight);
        Ok(weight)
    }

    /// The identifiers that an element refers to, by itself or through the style sheet.
    fn named(&self, element: Node<'d, '_>) -> Vec<&'d str> {
        let mut names = Vec::new();
        for attribute in element.attributes() {
            if attribute.name() == "href" {
                names.extend(attribute.value().trim().strip_prefix('#'));
            } else {
                names.extend(addresses(attribute.value()));
            }
        }
        self.sheet.add(element, &mut names);
        names
    }
}

/// The identifiers in `url(#…)`.
fn addresses(text: &str) -> impl Iterator<Item = &str> {
    text.split("url(").skip(1).filter_map(|rest| {
        let rest = rest.trim_start().trim_start_matches(['"', '\'']).trim_start();
        let name = rest.strip_prefix('#')?;
        name.split([')', '"', '\'']).next().map(str::trim)
    })
}

/// What the style sheets refer to, by the last part of their selectors.
#[derive(Debug, Default)]
struct Sheet<'d> {
    by_selector: BTreeMap<&'d str, Vec<&'d str>>,
}

impl<'d> Sheet<'d> {
    fn read(&mut self, text: &'d str) {
        for rule in text.split('}') {
            let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
            let names: Vec<_> = addresses(declarations).collect();
            if names.is_empty() {
                continue;
            }
            // What stands before a rule of rules is none of its selectors.
            let selectors = selectors.rsplit('{').next().unwrap_or("");
            for selector in selectors.split(',') {
                let combinators = [' ', '\n', '\t', '\r', '>', '+', '~', '/'];
                let mut parts = selector.split(combinators);
                let last = parts.rfind(|part| !part.is_empty()).unwrap_or("*");
                self.by_selector.entry(simple(last)).or_default().extend(&names);
            }
        }
    }

    /// Adds what the rules for an element refer to.
    fn add(&self, element: Node<'_, '_>, names: &mut Vec<&'d str>) {
        if self.by_selector.is_empty() {
            return;
        }
        let mut of = |selector: &str| {
            names.extend(self.by_selector.get(selector).into_iter().flatten());
        };
        of("*");
        of(element.tag_name().name());
        for class in element.attribute("class").unwrap_or("").split_whitespace() {
            of(&format!(".{class}"));
        }
        if let Some(id) = element.attribute("id") {
            of(&format!("#{id}"));
        }
    }
}

/// The first class, identifier or name of a selector; all else is asked of no element.
fn simple(selector: &str) -> &str {
    let end = |from: usize| {
        let rest = selector.get(from..).unwrap_or("");
        rest.find(['.', '#', ':', '[']).map_or(selector.len(), |at| from + at)
    };
    match selector.chars().next() {
        Some('.' | '#') => selector.get(..end(1)).unwrap_or("*"),
        Some(':' | '[') | None => "*",
        Some(_) => selector.get(..end(0)).unwrap_or("*"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(content: &str) -> Result<(), String> {
        let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{content}</svg>");
        check(&Document::parse(&text).expect("a drawing"))
    }

    /// Clips of which each refers to the one before it so many times.
    fn clips(count: usize, times: usize, refer: impl Fn(usize) -> String) -> String {
        (1..count)
            .map(|at| {
                let inner = format!("<rect {}/>", refer(at - 1)).repeat(times);
                format!("<clipPath id=\"c{at}\">{inner}</clipPath>")
            })
            .collect()
    }

    #[test]
    fn chains_and_doublings_are_refused_however_they_are_written() {
        let by_attribute = |at: usize| format!("clip-path=\"url(#c{at})\"");
        let by_style = |at: usize| format!("style=\"clip-path: url( '#c{at}' )\"");
        for refer in [&by_attribute as &dyn Fn(usize) -> String, &by_style] {
            let long = format!("{}<g {}/>", clips(20_000, 1, refer), refer(19_999));
            assert!(checked(&long).is_err_and(|fact| fact.contains("200 deep")));
            let deep = format!("{}<g {}/>", clips(60, 1, refer), refer(59));
            assert!(checked(&deep).is_err_and(|fact| fact.contains("200 deep")));
            let wide = format!("{}<g {}/>", clips(25, 3, refer), refer(24));
            assert!(checked(&wide).is_err_and(|fact| fact.contains("10000000 elements")));
            let fine = format!("{}<g {}/>", clips(15, 2, refer), refer(14));
            assert_eq!(checked(&fine), Ok(()));
        }
        let by_class = |at: usize| format!("class=\"b k{at}\"");
        let sheet: String = (0..60)
            .map(|at| format!("g > .k{at}, x {{clip-path:url(#c{at})}}\n"))
            .collect();
        let deep = format!("<style>{sheet}</style>{}", clips(60, 1, by_class));
        assert!(checked(&format!("{deep}<g class=\"k59\"/>")).is_err());
        let by_name = "<style>rect{mask:url(#c)}</style><mask id=\"c\"><rect/></mask>";
        assert_eq!(checked(by_name), Ok(()));
    }

    #[test]
    fn a_reference_to_itself_is_not_followed() {
        assert_eq!(checked("<g id=\"a\"><use href=\"#a\"/></g>"), Ok(()));
    }

    #[test]
    fn many_uses_of_a_small_part_are_fine() {
        let uses = "<use href=\"#a\"/><g clip-path=\"url(#a)\"/>".repeat(20_000);
        assert_eq!(checked(&format!("<g id=\"a\"><g><g/></g></g>{uses}")), Ok(()));
    }
}
