use super::*;

/// The line that `tex` makes, with ordinary spaces.
fn line(tex: &str) -> String {
    linear_formula(tex).replace('\u{a0}', " ")
}

#[test]
fn what_is_unbalanced_stays_as_it_stands() {
    assert_eq!(line("a}b"), "a}b");
    assert_eq!(line("\\"), "\\");
    assert_eq!(line("{a"), "a");
}

#[test]
fn scripts_without_a_character_keep_their_sign() {
    assert_eq!(line("x^{ab}"), "x^ab");
    assert_eq!(line("x^{a+b}"), "x^(a+b)");
    assert_eq!(line(r"\sqrt[3]{x}"), "³√x");
}

#[test]
fn environments_leave_their_lines() {
    let lines = r"\begin{aligned} x &= 1 \\ y &= 2 \end{aligned}";
    assert_eq!(line(lines), "x = 1; y = 2");
    let matrix = r"\begin{pmatrix} 1 & -2 \\ 3 & 4 \end{pmatrix}";
    assert_eq!(line(matrix), "(1 −2; 3 4)");
    let unknown = r"\begin{tikz} x \end{tikz}";
    assert_eq!(line(unknown), unknown);
}

#[test]
fn deep_groups_and_arguments_do_not_overflow() {
    let lines = [r"\overline{", r"\underline{", r"\cancel{", r"\overline"];
    for part in lines {
        assert!(
            linear_formula(&format!("{}x", part.repeat(98))).len() < 1_000_000,
            "{part}"
        );
    }
    for part in ["{", r"\sqrt", r"\frac", "^", r"\left", r"\foo{", r"\hat", r"\not"] {
        assert!(!linear_formula(&part.repeat(20_000)).is_empty(), "{part}");
    }
}

#[test]
fn commands_have_their_forms() {
    for (tex, expected) in [
        ("f'(x)", "f′(x)"),
        (r"x^\prime", "x′"),
        (r"x''", "x′′"),
        (r"\mathbb{R}^n", "ℝⁿ"),
        (r"e^{x}y", "e^x y"),
        (r"2^{xy}z", "2^xy z"),
        (r"\mathbb N", "ℕ"),
        (r"\mathcal{L}", "ℒ"),
        (r"\mathfrak{g}", "𝔤"),
        (r"\vec{v}", "v\u{20d7}"),
        (r"\cancel{2x}", "2\u{338}x\u{338}"),
        (r"\textcolor{red}{x}y", "xy"),
        (r"\textcolor[rgb]{1,0,0}{x}\color[HTML]{00AA55} y", "xy"),
        (r"\textcolor{#0a5}{x}\color{#00AA55} y", "xy"),
        (r"\prescript{14}{6}{C}", "¹⁴₆C"),
        (r"\hat{x}", "x\u{302}"),
        (r"\bar x + \tilde x", "x\u{304} + x\u{303}"),
        (r"\dot x\ddot x", "x\u{307}x\u{308}"),
        (r"\overline{AB}", "A\u{305}B\u{305}"),
        (r"\binom{n}{k}", "(n¦k)"),
        (r"\dfrac{1}{2a} \tfrac12 \cfrac12", "1∕(2a) 1⁄2 1⁄2"),
        (r"\lVert x\rVert", "‖x‖"),
        (r"\langle x\rangle", "⟨x⟩"),
        (r"\forall x\exists y", "∀x∃y"),
        (r"a\implies b\iff c", "a ⇒ b ⇔ c"),
        (r"A^\top, A^T, x^*", "A^⊤, A^T, x^*"),
        (r"a\bmod b", "a mod b"),
        (r"a\equiv b\pmod n", "a ≡ b (mod n)"),
        (r"\gcd(a,b) = 2\sin^2 x", "gcd(a, b) = 2 sin² x"),
        (r"a\leqslant b", "a ≤ b"),
        (r"a≠ b", "a ≠ b"),
        (r"\left.\frac{a}{b}\right|_0", "a∕b|₀"),
        (r"\left( x \right)", "(x)"),
        (r"\bigl( x \bigr) \big[", "(x)["),
        (r"\text{a b} \mbox{x}\textbf{x}", "a bxx"),
        (r"x\quad\text{ if } y", "x if y"),
        (r"\sum\limits_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"\iint\iiint\bigcup_i\bigcap", "∬ ∭ ∪ᵢ ∩"),
        (r"20^\circ\mathrm{C}", "20°C"),
        (r"\mathbf{v}\,\mathrm{d}x", "v dx"),
        (r"f\colon X\to Y", "f: X → Y"),
        (r"-x = -1", "−x = −1"),
        (r"3,5 + {,} 1{,}5", "3,5 + ,1,5"),
        (r"\{a, b\}", "{a, b}"),
        (r"a \not= b \not\in c", "a ≠ b ∉ c"),
        (r"\operatorname{rang} A", "rang A"),
        (r"\frac{-b \pm \sqrt{b^2-4ac}}{2a}", "(−b±√(b²−4ac))∕(2a)"),
        (r"\int_0^1 f(t)\,dt", "∫₀¹ f(t) dt"),
        (r"\lim_{x\to 0} \frac{\sin x}{x}", "lim_(x→0) (sin x)∕x"),
        (r"\begin{cases} 1 & x > 0 \\ 0 \end{cases}", "{ 1 x > 0; 0"),
    ] {
        assert_eq!(line(tex), expected, "{tex}");
        assert_eq!(unknown_commands(tex), Vec::<String>::new(), "{tex}");
    }
}

#[test]
fn a_line_ends_behind_a_sign_and_nowhere_in_a_short_formula() {
    assert_eq!(linear_formula("a = b"), "a\u{a0}=\u{a0}b");
    assert_eq!(
        linear_formula("aaaaaaaa + bbbbbbbb = c"),
        "aaaaaaaa\u{a0}+ bbbbbbbb\u{a0}= c"
    );
}

#[test]
fn what_stays_as_tex_is_named() {
    assert_eq!(
        unknown_commands(r"\foo{\bar x} + \alpha \foo \begin{tikz} \end{tikz}"),
        [r"\foo", r"\foo", r"\begin{tikz}"]
    );
}

#[test]
fn letters_of_other_alphabets_have_plain_forms() {
    for (c, plain) in
        [('ℒ', Some('L')), ('𝔤', Some('g')), ('ℝ', Some('R')), ('𝟙', Some('1'))]
    {
        assert_eq!(plain_letter(c), plain);
    }
    assert_eq!(plain_letter('x'), None);
    assert_eq!(plain_letter('∑'), None);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        failure_persistence: None,
        ..Default::default()
    })]
    #[test]
    fn any_formula_is_one_line_without_blanks_at_its_ends(
        tex in r"(\\[a-z]{1,5}|\\(left|right|frac|sqrt|text|begin|not|hat)|[ a-z0-9{}^_&~\\'(),=+-]|é){0,30}"
    ) {
        let line = linear_formula(&tex);
        assert!(!line.contains('\n'));
        assert_eq!(line.trim(), line);
    }
}
