//! Reading the tab-separated sources.

/// The rows of one source.
pub struct Rows {
    rows: Vec<Row>,
}

/// One line, and where it stands, for messages.
pub struct Row {
    place: String,
    cells: Vec<String>,
}

impl Rows {
    pub fn parse(file: &str, text: &str) -> Rows {
        assert!(text.starts_with("# "), "{file}.tsv begins with comment lines that name source and licence");
        let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let rows = lines.map(|(index, line)| Row {
            place: format!("{file}.tsv:{}", index + 1),
            cells: line.split('\t').map(|cell| cell.trim().to_owned()).collect(),
        });
        Rows { rows: rows.collect() }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }
}

impl Row {
    /// The text of a column; the empty text where the line ends before it.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The parts of a column that holds several texts, parted by `|`.
    pub fn parts(&self, column: usize) -> impl Iterator<Item = &str> {
        self.cell(column).split('|').map(str::trim).filter(|part| !part.is_empty())
    }

    pub fn number(&self, column: usize) -> u64 {
        self.cell(column).parse().unwrap_or_else(|_| self.fail("a number", column))
    }

    /// Whether a column of one-letter flags has `flag`; the column may only have flags of `known`.
    pub fn flag(&self, column: usize, flag: char, known: &str) -> u64 {
        if self.cell(column).chars().any(|c| !known.contains(c)) {
            self.fail(&format!("flags of {known:?}"), column)
        }
        u64::from(self.cell(column).contains(flag))
    }

    /// 0 for the empty text, else 1 + the place of the text in `known`.
    pub fn choice(&self, column: usize, known: &[&str]) -> u64 {
        match self.cell(column) {
            "" => 0,
            cell => known
                .iter()
                .position(|name| *name == cell)
                .map_or_else(|| self.fail(&format!("one of {known:?}"), column), |index| index as u64 + 1),
        }
    }

    pub fn fail(&self, expected: &str, column: usize) -> ! {
        panic!("{}: expected {expected} in column {}, found {:?}", self.place, column + 1, self.cell(column))
    }
}
