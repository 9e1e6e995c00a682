//! Document → one page of the web that needs nothing beside it: the content documents of
//! the EPUB in the HTML syntax, with style sheet, fonts and images inside.

mod linked_data;

use super::{ArtifactName, Backend, Description, Job, Output};
use crate::diagnostic::{Diagnostic, Reported, catalogue};
use crate::document::is_book;
use crate::xhtml::{
    self, Content, Element, Elements as _, FontChoice, NarrowSpace, Picture, Settings,
    Split, Syntax, Writer,
};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

static DESCRIPTION: Description = Description {
    name: "html",
    extension: "html",
    media_type: "text/html",
    summary: "one page of the web, with all it needs inside",
    in_all: true,
    binary: false,
};

/// What a page of the web needs beyond the rules of a book: a measure and margins.
const PAGE_RULES: &str = "\
body > main {
  max-width: 36em;
  margin: 0 auto;
  padding: 2em 1.2em 4em;
}
html {
  overflow-wrap: break-word;
}
";

/// Writes a page of the web.
///
/// ```
/// use sevigne::backend::Backend as _;
/// use sevigne::backend::html::Html;
/// assert_eq!(Html::default().describe().extension, "html");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Html {
    /// Which fonts the page carries.
    pub fonts: FontChoice,
    /// What becomes of U+202F.
    pub narrow_space: NarrowSpace,
    /// Whether a table of contents stands below the title: in books where nothing is said.
    pub contents: Option<bool>,
}

impl Backend for Html {
    fn describe(&self) -> &Description {
        &DESCRIPTION
    }

    fn write(&self, job: &mut Job<'_>, output: &mut dyn Output) -> Result<(), Reported> {
        let page = self.page(job)?;
        let name = ArtifactName::new(job.stem, DESCRIPTION.extension);
        output.put(&name, page.into_bytes()).map_err(|error| {
            job.diagnostics.error(Diagnostic::new(
                &catalogue::HTML_OUTPUT,
                format!("`{name}` cannot be written: {error}"),
            ))
        })
    }
}

impl Html {
    fn page(&self, job: &mut Job<'_>) -> Result<String, Reported> {
        let document = job.document;
        let pictures: BTreeMap<String, Picture> =
            xhtml::images(document, job.resources, job.diagnostics)?
                .into_iter()
                .map(|image| {
                    let href = xhtml::data_address(image.media_type, &image.bytes);
                    (image.path, Picture { href })
                })
                .collect();
        let settings = Settings {
            syntax: Syntax::Html,
            split: Split::None,
            narrow_space: self.narrow_space,
            pictures: &pictures,
            page_map: None,
            contents: self.contents.unwrap_or_else(|| is_book(document)),
        };
        let content = xhtml::render(document, &settings, job.diagnostics);
        let (mut fonts, licenses) =
            xhtml::fonts(self.fonts, job.fonts, &content.faces, job.diagnostics);
        for font in &mut fonts {
            font.href = xhtml::data_address(font.media_type, &font.bytes);
        }
        xhtml::tell_fonts_left(document, &fonts, job.diagnostics);
        let own = xhtml::style_sheet(&fonts, content.features) + PAGE_RULES;
        let mut style =
            xhtml::user_styles(document, job.resources, job.diagnostics)?.after(&own);
        for license in licenses {
            // The license goes with every font file; a comment is where a page has room.
            style.push_str("/*\n");
            style
                .push_str(&license.text.replace("*/", "* /").replace(['<', '>', '&'], " "));
            style.push_str("*/\n");
        }
        let page = written(document, content, &style);
        let page = self.narrow_space.set_in(&page).into_owned();
        xhtml::check(&page).map_err(|reason| {
            job.diagnostics.error(Diagnostic::new(
                &catalogue::HTML_BROKEN,
                format!("the page would not be whole: {reason}"),
            ))
        })?;
        Ok(page)
    }
}

fn written(document: &crate::document::Document, content: Content, style: &str) -> String {
    let metadata = &document.metadata;
    let linked_data = linked_data::linked_data(document, &content);
    let mut writer = Writer::html();
    let named = |name: &'static str, value: &str| {
        Element::new("meta").attribute("name", name).attribute("content", value)
    };
    writer.element(xhtml::root_element(document, Syntax::Html), |writer| {
        writer.element("head", |writer| {
            writer.empty(Element::new("meta").attribute("charset", "utf-8"));
            writer.empty(named("viewport", "width=device-width, initial-scale=1"));
            writer.element("title", |writer| writer.text(&metadata.title));
            for author in &metadata.authors {
                writer.empty(named("author", &author.name));
            }
            if let Some(description) = document.description() {
                writer.empty(named("description", &description));
            }
            if !metadata.keywords.is_empty() {
                writer.empty(named("keywords", &metadata.keywords.join(", ")));
            }
            // Neither holds `<` or `&`, which HTML would not resolve here and XML would.
            writer.element("style", |writer| writer.verbatim(style));
            let script = Element::new("script").attribute("type", "application/ld+json");
            writer.element(script, |writer| writer.verbatim(&linked_data));
        });
        writer.element("body", |writer| {
            for text in content.documents {
                writer.append(&text.body);
            }
        });
    });
    writer.finish()
}
