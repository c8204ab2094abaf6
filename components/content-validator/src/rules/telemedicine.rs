//! Telemedicine: Res. CFM 2.314/2022, for content that offers remote care.

use crate::rule::{Day, PHRASES, Phrases, Profession, RULE, Rule, Severity, cases, text};

const TEL: Rule =
    Rule { profession: Some(Profession::Cfm), in_force: Some(Day(2022, 5, 5)), severity: Severity::Warning, ..RULE };

/// Remote care offered, not described.
const OFFER: &[&str] = &[
    "(atendo|atendemos|atende|consulto|faco|fazemos|oferecemos|ofereco|realizamos|realizo|agende|marque|disponivel|tambem) ~4 (online|on line|a distancia|por video|por videochamada|remot*|telemedicina|teleconsulta*)",
    "(consulta*|atendimento*) ~1 (online|on line|por video|por videochamada|por telemedicina|remot*) [~2] (disponive*|para todo|em todo|com a|com o|agende|de onde)",
    "(agende|marque|faca) ~2 teleconsulta",
    "(i|we) [also] (offer|see patients|consult) ~3 (online|remotely|by video|telemedicine)",
    "book ~2 (online|video) (consultation|visit)",
];

pub const RULES: &[Rule] = &[
    Rule {
        id: "C-TEL-01",
        source: "Res. CFM 2.314/2022: termo de consentimento e registro em prontuário",
        phrases: Phrases { certain: &[OFFER], absent: &[&["consentimento", "consent"]], once: true, ..PHRASES },
        says: text(
            "teleconsulta oferecida sem dizer que há termo de consentimento e registro em prontuário.",
            "remote care is offered without saying that consent is recorded and a medical record is kept.",
        ),
        suggests: text(
            "Acrescente que a teleconsulta depende de consentimento registrado e consta do prontuário.",
            "Add that remote care requires recorded consent and enters the medical record.",
        ),
        inserts: Some(text(
            "A teleconsulta depende do seu consentimento registrado e fica anotada no prontuário.",
            "Remote consultations require your recorded consent and are entered in the medical record.",
        )),
        fires: cases![
            "Atendo também online, por vídeo, em todo o Brasil.",
            "Agende sua teleconsulta com a nossa equipe.",
            "fazemos consulta a distancia de segunda a sexta",
        ],
        passes: cases![
            "Atendo online, com termo de consentimento e prontuário.",
            "A telemedicina cresceu durante a pandemia.",
            "Não fazemos consulta a distância.",
        ],
        ..TEL
    },
    Rule {
        id: "C-TEL-02",
        source: "Res. CFM 2.314/2022: SRES NGS2, assinatura qualificada ICP-Brasil, LGPD",
        severity: Severity::Info,
        phrases: Phrases {
            certain: &[OFFER],
            absent: &[&[
                "icp",
                "ngs2",
                "ngs 2",
                "assinatura (digital|qualificada|eletronica)",
                "lgpd",
                "digital signature",
            ]],
            once: true,
            ..PHRASES
        },
        says: text(
            "a página oferece teleconsulta e não diz como documentos são assinados e dados protegidos.",
            "the page offers remote care and does not say how documents are signed and data protected.",
        ),
        suggests: text(
            "Informe que receitas e atestados levam assinatura ICP-Brasil e que o sistema segue a LGPD.",
            "Say that prescriptions carry an ICP-Brasil signature and that the system follows the LGPD.",
        ),
        fires: cases![
            "Atendo por telemedicina às quintas.",
            "Oferecemos atendimento online para todo o estado.",
            "marque sua consulta online com a doutora",
        ],
        passes: cases![
            "Atendo por telemedicina, com assinatura digital ICP-Brasil.",
            "A teleconsulta foi regulamentada em 2022.",
            "Atendemos online conforme a LGPD.",
        ],
        ..TEL
    },
    Rule {
        id: "C-TEL-03",
        source: "Res. CFM 2.314/2022: doença crônica, consulta presencial em intervalo de até 180 dias",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[&[
                "(acompanhamento|tratamento|seguimento|atendimento) ~4 (100 % online|totalmente online|exclusivamente online|so online|somente online|sem (nenhuma|precisar de) consulta presencial|sem sair de casa)",
                "sem [nenhuma] consulta presencial",
                "nunca precisa (vir|ir) ao consultorio",
                "(care|treatment|follow up) ~2 (entirely|100 % ) online",
                "without [any] in person visit*",
            ]],
            without: &[&["180", "presencial a cada", "in person every"]],
            ..PHRASES
        },
        says: text(
            "acompanhamento só a distância: doença crônica pede consulta presencial a cada 180 dias, no máximo.",
            "remote-only follow-up: chronic disease needs a visit in person at least every 180 days.",
        ),
        suggests: text(
            "Diga que o acompanhamento inclui consulta presencial em até 180 dias.",
            "Say that follow-up includes a visit in person within 180 days.",
        ),
        fires: cases![
            "Tratamento da obesidade 100% online.",
            "Seu acompanhamento é exclusivamente online.",
            "trate sua pressao sem consulta presencial",
        ],
        passes: cases![
            "Acompanhamento online com consulta presencial a cada 180 dias.",
            "O tratamento não pode ser totalmente online.",
            "O curso é 100% online.",
        ],
        ..TEL
    },
    Rule {
        id: "C-TEL-04",
        source: "Res. CFM 2.314/2022: teletriagem é ato médico",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[&[
                "(chatbot|robo|formulario|assistente virtual|bot|aplicativo|app|questionario|inteligencia artificial|ia) ~5 (triagem|triar|classifica* ~3 (risco|gravidade|urgencia)|avalia* ~2 sintoma*|analisa* ~2 sintoma*|diz ~3 (doenca|diagnostico))",
                "triagem (automatica|automatizada|online|virtual|por (chatbot|robo|whatsapp|ia))",
                "(chatbot|bot|form|app) ~4 (triage|evaluates your symptoms|checks your symptoms)",
                "automatic triage",
            ]],
            ..PHRASES
        },
        says: text(
            "triagem de sintomas por formulário ou robô: a teletriagem é ato médico.",
            "symptom triage by form or bot: tele-triage is a medical act.",
        ),
        suggests: text(
            "Use o formulário só para contato e agendamento; a triagem é do médico.",
            "Use the form for contact and booking only; triage belongs to the physician.",
        ),
        fires: cases![
            "Nosso chatbot faz a triagem dos seus sintomas.",
            "Responda ao formulário de triagem automática.",
            "o robo avalia os sintomas e diz se e urgente",
        ],
        passes: cases![
            "O chatbot serve apenas para marcar horário.",
            "Na UPA, a triagem é feita por enfermeiros.",
            "O formulário não faz triagem de sintomas.",
        ],
        ..TEL
    },
    Rule {
        id: "C-TEL-05",
        source: "Res. CFM 2.314/2022: plataforma com sede no Brasil e registro no CRM",
        phrases: Phrases {
            certain: &[&[
                "(plataforma|aplicativo|app|empresa|startup) ~3 (estrangeir*|american*|internacional|sediad* (no|fora)|com sede (no exterior|fora|nos estados unidos|na europa|em portugal)) ~8 (teleconsulta*|telemedicina|consulta*|atend*)",
                "(teleconsulta*|telemedicina|atend*|consulta*) ~6 (plataforma|aplicativo|app|empresa) ~3 (estrangeir*|american*|internacional|com sede (no exterior|fora|nos estados unidos|na europa|em portugal))",
                "telehealth (platform|app) based (abroad|in)",
            ]],
            ..PHRASES
        },
        says: text(
            "teleconsulta por empresa de fora: a plataforma precisa de sede no Brasil e registro no CRM.",
            "remote care through a foreign company: the platform must be seated in Brazil and registered with the CRM.",
        ),
        suggests: text(
            "Confirme a sede e o registro da plataforma e informe-os na página.",
            "Confirm the platform's seat and registration and state them on the page.",
        ),
        fires: cases![
            "Atendo por teleconsulta em uma plataforma americana.",
            "A plataforma internacional oferece consultas com brasileiros.",
            "faço telemedicina por um app com sede no exterior",
        ],
        passes: cases![
            "Atendo por plataforma registrada no CRM de São Paulo.",
            "A empresa americana publicou o estudo.",
            "Não usamos plataforma estrangeira para teleconsulta.",
        ],
        ..TEL
    },
    Rule {
        id: "C-TEL-06",
        source: "Res. CFM 2.314/2022: a consulta presencial é o padrão de referência",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[&[
                "(substitui*|substituem|dispensa|dispensam) ~2 (consulta|atendimento|avaliacao|exame|consultas) (presencial|presenciais|fisico|com o medico)",
                "(teleconsulta|telemedicina|consulta online) ~3 (substitui|melhor que|igual a|equivale) ~3 presencia*",
                "(replaces|substitutes) ~2 in person (visit*|consultation*|care)",
                "as good as (an|your) in person",
            ]],
            ..PHRASES
        },
        says: text(
            "diz que a distância substitui a consulta presencial.",
            "says that remote care replaces a visit in person.",
        ),
        suggests: text(
            "Escreva que a teleconsulta complementa, e não substitui, a consulta presencial.",
            "Write that remote care complements, and does not replace, a visit in person.",
        ),
        fires: cases![
            "A teleconsulta substitui a consulta presencial com conforto.",
            "nosso aplicativo dispensa a consulta presencial",
            "[en] Our video visit replaces your in-person visit.",
        ],
        passes: cases![
            "Este texto não substitui a consulta presencial.",
            "A teleconsulta complementa a consulta presencial.",
            "[en] This page does not replace an in-person visit.",
        ],
        ..TEL
    },
];
