//! The report as a clinician reads it: what was found, where, why, and what to write instead.

use domain::document::Language;
use domain::finding::Severity;
use domain::import;
use domain::report::{CheckedFile, FileReport, FindingEntry, Report};

/// Characters of a line that are shown on either side of what was found.
const AROUND: usize = 40;

struct Words {
    risk: &'static str,
    professionals: &'static str,
    personal_data: &'static str,
    claims: &'static str,
    clean: &'static str,
    instead: &'static str,
    missing: &'static str,
    failed: &'static str,
    severities: [&'static str; 4],
    low: &'static str,
    moderate: &'static str,
    high: &'static str,
    critical: &'static str,
}

const PT: Words = Words {
    risk: "Risco LGPD",
    professionals: "Profissionais",
    personal_data: "Dados pessoais de pacientes e terceiros",
    claims: "Afirmações que precisam de referência",
    clean: "Nada a corrigir.",
    instead: "Sugestão",
    missing: "falta no texto",
    failed: "Não foi possível verificar",
    severities: ["informação", "atenção", "erro", "IMPEDE A PUBLICAÇÃO"],
    low: "baixo",
    moderate: "moderado",
    high: "alto",
    critical: "crítico: exige revisão jurídica",
};

const EN: Words = Words {
    risk: "LGPD risk",
    professionals: "Professionals",
    personal_data: "Personal data of patients and third parties",
    claims: "Statements that need a reference",
    clean: "Nothing to correct.",
    instead: "Suggestion",
    missing: "missing from the text",
    failed: "Could not be checked",
    severities: ["info", "warning", "error", "BLOCKS PUBLICATION"],
    low: "low",
    moderate: "moderate",
    high: "high",
    critical: "critical: legal review is required",
};

/// `inputs` are the files' bytes, in the same order as the report.
pub fn report(report: &Report, inputs: &[&[u8]], language: Option<Language>) -> String {
    let words = if language == Some(Language::En) { &EN } else { &PT };
    let mut out = String::new();
    for (file, input) in report.files.iter().zip(inputs) {
        match file {
            FileReport::Checked(checked) => show(&mut out, checked, input, words),
            FileReport::Failed(failed) => {
                line(&mut out, &format!("{}\n  {}: {}\n", failed.path, words.failed, failed.error.message))
            }
        }
    }
    out
}

/// Files and their names are other people's: nothing of them steers the terminal or turns the direction of its text.
fn line(out: &mut String, text: &str) {
    let steers = |c: char| c != '\n' && c.is_control();
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    out.extend(text.chars().map(|c| if steers(c) || turns(c) { ' ' } else { c }));
    out.push('\n');
}

fn show(out: &mut String, file: &CheckedFile, input: &[u8], words: &Words) {
    line(out, &file.path);
    let band = match file.risk.lgpd {
        0..=19 => words.low,
        20..=39 => words.moderate,
        40..=70 => words.high,
        _ => words.critical,
    };
    line(out, &format!("  {}: {} ({band})", words.risk, file.risk.lgpd));
    professionals(out, file, words);
    let private = file.personal_data.iter().filter(|datum| matches!(datum.subject.as_str(), "patient" | "third_party"));
    let private: Vec<_> =
        private.filter_map(|datum| Some(format!("{} ({})", datum.text.as_deref()?, datum.kind))).collect();
    if !private.is_empty() {
        line(out, &format!("  {}: {}", words.personal_data, private.join(", ")));
    }
    if !file.claims.is_empty() {
        line(out, &format!("  {}: {}", words.claims, file.claims.len()));
    }
    if file.findings.is_empty() {
        line(out, &format!("\n  {}", words.clean));
    }
    let decoded = import::decode(input).map(|decoded| decoded.text).unwrap_or_default();
    let lines: Vec<&str> = decoded.lines().collect();
    for finding in &file.findings {
        show_finding(out, finding, &lines, words);
    }
    line(out, "");
}

fn professionals(out: &mut String, file: &CheckedFile, words: &Words) {
    let name = |person: &domain::report::ProfessionalEntry| {
        let parts = [&person.name, &person.council, &person.region, &person.number];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    let people: Vec<_> = file.professionals.iter().map(name).filter(|name| !name.is_empty()).collect();
    if !people.is_empty() {
        line(out, &format!("  {}: {}", words.professionals, people.join("; ")));
    }
}

fn show_finding(out: &mut String, finding: &FindingEntry, lines: &[&str], words: &Words) {
    let severity = words.severities[match finding.severity {
        Severity::Info => 0,
        Severity::Warning => 1,
        Severity::Error => 2,
        Severity::Blocking => 3,
    }];
    let place =
        finding.place.map_or_else(|| words.missing.to_owned(), |place| format!("{}:{}", place.line, place.column));
    line(out, &format!("\n  {place}  {severity}  {}", finding.rule));
    line(out, &format!("    {}", finding.message));
    if let Some(place) = finding.place
        && let Some(source) = lines.get(place.line - 1)
    {
        let end = if place.end_line == place.line { place.end_column } else { usize::MAX };
        underline(out, source, place.column, end);
    }
    if let Some(suggestion) = &finding.suggestion {
        line(out, &format!("    {}: {suggestion}", words.instead));
    }
    line(out, &format!("    {}", finding.source));
}

/// The words that were found, with what stands around them, and a line of carets below.
fn underline(out: &mut String, source: &str, column: usize, end: usize) {
    // A byte-order mark is no column.
    let characters: Vec<char> = source.chars().filter(|c| *c != '\u{feff}').collect();
    let start = (column - 1).min(characters.len());
    let end = end.saturating_sub(1).clamp(start, characters.len()).max((start + 1).min(characters.len()));
    let (from, to) = (start.saturating_sub(AROUND), (end + AROUND).min(characters.len()));
    let before = if from > 0 { "…" } else { "" };
    let after = if to < characters.len() { "…" } else { "" };
    let shown: String = characters.get(from..to).unwrap_or_default().iter().collect();
    line(out, &format!("      {before}{shown}{after}"));
    let indent = start - from + before.chars().count();
    line(out, &format!("      {}{}", " ".repeat(indent), "^".repeat((end - start).max(1))));
}

#[cfg(test)]
mod tests {
    use super::underline;

    #[test]
    fn carets_stand_below_what_was_found() {
        let check = |source: &str, column, end, expect: &str| {
            let mut out = String::new();
            underline(&mut out, source, column, end);
            assert_eq!(out, expect);
        };
        check("ação garantida", 6, 15, "      ação garantida\n           ^^^^^^^^^\n");
        check("x", 1, 1, "      x\n      ^\n");
        let long = format!("{}ALVO{}", "a".repeat(60), "b".repeat(60));
        let line = format!("…{}ALVO{}…", "a".repeat(40), "b".repeat(40));
        check(&long, 61, 65, &format!("      {line}\n      {}^^^^\n", " ".repeat(41)));
    }
}
