//! The stages as the application calls them: the host with the domain's check of each answer. Blocking; the pipeline
//! runs them on blocking threads, `checks` where the caller chose to.

use domain::claim::{ClaimsReport, ClaimsRequest};
use domain::composition::{ComposeReport, ComposeRequest};
use domain::document::Document;
use domain::evidence::{EvidenceReport, EvidenceRequest};
use domain::finding::{Finding, Profession};
use domain::literature::Literature;
use domain::output;
use domain::privacy::{Consent, Facts, PrivacyReport, PrivacyRequest};
use domain::profile::{ProfileReport, ProfileRequest};
use domain::revision::ComponentUse;
use domain::rule::{Audience, PageKind, RulesRequest};
use host::{Answer, Call, CallError, Host};
use jiff::civil::Date;

/// Proposals that a person may be asked to decide for one claim.
pub const PROPOSALS_PER_CLAIM: u8 = 5;

pub fn privacy(
    host: &Host,
    to: Call<'_>,
    document: &Document,
    consents: Vec<Consent>,
    as_of: Date,
) -> Result<Answer<PrivacyReport>, CallError> {
    let request = PrivacyRequest { document: document.clone(), consents, as_of };
    host.analyze(to, &request, |report| output::check_privacy(&request, report))
}

pub fn claims(host: &Host, to: Call<'_>, sanitised: &Document) -> Result<Answer<ClaimsReport>, CallError> {
    let request = ClaimsRequest { document: sanitised.clone() };
    host.extract(to, &request, |report| output::check_claims(&request, report))
}

pub fn evidence(
    host: &Host,
    to: Call<'_>,
    claims: &ClaimsReport,
    as_of: Date,
    literature: &mut dyn Literature,
) -> Result<Answer<EvidenceReport>, CallError> {
    let request = EvidenceRequest { claims: claims.claims.clone(), as_of, per_claim: PROPOSALS_PER_CLAIM };
    let strategies = request.claims.iter().map(|claim| &claim.strategy);
    let terms = strategies.flat_map(|by| [&by.core_concept].into_iter().chain(&by.key_terms).chain(&by.related_terms));
    literature.expect(&terms.map(String::as_str).collect::<Vec<_>>());
    host.find(to, &request, literature, |report| output::check_evidence(&request, report))
}

pub fn profile(host: &Host, to: Call<'_>, request: &ProfileRequest) -> Result<Answer<ProfileReport>, CallError> {
    host.optimize(to, request, output::check_profile)
}

pub fn compose(host: &Host, to: Call<'_>, request: &ComposeRequest) -> Result<Answer<ComposeReport>, CallError> {
    host.compose(to, request, |report| output::check_compose(request, report))
}

pub fn rules(
    host: &Host,
    to: Call<'_>,
    document: &Document,
    facts: &Facts,
    profession: Option<Profession>,
    as_of: Date,
) -> Result<Answer<Vec<Finding>>, CallError> {
    let request = RulesRequest {
        document: document.clone(),
        facts: facts.clone(),
        profession,
        audience: Audience::GeneralPublic,
        page: PageKind::Article,
        as_of,
    };
    host.validate(to, &request, |findings| output::check_findings(document, findings))
}

/// Which component ran a stage, for the revision and the certificate.
pub fn component_use<T>(stage: &str, answer: &Answer<T>) -> ComponentUse {
    ComponentUse { stage: stage.to_owned(), component: answer.component.to_string(), digest: answer.digest.to_string() }
}

/// The name under which the validator appears beside the stages.
pub const RULES: &str = "rules";
