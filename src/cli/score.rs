//! The typographic score of a document, told to people.

use crate::typeset::Score;
use std::fmt;

/// A score in words and figures: what `--report` prints.
#[derive(Debug)]
pub(super) struct Told<'a>(pub(super) &'a Score);

impl fmt::Display for Told<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let score = self.0;
        let is_ragged = score.justified == 0;
        let mut row = |name: &str, value: String| writeln!(formatter, "  {name:10}{value}");
        row("score", format!("{:.1} of 100", score.total()))?;
        row(
            "lines",
            format!(
                "{} on {}, {} of them justified, in {}",
                count(score.lines, "line", "lines"),
                count(score.pages, "page", "pages"),
                if is_ragged { "none".to_owned() } else { score.justified.to_string() },
                count(score.paragraphs, "paragraph", "paragraphs"),
            ),
        )?;
        row("spacing", spacing(score))?;
        if !is_ragged {
            let jumps = score.jumps * 100.0;
            row("", format!("neighbors with r more than 1 apart: {jumps:.1} %"))?;
        }
        row(
            "hyphens",
            format!(
                "{:.1} % of lines, at most {} running, {} at the foot of a page",
                score.hyphen_ratio * 100.0,
                score.hyphen_run,
                score.hyphens_at_foot,
            ),
        )?;
        row(
            "texture",
            format!(
                "{}, {}, {}",
                if is_ragged {
                    "rivers not measured".to_owned()
                } else {
                    count(score.rivers, "river", "rivers")
                },
                count(score.runts, "runt", "runts"),
                count(
                    score.repeats,
                    "repeated word at an edge",
                    "repeated words at an edge"
                ),
            ),
        )?;
        row(
            "faults",
            format!(
                "{}, {}, {}",
                count(score.widows, "widow", "widows"),
                count(score.orphans, "orphan", "orphans"),
                count(score.overfull, "overfull line", "overfull lines"),
            ),
        )?;
        writeln!(
            formatter,
            "  r is what the word spaces of a line took up, 1 a space half as wide"
        )?;
        writeln!(
            formatter,
            "  again and -1 one a third narrower, after the letters themselves were"
        )?;
        writeln!(
            formatter,
            "  expanded or condensed by up to 2 %; last lines are not counted."
        )?;
        writeln!(
            formatter,
            "  The score takes off 2 for each river and 5 for each runt in 100 lines, 20 for"
        )?;
        writeln!(
            formatter,
            "  each widow and orphan and 50 for each overfull line, however long the text is."
        )
    }
}

/// How even the spaces are.
fn spacing(score: &Score) -> String {
    if score.justified == 0 {
        return "not measured: no line is stretched or shrunk to its measure".to_owned();
    }
    format!(
        "mean |r| {:.3}, rms {:.3}, |r| > 1/2 in {:.1} %, r > 1 in {}",
        score.mean_ratio,
        score.rms_ratio,
        score.uneven * 100.0,
        count(score.loose, "line", "lines"),
    )
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
