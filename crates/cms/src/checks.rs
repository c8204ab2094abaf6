//! All stages and rules on a text, without a database: what `lauda check` and `POST /api/v1/checks` answer.

use domain::document::Language;
use domain::finding::{Finding, Profession};
use domain::import::{self, Format, ImportOptions, Imported};
use domain::privacy::{Council, PrivacyReport, Professional, ProfessionalRole};
use domain::profile::ProfileRequest;
use domain::publishing::{Identity, SiteProfile};
use domain::report::{FileReport, Outputs, Reading, original_span};
use domain::sufficiency;
use host::{Blame, Call, CallError, Host};
use jiff::civil::Date;

use crate::stages;

/// How a text is to be judged.
#[derive(Clone, Debug)]
pub struct Options {
    /// None: by the author block, else the strictest.
    pub profession: Option<Profession>,
    /// Chooses the rules in force.
    pub as_of: Date,
    /// None: told by the text.
    pub language: Option<Language>,
    /// `markdown`, `html` or `text`; none for by name and content.
    pub format: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} is no {what}: use {known}")]
pub struct BadOption {
    what: &'static str,
    value: String,
    known: &'static str,
}

/// # Errors
/// Says which languages there are.
pub fn language(name: &str) -> Result<Language, BadOption> {
    match name.to_ascii_lowercase().as_str() {
        "pt-br" | "pt" => Ok(Language::PtBr),
        "en" | "en-us" => Ok(Language::En),
        _ => Err(BadOption { what: "language", value: name.to_owned(), known: "pt-BR or en" }),
    }
}

/// # Errors
/// Says which councils there are.
pub fn profession(name: &str) -> Result<Profession, BadOption> {
    match name.to_ascii_lowercase().as_str() {
        "cfm" => Ok(Profession::Cfm),
        "cfp" => Ok(Profession::Cfp),
        "cfn" => Ok(Profession::Cfn),
        "cfo" => Ok(Profession::Cfo),
        "cofen" => Ok(Profession::Cofen),
        _ => Err(BadOption { what: "profession", value: name.to_owned(), known: "cfm, cfp, cfn, cfo or cofen" }),
    }
}

/// Judges one file. Blocking, and without any trace: nothing is stored or logged.
pub fn check(host: &Host, path: &str, input: &[u8], options: &Options) -> FileReport {
    let spoken = options.language.unwrap_or(Language::PtBr);
    let import_options = ImportOptions {
        name: Some(path.to_owned()),
        format: options.format.as_deref().and_then(Format::parse),
        language: options.language,
        examine_metadata: true,
        ..ImportOptions::default()
    };
    let imported = match import::import(input, &import_options) {
        Ok(imported) => imported,
        Err(error) => return FileReport::unreadable(path, &error, spoken),
    };
    match judge(host, path, input, &imported, options) {
        Ok(report) => report,
        Err(error) => FileReport::failed(path, failure_code(&error), &error.to_string()),
    }
}

fn failure_code(error: &CallError) -> &'static str {
    match error.blame() {
        Blame::Input => "refused_by_stage",
        Blame::Guest => "component_failed",
        Blame::Host => "host_failed",
    }
}

fn judge(
    host: &Host,
    path: &str,
    input: &[u8],
    imported: &Imported,
    options: &Options,
) -> Result<FileReport, CallError> {
    let (document, as_of) = (&imported.document, options.as_of);
    let privacy = stages::privacy(host, Call::CONFIGURED, document, Vec::new(), as_of)?.value;
    let claims = stages::claims(host, Call::CONFIGURED, &privacy.sanitised)?.value;
    let profession = options.profession.or_else(|| detected(&privacy));
    let mut findings = stages::rules(host, Call::CONFIGURED, document, &privacy.facts, profession, as_of)?.value;
    let profile = stages::profile(host, Call::CONFIGURED, &profile_request(&privacy, profession, as_of))?.value;
    // Both speak of the sanitised text; the report speaks of the file.
    let of_sanitised = profile.warnings.into_iter().chain(sufficiency::shortfalls(&claims.claims, &[]));
    findings.extend(of_sanitised.map(|finding| Finding {
        span: finding.span.as_ref().map(|span| original_span(&privacy.redactions, span)),
        ..finding
    }));
    Ok(FileReport::of(&Outputs {
        path,
        input,
        imported,
        language: options.language.unwrap_or(document.language),
        profession,
        privacy: &privacy,
        findings: &findings,
        claims: &claims.claims,
        reading: Reading::Sanitised,
    }))
}

/// The profession of those who speak in the text. None where they are of several: the rules then see to each.
fn detected(privacy: &PrivacyReport) -> Option<Profession> {
    let speaking = privacy.facts.professionals.iter().filter(|person| person.role == ProfessionalRole::Participating);
    let mut professions = speaking.filter_map(|person| person.council).filter_map(Council::profession);
    let first = professions.next()?;
    professions.all(|other| other == first).then_some(first)
}

/// A check knows no tenant, so the page is judged as one by whoever speaks in it.
fn profile_request(privacy: &PrivacyReport, profession: Option<Profession>, as_of: Date) -> ProfileRequest {
    let speaking = privacy.facts.professionals.iter().find(|person| person.role == ProfessionalRole::Participating);
    let text = |field: fn(&Professional) -> Option<String>| speaking.and_then(field).unwrap_or_default();
    let author = Identity {
        name: speaking.and_then(|person| person.name.clone()).unwrap_or_else(|| "Lauda".to_owned()),
        title: None,
        feminine: false,
        profession: profession.unwrap_or(Profession::Cfm),
        council: speaking.and_then(|person| person.council).unwrap_or(Council::Crm),
        number: text(|person| person.number.clone()),
        region: text(|person| person.region.clone()),
        category: speaking.and_then(|person| person.category.clone()),
        specialty: None,
        rqe: None,
    };
    let site = SiteProfile {
        name: "Lauda".to_owned(),
        base_url: "https://localhost".to_owned(),
        city: None,
        region: None,
        registration: None,
        technical_director: None,
    };
    let document = privacy.sanitised.clone();
    ProfileRequest { document, references: Vec::new(), author, site, keywords: Vec::new(), as_of }
}
