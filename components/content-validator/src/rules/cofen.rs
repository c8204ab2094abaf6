//! Nursing: Res. COFEN 554/2017.

use crate::{
    phrases::{image, medicine, praise, promise},
    rule::{Check, PHRASES, Phrases, Profession, RULE, Rule, Sense, Severity, Topic, When, cases, text},
};

const COFEN: Rule = Rule { profession: Some(Profession::Cofen), ..RULE };

pub const RULES: &[Rule] = &[
    Rule {
        id: "C-COF-01",
        topic: Topic::Identification,
        source: "Res. COFEN 554/2017: nome, número e categoria",
        check: Some(Check::Identification),
        says: text(
            "a publicação não traz a identificação completa: nome, COREN-UF com número e categoria (ENF, TEC, AUX).",
            "the page lacks full identification: name, COREN-UF number and category (ENF, TEC, AUX).",
        ),
        suggests: text("Escreva “Nome completo – COREN-UF nnn.nnn-ENF”.", "Write “Full name – COREN-UF nnn.nnn-ENF”."),
        fires: cases![
            "Lave as mãos antes do curativo.",
            "Enf. Rosa Lima, COREN-SP 123456 || pro title=Enf., name=Rosa Lima, council=coren, number=123456, region=SP",
            "rosa enfermeira coren 123456 enf || pro name=rosa lima, council=coren, number=123456, category=ENF",
        ],
        passes: cases![
            "Rosa Lima – COREN-SP 123.456-ENF || pro name=Rosa Lima, council=coren, number=123456, region=SP, category=ENF",
            "Caio Reis, técnico, COREN-BA 9.999-TEC || pro name=Caio Reis, council=coren, number=9999, region=BA, category=TEC",
            "enfermeira rosa lima coren sp 123456 enf || pro name=rosa lima, council=coren, number=123456, region=sp, category=enf",
        ],
        ..COFEN
    },
    Rule {
        id: "C-COF-02",
        topic: Topic::Promise,
        source: "Res. COFEN 554/2017, art. 4º, VI",
        phrases: Phrases {
            certain: &[promise::PROMISE],
            doubtful: &[promise::PROMISE_DOUBT],
            soften: &[promise::PROMISE_HEDGED],
            unless: &[promise::PROMISE_NOT],
            ..PHRASES
        },
        says: text("garantia ou promessa de resultado.", "a guarantee or promise of results."),
        suggests: text("Descreva o cuidado e os seus limites.", "Describe the care and its limits."),
        fires: cases![
            "Resultado garantido em 30 dias!",
            "Garantimos a cura da ferida com laser.",
            "procedimento estetico sem riscos",
        ],
        passes: cases![
            "Não existe garantia de resultado; cada organismo responde de um jeito.",
            "A cicatrização depende da nutrição.",
            "O COFEN proíbe garantia de resultado.",
        ],
        ..COFEN
    },
    Rule {
        id: "C-COF-02",
        topic: Topic::Method,
        source: "Res. COFEN 554/2017, art. 4º, II e III",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[praise::METHOD],
            unless: &[praise::METHOD_NOT],
            without: &[praise::HISTORY],
            ..PHRASES
        },
        says: text(
            "método sem rigor científico ou sem comprovação.",
            "a method without scientific rigour or evidence.",
        ),
        suggests: text("Cite a evidência ou retire a afirmação.", "Cite the evidence or remove the statement."),
        fires: cases![
            "Técnica revolucionária de amamentação.",
            "criei um metodo proprio de curativo",
            "Protocolo milagroso para feridas.",
        ],
        passes: cases![
            "O aleitamento exclusivo protege o bebê.",
            "Não existe técnica milagrosa.",
            "O protocolo do hospital segue a OMS.",
        ],
        ..COFEN
    },
    Rule {
        id: "C-COF-02",
        topic: Topic::Images,
        source: "Res. COFEN 554/2017, art. 4º, IV e VII: comparação antes e depois e imagens de pacientes em redes",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[image::BEFORE_AFTER, image::PATIENT_RESULT],
            unless: &[image::BEFORE_AFTER_NOT],
            soften: &[image::BEFORE_AFTER_TOLD],
            ..PHRASES
        },
        check: Some(Check::PatientImages),
        says: text(
            "imagem ou resultado de paciente usado para divulgar técnica.",
            "a patient's image or result used to publicise a technique.",
        ),
        suggests: text(
            "Retire a imagem; use ilustração com a origem.",
            "Remove the image; use a drawing with its origin.",
        ),
        fires: cases![
            "Veja o antes e depois da Maria",
            "![Ferida da paciente antes do curativo]()",
            "olha a evolucao do nosso paciente em dez dias",
        ],
        passes: cases![
            "Higienize as mãos antes e depois de cada atendimento.",
            "![Desenho das camadas da pele]()",
            "Não divulgamos antes e depois.",
        ],
        ..COFEN
    },
    Rule {
        id: "C-COF-02",
        topic: Topic::Consultation,
        source: "Res. COFEN 554/2017, art. 4º, V",
        when: &[When::Public],
        phrases: Phrases {
            certain: &[medicine::MASS_CONSULTATION, medicine::PERSONAL_DOSE],
            doubtful: &[medicine::PERSONAL_DOSE_DOUBT, medicine::MASS_CONSULTATION_DOUBT],
            soften: &[medicine::DEFERENCE],
            unless: &[medicine::MASS_CONSULTATION_NOT, medicine::PERSONAL_DOSE_NOT],
            ..PHRASES
        },
        says: text(
            "consultoria por rede social no lugar da consulta de enfermagem.",
            "advice through social media in place of a nursing consultation.",
        ),
        suggests: text(
            "Convide para a consulta; nas redes, só informação geral.",
            "Invite to a consultation; on networks give general information only.",
        ),
        fires: cases![
            "Faço consultoria de amamentação pelo Instagram.",
            "Mande a foto da ferida que eu avalio.",
            "tome 2 comprimidos a cada 8 horas",
        ],
        passes: cases![
            "Agende sua consulta de enfermagem pelo WhatsApp.",
            "Não avalio feridas pelo direct.",
            "A consulta de enfermagem é presencial.",
        ],
        ..COFEN
    },
    Rule {
        id: "C-COF-02",
        topic: Topic::Testimony,
        source: "Res. COFEN 554/2017, art. 4º, I e VII",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[praise::TESTIMONY, praise::SENSATION],
            unless: &[praise::TESTIMONY_NOT, praise::SENSATION_NOT],
            sense: Sense::Speech,
            ..PHRASES
        },
        says: text("divulgação sensacionalista ou enganosa.", "sensational or misleading publicity."),
        suggests: text("Retire elogio, pressa e escassez.", "Remove praise, hurry and scarcity."),
        fires: cases![
            "Últimas vagas para o curso de banho do bebê!",
            "Depoimentos de clientes da nossa laserterapia.",
            "a enfermeira e maravilhosa super recomendo",
        ],
        passes: cases!["O curso tem dez lugares.", "Recomendo muito repouso.", "Não usamos depoimentos de pacientes.",],
        ..COFEN
    },
    Rule {
        id: "C-COF-02",
        topic: Topic::Superlative,
        source: "Res. COFEN 554/2017, art. 4º, I e VIII",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[praise::SUPERLATIVE, praise::EQUIPMENT],
            unless: &[praise::SUPERLATIVE_NOT, praise::EQUIPMENT_NOT],
            ..PHRASES
        },
        says: text("publicidade enganosa ou que diminui colegas.", "publicity that misleads or belittles colleagues."),
        suggests: text(
            "Descreva a formação e o serviço, sem comparação.",
            "Describe training and service, without comparison.",
        ),
        fires: cases![
            "A melhor enfermeira da região.",
            "Somos número 1 em feridas.",
            "a clinica e referencia em curativos"
        ],
        passes: cases![
            "Os valores de referência da pressão mudaram.",
            "A queda é a causa número 1 de fratura.",
            "A melhor enfermeira é aquela que ouve? Depende.",
        ],
        ..COFEN
    },
    Rule {
        id: "C-COF-03",
        topic: Topic::Title,
        source: "Res. COFEN 554/2017: título de especialista registrado",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[&[
                "(sou|somos) [enfermeir*|um|uma] [enfermeir*] especialista* em",
                "(enfermeira|enfermeiro) especialista em",
                "(i|we) (am|are) [a] specialist* in",
            ]],
            without: &[&[
                "(registrad*|registro|inscrit*) (no|pelo) ~1 (coren|cofen)",
                "titulo de especialista",
                "procure",
            ]],
            ..PHRASES
        },
        says: text(
            "título de especialista sem registro no COREN mencionado.",
            "a specialist title without mention of its COREN registration.",
        ),
        suggests: text(
            "Acrescente “registrado no COREN” ou retire o título.",
            "Add “registered with COREN”, or drop the title.",
        ),
        fires: cases![
            "Sou especialista em amamentação.",
            "Enfermeira especialista em feridas",
            "somos especialistas em estetica",
        ],
        passes: cases![
            "Enfermeira especialista em Obstetrícia, título registrado no COREN.",
            "Procure uma enfermeira especialista em estomias.",
            "Não sou especialista em UTI.",
        ],
        ..COFEN
    },
];
