//! Code as mdBook shows it: a language without the words for its playground, and without
//! the lines that are hidden.

use super::Configuration;
use crate::document::{Block, BlockKind, Code, visit_blocks_mut};

/// Settles the code among blocks.
pub(super) fn settle(blocks: &mut [Block], configuration: &Configuration) {
    visit_blocks_mut(blocks, &mut |block| {
        let info: Vec<String> = block
            .attributes
            .others()
            .iter()
            .filter(|(key, _)| key == "info")
            .map(|(_, value)| value.clone())
            .collect();
        if let BlockKind::Code(code) = &mut block.kind {
            one(code, &info.join(","), configuration);
        }
    });
}

fn one(code: &mut Code, info: &str, configuration: &Configuration) {
    let Some(written) = code.language.take() else { return };
    let (language, rest) = written.split_once(',').unwrap_or((&written, ""));
    let words = || rest.split(',').chain(info.split([',', ' '])).map(str::trim);
    let configured = || {
        let own = |(of, mark): &&(String, String)| of == language && !mark.is_empty();
        configuration.hidden.iter().find(own).map(|(_, mark)| mark.as_str())
    };
    let given = words().find_map(|word| word.strip_prefix("hidelines="));
    code.text = match given.map(|mark| mark.trim_matches(['"', '\''])).or_else(configured) {
        Some(mark) => without_marked(&code.text, mark),
        None if language == "rust" => without_hidden(&code.text),
        None => std::mem::take(&mut code.text),
    };
    if !language.is_empty() {
        code.language = Some(language.to_owned());
    }
}

/// Rust without the lines that begin with `# `; two signs mean one that is shown.
fn without_hidden(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = line.trim_start();
        let indentation = line.get(..line.len() - words.len()).unwrap_or("");
        match words.strip_prefix('#') {
            Some(rest) if rest.starts_with('#') => {
                shown.push_str(indentation);
                shown.push_str(rest);
            }
            // An attribute, such as `#[test]` or `#![no_std]`.
            Some(rest) if !rest.trim_end().is_empty() && !rest.starts_with(' ') => {
                shown.push_str(line);
            }
            Some(_) => {}
            None => shown.push_str(line),
        }
    }
    shown
}

/// Code without the lines that begin with a mark.
fn without_marked(text: &str, mark: &str) -> String {
    text.split_inclusive('\n')
        .filter(|line| mark.is_empty() || !line.trim_start().starts_with(mark))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(language: &str, info: &str, text: &str) -> (Option<String>, String) {
        let mut code = Code { language: Some(language.to_owned()), text: text.to_owned() };
        let hidden = vec![("python".to_owned(), "~".to_owned())];
        let mut configuration = Configuration::default();
        configuration.hidden = hidden;
        one(&mut code, info, &configuration);
        (code.language, code.text)
    }

    #[test]
    fn hidden_lines_are_left_out() {
        let text = "# fn main() {\n    let a = 1;\n    # b();\n#\n#[test]\n## c\n# }\n";
        let (language, text) = shown("rust,ignore,editable", "", text);
        assert_eq!(language.as_deref(), Some("rust"));
        assert_eq!(text, "    let a = 1;\n#[test]\n# c\n");
        assert_eq!(shown("sh", "", "# a\n").1, "# a\n");
        assert_eq!(shown("python", "", "~a\nb\n").1, "b\n");
        assert_eq!(shown("python,hidelines=!!", "", "~a\n!!b\n").1, "~a\n");
        assert_eq!(shown("python", "hidelines=!!", "~a\n!!b\n").1, "~a\n");
    }
}
