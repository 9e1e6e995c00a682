//! `n°`: the sign of degrees where the sign of numbers is meant.

use super::cells::Cells;
use crate::language::Language;

/// Writes `nº` for `n°` where a number follows, in the languages that write it so: the sign
/// of degrees is what the keyboard has or what the eye takes for it.
pub(super) fn normalize(cells: &mut Cells<'_>) {
    if !cells.has('°') {
        return;
    }
    for index in 0..cells.list.len() {
        if cells.list[index].c != '°' || !cells.is_free(index) {
            continue;
        }
        let Some(habits) = cells.habits(index) else { continue };
        let is_known = match habits.language {
            Language::French
            | Language::Italian
            | Language::Spanish
            | Language::Portuguese => true,
            Language::English | Language::German | Language::Dutch | Language::Other => {
                false
            }
        };
        // `n°`, and `n.°` as Spanish and Portuguese have it.
        let point = usize::from(cells.before(index) == '.');
        let Some(letter) = index.checked_sub(1 + point) else { continue };
        let is_letter = matches!(cells.at(Some(letter)), 'n' | 'N')
            && !cells.before(letter).is_alphanumeric()
            && cells.is_free(letter);
        let is_before_number = cells
            .list
            .iter()
            .skip(index + 1)
            .find(|cell| !super::cells::is_space(cell.c))
            .is_some_and(|cell| cell.c.is_alphanumeric());
        if is_known && is_letter && is_before_number {
            cells.list[index].c = 'º';
        }
    }
}
