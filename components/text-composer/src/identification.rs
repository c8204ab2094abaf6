//! The line by which councils want the author of a page known.

use text::contract::privacy_types::Council;
use text::contract::publishing::Identity;
use text::contract::types::Language;
use text::format::credential;

/// `Ana Souza – MÉDICA – CRM/SP 123456 – Dermatologia – RQE 7890`. CFM asks for the name, the word MÉDICO in capitals,
/// the registration with its state, and a specialty only with its RQE (Res. 2.336/2023, arts. 4º and 6º); the other
/// councils for name, profession and registration. An author without a registration is named, and called nothing that
/// only a registration allows. None where there is not even a name.
pub fn identification(author: &Identity, language: Language) -> Option<String> {
    let name = credential::name(author);
    match credential::missing(author) {
        Some("name") => None,
        Some(_) => Some(name),
        None => {
            let mut parts = vec![name, occupation(author, language), credential::registration(author)];
            if let Some((specialty, number)) = credential::specialty(author) {
                parts.push(specialty);
                parts.push(if author.council == Council::Crm {
                    format!("RQE {number}")
                } else {
                    format!("Registro {number}")
                });
            }
            Some(parts.join(" – "))
        }
    }
}

/// The word in Portuguese, which is what the councils prescribe; on an English page with a translation behind it.
fn occupation(author: &Identity, language: Language) -> String {
    let word = credential::occupation(author, Language::PtBr);
    let word = if author.council == Council::Crm { word.to_uppercase() } else { word };
    match language {
        Language::PtBr => word,
        Language::En => format!("{word} ({})", credential::occupation(author, Language::En)),
    }
}
