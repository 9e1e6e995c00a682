//! The style sheet, according to what the edition holds.

use super::content::Features;
use super::face::FaceWeight;
use super::font_file::FontFile;
use crate::document::Rgb;
use crate::highlight::{Ground, TokenClass};
use std::fmt::Write as _;

/// The rules that hold for every edition.
const RULES: &str = include_str!("style.css");

/// Imprint, dedication, epigraph.
const FRONT: &str = include_str!("front.css");

/// A list of works, and what else hangs below its first lines.
const HANGING: &str = "
.references > p, .hanging-indent > p {
  padding-left: 1.8em;
  padding-inline-start: 1.8em;
  padding-inline-end: 0;
  text-indent: -1.8em;
}
";

/// An index.
const INDEX: &str = "
ul.index-entries {
  list-style-type: none;
  margin: 0.75em 0;
  padding: 0;
}

.index-entries .index-entries {
  margin: 0;
}

.index-entries li.index-letter {
  margin-top: 0.75em;
}

.index-entries li {
  padding-left: 2.4em;
  padding-inline-start: 2.4em;
  padding-inline-end: 0;
  text-indent: -2.4em;
}

.index-entries .index-entries li {
  margin-left: -1.2em;
  margin-inline-start: -1.2em;
  margin-inline-end: 0;
}
";

/// A drawing in black on nothing is to be seen on dark paper too.
const DARK_IMAGES: &str = "
@media all and (prefers-color-scheme: dark) {
  img {
    background-color: white;
  }
}
";

/// `menclose` of MathML 3, which MathML Core does not have: its strokes are elements beside
/// what they go through, so that browsers draw them.
const STROKES: &str = "
menclose {
  display: inline-block;
  position: relative;
}

.menclose-updiagonalstrike, .menclose-downdiagonalstrike {
  position: absolute;
  top: 0;
  right: 0;
  bottom: 0;
  left: 0;
  background-color: currentcolor;
}

.menclose-updiagonalstrike {
  clip-path: polygon(0 100%, 0 calc(100% - 0.06em), calc(100% - 0.06em) 0, 100% 0, 100% 0.06em, 0.06em 100%);
}

.menclose-downdiagonalstrike {
  clip-path: polygon(0 0, 0.06em 0, 100% calc(100% - 0.06em), 100% 100%, calc(100% - 0.06em) 100%, 0 0.06em);
}
";

/// The style sheet with the edition's fonts. Without any, the reader's own are taken. What
/// `features` do not show has no rules.
#[must_use]
pub fn style_sheet(fonts: &[FontFile], features: Features) -> String {
    let mut css = String::from("@charset \"UTF-8\";\n");
    for font in fonts {
        let weight = match font.face.weight {
            FaceWeight::Regular => 400,
            FaceWeight::Semibold => 600,
            FaceWeight::Bold => 700,
        };
        let style = if font.face.italic { "italic" } else { "normal" };
        // Writing to a string cannot fail.
        let _written = write!(
            css,
            "@font-face {{\n  font-family: \"{}\";\n  font-weight: {weight};\n  font-style: {style};\n  src: url(\"{}\");\n}}\n",
            font.family, font.href
        );
    }
    let family = |mono: bool| {
        fonts.iter().find(|font| font.face.mono == mono).map(|font| font.family.as_str())
    };
    if let Some(name) = family(false) {
        let _written = write!(css, "body {{\n  font-family: \"{name}\", serif;\n}}\n");
    }
    match family(true) {
        Some(name) => {
            let _written =
                write!(css, "code, pre {{\n  font-family: \"{name}\", monospace;\n}}\n");
        }
        None => css.push_str("code, pre {\n  font-family: monospace;\n}\n"),
    }
    css.push_str(RULES);
    if features.front_divisions {
        css.push_str(FRONT);
    }
    if features.hanging {
        css.push_str(HANGING);
    }
    if features.index {
        css.push_str(INDEX);
    }
    if features.images {
        css.push_str(DARK_IMAGES);
    }
    if features.formulas {
        css.push_str(STROKES);
    }
    if features.colored_code {
        code_colors("", Ground::Light, &mut css);
        // A media type besides: some readers skip a query without one.
        css.push_str("\n@media all and (prefers-color-scheme: dark) {");
        code_colors("  ", Ground::Dark, &mut css);
        css.push_str("}\n");
    }
    css
}

/// The class of elements for a class of tokens.
pub(super) fn token_class(class: TokenClass) -> String {
    format!("code-{}", class.name())
}

/// The colors of code on `ground`, each rule behind `indent`.
fn code_colors(indent: &str, ground: Ground, css: &mut String) {
    for class in TokenClass::ALL {
        let Rgb { red, green, blue } = class.color(ground);
        let name = token_class(class);
        // Writing to a string cannot fail.
        let _written = write!(
            css,
            "\n{indent}.{name} {{\n{indent}  color: #{red:02x}{green:02x}{blue:02x};\n{indent}}}\n"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xhtml::FaceStyle;

    #[test]
    fn lengths_follow_the_readers_size_and_colors_the_readers_theme() {
        for declaration in
            RULES.lines().filter(|line| line.contains(':') && line.ends_with(';'))
        {
            for unit in ["px", "pt", "rem", "cm", "mm", "vw", "vh"] {
                let fixed = declaration
                    .split(|c: char| !c.is_ascii_alphanumeric() && c != '.')
                    .any(|word| {
                        word.strip_suffix(unit)
                            .is_some_and(|number| number.parse::<f32>().is_ok())
                    });
                assert!(!fixed, "{declaration}");
            }
            assert!(!declaration.trim_start().starts_with("color:"), "{declaration}");
            assert!(!declaration.contains("background"), "{declaration}");
            assert!(!declaration.contains("url("), "{declaration}");
        }
    }

    /// Every rule of an edition that has everything: the declarations of each.
    fn rules() -> Vec<Vec<(String, String)>> {
        let features = Features {
            front_divisions: true,
            hanging: true,
            index: true,
            images: true,
            formulas: true,
            ..Features::default()
        };
        let css = style_sheet(&[], features);
        let inside = css.split('}').filter_map(|rule| rule.rsplit_once('{'));
        let declarations = inside.map(|(_, declarations)| {
            let pairs = declarations.split(';').filter_map(|one| one.split_once(':'));
            pairs.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        });
        declarations.map(Iterator::collect).collect()
    }

    #[test]
    fn hyphens_are_set_for_readers_that_know_them_by_another_name() {
        let all = rules();
        let of = |rule: &[(String, String)]| -> Vec<(String, String)> {
            let is_about = |name: &str| name.ends_with("hyphens");
            rule.iter().filter(|(name, _)| is_about(name)).cloned().collect()
        };
        let about: Vec<_> =
            all.iter().map(|rule| of(rule)).filter(|of| !of.is_empty()).collect();
        assert!(about.len() > 6, "{about:?}");
        for set in about {
            let names: Vec<&str> = set.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, ["-epub-hyphens", "-webkit-hyphens", "hyphens"], "{set:?}");
            assert!(set.iter().all(|(_, value)| *value == set[0].1), "{set:?}");
        }
    }

    #[test]
    fn where_lines_begin_there_is_room_for_readers_that_know_left_and_right_alone() {
        let mut sides = 0;
        for rule in rules() {
            let value = |name: &str| {
                let found = rule.iter().find(|(own, _)| own == name);
                found.map(|(_, value)| value.as_str())
            };
            for kind in ["margin", "padding", "border"] {
                let Some(at) =
                    rule.iter().position(|(name, _)| *name == format!("{kind}-left"))
                else {
                    assert_eq!(value(&format!("{kind}-inline-start")), None, "{rule:?}");
                    continue;
                };
                // The logical sides stand behind the physical one: in a text from right to
                // left they take its room away from the left.
                let [left, start, end] = &rule[at..at + 3] else { panic!("{rule:?}") };
                assert_eq!(start.0, format!("{kind}-inline-start"), "{rule:?}");
                assert_eq!(start.1, left.1, "{rule:?}");
                assert_eq!(
                    (end.0.as_str(), end.1.as_str()),
                    (&*format!("{kind}-inline-end"), "0")
                );
                sides += 1;
            }
            // A line that begins before its paragraph has room there.
            if let Some(depth) =
                value("text-indent").and_then(|indent| indent.strip_prefix('-'))
            {
                assert_eq!(value("padding-left"), Some(depth), "{rule:?}");
            }
            for (name, _) in &rule {
                let is_unknown = name.contains("-block") || name.ends_with("-inline");
                assert!(!is_unknown, "{name} is not known everywhere: {rule:?}");
            }
        }
        assert!(sides > 10, "{sides}");
    }

    #[test]
    fn images_have_a_ground_in_the_dark_where_there_are_any() {
        let features = Features { images: true, ..Features::default() };
        assert!(style_sheet(&[], features).contains(DARK_IMAGES));
        assert!(!style_sheet(&[], Features::default()).contains(DARK_IMAGES));
    }

    #[test]
    fn strokes_through_formulas_are_drawn_where_there_are_formulas() {
        let features = Features { formulas: true, ..Features::default() };
        assert!(style_sheet(&[], features).contains(".menclose-updiagonalstrike"));
        assert!(!style_sheet(&[], Features::default()).contains("menclose"));
    }

    #[test]
    fn every_font_is_declared_and_the_first_leads_the_stack() {
        let css = style_sheet(
            &[FontFile {
                family: "Libertinus Serif".to_owned(),
                face: FaceStyle { italic: true, ..FaceStyle::default() },
                href: "fonts/a.otf".to_owned(),
                media_type: "font/otf",
                bytes: Vec::new(),
            }],
            Features::default(),
        );
        assert!(css.contains("font-style: italic;\n  src: url(\"fonts/a.otf\")"));
        assert!(css.contains("font-family: \"Libertinus Serif\", serif"));
        assert!(css.contains("font-family: monospace"));
    }

    #[test]
    fn code_has_colors_for_light_and_dark_where_there_is_any() {
        let colored = Features { colored_code: true, ..Features::default() };
        let plain = style_sheet(&[], Features::default());
        let css = style_sheet(&[], colored);
        let colors = css.strip_prefix(&plain).unwrap();
        let (light, dark) =
            colors.split_once("@media all and (prefers-color-scheme: dark)").unwrap();
        for class in TokenClass::ALL {
            for rules in [light, dark] {
                assert!(rules.contains(&format!(".{} {{", token_class(class))), "{rules}");
            }
        }
        assert!(!plain.contains("color: #"));
    }
}
