//! What became of the specs.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

#[derive(Default)]
pub struct Outcome {
    passed: usize,
    pub failed: usize,
    /// Passed, but not at once.
    retried: usize,
    /// Passed, of all, by the file of the spec.
    files: BTreeMap<String, (usize, usize)>,
}

pub fn read(folder: &Path) -> Result<Outcome> {
    let text = std::fs::read_to_string(folder.join("report.json")).context("the specs left no report")?;
    let report: Value = serde_json::from_str(&text)?;
    let mut outcome = Outcome::default();
    children(&report, "suites").for_each(|suite| outcome.suite(suite));
    Ok(outcome)
}

fn children<'a>(node: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    node[name].as_array().into_iter().flatten()
}

impl Outcome {
    fn suite(&mut self, suite: &Value) {
        children(suite, "suites").for_each(|suite| self.suite(suite));
        for spec in children(suite, "specs") {
            let file = spec["file"].as_str().unwrap_or_default().to_owned();
            let passed = spec["ok"] == true;
            let count = self.files.entry(file).or_default();
            count.0 += usize::from(passed);
            count.1 += 1;
            self.passed += usize::from(passed);
            self.failed += usize::from(!passed);
            self.retried += usize::from(children(spec, "tests").any(|test| test["status"] == "flaky"));
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (file, (passed, all)) in &self.files {
            writeln!(f, "{passed:>4}/{all:<4} {file}")?;
        }
        if self.retried > 0 {
            writeln!(f, "{} of the passed needed another try", self.retried)?;
        }
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Outcome;

    #[test]
    fn counts_the_specs_of_all_suites() {
        let spec = |ok| json!({"file": "a.spec.js", "ok": ok});
        let flaky = json!({"file": "a.spec.js", "ok": true, "tests": [{"status": "flaky"}]});
        let suite = json!({"specs": [flaky], "suites": [{"specs": [spec(true), spec(false)]}]});
        let mut outcome = Outcome::default();
        outcome.suite(&suite);
        assert_eq!(outcome.to_string(), "   2/3    a.spec.js\n1 of the passed needed another try\n2 passed, 1 failed");
    }
}
