//! Lists of items, and of terms with their definitions.

use super::blocks::Writer;
use super::edition::{Line, Origin};
use super::flow::Flow;
use crate::document::{BlockKind, Definition, List, ListKind};
use crate::language::{Label, label};

impl<'a> Writer<'a> {
    /// Writes a list, each item behind its mark.
    pub(super) fn list(&mut self, list: &'a List) {
        // A list that is a whole item's content begins on the item's own line.
        self.space(usize::from(!self.tight));
        let before = (self.tight, self.depth);
        self.lists += 1;
        let bullet = label::list_mark(self.language(), self.depth);
        if list.kind == ListKind::Bullet {
            self.depth += 1;
        }
        let labels = (0..list.items.len()).filter_map(|at| list.kind.label(at));
        let width = labels.map(|label| label.len()).max().unwrap_or(0);
        for (index, item) in list.items.iter().enumerate() {
            let label = list.kind.label(index);
            let mark = self.item_mark(label.as_deref(), item.task, (bullet, width));
            if index > 0 {
                self.space(usize::from(!list.tight));
            }
            self.tight = list.tight;
            let mark = format!("{}{}{mark}", self.list_level(), self.flowed_indent());
            self.hanging(&mark, |writer| writer.blocks(&item.blocks));
        }
        if self.is_linear() && goes_on_below_items(list) {
            self.end_of_list();
        }
        self.lists -= 1;
        (self.tight, self.depth) = before;
        self.space(usize::from(!self.tight || !list.tight));
    }

    /// What stands before an item's words: its number, as wide as the widest of its list, or
    /// the bullet, and the box of a task.
    fn item_mark(
        &self,
        number: Option<&str>,
        task: Option<bool>,
        (bullet, width): (&str, usize),
    ) -> String {
        let number = match number {
            Some(number) if self.is_linear() => format!("{number} "),
            Some(number) => format!("{number:>width$} "),
            None if task.is_some() => String::new(),
            None => format!("{bullet} "),
        };
        let state = match task {
            Some(done) if self.is_linear() => {
                let label = if done { Label::Done } else { Label::ToDo };
                label.with_colon(self.language())
            }
            Some(true) => "[x] ".to_owned(),
            Some(false) => "[ ] ".to_owned(),
            None => String::new(),
        };
        number + &state
    }

    /// The items of a list in a table's cell, each on a line of its own behind its mark.
    pub(super) fn list_in_cell(&mut self, list: &'a List, flow: &mut Flow) {
        let bullet = label::list_mark(self.language(), 0);
        for (index, item) in list.items.iter().enumerate() {
            if index > 0 {
                flow.push("\n", Origin::Source);
            }
            let label = list.kind.label(index);
            let mark = self.item_mark(label.as_deref(), item.task, (bullet, 0));
            flow.push(&mark, Origin::Generated);
            let words = self.cell(&item.blocks);
            flow.append(&words);
        }
    }

    /// The blanks before the mark of a nested item where lines have no margins: a mail
    /// program that flows the lines keeps those at the beginning.
    pub(super) fn flowed_indent(&self) -> String {
        let is_begun = self.first.is_some();
        let deep = if self.options.flowed && !is_begun { self.lists - 1 } else { 0 };
        "  ".repeat(deep)
    }

    /// How deep an item stands, in words where no margin shows it: `niveau 2 : `.
    pub(super) fn list_level(&self) -> String {
        if !self.is_linear() || self.lists < 2 {
            return String::new();
        }
        let language = self.language();
        let label = Label::ListLevel.in_language(language);
        format!("{label} {}{} ", self.lists, label::colon(language))
    }

    /// A line of the converter's own: `Fin de la liste.`, and which one where it is nested.
    fn end_of_list(&mut self) {
        self.space(1);
        let language = self.language();
        let mut words = Label::EndOfList.in_language(language).to_owned();
        if self.lists > 1 {
            let label = Label::ListLevel.in_language(language);
            words.push_str(&format!(" ({label} {})", self.lists));
        }
        words.push('.');
        self.line(&Line::of(&words, Origin::Generated));
    }

    /// Writes terms, what is said of each below it.
    pub(super) fn definitions(&mut self, definitions: &'a [Definition]) {
        for definition in definitions {
            self.space(1);
            let tight = std::mem::replace(&mut self.tight, true);
            self.blocks(&definition.terms);
            // Several paragraphs are not taken for several definitions: blank lines part
            // them, and where there are several definitions, each has a mark.
            let is_loose = definition.definitions.iter().any(|blocks| blocks.len() > 1);
            let is_marked = is_loose && definition.definitions.len() > 1;
            for blocks in &definition.definitions {
                self.tight = blocks.len() < 2;
                self.fresh = !self.tight;
                self.hanging(if is_marked { ":   " } else { "    " }, |writer| {
                    writer.blocks(blocks);
                });
            }
            self.tight = tight;
        }
        self.space(1);
    }
}

/// Whether an item has more than its words and lists below them, so that without margins
/// what follows the list could be taken for its last item's.
fn goes_on_below_items(list: &List) -> bool {
    list.items.iter().any(|item| {
        let mut below = item.blocks.iter().skip(1);
        below.any(|block| !matches!(block.kind, BlockKind::List(_)))
    })
}
