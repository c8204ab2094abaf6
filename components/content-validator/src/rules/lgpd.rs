//! Personal data of patients and third parties in what would be published: Lei 13.709/2018. Publishing a patient's story
//! is no "tutela da saúde"; the only basis is the specific consent of art. 11, I. Where HIPAA names the same datum, the
//! finding says so; in English documents the rule of HIPAA stands instead.

use crate::rule::{Check, Datum, RULE, Rule, Severity, cases, text};

const LGPD: Rule = RULE;

pub const RULES: &[Rule] = &[
    Rule {
        id: "LGPD-01",
        source: "LGPD, arts. 5º, I, e 11; HIPAA 45 CFR 164.514(b)(2)(i)",
        check: Some(Check::Datum(&[
            Datum::Unique,
            Datum::Ssn,
            Datum::Mrn,
            Datum::HealthPlan,
            Datum::Account,
            Datum::Certificate,
        ])),
        says: text("documento ou número que identifica a pessoa.", "a document or number that identifies the person."),
        suggests: text(
            "Apague o número; nada no texto depende dele.",
            "Delete the number; nothing in the text needs it.",
        ),
        fires: cases![
            "A paciente de CPF 529.982.247-25 melhorou. || patient cpf=529.982.247-25",
            "prontuario 884422 alta ontem || patient mrn=884422",
            "O filho, RG 24.678.131-2, assinou. || third rg=24.678.131-2",
        ],
        passes: cases![
            "Clínica Aurora, CNPJ 11.222.333/0001-81 || inst cnpj=11.222.333/0001-81",
            "A autora tem CPF 529.982.247-25. || prof cpf=529.982.247-25",
            "A paciente de CPF 529.982.247-25 autorizou. || patient+consented cpf=529.982.247-25",
        ],
        ..LGPD
    },
    Rule {
        id: "LGPD-02",
        source: "LGPD, arts. 5º, I, e 11; HIPAA 45 CFR 164.514(b)(2)(i)(A)",
        check: Some(Check::Datum(&[Datum::Name])),
        says: text("nome de paciente ou de terceiro.", "the name of a patient or third party."),
        suggests: text(
            "Troque por “uma paciente”, “um homem adulto” ou iniciais inventadas.",
            "Replace it by “a patient”, “an adult man” or invented initials.",
        ),
        fires: cases![
            "João da Silva tem epilepsia. || patient name=João da Silva",
            "a esposa do paciente marta lima chorou || third name=marta lima",
            "O menino Davi tem asma. || patient+minor+consented name=Davi",
            "~ A cientista Johanna Döbereiner estudou o solo. || third name=Johanna Döbereiner",
            "A vizinha, Rita Melo, é pesquisadora. || third name=Rita Melo",
        ],
        passes: cases![
            "Dra. Ana Souza explica. || prof name=Ana Souza",
            "Segundo Drauzio Varella, caminhar ajuda. || cited name=Drauzio Varella",
            "Maria Alves autorizou o relato. || patient+consented name=Maria Alves",
        ],
        ..LGPD
    },
    Rule {
        id: "LGPD-03",
        source: "LGPD, art. 5º, I; HIPAA 45 CFR 164.514(b)(2)(i)(D)-(F)",
        check: Some(Check::Datum(&[Datum::Phone, Datum::Fax, Datum::Email, Datum::Social])),
        says: text(
            "telefone, e-mail ou perfil de paciente ou de terceiro.",
            "phone, e-mail or profile of a patient or third party.",
        ),
        suggests: text("Apague o contato.", "Delete the contact."),
        fires: cases![
            "Fale com a mãe: 11 99999-9999. || third phone=11 99999-9999",
            "o email dele é jose@exemplo.com || patient email=jose@exemplo.com",
            "Perfil @joana.teste na rede || patient social-account=@joana.teste",
            "O perfil da vizinha é @rita.teste. || third social-account=@rita.teste",
            "~ Siga @minsaude. || third social-account=@minsaude",
        ],
        passes: cases![
            "Clínica: (11) 3333-4444 || inst phone=(11) 3333-4444",
            "WhatsApp da nutricionista 11 99999-9999 || prof phone=11 99999-9999",
            "Em emergência, ligue 192.",
        ],
        ..LGPD
    },
    Rule {
        id: "LGPD-04",
        source: "LGPD, art. 5º, I; HIPAA 45 CFR 164.514(b)(2)(i)(B)",
        check: Some(Check::Datum(&[Datum::Address])),
        says: text("endereço de paciente ou de terceiro.", "the address of a patient or third party."),
        suggests: text(
            "Apague o endereço; se importar, fique na região ou no estado.",
            "Delete the address; if it matters, keep region or state.",
        ),
        fires: cases![
            "Mora na Rua das Flores, 123. || patient address=Rua das Flores, 123",
            "a familia vive na avenida brasil 40 || third address=avenida brasil 40",
            "Casa: Rua A, 5 || patient+minor address=Rua A, 5",
        ],
        passes: cases![
            "Consultório: Rua das Flores, 123 || prof address=Rua das Flores, 123",
            "A paciente mora em São Paulo. || patient place=São Paulo",
            "CEP 01310-200 || patient postal-code=01310-200",
        ],
        ..LGPD
    },
    Rule {
        id: "LGPD-05",
        source: "LGPD, art. 5º, I; HIPAA 45 CFR 164.514(b)(2)(i)(C)",
        check: Some(Check::Datum(&[Datum::BirthDate])),
        says: text("data de nascimento de paciente ou de terceiro.", "the birth date of a patient or third party."),
        suggests: text("Troque pela faixa de idade.", "Replace it by an age range."),
        fires: cases![
            "Nascida em 03/04/1980. || patient birth-date=03/04/1980",
            "dn 12 05 2015 || patient+minor birth-date=12 05 2015",
            "O irmão nasceu em 1º/2/1990. || third birth-date=1º/2/1990",
        ],
        passes: cases![
            "A paciente tem 45 anos. || patient age=45 anos",
            "Freud nasceu em 6 de maio de 1856. || cited birth-date=6 de maio de 1856",
            "Atendida em 10/10/2025. || patient date=10/10/2025",
        ],
        ..LGPD
    },
    Rule {
        id: "LGPD-06",
        source: "LGPD, arts. 5º, II, e 11; HIPAA 45 CFR 164.514(b)(2)(i)(P)-(Q)",
        check: Some(Check::Datum(&[Datum::Image, Datum::Voice])),
        says: text("imagem ou voz de paciente ou de terceiro.", "image or voice of a patient or third party."),
        suggests: text(
            "Retire, ou use imagem de banco com a origem.",
            "Remove it, or use a stock image with its origin.",
        ),
        fires: cases![
            "![Rosto de Joana]() || patient image=Rosto de Joana",
            "ouça o áudio da paciente || patient voice=áudio da paciente",
            "![A criança no leito]() || patient+minor image=A criança no leito",
        ],
        passes: cases![
            "![Retrato da Dra. Ana]() || prof image=Retrato da Dra. Ana",
            "![Fachada da clínica]() || inst image=Fachada da clínica",
            "![Joana, com autorização]() || patient+consented image=Joana",
        ],
        ..LGPD
    },
    Rule {
        id: "LGPD-07",
        source: "LGPD, art. 14; ECA, art. 17",
        severity: Severity::Error,
        check: Some(Check::Minor),
        says: text(
            "dado que, somado a outros, pode identificar criança ou adolescente.",
            "a detail that may, with others, identify a child or adolescent.",
        ),
        suggests: text(
            "Generalize: “uma criança em idade escolar”, sem lugar nem data.",
            "Generalise: “a school-age child”, without place or date.",
        ),
        fires: cases![
            "O menino de 8 anos, de Itu, tem epilepsia. || patient+minor age=8 anos, small-place=Itu, health=epilepsia",
            "filha da professora da escola em xique xique com leucemia || patient+minor family-link=filha da professora, small-place=xique xique, health=leucemia",
            "Aos 7 anos, em 3 de maio, em Bonito, teve asma. || patient+minor age=7 anos, date=3 de maio, small-place=Bonito, health=asma",
        ],
        passes: cases![
            "A criança de 8 anos precisa de 10 horas de sono. || patient+minor age=8 anos",
            "Crianças de 2 a 5 anos pegam resfriados.",
            "A mulher de 40 anos, de Itu, tem asma. || patient age=40 anos, small-place=Itu, health=asma",
        ],
        ..LGPD
    },
    Rule {
        id: "LGPD-08",
        source: "LGPD, arts. 8º e 11, I",
        severity: Severity::Info,
        check: Some(Check::Consented),
        says: text(
            "dado publicado com consentimento registrado: guarde a prova e pare se for revogado.",
            "a datum published with recorded consent: keep the proof and stop if it is revoked.",
        ),
        suggests: text(
            "Confirme que o consentimento é escrito, específico e cobre esta página.",
            "Confirm that consent is written, specific and covers this page.",
        ),
        fires: cases![
            "Maria Alves contou a história. || patient+consented name=Maria Alves",
            "telefone 11 99999-9999 || third+consented phone=11 99999-9999",
            "nasceu em 1/2/1970 || patient+consented birth-date=1/2/1970",
        ],
        passes: cases![
            "A paciente tem 50 anos. || patient+consented age=50 anos",
            "Davi tem asma. || patient+minor+consented name=Davi",
            "Dra. Ana Souza || prof+consented name=Ana Souza",
        ],
        ..LGPD
    },
    Rule {
        id: "LGPD-09",
        source: "LGPD, art. 5º, I",
        check: Some(Check::CitedProfessional),
        says: text(
            "contato ou documento particular de profissional citado.",
            "private contact or document of a cited professional.",
        ),
        suggests: text(
            "Cite o nome e a fonte pública; apague o contato.",
            "Cite the name and public source; delete the contact.",
        ),
        fires: cases![
            "O Dr. Ivo Sá (11 98888-7777) concorda. || cited name=Ivo Sá, phone=11 98888-7777",
            "pergunte ao ivo sa no ivo@exemplo.com || cited name=ivo sa, email=ivo@exemplo.com",
            "Ivo Sá, CPF 529.982.247-25 || cited name=Ivo Sá, cpf=529.982.247-25",
        ],
        passes: cases![
            "O Dr. Ivo Sá concorda. || cited name=Ivo Sá",
            "Ana Souza, WhatsApp 11 98888-7777 || pro name=Ana Souza, phone=11 98888-7777",
            "Hospital São João, (11) 3333-4444 || inst phone=(11) 3333-4444",
        ],
        ..LGPD
    },
    Rule {
        id: "LGPD-10",
        source: "LGPD, arts. 6º, III, e 46",
        severity: Severity::Warning,
        phrases: crate::rule::Phrases {
            certain: &[&[
                "(envie|mande|informe|deixe|poste|comente|mandem|enviem) ~5 (cpf|rg|cartao do sus|numero do sus|carteirinha|prontuario|exames|laudo|laudos|diagnostico|data de nascimento) ~8 (whatsapp|direct|comentario*|email|e mail|instagram|facebook|formulario)",
                "(deixe|poste|comente) ~3 (nome completo|telefone|cpf|whatsapp) ~3 (nos comentarios|no post|aqui embaixo|aqui nos comentarios)",
                "(send|post) ~4 (exam*|records|results|diagnosis|date of birth) ~6 (whatsapp|comments|instagram|e mail|email)",
            ]],
            ..crate::rule::PHRASES
        },
        says: text(
            "pede dado de saúde ou documento por canal aberto.",
            "asks for health data or documents through an open channel.",
        ),
        suggests: text(
            "Peça só o necessário e por canal protegido da clínica.",
            "Ask only for what is needed, through the clinic's protected channel.",
        ),
        fires: cases![
            "Envie seus exames e CPF pelo WhatsApp.",
            "deixe seu nome completo aqui nos comentários",
            "Mande foto do laudo no direct.",
        ],
        passes: cases![
            "Leve seus exames à consulta.",
            "Não envie exames pelo WhatsApp.",
            "Comente o que achou do texto.",
        ],
        ..LGPD
    },
];
