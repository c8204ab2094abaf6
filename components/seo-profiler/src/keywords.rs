//! Keywords: how often they occur. A share is never a goal; only too much of it is told.

use crate::rules::{self, Detail};
use crate::stopwords::is_stopword;
use std::collections::HashMap;
use text::contract::profile_types::{Keyword, ProfileRequest};
use text::contract::types::{BlockKind, Document, Finding, Language};
use text::fold::{Folded, fold};
use text::format::decimal;
use text::token::{Token, TokenKind, tokens};

/// From this share on repetition reads as stuffing.
const MOST_PERCENT: f32 = 3.0;
/// In a shorter text every share is high, and a word that occurs less often is not stuffed.
const LEAST_WORDS: usize = 100;
const LEAST_COUNT: u32 = 5;
/// Frequent words that are listed beside those requested.
const FREQUENT: usize = 10;
const FREQUENT_LETTERS: usize = 4;

/// The words of the page, folded, with the way back to the letters as written.
struct Words<'a> {
    blocks: Vec<(&'a str, Folded, Vec<Token>)>,
    total: usize,
}

impl<'a> Words<'a> {
    fn read(document: &'a Document) -> Self {
        let visible = document.blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Code | BlockKind::Embed(_)));
        let blocks: Vec<_> = visible
            .map(|block| {
                let folded = fold(&block.text);
                let mut words = tokens(folded.as_str());
                words.retain(|token| token.kind != TokenKind::Punctuation);
                (block.text.as_str(), folded, words)
            })
            .collect();
        let total = blocks.iter().map(|(_, _, words)| words.len()).sum();
        Self { blocks, total }
    }

    fn percent(&self, count: u32) -> f32 {
        if self.total == 0 { 0.0 } else { count as f32 * 100.0 / self.total as f32 }
    }

    /// Occurrences of a term, word by word, not overlapping.
    fn count(&self, term: &str) -> u32 {
        let folded = fold(term);
        let wanted: Vec<_> = tokens(folded.as_str()).into_iter().filter(|t| t.kind != TokenKind::Punctuation).collect();
        let wanted: Vec<&str> = wanted.iter().map(|t| t.text(folded.as_str())).collect();
        let mut count = 0;
        for (_, text, words) in &self.blocks {
            let mut at = 0;
            while !wanted.is_empty() && at + wanted.len() <= words.len() {
                let here = words[at..].iter().zip(&wanted).all(|(token, word)| token.text(text.as_str()) == *word);
                count += u32::from(here);
                at += if here { wanted.len() } else { 1 };
            }
        }
        count
    }

    /// The most frequent words that carry meaning, as they are first written; those with the same count in order.
    fn frequent(&self, language: Language) -> Vec<(String, u32)> {
        let mut counts: HashMap<&str, (u32, usize)> = HashMap::new();
        let mut spellings: Vec<(usize, &Token)> = Vec::new();
        for (index, (_, text, words)) in self.blocks.iter().enumerate() {
            for token in words.iter().filter(|t| t.kind == TokenKind::Word) {
                let word = token.text(text.as_str());
                if word.len() < FREQUENT_LETTERS || is_stopword(word, language) {
                    continue;
                }
                let entry = counts.entry(word).or_insert_with(|| {
                    spellings.push((index, token));
                    (0, spellings.len() - 1)
                });
                entry.0 += 1;
            }
        }
        let mut found: Vec<(u32, usize)> = counts.into_values().filter(|(count, _)| *count > 1).collect();
        found.sort_unstable_by_key(|(count, first)| (std::cmp::Reverse(*count), *first));
        found.truncate(FREQUENT);
        found.into_iter().map(|(count, first)| (self.spelling(spellings[first]), count)).collect()
    }

    fn spelling(&self, (block, token): (usize, &Token)) -> String {
        let (source, folded, _) = &self.blocks[block];
        source.get(folded.original(token.start..token.end)).unwrap_or_default().to_lowercase()
    }
}

/// The requested keywords in their order, then the most frequent words of the text.
pub fn keywords(request: &ProfileRequest, findings: &mut Vec<Finding>) -> Vec<Keyword> {
    let words = Words::read(&request.document);
    let mut out: Vec<Keyword> = Vec::new();
    for term in request.keywords.iter().map(|t| crate::cut::one_line(t)).filter(|t| !t.is_empty()) {
        if out.iter().any(|known| text::fold::same(&known.term, &term)) {
            continue;
        }
        let count = words.count(&term);
        if count == 0 {
            findings.push(rules::KEYWORD_ABSENT.finding().saying(
                format!("A palavra-chave “{term}” não está no texto."),
                format!("The keyword “{term}” is not in the text."),
            ));
        }
        out.push(Keyword { percent: words.percent(count), term, count });
    }
    for (term, count) in words.frequent(request.document.language) {
        if !out.iter().any(|known| text::fold::same(&known.term, &term)) {
            out.push(Keyword { percent: words.percent(count), term, count });
        }
    }
    let stuffed = |k: &&Keyword| words.total >= LEAST_WORDS && k.count >= LEAST_COUNT && k.percent > MOST_PERCENT;
    findings.extend(out.iter().filter(stuffed).map(warning));
    out
}

fn warning(keyword: &Keyword) -> Finding {
    let Keyword { term, count, percent } = keyword;
    let share = |language| decimal(f64::from(*percent), 1, language).unwrap_or_default();
    rules::KEYWORD_STUFFED
        .finding()
        .saying(
            format!("“{term}” aparece {count} vezes: {}% das palavras.", share(Language::PtBr)),
            format!("“{term}” occurs {count} times: {}% of the words.", share(Language::En)),
        )
        .suggesting(
            "Varie as palavras; repetir não melhora a posição na busca.",
            "Vary the words; repetition does not rank a page higher.",
        )
}
