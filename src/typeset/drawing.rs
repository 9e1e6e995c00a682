//! Drawings: SVG read into paths, with nothing from outside and no font but our own.
//!
//! usvg does the work: it resolves styles, references, markers and units, and text becomes
//! the outlines of its glyphs. What pages cannot show is listed and left out.

use super::gradient::periods;
use super::references;
use crate::font::{Family, FontBook};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use usvg::fontdb::{Database, Source};
use usvg::roxmltree::{Document, Node, ParsingOptions};
use usvg::{BlendMode, FontFamily, Group};

/// A drawing as it is painted.
#[derive(Debug)]
pub(crate) struct Drawing {
    /// The paths and images, every reference resolved.
    pub(crate) tree: usvg::Tree,
    /// What it holds that pages do not show, each in words.
    pub(crate) left_out: BTreeSet<String>,
    /// What pages show otherwise than it asks, each in words.
    pub(crate) changed: BTreeSet<String>,
}

/// More elements than any honest figure has; a bound on time and memory.
const MAX_ELEMENTS: u32 = 250_000;

/// Elements within elements: as deep as programs draw, far from the end of the stack.
const MAX_DEPTH: usize = 200;

/// The most bytes of a file that is read as a drawing.
const MAX_BYTES: usize = 32 << 20;

impl Drawing {
    /// Reads an SVG file. Its text is set in the fonts of `fonts`.
    ///
    /// # Errors
    /// Where it is no drawing, or larger than a figure can be; the reason, as a fact about
    /// the file.
    pub(crate) fn read(bytes: &[u8], fonts: &FontBook) -> Result<Self, String> {
        if bytes.len() > MAX_BYTES {
            return Err("the drawing is too large".to_owned());
        }
        let text = std::str::from_utf8(bytes)
            .map_err(|_| "the drawing is not UTF-8".to_owned())?;
        let options = ParsingOptions {
            allow_dtd: true,
            nodes_limit: MAX_ELEMENTS,
            ..ParsingOptions::default()
        };
        let document = Document::parse_with_options(text, options)
            .map_err(|error| format!("the drawing is not well-formed: {error}"))?;
        let found = Survey::of(&document)?;
        references::check(&document)?;
        let missing = Missing::default();
        let options = options_for(fonts, found.has_text, &missing);
        let tree = usvg::Tree::from_xmltree(&document, &options)
            .map_err(|error| format!("the drawing cannot be read: {error}"))?;
        drop(options);
        let mut left_out = found.left_out;
        let mut changed = BTreeSet::new();
        changes(tree.root(), &mut changed);
        for families in taken(missing.families) {
            let shown = Family::Serif.bundled();
            changed.insert(format!("{families}, which is not at hand, as {shown}"));
        }
        for character in taken(missing.characters) {
            left_out.insert(format!(
                "`{character}` (U+{:04X}), which no font has",
                u32::from(character)
            ));
        }
        Ok(Self { tree, left_out, changed })
    }

    /// Its size in CSS pixels, rounded up.
    pub(crate) fn size(&self) -> (u32, u32) {
        let pixels = |side: f32| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a size is positive, and clamped"
            )]
            let pixels = side.ceil().clamp(1.0, 1e6) as u32;
            pixels
        };
        (pixels(self.tree.size().width()), pixels(self.tree.size().height()))
    }
}

/// What a look at the file's elements tells.
#[derive(Debug, Default)]
struct Survey {
    has_text: bool,
    left_out: BTreeSet<String>,
}

impl Survey {
    fn of(document: &Document<'_>) -> Result<Self, String> {
        if document.root_element().tag_name().name() != "svg" {
            return Err("it holds no drawing".to_owned());
        }
        let mut survey = Self::default();
        let mut open = vec![(document.root_element(), 1)];
        while let Some((element, depth)) = open.pop() {
            if depth > MAX_DEPTH {
                return Err(format!("its elements stand more than {MAX_DEPTH} deep"));
            }
            refuse(element)?;
            survey.element(element);
            open.extend(
                element.children().filter(Node::is_element).map(|child| (child, depth + 1)),
            );
        }
        Ok(survey)
    }

    fn element(&mut self, element: Node<'_, '_>) {
        let name = element.tag_name().name();
        match name {
            "text" => self.has_text = true,
            "foreignObject" | "animate" | "animateMotion" | "animateTransform"
            | "animateColor" | "set" | "audio" | "video" | "iframe" | "canvas"
            | "filter" => {
                self.left_out.insert(format!("`{name}`"));
            }
            _ => {}
        }
        let address = element.attributes().find(|attribute| attribute.name() == "href");
        if let Some(address) = address
            && matches!(name, "image" | "use" | "feImage" | "tref")
            && !address.value().starts_with('#')
            && !is_carried(address.value())
        {
            let shown: String = address.value().chars().take(60).collect();
            self.left_out.insert(format!("`{shown}`, which lies outside it"));
        }
    }
}

/// Refuses an element that runs, as every edition does: a drawing with a program in it is more
/// than a drawing, and what it would show is not known. Within a foreign object it is left out
/// with that.
fn refuse(element: Node<'_, '_>) -> Result<(), String> {
    let name = element.tag_name().name();
    let begins = |name: &str| name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on"));
    let runs = match name {
        "script" | "handler" | "listener" => Some(name),
        _ => element.attributes().map(|attribute| attribute.name()).find(|it| begins(it)),
    };
    let is_left_out =
        || element.ancestors().any(|around| around.tag_name().name() == "foreignObject");
    match runs {
        Some(name) if !is_left_out() => Err(format!("the drawing holds `{name}`")),
        Some(_) | None => Ok(()),
    }
}

/// Whether an address is a picture that the drawing carries itself.
fn is_carried(address: &str) -> bool {
    let address = address.trim_start();
    ["data:image/png", "data:image/jpeg", "data:image/jpg"].iter().any(|kind| {
        address.get(..kind.len()).is_some_and(|it| it.eq_ignore_ascii_case(kind))
    })
}

/// What PDF has no way to show, though something near it.
fn changes(group: &Group, changed: &mut BTreeSet<String>) {
    if group.blend_mode() == BlendMode::PlusLighter {
        changed.insert("`mix-blend-mode: plus-lighter` as `screen`".to_owned());
    }
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => changes(group, changed),
            usvg::Node::Text(text) => changes(text.flattened(), changed),
            usvg::Node::Path(path) => {
                let fill = path.fill().map(usvg::Fill::paint);
                let stroke = path.stroke().map(usvg::Stroke::paint);
                let bounds = path.stroke_bounding_box();
                let mut paints = fill.into_iter().chain(stroke);
                if paints.any(|paint| periods(paint, bounds).is_none()) {
                    changed.insert(
                        "a gradient's `spreadMethod` as `pad`, where it would repeat too \
                         often or begins with a circle"
                            .to_owned(),
                    );
                }
            }
            usvg::Node::Image(_) => {}
        }
    }
}

/// What the fonts at hand lack.
#[derive(Debug, Default)]
struct Missing {
    /// Characters that none has.
    characters: Mutex<BTreeSet<char>>,
    /// Families of which none is there, as lists in words.
    families: Mutex<BTreeSet<String>>,
}

/// The value of a lock that nobody else has any more.
fn taken<T>(lock: Mutex<T>) -> T {
    lock.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// The families that a text asks for, where it names no other way out and none is at hand.
fn unknown_families(font: &usvg::Font, db: &Database) -> Option<String> {
    let mut names = Vec::new();
    for family in font.families() {
        let FontFamily::Named(name) = family else { return None };
        let is_there = db.faces().any(|face| {
            face.families.iter().any(|(own, _)| own.eq_ignore_ascii_case(name))
        });
        if is_there {
            return None;
        }
        names.push(format!("`{name}`"));
    }
    (!names.is_empty()).then(|| format!("the font {}", names.join(", ")))
}

/// How usvg reads: nothing from outside, and the fonts at hand alone. What these lack goes
/// to `missing`.
fn options_for<'a>(
    fonts: &FontBook,
    has_text: bool,
    missing: &'a Missing,
) -> usvg::Options<'a> {
    let select = usvg::FontResolver::default_font_selector();
    let select_font = move |font: &usvg::Font, db: &mut Arc<Database>| {
        if let Some(families) = unknown_families(font, db) {
            let mut told = missing.families.lock().unwrap_or_else(PoisonError::into_inner);
            told.insert(families);
        }
        select(font, db)
    };
    let fallback = usvg::FontResolver::default_fallback_selector();
    let resolve_fallback =
        move |character: char, used: &[usvg::fontdb::ID], db: &mut Arc<Database>| {
            let found = fallback(character, used, db);
            if found.is_none() && !character.is_whitespace() && !character.is_control() {
                let told = &missing.characters;
                told.lock().unwrap_or_else(PoisonError::into_inner).insert(character);
            }
            found
        };
    usvg::Options {
        font_family: Family::Serif.bundled().to_owned(),
        fontdb: Arc::new(if has_text { database(fonts) } else { Database::new() }),
        font_resolver: usvg::FontResolver {
            select_font: Box::new(select_font),
            select_fallback: Box::new(resolve_fallback),
        },
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|kind, bytes, _| match kind {
                "image/png" => Some(usvg::ImageKind::PNG(bytes)),
                "image/jpeg" | "image/jpg" => Some(usvg::ImageKind::JPEG(bytes)),
                _ => None,
            }),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    }
}

/// The faces of the book as usvg looks for them. Where a text names no family that is at
/// hand it is set in the bundled serif.
fn database(fonts: &FontBook) -> Database {
    let mut database = Database::new();
    for face in fonts.faces() {
        let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(face.bytes().to_vec());
        database.load_font_source(Source::Binary(bytes));
    }
    database.set_serif_family(Family::Serif.bundled());
    database.set_sans_serif_family(Family::Sans.bundled());
    database.set_monospace_family(Family::Mono.bundled());
    database.set_cursive_family(Family::Serif.bundled());
    database.set_fantasy_family(Family::Sans.bundled());
    database
}
