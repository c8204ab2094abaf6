//! How many tests passed and failed, as the runners say.

use std::fmt;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u64,
    pub failed: u64,
}

impl Count {
    pub fn add(&mut self, other: Count) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Sums the closing lines of cargo-nextest, cargo test and of plain runners. Where cargo-nextest spoke, it alone counts:
    /// it also shows the closing lines of each test that failed, even of one that then passed.
    pub fn read(output: &str) -> Count {
        let lines: Vec<String> = output.lines().map(without_colours).collect();
        let summary = |line: &str| line.starts_with("Summary [");
        let nextest = lines.iter().any(|line| summary(line.trim()));
        let mut count = Count::default();
        for line in lines.iter().map(|line| line.trim()) {
            if summary(line) || !nextest && (line.starts_with("test result:") || is_plain(line)) {
                count.passed += number_before(line, " passed");
                count.failed += number_before(line, " failed") + number_before(line, " timed out");
            }
        }
        count
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// "12 passed, 0 failed" and nothing else.
fn is_plain(line: &str) -> bool {
    line.split_once(" passed, ").is_some_and(|(passed, rest)| {
        passed.parse::<u64>().is_ok()
            && rest.strip_suffix(" failed").is_some_and(|failed| failed.parse::<u64>().is_ok())
    })
}

fn number_before(line: &str, word: &str) -> u64 {
    let before = line.split(word).next().filter(|before| before.len() < line.len()).unwrap_or_default();
    let digits = before.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    digits.parse().unwrap_or(0)
}

fn without_colours(line: &str) -> String {
    let mut text = String::new();
    let mut parts = line.split("\u{1b}[");
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        text.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn closing_lines_are_read() {
        let check = |text: &str, passed, failed| assert_eq!(Count::read(text), Count { passed, failed }, "{text}");
        check("     Summary [   5.1s] 42 tests run: 40 passed (1 slow), 2 failed, 0 skipped", 40, 2);
        check("\u{1b}[32;1m     Summary\u{1b}[0m [   5.1s] 3 tests run: 3 passed, 0 skipped", 3, 0);
        check("     Summary [   5.1s] 3 tests run: 2 passed, 1 timed out, 0 skipped", 2, 1);
        check("test result: ok. 7 passed; 0 failed; 0 ignored\ntest result: FAILED. 1 passed; 2 failed;", 8, 2);
        check("9 passed, 1 failed", 9, 1);
        let retried =
            "test result: FAILED. 0 passed; 1 failed;\n Summary [ 5.1s] 3 tests run: 3 passed (1 flaky), 0 skipped";
        check(retried, 3, 0);
        check("a test says that 5 passed, 3 failed here", 0, 0);
    }
}
