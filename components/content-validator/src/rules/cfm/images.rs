//! Images of patients, of results and of care.

use super::CFM;
use crate::{
    phrases::image,
    rule::{Check, PHRASES, Phrases, Rule, Severity, Topic, cases, text},
};

pub const RULES: &[Rule] = &[
    Rule {
        id: "C-CFM-11",
        topic: Topic::Own,
        source: "Res. CFM 2.336/2023, art. 11, VIII",
        phrases: Phrases { certain: &[image::LIVE], unless: &[image::LIVE_NOT], without: &[&["terceiros"]], ..PHRASES },
        says: text(
            "transmite consulta ou procedimento ao vivo ou em tempo real, o que nem a autorização permite.",
            "shows a consultation or procedure live or in real time, which not even consent allows.",
        ),
        suggests: text(
            "Retire a transmissão; explique o procedimento com ilustração ou animação.",
            "Remove the broadcast; explain the procedure with a drawing or animation.",
        ),
        fires: cases![
            "Amanhã tem cirurgia ao vivo no nosso perfil.",
            "Assista à transmissão do procedimento em tempo real.",
            "vou fazer uma live da minha cirurgia de nariz",
            "[en] Watch our live surgery tonight.",
        ],
        passes: cases![
            "O cirurgião acompanha em tempo real a pressão do paciente.",
            "A aula ao vivo sobre hipertensão é aberta.",
            "O CFM veda cirurgia ao vivo nas redes.",
            "A doula acompanha o parto.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-12",
        topic: Topic::Images,
        source: "Res. CFM 2.336/2023, art. 14",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[image::BEFORE_AFTER, image::PATIENT_RESULT],
            unless: &[image::BEFORE_AFTER_NOT],
            soften: &[image::BEFORE_AFTER_TOLD],
            ..PHRASES
        },
        says: text(
            "resultado de paciente só cabe no conjunto educativo de quatro partes.",
            "a patient's result may only stand within the educational set of four parts.",
        ),
        suggests: text(
            "Mostre indicações, antes e depois de ao menos 4 pacientes diferentes e não identificáveis, e complicações; ou retire.",
            "Show indications, before and after of at least 4 different, unidentifiable patients, and complications; or remove it.",
        ),
        fires: cases![
            "Veja o antes e depois da Maria",
            "Fotos de antes e depois da lipo no nosso perfil.",
            "olha o resultado da nossa paciente depois de tres meses",
            "[en] See our before and after gallery.",
        ],
        passes: cases![
            "Coma carboidrato antes e depois do treino",
            "Lave as mãos antes e depois de manipular alimentos.",
            "Meça a pressão antes e depois do exercício.",
            "Não publicamos antes e depois de pacientes.",
            "O que comer antes e depois da cirurgia bariátrica",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-12",
        topic: Topic::Images,
        source: "Res. CFM 2.336/2023, art. 14",
        check: Some(Check::PatientImages),
        says: text(
            "imagem de paciente ou de resultado fora do conjunto educativo completo.",
            "an image of a patient or result stands outside a complete educational set.",
        ),
        suggests: text(
            "Complete as quatro partes (indicações; ≥ 4 “antes”; ≥ 4 “depois” de pacientes diferentes; complicações), sem edição, com autorização.",
            "Complete the four parts (indications; ≥ 4 before; ≥ 4 after of different patients; complications), unedited, with consent.",
        ),
        fires: cases![
            "Preenchimento labial.\n![Lábios da paciente depois do preenchimento]()",
            "![Antes]()\n![Depois]()",
            "Resultado da sessão.\n![Paciente após uma sessão de laser](resultado real)",
            "[en] ![Before and after of our patient]()",
        ],
        passes: cases![
            "![Desenho da anatomia do joelho]()",
            "![Gráfico de casos por ano](Fonte: Ministério da Saúde)",
            "![Mulher mede a pressão em casa](banco de imagens)",
        ],
        ..CFM
    },
    Rule {
        id: "C-CEM-75",
        topic: Topic::Own,
        source: "Código de Ética Médica (Res. CFM 2.217/2018), art. 75",
        severity: Severity::Error,
        verified: false,
        check: Some(Check::ConsentedPatient),
        says: text(
            "paciente identificável em publicação: o Código de Ética o veda mesmo com autorização.",
            "an identifiable patient in a publication: the Code of Ethics forbids it even with consent.",
        ),
        suggests: text(
            "Retire nome, imagem e detalhes que identifiquem; conte o caso só pelo que ensina.",
            "Remove name, image and identifying details; tell the case for what it teaches only.",
        ),
        fires: cases![
            "Maria Alves venceu a asma. || patient+consented name=Maria Alves",
            "![Retrato]()\nJoão sorri. || patient+consented name=João",
            "o seu antonio prado autorizou contar || patient+consented name=antonio prado",
        ],
        passes: cases![
            "Uma paciente de 40 anos melhorou. || patient+consented age=40 anos",
            "Maria Alves é enfermeira. || prof name=Maria Alves",
            "Ana estudou asma. || third+consented name=Ana",
        ],
        ..CFM
    },
];
