//! Dentists: Res. CFO 118/2012, arts. 41-46 (changed by 271/2025), and Res. CFO 196/2019.

use crate::{
    phrases::{commerce, image, praise, promise},
    rule::{Check, PHRASES, Phrases, Profession, RULE, Rule, Severity, Topic, When, cases, text},
};

const CFO: Rule = Rule { profession: Some(Profession::Cfo), ..RULE };

pub const RULES: &[Rule] = &[
    Rule {
        id: "C-CFO-01",
        topic: Topic::Identification,
        source: "Res. CFO 118/2012, art. 43; Res. CFO 196/2019, art. 4º",
        check: Some(Check::Identification),
        says: text(
            "a publicação não traz a identificação completa do cirurgião-dentista: nome e CRO com UF.",
            "the page lacks the dentist's full identification: name and CRO number with state.",
        ),
        suggests: text(
            "Escreva em cada peça e imagem “Nome completo – cirurgião(ã)-dentista – CRO-UF nnnnn”.",
            "Write on each piece and image “Full name – cirurgião(ã)-dentista – CRO-UF nnnnn”.",
        ),
        fires: cases![
            "Escove os dentes três vezes ao dia.",
            "Dr. Leo Prado, dentista, CRO 12345 || pro title=Dr., name=Leo Prado, council=cro, number=12345",
            "aqui é a dra bia dentista || pro title=dra, name=bia",
        ],
        passes: cases![
            "Dr. Leo Prado – cirurgião-dentista – CRO-SP 12345 || pro name=Leo Prado, council=cro, number=12345, region=SP",
            "bia nunes dentista cro rj 4321 || pro name=bia nunes, council=cro, number=4321, region=rj",
            "Texto de Leo Prado, CRO-MG 77 || pro name=Leo Prado, council=cro, number=77, region=MG",
        ],
        ..CFO
    },
    Rule {
        id: "C-CFO-01",
        topic: Topic::Establishment,
        source: "Res. CFO 118/2012, art. 43",
        when: &[When::Establishment],
        check: Some(Check::Establishment),
        says: text(
            "página de clínica odontológica sem o registro no CRO e o responsável técnico com CRO.",
            "a dental clinic's page lacks its CRO registration and the technical director with CRO.",
        ),
        suggests: text(
            "Escreva “Clínica X – CRO-UF nnn – Responsável técnico: Nome – CRO-UF nnnnn”.",
            "Write “Clinic X – CRO-UF nnn – Responsável técnico: Name – CRO-UF nnnnn”.",
        ),
        fires: cases![
            "[clinic] Clínica Sorriso, de segunda a sexta.",
            "[clinic] Clínica Sorriso – CRO-SP 900",
            "[clinic] Clínica Sorriso. Responsável técnico: Leo Prado.",
        ],
        passes: cases![
            "[clinic] Clínica Sorriso – CRO-SP 900 – Responsável técnico: Leo Prado – CRO-SP 12345",
            "Clínica Sorriso, de segunda a sexta.",
            "[clinic] Clínica Sorriso, inscrição no CRO-RJ 55. Responsável técnica: Bia Nunes, CRO-RJ 4321",
        ],
        ..CFO
    },
    Rule {
        id: "C-CFO-02",
        topic: Topic::Price,
        source: "Res. CFO 118/2012, art. 44, I (a Res. CFO 271/2025 liberou só desconto e cartão de desconto)",
        phrases: Phrases {
            certain: &[commerce::PRICE],
            doubtful: &[commerce::PRICE_DOUBT],
            soften: &[commerce::PRICE_TOLD],
            unless: &[commerce::PRICE_NOT],
            ..PHRASES
        },
        check: Some(Check::PriceTable),
        says: text(
            "preço ou forma de pagamento usado como propaganda odontológica.",
            "a price or means of payment used as dental publicity.",
        ),
        suggests: text(
            "Retire valores e parcelas; o orçamento se dá em consulta.",
            "Remove prices and instalments; quote in a consultation.",
        ),
        fires: cases![
            "Consulta: R$ 350, em até 3x",
            "Clareamento a partir de R$ 499.",
            "aceitamos cartao e parcelamos o implante em 12 vezes",
        ],
        passes: cases![
            "Use fio dental até 3 vezes ao dia.",
            "Clientes do cartão têm desconto na limpeza.",
            "O SUS investiu R$ 2 milhões em saúde bucal.",
        ],
        ..CFO
    },
    Rule {
        id: "C-CFO-03",
        topic: Topic::Free,
        source: "Res. CFO 118/2012, arts. 20, IX, e 44, I",
        phrases: Phrases {
            certain: &[commerce::FREE],
            doubtful: &[commerce::FREE_DOUBT],
            unless: &[commerce::FREE_NOT],
            without: &[&["<place_public>"]],
            ..PHRASES
        },
        says: text("serviço odontológico gratuito usado como propaganda.", "a free dental service used as publicity."),
        suggests: text("Retire “grátis” e “sem compromisso”.", "Remove “free” and “no obligation”."),
        fires: cases![
            "Avaliação grátis, sem compromisso!",
            "Primeira consulta por nossa conta.",
            "limpeza gratis na primeira visita",
        ],
        passes: cases![
            "O posto de saúde oferece atendimento gratuito.",
            "O kit de escovação é de distribuição gratuita.",
            "Não existe avaliação grátis.",
        ],
        ..CFO
    },
    Rule {
        id: "C-CFO-03",
        topic: Topic::Gift,
        source: "Res. CFO 118/2012, art. 20, VIII",
        phrases: Phrases { certain: &[commerce::GIFT], unless: &[commerce::GIFT_NOT], ..PHRASES },
        says: text(
            "brinde, prêmio ou sorteio ligado a serviço odontológico.",
            "a gift, prize or raffle linked to dental services.",
        ),
        suggests: text("Retire o prêmio.", "Remove the prize."),
        fires: cases![
            "Agende e concorra a um sorteio de botox",
            "Faça a limpeza e ganhe um kit.",
            "sorteio de um clareamento para seguidores",
        ],
        passes: cases![
            "Os dentes foram escolhidos por sorteio no estudo.",
            "A criança ganha autonomia ao escovar.",
            "Não fazemos sorteio de tratamentos.",
        ],
        ..CFO
    },
    Rule {
        id: "C-CFO-04",
        source: "Res. CFO 118/2012, art. 44, VII",
        phrases: Phrases {
            certain: &[&[
                "(dentista*|odontologia|clinica|clinicas|consultorio|implante*|aparelho*|ortodontia|protese*) [odontologic*|dentari*] (popular|populares)",
                "(preco|precos|valor|valores) popular*",
                "popular dentistry",
            ]],
            unless: &[&["brasil sorridente", "farmacia popular"]],
            ..PHRASES
        },
        says: text("usa a expressão “popular”.", "uses the word “popular” of dental care."),
        suggests: text("Retire “popular” do nome e do texto.", "Drop “popular” from name and text."),
        fires: cases![
            "Odontologia popular no centro.",
            "Implantes a preços populares.",
            "somos a clinica popular do bairro"
        ],
        passes: cases![
            "Um mito popular diz que açúcar mascavo não dá cárie.",
            "A crença popular sobre a gengiva está errada.",
            "Não somos clínica popular.",
        ],
        ..CFO
    },
    Rule {
        id: "C-CFO-04",
        topic: Topic::Title,
        source: "Res. CFO 118/2012, art. 44, II",
        phrases: Phrases {
            certain: &[&[
                "(sou|somos) [dentista|um|uma] [dentista] especialista* em",
                "(dr|dra|doutor|doutora) ~~4 especialista em",
                "(i|we) (am|are) [a] specialist* in",
            ]],
            without: &[&["(registrad*|inscrit*|registro|inscricao) (no|pelo) ~1 (cro|cfo)", "cro ~4 #", "procure"]],
            ..PHRASES
        },
        severity: Severity::Error,
        says: text(
            "título de especialista sem inscrição no CRO mencionada.",
            "a specialist title without mention of its CRO registration.",
        ),
        suggests: text(
            "Mostre a inscrição da especialidade no CRO ou retire o título.",
            "Show the registration of the specialty with the CRO, or drop the title.",
        ),
        fires: cases![
            "Sou especialista em lentes de contato dental.",
            "Dra. Bia, especialista em harmonização",
            "somos especialistas em implantes",
        ],
        passes: cases![
            "Sou especialista em Ortodontia inscrita no CRO-SP.",
            "Procure um especialista em canal.",
            "Não somos especialistas em bruxismo.",
        ],
        ..CFO
    },
    Rule {
        id: "C-CFO-05",
        topic: Topic::Images,
        source: "Res. CFO 196/2019, art. 2º",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[image::BEFORE_AFTER, image::PATIENT_RESULT],
            unless: &[image::BEFORE_AFTER_NOT],
            soften: &[image::BEFORE_AFTER_TOLD],
            ..PHRASES
        },
        check: Some(Check::DentalImages),
        says: text(
            "imagem de caso: só diagnóstico e conclusão, pelo dentista que tratou, com TCLE, sem o “durante” e sem promessa.",
            "case images: diagnosis and conclusion only, by the treating dentist, with consent, no “during”, no promise.",
        ),
        suggests: text(
            "Confirme autoria e TCLE, mostre só as imagens inicial e final e identifique nome e CRO na imagem.",
            "Confirm authorship and consent, show the first and last image only, with name and CRO on it.",
        ),
        fires: cases![
            "Veja o antes e depois da Maria",
            "Fotos de antes e depois do clareamento.",
            "![Durante a cirurgia do siso]()",
            "olha o resultado da nossa paciente",
        ],
        passes: cases![
            "Escove antes e depois de dormir.",
            "![Desenho de um molar]()",
            "Não publicamos antes e depois.",
        ],
        ..CFO
    },
    Rule {
        id: "C-CFO-05",
        topic: Topic::Promise,
        source: "Res. CFO 196/2019, art. 2º; Res. CFO 118/2012, art. 44",
        phrases: Phrases {
            certain: &[promise::PROMISE],
            doubtful: &[promise::PROMISE_DOUBT],
            soften: &[promise::PROMISE_HEDGED],
            unless: &[promise::PROMISE_NOT],
            ..PHRASES
        },
        says: text("promessa de resultado odontológico.", "a promise of dental results."),
        suggests: text(
            "Explique o que o tratamento pode oferecer e os seus limites.",
            "Explain what treatment may offer and its limits.",
        ),
        fires: cases![
            "Resultado garantido em 30 dias!",
            "Implante 100% seguro e sorriso garantido.",
            "fazemos canal com tratamento sem dor",
        ],
        passes: cases![
            "Não existe garantia de resultado; cada organismo responde de um jeito.",
            "A restauração definitiva é feita depois do canal; o dente definitivo nasce aos seis anos.",
            "Quando ficar sem dor, volte a mastigar dos dois lados.",
        ],
        ..CFO
    },
    Rule {
        id: "C-CFO-05",
        topic: Topic::Superlative,
        source: "Res. CFO 118/2012, art. 44",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[praise::SUPERLATIVE, praise::EQUIPMENT],
            unless: &[praise::SUPERLATIVE_NOT],
            ..PHRASES
        },
        says: text("autopromoção em detrimento de colegas.", "self-promotion at the expense of colleagues."),
        suggests: text(
            "Descreva formação e serviço, sem comparação.",
            "Describe training and service, without comparison.",
        ),
        fires: cases![
            "O melhor dentista da cidade.",
            "Somos número 1 em implantes.",
            "o scanner mais moderno do brasil"
        ],
        passes: cases![
            "Como escolher o melhor dentista para você?",
            "A cárie é a doença número 1 da infância.",
            "O melhor profissional é aquele que explica.",
        ],
        ..CFO
    },
    Rule {
        id: "C-CFO-06",
        topic: Topic::Own,
        source: "Res. CFO 196/2019, art. 1º",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[&[
                "selfie* ~3 (com|do|da|dos|das) ~2 (<person_treated>|@name)",
                "selfie* ~2 <person_treated>",
                "selfie with ~2 patient*",
            ]],
            absent: &[&["tcle", "consentimento livre", "termo de consentimento"]],
            ..PHRASES
        },
        says: text(
            "selfie com paciente exige TCLE, sem instrumental, material nem tecido à mostra.",
            "a selfie with a patient needs written consent, and no instruments, material or tissue in view.",
        ),
        suggests: text(
            "Confirme o TCLE e recorte a imagem, ou retire-a.",
            "Confirm consent and crop the image, or remove it.",
        ),
        fires: cases![
            "Selfie com a paciente depois da consulta.",
            "fiz uma selfie com meu paciente hoje",
            "[en] A selfie with a patient.",
        ],
        passes: cases![
            "Selfie com a paciente, com TCLE assinado.",
            "Selfie da equipe na festa.",
            "Não postamos selfie com pacientes.",
        ],
        ..CFO
    },
];
