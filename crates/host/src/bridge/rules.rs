//! `lauda:content/rules`.

use domain::rule;

use super::{record, variant};
use crate::contract::rules::exports::lauda::content::rules as wit;

variant!(rule::Audience => wit::Audience { GeneralPublic, HealthProfessionals });
variant!(rule::PageKind => wit::PageKind { Article, Establishment, Press });
record!(rule::RulesRequest => wit::RulesRequest { document, facts, profession, audience, page, as_of });
record!(rule::Rule => wit::Rule { id, profession, source, severity, summary, in_force, until, verified });
