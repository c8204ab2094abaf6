//! Medicines in public content: Law 9.294/1996 (hard rules), RDC 96/2008 (review only, after STJ REsp 2.035.645), Portaria
//! 344/1998; and calculators as devices (RDC 657/2022).

use crate::{
    phrases::medicine,
    rule::{Check, PHRASES, Phrases, RULE, Rule, Sense, Severity, When, cases, text},
};

pub const ANVISA: Rule = Rule { when: &[When::Public], ..RULE };

pub const RULES: &[Rule] = &[
    Rule {
        id: "D-ANV-01",
        source: "Lei 9.294/1996, art. 7º; Lei 6.360/1976, art. 58, § 1º",
        check: Some(Check::BrandNamed),
        says: text(
            "marca de medicamento de venda sob prescrição em conteúdo para o público.",
            "the brand of a prescription medicine in content for the public.",
        ),
        suggests: text(
            "Use o nome genérico (DCB) e um tom informativo, sem convite ao uso.",
            "Use the generic name (DCB) in an informative tone, without inviting use.",
        ),
        fires: cases![
            "Muita gente toma Rivotril para dormir.",
            "o ozempic virou moda para emagrecer",
            "Lexapro e terapia andam juntos.",
            "[en] Ozempic became a trend.",
            "minha médica receitou o Yasmin",
            "~ O botox relaxa o músculo.",
            "~ A semaglutida (Ozempic) foi estudada no diabetes.",
            "~ A Ritalina sem receita pode causar taquicardia.",
            "A semaglutida (Ozempic) está à venda aqui: compre já.",
        ],
        passes: cases![
            "A semaglutida é usada no diabetes tipo 2.",
            "[professionals] O Rivotril foi comparado com placebo.",
            "A Kelly é nossa recepcionista e a Yasmin cuida da agenda.",
            "# Referências\n- Souza A. Ozempic e perda de peso. 2023.",
        ],
        ..ANVISA
    },
    Rule {
        id: "D-ANV-02",
        source: "Lei 9.294/1996, art. 7º; RDC 96/2008",
        check: Some(Check::DoseInstruction),
        says: text(
            "dose, frequência ou duração de medicamento de prescrição dirigida ao público.",
            "dose, frequency or duration of a prescription medicine addressed to the public.",
        ),
        suggests: text(
            "Retire a dose: “uso sob prescrição; a dose é definida em consulta”.",
            "Remove the dose: “prescription only; the dose is set in a consultation”.",
        ),
        fires: cases![
            "Tome 10 mg de escitalopram pela manhã",
            "alprazolam 0.5mg noite escitalopram 10mg de manha",
            "Use metformina 850 mg duas vezes ao dia por 30 dias.",
            "~ A dose usual de sertralina é de 50 mg por dia.",
            "~ Tome 50 mg de losartana por dia, como o médico receitou.",
            "~ Em uso de losartana 50 mg uma vez ao dia, nega alergias.",
            "[en] You should take 20 mg of fluoxetine every morning.",
        ],
        passes: cases![
            "A sertralina é um antidepressivo.",
            "No estudo, os participantes usaram 20 mg de fluoxetina por dia.",
            "Não tome fluoxetina sem receita.",
            "[professionals] Sertralina 50 mg ao dia é a dose inicial.",
        ],
        ..ANVISA
    },
    Rule {
        id: "D-ANV-03",
        source: "Portaria SVS/MS 344/1998, listas A1 a C5",
        severity: Severity::Error,
        check: Some(Check::ControlledNamed),
        says: text(
            "substância sujeita a controle especial citada em conteúdo para o público.",
            "a controlled substance is named in content for the public.",
        ),
        suggests: text(
            "Mantenha só se for preciso, com “venda sob prescrição, com retenção da receita”, sem tom promocional.",
            "Keep it only if needed, with “sold on prescription that the pharmacy retains”, without promotion.",
        ),
        fires: cases![
            "O clonazepam causa dependência.",
            "a ritalina tem metilfenidato que e controlado",
            "A morfina é usada na dor do câncer.",
        ],
        passes: cases![
            "A metformina é usada no diabetes.",
            "[professionals] O clonazepam exige receita B1.",
            "A higiene do sono ajuda na insônia.",
        ],
        ..ANVISA
    },
    Rule {
        id: "D-ANV-04",
        source: "Lei 9.294/1996, art. 7º, § 5º; RDC 96/2008",
        severity: Severity::Warning,
        check: Some(Check::OverTheCounter),
        says: text(
            "medicamento isento de prescrição promovido sem as advertências obrigatórias.",
            "an over-the-counter medicine is promoted without the mandatory warnings.",
        ),
        suggests: text(
            "Insira as advertências: “… é um medicamento. Seu uso pode trazer riscos…” e “Se persistirem os sintomas…”.",
            "Insert the warnings, in Portuguese as the law words them.",
        ),
        fires: cases![
            "Dor de cabeça? Tome paracetamol e siga o dia.",
            "nada melhor que uma dipirona pra febre experimente",
            "Compre ibuprofeno nas farmácias: alívio rápido da dor!",
        ],
        passes: cases![
            "O paracetamol age na dor e na febre.",
            "Não tome ibuprofeno se houver suspeita de dengue.",
            "Tome paracetamol. PARACETAMOL É UM MEDICAMENTO. SEU USO PODE TRAZER RISCOS. PROCURE O MÉDICO E O FARMACÊUTICO. LEIA A BULA. SE PERSISTIREM OS SINTOMAS, O MÉDICO DEVERÁ SER CONSULTADO.",
        ],
        ..ANVISA
    },
    Rule {
        id: "D-ANV-05",
        source: "Lei 9.294/1996, art. 7º, § 2º",
        phrases: Phrases {
            certain: &[medicine::LAY_DRUG_TESTIMONY],
            doubtful: &[medicine::LAY_DRUG_TESTIMONY_DOUBT],
            sense: Sense::Speech,
            ..PHRASES
        },
        says: text(
            "depoimento de leigo sobre medicamento ou terapia.",
            "a lay person's testimony on a medicine or therapy.",
        ),
        suggests: text("Retire o depoimento e cite a evidência.", "Remove the testimony and cite the evidence."),
        fires: cases![
            "> Tomei a cápsula por um mês e emagreci.",
            "minha mae tomou colageno e melhorou do joelho",
            "Esse remédio me curou.",
            "[en] This drug changed my life.",
        ],
        passes: cases![
            "Quem toma o remédio deve avisar o dentista.",
            "O remédio não cura sozinho.",
            "Tomei nota dos sintomas e melhorei o sono.",
        ],
        ..ANVISA
    },
    Rule {
        id: "D-ANV-06",
        source: "Lei 9.294/1996, art. 7º, § 2º; RDC 96/2008",
        phrases: Phrases {
            certain: &[medicine::ABSOLUTE_DRUG],
            doubtful: &[medicine::ABSOLUTE_DRUG_DOUBT],
            unless: &[medicine::ABSOLUTE_DRUG_OF_SOME],
            with: &[medicine::DRUG_WORD],
            ..PHRASES
        },
        says: text(
            "afirmação absoluta ou sem prova sobre medicamento.",
            "an absolute or unproven statement about a medicine.",
        ),
        suggests: text(
            "Cite a evidência e os efeitos adversos, ou retire.",
            "Cite the evidence and adverse effects, or remove it.",
        ),
        fires: cases![
            "Remédio sem efeitos colaterais.",
            "a injeção milagrosa funciona para todos",
            "Medicamento 100% natural e totalmente seguro.",
            "[en] A drug with no side effects.",
        ],
        passes: cases![
            "Nenhum remédio é isento de efeitos colaterais.",
            "Não existe medicamento sem efeitos colaterais.",
            "O único remédio que ela toma é para pressão? Não: desconfie de remédio milagroso.",
        ],
        ..ANVISA
    },
    Rule {
        id: "D-ANV-09",
        source: "boa prática: aviso de uso off-label e referência",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[medicine::OFF_LABEL],
            absent: &[medicine::OFF_LABEL_NOTICE],
            sense: Sense::Literal,
            once: true,
            ..PHRASES
        },
        says: text("uso off-label citado sem aviso.", "off-label use is mentioned without notice."),
        suggests: text(
            "Acrescente que o uso não consta da bula, é decisão do médico, e cite a referência.",
            "Add that the use is not on the label and is the physician's decision, and cite the reference.",
        ),
        fires: cases![
            "O uso off-label é comum na psiquiatria.",
            "esse remedio e usado fora da bula para enxaqueca",
            "[en] It is often used off-label.",
        ],
        passes: cases![
            "O uso off-label não consta da bula e é decisão do médico.",
            "Leia a bula antes de usar.",
            "[en] Off-label use means that it is not approved by the FDA.",
        ],
        ..ANVISA
    },
    Rule {
        id: "D-SAM-01",
        source: "RDC 657/2022 (software como dispositivo médico); RDC 751/2022",
        severity: Severity::Error,
        check: Some(Check::ClinicalCalculator),
        says: text(
            "calculadora clínica oferecida ao público: pode ser dispositivo médico sujeito a registro.",
            "a clinical calculator offered to the public: it may be a medical device subject to registration.",
        ),
        suggests: text(
            "Deixe ao público só calculadoras educativas (IMC, gasto energético) e as clínicas a profissionais identificados.",
            "Leave educational calculators (BMI, energy use) to the public and clinical ones to identified professionals.",
        ),
        fires: cases![
            "[[egfr]] Calcule a função dos seus rins.",
            "[[cha2ds2-vasc]]",
            "[[insulin-dose]] Quanta insulina aplicar"
        ],
        passes: cases!["[[bmi]] Calcule o IMC", "[professionals] [[egfr]]", "[[bmr]] Metabolismo basal"],
        ..ANVISA
    },
];
