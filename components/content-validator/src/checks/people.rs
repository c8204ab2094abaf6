//! Personal data in what would be published. The privacy stage found the data and whose they are; here the law decides
//! what each means. What belongs to who publishes is never a finding.

use crate::{
    draft::Draft,
    page::Page,
    phrases::Role,
    rule::{Datum, Rule, Severity},
};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};
use text::contract::{
    privacy_types::{DatumKind, PersonalDatum, Subject, SubjectRole},
    types::Language,
};

/// Below this the analyser itself doubts, and nothing is blocked on doubt.
const DOUBT: f32 = 0.5;
/// What is told of a year this many years ago is history.
const HISTORY: u32 = 50;
/// Smaller numbers of four digits are hardly years.
const OLDEST_YEAR: u32 = 1400;
/// One of these stands one or two words before a year, and before no quantity of millilitres.
const BEFORE_YEARS: &[&str] = &["em", "de", "desde", "in", "of", "since"];

fn kind(page: &Page<'_>, datum: &PersonalDatum) -> Option<Datum> {
    Some(match datum.kind {
        DatumKind::Name => Datum::Name,
        DatumKind::Cpf | DatumKind::Cns | DatumKind::Pis | DatumKind::Nhs => Datum::Unique,
        DatumKind::Rg
        | DatumKind::Passport
        | DatumKind::DriverLicence
        | DatumKind::VoterId
        | DatumKind::CivilCertificate => Datum::Certificate,
        DatumKind::Ssn => Datum::Ssn,
        DatumKind::Card | DatumKind::BankAccount | DatumKind::PixKey => Datum::Account,
        DatumKind::Mrn => Datum::Mrn,
        DatumKind::HealthPlan => Datum::HealthPlan,
        DatumKind::Plate => Datum::Plate,
        DatumKind::Ip => Datum::Ip,
        DatumKind::DeviceId => Datum::Device,
        DatumKind::Url => Datum::Url,
        DatumKind::SocialAccount => Datum::Social,
        DatumKind::Phone if fax(page, datum) => Datum::Fax,
        DatumKind::Phone => Datum::Phone,
        DatumKind::Email => Datum::Email,
        DatumKind::Address => Datum::Address,
        DatumKind::BirthDate => Datum::BirthDate,
        DatumKind::Date => Datum::Date,
        DatumKind::Age => Datum::Age,
        DatumKind::Place | DatumKind::SmallPlace | DatumKind::PostalCode => Datum::Place,
        DatumKind::Image => Datum::Image,
        DatumKind::Voice => Datum::Voice,
        _ => return None,
    })
}

/// Whether the word fax stands shortly before a number.
fn fax(page: &Page<'_>, datum: &PersonalDatum) -> bool {
    let Some((block, bytes)) = page.place(&datum.span) else { return false };
    let Some(view) = page.view(block) else { return false };
    let at = view.folded.position(bytes.start);
    let before = view.folded.as_str().get(..at).unwrap_or_default();
    before.split(|c: char| !c.is_alphanumeric()).rev().filter(|word| !word.is_empty()).take(3).any(|word| word == "fax")
}

/// Data of patients and third parties, which alone are anybody's finding.
fn private<'a>(page: &'a Page<'_>) -> impl Iterator<Item = &'a PersonalDatum> {
    let facts = &page.request.facts;
    facts.data.iter().filter(|datum| matches!(datum.role, SubjectRole::Patient | SubjectRole::ThirdParty))
}

fn minor_of(subject: Option<&Subject>) -> bool {
    subject.is_some_and(|subject| subject.minor)
}

/// Consent counts for adults only (LGPD, art. 14).
fn consent_of(subject: Option<&Subject>) -> bool {
    subject.is_some_and(|subject| subject.consented && !subject.minor)
}

/// Rules of the LGPD and of HIPAA: one finding for a datum. In English documents the HIPAA rule speaks and the LGPD's
/// holds its tongue; in Portuguese ones the reverse, save for what the LGPD's rules leave out.
pub fn data(page: &Page<'_>, rule: &'static Rule, kinds: &[Datum], drafts: &mut Vec<Draft>) {
    let english = page.request.document.language == Language::En;
    let foreign = rule.id.starts_with("HIPAA");
    if english != foreign && !(foreign && kinds.iter().all(|&kind| beyond_lgpd(kind))) {
        return;
    }
    let known: HashSet<u32> =
        private(page).filter(|datum| !may_be_public(datum.kind)).map(|datum| datum.subject).collect();
    let told: HashSet<u32> = private(page).filter(|datum| tells(datum)).map(|datum| datum.subject).collect();
    for datum in private(page) {
        let Some(found) = kind(page, datum).filter(|found| kinds.contains(found)) else { continue };
        let subject = page.subject(datum.subject);
        let Some((block, bytes)) = page.place(&datum.span) else { continue };
        if consent_of(subject) || harmless(page, datum, found, block, &bytes) {
            continue;
        }
        let public = !known.contains(&datum.subject) && perhaps_public(page, datum, found);
        let named = found == Datum::Name;
        let bare = named && told.is_empty() && bare(page, datum);
        let invented = named && invented(page, datum);
        let doubtful = datum.confidence < DOUBT || public || bare || invented || named && of_history(page, datum);
        let draft = Draft::at(rule, block, bytes);
        let draft = if doubtful { draft.doubtful() } else { draft };
        drafts.push(if minor_of(subject) {
            draft.detail(
                "É de criança ou adolescente: nem o consentimento basta.",
                "It is a minor's: not even consent suffices.",
            )
        } else {
            draft
        });
    }
}

/// Told of together with a year so long ago that nobody's privacy is at stake ("in January 1922").
fn of_history(page: &Page<'_>, name: &PersonalDatum) -> bool {
    let Some((block, bytes)) = page.place(&name.span) else { return false };
    let Some(view) = page.view(block) else { return false };
    let sentence = page.sentence(block, page.words_at(block, &bytes).start);
    let words = view.words.get(sentence.start as usize..sentence.end as usize).unwrap_or_default();
    let words: Vec<&str> = words.iter().map(|word| word.text(view.folded.as_str())).collect();
    let history = OLDEST_YEAR..u32::from(page.request.as_of.year).saturating_sub(HISTORY);
    let year = |text: &str| text.len() == 4 && text.parse().is_ok_and(|year| history.contains(&year));
    let birth = words.iter().any(|word| word.starts_with("nasc") || matches!(*word, "born" | "dn" | "dob"));
    !birth && words.windows(3).any(|row| year(row[2]) && row[..2].iter().any(|word| BEFORE_YEARS.contains(word)))
}

/// What is told of actresses and ministries, too.
fn may_be_public(kind: DatumKind) -> bool {
    use DatumKind::{Date, Name, Occupation, Place, Sex, SmallPlace, SocialAccount};
    matches!(kind, Name | SocialAccount | Date | Place | SmallPlace | Occupation | Sex)
}

/// What makes somebody more than a name.
fn tells(datum: &PersonalDatum) -> bool {
    datum.role == SubjectRole::Patient || !may_be_public(datum.kind)
}

/// A name of a third party in a document that tells nothing of anybody: whose it is, nobody can say but a person.
fn bare(page: &Page<'_>, name: &PersonalDatum) -> bool {
    let Some((block, bytes)) = page.place(&name.span) else { return false };
    let sentence = page.sentence(block, page.words_at(block, &bytes).start);
    name.role == SubjectRole::ThirdParty && page.marks_in(Role::Private, block, sentence).next().is_none()
}

/// "Caso hipotético: seu Zé, 70 anos": of a case that its block says to be invented.
fn invented(page: &Page<'_>, name: &PersonalDatum) -> bool {
    page.place(&name.span).is_some_and(|(block, _)| page.has(Role::Invented, block))
}

/// A third party of whom nothing private is told: a name in the words of public life, or a profile.
fn perhaps_public(page: &Page<'_>, datum: &PersonalDatum, kind: Datum) -> bool {
    let Some((block, bytes)) = page.place(&datum.span) else { return false };
    let sentence = page.sentence(block, page.words_at(block, &bytes).start);
    let has = |role| page.marks_in(role, block, sentence.clone()).next().is_some();
    let public = kind == Datum::Social || kind == Datum::Name && has(Role::Public);
    datum.role == SubjectRole::ThirdParty && public && !has(Role::Private)
}

/// HIPAA items that no rule of the LGPD names.
fn beyond_lgpd(kind: Datum) -> bool {
    matches!(kind, Datum::Plate | Datum::Device | Datum::Url | Datum::Ip)
}

/// Ages to 89 and years alone say nothing under HIPAA.
fn harmless(page: &Page<'_>, datum: &PersonalDatum, kind: Datum, block: u32, bytes: &Range<usize>) -> bool {
    let text = page.view(block).and_then(|view| view.block.text.get(bytes.clone())).unwrap_or_default();
    let digits: Vec<u32> = text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
    match kind {
        Datum::Age => digits.iter().all(|&age| age < 90),
        Datum::Date if datum.kind == DatumKind::Date => text.trim().len() == 4 && digits.len() == 1,
        _ => false,
    }
}

/// Hints that may, together, point to a child: from two of them on, or one with a health condition.
pub fn minor(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let hint = |datum: &&PersonalDatum| {
        matches!(
            datum.kind,
            DatumKind::SmallPlace
                | DatumKind::Date
                | DatumKind::FamilyLink
                | DatumKind::Occupation
                | DatumKind::PostalCode
                | DatumKind::RareCondition
        )
    };
    let mut hints: HashMap<u32, Vec<&PersonalDatum>> = HashMap::new();
    for datum in private(page).filter(hint) {
        if minor_of(page.subject(datum.subject)) {
            hints.entry(datum.subject).or_default().push(datum);
        }
    }
    let health = |datum: &&PersonalDatum| {
        matches!(datum.kind, DatumKind::Health | DatumKind::HealthSpecial | DatumKind::RareCondition)
    };
    let ill: HashSet<u32> = private(page).filter(health).map(|datum| datum.subject).collect();
    for (id, data) in hints {
        if data.len() < 2 && !ill.contains(&id) {
            continue;
        }
        let places = data.iter().filter_map(|datum| page.place(&datum.span));
        drafts.extend(places.map(|(block, bytes)| Draft::at(rule, block, bytes)));
    }
}

/// What identifies by itself, for the notes on consent.
fn identifies(datum: &PersonalDatum, page: &Page<'_>) -> bool {
    !matches!(kind(page, datum), None | Some(Datum::Place | Datum::Date | Datum::Age))
}

pub fn consented(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    for datum in private(page) {
        if consent_of(page.subject(datum.subject)) && identifies(datum, page) {
            drafts.extend(page.place(&datum.span).map(|(block, bytes)| Draft::at(rule, block, bytes)));
        }
    }
}

/// Names and images of patients who consented: the physician's code forbids them all the same.
pub fn consented_patient(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    for datum in private(page) {
        let patient = datum.role == SubjectRole::Patient && consent_of(page.subject(datum.subject));
        if patient && identifies(datum, page) {
            drafts.extend(page.place(&datum.span).map(|(block, bytes)| Draft::at(rule, block, bytes)));
        }
    }
}

/// A cited professional's name is public; the telephone, the e-mail and the documents are not. An address may be that of
/// the practice.
pub fn cited_professional(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let facts = &page.request.facts;
    for datum in facts.data.iter().filter(|datum| datum.role == SubjectRole::Professional) {
        if !page.only_cited(datum.subject) {
            continue;
        }
        let severity = match kind(page, datum) {
            Some(Datum::Phone | Datum::Fax | Datum::Email | Datum::Unique | Datum::Certificate | Datum::Account) => {
                rule.severity
            }
            Some(Datum::Address) => Severity::Error,
            _ => continue,
        };
        let draft = page.place(&datum.span).map(|(block, bytes)| Draft::at(rule, block, bytes).severity(severity));
        drafts.extend(draft.map(|draft| if datum.confidence < DOUBT { draft.doubtful() } else { draft }));
    }
}

/// Contacts and invitations in a piece for other media (Res. CFM 2.336/2023, art. 13, I).
pub fn press_contacts(page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    let contact = |datum: &&PersonalDatum| {
        let own = matches!(datum.role, SubjectRole::Professional | SubjectRole::Institution);
        let kind = matches!(
            datum.kind,
            DatumKind::Phone | DatumKind::Email | DatumKind::Address | DatumKind::Url | DatumKind::SocialAccount
        );
        own && kind
    };
    let contacts = page.request.facts.data.iter().filter(contact).filter_map(|datum| page.place(&datum.span));
    let invitations = page.marks(Role::Appointment).iter().filter_map(|mark| Some((mark.block, page.bytes(mark)?)));
    drafts.extend(contacts.chain(invitations).map(|(block, bytes)| Draft::at(rule, block, bytes)));
}
