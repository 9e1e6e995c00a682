//! Lines of ideographs, kana and their punctuation, in a font that the test draws: every
//! sign is an em wide, brackets and stops fill one half of it.

use super::converted::laid_out;
use sevigne::diagnostic::Diagnostics;
use sevigne::font::{FontBook, Posture};
use sevigne::geometry::Length;
use sevigne::resource::Memory;
use sevigne::typeset::{Item, Paged as _, TextRun};
use sevigne::{Conversion, Input, ReadOptions};

/// What each glyph of the font shows, and where its outline begins and ends.
const GLYPHS: [(&str, [i16; 2]); 4] = [
    ("一二三あいうっー漢字国年月日", [50, 950]),
    ("「『（", [600, 900]),
    ("」』）、。", [100, 400]),
    ("・！", [400, 600]),
];

const EM: i16 = 1000;

/// A TrueType font of the family «Full Width».
fn full_width_font() -> Vec<u8> {
    let boxes = [[50, 950]].into_iter().chain(GLYPHS.map(|(_, sides)| sides));
    let (mut glyf, mut loca, mut hmtx) = (Vec::new(), vec![0_u16], Vec::new());
    for [left, right] in boxes {
        // One contour of four points, no instructions; all coordinates in 16 bits.
        glyf.extend(words(&[1, left, 0, right, 800, 3, 0]));
        glyf.extend([1; 4]);
        glyf.extend(words(&[left, right - left, 0, left - right, 0, 0, 800, 0]));
        loca.push(u16::try_from(glyf.len() / 2).unwrap());
        hmtx.extend(words(&[EM, left]));
    }
    let count = i16::try_from(GLYPHS.len()).unwrap() + 1;
    let mut letters: Vec<(u32, u32)> = (1..)
        .zip(GLYPHS)
        .flat_map(|(glyph, (shown, _))| shown.chars().map(move |c| (c.into(), glyph)))
        .collect();
    letters.sort_unstable();
    let groups = u32::try_from(letters.len()).unwrap();
    let mut cmap = words(&[0, 1, 3, 10, 0, 12, 12, 0]);
    cmap.extend([16 + 12 * groups, 0, groups].map(u32::to_be_bytes).concat());
    for (letter, glyph) in letters {
        cmap.extend([letter, letter, glyph].map(u32::to_be_bytes).concat());
    }
    let mut head = words(&[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, EM]);
    head.extend([0; 16]);
    head.extend(words(&[0, 0, EM, 800, 0, 8, 2, 0, 0]));
    let mut os2 = words(&[4, EM, 400, 5, 0]);
    os2.extend([0; 52]);
    os2.extend(words(&[0x40, 0x20, 0x7F, 880, -120, 0, 880, 120]));
    os2.extend([0; 8]);
    os2.extend(words(&[500, 700, 0, 32, 0]));
    let mut hhea = words(&[1, 0, 880, -120, 0, EM]);
    hhea.extend([0; 22]);
    hhea.extend(words(&[count]));
    let mut maxp = words(&[1, 0, count, 4, 1]);
    maxp.extend([0; 22]);
    let mut post = words(&[3, 0]);
    post.extend([0; 28]);
    let loca: Vec<u8> = loca.into_iter().flat_map(u16::to_be_bytes).collect();
    packed(&[
        (b"OS/2", os2),
        (b"cmap", cmap),
        (b"glyf", glyf),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", hmtx),
        (b"loca", loca),
        (b"maxp", maxp),
        (b"name", names()),
        (b"post", post),
    ])
}

/// The family's name as family, full and PostScript name.
fn names() -> Vec<u8> {
    let name: Vec<u8> = "Full Width".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let length = i16::try_from(name.len()).unwrap();
    let mut table = words(&[0, 3, 6 + 3 * 12]);
    for id in [1, 4, 6] {
        table.extend(words(&[3, 1, 0x409, id, length, 0]));
    }
    table.extend(name);
    table
}

fn words(values: &[i16]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_be_bytes()).collect()
}

/// A font file of these tables.
fn packed(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = i16::try_from(tables.len()).unwrap();
    let mut file = words(&[1, 0, count, 128, 3, count * 16 - 128]);
    let mut place = u32::try_from(12 + tables.len() * 16).unwrap();
    let mut bytes = Vec::new();
    for (tag, table) in tables {
        let length = u32::try_from(table.len()).unwrap();
        file.extend(*tag);
        file.extend([0, place, length].map(u32::to_be_bytes).concat());
        bytes.extend(table);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        place = u32::try_from(12 + tables.len() * 16 + bytes.len()).unwrap();
    }
    file.extend(bytes);
    file
}

/// The lines of a page in that font, and the edges of its text.
struct Lines {
    lines: Vec<Vec<TextRun>>,
    left: Length,
    right: Length,
}

fn set(body: &str) -> Lines {
    let source = format!(
        "---\ntitle: 漢字\nlang: ja\ndate: 2020-04-01\nfonts: full.ttf\noutput:\n  pdf:\n    \
         paper: a5\n    fonts: {{serif: Full Width}}\n---\n\n{body}\n"
    );
    let mut memory = Memory::default();
    memory.insert("full.ttf", full_width_font());
    let mut diagnostics = Diagnostics::default();
    let options = ReadOptions::default();
    let input = Input {
        name: "full.md",
        bytes: source.as_bytes(),
        resources: &memory,
        options: &options,
    };
    let conversion =
        Conversion::read(&input, "full", &mut diagnostics).expect("a document");
    let bundled = FontBook::bundled();
    let fonts = conversion.own_fonts(&bundled, &mut diagnostics).expect("a font");
    let fonts = fonts.expect("fonts of its own");
    let conversion = conversion.with_fonts(&fonts);
    let layout = conversion.pages(&mut diagnostics).expect("set");
    let missing = diagnostics.list().iter().find(|said| said.code.id.contains("glyph"));
    assert!(missing.is_none(), "{missing:?}");
    let left = layout.style().left_margin(0);
    let right = left + layout.style().measure();
    let mut lines: Vec<Vec<TextRun>> = Vec::new();
    for item in layout.page(0).items {
        let Item::Text(run) = item else { continue };
        match lines.last_mut().and_then(|line| Some((line.first()?.origin.y, line))) {
            Some((y, line)) if y == run.origin.y => line.push(run),
            _ => lines.push(vec![run]),
        }
    }
    // Title and date go before.
    lines.drain(..2);
    Lines { lines, left, right }
}

/// The signs of a line with the left edge of each one's em, and the line's right edge.
fn signs(line: &[TextRun]) -> (Vec<(char, Length)>, Length) {
    let (mut signs, mut pen) = (Vec::new(), Length::ZERO);
    for run in line {
        pen = run.origin.x;
        for glyph in &run.glyphs {
            let shown = &run.text[glyph.start as usize..glyph.end as usize];
            signs.extend(shown.chars().next().map(|c| (c, pen + glyph.offset.x)));
            pen += glyph.advance;
        }
    }
    (signs, pen)
}

/// How far apart the ems of the signs of the first line begin, in hundredths of an em.
fn steps(text: &str) -> Vec<i64> {
    let set = set(text);
    let line = &set.lines[0];
    let size = line[0].size.raw();
    let (signs, _) = signs(line);
    signs
        .windows(2)
        .map(|two| ((two[1].1 - two[0].1).raw() * 100 + size / 2) / size)
        .collect()
}

#[test]
fn an_opening_bracket_behind_a_closing_one_is_half_an_em_apart_and_like_ones_are_solid() {
    // 」 and 「 are half an em wide each; the blank half lies between them.
    assert_eq!(steps("字」「字"), [100, 50, 100]);
    assert_eq!(steps("字。」字"), [100, 50, 100]);
    assert_eq!(steps("字「『字"), [100, 50, 100]);
    assert_eq!(steps("字、「字"), [100, 50, 100]);
    assert_eq!(steps("字）・「字"), [100, 50, 50, 100]);
    assert_eq!(steps("字。！字"), [100, 50, 100]);
}

#[test]
fn a_bracket_among_letters_has_its_whole_em() {
    assert_eq!(steps("字「字」字、字"), [100; 6]);
    assert_eq!(steps("字「**字**」字"), [100; 4]);
}

#[test]
fn the_call_of_a_note_stands_at_its_stop_and_the_blank_half_behind_both() {
    let set = set("字。[^1]字\n\n[^1]: 漢字。");
    let (signs, _) = signs(&set.lines[0]);
    assert_eq!(signs.iter().map(|(c, _)| *c).collect::<String>(), "字。1字");
    let em = set.lines[0][0].size;
    assert_eq!(signs[2].1, signs[1].1 + em / 2);
    // A figure is wider than a fifth of an em, raised or not.
    assert!(signs[3].1 - signs[2].1 > em / 2 + em / 5);
}

#[test]
fn lines_are_flush_on_both_sides_whatever_stands_at_their_ends() {
    let (mut heads, mut ends) = (0, 0);
    for body in [
        "「漢字」「漢字」、「漢字」。".repeat(20),
        "漢字国、漢字。「漢っー」あ（漢字）・国！漢字国漢字、".repeat(12),
        "「国」".repeat(80),
    ] {
        let set = set(&body);
        let em = set.lines[0][0].size;
        let words =
            set.lines.iter().filter(|line| line[0].size == em && line[0].text.len() > 9);
        let lines: Vec<_> = words.collect();
        assert!(lines.len() > 3);
        for (at, line) in lines.iter().enumerate() {
            let (signs, end) = signs(line);
            let (first, last) = (signs[0], signs[signs.len() - 1]);
            if at > 0 {
                // The em of a bracket begins half an em before what is seen of it.
                let blank =
                    if "「『（".contains(first.0) { em / 2 } else { Length::ZERO };
                let off = first.1 + blank - set.left;
                assert!(off.abs() < Length::from_points(0.05), "{off} {}", line[0].text);
                heads += usize::from(blank > Length::ZERO);
            }
            if at + 1 < lines.len() {
                let off = end - set.right;
                assert!(off.abs() < Length::from_points(0.05), "{off} {}", line[0].text);
                ends += usize::from("」』）、。".contains(last.0));
            }
            assert!(!"」』）、。・！っー".contains(first.0), "{}", line[0].text);
            assert!(!"「『（".contains(last.0), "{}", line[0].text);
        }
    }
    assert!(heads > 0 && ends > 0, "no bracket stands at an edge");
}

#[test]
fn every_paragraph_is_indented_by_an_em() {
    let set = set("漢字。\n\n漢字国。");
    let em = set.lines[0][0].size;
    for line in &set.lines[..2] {
        assert_eq!(signs(line).0[0].1, set.left + em);
    }
}

#[test]
fn no_figure_of_a_date_slants_among_upright_letters() {
    let posture = |lang: &str| {
        let source = format!("---\ntitle: T\nlang: {lang}\ndate: 2020-04-01\n---\n\nA.\n");
        let page = laid_out(&source, &[]).pages.remove(0);
        let date = page.items.into_iter().find_map(|item| match item {
            Item::Text(run) if run.text.contains("2020") => Some(run),
            _ => None,
        });
        FontBook::bundled().face(date.expect("a date").face).posture()
    };
    assert_eq!(posture("ja"), Posture::Upright);
    assert_eq!(posture("he"), Posture::Upright);
    assert_eq!(posture("en"), Posture::Italic);
}

#[test]
fn running_heads_are_upright_where_the_script_has_no_italics() {
    let posture = |lang: &str| {
        let body = "A.\n\n".repeat(200);
        let source =
            format!("---\ntitle: T9\nlang: {lang}\ndate: 2020-04-01\n---\n\n{body}");
        let page = laid_out(&source, &[]).pages.remove(1);
        let head = page.items.into_iter().find_map(|item| match item {
            Item::Text(run) if run.text == "T9" => Some(run),
            _ => None,
        });
        FontBook::bundled().face(head.expect("a head").face).posture()
    };
    assert_eq!(posture("ja"), Posture::Upright);
    assert_eq!(posture("en"), Posture::Italic);
}
