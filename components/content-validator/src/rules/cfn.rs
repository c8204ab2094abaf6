//! Nutritionists: Res. CFN 599/2018, in force until 22 January 2027, and what does not change with its successor.

use crate::{
    phrases::{commerce, image, praise, promise},
    rule::{Check, Day, PHRASES, Phrases, Profession, RULE, Rule, Severity, Topic, cases, text},
};

pub const CFN: Rule = Rule { profession: Some(Profession::Cfn), ..RULE };
/// The last day of Res. CFN 599/2018.
const OLD: Option<Day> = Some(Day(2027, 1, 22));

/// A result told in numbers, of whomever.
pub const RESULT_TOLD: &[&str] = &[
    "(perdeu|perderam|emagreceu|emagreceram|eliminou|eliminaram|secou) ~2 # <kilos>",
    "(meus|minhas|nossos|nossas) (pacientes|clientes) (emagrec*|perd*|elimin*|conseguem)",
    "(resultado*|evolucao|transformacao) (da|do|das|dos|de) (minha|meu|nossa|nosso|minhas|meus|nossas|nossos) <person_treated>",
    "(our|my) (patients|clients) lose",
];
/// Results of studies and of losses nobody sells.
pub const RESULT_NOT: &[&str] = &[
    "(estudo*|pesquisa*|ensaio*|participante*|voluntari*|internad*|involuntari*|inexplicad*|tumor|febre|trial|study|participants)",
    "sem (querer|motivo|explicacao|causa|razao|tentar|dieta)",
    "(apetite|inapet*|hiporexia|anorexia|sudorese|tosse|fadiga|fraqueza|vomit*|diarre*|investig*|refere|queixa*|nega|relata|exame fisico|hb)",
];
pub const RESULTS_VARY: &[&str] = &[
    "resultados podem nao ocorrer da mesma forma",
    "resultado* variam",
    "resultado* (pode|podem) variar",
    "resultado* (individuais|depende*)",
    "results [may] vary",
    "cada (organismo|pessoa|corpo) responde",
];

pub const RULES: &[Rule] = &[
    Rule {
        id: "C-CFN-01",
        topic: Topic::Identification,
        source: "Res. CFN 599/2018, art. 21",
        until: OLD,
        check: Some(Check::Identification),
        says: IDENTIFY,
        suggests: IDENTIFIED,
        fires: cases![
            "Coma mais fibras.",
            "Dra. Maria Silva, nutricionista, CRN 12345 || pro title=Dra., name=Maria Silva, council=crn, number=12345",
            "Maria Silva – CRN-3 12345 || pro name=Maria Silva, council=crn, number=12345, region=3",
        ],
        passes: cases![
            "Maria Silva – Nutricionista – CRN-3 12345 || pro name=Maria Silva, council=crn, number=12345, region=3",
            "nutricionista joana reis crn 4 9988 || pro name=joana reis, council=crn, number=9988, region=4",
            "Joana Reis\nNutricionista | CRN-4 9988 || pro name=Joana Reis, council=crn, number=9988, region=4",
        ],
        ..CFN
    },
    Rule {
        id: "C-CFN-02",
        source: "Res. CFN 599/2018, art. 55, parágrafo único",
        until: OLD,
        phrases: Phrases {
            certain: &[RESULT_TOLD],
            doubtful: &[&["os resultados (aparecem|surgem|comecam a aparecer|sao visiveis)"]],
            without: &[RESULT_NOT],
            absent: &[RESULTS_VARY],
            ..PHRASES
        },
        says: text(
            "fala de resultado sem avisar que ele pode não ocorrer da mesma forma para todos.",
            "speaks of results without saying that they may not occur in the same way for everyone.",
        ),
        suggests: text(
            "Acrescente: “Os resultados podem não ocorrer da mesma forma para todos.”",
            "Add: “Results may not occur in the same way for everyone.”",
        ),
        inserts: Some(text(
            "Os resultados podem não ocorrer da mesma forma para todos.",
            "Results may vary and may not occur in the same way for everyone.",
        )),
        fires: cases![
            "Ela perdeu 8 kg com reeducação alimentar.",
            "Meus pacientes emagrecem sem passar fome.",
            "a ana eliminou doze quilos esse ano",
            "~ Os resultados aparecem logo.",
        ],
        passes: cases![
            "Ela perdeu 8 kg. Os resultados podem não ocorrer da mesma forma para todos.",
            "No estudo, o grupo perdeu 3 kg.",
            "Quem perdeu 10 kg sem querer deve procurar um médico; os participantes também.",
        ],
        ..CFN
    },
    Rule {
        id: "C-CFN-03",
        topic: Topic::Images,
        source: "Res. CFN 599/2018, art. 58",
        until: OLD,
        phrases: Phrases {
            certain: &[image::BEFORE_AFTER, image::PATIENT_RESULT],
            unless: &[image::BEFORE_AFTER_NOT],
            soften: &[image::BEFORE_AFTER_TOLD],
            ..PHRASES
        },
        says: RESULT_AS_AD,
        suggests: RESULT_AS_AD_MEND,
        fires: cases![
            "Veja o antes e depois da Maria",
            "Uma paciente de 35 anos que perdeu 15kg em 3 meses... a paciente perdeu 15 kg",
            "olha a evolucao da minha cliente em dois meses",
            "[en] My client lost 20 pounds.",
        ],
        passes: cases![
            "Coma carboidrato antes e depois do treino",
            "Beba água antes e depois da corrida.",
            "É proibido ao nutricionista publicar antes e depois de pacientes.",
            "[2027-01-23] Texto qualquer sobre fibras.",
        ],
        ..CFN
    },
    Rule {
        id: "C-CFN-04",
        topic: Topic::Promise,
        source: "Res. CFN 599/2018, art. 56",
        until: OLD,
        phrases: PROMISES,
        says: PROMISE,
        suggests: PROMISE_MEND,
        fires: cases![
            "Resultado garantido em 30 dias!",
            "Perca 10 kg com este plano.",
            "emagreça 5 quilos em 7 dias",
            "Conheça a dieta milagrosa das celebridades.",
            "[en] Lose 10 pounds in 2 weeks.",
        ],
        passes: cases![
            "Não existe dieta milagrosa.",
            "Perder 5% do peso já melhora a glicemia.",
            "Desconfie de quem promete 10 kg a menos em 30 dias.",
            "Não existe garantia de resultado; cada organismo responde de um jeito.",
        ],
        ..CFN
    },
    Rule {
        id: "C-CFN-04",
        topic: Topic::Sensation,
        source: "Res. CFN 599/2018, art. 56; Res. CFN 856/2026, art. 69, § 6º",
        phrases: Phrases {
            certain: &[praise::SENSATION],
            doubtful: &[praise::SENSATION_DOUBT],
            unless: &[praise::SENSATION_NOT],
            ..PHRASES
        },
        says: text("sensacionalismo ou urgência artificial.", "sensationalism or artificial urgency."),
        suggests: text("Retire pressa, escassez e segredos; informe.", "Remove hurry, scarcity and secrets; inform."),
        fires: cases![
            "O segredo que os nutricionistas não te contam.",
            "Últimas vagas para o desafio de verão.",
            "transformação surreal em um mês",
        ],
        passes: cases![
            "O segredo é a constância.",
            "Só hoje sabemos como a fibra age no intestino.",
            "Não fazemos ofertas do tipo última chance.",
        ],
        ..CFN
    },
    Rule {
        id: "C-CFN-05",
        topic: Topic::Price,
        source: "Res. CFN 599/2018, art. 57",
        until: OLD,
        phrases: Phrases {
            certain: &[commerce::PRICE, commerce::PRICE_WORDS],
            doubtful: &[commerce::PRICE_DOUBT, commerce::PRICE_WORDS_DOUBT],
            soften: &[commerce::PRICE_TOLD],
            unless: &[commerce::PRICE_NOT, commerce::PRICE_WORDS_NOT],
            ..PHRASES
        },
        check: Some(Check::PriceTable),
        says: text("honorário ou promoção usado como propaganda.", "fees or promotions used as publicity."),
        suggests: text(
            "Retire valor, desconto e pacote da divulgação.",
            "Remove price, discount and package from publicity.",
        ),
        fires: cases![
            "Consulta: R$ 350, em até 3x",
            "Pacote promocional de quatro consultas com desconto de fim de ano.",
            "so essa semana consulta por 150 reais a consulta",
        ],
        passes: cases![
            "Uma cesta de frutas pesa menos no bolso na feira.",
            "Promoção da saúde e alimentação na escola.",
            "[2027-01-23] Consulta: R$ 350.",
        ],
        ..CFN
    },
    Rule {
        id: "C-CFN-05",
        topic: Topic::Gift,
        source: "Res. CFN 599/2018, art. 57; Res. CFN 856/2026, art. 68, III",
        phrases: Phrases { certain: &[commerce::GIFT], unless: &[commerce::GIFT_NOT], ..PHRASES },
        says: text("sorteio, brinde ou venda casada.", "a raffle, gift or tied sale."),
        suggests: text("Retire o prêmio da divulgação.", "Remove the prize from publicity."),
        fires: cases![
            "Participe do sorteio de uma consulta!",
            "[2027-02-01] Indique uma amiga e ganhe desconto.",
            "compre 3 e leve 4 ou concorra a um kit",
        ],
        passes: cases![
            "As refeições foram distribuídas por sorteio entre os grupos do estudo.",
            "Com treino você ganha massa.",
            "Não fazemos sorteio.",
        ],
        ..CFN
    },
    Rule {
        id: "C-CFN-05",
        topic: Topic::Free,
        source: "Res. CFN 599/2018, art. 57",
        until: OLD,
        severity: Severity::Error,
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
            "Avaliação gratuita para novos clientes.",
            "Primeira consulta grátis.",
            "bioimpedancia gratis no sabado"
        ],
        passes: cases![
            "O SUS tem atendimento gratuito com nutricionista.",
            "A cartilha é de distribuição gratuita.",
            "Não há consulta grátis.",
        ],
        ..CFN
    },
    Rule {
        id: "C-CFN-06",
        topic: Topic::Endorsement,
        source: "Res. CFN 599/2018, arts. 60 e 63; Res. CFN 856/2026, art. 74",
        phrases: Phrases { certain: &[commerce::ENDORSEMENT], ..PHRASES },
        says: text(
            "liga a imagem do nutricionista a marca de alimento, suplemento ou fitoterápico.",
            "links the nutritionist to a brand of food, supplement or herbal product.",
        ),
        suggests: text(
            "Fale do alimento ou nutriente, sem marca nem cupom.",
            "Speak of the food or nutrient, without brand or coupon.",
        ),
        fires: cases![
            "Eu uso e recomendo o whey da Max Titanium.",
            "Suplemento recomendado por nutricionistas.",
            "parceria com a growth supplements use meu cupom",
        ],
        passes: cases![
            "Recomendo variar as frutas da estação.",
            "Não indico marcas como a Herbalife.",
            "O iogurte natural tem cálcio.",
        ],
        ..CFN
    },
];

pub const IDENTIFY: crate::rule::Text = text(
    "a publicação não traz a identificação completa: nome, a palavra nutricionista e CRN com região.",
    "the page lacks full identification: name, the word nutricionista, and CRN number with region.",
);
pub const IDENTIFIED: crate::rule::Text =
    text("Escreva “Nome completo – Nutricionista – CRN-r nnnnn”.", "Write “Full name – Nutricionista – CRN-r nnnnn”.");
pub const RESULT_AS_AD: crate::rule::Text = text(
    "corpo, exame ou resultado de paciente atribuído a método ou produto: vedado mesmo com autorização.",
    "a patient's body, exam or result credited to a method or product: forbidden even with consent.",
);
pub const RESULT_AS_AD_MEND: crate::rule::Text = text(
    "Retire o resultado; explique o cuidado e o que a literatura mostra em grupos.",
    "Remove the result; explain the care and what the literature shows in groups.",
);
pub const PROMISE: crate::rule::Text = text(
    "garantia, sensacionalismo ou promessa de emagrecimento.",
    "a guarantee, sensationalism or promise of weight loss.",
);
pub const PROMISE_MEND: crate::rule::Text = text(
    "Fale de hábitos e de cuidado; retire números de quilos e prazos.",
    "Speak of habits and care; remove kilos and deadlines.",
);
pub const PROMISES: Phrases = Phrases {
    certain: &[promise::PROMISE, promise::WEIGHT_PROMISE],
    doubtful: &[promise::PROMISE_DOUBT],
    soften: &[promise::PROMISE_HEDGED],
    unless: &[promise::PROMISE_NOT],
    without: &[RESULT_NOT],
    ..PHRASES
};
