//! One reading of a source, and the editions made from it.

#[cfg(feature = "typeset")]
use crate::backend::PageSource;
use crate::backend::{Artifact, Backend, Job, Moved};
#[cfg(feature = "typeset")]
use crate::diagnostic::Code;
use crate::diagnostic::{Diagnostic, Diagnostics, Reported, catalogue};
use crate::document::Document;
#[cfg(feature = "typeset")]
use crate::document::{PageMap, PagedEdition, typed};
#[cfg(feature = "typeset")]
use crate::font::FontBook;
use crate::read::{Input, Options, read};
use crate::resource::Resources;
#[cfg(feature = "typeset")]
use crate::typeset::{Layout, Paged, Style, typeset};
#[cfg(feature = "typeset")]
use std::cell::{OnceCell, RefCell};
#[cfg(feature = "typeset")]
use std::sync::LazyLock;

/// A source that has been read once, from which any number of editions are made. They
/// share the pages: the first edition that asks for them has them laid out.
///
/// ```
/// use sevigne::diagnostic::Diagnostics;
/// use sevigne::{Conversion, Input, Memory, ReadOptions, Registry};
///
/// let mut diagnostics = Diagnostics::default();
/// let input = Input {
///     name: "letter.md",
///     bytes: b"---\ntitle: A letter\nlang: en\ndate: 2020-04-01\n---\nGood morning.\n",
///     resources: &Memory::default(),
///     options: &ReadOptions::default(),
/// };
/// let conversion = Conversion::read(&input, "letter", &mut diagnostics)?;
/// assert_eq!(conversion.document().metadata.title, "A letter");
///
/// let registry = Registry::built_in();
/// for format in registry.formats() {
///     let backend = registry.backend(format.name, conversion.document(), &mut diagnostics)?;
///     for artifact in conversion.write(backend.as_ref(), &mut diagnostics)? {
///         assert!(!artifact.bytes.is_empty());
///     }
/// }
/// # Ok::<(), sevigne::diagnostic::Reported>(())
/// ```
#[derive(Debug)]
pub struct Conversion<'a> {
    document: Document,
    stem: String,
    resources: &'a dyn Resources,
    #[cfg(feature = "typeset")]
    fonts: &'a FontBook,
    #[cfg(feature = "typeset")]
    layout: OnceCell<Result<Layout<'a>, Reported>>,
    /// Remarks on the looks of the pages, which nobody has asked for yet.
    #[cfg(feature = "typeset")]
    on_pages: RefCell<Vec<Diagnostic>>,
}

/// What concerns the looks of pages alone.
#[cfg(feature = "typeset")]
static ON_PAGES: &[&Code] = &[
    &catalogue::PAGE_OVERFULL_LINE,
    &catalogue::PAGE_LOOSE_LINE,
    &catalogue::PAGE_NO_ROOM,
    &catalogue::PAGE_WINDOW,
    &catalogue::PAGE_NO_CONTENTS,
    &catalogue::PAGE_FAINT_COLOR,
    &catalogue::FONT_MISSING_GLYPH,
    &catalogue::IMAGE_DRAWING,
    &catalogue::IMAGE_IN_LINE,
];

/// The bundled fonts, which every conversion shares that was given no others.
#[cfg(feature = "typeset")]
static BUNDLED: LazyLock<FontBook> = LazyLock::new(FontBook::bundled);

impl<'a> Conversion<'a> {
    /// Reads a source. The names of artifacts begin with `stem`.
    ///
    /// # Errors
    /// Where the source cannot be read as a document; the reasons were reported.
    pub fn read(
        input: &Input<'a>,
        stem: &str,
        diagnostics: &mut Diagnostics,
    ) -> Result<Self, Reported> {
        let document = read(input, diagnostics)?;
        Ok(Self::new(document, stem, input.resources))
    }

    /// A document that was read or made elsewhere.
    #[must_use]
    pub fn new(document: Document, stem: &str, resources: &'a dyn Resources) -> Self {
        Self {
            document,
            stem: stem.to_owned(),
            resources,
            #[cfg(feature = "typeset")]
            fonts: &BUNDLED,
            #[cfg(feature = "typeset")]
            layout: OnceCell::new(),
            #[cfg(feature = "typeset")]
            on_pages: RefCell::default(),
        }
    }

    /// The fonts at hand in `base` with those that the document names (`fonts:` in its front
    /// matter); none where it names none. They are used through
    /// [`with_fonts`](Self::with_fonts), as [`convert`] and the command do.
    ///
    /// # Errors
    /// Where a file is missing or no font; the reason was reported.
    #[cfg(feature = "typeset")]
    pub fn own_fonts(
        &self,
        base: &FontBook,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<FontBook>, Reported> {
        let mut book = None;
        for font in &self.document.metadata.fonts {
            let book = book.get_or_insert_with(|| base.clone());
            let added = match self.resources.read(&font.path) {
                Ok(bytes) => book.add(&bytes).map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            if let Err(reason) = added {
                let message = format!("the font `{}` cannot be used: {reason}", font.path);
                diagnostics.error(
                    Diagnostic::new(&catalogue::FONT_UNREADABLE, message)
                        .at(font.span)
                        .help("name an OpenType font (otf, ttf, ttc) below the folder of the source"),
                );
            }
        }
        diagnostics.check()?;
        Ok(book)
    }

    /// The same with the fonts of `fonts`.
    #[cfg(feature = "typeset")]
    #[must_use]
    pub fn with_fonts(self, fonts: &'a FontBook) -> Self {
        Self { fonts, layout: OnceCell::new(), on_pages: RefCell::default(), ..self }
    }

    /// The document in pages, laid out when it is first asked for.
    ///
    /// # Errors
    /// Where an image cannot be read; the reason was reported.
    #[cfg(feature = "typeset")]
    pub fn pages(&self, diagnostics: &mut Diagnostics) -> Result<&Layout<'a>, Reported> {
        let layout = self.silent_pages(diagnostics)?;
        for remark in self.on_pages.take() {
            diagnostics.report(remark);
        }
        Ok(layout)
    }

    /// The same with remarks on the looks of the pages held back.
    #[cfg(feature = "typeset")]
    fn silent_pages(&self, diagnostics: &mut Diagnostics) -> Result<&Layout<'a>, Reported> {
        let laid_out = self.layout.get_or_init(|| {
            let style = self.style(&self.paged_edition(diagnostics)?, diagnostics)?;
            let (layout, held) = diagnostics
                .holding_back(ON_PAGES, |diagnostics| self.lay_out(&style, diagnostics));
            self.on_pages.replace(held);
            layout
        });
        laid_out.as_ref().map_err(|reported| *reported)
    }

    /// What the front matter says of the paged edition.
    #[cfg(feature = "typeset")]
    fn paged_edition(
        &self,
        diagnostics: &mut Diagnostics,
    ) -> Result<PagedEdition, Reported> {
        let stated = self.document.output.iter().find(|entry| entry.key == "pdf");
        stated.map_or_else(
            || Ok(PagedEdition::default()),
            |entry| {
                typed(&entry.value).map_err(|errors| {
                    errors.report(&catalogue::BACKEND_WRONG_OPTION, diagnostics)
                })
            },
        )
    }

    /// The style that these options ask for.
    ///
    /// # Errors
    /// Where one contradicts another; each contradiction was reported.
    #[cfg(feature = "typeset")]
    fn style(
        &self,
        edition: &PagedEdition,
        diagnostics: &mut Diagnostics,
    ) -> Result<Style, Reported> {
        let mut refused = Ok(());
        for conflict in Style::conflicts(&self.document, edition) {
            let place = self.document.option("pdf", &[conflict.option]);
            let remark =
                Diagnostic::new(&catalogue::BACKEND_WRONG_OPTION, conflict.message)
                    .at(place.map(|node| node.span).unwrap_or_default())
                    .help(conflict.help);
            refused = Err(diagnostics.error(remark));
        }
        refused.map(|()| Style::resolve(&self.document, edition))
    }

    #[cfg(feature = "typeset")]
    fn lay_out(
        &self,
        style: &Style,
        diagnostics: &mut Diagnostics,
    ) -> Result<Layout<'a>, Reported> {
        typeset(&self.document, self.fonts, self.resources, style, diagnostics)
    }

    /// What was read.
    #[must_use]
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// Makes one edition: its artifacts, the main one first. What names other files names
    /// them as the document does.
    ///
    /// # Errors
    /// Where the document cannot be written in this format; the reason was reported.
    pub fn write(
        &self,
        backend: &dyn Backend,
        diagnostics: &mut Diagnostics,
    ) -> Result<Vec<Artifact>, Reported> {
        self.write_moved(backend, None, diagnostics)
    }

    /// The same for a folder of its own, from which the paths of other files count.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn write_moved(
        &self,
        backend: &dyn Backend,
        moved: Option<&Moved>,
        diagnostics: &mut Diagnostics,
    ) -> Result<Vec<Artifact>, Reported> {
        let mut artifacts = Vec::new();
        #[cfg(feature = "typeset")]
        let own = match backend.paged_edition() {
            Some(edition) => {
                let wanted = self.style(edition, diagnostics)?;
                let stated = self.paged_edition(diagnostics)?;
                (wanted != Style::resolve(&self.document, &stated)).then(|| OwnPages {
                    conversion: self,
                    style: wanted,
                    layout: OnceCell::new(),
                })
            }
            None => None,
        };
        let mut job = Job {
            document: &self.document,
            resources: self.resources,
            #[cfg(feature = "typeset")]
            fonts: self.fonts,
            #[cfg(feature = "typeset")]
            pages: own.as_ref().map_or(self as &dyn PageSource, |own| own),
            stem: &self.stem,
            moved,
            diagnostics,
        };
        backend.write(&mut job, &mut artifacts)?;
        if artifacts.is_empty() {
            let name = backend.describe().name;
            let remark = Diagnostic::new(
                &catalogue::BACKEND_NO_ARTIFACT,
                format!("the writer `{name}` gave no edition"),
            );
            return Err(diagnostics.error(remark.help("tell those who make the writer")));
        }
        Ok(artifacts)
    }
}

/// Pages in a style that a writer brings itself, other than the front matter's.
#[cfg(feature = "typeset")]
#[derive(Debug)]
struct OwnPages<'c, 'a> {
    conversion: &'c Conversion<'a>,
    style: Style,
    layout: OnceCell<Result<Layout<'a>, Reported>>,
}

#[cfg(feature = "typeset")]
impl PageSource for OwnPages<'_, '_> {
    fn layout(&self, diagnostics: &mut Diagnostics) -> Result<&dyn Paged, Reported> {
        let laid_out =
            self.layout.get_or_init(|| self.conversion.lay_out(&self.style, diagnostics));
        laid_out.as_ref().map(|layout| layout as &dyn Paged).map_err(|reported| *reported)
    }

    fn page_map(&self, diagnostics: &mut Diagnostics) -> Result<&PageMap, Reported> {
        self.layout(diagnostics).map(Paged::page_map)
    }
}

/// One edition of a source, by a writer whose options are typed: the shortest way.
///
/// Gives the edition's main artifact with the remarks that were made on the way.
///
/// # Errors
/// Where the source has errors or cannot be written in this format: then the remarks alone.
///
#[cfg_attr(feature = "text", doc = "```")]
#[cfg_attr(not(feature = "text"), doc = "```ignore")]
/// use sevigne::{Memory, Text, convert};
///
/// let source = "---\ntitle: A letter\nlang: en\ndate: 2020-04-01\n---\nGood morning.\n";
/// let text = Text { width: 40, ..Text::default() };
/// let edition = convert(source, &Memory::default(), &text).expect("no errors");
/// assert!(String::from_utf8_lossy(&edition.bytes).contains("Good morning."));
/// ```
pub fn convert(
    source: &str,
    resources: &dyn Resources,
    backend: &dyn Backend,
) -> Result<Edition, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "<source>",
        bytes: source.as_bytes(),
        resources,
        options: &Options::default(),
    };
    let artifacts = one_edition(&input, backend, &mut diagnostics);
    match artifacts.ok().and_then(|artifacts| artifacts.into_iter().next()) {
        Some(artifact) if !diagnostics.has_errors() => {
            Ok(Edition { bytes: artifact.bytes, pages: artifact.pages, diagnostics })
        }
        Some(_) | None => Err(diagnostics),
    }
}

fn one_edition(
    input: &Input<'_>,
    backend: &dyn Backend,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Artifact>, Reported> {
    let conversion = Conversion::read(input, "document", diagnostics)?;
    #[cfg(feature = "typeset")]
    let own = conversion.own_fonts(&BUNDLED, diagnostics)?;
    #[cfg(feature = "typeset")]
    let conversion = match &own {
        Some(fonts) => conversion.with_fonts(fonts),
        None => conversion,
    };
    conversion.write(backend, diagnostics)
}

/// What [`convert`] gives.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has, where it has pages.
    pub pages: Option<usize>,
    /// The remarks: warnings and notes.
    pub diagnostics: Diagnostics,
}

#[cfg(feature = "typeset")]
impl PageSource for Conversion<'_> {
    fn layout(&self, diagnostics: &mut Diagnostics) -> Result<&dyn Paged, Reported> {
        self.pages(diagnostics).map(|layout| layout as &dyn Paged)
    }

    fn page_map(&self, diagnostics: &mut Diagnostics) -> Result<&PageMap, Reported> {
        self.silent_pages(diagnostics).map(Paged::page_map)
    }
}
