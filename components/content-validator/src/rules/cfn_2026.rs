//! Nutritionists, continued: Res. CFN 856/2026, whose start Res. CFN 858/2026 put off to 23 January 2027 (one secondary
//! source), and the titles of both codes.

use super::cfn::{CFN, IDENTIFIED, IDENTIFY, PROMISE, PROMISE_MEND, PROMISES, RESULT_AS_AD, RESULT_AS_AD_MEND};
use crate::{
    phrases::{commerce, image},
    rule::{Check, Day, PHRASES, Phrases, Rule, Severity, Topic, cases, text},
};

const NEW: Rule = Rule { in_force: Some(Day(2027, 1, 23)), ..CFN };

/// Charts and machine-made pictures of results.
const RESULT_CHART: &[&str] = &[
    "(grafico*|curva) ~3 (evolucao|perda|peso|resultado*) (da|do|de) ~2 <person_treated>",
    "(imagem|simulacao|projecao|foto) ~3 (gerad*|feit*|criad*) (por|com) (ia|inteligencia artificial) ~6 (resultado|corpo|antes|depois|peso)",
    "(veja|simule|simulacao) ~4 (seu corpo|resultado|depois) ~4 (ia|inteligencia artificial)",
];

pub const RULES: &[Rule] = &[
    Rule {
        id: "C-CFN-01",
        topic: Topic::Identification,
        source: "Res. CFN 856/2026, art. 24",
        check: Some(Check::Identification),
        says: IDENTIFY,
        suggests: IDENTIFIED,
        fires: cases![
            "[2027-01-23] Coma mais fibras.",
            "Maria Silva, nutricionista, CRN 12345 || pro name=Maria Silva, council=crn, number=12345",
            "Maria – CRN-3 12345 – nutricionista || pro name=Maria, council=crn, number=12345, region=3",
        ],
        passes: cases![
            "Maria Silva – Nutricionista – CRN-3 12345 || pro name=Maria Silva, council=crn, number=12345, region=3",
            "Nutricionista Rui Melo, CRN-1 5555 || pro name=Rui Melo, council=crn, number=5555, region=1",
            "joana reis nutricionista crn 4 9988 || pro name=joana reis, council=crn, number=9988, region=4",
        ],
        ..NEW
    },
    Rule {
        id: "C-CFN-03",
        topic: Topic::Images,
        source: "Res. CFN 856/2026, art. 69, § 2º",
        phrases: Phrases {
            certain: &[image::BEFORE_AFTER, image::PATIENT_RESULT, RESULT_CHART],
            unless: &[image::BEFORE_AFTER_NOT],
            soften: &[image::BEFORE_AFTER_TOLD],
            ..PHRASES
        },
        says: RESULT_AS_AD,
        suggests: RESULT_AS_AD_MEND,
        fires: cases![
            "Veja o antes e depois da Maria",
            "Gráfico da evolução do peso da minha paciente",
            "imagem gerada por ia com o resultado do seu corpo depois do plano",
        ],
        passes: cases![
            "Coma carboidrato antes e depois do treino",
            "O gráfico mostra o consumo de frutas no país.",
            "A nova norma veda antes e depois, ainda que com autorização.",
        ],
        ..NEW
    },
    Rule {
        id: "C-CFN-04",
        topic: Topic::Promise,
        source: "Res. CFN 856/2026, art. 69, § 6º",
        phrases: PROMISES,
        says: PROMISE,
        suggests: PROMISE_MEND,
        fires: cases![
            "Resultado garantido em 30 dias!",
            "perca 4 quilos sem sofrimento",
            "Método infalível para secar 5 kg.",
        ],
        passes: cases![
            "Não existe garantia de resultado; cada organismo responde de um jeito.",
            "A perda de 5% do peso já ajuda.",
            "Desconfie de dietas milagrosas.",
        ],
        ..NEW
    },
    Rule {
        id: "C-CFN-05",
        topic: Topic::Price,
        source: "Res. CFN 856/2026, art. 68, III",
        severity: Severity::Info,
        phrases: Phrases {
            certain: &[commerce::PRICE, commerce::PRICE_DOUBT],
            unless: &[commerce::PRICE_NOT],
            once: true,
            ..PHRASES
        },
        check: Some(Check::PriceTable),
        says: text(
            "o preço pode ser informado; promoção e sorteio continuam vedados.",
            "the price may be stated; promotions and raffles stay forbidden.",
        ),
        suggests: text("Mantenha só o valor, sem promoção.", "Keep the price only, without promotion."),
        fires: cases![
            "Consulta: R$ 350.",
            "O valor da consulta é de 200 reais.",
            "parcelo a consulta no cartao em tres vezes",
        ],
        passes: cases![
            "Divida o lanche em até 3 vezes ao dia.",
            "O SUS gasta R$ 1 bilhão com obesidade.",
            "Frutas da estação custam menos.",
        ],
        ..NEW
    },
    Rule {
        id: "C-CFN-05",
        topic: Topic::Price,
        source: "Res. CFN 856/2026, art. 68, III",
        phrases: Phrases {
            certain: &[commerce::PRICE_WORDS],
            doubtful: &[commerce::PRICE_WORDS_DOUBT],
            unless: &[commerce::PRICE_WORDS_NOT],
            ..PHRASES
        },
        says: text("promoção usada como propaganda.", "a promotion used as publicity."),
        suggests: text("Retire desconto, cupom e pacote promocional.", "Remove discounts, coupons and packages."),
        fires: cases![
            "Consulta com 20% de desconto nesta semana.",
            "Use o cupom VERAO na consulta.",
            "promocao de verao com pacote de 4 consultas",
        ],
        passes: cases![
            "A promoção da alimentação saudável começa na escola.",
            "Não oferecemos desconto especial.",
            "Consulta: R$ 350.",
        ],
        ..NEW
    },
    Rule {
        id: "C-CFN-07",
        topic: Topic::Sponsorship,
        source: "Res. CFN 856/2026: declarar patrocínio e uso de IA",
        phrases: Phrases { certain: &[commerce::SPONSOR], absent: &[commerce::SPONSOR_LABEL], once: true, ..PHRASES },
        says: text("patrocínio ou parceria sem declaração.", "sponsorship or partnership without a declaration."),
        suggests: text(
            "Escreva no começo “publicidade” ou “conteúdo patrocinado por …”.",
            "Write “publicidade” or “conteúdo patrocinado por …” at the start.",
        ),
        fires: cases![
            "Receita em parceria com a loja do bairro.",
            "recebidos da semana com codigo de desconto na bio",
            "Fui à feira a convite da empresa.",
        ],
        passes: cases![
            "Conteúdo patrocinado por Loja X. Receita em parceria com a loja.",
            "Trabalhamos com a escola na horta.",
            "Publicidade. Recebi da marca este pão.",
        ],
        ..NEW
    },
    Rule {
        id: "C-CFN-08",
        topic: Topic::Title,
        source: "Res. CFN 689/2021 e 778/2024; Res. CFN 856/2026, art. 24, § 2º",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[&[
                "(sou|como) nutricionista (esportiv*|comportamental|funcional|clinic*|ortomolecular|integrativ*|vegan*|materno|oncologic*|estetic*|holistic*|quantic*|infantil)",
                "nutricionista (esportiv*|comportamental|funcional|clinic*|ortomolecular|integrativ*|materno infantil|oncologic*|estetic*|holistic*|quantic*) ~3 crn",
                "^ nutricionista (esportiv*|comportamental|funcional|ortomolecular|integrativ*|quantic*) ",
                "(sou|como) nutri (esportiv*|funcional|comportamental|clinica)",
            ]],
            without: &[&["titulo de especialista", "(procure|busque|consulte)"]],
            ..PHRASES
        },
        check: Some(Check::TitleOfNutritionist),
        says: text("título fora da lista reconhecida pelo CFN.", "a title outside the list that the CFN recognises."),
        suggests: text(
            "Escreva “Nutricionista” e, se houver, “especialista em …” com registro no CRN; “Dr(a).” só com doutorado.",
            "Write “Nutricionista” and, if you hold it, the specialist title registered with the CRN; “Dr.” needs a doctorate.",
        ),
        fires: cases![
            "Sou nutricionista comportamental e falo de fome.",
            "Joana Reis – nutricionista esportiva – CRN-4 9988",
            "sou nutricionista funcional ha dez anos",
            "Dra. Maria Silva, nutricionista || pro title=Dra., name=Maria Silva, council=crn, number=1, region=3",
        ],
        passes: cases![
            "Joana Reis – Nutricionista – CRN-4 9988 || pro name=Joana Reis, council=crn, number=9988, region=4",
            "Procure uma nutricionista clínica no hospital.",
            "O nutricionista da escola organiza o cardápio.",
        ],
        ..CFN
    },
];
