//! Prices, gifts, products, urgency, praise by patients and pieces for other media.

use super::CFM;
use crate::{
    phrases::{commerce, praise},
    rule::{Check, PHRASES, Phrases, Rule, Severity, Topic, When, cases, text},
};

pub const RULES: &[Rule] = &[
    Rule {
        id: "C-CFM-13",
        topic: Topic::Price,
        source: "Res. CFM 2.336/2023, art. 9º, VI a VIII",
        severity: Severity::Info,
        phrases: Phrases {
            certain: &[commerce::PRICE, commerce::PRICE_DOUBT],
            unless: &[commerce::PRICE_NOT],
            once: true,
            ..PHRASES
        },
        check: Some(Check::PriceTable),
        says: text(
            "preço e forma de pagamento são permitidos ao médico, sem venda casada, prêmio ou sorteio.",
            "a physician may state price and payment, without tied sales, prizes or raffles.",
        ),
        suggests: text(
            "Mantenha o valor em tom informativo; não o ligue a brinde, sorteio ou outro serviço.",
            "Keep the price informative; do not tie it to gifts, raffles or other services.",
        ),
        fires: cases![
            "Consulta: R$ 350, em até 3x",
            "O valor da consulta é de 400 reais.",
            "parcelamos o procedimento no cartao em dez vezes",
        ],
        passes: cases![
            "O SUS gasta R$ 2 bilhões com a doença.",
            "Divida a refeição em até 5 vezes ao dia.",
            "O risco é até 3 vezes maior em fumantes.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-13",
        topic: Topic::Gift,
        source: "Res. CFM 2.336/2023, art. 9º, VI a VIII",
        phrases: Phrases {
            certain: &[commerce::GIFT],
            unless: &[commerce::GIFT_NOT],
            soften: &[commerce::DONATION],
            ..PHRASES
        },
        says: text(
            "sorteio, brinde, consórcio ou venda casada ligados a serviço médico.",
            "a raffle, gift, buying pool or tied sale linked to a medical service.",
        ),
        suggests: text(
            "Retire o prêmio. Desconto em campanha e preço são permitidos, sem contrapartida.",
            "Remove the prize. Campaign discounts and prices are allowed, with nothing in return.",
        ),
        fires: cases![
            "Agende e concorra a um sorteio de botox.",
            "Indique uma amiga e ganhe desconto na aplicação.",
            "consorcio de cirurgia plastica com parcelas pequenas",
            "Leve 3 sessões e pague 2... ou seja, leve 3 pague 2!",
            "[en] Enter to win a free botox session.",
        ],
        passes: cases![
            "Os participantes foram divididos por sorteio em dois grupos.",
            "Treine força para que você ganhe massa muscular.",
            "O Consórcio Intermunicipal de Saúde abriu vagas.",
            "Anote as medidas e leve o caderno à consulta.",
            "Não fazemos sorteio de procedimentos.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-14",
        topic: Topic::Free,
        source: "Res. CFM 2.336/2023, art. 11, § 4º",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[commerce::FREE],
            doubtful: &[commerce::FREE_DOUBT],
            unless: &[commerce::FREE_NOT],
            without: &[FREE_PUBLIC],
            ..PHRASES
        },
        says: text(
            "serviço gratuito anunciado em clínica particular; as fontes divergem sobre o que é permitido.",
            "a free service announced in private practice; sources differ on what is allowed.",
        ),
        suggests: text(
            "Retire a gratuidade do anúncio ou confirme com o jurídico antes de publicar.",
            "Drop the free offer or check with counsel before publishing.",
        ),
        fires: cases![
            "Primeira consulta grátis no mês de outubro.",
            "Avaliação gratuita para harmonização facial.",
            "atendimento sem compromisso e sem custo ou seja consulta gratis",
        ],
        passes: cases![
            "O SUS oferece atendimento gratuito em todas as UBS.",
            "A ligação gratuita para o CVV é pelo 188.",
            "Não existe consulta grátis que dispense o exame.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-15",
        topic: Topic::Sensation,
        source: "Res. CFM 2.336/2023, art. 11, XVI, §§ 2º a 5º; Código de Ética Médica, art. 112",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[praise::SENSATION, praise::SENSATION_DOUBT],
            unless: &[praise::SENSATION_NOT],
            ..PHRASES
        },
        says: text(
            "sensacionalismo, autopromoção, medo ou urgência artificial.",
            "sensationalism, self-promotion, fear or artificial urgency.",
        ),
        suggests: text(
            "Diga com calma quando procurar atendimento e por quê; retire pressa e escassez.",
            "Say calmly when to seek care and why; remove hurry and scarcity.",
        ),
        fires: cases![
            "Últimas vagas para o mutirão de lipo!",
            "Agende antes que seja tarde demais.",
            "o segredo que os médicos não te contam sobre a tireoide",
            "Somente hoje, por tempo limitado.",
            "[en] Limited spots. Act now!",
        ],
        passes: cases![
            "Procure o pronto-socorro nas primeiras horas do AVC.",
            "Só hoje sabemos que o vírus também causa fadiga.",
            "Não usamos 'últimas vagas' nem urgência artificial.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-16",
        topic: Topic::Endorsement,
        source: "Res. CFM 2.336/2023, art. 11, IV e V",
        phrases: Phrases { certain: &[commerce::ENDORSEMENT], ..PHRASES },
        says: text(
            "endossa marca de medicamento, insumo, alimento, suplemento ou cosmético.",
            "endorses a brand of medicine, supply, food, supplement or cosmetic.",
        ),
        suggests: text(
            "Fale da classe ou do princípio ativo e retire a marca e o selo.",
            "Speak of the class or active ingredient; remove the brand and the seal.",
        ),
        fires: cases![
            "Eu uso e recomendo o protetor da La Roche-Posay.",
            "Creme aprovado por dermatologistas.",
            "parceria com a herbalife use meu cupom",
            "Sou embaixadora da Vichy.",
            "[en] I recommend CeraVe to all my patients.",
        ],
        passes: cases![
            "Recomendo protetor solar com FPS 30 ou mais.",
            "Nunca indico a Herbalife aos meus pacientes.",
            "O hidratante com ceramidas ajuda a pele seca.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-17",
        topic: Topic::Testimony,
        source: "Res. CFM 2.336/2023, art. 8º, § 3º",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[praise::TESTIMONY, praise::TESTIMONY_DOUBT],
            unless: &[praise::TESTIMONY_NOT],
            sense: crate::rule::Sense::Speech,
            ..PHRASES
        },
        says: text(
            "elogio de paciente republicado conta como publicação do próprio médico.",
            "a patient's praise, once re-posted, counts as the physician's own statement.",
        ),
        suggests: text(
            "Retire o depoimento, ou deixe-o sóbrio, sem resultado nem superlativo e com autorização escrita.",
            "Remove the testimonial, or keep it sober, without results or superlatives and with written consent.",
        ),
        fires: cases![
            "Veja os depoimentos de pacientes da clínica.",
            "> A Dra. Ana mudou minha vida, super recomendo!",
            "fiz minha lipo com o dr caio e amei o resultado",
            "[en] What our patients say",
        ],
        passes: cases![
            "O depoimento especial protege a criança na Justiça.",
            "Recomendo muito repouso nos primeiros dias.",
            "Não publicamos depoimentos de pacientes.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-19",
        source: "Res. CFM 2.336/2023, art. 13, I",
        when: &[When::Press],
        check: Some(Check::PressContacts),
        says: text(
            "matéria para a imprensa com contato que atrai clientela.",
            "a piece for the press carries contacts that attract clients.",
        ),
        suggests: text(
            "Retire endereço, telefone, perfil e convite para agendar; deixe só a identificação.",
            "Remove address, phone, profile and the invitation to book; keep the identification only.",
        ),
        fires: cases![
            "[press] Dra. Ana explica a dengue. Agende sua consulta.",
            "[press] Dúvidas? (11) 3333-4444 || prof phone=(11) 3333-4444",
            "[press] Siga @draana e veja o link na bio.",
        ],
        passes: cases![
            "Agende sua consulta pelo telefone.",
            "[press] Dra. Ana Souza – MÉDICA – CRM/SP 123456 || pro name=Ana Souza, council=crm, number=123456, region=SP",
            "[press] Em emergência, ligue 192.",
        ],
        ..CFM
    },
];

/// Free care that is nobody's advertisement.
const FREE_PUBLIC: &[&str] = &["<place_public>"];
