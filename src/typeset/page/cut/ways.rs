//! The ways to a place where a page may end: of those that leave as much over of the notes,
//! the cheapest.

/// A way to a place where a page may end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// What its pages cost together.
    pub(super) cost: i64,
    /// The row that its last page begins with.
    pub(super) start: usize,
    /// The figure above that row which floats to the head of its last page.
    pub(super) head: Option<usize>,
    /// Which of the ways to that row it goes on from.
    pub(super) from: usize,
    /// How many rows of notes stand on its pages.
    pub(super) placed: usize,
}

/// The ways to a place that are worth going on from. Without notes there is one.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways {
    first: Option<Way>,
    /// Others, which leave less over of the notes or are cheaper.
    others: Vec<Way>,
}

/// So many other ways to a place are followed: more leave hardly less over.
const OTHERS: usize = 7;

impl Ways {
    fn iter(&self) -> impl Iterator<Item = &Way> {
        self.first.iter().chain(&self.others)
    }

    /// Which of them costs least.
    pub(super) fn cheapest(&self) -> Option<usize> {
        self.iter().enumerate().min_by_key(|(_, way)| way.cost).map(|(at, _)| at)
    }

    /// The one with the number `at`.
    pub(super) fn get(&self, at: usize) -> Option<Way> {
        self.iter().nth(at).copied()
    }

    /// Whether one of them costs less and leaves no more over than a way of this cost that
    /// has `placed` rows of notes on its pages.
    pub(super) fn has_better(&self, placed: usize, cost: i64) -> bool {
        self.iter().any(|known| known.placed >= placed && known.cost < cost)
    }

    /// Adds a way, where none is as good in both respects. Of two ways that are equally
    /// good the one whose earlier pages are fuller stays: it comes later.
    pub(super) fn add(&mut self, way: Way) {
        if self.has_better(way.placed, way.cost) {
            return;
        }
        let stays = |known: &Way| known.placed > way.placed || known.cost < way.cost;
        self.others.retain(stays);
        match self.first.filter(stays) {
            Some(_) => self.others.push(way),
            None => self.first = Some(way),
        }
        if self.others.len() > OTHERS {
            let dearest = self.others.iter().enumerate().max_by_key(|(_, way)| way.cost);
            if let Some((at, _)) = dearest {
                self.others.remove(at);
            }
        }
    }
}
