//! What stands where a datum was taken out, such as "[nome]".

use std::ops::Range;

use crate::contract::types::Language;

/// The word between the brackets.
#[derive(Clone, Copy)]
pub struct Placeholder {
    pt: &'static str,
    en: &'static str,
}

pub const NAME: Placeholder = Placeholder { pt: "nome", en: "name" };
pub const PHONE: Placeholder = Placeholder { pt: "telefone", en: "phone" };
pub const EMAIL: Placeholder = Placeholder { pt: "e-mail", en: "email" };
pub const ADDRESS: Placeholder = Placeholder { pt: "endereço", en: "address" };
pub const POSTAL_CODE: Placeholder = Placeholder { pt: "código postal", en: "postal code" };
pub const PROFILE: Placeholder = Placeholder { pt: "perfil", en: "profile" };
pub const BIRTH_DATE: Placeholder = Placeholder { pt: "data de nascimento", en: "date of birth" };
pub const DATE: Placeholder = Placeholder { pt: "data", en: "date" };
pub const TOWN: Placeholder = Placeholder { pt: "município", en: "town" };
pub const PLATE: Placeholder = Placeholder { pt: "placa", en: "plate" };
pub const RECORD: Placeholder = Placeholder { pt: "prontuário", en: "record" };
pub const HEALTH_PLAN: Placeholder = Placeholder { pt: "plano de saúde", en: "health plan" };
pub const BANK_DETAILS: Placeholder = Placeholder { pt: "dados bancários", en: "bank details" };
pub const DEVICE: Placeholder = Placeholder { pt: "dispositivo", en: "device" };
pub const DOCUMENT: Placeholder = Placeholder { pt: "documento", en: "document" };

const ALL: [Placeholder; 15] = [
    NAME,
    PHONE,
    EMAIL,
    ADDRESS,
    POSTAL_CODE,
    PROFILE,
    BIRTH_DATE,
    DATE,
    TOWN,
    PLATE,
    RECORD,
    HEALTH_PLAN,
    BANK_DETAILS,
    DEVICE,
    DOCUMENT,
];

impl Placeholder {
    pub fn text(self, language: Language) -> String {
        let word = match language {
            Language::PtBr => self.pt,
            Language::En => self.en,
        };
        format!("[{word}]")
    }
}

/// Where the text still holds placeholders, with their brackets.
pub fn find(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('[').filter_map(|(start, _)| {
        let after = &text[start + 1..];
        let found = ALL
            .iter()
            .flat_map(|word| [word.pt, word.en])
            .find(|word| after.strip_prefix(word).is_some_and(|rest| rest.starts_with(']')))?;
        Some(start..start + found.len() + 2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_written() {
        let check = |text: &str, expect: &[&str]| {
            assert_eq!(find(text).map(|range| &text[range]).collect::<Vec<_>>(), expect, "{text}");
        };
        for word in ALL {
            for language in [Language::PtBr, Language::En] {
                let written = word.text(language);
                check(&format!("a {written} b"), &[&written]);
            }
        }
        check("[nome] e [documento][data]", &["[nome]", "[documento]", "[data]"]);
        check("[Nome], [1], nome, [nome, [], [[name]]", &["[name]"]);
    }
}
