//! One line for each figure: what it is, its peer in the same run, their ratio, its budget and whether that is met.

use std::fmt;

#[derive(Default)]
pub struct Table(Vec<Line>);

pub struct Line {
    what: String,
    figure: String,
    peer: String,
    ratio: String,
    budget: String,
    /// None where there is no budget.
    met: Option<bool>,
}

impl Line {
    pub fn new(what: impl Into<String>, figure: impl Into<String>) -> Line {
        let empty = String::new;
        Line { what: what.into(), figure: figure.into(), peer: empty(), ratio: empty(), budget: empty(), met: None }
    }

    pub fn peer(mut self, peer: impl Into<String>, ratio: f64) -> Line {
        self.peer = peer.into();
        self.ratio = format!("{}×", significant(ratio));
        self
    }

    pub fn budget(mut self, budget: impl Into<String>, met: bool) -> Line {
        self.budget = budget.into();
        self.met = Some(met);
        self
    }
}

impl Table {
    pub fn add(&mut self, line: Line) {
        self.0.push(line);
    }
}

/// Three digits that count.
pub fn significant(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

pub fn time(nanos: f64) -> String {
    match nanos {
        _ if nanos < 1e3 => format!("{} ns", significant(nanos)),
        _ if nanos < 1e6 => format!("{} µs", significant(nanos / 1e3)),
        _ => format!("{} ms", significant(nanos / 1e6)),
    }
}

/// A table of Markdown, with its columns aligned for a terminal too.
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["what", "Lauda", "peer in the same run", "ratio", "budget", "met"].map(str::to_owned);
        let met = |met| match met {
            Some(true) => "yes",
            Some(false) => "NO",
            None => "",
        };
        let row = |line: &Line| {
            let Line { what, figure, peer, ratio, budget, met: is_met } = line;
            [what, figure, peer, ratio, budget, met(*is_met)].map(str::to_owned)
        };
        let rows: Vec<[String; 6]> = std::iter::once(head).chain(self.0.iter().map(row)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
        let widths: [usize; 6] = std::array::from_fn(width);
        for (number, row) in rows.iter().enumerate() {
            for (cell, width) in row.iter().zip(widths) {
                write!(f, "| {cell:width$} ")?;
            }
            writeln!(f, "|")?;
            if number == 0 {
                widths.iter().try_for_each(|width| write!(f, "|{}", "-".repeat(width + 2)))?;
                writeln!(f, "|")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_the_unit_that_fits() {
        for (nanos, expect) in [(8.04, "8.04 ns"), (7_900.0, "7.90 µs"), (12_345_678.0, "12.3 ms"), (0.5, "0.500 ns")]
        {
            assert_eq!(time(nanos), expect);
        }
    }

    #[test]
    fn columns_are_aligned_and_a_missed_budget_stands_out() {
        let mut table = Table::default();
        table.add(Line::new("a call", "7.90 µs").peer("8 ns", 987.5).budget("≤ 10 µs", true));
        table.add(Line::new("a size", "2 MiB").budget("≤ 1 MiB", false));
        let text = table.to_string();
        let widths: Vec<usize> = text.lines().map(|line| line.chars().count()).collect();
        assert!(widths.iter().all(|width| *width == widths[0]), "{text}");
        assert!(text.contains("988×") || text.contains("987×"), "{text}");
        assert!(text.lines().nth(3).unwrap().ends_with("| NO  |"), "{text}");
    }
}
