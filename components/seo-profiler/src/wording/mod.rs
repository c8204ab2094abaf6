//! The wording of title and description, which search results show without their context. The rules of the whole text
//! are the validator's; here stands what the councils forbid in publicity and what copywriters like in titles.

mod phrases;
mod source;

use crate::page::Piece;
use crate::rules::{self, Detail, Rule};
use phrases::{Kind, PHRASES, PROFESSIONALS};
use text::clause::{negated, quoted};
use text::contract::types::{Date, Finding, Profession};
use text::fold::{Folded, fold};
use text::sentence::sentences;
use text::token::{Token, TokenKind, tokens};

/// What a search result shows is far shorter, in bytes.
const LONGEST: usize = 2_000;

pub fn check(pieces: &[Piece<'_>], profession: Profession, as_of: Date, findings: &mut Vec<Finding>) {
    for piece in pieces {
        let read = Read::new(piece);
        let mut at = 0;
        while at < read.words.len() {
            match read.longest(at, profession, as_of) {
                Some((kind, length, source)) if !read.excused(at, length) => {
                    findings.push(read.finding(kind, at, length, source));
                    at += length;
                }
                _ => at += 1,
            }
        }
    }
}

struct Read<'a> {
    piece: &'a Piece<'a>,
    folded: Folded,
    words: Vec<Token>,
}

impl<'a> Read<'a> {
    fn new(piece: &'a Piece<'a>) -> Self {
        let text = piece.text();
        let folded = fold(&text[..text.floor_char_boundary(LONGEST)]);
        let mut words = tokens(folded.as_str());
        // A hyphen or an apostrophe does not part what belongs together; any other sign does.
        words.retain(|token| !matches!(token.text(folded.as_str()), "-" | "'" | "\""));
        Self { piece, folded, words }
    }

    /// The longest phrase that starts at a word and that the council of the author minds.
    fn longest(&self, at: usize, profession: Profession, as_of: Date) -> Option<(Kind, usize, &'static str)> {
        PHRASES
            .iter()
            .flat_map(|(kind, list)| list.split('|').map(move |pattern| (*kind, pattern.trim())))
            .filter_map(|(kind, pattern)| Some((kind, self.matches(pattern, at)?)))
            .filter_map(|(kind, length)| Some((kind, length, source::of(kind, profession, as_of)?)))
            .max_by_key(|(_, length, _)| *length)
    }

    /// The number of words of the pattern, if the words from `at` on are of it.
    fn matches(&self, pattern: &str, at: usize) -> Option<usize> {
        let mut length = 0;
        for wanted in pattern.split(' ') {
            let token = self.words.get(at + length)?;
            let word = token.text(self.folded.as_str());
            let fits = match wanted {
                "#" => token.kind == TokenKind::Number,
                "@" => PROFESSIONALS.split_whitespace().any(|noun| is_word(noun, word)),
                "º" => self.source(at + length - 1, 2).contains(['º', '°', '#']) && word == "1",
                _ => is_word(wanted, word),
            };
            if !fits {
                return None;
            }
            length += 1;
        }
        Some(length)
    }

    /// Words as they were written.
    fn source(&self, at: usize, count: usize) -> &'a str {
        let (Some(first), Some(last)) = (self.words.get(at), self.words.get(at + count - 1)) else { return "" };
        self.piece.text().get(self.folded.original(first.start..last.end)).unwrap_or_default()
    }

    /// Denied ("não existe cura garantida"), quoted, or another sense of the words ("promoção da saúde").
    fn excused(&self, at: usize, length: usize) -> bool {
        let text = self.folded.as_str();
        let word = |index: usize| self.words.get(index).map_or("", |t| t.text(text));
        let start = self.words[at].start;
        let original = self.folded.original(start..start + 1).start;
        let sentence = sentences(text).into_iter().find(|s| s.contains(&start)).unwrap_or(0..text.len());
        let previous = at.checked_sub(1).map_or("", word);
        let (next, after) = (word(at + length), word(at + length + 1));
        let other_sense = match word(at) {
            "promocao" => matches!(next, "da" | "de" | "a") && matches!(after, "saude" | "equidade" | "igualdade"),
            "referencia" => matches!(previous, "valor" | "valores" | "intervalo" | "intervalos" | "de" | "como"),
            "segredo" | "segredos" => matches!(next, "medico" | "profissional" | "de"),
            _ => false,
        };
        other_sense || negated(&text[sentence.clone()], start - sentence.start) || quoted(self.piece.text(), original)
    }

    fn finding(&self, kind: Kind, at: usize, length: usize, source: &str) -> Finding {
        let (first, last) = (self.words[at], self.words[at + length - 1]);
        let range = self.folded.original(first.start..last.end);
        let range = self.piece.range.start + range.start..self.piece.range.start + range.end;
        let words = self.piece.block.text.get(range.clone()).unwrap_or_default().to_owned();
        let (rule, pt, en) = advice(kind);
        let mut finding = rule.at(&self.piece.block.id, range);
        finding.source = source.to_owned();
        finding
            .saying(
                format!("{} (“{words}”)", rule.pt.trim_end_matches('.')),
                format!("{} (“{words}”)", rule.en.trim_end_matches('.')),
            )
            .suggesting(pt, en)
    }
}

fn is_word(pattern: &str, word: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == pattern,
    }
}

fn advice(kind: Kind) -> (&'static Rule, &'static str, &'static str) {
    match kind {
        Kind::SelfPromotion => (
            &rules::SELF_PROMOTION,
            "Diga o assunto do texto, sem comparação com colegas.",
            "Say what the text is about, without comparison to colleagues.",
        ),
        Kind::Price | Kind::Discount | Kind::Free | Kind::Prize => (
            &rules::COMMERCIAL,
            "Tire preço, gratuidade, promoção ou prêmio do título e da descrição.",
            "Take prices, gifts, promotions and prizes out of title and description.",
        ),
        Kind::Sensational => (
            &rules::SENSATIONAL,
            "Use um tom informativo, sem urgência nem exagero.",
            "Use an informative tone, without urgency or exaggeration.",
        ),
        Kind::Promise => (
            &rules::PROMISE,
            "Fale do tratamento sem prometer o resultado; resultados variam.",
            "Speak of the treatment without promising its result; results vary.",
        ),
    }
}
