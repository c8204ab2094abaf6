//! Therapeutic claims of what is no medicine: foods, supplements, cosmetics.

use super::anvisa::ANVISA;
use crate::rule::{PHRASES, Phrases, Rule, cases, text};

/// What sets a sentence of science apart from one that sells.
const HEDGED: &[&str] = &[
    "(estudo*|pesquisa*|ensaio*|evidencia*|pode|podem|poderia*|revisao|metanalise|deficiencia|diretriz*|recomendad* (pelo|pela)|study|studies|may|might|evidence|trial*|deficiency)",
];

pub const RULES: &[Rule] = &[
    Rule {
        id: "D-ANV-07",
        source: "RDC 243/2018, arts. 14, 16 e 17; IN 28/2018, Anexo V; Decreto-Lei 986/1969, art. 23",
        phrases: Phrases {
            certain: &[&[
                "<supplement> ~5 <therapeutic> ~3 (@disease|<treated>|doenca*|cancer|inflamac*|diseases)",
                "<supplement> ~3 que <therapeutic>",
                "(cure|trate|reverta|elimine) ~4 com ~2 <supplement>",
                "<supplement> ~2 (substitui|substituem) ~3 (remedio*|medicamento*|antibiotico*|insulina|quimioterapia)",
                "(cha|suco|shake|capsula) (emagrecedor|que (seca|emagrece|derrete|cura))",
                "<supplement> cures",
                "<supplement> ~3 (acaba|acabam) com ~2 (@disease|<treated>|doenca*|cancer|inflamac*|dor|dores)",
                "<supplement> ~~4 (o fim|adeus) (do|da|dos|das|ao|a) ~1 (@disease|<treated>|doenca*|cancer)",
            ]],
            doubtful: &[&[
                "<supplement> ~4 <treats> ~3 (@disease|<treated>|doenca*|cancer|inflamac*)",
                "<supplement> ~3 (anti inflamatorio natural|antibiotico natural|ozempic natural)",
            ]],
            without: &[HEDGED],
            ..PHRASES
        },
        says: text(
            "alegação terapêutica de alimento ou suplemento, fora do texto autorizado.",
            "a therapeutic claim for a food or supplement, outside the authorised wording.",
        ),
        suggests: text(
            "Use só a alegação autorizada na IN 28/2018 e acrescente “Este produto não é um medicamento”.",
            "Use only the claim authorised by IN 28/2018 and add “Este produto não é um medicamento”.",
        ),
        fires: cases![
            "O chá de hibisco cura o diabetes.",
            "Colágeno que cura artrose.",
            "capsula de curcuma substitui o remedio da pressao",
            "~ O própolis combate a sinusite.",
            "[en] This supplement cures arthritis.",
        ],
        passes: cases![
            "Nenhum chá cura o diabetes.",
            "A vitamina D previne o raquitismo.",
            "Estudos avaliam se a cúrcuma reduz a dor da artrose.",
            "O chá de camomila é uma bebida agradável.",
        ],
        ..ANVISA
    },
    Rule {
        id: "D-ANV-08",
        source: "RDC 907/2024, art. 12; Lei 6.360/1976, art. 59",
        phrases: Phrases {
            certain: &[&[
                "<cosmetic> ~5 <therapeutic> ~3 (<skin>|@disease)",
                "<cosmetic> ~3 que <therapeutic>",
                "(cure|cura) ~3 <skin> com ~3 <cosmetic>",
                "<cosmetic> ~3 (acaba com|elimina) [a|o] <skin>",
                "<cosmetic> ~3 cures ~2 <skin>",
            ]],
            doubtful: &[&["<cosmetic> ~4 (trata|tratam|combate|treats|reverte) ~3 (<skin>|@disease)"]],
            without: &[
                HEDGED,
                &["(corticoide|prescri*|receita*|medicament*|azelaico|tretinoina|cetoconazol|prescription)"],
            ],
            ..PHRASES
        },
        says: text("alegação terapêutica de cosmético.", "a therapeutic claim for a cosmetic."),
        suggests: text(
            "Fale de limpeza, hidratação ou aparência; para tratar doença, o produto é medicamento.",
            "Speak of cleansing, hydration or appearance; what treats disease is a medicine.",
        ),
        fires: cases![
            "Creme que cura psoríase.",
            "O shampoo acaba com a queda de cabelo.",
            "esse serum elimina o melasma",
            "~ O sabonete trata a acne.",
        ],
        passes: cases![
            "O hidratante reduz o ressecamento da pele.",
            "Nenhum creme cura psoríase.",
            "Cremes com corticoide, sob prescrição, tratam a dermatite.",
        ],
        ..ANVISA
    },
];
