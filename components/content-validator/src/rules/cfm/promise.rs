//! Promises, methods, equipment and praise in what physicians publish.

use super::CFM;
use crate::{
    phrases::{medicine, praise, promise},
    rule::{PHRASES, Phrases, Rule, Severity, Topic, When, cases, text},
};

pub const RULES: &[Rule] = &[
    Rule {
        id: "C-CFM-06",
        topic: Topic::Promise,
        source: "Res. CFM 2.336/2023, art. 11, XII (e IV)",
        phrases: Phrases {
            certain: &[promise::PROMISE],
            doubtful: &[promise::PROMISE_DOUBT],
            soften: &[promise::PROMISE_HEDGED],
            unless: &[promise::PROMISE_NOT],
            ..PHRASES
        },
        says: text(
            "garante, promete ou insinua bom resultado de tratamento.",
            "guarantees, promises or implies a good result of treatment.",
        ),
        suggests: text(
            "Descreva o que o tratamento pode oferecer e com que limites: “os resultados variam de pessoa para pessoa”.",
            "Say what the treatment may offer and within what limits: “results vary from person to person”.",
        ),
        fires: cases![
            "Resultado garantido em 30 dias!",
            "Garantimos a cura da sua dor com três aplicações.",
            "Cirurgia de pálpebra 100% segura, sem riscos e sem dor.",
            "nosso tratamento vai eliminar as suas varizes de uma vez por todas",
            "É a cura definitiva para a enxaqueca.",
            "Não perca tempo: resultado garantido ou seu dinheiro de volta.",
            "Não é só estética, garantimos o resultado.",
            "Tratamento definitivo para varizes em duas sessões.",
            "[en] Guaranteed results with our painless surgery.",
            "~ Diga adeus às rugas.",
            "~ Na rede usamos a expressão \"resultado garantido\" para chamar atenção.",
        ],
        passes: cases![
            "Não existe garantia de resultado; cada organismo responde de um jeito.",
            "O diagnóstico definitivo depende da biópsia.",
            "Volte ao treino quando estiver sem dor.",
            "Após o tratamento, o paciente que fica sem dor pode voltar a caminhar.",
            "É mentira que exista 'cura definitiva' para o diabetes tipo 1.",
            "nenhum medico pode prometer cura definitiva ou resultado garantido",
            "O CFM proíbe prometer resultado garantido ao paciente.",
            "Existe cura definitiva para a psoríase? Ainda não.",
            "Desconfie de anúncios de cirurgia sem riscos.",
            "O tratamento definitivo da apendicite é cirúrgico.",
            "O antibiótico do tratamento vai eliminar a bactéria do estômago.",
            "O resultado do exame sai em 3 dias.",
            "[en] No procedure is 100% safe, and results vary.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-07",
        topic: Topic::Method,
        source: "Res. CFM 2.336/2023, art. 11, VII e § 5º; Código de Ética Médica, art. 113",
        verified: false,
        phrases: Phrases {
            certain: &[praise::METHOD],
            unless: &[praise::METHOD_NOT],
            without: &[praise::HISTORY],
            ..PHRASES
        },
        says: text(
            "apresenta método ou técnica como exclusivo, próprio, revolucionário ou milagroso.",
            "presents a method or technique as exclusive, one's own, revolutionary or miraculous.",
        ),
        suggests: text(
            "Use o nome técnico do procedimento e cite o reconhecimento pelo CFM ou a evidência.",
            "Use the technical name of the procedure and cite its recognition by the CFM or the evidence.",
        ),
        fires: cases![
            "Conheça o tratamento revolucionário para calvície.",
            "Uso um protocolo que desenvolvi em vinte anos de consultório.",
            "Só aqui você encontra a técnica exclusiva de lifting.",
            "criei um metodo proprio para tratar a ansiedade",
            "[en] A revolutionary treatment for hair loss.",
        ],
        passes: cases![
            "A descoberta da penicilina foi revolucionária.",
            "O aleitamento materno exclusivo é indicado até os seis meses.",
            "Não existe tratamento milagroso para a obesidade.",
            "Desconfie de quem anuncia um método revolucionário.",
            "O protocolo de tratamento segue a diretriz da sociedade.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-07",
        topic: Topic::Method,
        source: "Res. CFM 2.336/2023, art. 11, VII; Código de Ética Médica, art. 113",
        severity: Severity::Error,
        verified: false,
        phrases: Phrases { certain: &[praise::UNRECOGNISED_MEDICAL], with: &[praise::OFFERS], ..PHRASES },
        says: text(
            "oferece prática que o CFM não reconhece ou só admite com restrições.",
            "offers a practice that the CFM does not recognise, or admits with restrictions only.",
        ),
        suggests: text(
            "Retire a oferta, ou cite a norma que reconhece a prática e os seus limites.",
            "Remove the offer, or cite the norm that recognises the practice and its limits.",
        ),
        fires: cases![
            "Oferecemos modulação hormonal e chip da beleza.",
            "Agende sua sessão de ozonioterapia.",
            "eu faço soroterapia toda semana no consultorio",
        ],
        passes: cases![
            "A modulação hormonal não é reconhecida pelo CFM.",
            "O que é a ozonioterapia e por que ela é discutida.",
            "Não oferecemos terapia antienvelhecimento.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-08",
        topic: Topic::Superlative,
        source: "Res. CFM 2.336/2023, art. 11, II e III; art. 9º, II",
        phrases: Phrases {
            certain: &[praise::EQUIPMENT],
            doubtful: &[praise::EQUIPMENT_DOUBT],
            unless: &[praise::EQUIPMENT_NOT, praise::METHOD_NOT],
            ..PHRASES
        },
        says: text(
            "atribui capacidade privilegiada a equipamento ou técnica.",
            "gives equipment or a technique a privileged capacity.",
        ),
        suggests: text(
            "Informe o nome do equipamento e o uso registrado na ANVISA, sem superlativo.",
            "Give the equipment's name and its use as registered with ANVISA, without a superlative.",
        ),
        fires: cases![
            "O laser mais moderno do Brasil",
            "Somos a única clínica da cidade com esse ultrassom.",
            "Trabalhamos com tecnologia exclusiva importada da Suíça.",
            "temos o aparelho mais avançado da região para celulite",
            "[en] The most advanced laser in Brazil",
            "~ Laser de última geração para todos os tipos de pele",
        ],
        passes: cases![
            "O laser é indicado para manchas, com registro na ANVISA.",
            "Não existe aparelho mais moderno do que um bom exame clínico do mundo real.",
            "O exame mais pedido no check-up é o hemograma.",
            "O tratamento mais antigo do mundo para dor é o repouso.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-09",
        topic: Topic::Superlative,
        source: "Res. CFM 2.336/2023, art. 11, XIII e XVI",
        phrases: Phrases {
            certain: &[praise::SUPERLATIVE],
            doubtful: &[praise::SUPERLATIVE_DOUBT],
            unless: &[praise::SUPERLATIVE_NOT],
            ..PHRASES
        },
        says: text(
            "coloca a pessoa ou a clínica acima dos colegas: superlativo, prêmio, ranking ou selo.",
            "puts a person or clinic above colleagues: superlative, award, ranking or seal.",
        ),
        suggests: text(
            "Diga o que a pessoa faz e onde se formou; retire comparações, prêmios e selos.",
            "Say what the person does and where they trained; drop comparisons, awards and seals.",
        ),
        fires: cases![
            "O melhor dermatologista da cidade atende aqui.",
            "A Clínica Aurora é referência em cirurgia de nariz.",
            "Dr. Caio foi eleito médico do ano.",
            "somos numero 1 em implante capilar",
            "[en] The best doctor in town.",
        ],
        passes: cases![
            "Veja os valores de referência em adultos.",
            "O infarto é a causa número 1 de morte no mundo.",
            "Como escolher o melhor dermatologista para você?",
            "O SUS mantém centros de referência em saúde do trabalhador.",
            "O melhor médico é aquele que escuta.",
        ],
        ..CFM
    },
    Rule {
        id: "C-CFM-10",
        topic: Topic::Consultation,
        source: "Código de Ética Médica, art. 37; Res. CFM 2.336/2023, art. 11, XI",
        verified: false,
        when: &[When::Public],
        phrases: Phrases {
            certain: &[medicine::PERSONAL_DOSE, medicine::MASS_CONSULTATION],
            doubtful: &[medicine::PERSONAL_DOSE_DOUBT, medicine::MASS_CONSULTATION_DOUBT],
            soften: &[medicine::DEFERENCE],
            unless: &[medicine::PERSONAL_DOSE_NOT, medicine::MASS_CONSULTATION_NOT],
            ..PHRASES
        },
        says: text(
            "dá dose, diagnóstico ou conduta individual ao público.",
            "gives the public an individual dose, diagnosis or regimen.",
        ),
        suggests: text(
            "Escreva a informação geral, sem dose: “a dose é definida em consulta; procure um médico”.",
            "Give general information without a dose: “the dose is set in a consultation; see a physician”.",
        ),
        fires: cases![
            "Tome 10 mg de escitalopram pela manhã.",
            "Mande seu caso que eu respondo nos stories.",
            "voce deve tomar 500 mg de dipirona de 6 em 6 horas",
            "Faço diagnóstico pelo direct, é só mandar a foto.",
            "[en] Take 10 mg of escitalopram every morning.",
            "~ Tome 500 mg conforme a orientação do seu médico.",
            "~ Use 10 ml duas vezes ao dia.",
            "~ [en] Take 500 mg as directed on the label.",
        ],
        passes: cases![
            "Tome 200 ml de água antes da caminhada.",
            "Não tome 10 mg de nada sem receita.",
            "Agende pelo WhatsApp.",
            "No estudo, os participantes tomaram 20 mg por dia.",
            "[en] Patients who take 10 mg every morning reported nausea.",
        ],
        ..CFM
    },
];
