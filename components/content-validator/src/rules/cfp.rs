//! Psychologists: Código de Ética (Res. CFP 010/2005), art. 20: identification, titles, price, prediction and praise.

use crate::{
    phrases::{commerce, praise, promise},
    rule::{Check, PHRASES, Phrases, Profession, RULE, Rule, Severity, Topic, When, cases, text},
};

pub const CFP: Rule = Rule { profession: Some(Profession::Cfp), ..RULE };

pub const RULES: &[Rule] = &[
    Rule {
        id: "C-CFP-01",
        topic: Topic::Identification,
        source: "Código de Ética do Psicólogo (Res. CFP 010/2005), art. 20, a",
        check: Some(Check::Identification),
        says: text(
            "a publicação não traz a identificação completa: nome, a palavra psicóloga(o) e CRP com região.",
            "the page lacks full identification: name, the word psicóloga(o), and CRP number with region.",
        ),
        suggests: text(
            "Escreva “Nome completo – Psicóloga(o) – CRP rr/nnnnn”.",
            "Write “Full name – Psicóloga(o) – CRP rr/nnnnn”.",
        ),
        fires: cases![
            "A ansiedade tem tratamento.",
            "Carla Dias, psicóloga, CRP 12345 || pro name=Carla Dias, council=crp, number=12345",
            "Carla Dias – CRP 06/12345 || pro name=Carla Dias, council=crp, number=12345, region=06",
        ],
        passes: cases![
            "Carla Dias – Psicóloga – CRP 06/12345 || pro name=Carla Dias, council=crp, number=12345, region=06",
            "psicologo rui melo crp 05/9876 || pro name=rui melo, council=crp, number=9876, region=05",
            "Conteúdo de Ana Reis\nPsicóloga, CRP 07/555 || pro name=Ana Reis, council=crp, number=555, region=07",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-02",
        topic: Topic::Title,
        source: "Código de Ética do Psicólogo, art. 20, b; Res. CFP 23/2022",
        phrases: Phrases {
            certain: &[&[
                "(sou|somos|sendo) [psicologo|psicologa|um|uma] [psicologo|psicologa] especialista* em",
                "(psicologa|psicologo) especialista em",
                "^ especialista em ~~6 (psicologa|psicologo)",
                "especialista em (psicologia|terapia cognitiv*|neuropsicologia|psicologia clinica) ~3 crp",
                "(i|we) (am|are) [a] specialist* in",
            ]],
            without: &[&[
                "titulo de especialista",
                "(registrad*|registro) (no|pelo) ~2 (crp|cfp|conselho)",
                "procure",
                "busque",
            ]],
            ..PHRASES
        },
        says: text(
            "título de especialista sem registro no CRP mencionado.",
            "a specialist title without mention of its registration with the CRP.",
        ),
        suggests: text(
            "Escreva “título de especialista em … registrado no CRP”, ou descreva a formação sem a palavra especialista.",
            "Write “specialist title registered with the CRP”, or describe your training without the word specialist.",
        ),
        fires: cases![
            "Sou especialista em ansiedade e relacionamentos.",
            "Psicóloga especialista em luto",
            "somos especialistas em terapia de casal",
        ],
        passes: cases![
            "Sou especialista em Psicologia Clínica, título de especialista registrado no CRP.",
            "Procure uma psicóloga especialista em avaliação neuropsicológica.",
            "Não sou especialista em crianças.",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-03",
        topic: Topic::Method,
        source: "Código de Ética do Psicólogo, art. 20, c",
        severity: Severity::Error,
        phrases: Phrases { certain: &[praise::UNRECOGNISED_PSYCHOLOGICAL], with: &[praise::OFFERS], ..PHRASES },
        says: text(
            "oferece técnica que a profissão não reconhece.",
            "offers a technique that the profession does not recognise.",
        ),
        suggests: text(
            "Divulgue só técnicas reconhecidas; mantenha a outra prática separada da Psicologia.",
            "Advertise recognised techniques only; keep the other practice apart from psychology.",
        ),
        fires: cases![
            "Faço constelação familiar no consultório.",
            "Agende sua sessão de barras de access.",
            "trabalho com reiki e thetahealing nas sessoes",
        ],
        passes: cases![
            "A constelação familiar não é técnica psicológica.",
            "Não ofereço reiki como psicóloga.",
            "A terapia cognitivo-comportamental tem boa evidência.",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-04",
        topic: Topic::Price,
        source: "Código de Ética do Psicólogo, art. 20, d; Nota Técnica CFP 1/2022",
        phrases: Phrases {
            certain: &[commerce::PRICE, commerce::PRICE_WORDS],
            doubtful: &[commerce::PRICE_DOUBT, commerce::PRICE_WORDS_DOUBT],
            soften: &[commerce::PRICE_TOLD],
            unless: &[commerce::PRICE_NOT, commerce::PRICE_WORDS_NOT],
            ..PHRASES
        },
        check: Some(Check::PriceTable),
        says: text("preço usado como propaganda.", "price used as publicity."),
        suggests: text(
            "Retire valor, desconto e pacote; informe os honorários em conversa particular.",
            "Remove prices, discounts and packages; tell the fee in private.",
        ),
        fires: cases![
            "Consulta: R$ 350, em até 3x",
            "Atendimento com valor social.",
            "pacote de 10 sessoes com desconto especial",
            "Use o cupom BEMESTAR e comece hoje.",
            "[en] Affordable sessions, 20% off this month.",
            "~ Uma sessão costuma custar R$ 150 na rede privada.",
            "~ A partir de R$ 90.",
        ],
        passes: cases![
            "O governo gastou R$ 3 milhões com a rede de CAPS.",
            "A promoção da saúde mental começa na escola.",
            "Não divulgamos preço social nem pacotes.",
            "O teste rápido é vendido na farmácia por R$ 30.",
            "Os laboratórios têm programas de desconto para uso contínuo.",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-04",
        topic: Topic::Gift,
        source: "Código de Ética do Psicólogo, art. 20, d; Nota Técnica CFP 1/2022",
        phrases: Phrases { certain: &[commerce::GIFT], unless: &[commerce::GIFT_NOT], ..PHRASES },
        says: text("sorteio ou brinde usado como propaganda.", "a raffle or gift used as publicity."),
        suggests: text("Retire o sorteio ou brinde.", "Remove the raffle or gift."),
        fires: cases![
            "Participe do sorteio de uma sessão.",
            "Indique uma amiga e ganhe uma sessão.",
            "vou sortear tres atendimentos nos stories",
        ],
        passes: cases![
            "Os grupos foram definidos por sorteio no estudo.",
            "Quem pratica ganha confiança.",
            "Não fazemos sorteio de sessões.",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-04",
        topic: Topic::Free,
        source: "Código de Ética do Psicólogo, art. 20, d; Nota Técnica CFP 1/2022",
        phrases: Phrases {
            certain: &[commerce::FREE],
            doubtful: &[commerce::FREE_DOUBT],
            unless: &[commerce::FREE_NOT],
            without: &[&["<place_public>"]],
            ..PHRASES
        },
        says: text("atendimento grátis usado como propaganda.", "free care used as publicity."),
        suggests: text("Retire a gratuidade da divulgação.", "Remove the free offer from publicity."),
        fires: cases![
            "Primeira sessão grátis!",
            "Avaliação gratuita para novos pacientes.",
            "marque sua sessao sem compromisso e de graca ou seja sessao gratis",
        ],
        passes: cases![
            "O CAPS oferece atendimento gratuito.",
            "O SUS tem psicoterapia gratuita em várias cidades.",
            "Não oferecemos primeira sessão grátis.",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-05",
        topic: Topic::Promise,
        source: "Código de Ética do Psicólogo, art. 20, e",
        phrases: Phrases {
            certain: &[promise::PROMISE, promise::PREDICTION],
            doubtful: &[promise::PROMISE_DOUBT, promise::PREDICTION_DOUBT],
            soften: &[promise::PROMISE_HEDGED],
            unless: &[promise::PROMISE_NOT],
            ..PHRASES
        },
        says: text("previsão taxativa de resultado.", "a categorical prediction of results."),
        suggests: text(
            "Diga o que a terapia trabalha: “pode ajudar a lidar com…”, sem prazo e sem certeza.",
            "Say what therapy works on: “may help you deal with…”, without deadline or certainty.",
        ),
        fires: cases![
            "Resultado garantido em 30 dias!",
            "Supere a ansiedade de vez.",
            "Resultados em 5 sessões.",
            "com a minha terapia sua autoestima vai mudar",
            "[en] Cure your anxiety.",
        ],
        passes: cases![
            "A terapia pode ajudar a lidar com a ansiedade.",
            "Não existe garantia de resultado; cada organismo responde de um jeito.",
            "Ninguém supera o luto com hora marcada, e a terapia não promete cura definitiva.",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-06",
        topic: Topic::Superlative,
        source: "Código de Ética do Psicólogo, art. 20, f",
        phrases: Phrases {
            certain: &[praise::SUPERLATIVE],
            doubtful: &[praise::SUPERLATIVE_DOUBT],
            unless: &[praise::SUPERLATIVE_NOT],
            ..PHRASES
        },
        says: text("autopromoção em detrimento de colegas.", "self-promotion at the expense of colleagues."),
        suggests: text(
            "Descreva formação e abordagem, sem comparação.",
            "Describe training and approach, without comparison.",
        ),
        fires: cases![
            "A melhor psicóloga da cidade.",
            "Somos número 1 em terapia de casal.",
            "nota maxima no google cinco estrelas",
        ],
        passes: cases![
            "Como escolher a melhor psicóloga para você?",
            "A depressão é a causa número 1 de afastamento.",
            "Os valores de referência do teste mudam com a idade.",
        ],
        ..CFP
    },
    Rule {
        id: "C-CFP-06",
        topic: Topic::Method,
        source: "Código de Ética do Psicólogo, art. 20, c e f",
        severity: Severity::Error,
        when: &[When::Public],
        phrases: Phrases {
            certain: &[praise::METHOD],
            unless: &[praise::METHOD_NOT],
            without: &[praise::HISTORY],
            ..PHRASES
        },
        says: text(
            "método apresentado como exclusivo ou revolucionário.",
            "a method presented as exclusive or revolutionary.",
        ),
        suggests: text("Diga o nome da abordagem e em que se apoia.", "Name the approach and what supports it."),
        fires: cases![
            "Método exclusivo para vencer o medo.",
            "criei um protocolo proprio contra a procrastinacao",
            "Terapia revolucionária para casais.",
        ],
        passes: cases![
            "O protocolo do estudo foi publicado.",
            "Não existe método milagroso.",
            "A terapia de exposição é usada há décadas.",
        ],
        ..CFP
    },
];
