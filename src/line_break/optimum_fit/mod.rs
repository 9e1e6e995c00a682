//! The optimum fit: the lines whose demerits sum to the least over the whole paragraph.

use super::paragraph::{Break, Opportunity, Paragraph, Totals};
use super::parameters::{
    Line, Parameters, Pass, Setting, Widths, badness, unbounded_badness,
};

/// Demerits of what is refused as long as any other way exists: above the sum of all the
/// ordinary ones of a long paragraph, below where sums could overflow.
const REFUSED: i64 = 1 << 40;

/// Breaks `paragraph` into lines of `widths`.
///
/// Always succeeds: where nothing fits, a line is overfull and says by how much.
#[must_use]
pub fn optimum_fit(
    paragraph: &Paragraph,
    widths: Widths,
    parameters: &Parameters,
) -> Vec<Line> {
    let first = parameters.passes[0];
    let second = parameters.passes[1];
    let run =
        |pass, overfull| Search::new(paragraph, widths, parameters, pass, overfull).run();
    run(first, Overfull::Refused)
        .or_else(|| run(second, Overfull::Refused))
        .or_else(|| run(second, Overfull::Allowed))
        .unwrap_or_default()
}

/// Breaks `paragraph` into `count` lines at the least demerits: TeX's `\looseness` (TeXbook
/// ch. 14).
///
/// None where the first pass does not accept that many, or only with what is refused as long
/// as any other way exists.
#[must_use]
pub fn optimum_fit_in(
    paragraph: &Paragraph,
    widths: Widths,
    parameters: &Parameters,
    count: usize,
) -> Option<Vec<Line>> {
    // Ways of each number of lines are kept, not the best alone.
    let parameters = Parameters { looseness: 1, ..*parameters };
    let pass = parameters.passes[0];
    let mut search = Search::new(paragraph, widths, &parameters, pass, Overfull::Refused);
    search.walk()?;
    let end = search.end_in(count)?;
    Some(search.lines_to(end))
}

/// Whether a line may exceed its measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Overfull {
    Refused,
    Allowed,
}

/// A feasible break and the best way to it (TeX's passive and active nodes in one).
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The opportunity, or none at the paragraph's beginning.
    opportunity: Option<usize>,
    /// How many lines end up to here.
    lines: u32,
    /// How tight or loose the line that ends here is.
    class: Class,
    /// How many lines in a row end with a hyphen, this one included.
    hyphens: u32,
    demerits: i64,
    previous: Option<usize>,
    line: Line,
}

/// Fitness classes: tight, decent, loose, very loose (TeXbook p. 97).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Tight,
    Decent,
    Loose,
    VeryLoose,
}

impl Class {
    const fn of(ratio: i64) -> Self {
        match ratio {
            ..-500 => Self::Tight,
            -500..=500 => Self::Decent,
            501..=1000 => Self::Loose,
            _ => Self::VeryLoose,
        }
    }

    const fn is_next_to(self, other: Self) -> bool {
        (self as i8 - other as i8).abs() <= 1
    }
}

struct Search<'a> {
    opportunities: &'a [Opportunity],
    start: i64,
    widths: Widths,
    parameters: &'a Parameters,
    pass: Pass,
    overfull: Overfull,
    nodes: Vec<Node>,
    active: Vec<usize>,
}

impl<'a> Search<'a> {
    fn new(
        paragraph: &'a Paragraph,
        widths: Widths,
        parameters: &'a Parameters,
        pass: Pass,
        overfull: Overfull,
    ) -> Self {
        let beginning = Node {
            opportunity: None,
            lines: 0,
            class: Class::Decent,
            hyphens: 0,
            demerits: 0,
            previous: None,
            line: Line {
                end: Break::default(),
                natural: 0,
                measure: 0,
                expansion: 0,
                ratio: 0,
                adjustment: 0,
                overfull: 0,
            },
        };
        Self {
            opportunities: paragraph.opportunities(),
            start: paragraph.start(),
            widths,
            parameters,
            pass,
            overfull,
            nodes: vec![beginning],
            active: vec![0],
        }
    }

    /// The lines of one pass; none where no way through was found.
    fn run(mut self) -> Option<Vec<Line>> {
        self.walk()?;
        let end = self.best_end()?;
        Some(self.lines_to(end))
    }

    /// One pass over the opportunities; none where no way through was found.
    fn walk(&mut self) -> Option<()> {
        let mut candidates = Vec::new();
        for index in 0..self.opportunities.len() {
            self.ways_to(index, &mut candidates);
            if self.active.is_empty() && candidates.is_empty() {
                return None;
            }
            self.keep_best(&mut candidates);
        }
        Some(())
    }

    /// Collects every way to end a line at `index`, and drops the beginnings that no later
    /// line can reach any more.
    fn ways_to(&mut self, index: usize, candidates: &mut Vec<Node>) {
        let opportunity = self.opportunities[index];
        let forced = opportunity.at.penalty == Break::FORCED;
        let mut dropped = None;
        let mut active = std::mem::take(&mut self.active);
        let (mut kept, mut tried) = (0, 0);
        while let Some(&from) = active.get(tried) {
            // Beginnings are in order: from the first that leaves a line far too short on,
            // all do.
            let hopeless = !forced && self.is_far_too_short(from, &opportunity);
            if hopeless && self.overfull == Overfull::Refused {
                break;
            }
            tried += 1;
            let line = self.line(from, &opportunity);
            let too_long = line.overfull > 0;
            if too_long {
                // Everything behind is longer still: this beginning is spent.
                // Of beginnings at the same break the one that the best lines lead to.
                let cost = (line.overfull, self.nodes[from].demerits);
                let replace = dropped.is_none_or(|(at, best): (usize, Line)| {
                    cost < (best.overfull, self.nodes[at].demerits)
                });
                if replace {
                    dropped = Some((from, line));
                }
                continue;
            }
            if let Some(node) = self.judge(from, index, line) {
                candidates.push(node);
            }
            if !forced {
                active[kept] = from;
                kept += 1;
            }
            if hopeless {
                break;
            }
        }
        active.drain(kept..tried);
        self.active = active;
        // Nothing else is left: the least overfull line it is.
        if self.overfull == Overfull::Allowed
            && self.active.is_empty()
            && candidates.is_empty()
            && let Some((from, line)) = dropped
        {
            let demerits = self.nodes[from].demerits.saturating_add(REFUSED);
            candidates.push(self.node(from, index, line, demerits));
        }
    }

    /// Whether neither this line nor any that begins later can be stretched enough, be it
    /// for the difference that protrusion or a hyphen makes: a twelfth of the measure.
    fn is_far_too_short(&self, from: usize, opportunity: &Opportunity) -> bool {
        let (totals, start) = self.beginning(from);
        let measure = self.measure(from);
        let natural = opportunity.before.width - totals.width + start + opportunity.at.end;
        let missing = measure - natural - measure / 12;
        let expanded = natural.saturating_mul(self.parameters.expansion) / 1000;
        if missing <= expanded {
            return false;
        }
        let stretch = match self.parameters.setting {
            Setting::Ragged { stretch } => stretch,
            Setting::Justified => opportunity.before.stretch - totals.stretch,
        };
        let give = stretch.saturating_add(self.pass.emergency_stretch);
        badness(ratio(missing - expanded, give)) > self.pass.tolerance
    }

    /// The totals behind the break `from`, and how far the line that begins there hangs out.
    fn beginning(&self, from: usize) -> (Totals, i64) {
        match self.nodes[from].opportunity {
            Some(index) => {
                (self.opportunities[index].after, self.opportunities[index].at.start)
            }
            None => (Totals::default(), self.start),
        }
    }

    /// The measure of the line that begins at the break `from`.
    const fn measure(&self, from: usize) -> i64 {
        if from == 0 { self.widths.first } else { self.widths.rest }
    }

    /// The line from the break `from` to `opportunity`.
    fn line(&self, from: usize, opportunity: &Opportunity) -> Line {
        let (totals, start) = self.beginning(from);
        let measure = self.measure(from);
        let before = opportunity.before;
        let natural = before.width - totals.width + start + opportunity.at.end;
        let stretch = before.stretch - totals.stretch;
        let shrink = before.shrink - totals.shrink;
        let expandable = before.expandable - totals.expandable;
        let missing = measure - natural;
        let forced = opportunity.at.penalty == Break::FORCED;

        let filled = match self.parameters.setting {
            Setting::Justified => missing < 0 || !forced,
            Setting::Ragged { stretch: _ } => missing < 0,
        };
        let expansion = if filled { self.expansion(missing, expandable) } else { 0 };
        let taken = expandable * expansion / 1000;
        let adjustment = if filled { missing - taken } else { 0 };
        let give = if adjustment < 0 { shrink } else { stretch };
        let ratio = match self.parameters.setting {
            _ if adjustment == 0 => 0,
            Setting::Ragged { .. } if adjustment > 0 => 0,
            _ => ratio(adjustment, give),
        };
        let overfull = if adjustment < 0 { (-adjustment - shrink).max(0) } else { 0 };
        Line {
            end: opportunity.at,
            natural,
            measure,
            expansion,
            ratio: ratio.max(-1000),
            adjustment: adjustment.max(-shrink),
            overfull,
        }
    }

    /// How far to scale the boxes: they take what is missing up to the limit, and the glue
    /// the rest. A difference of two hundredths in width is not seen; one in spaces is.
    fn expansion(&self, missing: i64, expandable: i64) -> i64 {
        let limit = self.parameters.expansion;
        if limit == 0 || expandable <= 0 {
            return 0;
        }
        (missing * 1000 / expandable).clamp(-limit, limit)
    }

    /// The way to `index` over `from`, where the pass accepts its line.
    fn judge(&self, from: usize, index: usize, line: Line) -> Option<Node> {
        let opportunity = &self.opportunities[index];
        let node = &self.nodes[from];
        let last = index + 1 == self.opportunities.len();
        let counted = self.counted_ratio(from, opportunity, &line);
        let badness = match self.overfull {
            Overfull::Refused => badness(counted),
            Overfull::Allowed => unbounded_badness(counted),
        };
        if badness > self.pass.tolerance && self.overfull == Overfull::Refused {
            return None;
        }
        let forced = opportunity.at.penalty == Break::FORCED;
        let base = self.parameters.line_penalty + badness;
        let penalty = i64::from(opportunity.at.penalty);
        let mut demerits = base * base;
        if !forced {
            demerits += penalty * penalty.abs();
        }
        if opportunity.at.hyphen {
            demerits += match node.hyphens {
                0 => 0,
                1 => self.parameters.double_hyphen,
                _ => REFUSED,
            };
        }
        if last && node.hyphens > 0 {
            demerits += self.parameters.final_hyphen;
        }
        if !Class::of(counted).is_next_to(node.class) {
            demerits += self.parameters.adjacent;
        }
        if last && from != 0 {
            let runt = self.parameters.runt;
            if line.natural < runt.refused_below {
                demerits += REFUSED;
            } else if line.natural < runt.penalized_below {
                demerits += runt.demerits;
            }
        }
        let mut way = self.node(from, index, line, node.demerits.saturating_add(demerits));
        way.class = Class::of(counted);
        Some(way)
    }

    /// The ratio that counts for badness: with the stretch at a ragged end and the
    /// emergency stretch of the pass.
    fn counted_ratio(&self, from: usize, opportunity: &Opportunity, line: &Line) -> i64 {
        let forced = opportunity.at.penalty == Break::FORCED;
        let missing = line.measure - line.natural;
        match self.parameters.setting {
            Setting::Ragged { stretch } if missing > 0 && !forced => {
                ratio(missing, stretch + self.pass.emergency_stretch)
            }
            Setting::Justified
                if line.adjustment > 0 && self.pass.emergency_stretch > 0 =>
            {
                let start = self.nodes[from]
                    .opportunity
                    .map_or(0, |index| self.opportunities[index].after.stretch);
                let stretch = opportunity.before.stretch - start;
                ratio(line.adjustment, stretch + self.pass.emergency_stretch)
            }
            Setting::Justified | Setting::Ragged { .. } => line.ratio,
        }
    }

    fn node(&self, from: usize, index: usize, line: Line, demerits: i64) -> Node {
        let previous = &self.nodes[from];
        Node {
            opportunity: Some(index),
            lines: previous.lines + 1,
            class: Class::of(line.ratio),
            hyphens: if line.end.hyphen { previous.hyphens + 1 } else { 0 },
            demerits,
            previous: Some(from),
            line,
        }
    }

    /// Of the candidates, keeps the best of each fitness class and hyphen state, and of
    /// each line count where looseness is asked for.
    fn keep_best(&mut self, candidates: &mut Vec<Node>) {
        let loose = self.parameters.looseness != 0;
        let key = |node: &Node| {
            (if loose { node.lines } else { 0 }, node.class, node.hyphens.min(2))
        };
        // Stable: of equal demerits the earlier beginning wins.
        candidates.sort_by_key(|node| (key(node), node.demerits));
        candidates.dedup_by_key(|node| key(node));
        let Some(least) = candidates.iter().map(|node| node.demerits).min() else { return };
        for node in candidates.drain(..) {
            // A way that even an adjacency fault would not make worse than the best one.
            let hopeless = !loose
                && node.demerits
                    > least
                        .saturating_add(self.parameters.adjacent)
                        .saturating_add(REFUSED);
            if !hopeless {
                self.active.push(self.nodes.len());
                self.nodes.push(node);
            }
        }
    }

    /// The nodes at the paragraph's end.
    fn ends(&self) -> impl Iterator<Item = usize> + '_ {
        let last = self.opportunities.len().checked_sub(1);
        self.active.iter().copied().filter(move |&at| self.nodes[at].opportunity == last)
    }

    /// The best node at the paragraph's end with `count` lines and nothing that is refused.
    fn end_in(&self, count: usize) -> Option<usize> {
        let is_wanted = |node: &Node| {
            usize::try_from(node.lines) == Ok(count) && node.demerits < REFUSED
        };
        let ends = self.ends().filter(|&at| is_wanted(&self.nodes[at]));
        ends.min_by_key(|&at| self.nodes[at].demerits)
    }

    /// The best node at the paragraph's end, looseness regarded.
    fn best_end(&self) -> Option<usize> {
        let best = self.ends().min_by_key(|&at| self.nodes[at].demerits)?;
        if self.parameters.looseness == 0 {
            return Some(best);
        }
        let wanted =
            i64::from(self.nodes[best].lines) + i64::from(self.parameters.looseness);
        self.ends().min_by_key(|&at| {
            let node = &self.nodes[at];
            ((i64::from(node.lines) - wanted).abs(), node.demerits)
        })
    }

    fn lines_to(&self, end: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut at = end;
        while let Some(previous) = self.nodes[at].previous {
            lines.push(self.nodes[at].line);
            at = previous;
        }
        lines.reverse();
        lines
    }
}

/// `adjustment / give` in thousandths; beyond any tolerance where there is no give.
fn ratio(adjustment: i64, give: i64) -> i64 {
    const BEYOND: i64 = 100_000;
    if give <= 0 {
        return if adjustment == 0 { 0 } else { BEYOND * adjustment.signum() };
    }
    adjustment.saturating_mul(1000).saturating_div(give).clamp(-BEYOND, BEYOND)
}

#[cfg(test)]
mod tests;
