//! Prints the rules of this stage as rows of a Markdown table: id, severity, source, what it says.

fn main() {
    for rule in seo_profiler::rules::ALL {
        let severity = format!("{:?}", rule.severity).rsplit(':').next().unwrap_or_default().to_lowercase();
        println!("| {} | {severity} | {} | {} | {} |", rule.id, rule.source, rule.pt, rule.en);
    }
}
