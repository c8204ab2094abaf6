//! What the guest makes of whole documents: places, ids, numbers, reference marks, sections, searches, and input that
//! means no good.

use claims_extractor::extract;
use text::contract::claims_types::{Claim, ClaimCategory, ClaimKind, ClaimsRequest, EvidenceNeed, Priority};
use text::contract::types::{Block, BlockKind, Document, Language, ListItem, Mark, MarkKind, StageError};

fn block(id: &str, kind: BlockKind, text: &str) -> Block {
    Block { id: id.into(), kind, text: text.into(), marks: vec![] }
}

fn paragraph(text: &str) -> Block {
    block("b1", BlockKind::Paragraph, text)
}

fn claims(blocks: Vec<Block>) -> Vec<Claim> {
    extract(&ClaimsRequest { document: Document { language: Language::PtBr, blocks } })
        .expect("a document within the limits")
        .claims
}

fn claim(text: &str) -> Claim {
    let mut found = claims(vec![paragraph(text)]);
    assert_eq!(found.len(), 1, "{text:?}: {:?}", found.iter().map(|claim| &claim.quote).collect::<Vec<_>>());
    found.remove(0)
}

#[test]
fn ids_count_and_spans_are_exact() {
    let blocks = vec![
        block("t", BlockKind::Heading(1), "Exercício reduz a pressão arterial"),
        block(
            "p",
            BlockKind::Paragraph,
            "  Olá! A dieta DASH reduz a pressão arterial. Agende sua consulta. O tabagismo é fator de risco para AVC.",
        ),
        block(
            "l",
            BlockKind::ListItem(ListItem { list: 0, ordered: false, level: 0 }),
            "Falta de ferro provoca cansaço;",
        ),
    ];
    let found = claims(blocks.clone());
    let ids: Vec<_> = found.iter().map(|claim| claim.id.as_str()).collect();
    assert_eq!(ids, ["C001", "C002", "C003", "C004"]);
    for claim in &found {
        let block = blocks.iter().find(|block| block.id == claim.span.block).expect("its block");
        assert_eq!(&block.text[claim.span.start as usize..claim.span.end as usize], claim.quote);
    }
    assert_eq!(found[1].quote, "A dieta DASH reduz a pressão arterial.");
}

#[test]
fn kinds_map_onto_the_six_categories() {
    for (text, category, needs) in [
        ("A dieta DASH reduz a pressão arterial.", ClaimCategory::TreatmentEfficacy, EvidenceNeed::ClinicalTrial),
        (
            "A vacina contra o HPV previne o câncer do colo do útero.",
            ClaimCategory::TreatmentEfficacy,
            EvidenceNeed::ClinicalTrial,
        ),
        ("A homeopatia sempre cura a asma.", ClaimCategory::TreatmentEfficacy, EvidenceNeed::MetaAnalysis),
        ("O laser é seguro.", ClaimCategory::SideEffect, EvidenceNeed::ClinicalTrial),
        ("Tome 10 mg de escitalopram pela manhã.", ClaimCategory::Recommendation, EvidenceNeed::SystematicReview),
        ("Gestantes não devem usar ibuprofeno.", ClaimCategory::Contraindication, EvidenceNeed::SystematicReview),
        ("Cerca de 30% dos adultos têm hipertensão.", ClaimCategory::Statistic, EvidenceNeed::Observational),
        ("O diabetes afeta os rins.", ClaimCategory::MedicalCondition, EvidenceNeed::Observational),
    ] {
        let claim = claim(text);
        assert_eq!((claim.category, claim.needs), (category, needs), "{text}");
    }
}

#[test]
fn numbers_are_kept_as_written() {
    for (text, expect) in [
        ("Cerca de 30% dos adultos brasileiros têm hipertensão.", vec!["30%"]),
        ("A dieta reduziu a pressão sistólica em 11,4 mmHg.", vec!["11,4 mmHg"]),
        ("oitenta por cento dos pacientes melhoram em dois meses", vec!["oitenta por cento", "dois meses"]),
        ("80 por cento dos pacientes melhoram em 2 meses", vec!["80 por cento", "2 meses"]),
        ("Uma em cada quatro pessoas tem ansiedade.", vec!["Uma em cada quatro"]),
        ("No Brasil, 16,8 milhões de pessoas vivem com diabetes tipo 2.", vec!["16,8 milhões"]),
        ("Em 2019, a prevalência de depressão foi de 10,2% [3].", vec!["10,2%"]),
        ("Tome 500 mg de metformina duas vezes ao dia.", vec!["500 mg", "duas vezes"]),
        ("O ômega-3 reduz os triglicerídeos (ref. 2).", vec![]),
        ("A covid-19 pode causar trombose.", vec![]),
        ("Adultos devem praticar de 150 a 300 minutos de atividade física por semana.", vec!["150", "300 minutos"]),
        ("About 1 in 4 adults has high blood pressure.", vec!["1 in 4"]),
        ("A vacina evitou 1.200 casos de câncer do colo do útero.", vec!["1.200 casos"]),
    ] {
        assert_eq!(claim(text).numbers, expect, "{text}");
    }
}

#[test]
fn reference_marks_in_the_text_are_read() {
    for (text, expect) in [
        ("O exercício reduz a pressão arterial (ref. 2).", vec![2]),
        ("O exercício reduz a pressão arterial (refs. 1, 3 e 5).", vec![1, 3, 5]),
        ("O exercício reduz a pressão arterial (referência 4).", vec![4]),
        ("O exercício reduz a pressão arterial [2].", vec![2]),
        ("O exercício reduz a pressão arterial.[2]", vec![2]),
        ("O exercício reduz a pressão arterial.[1,3–5]", vec![1, 3, 4, 5]),
        ("O exercício reduz a pressão arterial.²", vec![2]),
        ("O exercício reduz a pressão arterial.¹,³", vec![1, 3]),
        ("O exercício reduz a pressão arterial¹².", vec![12]),
        ("O exercício reduz a pressão arterial (3).", vec![3]),
        ("O exercício (1) reduz a pressão arterial e (2) melhora o sono.", vec![]),
        ("O exercício reduz o IMC em 2 kg/m².", vec![]),
        ("O exercício reduz a pressão arterial [ver].", vec![]),
        ("O exercício reduz a pressão arterial [1-900].", vec![]),
        ("O exercício reduz a pressão arterial [0].", vec![]),
    ] {
        assert_eq!(claim(text).cites, expect, "{text}");
    }
}

#[test]
fn a_mark_behind_the_stop_belongs_to_the_sentence_before() {
    let found = claims(vec![paragraph(
        "A ioga reduz o estresse.[1] A caminhada melhora o sono.² O chá verde combate a obesidade.",
    )]);
    let cites: Vec<_> = found.iter().map(|claim| claim.cites.clone()).collect();
    assert_eq!(cites, [vec![1], vec![2], vec![]]);
}

#[test]
fn marks_of_the_block_are_read() {
    let text = "A ioga reduz o estresse1 e a caminhada melhora o sono.";
    let at = text.find('1').expect("there") as u32;
    let mut raised = paragraph(text);
    raised.marks = vec![Mark { start: at, end: at + 1, kind: MarkKind::Superscript }];
    assert_eq!(claims(vec![raised])[0].cites, [1]);
    let mut referred = paragraph("A ioga reduz o estresse.");
    let end = referred.text.len() as u32;
    referred.marks = vec![Mark { start: end, end, kind: MarkKind::Reference(7) }];
    assert_eq!(claims(vec![referred])[0].cites, [7]);
}

#[test]
fn the_drafts_own_references_come_with_the_claim() {
    let found = claims(vec![
        paragraph(
            "A dieta DASH reduz a pressão arterial [1]. O exercício melhora o sono [2,3]. A ioga reduz o estresse [9].",
        ),
        block("h", BlockKind::Heading(2), "Referências"),
        block(
            "r1",
            BlockKind::Paragraph,
            "1. Appel LJ, et al. A clinical trial of the effects of dietary patterns on blood pressure. doi:10.1056/NEJM199704173361601.",
        ),
        block("r2", BlockKind::Paragraph, "2. Bull FC. WHO guidelines. PMID: 33239350"),
        block(
            "r3",
            BlockKind::Paragraph,
            "3. Souza A. O exercício melhora o sono de idosos. Rev Bras Sono. 2019;3(2):1-9.",
        ),
    ]);
    assert_eq!(found.len(), 3, "the references claim nothing");
    assert_eq!(found[0].strategy.related_terms[0], "doi:10.1056/nejm199704173361601");
    assert_eq!(found[1].strategy.related_terms[0], "pmid:33239350");
    assert!(found[1].strategy.related_terms[1].starts_with("cite:Souza A."));
    assert!(found[2].strategy.related_terms.iter().all(|term| !term.contains(':')));
}

#[test]
fn parts_that_claim_nothing_are_left_out() {
    for heading in ["Referências", "Sobre a autora", "Bibliography", "Contato"] {
        assert!(
            claims(vec![block("h", BlockKind::Heading(2), heading), paragraph("A ioga reduz o estresse.")]).is_empty(),
            "{heading}"
        );
    }
    let item =
        block("l", BlockKind::ListItem(ListItem { list: 0, ordered: false, level: 0 }), "A vacina causa autismo");
    assert!(claims(vec![block("h", BlockKind::Heading(2), "Mitos sobre vacinas"), item]).is_empty());
    assert!(claims(vec![paragraph("A vacina causa autismo. Isso é um mito.")]).is_empty());
    assert!(claims(vec![block("c", BlockKind::Code, "A ioga reduz o estresse.")]).is_empty());
    assert_eq!(
        claims(vec![
            block("h", BlockKind::Heading(2), "Referências"),
            block("g", BlockKind::Heading(2), "Sono"),
            paragraph("A ioga reduz o estresse.")
        ])
        .len(),
        1
    );
}

#[test]
fn a_pronoun_stands_for_the_subject_before_it() {
    let found = claims(vec![paragraph("A metformina é conhecida há décadas. Ela reduz o risco de complicações.")]);
    let last = found.last().expect("the second sentence");
    assert_eq!(last.quote, "Ela reduz o risco de complicações.");
    assert_eq!(last.strategy.core_concept, "Metformin");
    assert!(claims(vec![paragraph("Ela reduz o risco de complicações.")]).is_empty());
}

/// Golden example G1 of the source material, dictated: compliance.md §0.6.
#[test]
fn a_dictated_prescription_gives_its_claims() {
    let text = "oi aqui e o dr felipe psiquiatra hoje eu quero falar do protocolo que desenvolvi para ansiedade alprazolam 0.5mg a noite escitalopram 10mg \
                de manha e mirtazapina 15mg antes de dormir e oitenta por cento dos pacientes melhoram significativamente em dois meses \
                entao esse tratamento cura a ansiedade de vez";
    let found = claims(vec![paragraph(text)]);
    let kinds: Vec<_> = found.iter().map(|claim| claim.kind).collect();
    let count = |kind| kinds.iter().filter(|&&found| found == kind).count();
    assert!(found.len() >= 5, "{:#?}", found.iter().map(|claim| (&claim.quote, claim.kind)).collect::<Vec<_>>());
    assert_eq!(count(ClaimKind::Dosage), 3);
    assert_eq!(count(ClaimKind::Statistic), 1);
    assert_eq!(count(ClaimKind::Efficacy), 1);
    assert!(found.iter().all(|claim| matches!(claim.priority, Priority::Critical | Priority::High)));
}

#[test]
fn searches_speak_pubmed_in_english() {
    let texts = include_str!("sentences.tsv")
        .lines()
        .filter(|row| !row.starts_with('#'))
        .filter_map(|row| row.split('\t').nth(4));
    let unseen = include_str!("unseen.tsv").lines().filter_map(|row| row.split_once('\t')).map(|(_, text)| text);
    let mut seen = 0;
    for claim in texts.chain(unseen).flat_map(|text| claims(vec![paragraph(text)])) {
        for expression in [&claim.strategy.primary, &claim.strategy.secondary] {
            if let Err(error) = pubmed(expression) {
                panic!("{error} in {expression}\nof {}", claim.quote);
            }
        }
        assert!(!claim.strategy.core_concept.is_empty(), "{}", claim.quote);
        seen += 1;
    }
    assert!(seen > 200);
}

#[test]
fn searches_follow_the_templates() {
    for (text, core, key, primary) in [
        (
            "A dieta DASH reduz a pressão arterial.",
            "Dietary Approaches To Stop Hypertension",
            vec!["Blood Pressure"],
            "\"last 10 years\"[dp]",
        ),
        (
            "Cerca de 30% dos adultos brasileiros têm hipertensão.",
            "Hypertension",
            vec!["Adult", "Brazil"],
            "(prevalence[tiab] OR incidence[tiab] OR epidemiology[sh]) AND \"last 5 years\"[dp]",
        ),
        ("O escitalopram causa náusea.", "Escitalopram", vec!["Nausea"], "\"side effects\"[tiab]"),
        (
            "A isotretinoína é contraindicada na gravidez.",
            "Isotretinoin",
            vec!["Pregnant Women"],
            "contraindications[tiab]",
        ),
    ] {
        let strategy = claim(text).strategy;
        assert_eq!(strategy.core_concept, core, "{text}");
        assert_eq!(strategy.key_terms, key, "{text}");
        assert!(strategy.primary.contains(primary), "{}", strategy.primary);
    }
    assert_eq!(claim("O escitalopram causa náusea.").strategy.years, None);
}

/// Checks the grammar that our expressions may use: groups, AND/OR/NOT in capitals, phrases and words with a known tag,
/// truncation behind four letters, no operator that PubMed does not have.
fn pubmed(expression: &str) -> Result<(), String> {
    if !expression.is_ascii() {
        return Err("not English".into());
    }
    let mut depth = 0i32;
    let mut operand = false;
    let mut rest = expression.trim();
    while let Some(c) = rest.chars().next() {
        match c {
            ' ' => rest = &rest[1..],
            '(' if !operand => (depth, rest) = (depth + 1, &rest[1..]),
            ')' if operand => (depth, rest) = (depth - 1, &rest[1..]),
            _ if operand => {
                let word = rest.split(' ').next().unwrap_or_default();
                if !matches!(word, "AND" | "OR" | "NOT") {
                    return Err(format!("{word:?} is no operator"));
                }
                (operand, rest) = (false, &rest[word.len()..]);
            }
            _ => (operand, rest) = (true, term(rest)?),
        }
        if depth < 0 {
            return Err("unopened parenthesis".into());
        }
    }
    if depth == 0 && operand { Ok(()) } else { Err("unfinished".into()) }
}

fn term(rest: &str) -> Result<&str, String> {
    const TAGS: &[&str] = &["mh", "tiab", "sh", "pt", "dp"];
    let (body, rest) = match rest.strip_prefix('"') {
        Some(inner) => inner.split_once('"').ok_or("unclosed quotation")?,
        None => rest.split_at(rest.find('[').ok_or("no tag")?),
    };
    if let Some(stem) = body.strip_suffix('*')
        && stem.len() < 4
    {
        return Err(format!("{body:?} is cut too short"));
    }
    let (tag, rest) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')).ok_or("no tag")?;
    if body.is_empty() || !TAGS.contains(&tag) || ["NEAR", "ADJ", "W/"].iter().any(|no| body.contains(no)) {
        return Err(format!("{body:?}[{tag}]"));
    }
    Ok(rest)
}

#[test]
fn input_that_breaks_the_contract_is_refused() {
    let refuse = |blocks| extract(&ClaimsRequest { document: Document { language: Language::En, blocks } });
    assert!(matches!(refuse(vec![]), Err(StageError::InvalidInput(_))));
    assert!(matches!(refuse(vec![paragraph("a"), paragraph("b")]), Err(StageError::InvalidInput(_))));
    let mut outside = paragraph("abc");
    outside.marks = vec![Mark { start: 2, end: 9, kind: MarkKind::Strong }];
    assert!(matches!(refuse(vec![outside]), Err(StageError::InvalidInput(_))));
    assert!(matches!(refuse(vec![paragraph(&"palavra ".repeat(600_000))]), Err(StageError::TooLarge(_))));
    let endless = "A ioga reduz o estresse. ".repeat(6_000);
    assert!(matches!(refuse(vec![paragraph(&endless)]), Err(StageError::TooLarge(_))));
}

#[test]
fn no_text_makes_it_panic_or_crawl() {
    let hostile = [
        "[".repeat(8_000),
        "(ref. ".repeat(5_000),
        "².".repeat(5_000),
        "nao ".repeat(6_000),
        "pode ".repeat(6_000),
        "30% ".repeat(5_000),
        "dor ".repeat(6_000),
        "mito mas ".repeat(4_000),
        "ferro 10 mg ".repeat(5_000),
        "[1] A".repeat(5_000),
        "\u{202e}\u{200b}ａ１２％ ".repeat(5_000),
        "é".repeat(20_000),
        ".".repeat(20_000),
        "a\u{301}".repeat(8_000),
        "\0\u{1}\u{7f}".repeat(4_000),
    ];
    for text in hostile {
        for kind in [BlockKind::Paragraph, BlockKind::Heading(2)] {
            let document = Document { language: Language::PtBr, blocks: vec![block("b", kind, &text)] };
            if let Ok(report) = extract(&ClaimsRequest { document: document.clone() }) {
                for claim in report.claims {
                    assert!(document.blocks[0].text.get(claim.span.start as usize..claim.span.end as usize).is_some());
                }
            }
        }
    }
}

/// Pieces of claims, signs and rubbish in every order that a small generator finds.
#[test]
fn random_texts_keep_the_promises() {
    let pieces = [
        "A dieta DASH",
        " reduz",
        " não",
        " 30%",
        " [2]",
        "²",
        ".",
        "?",
        "! ",
        "\n",
        " mito",
        " mas",
        " pode",
        " 10 mg",
        " de metformina",
        "(ref. ",
        ")",
        " em cada 4",
        " é",
        "\u{200b}",
        "Ｄｏｒ",
        " você tem",
        " sempre",
        " ",
        "ç",
        "…",
        "“",
        "” ",
        " et al.",
        " 1997;336",
        " doi:10.1000/x",
        "[1-",
    ];
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    for _ in 0..2_000 {
        let mut text = String::new();
        for _ in 0..(state % 40) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            text.push_str(pieces[(state % pieces.len() as u64) as usize]);
        }
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        for claim in claims(vec![paragraph(&text)]) {
            assert_eq!(text.get(claim.span.start as usize..claim.span.end as usize), Some(claim.quote.as_str()));
            pubmed(&claim.strategy.primary).expect("a valid expression");
        }
    }
}
