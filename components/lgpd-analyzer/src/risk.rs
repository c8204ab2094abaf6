//! The risk score of compliance.md §B.6: a noisy-or over what is known of one person, the highest of all, with floors
//! for what must not be published. Monotone: more data never lowers it.

use text::contract::privacy_types::DatumKind;

/// What a term of the score is about. Several kinds of data share a weight; see [`category`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Category {
    DirectId,
    PatientName,
    /// Face or voice.
    Likeness,
    Contact,
    FullAddress,
    BirthDate,
    ExactDate,
    Age,
    AgeFrom90,
    Sex,
    City,
    SmallPlace,
    Occupation,
    RareCondition,
    FamilyLink,
    Health,
    HealthSpecial,
    OtherSensitive,
}

impl Category {
    pub const fn weight(self) -> f64 {
        match self {
            Self::DirectId | Self::Likeness => 0.60,
            Self::PatientName => 0.55,
            Self::HealthSpecial => 0.45,
            Self::FullAddress | Self::OtherSensitive => 0.40,
            Self::Contact => 0.35,
            Self::RareCondition | Self::Health => 0.30,
            Self::BirthDate | Self::SmallPlace => 0.25,
            Self::AgeFrom90 => 0.20,
            Self::ExactDate | Self::FamilyLink => 0.12,
            Self::City | Self::Occupation => 0.10,
            Self::Age => 0.05,
            Self::Sex => 0.03,
        }
    }

    fn direct(self) -> bool {
        matches!(self, Self::DirectId | Self::PatientName | Self::Likeness)
    }

    fn health(self) -> bool {
        matches!(self, Self::Health | Self::HealthSpecial)
    }

    fn quasi(self) -> bool {
        use Category::{
            Age, AgeFrom90, BirthDate, City, ExactDate, FamilyLink, Occupation, RareCondition, Sex, SmallPlace,
        };
        matches!(
            self,
            Age | AgeFrom90 | Sex | City | SmallPlace | Occupation | ExactDate | BirthDate | RareCondition | FamilyLink
        )
    }
}

/// The category of a kind of data; none for what belongs to companies. `years` decides between the two of an age.
pub fn category(kind: DatumKind, years: Option<f32>) -> Option<Category> {
    use DatumKind as K;
    Some(match kind {
        K::Name => Category::PatientName,
        K::Cpf
        | K::Cns
        | K::Pis
        | K::Rg
        | K::Passport
        | K::DriverLicence
        | K::VoterId
        | K::CivilCertificate
        | K::Ssn
        | K::Nhs
        | K::Npi => Category::DirectId,
        K::Card | K::BankAccount | K::PixKey | K::Mrn | K::HealthPlan | K::Plate | K::Ip | K::DeviceId => {
            Category::DirectId
        }
        K::Url | K::SocialAccount | K::Phone | K::Email => Category::Contact,
        K::Address => Category::FullAddress,
        K::PostalCode | K::Place => Category::City,
        K::BirthDate => Category::BirthDate,
        K::Date => Category::ExactDate,
        K::Age if years.is_some_and(|years| years >= 90.0) => Category::AgeFrom90,
        K::Age => Category::Age,
        K::Sex => Category::Sex,
        K::SmallPlace => Category::SmallPlace,
        K::Occupation => Category::Occupation,
        K::FamilyLink => Category::FamilyLink,
        K::Health => Category::Health,
        K::HealthSpecial => Category::HealthSpecial,
        K::RareCondition => Category::RareCondition,
        K::OtherSensitive => Category::OtherSensitive,
        K::Image | K::Voice => Category::Likeness,
        K::Cnpj => return None,
    })
}

/// What is known of one person: the terms with their confidence (0-1), and what changes the rules for the person.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    pub terms: Vec<(Category, f64)>,
    pub minor: bool,
    pub consented: bool,
}

/// The score of a document that tells of populations only.
pub const AGGREGATE: u8 = 5;

/// 0-100.
pub fn score(profile: &Profile) -> u8 {
    let has = |test: fn(Category) -> bool| profile.terms.iter().any(|&(category, _)| test(category));
    let mut quasi: Vec<Category> = Vec::new();
    for &(category, _) in profile.terms.iter().filter(|(category, _)| category.quasi()) {
        if !quasi.contains(&category) {
            quasi.push(category);
        }
    }
    let left: f64 = profile.terms.iter().map(|&(category, confidence)| 1.0 - category.weight() * confidence).product();
    let (health, direct) = (has(Category::health), has(Category::direct));
    let mut score = 100.0 * (1.0 - left);
    let mut floor = |applies: bool, least: f64| score = if applies { score.max(least) } else { score };
    floor(health && direct, 85.0);
    floor(health && quasi.len() >= 3, 60.0);
    floor(profile.minor && (health || direct), 75.0);
    if profile.consented && !profile.minor {
        score = (score * 0.7).max(if health && direct { 50.0 } else { 0.0 });
    }
    score.clamp(0.0, 100.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::Category::*;
    use super::*;

    fn check(name: &str, terms: &[(Category, f64)], minor: bool, consented: bool, expect: u8) {
        assert_eq!(score(&Profile { terms: terms.to_vec(), minor, consented }), expect, "{name}");
    }

    #[test]
    fn vectors() {
        check("T3", &[(Age, 1.0), (Sex, 1.0), (Health, 1.0)], false, false, 35);
        check("T4", &[(Age, 1.0), (Sex, 1.0), (Health, 1.0), (City, 1.0), (Occupation, 1.0)], false, false, 60);
        let t5 = [(PatientName, 1.0), (DirectId, 1.0), (HealthSpecial, 1.0)];
        check("T5", &t5, false, false, 90);
        check("T6", &t5, false, true, 63);
        check("T7", &[(PatientName, 0.8), (Age, 1.0), (Health, 1.0)], true, false, 85);
        check("T8", &[(Contact, 1.0)], false, false, 35);
        check("T9", &[(Contact, 1.0), (Contact, 1.0), (FullAddress, 1.0)], false, false, 75);
        check("T10", &[(RareCondition, 1.0), (SmallPlace, 1.0), (Age, 1.0), (Health, 1.0)], false, false, 65);
        check("T11", &[(DirectId, 0.99)], false, false, 59);
        check("T12", &[], false, false, 0);
    }

    #[test]
    fn consent_never_helps_a_minor_and_never_hides_a_named_patient() {
        check("minor", &[(PatientName, 1.0), (Health, 1.0)], true, true, 85);
        // The floor of 85 comes first, so that a consent leaves 59.5.
        check("named", &[(PatientName, 0.1), (Health, 0.1)], false, true, 59);
        check("floor", &[(DirectId, 1.0), (Health, 1.0)], false, true, 59);
    }

    #[test]
    fn more_data_never_lower_it() {
        let all = [
            DirectId,
            PatientName,
            Likeness,
            Contact,
            FullAddress,
            BirthDate,
            ExactDate,
            Age,
            AgeFrom90,
            Sex,
            City,
            SmallPlace,
            Occupation,
            RareCondition,
            FamilyLink,
            Health,
            HealthSpecial,
            OtherSensitive,
        ];
        for (minor, consented) in [(false, false), (true, false), (false, true), (true, true)] {
            let mut profile = Profile { minor, consented, ..Profile::default() };
            let mut last = 0;
            for category in all {
                profile.terms.push((category, 0.7));
                let now = score(&profile);
                assert!(now >= last, "{category:?} lowers {last} to {now}");
                last = now;
            }
        }
    }
}
