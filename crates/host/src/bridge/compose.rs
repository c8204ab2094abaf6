//! `lauda:content/compose`.

use domain::composition;

use super::{record, variant};
use crate::contract::compose::exports::lauda::content::compose as wit;

record!(composition::ComposeRequest => wit::ComposeRequest {
    document, claims, references, profile, author, site, style, findings, as_of,
});
record!(composition::NumberedReference => wit::NumberedReference { number, citation, publication, claims });
variant!(composition::DisclaimerKind => wit::DisclaimerKind { General, Council, Anvisa, ResultsVary, Emergency });
variant!(composition::DisclaimerPosition => wit::DisclaimerPosition { Start, End });
record!(composition::Disclaimer => wit::Disclaimer { kind, position, text });
record!(composition::Scores => wit::Scores { seo, readability, compliance, authority, overall });
record!(composition::ComposeReport => wit::ComposeReport { document, references, identification, disclaimers, scores });
