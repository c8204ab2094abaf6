//! How easy the text is to read, and where it is not.

use crate::page::prose;
use crate::rules::{self, Detail};
use text::contract::profile_types::Readability;
use text::contract::types::{BlockKind, Document, Finding, Language};
use text::format::decimal;
use text::readability::{measure, words_of, written_sentences};

/// The index that a text for patients should reach (Martins: "fácil" from 50 on; plain English from 50 on too).
const LEAST_INDEX: f32 = 50.0;
/// On fewer words an index says little.
const LEAST_WORDS: u32 = 30;
const LONG_SENTENCE: usize = 30;
const LONG_PARAGRAPH: usize = 120;
/// The style of the house asks for 15 to 20 words; a quarter of the sentences may have more.
const STYLE_SENTENCE: usize = 20;
const STYLE_SENTENCES_LEAST: usize = 10;
/// A text of which every sentence is too long is told so by the first ones.
const MOST_FINDINGS: usize = 25;
/// Below this a text of health advice is thin.
const SHORT_TEXT: u32 = 300;

pub fn check(document: &Document, findings: &mut Vec<Finding>) -> Readability {
    let measured = measure(prose(document).map(|block| block.text.as_str()), document.language);
    if measured.words >= LEAST_WORDS && measured.index < LEAST_INDEX {
        findings.push(hard(measured.index));
    }
    if measured.words < SHORT_TEXT {
        findings.push(rules::TEXT_SHORT.finding().saying(
            format!("O texto tem {} palavras.", measured.words),
            format!("The text has {} words.", measured.words),
        ));
    }
    lengths(document, findings);
    measured
}

fn hard(index: f32) -> Finding {
    let shown = |language| decimal(f64::from(index), 1, language).unwrap_or_default();
    rules::HARD_TO_READ
        .finding()
        .saying(
            format!("O índice de legibilidade é {}; para pacientes, ao menos 50.", shown(Language::PtBr)),
            format!("The readability index is {}; for patients, at least 50.", shown(Language::En)),
        )
        .suggesting("Use frases e palavras mais curtas.", "Use shorter sentences and words.")
}

fn lengths(document: &Document, findings: &mut Vec<Finding>) {
    let (mut all, mut long, mut told) = (0_usize, 0_usize, 0_usize);
    for block in prose(document) {
        let mut total = 0;
        for sentence in written_sentences(&block.text) {
            let count = words_of(&block.text[sentence.clone()]).count();
            total += count;
            all += usize::from(count > 0);
            long += usize::from(count > STYLE_SENTENCE);
            if count > LONG_SENTENCE && told < MOST_FINDINGS {
                told += 1;
                findings.push(
                    rules::SENTENCE_LONG
                        .at(&block.id, sentence)
                        .saying(format!("A frase tem {count} palavras."), format!("The sentence has {count} words."))
                        .suggesting(
                            "Divida a frase; 15 a 20 palavras bastam.",
                            "Split the sentence; 15 to 20 words are enough.",
                        ),
                );
            }
        }
        let paragraph = matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::Callout(_));
        if paragraph && total > LONG_PARAGRAPH && told < 2 * MOST_FINDINGS {
            told += 1;
            findings.push(
                rules::PARAGRAPH_LONG
                    .at(&block.id, 0..block.text.len())
                    .saying(format!("O parágrafo tem {total} palavras."), format!("The paragraph has {total} words."))
                    .suggesting("Divida o parágrafo por ideia.", "Split the paragraph by idea."),
            );
        }
    }
    if all >= STYLE_SENTENCES_LEAST && long * 4 > all {
        findings.push(rules::SENTENCES_LONG.finding().saying(
            format!("{long} de {all} frases têm mais de {STYLE_SENTENCE} palavras."),
            format!("{long} of {all} sentences have more than {STYLE_SENTENCE} words."),
        ));
    }
}
