//! The rules as the contract lists them.

use crate::{
    contract::exports::lauda::content::rules::Rule as Entry,
    rule::{Day, Profession, Rule, Text},
};
use text::contract::types::{self, Date, Message};

pub fn entry(rule: &Rule) -> Entry {
    Entry {
        id: rule.id.into(),
        profession: rule.profession.map(Into::into),
        source: rule.source.into(),
        severity: rule.severity.into(),
        summary: message(rule.says),
        in_force: rule.in_force.map(date),
        until: rule.until.map(date),
        verified: rule.verified,
    }
}

fn message(text: Text) -> Message {
    Message { pt: text.pt.into(), en: text.en.into() }
}

fn date(Day(year, month, day): Day) -> Date {
    Date { year, month, day }
}

impl From<Profession> for types::Profession {
    fn from(profession: Profession) -> Self {
        match profession {
            Profession::Cfm => Self::Cfm,
            Profession::Cfp => Self::Cfp,
            Profession::Cfn => Self::Cfn,
            Profession::Cfo => Self::Cfo,
            Profession::Cofen => Self::Cofen,
        }
    }
}
