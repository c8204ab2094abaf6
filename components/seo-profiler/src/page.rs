//! The document as the checks read it: its title, its prose, and what the search result shows of it.

use crate::cut::{cut, one_line, prefix};
use std::ops::Range;
use text::contract::types::{Block, BlockKind, Document, Language};
use text::fold::fold;
use text::readability::{words_of, written_sentences};
use text::token::{TokenKind, tokens};

/// Characters of a title in search results, and of a description.
pub const TITLE: usize = 60;
pub const DESCRIPTION: usize = 155;
/// Below this a description says too little.
pub const DESCRIPTION_LEAST: usize = 50;
/// A heading that goes on is cut before it is anybody's title, in characters.
const LONGEST_TITLE: usize = 300;
/// Longest title that is made from a sentence, in characters.
const MADE_TITLE: usize = 110;
/// A paragraph with a registration and fewer words than this is the author's own line.
const BYLINE_WORDS: usize = 40;
const REGISTRATIONS: [&str; 12] =
    ["crm", "crp", "crn", "cro", "coren", "crefito", "crf", "crfa", "cref", "cress", "crbm", "rqe"];

/// A part of one block's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece<'a> {
    pub block: &'a Block,
    pub range: Range<usize>,
}

impl<'a> Piece<'a> {
    pub fn text(&self) -> &'a str {
        self.block.text.get(self.range.clone()).unwrap_or_default()
    }
}

/// What a search result and a browser show.
pub struct Summary<'a> {
    pub title: String,
    pub description: String,
    /// Where the title and the description were read.
    pub pieces: Vec<Piece<'a>>,
}

/// Blocks that people read as running text.
pub fn prose(document: &Document) -> impl Iterator<Item = &Block> {
    document.blocks.iter().filter(|block| {
        matches!(
            block.kind,
            BlockKind::Paragraph
                | BlockKind::ListItem(_)
                | BlockKind::Quote
                | BlockKind::Callout(_)
                | BlockKind::Html(_)
        )
    })
}

/// Title and description: the first heading of level 1, or else the first sentence; the first paragraph that says
/// enough, as many of its sentences as fit.
pub fn summary<'a>(document: &'a Document, site: &str) -> Summary<'a> {
    let heading = document.blocks.iter().find(|b| b.kind == BlockKind::Heading(1) && !b.text.trim().is_empty());
    let title = match heading {
        Some(block) => Some(Piece { block, range: 0..block.text.len() }),
        None => first_sentence(document),
    };
    let shown = match (&title, heading) {
        (Some(piece), Some(_)) => cut(piece.text(), LONGEST_TITLE),
        (Some(piece), None) => cut(piece.text(), MADE_TITLE).trim_end_matches('.').to_owned(),
        (None, _) => String::new(),
    };
    let fallbacks = [one_line(site), untitled(document.language).to_owned()];
    let shown = [shown].into_iter().chain(fallbacks).find(|t| !t.trim().is_empty()).unwrap_or_default();
    let (description, read) = description(document);
    Summary { title: shown, description, pieces: title.into_iter().chain(read).collect() }
}

/// A text without a word has no title to be made of.
fn untitled(language: Language) -> &'static str {
    if language == Language::PtBr { "Sem título" } else { "Untitled" }
}

fn first_sentence(document: &Document) -> Option<Piece<'_>> {
    prose(document).filter(|block| !is_byline(&block.text)).find_map(|block| {
        let range = written_sentences(&block.text).into_iter().next()?;
        Some(Piece { block, range })
    })
}

fn description(document: &Document) -> (String, Option<Piece<'_>>) {
    let candidates = || prose(document).filter(|b| !b.text.trim().is_empty() && !is_byline(&b.text));
    let says_enough = |b: &&Block| b.kind == BlockKind::Paragraph && b.text.trim().chars().count() >= DESCRIPTION_LEAST;
    let Some(block) = candidates().find(says_enough).or_else(|| candidates().next()) else {
        return (String::new(), None);
    };
    let sentences = written_sentences(&block.text);
    // What was taken out of a draft leaves a sign in brackets, which no search result should show.
    let whole: Vec<_> = sentences.iter().filter(|s| !block.text[(*s).clone()].contains('[')).cloned().collect();
    let chosen = if whole.is_empty() { sentences } else { whole };
    let (text, range) = fill(&block.text, &chosen);
    (text, Some(Piece { block, range }))
}

/// As many sentences as fit; where the first ones are short, a part of the next.
fn fill(text: &str, sentences: &[Range<usize>]) -> (String, Range<usize>) {
    let mut out = String::new();
    let mut range = sentences.first().map_or(0..0, |s| s.start..s.start);
    for sentence in sentences {
        let next = one_line(&text[sentence.clone()]);
        let gap = usize::from(!out.is_empty());
        let room = DESCRIPTION.saturating_sub(out.chars().count() + gap);
        if next.chars().count() <= room {
            out.push_str(if gap == 1 { " " } else { "" });
            out.push_str(&next);
            range.end = sentence.end;
        } else {
            if out.chars().count() < DESCRIPTION_LEAST {
                out = cut(&format!("{out} {next}"), DESCRIPTION);
                range.end = sentence.end;
            }
            break;
        }
    }
    (out, range)
}

/// The title as a search result shows it.
pub fn meta_title(title: &str) -> String {
    // A subtitle after a colon is left out before words are: "Pressão alta: o que é …" loses nothing that matters.
    match title.split_once(": ") {
        Some((head, _)) if title.chars().count() > TITLE && head.chars().count() > TITLE / 2 => cut(head, TITLE),
        _ => cut(title, TITLE),
    }
}

fn is_byline(text: &str) -> bool {
    let head = prefix(text, 400);
    if words_of(&head).count() > BYLINE_WORDS {
        return false;
    }
    let folded = fold(&head);
    let text = folded.as_str();
    let found = tokens(text);
    let registration = found.iter().position(|t| REGISTRATIONS.contains(&t.text(text)));
    registration.is_some_and(|at| found[at..].iter().take(8).any(|t| t.kind == TokenKind::Number))
}
