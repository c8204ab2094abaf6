//! The document as the rules read it: every block folded and cut into words once, all patterns found in one pass, and
//! each block placed under its heading.

use crate::{
    contract::exports::lauda::content::rules::RulesRequest,
    lexicons::Reader,
    matcher,
    phrases::{MARK, Role},
    words::{Break, Word, words},
};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};
use text::{
    contract::{
        privacy_types::{ProfessionalRole, Subject},
        types::{Block, BlockKind, Span},
    },
    fold::{Folded, fold},
};

/// One block.
pub struct View<'a> {
    pub block: &'a Block,
    pub folded: Folded,
    pub words: Vec<Word>,
    /// Part of the list of references: titles of other people's works, to which no rule of wording applies.
    pub reference: bool,
    /// Under a heading such as "Mitos", or after a line such as "É proibido:".
    pub didactic: bool,
}

/// A pattern at a place, for one of its owners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub owner: u16,
    pub role: u8,
    pub block: u32,
    /// Words of the block.
    pub start: u32,
    pub end: u32,
    /// The pattern has a negation of its own, so that one among its words denies nothing.
    pub negative: bool,
}

impl Found {
    pub fn overlaps(&self, other: &Found) -> bool {
        self.block == other.block && self.start < other.end && other.start < self.end
    }
}

pub struct Page<'a> {
    pub request: &'a RulesRequest,
    pub views: Vec<View<'a>>,
    ids: HashMap<&'a str, u32>,
    subjects: HashMap<u32, &'a Subject>,
    /// Subjects that are professionals, by the part they take.
    roles: HashSet<(u32, bool)>,
    /// Sorted by owner, role, block and start.
    found: Vec<Found>,
}

impl<'a> Page<'a> {
    pub fn read(request: &'a RulesRequest) -> Self {
        let facts = &request.facts;
        let mut page = Page {
            request,
            views: Vec::new(),
            ids: HashMap::new(),
            subjects: HashMap::new(),
            roles: HashSet::new(),
            found: Vec::new(),
        };
        let mut vocabulary = matcher::Vocabulary::default();
        for (index, block) in request.document.blocks.iter().enumerate() {
            let folded = fold(&block.text);
            let words = words(folded.as_str());
            let reader = Reader { source: &block.text, folded: &folded, words: &words };
            for hit in matcher::hits(&reader, &mut vocabulary) {
                page.found.extend(matcher::uses(hit.pattern).map(|(owner, role)| Found {
                    owner,
                    role,
                    block: index as u32,
                    start: hit.start,
                    end: hit.end,
                    negative: matcher::negative(hit.pattern),
                }));
            }
            page.ids.insert(&block.id, index as u32);
            page.views.push(View { block, folded, words, reference: false, didactic: false });
        }
        page.subjects = facts.subjects.iter().map(|subject| (subject.id, subject)).collect();
        page.roles =
            facts.professionals.iter().map(|p| (p.subject, p.role == ProfessionalRole::Participating)).collect();
        page.found.sort_by_key(|found| (found.owner, found.role, found.block, found.start, found.end));
        page.place_blocks();
        page
    }

    /// All matches for an owner in a role, in order.
    pub fn found(&self, owner: u16, role: Role) -> &[Found] {
        let key = |found: &Found| (found.owner, found.role);
        let wanted = (owner, role as u8);
        let from = self.found.partition_point(|found| key(found) < wanted);
        let count = self.found[from..].partition_point(|found| key(found) == wanted);
        &self.found[from..from + count]
    }

    /// Marks of a role, in order.
    pub fn marks(&self, role: Role) -> &[Found] {
        self.found(MARK, role)
    }

    /// Matches that overlap some words of a block. No pattern is longer than [`LONGEST`].
    pub fn found_in(&self, owner: u16, role: Role, block: u32, words: Range<u32>) -> impl Iterator<Item = &Found> {
        let found = self.found(owner, role);
        let from = found.partition_point(|f| (f.block, f.start) < (block, words.start.saturating_sub(LONGEST)));
        found[from..]
            .iter()
            .take_while(move |f| f.block == block && f.start < words.end)
            .filter(move |f| f.end > words.start)
    }

    /// Marks of a role that begin inside some words of a block.
    pub fn marks_in(&self, role: Role, block: u32, words: Range<u32>) -> impl Iterator<Item = &Found> {
        let marks = self.marks(role);
        let from = marks.partition_point(|mark| (mark.block, mark.start) < (block, words.start));
        marks[from..].iter().take_while(move |mark| mark.block == block && mark.start < words.end)
    }

    pub fn has(&self, role: Role, block: u32) -> bool {
        self.marks_in(role, block, 0..u32::MAX).next().is_some()
    }

    /// Block and bytes of a span; spans were checked before.
    pub fn place(&self, span: &Span) -> Option<(u32, Range<usize>)> {
        let block = *self.ids.get(span.block.as_str())?;
        Some((block, span.start as usize..span.end as usize))
    }

    pub fn subject(&self, id: u32) -> Option<&'a Subject> {
        self.subjects.get(&id).copied()
    }

    /// Whether the subject is a professional whom the text only cites.
    pub fn only_cited(&self, id: u32) -> bool {
        self.roles.contains(&(id, false)) && !self.roles.contains(&(id, true))
    }

    /// The words of a block under some of its bytes.
    pub fn words_at(&self, block: u32, bytes: &Range<usize>) -> Range<u32> {
        let Some(view) = self.view(block) else { return 0..0 };
        let (start, end) = (view.folded.position(bytes.start) as u32, view.folded.position(bytes.end) as u32);
        let first = view.words.partition_point(|word| word.end <= start);
        let last = view.words.partition_point(|word| word.start < end);
        first as u32..last.max(first) as u32
    }

    pub fn view(&self, block: u32) -> Option<&View<'a>> {
        self.views.get(block as usize)
    }

    pub fn word_count(&self) -> usize {
        self.views.iter().map(|view| view.words.len()).sum()
    }

    /// Bytes of the block's own text under some of its words.
    pub fn bytes(&self, found: &Found) -> Option<Range<usize>> {
        let view = self.view(found.block)?;
        let first = view.words.get(found.start as usize)?;
        let last = view.words.get((found.end as usize).checked_sub(1)?)?;
        Some(view.folded.original(first.start as usize..last.end as usize))
    }

    /// The words of the sentence around a word.
    pub fn sentence(&self, block: u32, word: u32) -> Range<u32> {
        let Some(view) = self.view(block) else { return word..word };
        let words = &view.words;
        let word = (word as usize).min(words.len());
        // An unpunctuated transcript is one long sentence; nothing in it reaches further than this.
        let (low, high) = (word.saturating_sub(REACH), (word + REACH).min(words.len()));
        let ends = |index: &usize| words.get(*index).is_some_and(|w| w.before == Break::Sentence);
        let start = (low..=word).rev().find(ends).unwrap_or(low);
        let end = (word + 1..high).find(ends).unwrap_or(high);
        start as u32..end as u32
    }

    fn place_blocks(&mut self) {
        let (mut reference, mut myth, mut level, mut lead) = (false, false, 7, false);
        for index in 0..self.views.len() {
            let block = self.views[index].block;
            let id = index as u32;
            if let BlockKind::Heading(depth) = block.kind {
                if depth <= level {
                    (reference, myth, level) = (false, false, 7);
                }
                let (is_reference, is_myth) = (
                    self.has(Role::ReferencesHeading, id),
                    self.has(Role::MythHeading, id) || self.has(Role::Warning, id),
                );
                if is_reference || is_myth {
                    (reference, myth, level) = (is_reference, is_myth, depth);
                }
            }
            let listed = matches!(block.kind, BlockKind::ListItem(_));
            self.views[index].reference = reference && !matches!(block.kind, BlockKind::Heading(_));
            self.views[index].didactic = myth || listed && lead;
            if !listed {
                lead = block.text.trim_end().ends_with(':')
                    && [Role::Denial, Role::Warning, Role::Refusal, Role::Ban, Role::Negator]
                        .iter()
                        .any(|role| self.has(*role, id));
            }
        }
    }
}

/// An upper bound on the words of one match.
const LONGEST: u32 = 64;

/// How far a sentence is followed, in words.
const REACH: usize = 60;
