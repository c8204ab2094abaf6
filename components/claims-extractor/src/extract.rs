//! S.1.2: walks the document and gathers the claims in order.

use text::contract::claims_types::{Claim, ClaimsReport, ClaimsRequest};
use text::contract::types::{Block, BlockKind, Document, Span, StageError};
use text::limits;

use crate::cue::Cue;
use crate::passage::{Passage, Sentence, is_strong};
use crate::recognise::{Context, category, recognise};
use crate::reference::{self, Bibliography, Section};
use crate::{cite, number, strategy};

/// A document with more claims than this is not one piece of writing.
pub const MOST_CLAIMS: usize = 4_000;

/// Every statement of the document that needs scientific support, with ids in order.
///
/// # Errors
/// `invalid-input` and `too-large` as [`limits::check`] says, and `too-large` over [`MOST_CLAIMS`].
pub fn extract(request: &ClaimsRequest) -> Result<ClaimsReport, StageError> {
    let document = &request.document;
    limits::check(document)?;
    let bibliography = bibliography(document);
    let mut walk = Walk { bibliography, section: Section::Body, topic: None, subject: None, claims: Vec::new() };
    for block in &document.blocks {
        walk.block(block);
        limits::at_most("claims", walk.claims.len(), MOST_CLAIMS)?;
    }
    Ok(ClaimsReport { claims: walk.claims })
}

fn bibliography(document: &Document) -> Bibliography {
    let mut bibliography = Bibliography::default();
    let mut within = false;
    for block in &document.blocks {
        match block.kind {
            BlockKind::Heading(_) => within = reference::section(&block.text) == Section::References,
            _ if within => bibliography.push(block),
            _ => {}
        }
    }
    bibliography
}

struct Walk {
    bibliography: Bibliography,
    section: Section,
    /// The concept of the last heading.
    topic: Option<u16>,
    /// The concept of the last sentence of the block.
    subject: Option<u16>,
    claims: Vec<Claim>,
}

impl Walk {
    fn block(&mut self, block: &Block) {
        let heading = matches!(block.kind, BlockKind::Heading(_));
        if heading {
            self.section = reference::section(&block.text);
        }
        let silent = matches!(block.kind, BlockKind::Code | BlockKind::Embed(_) | BlockKind::Calculator(_));
        if silent || matches!(self.section, Section::References | Section::Notice) || block.text.is_empty() {
            return;
        }
        let passage = Passage::new(&block.text);
        if reference::is_entry(&block.text, passage.folded.as_str()) {
            return;
        }
        self.subject = self.subject.filter(|_| matches!(block.kind, BlockKind::ListItem(_)));
        if heading {
            self.topic = None;
        }
        let sentences: Vec<Sentence<'_>> = passage.sentences().collect();
        for (at, sentence) in sentences.iter().enumerate() {
            self.sentence(block, sentence, sentences.get(at + 1), heading);
        }
    }

    fn sentence(&mut self, block: &Block, sentence: &Sentence<'_>, next: Option<&Sentence<'_>>, heading: bool) {
        let carried = self.subject.or(self.topic);
        let listed = heading || matches!(block.kind, BlockKind::ListItem(_) | BlockKind::Quote);
        let context = Context {
            heading,
            myths: self.section == Section::Myths && listed,
            refuted_next: next.is_some_and(refutes),
            subject: carried.is_some(),
        };
        if let Some(recognised) = recognise(sentence, context) {
            let cites = cite::find(sentence, &block.marks);
            let identifiers = self.identifiers(sentence, &cites);
            self.claims.push(Claim {
                id: format!("C{:03}", self.claims.len() + 1),
                quote: sentence.text().to_owned(),
                span: Span {
                    block: block.id.clone(),
                    start: sentence.range.start as u32,
                    end: sentence.range.end as u32,
                },
                category: category(recognised.kind),
                kind: recognised.kind,
                priority: recognised.priority,
                needs: recognised.needs,
                strategy: strategy::plan(sentence, recognised.kind, carried, identifiers),
                numbers: number::find(sentence),
                hedged: recognised.hedged,
                absolute: recognised.absolute,
                appeal_to_authority: recognised.appeal_to_authority,
                cites,
            });
        }
        if let Some(found) = sentence.concepts.iter().find(|found| is_strong(found.class())) {
            self.subject = Some(found.id);
            if heading {
                self.topic = Some(found.id);
            }
        }
    }

    fn identifiers(&self, sentence: &Sentence<'_>, cites: &[u32]) -> Vec<String> {
        let mut identifiers = reference::explicit(sentence.text());
        for identifier in self.bibliography.identifiers(cites) {
            if !identifiers.contains(identifier) {
                identifiers.push(identifier.clone());
            }
        }
        identifiers.truncate(8);
        identifiers
    }
}

/// "Isso é um mito." calls the sentence before it false.
fn refutes(next: &Sentence<'_>) -> bool {
    let first = next.passage.word(next.words.start);
    let points = matches!(
        first,
        "isso"
            | "isto"
            | "mito"
            | "falso"
            | "mentira"
            | "essa"
            | "esta"
            | "this"
            | "that"
            | "false"
            | "myth"
            | "errado"
            | "wrong"
    );
    points
        && next.words.len() <= 14
        && (next.has(Cue::Myth) || matches!(first, "falso" | "mentira" | "false" | "errado" | "wrong"))
}
