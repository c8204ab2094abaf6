//! The weights, and what they make of the facts of a candidate.

/// Facts share so many weights, by their hashes.
pub const BUCKETS: usize = 1 << 15;

/// Two scales as IEEE-754 singles, smallest byte first, then the two tables; before them a line of text that says what
/// the file is.
const TABLES: usize = 8 + 2 * BUCKETS;

static OWN: &[u8] = include_bytes!("../../../lexicons/names.model");

/// How sure the model is, 0-1.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    /// That the words name a person.
    pub person: f32,
    /// That a person of this name is a patient or a third party.
    pub private: f32,
}

impl Verdict {
    pub fn both(self) -> f32 {
        self.person * self.private
    }
}

/// A scale and a table for each of the two questions.
#[derive(Clone, Copy)]
pub struct Model<'m> {
    scales: [f32; 2],
    tables: [&'m [u8]; 2],
}

impl Model<'static> {
    /// The one that the trainer made of our passages.
    pub fn own() -> Self {
        Model::read(OWN)
    }

    /// None at all: the rules decide alone.
    pub fn none() -> Self {
        Model::read(&[])
    }
}

impl<'m> Model<'m> {
    /// A file of another length has no weights, so that nothing is said of anything.
    pub fn read(file: &'m [u8]) -> Self {
        let body = file.len().checked_sub(TABLES).and_then(|start| file.get(start..)).unwrap_or_default();
        let scale = |at: usize| match body.get(at..at + 4) {
            Some(&[a, b, c, d]) => f32::from_le_bytes([a, b, c, d]),
            _ => 0.0,
        };
        let table = |at: usize| body.get(at..at + BUCKETS).unwrap_or_default();
        Self { scales: [scale(0), scale(4)], tables: [table(8), table(8 + BUCKETS)] }
    }

    pub fn is_none(&self) -> bool {
        self.tables[0].is_empty()
    }

    pub fn judge(&self, facts: &[u32]) -> Verdict {
        let sure = |question: usize| {
            let weight = |&bucket: &u32| self.tables[question].get(bucket as usize).copied().unwrap_or(0) as i8;
            let sum: i32 = facts.iter().map(|bucket| i32::from(weight(bucket))).sum();
            sigmoid(f64::from(sum as f32 * self.scales[question])) as f32
        };
        Verdict { person: sure(0), private: sure(1) }
    }
}

/// The logistic function by sums and products alone, so that every machine trains the same model.
pub fn sigmoid(x: f64) -> f64 {
    // e^x = (e^(x/64))^64, and six terms of the series are enough for what is left.
    let y = x.clamp(-30.0, 30.0) / 64.0;
    let series = 1.0 + y * (1.0 + y / 2.0 * (1.0 + y / 3.0 * (1.0 + y / 4.0 * (1.0 + y / 5.0 * (1.0 + y / 6.0)))));
    let power = (0..6).fold(series, |power, _| power * power);
    power / (1.0 + power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logistic_function() {
        for x in [-20.0, -3.0, -0.5, 0.0, 0.7, 2.0, 12.0] {
            let expected = 1.0 / (1.0 + f64::exp(-x));
            assert!((sigmoid(x) - expected).abs() < 1e-6, "{x}");
        }
    }

    #[test]
    fn a_file_that_is_none_says_nothing() {
        let verdict = Model::read(b"short").judge(&[1, 2, 3]);
        assert!((verdict.person - 0.5).abs() < f32::EPSILON);
    }
}
