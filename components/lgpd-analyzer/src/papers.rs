//! Where numbers stand that say who somebody is: a professional by his registration, anybody by a document.

use text::contract::privacy_types::DatumKind;
use text::id::{Found, Kind};

/// A name and the document beside it have so many bytes between them: ", prontuário nº ".
const BESIDE: usize = 24;

/// Starts in the corpus, in order.
pub struct Papers {
    pub credentials: Vec<usize>,
    documents: Vec<usize>,
}

impl Papers {
    pub fn new(found: &[Found]) -> Self {
        let starts = |test: fn(&Kind) -> bool| {
            found.iter().filter(|hit| test(&hit.kind)).map(|hit| hit.range.start).collect::<Vec<_>>()
        };
        let credential = |kind: &Kind| matches!(kind, Kind::Registration | Kind::Datum(DatumKind::Npi));
        Self {
            credentials: starts(credential),
            documents: starts(|kind| matches!(kind, Kind::Datum(kind) if own(*kind))),
        }
    }

    /// How far behind byte `end` the next credential begins.
    pub fn registered(&self, end: usize) -> Option<usize> {
        next(&self.credentials, end)
    }

    /// Whether a document begins right behind byte `end`.
    pub fn documented(&self, end: usize) -> bool {
        next(&self.documents, end).is_some_and(|distance| distance <= BESIDE)
    }
}

fn next(starts: &[usize], end: usize) -> Option<usize> {
    starts.get(starts.partition_point(|&start| start < end)).map(|start| start - end)
}

/// What stands beside the names of patients and customers, and never beside that of a professional.
fn own(kind: DatumKind) -> bool {
    use DatumKind::{BirthDate, Cns, Cpf, HealthPlan, Mrn, Nhs, Passport, Pis, Rg, Ssn};
    matches!(kind, Cpf | Cns | Rg | Mrn | HealthPlan | BirthDate | Passport | Ssn | Nhs | Pis)
}
