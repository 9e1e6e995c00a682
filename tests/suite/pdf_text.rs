//! Reads a PDF as a screen reader does: through its structure tree, its ToUnicode maps and
//! its ActualText, and nothing else. It knows no more of the writer than the standard says.

use crate::samples::keep_pdf;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// A PDF's text.
#[derive(Debug)]
pub(crate) struct PdfText {
    pub document: Document,
    /// Marked content by page and MCID.
    pub marked: BTreeMap<(ObjectId, i64), String>,
    /// What artifacts show, in order.
    pub artifacts: Vec<String>,
    /// What is outside all marked content: nothing, in a tagged PDF.
    pub loose: String,
}

/// A piece of text with the structure types it stands in, from the document down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub roles: Vec<String>,
    pub text: String,
    /// The innermost element that is a block.
    pub block: ObjectId,
    /// The page it is shown on, where that is told.
    pub page: Option<ObjectId>,
}

/// What the marked content being read is.
enum Open {
    Element(i64),
    Artifact,
    /// With the text before it, and its ActualText.
    Span(Option<String>),
}

impl PdfText {
    /// Reads a file, and leaves it for the judges.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        keep_pdf(bytes);
        let document = Document::load_mem(bytes).expect("a PDF");
        let mut text = Self {
            document,
            marked: BTreeMap::new(),
            artifacts: Vec::new(),
            loose: String::new(),
        };
        let pages: Vec<ObjectId> = text.document.page_iter().collect();
        for page in pages {
            text.read_page(page);
        }
        text
    }

    /// The pieces of text in the order of the structure.
    pub(crate) fn pieces(&self) -> Vec<Piece> {
        let root = self.document.catalog().expect("a catalog");
        let tree = self.dictionary(root.get(b"StructTreeRoot").expect("a structure tree"));
        let mut pieces = Vec::new();
        for kid in self.array(tree.get(b"K").expect("elements")) {
            self.walk(&kid, None, &mut Vec::new(), (0, 0), &mut pieces);
        }
        pieces
    }

    /// The text whose structure types `wanted` takes, a line for each block.
    pub(crate) fn text(&self, wanted: impl Fn(&[String]) -> bool) -> String {
        let mut text = String::new();
        let mut block = None;
        for piece in self.pieces() {
            if !wanted(&piece.roles) {
                continue;
            }
            if block.is_some_and(|block| block != piece.block) {
                text.push('\n');
            }
            block = Some(piece.block);
            text.push_str(&piece.text);
        }
        text
    }

    fn walk(
        &self,
        kid: &Object,
        page: Option<ObjectId>,
        roles: &mut Vec<String>,
        block: ObjectId,
        pieces: &mut Vec<Piece>,
    ) {
        let mut take = |page: ObjectId, mcid: i64| {
            let text = self.marked.get(&(page, mcid)).expect("the marked content is there");
            let page = Some(page);
            pieces.push(Piece { roles: roles.clone(), text: text.clone(), block, page });
        };
        if let Object::Integer(mcid) = kid {
            return take(page.expect("a page for the content"), *mcid);
        }
        let element = self.dictionary(kid);
        match element.get(b"Type").and_then(Object::as_name) {
            Ok(b"MCR") => {
                let page =
                    element.get(b"Pg").and_then(Object::as_reference).expect("a page");
                let mcid = element.get(b"MCID").and_then(Object::as_i64).expect("an MCID");
                return take(page, mcid);
            }
            Ok(b"OBJR") => return,
            Ok(_) | Err(_) => {}
        }
        let role = name(element.get(b"S").expect("a structure type"));
        let own = kid.as_reference().expect("elements are indirect");
        let inline =
            ["Span", "Em", "Strong", "Link", "Reference", "Code"].contains(&role.as_str());
        let block = if inline && block != (0, 0) { block } else { own };
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        roles.push(role);
        if let Ok(actual) = element.get(b"ActualText") {
            pieces.push(Piece { roles: roles.clone(), text: decode(actual), block, page });
        } else if let Ok(kids) = element.get(b"K") {
            for kid in self.array(kids) {
                self.walk(&kid, page, roles, block, pieces);
            }
        }
        roles.pop();
    }

    fn read_page(&mut self, page: ObjectId) {
        let fonts = self.fonts(page);
        let content = self.document.get_page_content(page);
        let content = Content::decode(&content).expect("operators");
        let mut open: Vec<Open> = Vec::new();
        let mut font = None;
        let mut text = String::new();
        let mut in_text = false;
        for operation in &content.operations {
            let operand = |index: usize| operation.operands.get(index).expect("an operand");
            match operation.operator.as_str() {
                "BT" => in_text = true,
                "ET" => in_text = false,
                "BDC" => {
                    let properties = operand(1).as_dict().expect("properties");
                    let kind = match operand(0).as_name().expect("a tag") {
                        b"Artifact" => Open::Artifact,
                        b"Span" if properties.has(b"ActualText") => {
                            Open::Span(Some(std::mem::take(&mut text)))
                        }
                        _ => Open::Element(
                            properties
                                .get(b"MCID")
                                .and_then(Object::as_i64)
                                .expect("an MCID"),
                        ),
                    };
                    if let Open::Span(before) = &kind {
                        let actual = decode(properties.get(b"ActualText").expect("text"));
                        open.push(Open::Span(
                            before.as_ref().map(|text| format!("{text}{actual}")),
                        ));
                    } else {
                        assert!(!in_text, "marked content and text objects nest");
                        self.loose.push_str(&std::mem::take(&mut text));
                        open.push(kind);
                    }
                }
                "EMC" => match open.pop().expect("marked content") {
                    Open::Span(whole) => text = whole.unwrap_or_default(),
                    Open::Artifact => self.artifacts.push(std::mem::take(&mut text)),
                    Open::Element(mcid) => {
                        let before =
                            self.marked.insert((page, mcid), std::mem::take(&mut text));
                        assert_eq!(before, None, "an MCID is unique on its page");
                    }
                },
                "Tf" => font = Some(operand(0).as_name().expect("a font").to_vec()),
                "TJ" => {
                    assert!(in_text, "text is shown in a text object");
                    let map = &fonts[font.as_ref().expect("a font")];
                    for item in operand(0).as_array().expect("an array") {
                        let Ok(codes) = item.as_str() else { continue };
                        for code in codes.chunks(2) {
                            let code = u16::from_be_bytes([code[0], code[1]]);
                            text.push_str(map.get(&code).expect("a text for every code"));
                        }
                    }
                }
                "re" | "Do" => assert!(!open.is_empty(), "all that is painted is marked"),
                _ => {}
            }
        }
        assert!(open.is_empty(), "marked content ends on its page");
        self.loose.push_str(&text);
    }

    /// The ToUnicode map of each font resource.
    fn fonts(&self, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<u16, String>> {
        let page = self.document.get_dictionary(page).expect("a page");
        let resources = self.dictionary(page.get(b"Resources").expect("resources"));
        let Ok(fonts) = resources.get(b"Font") else { return BTreeMap::new() };
        self.dictionary(fonts)
            .iter()
            .map(|(name, font)| {
                let font = self.dictionary(font);
                let map =
                    font.get(b"ToUnicode").and_then(Object::as_reference).expect("a map");
                let map = self.document.get_object(map).and_then(Object::as_stream);
                let map = map.expect("a stream").decompressed_content().expect("deflated");
                (name.clone(), to_unicode(&String::from_utf8(map).expect("ASCII")))
            })
            .collect()
    }

    /// A dictionary, direct or not.
    pub(crate) fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        let (_, object) = self.document.dereference(object).expect("an object");
        object.as_dict().expect("a dictionary")
    }

    fn array(&self, object: &Object) -> Vec<Object> {
        match object {
            Object::Array(items) => items.clone(),
            other => vec![other.clone()],
        }
    }
}

/// A name as text.
pub(crate) fn name(object: &Object) -> String {
    String::from_utf8(object.as_name().expect("a name").to_vec()).expect("ASCII")
}

/// A text string as text.
pub(crate) fn decode(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    match bytes {
        [0xFE, 0xFF, units @ ..] => {
            let units: Vec<u16> = units
                .chunks(2)
                .map(|unit| u16::from_be_bytes([unit[0], unit[1]]))
                .collect();
            String::from_utf16(&units).expect("UTF-16")
        }
        ascii => String::from_utf8(ascii.to_vec()).expect("ASCII"),
    }
}

/// The `bfchar` lines of a map.
fn to_unicode(map: &str) -> BTreeMap<u16, String> {
    let mut texts = BTreeMap::new();
    for line in map.lines() {
        let Some((code, text)) =
            line.strip_prefix('<').and_then(|line| line.split_once("> <"))
        else {
            continue;
        };
        let text = text.trim_end_matches('>').trim();
        if code.len() != 4
            || text.len() % 4 != 0
            || !text.chars().all(|c| c.is_ascii_hexdigit())
        {
            continue;
        }
        let units: Vec<u16> = (0..text.len() / 4)
            .map(|at| {
                u16::from_str_radix(&text[4 * at..4 * at + 4], 16).expect("hexadecimal")
            })
            .collect();
        let code = u16::from_str_radix(code, 16).expect("hexadecimal");
        texts.insert(code, String::from_utf16(&units).expect("UTF-16"));
    }
    // The code space line has the same form.
    texts.retain(|code, text| !(*code == 0 && text == "\u{FFFF}"));
    texts
}
