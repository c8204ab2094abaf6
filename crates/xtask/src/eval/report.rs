//! The tables, and the goals that the project set itself.

use std::collections::BTreeMap;
use std::fmt;

use crate::eval::passage::Passage;
use crate::eval::score::{CHECK_DIGITS, Hits, Score};

pub struct Goal {
    name: &'static str,
    wanted: &'static str,
    hits: Hits,
    pub met: bool,
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.met { "reached" } else { "MISSED " };
        write!(f, "{mark} {:<48} {} (wanted {})", self.name, shown(self.hits), self.wanted)
    }
}

pub fn goals(score: &Score) -> Vec<Goal> {
    let at_least = |name, wanted, least: f64, hits: Hits| Goal { name, wanted, met: ratio(hits) >= least, hits };
    let none = |name, hits: Hits| Goal { name, wanted: "none", met: hits.hit == 0, hits };
    let digits = sum(&score.recall, |kind| CHECK_DIGITS.contains(&kind));
    vec![
        at_least("recall of identifiers with check digits", "≥ .98", 0.98, digits),
        at_least("recall of names", "≥ .90", 0.90, sum(&score.recall, |kind| kind == "name")),
        at_least("precision over all kinds", "≥ .90", 0.90, sum(&score.precision, |_| true)),
        none("names of authors redacted", score.authors_touched),
        none("names of cited people redacted", score.cited_touched),
        none("ordinary articles blocked", score.articles_blocked),
        none("hard negatives blocked", score.negatives_blocked),
    ]
}

pub fn print(set: &str, passages: &[Passage], score: &Score) {
    let labels: usize = passages.iter().map(|passage| passage.labels.len()).sum();
    let english = passages.iter().filter(|passage| passage.language() == "en").count();
    println!("\n{set}: {} passages in pt-BR, {english} in en, {labels} labels", passages.len() - english);
    println!("  {:<20} {:<30} {:<30} {:<30}", "kind", "recall", "recall in transcripts", "precision");
    let mut kinds: Vec<_> = score.recall.keys().chain(score.precision.keys()).collect();
    kinds.sort();
    kinds.dedup();
    for kind in kinds {
        let of = |table: &BTreeMap<String, Hits>| table.get(kind).map_or_else(|| "–".to_owned(), |hits| shown(*hits));
        println!("  {kind:<20} {:<30} {:<30} {:<30}", of(&score.recall), of(&score.transcripts), of(&score.precision));
    }
    println!("  passages that lost a direct identifier: {}", shown(score.leaks));
}

fn sum(table: &BTreeMap<String, Hits>, wanted: impl Fn(&str) -> bool) -> Hits {
    let chosen = table.iter().filter(|(kind, _)| wanted(kind)).map(|(_, hits)| hits);
    chosen.fold(Hits::default(), |sum, hits| Hits { hit: sum.hit + hits.hit, of: sum.of + hits.of })
}

fn ratio(hits: Hits) -> f64 {
    if hits.of == 0 { 1.0 } else { hits.hit as f64 / hits.of as f64 }
}

/// "0.957 (44/46, 0.85-0.99)": the ratio with its 95 % interval after Wilson (1927).
fn shown(hits: Hits) -> String {
    let (low, high) = wilson(hits);
    format!("{:.3} ({}/{}, {low:.2}-{high:.2})", ratio(hits), hits.hit, hits.of)
}

fn wilson(hits: Hits) -> (f64, f64) {
    if hits.of == 0 {
        return (0.0, 1.0);
    }
    let (n, p, z) = (hits.of as f64, ratio(hits), 1.96_f64);
    let centre = p + z * z / (2.0 * n);
    let spread = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    (((centre - spread) / scale).max(0.0), ((centre + spread) / scale).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_wilsons() {
        let (low, high) = wilson(Hits { hit: 45, of: 50 });
        assert!((low - 0.786).abs() < 0.001 && (high - 0.957).abs() < 0.001, "{low} {high}");
        assert_eq!(wilson(Hits { hit: 0, of: 0 }), (0.0, 1.0));
    }
}
