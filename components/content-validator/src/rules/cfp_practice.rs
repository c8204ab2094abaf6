//! Psychologists, continued: urgency, testimonials, tests, help in a crisis, religion, lapsed registries.

use super::cfp::CFP;
use crate::{
    phrases::{image, praise},
    rule::{Check, Day, PHRASES, Phrases, Rule, Sense, Severity, Topic, cases, text},
};

pub const RULES: &[Rule] = &[
    Rule {
        id: "C-CFP-07",
        topic: Topic::Sensation,
        source: "Código de Ética do Psicólogo, art. 20, h",
        phrases: Phrases {
            certain: &[praise::SENSATION],
            doubtful: &[praise::SENSATION_DOUBT],
            unless: &[praise::SENSATION_NOT],
            ..PHRASES
        },
        says: text("sensacionalismo ou urgência artificial.", "sensationalism or artificial urgency."),
        suggests: text(
            "Retire prazo, escassez e medo; explique quando buscar ajuda.",
            "Remove deadlines, scarcity and fear; explain when to seek help.",
        ),
        fires: cases![
            "Vagas limitadas para o grupo de terapia!",
            "Última chance de mudar a sua história.",
            "so hoje agenda aberta por tempo limitado",
            "~ Procure terapia antes que seja tarde.",
        ],
        passes: cases![
            "Só hoje sabemos como o trauma age no cérebro.",
            "Não trabalhamos com últimas vagas.",
            "O grupo tem oito lugares.",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-08",
        topic: Topic::Testimony,
        source: "Código de Ética do Psicólogo, art. 9º; Nota Técnica CFP 1/2022",
        phrases: Phrases {
            certain: &[praise::TESTIMONY],
            doubtful: &[praise::TESTIMONY_DOUBT],
            unless: &[praise::TESTIMONY_NOT],
            sense: Sense::Speech,
            ..PHRASES
        },
        says: text(
            "depoimento: só com autorização escrita, e é desaconselhado.",
            "a testimonial: only with written consent, and discouraged.",
        ),
        suggests: text("Retire o depoimento.", "Remove the testimonial."),
        fires: cases![
            "Veja os depoimentos de clientes do consultório.",
            "> A psicóloga mudou minha vida! Dra. Carla, você mudou minha vida.",
            "o que meus pacientes dizem da terapia",
            "~ Obrigada, dra. Carla, por tudo.",
        ],
        passes: cases![
            "Não publicamos depoimentos de pacientes.",
            "O depoimento especial protege a criança na Justiça.",
            "A psicóloga ouve sem julgar.",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-08",
        source: "Código de Ética do Psicólogo, art. 9º; Nota Técnica CFP 1/2022",
        phrases: Phrases {
            certain: &[image::CLINICAL_CASE],
            doubtful: &[image::CLINICAL_CASE_DOUBT],
            sense: Sense::Speech,
            ..PHRASES
        },
        says: text(
            "caso clínico, ainda que anônimo: só com autorização escrita, e é desaconselhado.",
            "a clinical case, even anonymous: only with written consent, and discouraged.",
        ),
        suggests: text(
            "Troque o caso por uma situação inventada e dita como tal, ou pela literatura.",
            "Replace the case by an invented situation that is named as such, or by the literature.",
        ),
        fires: cases![
            "Atendi uma paciente que tinha medo de dirigir.",
            "uma paciente me contou que nao dormia",
            "Um cliente meu sonhou com a mãe.",
            "~ Relato da paciente M., 34 anos, que superou o pânico.",
        ],
        passes: cases![
            "Imagine uma pessoa com medo de dirigir.",
            "Pacientes com fobia evitam situações.",
            "O relato do paciente é a parte mais importante da consulta.",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-08",
        topic: Topic::Images,
        source: "Código de Ética do Psicólogo, art. 9º; Nota Técnica CFP 1/2022",
        check: Some(Check::PatientImages),
        says: text("imagem de paciente.", "an image of a patient."),
        suggests: text(
            "Use ilustração ou banco de imagens, com a origem na legenda.",
            "Use a drawing or stock image, with its origin in the caption.",
        ),
        fires: cases![
            "![Paciente durante a sessão]()",
            "![Sala com a paciente na poltrona](sessão real)",
            "[en] ![A patient of our clinic]()",
        ],
        passes: cases![
            "![Sala de atendimento vazia]()",
            "![Desenho de um cérebro]()",
            "![Modelo em poltrona](banco de imagens)",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-09",
        source: "Código de Ética do Psicólogo, art. 18 e art. 2º, q",
        phrases: Phrases {
            certain: &[&[
                "descubra se [voce] (tem|e|sofre|possui|esta) ~3 <mental>",
                "(faca|responda|realize|complete) ~2 (teste|quiz|questionario) ~5 (descubra|saiba|saber|descobrir|veja) ~~6 (<mental>|estresse|personalidade|emocional|mental)",
                "(marque|assinale|responda) ~~10 (veja|descubra|saiba|confira) se [voce] (tem|e|sofre|esta) ~1 <mental>",
                "(teste|quiz) ~~1 (voce|vc) (tem|e|sofre|esta|possui)",
                "(quiz|teste online) (de|da|do|para|sobre) ~1 (personalidade|depressao|ansiedade|tdah|autismo|burnout|narcisis*|qi)",
                "(rorschach|beck|bdi|bai|wisc|wais|htp|palografico|zulliger|bfp|neo pi|tat|cat a) ~6 (baixe|download|pdf|gabarito|pranchas|itens|respostas|aplique|online|correcao|responda)",
                "(baixe|download|pdf|gabarito|aplique|responda) ~6 (rorschach|beck|bdi|bai|wisc|wais|htp|palografico|zulliger|bfp)",
                "(take|do) ~2 (quiz|test) ~4 (find out|see if|know if)",
                "find out if you (have|are|suffer) ~2 <mental>",
            ]],
            doubtful: &[&[
                "descubra se voce (tem|e|sofre|possui|esta)",
                "(faca|responda|realize|complete) ~2 (quiz|questionario) ~5 (descubra|saiba|saber|descobrir|veja)",
                "find out if you (have|are|suffer)",
            ]],
            ..PHRASES
        },
        says: text(
            "teste psicológico, quiz de diagnóstico ou resultado de avaliação exposto ao público.",
            "a psychological test, diagnostic quiz or assessment result is shown to the public.",
        ),
        suggests: text(
            "Retire o teste; descreva sinais que merecem avaliação com psicóloga(o).",
            "Remove the test; describe signs that deserve an assessment by a psychologist.",
        ),
        fires: cases![
            "Descubra se você tem depressão.",
            "Faça o teste e saiba o seu nível de ansiedade.",
            "baixe aqui o pdf do inventario de beck",
            "[en] Take the quiz and find out if you have ADHD.",
        ],
        passes: cases![
            "O Inventário de Beck é aplicado por psicólogos.",
            "Faça o teste de glicemia em jejum.",
            "Nenhum quiz de personalidade substitui a avaliação.",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-10",
        source: "boa prática: informar ajuda em crise (CVV 188, SAMU 192)",
        severity: Severity::Warning,
        check: Some(Check::MentalHealthWithoutHelp),
        says: text(
            "página de saúde mental sem orientação para crise (CVV 188, SAMU 192).",
            "a mental-health page without help for a crisis (CVV 188, SAMU 192 in Brazil).",
        ),
        suggests: text(
            "Acrescente: “Em crise, ligue para o CVV, 188, ou o SAMU, 192.”",
            "Add: “In a crisis in Brazil, call CVV at 188 or SAMU at 192.”",
        ),
        inserts: Some(text(
            "Se você está em crise, ligue para o CVV, 188, a qualquer hora; em emergência, para o SAMU, 192.",
            "If you are in a crisis in Brazil, call CVV at 188 at any hour; in an emergency call SAMU at 192.",
        )),
        fires: cases![
            "# Depressão\nA depressão tem tratamento.",
            "ansiedade e depressao andam juntas e o panico tambem pode aparecer",
            "Pensar em suicídio pede ajuda imediata.",
        ],
        passes: cases![
            "# Depressão\nEm crise, ligue 188.",
            "# Varizes\nMeias de compressão ajudam.",
            "Ansiedade leve antes da prova é comum.",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-11",
        source: "Res. CFP 7/2023",
        phrases: Phrases {
            certain: &[&[
                "(psicolog*|terapeuta|psicoterapia|terapia|psicologia) (crista|cristao|catolic*|evangelic*|espirita|gospel|biblica|protestante|judaic*|umbandista|da fe)",
                "(terapia|atendimento|consulta|abordagem) ~4 (principios biblicos|ensinamentos biblicos|valores cristaos|base na biblia|palavra de deus|guiad* por deus|com fe em)",
                "(christian|biblical|catholic|islamic|jewish) (psychologist*|therap*|counseling|psychology)",
            ]],
            ..PHRASES
        },
        says: text("religião usada como publicidade da Psicologia.", "religion used to advertise psychology."),
        suggests: text("Retire a crença da divulgação profissional.", "Keep belief out of professional publicity."),
        fires: cases![
            "Psicóloga cristã com agenda aberta.",
            "Terapia baseada em princípios bíblicos.",
            "atendimento com valores cristaos para casais",
        ],
        passes: cases![
            "A espiritualidade do paciente é respeitada.",
            "O estudo comparou católicos e evangélicos.",
            "Não existe psicologia cristã como especialidade.",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-12",
        source: "Res. CFP 9/2024",
        in_force: Some(Day(2024, 7, 18)),
        verified: false,
        phrases: Phrases {
            certain: &[&[
                "(cadastro|selo|cadastrad*|registro|site|plataforma) ~2 (e psi|epsi)",
                "(e psi|epsi) (ativo|aprovado|regular|cadastro|do cfp)",
            ]],
            ..PHRASES
        },
        says: text(
            "o cadastro e-Psi deixou de existir; anunciá-lo engana.",
            "the e-Psi registry has ended; announcing it misleads.",
        ),
        suggests: text(
            "Retire o selo e-Psi e cite a Res. CFP 9/2024, se for preciso.",
            "Remove the e-Psi seal; cite Res. CFP 9/2024 if needed.",
        ),
        fires: cases![
            "Atendimento online com cadastro e-Psi.",
            "Selo e-Psi na bio.",
            "sou cadastrada no e psi e atendo o brasil todo",
        ],
        passes: cases![
            "O cadastro e-Psi não existe mais desde 2024.",
            "Atendimento online conforme a Res. CFP 9/2024.",
            "[2023-05-01] Atendimento online com cadastro e-Psi.",
        ],
        ..CFP
    },
];
