//! Physicians: Res. CFM 2.336/2023, in force since 11 March 2024, and the Código de Ética Médica.

use crate::rule::{Day, Profession, RULE, Rule};

pub mod identity;
pub mod images;
pub mod promise;
pub mod promotion;

const CFM: Rule = Rule { profession: Some(Profession::Cfm), in_force: Some(Day(2024, 3, 11)), ..RULE };
