//! Number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7).

use super::object::{bytes, integer, references};
use super::save::File;
use lopdf::{Object, ObjectId, dictionary};

/// Entries in a leaf of a number tree or name tree.
pub(super) const LEAF_ENTRIES: usize = 64;

/// A number tree (7.9.7) over entries in rising order.
pub(super) fn number_tree(entries: Vec<(usize, Object)>, file: &mut File) -> ObjectId {
    let entries = entries.into_iter().map(|(key, value)| (integer(key), value)).collect();
    tree("Nums", entries, file)
}

/// A name tree (7.9.6) over entries in rising order.
pub(super) fn name_tree(entries: Vec<(Vec<u8>, Object)>, file: &mut File) -> ObjectId {
    let entries = entries.into_iter().map(|(key, value)| (bytes(key), value)).collect();
    tree("Names", entries, file)
}

fn tree(key: &str, entries: Vec<(Object, Object)>, file: &mut File) -> ObjectId {
    if entries.len() <= LEAF_ENTRIES {
        return file.add(dictionary! { key => pairs(entries) });
    }
    let mut leaves = Vec::new();
    let mut entries = entries.into_iter().peekable();
    while entries.peek().is_some() {
        let leaf: Vec<_> = entries.by_ref().take(LEAF_ENTRIES).collect();
        let limits: Vec<Object> = leaf
            .first()
            .into_iter()
            .chain(leaf.last())
            .map(|(key, _)| key.clone())
            .collect();
        leaves.push(file.add(dictionary! { "Limits" => limits, key => pairs(leaf) }));
    }
    file.add(dictionary! { "Kids" => references(leaves) })
}

fn pairs(entries: Vec<(Object, Object)>) -> Vec<Object> {
    entries.into_iter().flat_map(|(key, value)| [key, value]).collect()
}
