use super::super::frame::{Color, RuleShape};
use super::{Formula, MathBox, MathStyle};
use crate::font::FontBook;
use crate::geometry::{Length, Rect};
use crate::mathml::{Converter, Node, Place};
use std::collections::BTreeSet;

const SIZE: Length = Length::POINT.scale(10, 1);

fn read(tex: &str, place: Place) -> (FontBook, Node, MathStyle) {
    let markup = Converter::new().convert(tex, place).expect("MathML");
    let root = Node::parse(&markup).expect("a tree");
    (FontBook::bundled(), root, MathStyle::of_formula(place == Place::Own))
}

fn formulas(book: &FontBook) -> Formula<'_> {
    let face = book.face(book.math().expect("a face for formulas"));
    Formula::new(face.math().expect("its table"), SIZE)
}

fn set_in(tex: &str, place: Place) -> Result<MathBox, String> {
    let (book, root, style) = read(tex, place);
    formulas(&book).set(&root, style)
}

fn set(tex: &str) -> MathBox {
    set_in(tex, Place::Own).expect("set")
}

fn parts(tex: &str) -> Vec<MathBox> {
    let (book, root, style) = read(tex, Place::Line);
    formulas(&book).parts(&root, style).expect("set")
}

/// Where the first glyph of a character stands, and how large it is.
fn place(set: &MathBox, character: char) -> (Length, Length, Length) {
    let found = set.glyphs.iter().find(|glyph| glyph.character == character);
    let glyph = found.unwrap_or_else(|| panic!("{character}: {set:?}"));
    (glyph.at.x, glyph.at.y, glyph.size)
}

/// Eighteenths of an em.
fn eighteenths(count: i64) -> Length {
    SIZE.scale(count, 18)
}

#[test]
fn a_fraction_has_one_part_above_its_rule_and_the_other_below() {
    let fraction = set(r"\frac{a+b}{c}");
    let [rule] = fraction.rules[..] else { panic!("{:?}", fraction.rules) };
    let (a, b, c) = (place(&fraction, 'a'), place(&fraction, 'b'), place(&fraction, 'c'));
    assert!(a.1 < rule.rect.origin.y && b.1 == a.1 && c.1 > rule.rect.bottom());
    // The rule is as wide as the wider part, and the narrower one stands in its middle.
    assert_eq!(rule.rect.origin.x, a.0);
    assert!(c.0 > a.0 + eighteenths(9) && c.0 < b.0);
    assert_eq!(
        (a.2, c.2),
        (SIZE, SIZE),
        "on a line of its own both are as large as the text"
    );
    let binomial = set(r"\binom{n}{k}");
    assert_eq!(binomial.rules, []);
    assert!(place(&binomial, 'n').1 < place(&binomial, 'k').1);
}

#[test]
fn scripts_are_smaller_raised_and_lowered() {
    let formula = set("x_i^2");
    let (x, i, two) = (place(&formula, 'x'), place(&formula, 'i'), place(&formula, '2'));
    assert!(two.1 < x.1 && i.1 > x.1);
    assert!(i.2 < SIZE && two.2 == i.2);
    let nested = set("x^{y^z}");
    assert!(place(&nested, 'z').2 < place(&nested, 'y').2);
    // Primes are drawn raised, in the size of their letter, and what is raised behind them is
    // raised no more than without.
    let primes = set("f'^2");
    assert_eq!((place(&primes, '′').1, place(&primes, '′').2), (Length::ZERO, SIZE));
    assert_eq!(place(&primes, '2').2, two.2);
}

#[test]
fn brackets_grow_with_what_they_enclose() {
    let plain = set("(a)").height();
    let fraction = set(r"\frac{a}{b}");
    let enclosed = set(r"\left( \frac{a}{b} \right)");
    assert!(fraction.height() > plain + SIZE / 2);
    assert!(enclosed.height() >= fraction.height().scale(9, 10));
    let rows = r"a \\ ".repeat(30);
    let tall = set(&format!(r"\left\{{ \begin{{matrix}} {rows} \end{{matrix}} \right\}}"));
    let pieces = tall.glyphs.iter().filter(|glyph| glyph.character == '{').count();
    assert!(pieces > 3, "put together of {pieces} pieces");
    let tops =
        tall.glyphs.iter().filter(|glyph| glyph.character == '{').map(|glyph| glyph.at.y);
    let (top, bottom) = (tops.clone().min(), tops.max());
    assert!(bottom.zip(top).is_some_and(|(bottom, top)| bottom - top > SIZE * 25));
    // Its middle is that of the sign of a minus.
    let axis = (tall.ascent - tall.descent) / 2;
    assert!(axis > Length::ZERO && axis < SIZE / 2, "{axis}");
}

#[test]
fn upright_arrows_grow_as_brackets_do_and_not_as_relations() {
    let fraction = set(r"\frac{a}{b}").height();
    // The font has no larger ones: rules go on with their shafts.
    for (left, right, shafts) in [
        (r"\uparrow", r"\downarrow", 2),
        (r"\updownarrow", r"\Updownarrow", 3),
        (r"\Uparrow", r"\Downarrow", 4),
    ] {
        let grown = set(&format!(r"\left{left}\frac{{a}}{{b}}\right{right}"));
        let upright: Vec<Length> = grown
            .rules
            .iter()
            .filter(|rule| rule.rect.size.height > rule.rect.size.width)
            .map(|rule| rule.rect.size.height)
            .collect();
        assert_eq!(upright.len(), shafts, "{left}");
        assert!(upright.iter().all(|height| *height > SIZE / 4), "{left}: {upright:?}");
        let relation = set(&format!(r"a{left} \frac{{a}}{{b}}"));
        assert_eq!((relation.height(), relation.rules.len()), (fraction, 1), "{left}");
    }
}

#[test]
fn the_rule_of_a_root_covers_all_of_it() {
    let root = set(r"\sqrt[3]{x+y}");
    let [rule] = root.rules[..] else { panic!("{:?}", root.rules) };
    let (x, y, degree) = (place(&root, 'x'), place(&root, 'y'), place(&root, '3'));
    assert!(rule.rect.origin.x <= x.0 && rule.rect.right() >= y.0 + SIZE / 3);
    assert!(rule.rect.origin.y < -SIZE / 2);
    assert!(degree.0 < x.0 && degree.1 < x.1 && degree.2 < SIZE);
}

#[test]
fn limits_stand_above_and_below_on_a_line_of_its_own_and_beside_in_a_line() {
    let own = set(r"\sum_{i}^{n} a");
    let (sum, i, n) = (place(&own, '∑'), place(&own, 'i'), place(&own, 'n'));
    assert!(i.1 > SIZE / 2 && n.1 < -SIZE / 2);
    assert!((i.0 - sum.0).abs() < SIZE && (n.0 - sum.0).abs() < SIZE);
    let line = set_in(r"\sum_{i}^{n} a", Place::Line).expect("set");
    let (sum, i, n) = (place(&line, '∑'), place(&line, 'i'), place(&line, 'n'));
    assert!(i.0 > sum.0 + SIZE / 2 && n.0 > sum.0 + SIZE / 2);
    assert!(line.height() < own.height());
    // A wide one above moves the one below with the sign.
    let wide = set(r"\sum_{i}^{abcdefghbcdkmn} x");
    let (sum, i) = (place(&wide, '∑'), place(&wide, 'i'));
    assert!(sum.0 > SIZE && (i.0 - sum.0 - SIZE / 2).abs() < SIZE / 2, "{sum:?} {i:?}");
    // Those of an integral stand beside it, the lower one nearer as it leans.
    let integral = set(r"\int_0^1 x");
    assert!(place(&integral, '0').0 < place(&integral, '1').0);
}

#[test]
fn what_stands_above_has_its_middle_above_what_it_belongs_to() {
    let accent = set(r"\hat{x}");
    let (x, hat) = (place(&accent, 'x'), place(&accent, 'ˆ'));
    assert!(hat.0.abs() < SIZE / 2 && hat.1 <= x.1);
    let arrow = set(r"\overrightarrow{AB}");
    assert!(arrow.glyphs.iter().any(|glyph| glyph.character == '→'));
    assert!(arrow.ascent > set("AB").ascent);
    let line = set(r"\overline{AB}");
    let [rule] = line.rules[..] else { panic!("{:?}", line.rules) };
    assert_eq!((rule.rect.origin.x, rule.rect.right()), (Length::ZERO, line.width));
    let brace = set(r"\underbrace{a+b}_{n}");
    assert!(place(&brace, 'n').1 > place(&brace, '⏟').1);
}

#[test]
fn rows_and_columns_stand_below_and_beside_each_other() {
    let matrix = set(r"\begin{matrix} a & b \\ c & d \end{matrix}");
    let [a, b, c, d] = ['a', 'b', 'c', 'd'].map(|cell| place(&matrix, cell));
    assert!(a.1 == b.1 && c.1 == d.1 && c.1 - a.1 == SIZE.scale(12, 10));
    assert!(b.0 > a.0 + SIZE && (a.1 + c.1).abs() < SIZE);
    // Lines that are aligned meet at the sign.
    let lines = set(r"\begin{aligned} x &= 1 \\ x+y &= 2 \end{aligned}");
    let signs: Vec<_> =
        lines.glyphs.iter().filter(|glyph| glyph.character == '=').collect();
    assert_eq!(signs.len(), 2);
    assert_eq!(signs[0].at.x, signs[1].at.x);
    let ruled = set(r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}");
    assert_eq!(ruled.rules.len(), 4, "two pieces of each line");
}

#[test]
fn signs_have_the_room_that_tex_gives_them() {
    let gap = |tex: &str, left: char, right: char| {
        let formula = set(tex);
        let left =
            formula.glyphs.iter().find(|glyph| glyph.character == left).expect("left");
        place(&formula, right).0 - left.at.x - left.advance
    };
    let close =
        |found: Length, wanted: Length| (found - wanted).abs() < Length::POINT / 100;
    assert!(close(gap("1+2", '1', '+'), eighteenths(4)));
    assert!(close(gap("1=2", '1', '='), eighteenths(5)));
    assert!(close(gap("1,2", ',', '2'), eighteenths(3)) && gap("1,2", '1', ',').is_zero());
    assert!(gap("-1", '−', '1').is_zero(), "a sign before a number is no operation");
    assert!(gap("(1)", '(', '1').is_zero());
}

#[test]
fn a_line_may_end_behind_relations_and_operations() {
    assert_eq!(parts("a = b + c").len(), 3);
    assert_eq!(parts("f(a, b)").len(), 2);
    assert_eq!(parts(r"\frac{a=b}{c} \sqrt{d+e}").len(), 1);
    let whole = set("a=b");
    let widths: Length = parts("a=b").iter().map(|part| part.width).sum();
    assert!(widths < whole.width && widths > whole.width - eighteenths(6));
}

#[test]
fn what_has_no_form_or_no_glyph_is_refused_with_its_reason() {
    let refused = |tex| set_in(tex, Place::Own).expect_err("refused");
    assert_eq!(refused(r"\text{日}"), "the font for formulas has no `日`");
}

#[test]
fn rules_of_an_array_stand_at_its_edges_too() {
    let array =
        set(r"\begin{array}{|c|c|}\hline a & b \\ \hline c & d \\ \hline\end{array}");
    let rects: Vec<Rect> = array.rules.iter().map(|rule| rule.rect).collect();
    let is_upright = |rect: &&Rect| rect.size.height > rect.size.width;
    let lefts: BTreeSet<Length> =
        rects.iter().filter(is_upright).map(|rect| rect.origin.x).collect();
    let tops: BTreeSet<Length> =
        rects.iter().filter(|rect| !is_upright(rect)).map(|rect| rect.origin.y).collect();
    assert_eq!((lefts.len(), tops.len()), (3, 3), "{rects:?}");
    let plain = set(r"\begin{array}{cc} a & b \\ c & d \end{array}");
    assert!(array.height() < plain.height() + SIZE, "no row of a rule alone");
    // What stands in it is clear of the rules.
    assert!(place(&array, 'a').0 > SIZE / 4);
}

#[test]
fn a_box_stands_around_its_formula_on_one_baseline() {
    let boxed = set(r"a + \boxed{x^{y^z}}");
    assert_eq!(place(&boxed, 'x').1, place(&boxed, 'a').1);
    assert_eq!(boxed.rules.len(), 4);
    let top = boxed.rules.iter().map(|rule| rule.rect.origin.y).min();
    assert!(top.is_some_and(|top| top < place(&boxed, 'z').1 - SIZE / 4));
}

#[test]
fn strokes_go_from_corner_to_corner() {
    let shapes = |tex: &str| -> Vec<RuleShape> {
        set(tex).rules.iter().map(|rule| rule.shape).collect()
    };
    assert!(matches!(shapes(r"\cancel{x+y}")[..], [RuleShape::Rising(_)]));
    assert!(matches!(shapes(r"\bcancel{x}")[..], [RuleShape::Falling(_)]));
    assert!(matches!(
        shapes(r"\xcancel{x}")[..],
        [RuleShape::Rising(_), RuleShape::Falling(_)]
    ));
    let (struck, plain) = (set(r"\cancel{x+y}"), set("x+y"));
    assert_eq!((struck.width, struck.ascent), (plain.width, plain.ascent));
    assert_eq!(struck.rules[0].rect.size.width, plain.width);
}

#[test]
fn colors_are_those_that_the_formula_states() {
    let red = Some(Color { red: 0xFF, green: 0, blue: 0 });
    let formula = set(r"a + \textcolor{red}{\frac{b}{\color{blue} c}}");
    let color = |character| {
        let glyph = formula.glyphs.iter().find(|glyph| glyph.character == character);
        glyph.expect("a glyph").color
    };
    assert_eq!((color('a'), color('b')), (None, red));
    assert_ne!(color('c'), red);
    assert_eq!(formula.rules[0].color, red);
    assert_eq!(formula.colors().len(), 2);
}

#[test]
fn colors_are_stated_by_three_or_six_digits_too() {
    let green = Some(Color { red: 0, green: 0xAA, blue: 0x55 });
    for tex in
        [r"\textcolor{#0a5}{x}", r"\color{#00AA55} x", r"\textcolor[HTML]{00AA55}{x}"]
    {
        assert_eq!(set(tex).glyphs[0].color, green, "{tex}");
    }
}

#[test]
fn a_double_rule_at_the_end_of_an_array_is_drawn_in_full() {
    let upright = |tex: &str| {
        let mut places: Vec<Length> = set(tex)
            .rules
            .iter()
            .filter(|rule| rule.rect.size.height > rule.rect.size.width)
            .map(|rule| rule.rect.origin.x)
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    };
    let rules = upright(r"\begin{array}{||c||} a \\ b \end{array}");
    let [first, second, third, fourth] = rules[..] else { panic!("{rules:?}") };
    assert_eq!(second - first, fourth - third, "as far apart as at the beginning");
    assert_eq!(upright(r"\begin{array}{c|} a \\ b \end{array}").len(), 1);
}

#[test]
fn white_space_that_moves_things_out_of_the_box_is_measured() {
    for tex in [r"a\hspace{-50em} b", r"\hspace{-9em} b c", r"a + b\hspace{-20em}"] {
        assert!(set(tex).overhang() > SIZE * 5, "{tex}");
    }
    for tex in [r"a\!b", r"f^2_{ij}", r"\sum_{abcdefgh} x", r"\vec{f}", r"\sqrt[n]{x}"] {
        assert!(set(tex).overhang() < SIZE / 2, "{tex}");
    }
}

#[test]
fn a_fraction_stands_clear_of_what_is_multiplied_with_it() {
    let width = |tex: &str| set(tex).width;
    let thin = eighteenths(3);
    for (both, one, other) in [
        (r"\frac{a}{b} x", r"\frac{a}{b}", "x"),
        (r"2\frac{a}{b}", "2", r"\frac{a}{b}"),
        (r"\frac{a}{b}\frac{c}{d}", r"\frac{a}{b}", r"\frac{c}{d}"),
        (r"\frac{a}{b}\left(c+d\right)", r"\frac{a}{b}", r"\left(c+d\right)"),
        (r"\left(a\right)^2\left(b\right)", r"\left(a\right)^2", r"\left(b\right)"),
    ] {
        assert_eq!(width(both), width(one) + width(other) + thin, "{both}");
    }
    // Not a function from its brackets, nor brackets from what stands in them.
    assert_eq!(width(r"f\left(x\right)"), width("f") + width(r"\left(x\right)"));
    let (a, b) = (width(r"\left(\frac{a}{b}\right)"), width(r"\frac{a}{b}"));
    assert!(a < b + SIZE, "{a} {b}");
    assert_eq!(width(r"x^{\frac{a}{b}c}"), {
        let (both, one) = (width(r"x^{\frac{a}{b}}"), width("x^{c}") - width("x^{}"));
        both + one
    });
}

#[test]
fn scripts_stand_before_a_letter_flush_with_it() {
    let formula = set(r"\prescript{14}{6}{C}^{2}");
    let (four, six, c) = (place(&formula, '4'), place(&formula, '6'), place(&formula, 'C'));
    assert_eq!(four.0, six.0, "flush on the right");
    assert!(four.1 < c.1 && six.1 > c.1 && six.0 + SIZE / 4 < c.0 && four.2 < c.2);
    assert!(place(&formula, '2').0 > c.0);
    let side = set(r"\sideset{_a^b}{_c^d}{\sum}");
    let sum = place(&side, '∑').0;
    for (sign, is_before) in [('a', true), ('b', true), ('c', false), ('d', false)] {
        assert_eq!(place(&side, sign).0 < sum, is_before, "{sign}");
    }
    assert!(set(r"\sideset{}{^\prime}{\sum}_{i}").ascent > Length::ZERO);
}
