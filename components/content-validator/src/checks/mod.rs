//! What words alone do not tell: who the people are, what is missing, how the document is built. One function for each
//! [`Check`]; each gets the page and its rule, and adds what it finds.

pub mod identification;
mod images;
mod medicines;
mod people;
mod registration;
mod structure;

use crate::{
    draft::Draft,
    page::Page,
    rule::{Check, Rule},
};

pub fn run(check: Check, page: &Page<'_>, rule: &'static Rule, drafts: &mut Vec<Draft>) {
    match check {
        Check::Identification => identification::complete(page, rule, drafts),
        Check::SpecialtyWithoutRqe => registration::specialty_without_rqe(page, rule, drafts),
        Check::PostgraduateNotSpecialist => registration::postgraduate(page, rule, drafts),
        Check::TooManySpecialties => registration::too_many_specialties(page, rule, drafts),
        Check::IdentificationDiminished => identification::diminished(page, rule, drafts),
        Check::Establishment => identification::establishment(page, rule, drafts),
        Check::TitleOfNutritionist => registration::title_of_nutritionist(page, rule, drafts),
        Check::OtherCouncil => identification::other_council(page, rule, drafts),
        Check::PatientImages => images::of_patients(page, rule, drafts),
        Check::DentalImages => images::dental(page, rule, drafts),
        Check::PressContacts => people::press_contacts(page, rule, drafts),
        Check::ConsentedPatient => people::consented_patient(page, rule, drafts),
        Check::BrandNamed => medicines::brand(page, rule, drafts),
        Check::DoseInstruction => medicines::dose(page, rule, drafts),
        Check::ControlledNamed => medicines::controlled(page, rule, drafts),
        Check::OverTheCounter => medicines::over_the_counter(page, rule, drafts),
        Check::Datum(kinds) => people::data(page, rule, kinds, drafts),
        Check::CitedProfessional => people::cited_professional(page, rule, drafts),
        Check::Minor => people::minor(page, rule, drafts),
        Check::Consented => people::consented(page, rule, drafts),
        Check::ClinicalCalculator => structure::clinical_calculator(page, rule, drafts),
        Check::MentalHealthWithoutHelp => structure::mental_health(page, rule, drafts),
        Check::Title => structure::title(page, rule, drafts),
        Check::HeadingOrder => structure::heading_order(page, rule, drafts),
        Check::AlternativeText => structure::alternative_text(page, rule, drafts),
        Check::References => structure::references(page, rule, drafts),
        Check::PriceTable => structure::price_table(page, rule, drafts),
        Check::Stale => structure::stale(page, rule, drafts),
        Check::Placeholder => structure::placeholder(page, rule, drafts),
    }
}
