//! Grammars at work, line by line: a stack of contexts, each with patterns of which the one
//! that matches first takes the text (Sublime Text, «Syntax Definitions»).
//!
//! syntect has a parser for its grammars, which does not come back from `x /*` in
//! JavaScript: contexts that hand a place on to each other without taking a character turn
//! round for ever (its issue 460). This one moves on, and gives up when it has worked enough.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use syntect::dumps::{dump_binary, from_reader};
use syntect::parsing::syntax_definition::{
    Context, ContextId, ContextReference, MatchOperation, MatchPattern, Pattern,
    context_iter,
};
use syntect::parsing::{ClearAmount, Region, Scope, SyntaxReference, SyntaxSet};

/// Contexts within contexts.
const MAX_DEPTH: usize = 100;

/// Patterns in a row that take no character; honest grammars come to five.
const MAX_IDLE: usize = 30;

/// What one text may cost, in bytes that patterns are tried on: ten times what code of 2,000
/// lines takes (450 lines of Rust: 5.6 million).
const MAX_WORK: usize = 1 << 28;

/// The state between two lines.
pub(super) struct Parser<'s> {
    set: &'s SyntaxSet,
    levels: Vec<Level<'s>>,
    /// Where a pattern of [`Level::prototypes`] pushed: those below rest until it is popped.
    floors: Vec<usize>,
    /// The prototypes of contexts, found once.
    prototypes: FxHashMap<ContextId, &'s Context>,
    /// What was spent of [`MAX_WORK`].
    work: usize,
}

/// A context on the stack.
struct Level<'s> {
    context: &'s Context,
    /// What is tried first, here and in all that is pushed on it.
    prototypes: Vec<&'s Context>,
    /// The match that led here with its line, where patterns refer back to it.
    origin: Option<(Region, String)>,
}

/// A pattern that matches.
struct Match<'s> {
    pattern: &'s MatchPattern,
    region: Region,
    is_prototype: bool,
    /// Whether it only undoes the push before it.
    is_loop: bool,
}

/// What each pattern without a way back found in this line so far.
type Found = FxHashMap<*const MatchPattern, Option<Region>>;

impl<'s> Parser<'s> {
    /// At the beginning of a text in `grammar`, which is one of `set`.
    pub(super) fn new(set: &'s SyntaxSet, grammar: &SyntaxReference) -> Option<Self> {
        let mut parser = Self {
            set,
            levels: Vec::new(),
            floors: Vec::new(),
            prototypes: FxHashMap::default(),
            work: 0,
        };
        let context = parser.context(start(grammar)?)?;
        parser.levels.push(Level { context, prototypes: Vec::new(), origin: None });
        Some(parser)
    }

    /// Reads a line with its line feed and tells the scopes of each stretch up to its end,
    /// from left to right. None where the grammar is broken or the work is too much.
    pub(super) fn line(
        &mut self,
        line: &str,
        mut tell: impl FnMut(usize, &[Scope]),
    ) -> Option<()> {
        let mut found = Found::default();
        let (mut at, mut idle, mut pushed) = (0, 0, None);
        loop {
            let depth = self.levels.len();
            self.floors.retain(|floor| *floor < depth);
            let best = self.best(line, at, pushed == Some((at, depth)), &mut found);
            if self.work > MAX_WORK {
                return None;
            }
            let Some(best) = best else { break };
            let (start, end) = best.region.pos(0)?;
            if best.is_loop || (end == at && idle == MAX_IDLE) {
                at += line.get(at..)?.chars().next().map_or(0, char::len_utf8);
                if at >= line.len() {
                    break;
                }
                idle = 0;
                continue;
            }
            if end > at {
                idle = 0;
            } else {
                idle += 1;
                if matches!(best.pattern.operation, MatchOperation::Push(_)) {
                    pushed = Some((end, depth + 1));
                }
            }
            tell(start, &self.scopes(depth));
            self.tell_match(&best, &mut tell)?;
            if best.is_prototype {
                self.floors.push(depth);
            }
            at = end;
            self.apply(&best, line)?;
        }
        tell(line.len(), &self.scopes(self.levels.len()));
        Some(())
    }

    /// The pattern that matches first from `at` on. `after_push`: nothing was taken since a
    /// context was pushed, so that popping it again would lead nowhere.
    fn best(
        &mut self,
        line: &str,
        at: usize,
        after_push: bool,
        found: &mut Found,
    ) -> Option<Match<'s>> {
        let top = self.levels.last()?.context;
        let prototype = top.prototype.and_then(|id| self.context(id));
        let mut work = 0;
        let mut best: Option<Match<'s>> = None;
        let mut least = usize::MAX;
        let floor = self.floors.last().copied().unwrap_or(0);
        let handed_on = self.levels.get(floor..).unwrap_or_default().iter();
        let handed_on = handed_on.flat_map(|level| {
            level.prototypes.iter().map(|own| (*own, true, level.origin.as_ref()))
        });
        let own = prototype.map(|own| (own, false, None));
        let last = self.levels.last().map(|level| (top, false, level.origin.as_ref()));
        'contexts: for (context, is_prototype, origin) in handed_on.chain(own).chain(last) {
            for (owner, index) in context_iter(self.set, context) {
                let Some(Pattern::Match(pattern)) = owner.patterns.get(index) else {
                    continue;
                };
                if matches!(pattern.operation, MatchOperation::Push(_))
                    && self.levels.len() >= MAX_DEPTH
                {
                    continue;
                }
                let region = search(line, at, pattern, origin, found, &mut work);
                let Some((region, (start, end))) =
                    region.and_then(|region| Some((region.clone(), region.pos(0)?)))
                else {
                    continue;
                };
                let is_better = start < least
                    || (start == least && best.as_ref().is_some_and(|best| best.is_loop));
                if is_better {
                    least = start;
                    let is_loop = after_push
                        && end <= at
                        && matches!(pattern.operation, MatchOperation::Pop);
                    best = Some(Match { pattern, region, is_prototype, is_loop });
                    if start == at && !is_loop {
                        break 'contexts;
                    }
                }
            }
        }
        self.work = self.work.saturating_add(work);
        best
    }

    /// The scopes of text in the lowest `depth` contexts.
    fn scopes(&self, depth: usize) -> Vec<Scope> {
        let mut scopes = Vec::new();
        for level in self.levels.iter().take(depth) {
            clear(level.context, &mut scopes);
            scopes.extend(&level.context.meta_scope);
            scopes.extend(&level.context.meta_content_scope);
        }
        scopes
    }

    /// Tells the stretches of a match: as its captures divide it.
    fn tell_match(
        &self,
        found: &Match<'s>,
        tell: &mut impl FnMut(usize, &[Scope]),
    ) -> Option<()> {
        let Match { pattern, region, .. } = found;
        let depth = self.levels.len();
        let mut scopes = match &pattern.operation {
            // What is popped still embraces the match, but not as what it contains.
            MatchOperation::Pop => {
                let mut scopes = self.scopes(depth.saturating_sub(1));
                let top = self.levels.last()?.context;
                clear(top, &mut scopes);
                scopes.extend(&top.meta_scope);
                scopes
            }
            MatchOperation::Push(_) | MatchOperation::Set(_) | MatchOperation::None => {
                self.scopes(depth)
            }
        };
        if let MatchOperation::Push(next) | MatchOperation::Set(next) = &pattern.operation {
            for reference in next {
                let context = reference.resolve(self.set).ok()?;
                if matches!(pattern.operation, MatchOperation::Push(_)) {
                    clear(context, &mut scopes);
                }
                scopes.extend(&context.meta_scope);
            }
        }
        scopes.extend(&pattern.scope);
        let (start, end) = region.pos(0)?;
        let mut captures: Vec<_> = pattern
            .captures
            .iter()
            .flatten()
            .filter_map(|(index, scopes)| Some((region.pos(*index)?, scopes)))
            .collect();
        // The outer ones first.
        captures.sort_by_key(|((from, to), _)| (*from, std::cmp::Reverse(*to)));
        let mut ends: Vec<usize> =
            captures.iter().flat_map(|((from, to), _)| [*from, *to]).collect();
        ends.retain(|at| *at > start && *at < end);
        ends.push(end);
        ends.sort_unstable();
        let mut from = start;
        for to in ends {
            let mut inner = scopes.clone();
            for ((first, last), own) in &captures {
                if *first <= from && to <= *last {
                    inner.extend(*own);
                }
            }
            tell(to, &inner);
            from = to;
        }
        Some(())
    }

    /// Changes the stack as a match says.
    fn apply(&mut self, found: &Match<'s>, line: &str) -> Option<()> {
        let (next, mut kept) = match &found.pattern.operation {
            MatchOperation::None => return Some(()),
            MatchOperation::Pop => {
                self.levels.pop();
                return (!self.levels.is_empty()).then_some(());
            }
            MatchOperation::Push(next) => (next, Vec::new()),
            // What was handed on holds until this place of the stack is popped.
            MatchOperation::Set(next) => (next, self.levels.pop()?.prototypes),
        };
        for (index, reference) in next.iter().enumerate() {
            let context = reference.resolve(self.set).ok()?;
            let mut prototypes = std::mem::take(&mut kept);
            if let Some(own) = &found.pattern.with_prototype
                && index + 1 == next.len()
            {
                prototypes.push(own.resolve(self.set).ok()?);
            }
            let refers_back = context.uses_backrefs
                || prototypes.iter().any(|context| context.uses_backrefs);
            let origin = refers_back.then(|| (found.region.clone(), line.to_owned()));
            self.levels.push(Level { context, prototypes, origin });
        }
        Some(())
    }

    /// The context behind an identifier.
    fn context(&mut self, id: ContextId) -> Option<&'s Context> {
        if let Some(known) = self.prototypes.get(&id) {
            return Some(known);
        }
        // syntect resolves references alone, of which this is the fifth kind.
        let reference: ContextReference = read(&(4_u32, id))?;
        let context = reference.resolve(self.set).ok()?;
        self.prototypes.insert(id, context);
        Some(context)
    }
}

/// The scopes without those that a context takes away.
fn clear(context: &Context, scopes: &mut Vec<Scope>) {
    match context.clear_scopes {
        Some(ClearAmount::All) => scopes.clear(),
        Some(ClearAmount::TopN(count)) => {
            scopes.truncate(scopes.len().saturating_sub(count));
        }
        None => {}
    }
}

/// Where a pattern matches from `at` on, where it does something there.
fn search(
    line: &str,
    at: usize,
    pattern: &MatchPattern,
    origin: Option<&(Region, String)>,
    found: &mut Found,
    work: &mut usize,
) -> Option<Region> {
    let key = std::ptr::from_ref(pattern);
    match found.get(&key) {
        Some(Some(region)) if region.pos(0).is_some_and(|(start, _)| start >= at) => {
            return Some(region.clone());
        }
        Some(None) => return None,
        Some(Some(_)) | None => {}
    }
    *work += 100 + line.len() - at;
    let mut region = Region::new();
    let (matched, is_kept) = match origin {
        Some((origin, before)) if pattern.has_captures => {
            let own = pattern.regex_with_refs(origin, before);
            (own.search(line, at, line.len(), Some(&mut region)), false)
        }
        Some(_) | None => {
            (pattern.regex().search(line, at, line.len(), Some(&mut region)), true)
        }
    };
    let is_empty = || region.pos(0).is_none_or(|(start, end)| start == end);
    if matched && matches!(pattern.operation, MatchOperation::None) && is_empty() {
        return None;
    }
    let region = matched.then_some(region);
    if is_kept {
        found.insert(key, region.clone());
    }
    region
}

/// The context in which a grammar begins; syntect keeps it to itself, but writes it down.
fn start(grammar: &SyntaxReference) -> Option<ContextId> {
    type Facts = (String, Vec<String>, Scope, Option<String>, bool);
    #[derive(Deserialize)]
    struct Written {
        _facts: Facts,
        _variables: BTreeMap<String, String>,
        contexts: Vec<u8>,
    }
    #[derive(Deserialize)]
    struct Contexts {
        identifiers: BTreeMap<String, ContextId>,
    }
    let written: Written = read(grammar)?;
    let contexts: Contexts = from_reader(written.contexts.as_slice()).ok()?;
    contexts.identifiers.get("__start").copied()
}

/// Reads what is written as one type as another one.
fn read<T: serde::de::DeserializeOwned>(written: &impl serde::Serialize) -> Option<T> {
    from_reader(dump_binary(written).as_slice()).ok()
}
