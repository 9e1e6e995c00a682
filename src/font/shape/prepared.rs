//! A face ready to shape: its plans, and the glyphs of characters by themselves.

use super::super::face::Face;
use super::super::features::{Features, Writing};
use super::em;
use harfrust::{Feature, ShapePlan};
use rustc_hash::FxHashMap;

/// A face ready to shape, with its plans.
pub(super) struct Prepared {
    font: harfrust::Font,
    pub(super) units_per_em: i64,
    plans: Vec<Plan>,
    /// What was asked for so far; none where the face lacks it.
    characters: FxHashMap<char, Option<Nominal>>,
}

/// How runs of one kind are shaped.
pub(super) struct Plan {
    key: PlanKey,
    pub(super) features: Vec<Feature>,
    pub(super) plan: ShapePlan,
}

type PlanKey = (Features, Writing, Option<harfrust::Script>);

/// The glyph of a character by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nominal {
    pub(super) id: u16,
    /// In 1/65536 em.
    pub(super) advance: i32,
}

impl Prepared {
    /// # Panics
    /// Never: a [`Face`] was read from the same bytes before.
    pub(super) fn new(face: &Face) -> Self {
        Self {
            font: face.shaping_font().expect("a face's bytes are a font"),
            units_per_em: i64::from(face.metrics().units_per_em),
            plans: Vec::new(),
            characters: FxHashMap::default(),
        }
    }

    /// The font and the plan for `key`, built where it was missing.
    pub(super) fn plan(&mut self, key: PlanKey) -> (&harfrust::Font, &Plan) {
        let known = self.plans.iter().position(|plan| plan.key == key);
        let at = known.unwrap_or_else(|| {
            let (features, writing, script) = key;
            let features = features.list();
            let direction = writing.direction();
            let plan = ShapePlan::new(&self.font, direction, script, None, &features);
            self.plans.push(Plan { key, features, plan });
            self.plans.len() - 1
        });
        (&self.font, &self.plans[at])
    }

    /// The glyph of a character in `face`, from which this was made; none where the face
    /// lacks it.
    pub(super) fn nominal(&mut self, face: &Face, character: char) -> Option<Nominal> {
        let (font, units_per_em) = (&self.font, self.units_per_em);
        *self.characters.entry(character).or_insert_with(|| {
            let glyph = font.charmap().map_unicode(character)?;
            let id = u16::try_from(glyph.to_u32()).ok().filter(|id| *id != 0)?;
            let advance = em(face.advance(id).into(), units_per_em);
            Some(Nominal { id, advance })
        })
    }
}
