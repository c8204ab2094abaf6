//! Notices at the start and the end of the page, in its language. None of them says that a council or ANVISA prescribed
//! it, because no text of theirs does; only the two wordings that are prescribed (Law 9.294/1996, art. 7º, § 5º, and
//! Res. CFN 599/2018, art. 55) are kept verbatim.

use crate::subject::Subject;
use text::contract::privacy_types::Council;
use text::contract::publishing::Identity;
use text::contract::types::Language;

use crate::contract::exports::lauda::content::compose::{Disclaimer, DisclaimerKind, DisclaimerPosition};
use DisclaimerPosition::{End, Start};

/// In the order in which the page shows them. `identification` is there for a registered author only.
pub fn disclaimers(
    subject: Subject,
    author: &Identity,
    identification: Option<&str>,
    language: Language,
) -> Vec<Disclaimer> {
    let pick = |pt: &'static str, en: &'static str| if language == Language::PtBr { pt } else { en };
    let mut out = vec![Disclaimer {
        kind: DisclaimerKind::General,
        position: Start,
        text: pick(GENERAL.0, GENERAL.1).to_owned(),
    }];
    if let Some(line) = identification {
        let text = format!("{}: {line}.", pick("Responsável pelo conteúdo", "Responsible for the content"));
        out.push(Disclaimer { kind: DisclaimerKind::Council, position: Start, text });
    }
    let (pt, en) = if author.council == Council::Crn { RESULTS_NUTRITION } else { RESULTS };
    out.push(Disclaimer { kind: DisclaimerKind::ResultsVary, position: End, text: pick(pt, en).to_owned() });
    if subject.medicine {
        out.push(Disclaimer {
            kind: DisclaimerKind::Anvisa,
            position: End,
            text: pick(MEDICINES.0, MEDICINES.1).to_owned(),
        });
    }
    let (pt, en) = if subject.mental_health { EMERGENCY_MENTAL } else { EMERGENCY };
    out.push(Disclaimer { kind: DisclaimerKind::Emergency, position: End, text: pick(pt, en).to_owned() });
    out
}

const GENERAL: (&str, &str) = (
    "Este conteúdo é informativo e educativo. Ele não substitui a avaliação, o diagnóstico nem o tratamento por profissional de saúde.",
    "This content is for information and education. It does not replace assessment, diagnosis or treatment by a health professional.",
);
const RESULTS: (&str, &str) = (
    "Os resultados de um tratamento variam de pessoa para pessoa.",
    "The results of a treatment vary from person to person.",
);
const RESULTS_NUTRITION: (&str, &str) = (
    "Os resultados podem não ocorrer da mesma forma para todos.",
    "Results may not occur in the same way for everyone.",
);
const MEDICINES: (&str, &str) = (
    "Este texto cita medicamentos. Use-os apenas com orientação de profissional habilitado e leia a bula. A persistirem os sintomas, o médico deverá ser consultado.",
    "This text mentions medicines. Use them only as directed by a licensed professional and read the leaflet. If symptoms persist, see a physician.",
);
const EMERGENCY: (&str, &str) = (
    "Em uma emergência, ligue 192 (SAMU) ou procure o pronto-socorro mais próximo.",
    "In an emergency in Brazil, call 192 (SAMU) or go to the nearest emergency room.",
);
const EMERGENCY_MENTAL: (&str, &str) = (
    "Em uma emergência, ligue 192 (SAMU) ou procure o pronto-socorro mais próximo. Se você está em sofrimento ou pensa em se machucar, ligue 188 (CVV): o atendimento é gratuito, sigiloso e funciona 24 horas.",
    "In an emergency in Brazil, call 192 (SAMU) or go to the nearest emergency room. If you are in distress or think of hurting yourself, call 188 (CVV): it is free, confidential and open 24 hours.",
);
