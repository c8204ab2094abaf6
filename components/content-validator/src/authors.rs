//! Whose rules apply. A page that several professions sign keeps to the rules of each; one that nobody signs, to all.

use crate::{
    checks::identification::participating,
    page::Page,
    phrases::Role,
    rule::Profession,
    sense::{Meaning, meaning},
};
use text::contract::privacy_types::Council;

/// The professions that answer for the page: the one that the caller names; else those whose registration the authors
/// show; else those that they say are theirs ("sou dermatologista"). Empty where nothing tells.
pub fn professions(page: &Page<'_>) -> Vec<Profession> {
    if let Some(profession) = page.request.profession {
        return vec![profession.into()];
    }
    let councils = participating(&page.request.facts).filter_map(|professional| professional.council);
    let registered: Vec<_> = councils.filter_map(of_council).collect();
    if registered.is_empty() { said(page) } else { registered }
}

/// The profession whose council this is; none where its rules are not here in full.
pub fn of_council(council: Council) -> Option<Profession> {
    match council {
        Council::Crm => Some(Profession::Cfm),
        Council::Crp => Some(Profession::Cfp),
        Council::Crn => Some(Profession::Cfn),
        Council::Cro => Some(Profession::Cfo),
        Council::Coren => Some(Profession::Cofen),
        _ => None,
    }
}

fn said(page: &Page<'_>) -> Vec<Profession> {
    let words = [
        (Role::Physician, Profession::Cfm),
        (Role::Psychologist, Profession::Cfp),
        (Role::Nutritionist, Profession::Cfn),
        (Role::Dentist, Profession::Cfo),
        (Role::Nurse, Profession::Cofen),
    ];
    let claimed = |role| page.marks(role).iter().any(|mark| meaning(page, mark) == Meaning::Said);
    words.into_iter().filter(|(role, _)| claimed(*role)).map(|(_, profession)| profession).collect()
}
