//! Who the physician is and what may be announced beside the name.

use super::CFM;
use crate::rule::{Check, PHRASES, Phrases, Rule, Severity, Topic, When, cases, text};

pub const RULES: &[Rule] = &[
    Rule {
        id: "C-CFM-01",
        topic: Topic::Identification,
        source: "Res. CFM 2.336/2023, art. 4º, I, e art. 6º",
        check: Some(Check::Identification),
        says: text(
            "a publicação não traz a identificação completa do médico: nome, a palavra MÉDICO ou MÉDICA e CRM com UF.",
            "the page lacks the physician's full identification: name, the word MÉDICO or MÉDICA, and CRM number with state.",
        ),
        suggests: text(
            "Escreva no próprio conteúdo: “Nome completo – MÉDICO(A) – CRM/UF nnnnn”; vale também para stories e perfis.",
            "Write in the piece itself: “Full name – MÉDICO(A) – CRM/UF nnnnn”; stories and profiles need it too.",
        ),
        fires: cases![
            "A pressão alta costuma não dar sintomas.",
            "Texto da Dra. Ana Souza, CRM 98765. || pro name=Ana Souza, council=crm, number=98765",
            "Dra. Ana Souza – CRM/SP 123456 || pro title=Dra., name=Ana Souza, council=crm, number=123456, region=SP",
            "oi gente aqui é o dr felipe psiquiatra || pro title=dr, name=felipe",
            "[en] High blood pressure rarely causes symptoms.",
        ],
        passes: cases![
            "Dra. Ana Souza – MÉDICA – CRM/SP 123456 || pro name=Ana Souza, council=crm, number=123456, region=SP",
            "Beba água.\nDr. Paulo Lima\nMédico\nCRM/RJ 52123456 || pro name=Paulo Lima, council=crm, number=52123456, region=RJ",
            "sou a doutora ana souza medica crm sp 123456 || pro name=ana souza, council=crm, number=123456, region=sp",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-02",
        topic: Topic::Specialty,
        source: "Res. CFM 2.336/2023, art. 4º, II",
        check: Some(Check::SpecialtyWithoutRqe),
        says: text(
            "especialidade ou área de atuação anunciada sem o número de RQE.",
            "a specialty or area of practice is announced without its RQE number.",
        ),
        suggests: text(
            "Acrescente “– Especialidade – RQE nnnnn” ao lado do nome, ou retire a especialidade.",
            "Add “– Specialty – RQE nnnnn” beside the name, or remove the specialty.",
        ),
        fires: cases![
            "Dr. Felipe Costa – MÉDICO – CRM/SP 123 – Psiquiatria || pro name=Felipe Costa, council=crm, number=123, region=SP, spec=Psiquiatria",
            "oi aqui é o dr felipe psiquiatra || pro name=felipe, spec=psiquiatra",
            "Ana Lima, MÉDICA, CRM/MG 55, Cardiologia e Ecocardiografia, RQE 10 || pro name=Ana Lima, council=crm, number=55, region=MG, spec=Cardiologia, spec=Ecocardiografia, rqe=10",
        ],
        passes: cases![
            "Dra. Ana Souza – MÉDICA – CRM/SP 123456 – Dermatologia – RQE 7890 || pro name=Ana Souza, council=crm, number=123456, region=SP, spec=Dermatologia, rqe=7890",
            "Dr. Caio Reis – MÉDICO – CRM/BA 321 || pro name=Caio Reis, council=crm, number=321, region=BA",
            "O cardiologista Peter Libby estuda inflamação. || cited name=Peter Libby, spec=cardiologista",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-02",
        topic: Topic::Title,
        source: "Res. CFM 2.336/2023, art. 4º, II",
        when: &[When::NoRqe],
        phrases: Phrases {
            certain: &[SELF_STYLED],
            doubtful: &[SELF_STYLED_DOUBT],
            without: &[&["rqe", "titulo de especialista ~4 #"]],
            ..PHRASES
        },
        says: text(
            "anuncia-se especialista sem que a página mostre RQE.",
            "claims to be a specialist while the page shows no RQE.",
        ),
        suggests: text(
            "Mostre o RQE da especialidade, ou escreva “médico com atuação em …” sem a palavra especialista.",
            "Show the RQE of the specialty, or say what you do without the word specialist.",
        ),
        fires: cases![
            "Sou especialista em emagrecimento.",
            "Somos especialistas em harmonização facial e corporal.",
            "oi gente eu sou especialista em dor crônica e hoje vou falar de enxaqueca",
            "Dra. Carla Nunes, especialista em estética avançada",
            "[en] I am a specialist in hair transplants.",
        ],
        passes: cases![
            "Procure um médico especialista em retina se a visão piorar.",
            "Sou especialista em Dermatologia, RQE 7890.",
            "Não sou especialista em nutrição, por isso trabalho com uma nutricionista.",
            "Sou especialista em cardiologia. || pro name=Ana Lima, council=crm, number=1, region=SP, rqe=77",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-03",
        source: "Res. CFM 2.336/2023, art. 13, § 1º",
        check: Some(Check::PostgraduateNotSpecialist),
        says: text(
            "pós-graduação divulgada sem a expressão NÃO ESPECIALISTA, em maiúsculas.",
            "a postgraduate degree is shown without the words NÃO ESPECIALISTA in capitals.",
        ),
        suggests: text(
            "Escreva “MÉDICO(A) com pós-graduação em … – NÃO ESPECIALISTA”.",
            "Write “MÉDICO(A) com pós-graduação em … – NÃO ESPECIALISTA”.",
        ),
        fires: cases![
            "Dr. Rui Melo – MÉDICO – CRM/PR 9 – pós-graduação em Dermatologia || pro name=Rui Melo, council=crm, number=9, region=PR",
            "Sou médica e fiz pós-graduação em nutrologia pela faculdade do Sul.",
            "Dra. Lia Prado, MÉDICA, CRM/SC 12, pós-graduada em psiquiatria, não especialista || pro name=Lia Prado, council=crm, number=12, region=SC",
            "tenho pos graduacao em medicina esportiva e atendo em curitiba",
        ],
        passes: cases![
            "Dr. Rui Melo – MÉDICO com pós-graduação em Dermatologia – NÃO ESPECIALISTA – CRM/PR 9 || pro name=Rui Melo, council=crm, number=9, region=PR",
            "Os autores são alunos de pós-graduação em saúde coletiva.",
            "O programa de pós-graduação em epidemiologia publicou os dados.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-04",
        source: "Decreto-Lei 4.113/1942; Manual de Publicidade Médica",
        check: Some(Check::TooManySpecialties),
        says: text("mais de duas especialidades anunciadas.", "more than two specialties are announced."),
        suggests: text("Mantenha no máximo duas, cada uma com o seu RQE.", "Keep at most two, each with its RQE."),
        fires: cases![
            "Dra. Eva Dias – MÉDICA – CRM/SP 5 – Clínica Médica, Cardiologia, Geriatria – RQE 1, 2, 3 || pro name=Eva Dias, council=crm, number=5, region=SP, spec=Clínica Médica, spec=Cardiologia, spec=Geriatria, rqe=1, rqe=2, rqe=3",
            "Dr. Ivo Sá, pediatra, alergista e homeopata || pro name=Ivo Sá, spec=pediatra, spec=alergista, spec=homeopata",
            "Nefrologia, Urologia, Andrologia: Dr. Jó Reis || pro name=Jó Reis, spec=Nefrologia, spec=Urologia, spec=Andrologia",
        ],
        passes: cases![
            "Dra. Eva Dias – MÉDICA – CRM/SP 5 – Cardiologia RQE 1 e Geriatria RQE 2 || pro name=Eva Dias, council=crm, number=5, region=SP, spec=Cardiologia, spec=Geriatria, rqe=1, rqe=2",
            "A clínica reúne cardiologia, geriatria e pediatria.",
            "Dr. Ivo Sá, pediatra. Pediatra desde 2001. || pro name=Ivo Sá, spec=pediatra, spec=Pediatra, spec=pediatra",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-05",
        source: "Res. CFM 2.336/2023, art. 11, I",
        when: &[When::NoRqe],
        phrases: Phrases {
            certain: &[&[
                "(sou|somos) [medico|medica] especialista* em ~2 (<treated>|@disease)",
                "(dr|dra|doutor|doutora) ~~4 especialista em ~2 (<treated>|@disease)",
                "i [am|m] [a] specialist in ~2 (<treated>|@disease)",
            ]],
            doubtful: &[&[
                "(eu|nos|sou medico e|sou medica e|clinica que) (trato|tratamos|trata|cuido de|cuidamos de) ~2 (<treated>|@disease)",
                "(medico|medica|doutor|doutora) (da|do|das|dos) (<treated>|@disease)",
                "(trato|tratamos) [a|o|as|os] (<treated>|@disease) (com|sem|ha|em)",
                "^ trato [a|o|as|os] (<treated>|@disease)",
                "(i|we) treat ~2 (<treated>|@disease)",
            ]],
            without: &[&["rqe"]],
            ..PHRASES
        },
        says: text(
            "médico sem RQE anuncia órgão, sistema ou doença que trata.",
            "a physician without RQE announces the organ, system or disease treated.",
        ),
        suggests: text(
            "Descreva a doença em tom educativo e retire o anúncio de que a trata, ou mostre o RQE.",
            "Describe the condition educationally and drop the claim to treat it, or show the RQE.",
        ),
        fires: cases![
            "Sou especialista em emagrecimento.",
            "Dr. Hugo Pires, especialista em coluna e joelho",
            "sou médica especialista em varizes e vasinhos",
            "~ Eu trato enxaqueca há dez anos.",
            "~ Conheça o médico da coluna.",
        ],
        passes: cases![
            "O especialista em coluna avalia exames e sintomas.",
            "Sou especialista em coluna. || pro name=Ana Lima, council=crm, number=1, region=SP, rqe=77",
            "Quem trata enxaqueca é o neurologista.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-18",
        topic: Topic::Establishment,
        source: "Res. CFM 2.336/2023, art. 5º",
        when: &[When::Establishment],
        check: Some(Check::Establishment),
        says: text(
            "página de estabelecimento sem o nome com registro no CRM e sem o diretor técnico com CRM.",
            "an establishment's page lacks its name with CRM registration, or the technical director with CRM.",
        ),
        suggests: text(
            "Escreva “Clínica X – CRM/UF nnnn – Diretor técnico: Nome – MÉDICO(A) – CRM/UF nnnn” (e RQE quando exigido).",
            "Write “Clinic X – CRM/UF nnnn – Diretor técnico: Name – MÉDICO(A) – CRM/UF nnnn” (and RQE where required).",
        ),
        fires: cases![
            "[clinic] A Clínica Aurora atende de segunda a sexta.",
            "[clinic] Clínica Aurora – registro CRM/SP 900123",
            "[clinic] Clínica Aurora – Diretora técnica: Ana Souza",
        ],
        passes: cases![
            "[clinic] Clínica Aurora – CRM/SP 900123 – Diretora técnica: Dra. Ana Souza – MÉDICA – CRM/SP 123456",
            "A Clínica Aurora atende de segunda a sexta.",
            "[clinic] Instituto Sol. Inscrição no CRM/RJ 1234. Responsável técnico: Dr. Rui Melo, CRM/RJ 5678.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-20",
        source: "Manual de Publicidade Médica (Codame): mesma fonte, tamanho e cor",
        severity: Severity::Warning,
        check: Some(Check::IdentificationDiminished),
        says: text(
            "a identificação está em destaque menor do que o resto da peça.",
            "the identification is set smaller or fainter than the rest of the piece.",
        ),
        suggests: text(
            "Use na identificação a mesma fonte, o mesmo tamanho e a mesma cor do texto.",
            "Give the identification the same font, size and colour as the text.",
        ),
        fires: cases![
            "Leia mais. ^^Dra. Ana Souza – MÉDICA – CRM/SP 123456^^ || pro name=Ana Souza, council=crm, number=123456, region=SP",
            "Fim. ^^CRM/SP 123456^^ || pro name=Ana Souza, council=crm, number=123456, region=SP",
            "^^Ana Souza, médica^^ CRM/SP 9 || pro name=Ana Souza, council=crm, number=9, region=SP",
        ],
        passes: cases![
            "Dra. Ana Souza – MÉDICA – CRM/SP 123456 || pro name=Ana Souza, council=crm, number=123456, region=SP",
            "O índice é kg/m^^2^^. Ana Souza, médica, CRM/SP 9 || pro name=Ana Souza, council=crm, number=9, region=SP",
            "Ver nota^^1^^.",
        ],
        ..CFM
    },
];

/// Says "specialist" of oneself.
const SELF_STYLED: &[&str] = &[
    "(sou|somos|sendo) [medico|medica|um|uma] [medico|medica] especialista* em",
    "(eu|como) [medico|medica] especialista em",
    "(dr|dra|doutor|doutora) ~~4 especialista em",
    "(i|we) (am|are) [a] specialist* in",
    "i m a specialist in",
];

const SELF_STYLED_DOUBT: &[&str] = &[
    "(nossa|nosso) (equipe|medica|medico|clinica) [e] especialista em",
    "medic* especialista em ~~4 (atende|atendo|venha|agende|me siga|conheca)",
];
