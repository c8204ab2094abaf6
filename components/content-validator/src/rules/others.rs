//! Other councils and self-regulation, of low certainty: every rule here stands from memory.

use crate::{
    phrases::commerce,
    rule::{Check, Day, PHRASES, Phrases, RULE, Rule, Severity, Topic, cases, text},
};

const OTHER: Rule = Rule { verified: false, severity: Severity::Warning, ..RULE };

pub const RULES: &[Rule] = &[
    Rule {
        id: "C-OUT-01",
        source: "COFFITO 424/2013 e 532/2021; CFF 596/2014; CFFa 490/2016; CONFEF 508/2023: nome e registro",
        check: Some(Check::OtherCouncil),
        says: text(
            "identificação incompleta: nome, número e região ou UF do conselho.",
            "incomplete identification: name, number and region or state of the council.",
        ),
        suggests: text(
            "Complete o registro como o conselho o escreve.",
            "Complete the registration as the council writes it.",
        ),
        fires: cases![
            "Fisioterapeuta Lia Prado, CREFITO 12345 || pro name=Lia Prado, council=crefito, number=12345",
            "Rui, farmacêutico, CRF-SP 99 || pro name=Rui, council=crf, number=99, region=SP",
            "bia nunes educadora fisica cref || pro name=bia nunes, council=cref",
        ],
        passes: cases![
            "Lia Prado, CREFITO-3 12345-F || pro name=Lia Prado, council=crefito, number=12345, region=3",
            "Rui Melo, farmacêutico, CRF-SP 99 || pro name=Rui Melo, council=crf, number=99, region=SP",
            "A fisioterapia ajuda na reabilitação.",
        ],
        ..OTHER
    },
    Rule {
        id: "C-CON-01",
        topic: Topic::Sponsorship,
        source: "Código CONAR, arts. 9º e 28; Guia de influenciadores",
        phrases: Phrases { certain: &[commerce::SPONSOR], absent: &[commerce::SPONSOR_LABEL], once: true, ..PHRASES },
        says: text(
            "parceria ou brinde de marca sem a indicação de publicidade.",
            "a brand partnership or gift without being labelled as advertising.",
        ),
        suggests: text("Escreva “publicidade” logo no começo.", "Write “publicidade” at the very start."),
        fires: cases![
            "Post em parceria com a marca de cremes.",
            "recebidos da loja com codigo de desconto",
            "[en] Gifted by a skincare brand.",
        ],
        passes: cases![
            "Publicidade: post em parceria com a marca.",
            "A parceria entre médico e paciente importa.",
            "[en] Sponsored content, gifted by a brand.",
        ],
        ..OTHER
    },
    Rule {
        id: "C-CON-02",
        source: "Portaria conjunta SENACON/SEDIGI 3/2026",
        in_force: Some(Day(2026, 10, 31)),
        severity: Severity::Info,
        phrases: Phrases {
            certain: &[&["(cupom|codigo de desconto|link de afiliad*|comissao por venda|use my code|affiliate link)"]],
            absent: &[commerce::SPONSOR_LABEL],
            once: true,
            ..PHRASES
        },
        says: text(
            "ganho por indicação sem aviso de influência paga.",
            "a paid referral without the disclosure of paid influence.",
        ),
        suggests: text(
            "Diga no texto que há comissão ou benefício.",
            "Say in the text that there is a commission or benefit.",
        ),
        fires: cases!["Use o cupom BIA10 na loja.", "tem link de afiliado na bio", "[en] Use my code at checkout.",],
        passes: cases![
            "Conteúdo patrocinado. Use o cupom BIA10.",
            "[2026-05-01] Use o cupom BIA10 na loja.",
            "Não usamos link de afiliado.",
        ],
        ..OTHER
    },
];
