//! The sentences of the list of facts (§C.9 and §0.6), profession by profession.

use super::example::read;
use crate::{ContentValidator, contract::exports::lauda::content::rules::Guest, rule::Day};
use text::contract::types::{Finding, Severity};

const DAY: Day = Day(2026, 11, 20);

fn found(line: &str) -> Vec<Finding> {
    ContentValidator::validate(read(line, None, DAY).request).expect("the example is valid")
}

/// `expect`: rules with the initial of their severity, as in "C-CFM-06 b"; identification and structure are left out.
#[track_caller]
fn check(line: &str, expect: &[&str]) {
    let told: Vec<String> = found(line)
        .into_iter()
        .filter(|finding| finding.span.is_some() && !finding.rule.starts_with("E-"))
        .filter(|finding| finding.severity > Severity::Info)
        .map(|finding| format!("{} {}", finding.rule, format!("{:?}", finding.severity)[10..11].to_lowercase()))
        .collect();
    let missing: Vec<_> = expect.iter().filter(|rule| !told.iter().any(|t| t == *rule)).collect();
    assert!(missing.is_empty(), "{line:?}: {missing:?} missing among {told:?}");
    if expect.is_empty() {
        assert!(told.is_empty(), "{line:?} should pass: {told:?}");
    }
}

const ALL: [&str; 6] = ["cfm", "cfp", "cfn", "cfo", "cofen", "none"];

fn check_all(text: &str, expect: [&[&str]; 6]) {
    for (profession, expect) in ALL.into_iter().zip(expect) {
        check(&format!("[{profession}] {text}"), expect);
    }
}

#[test]
fn guaranteed_results_are_blocked_for_all() {
    check_all(
        "Resultado garantido em 30 dias!",
        [&["C-CFM-06 b"], &["C-CFP-05 b"], &["C-CFN-04 b"], &["C-CFO-05 b"], &["C-COF-02 b"], &["C-CFM-06 b"]],
    );
}

#[test]
fn denials_hedges_and_other_senses_pass_for_all() {
    for text in [
        "Não existe garantia de resultado; cada organismo responde de um jeito.",
        "Estudos sugerem que o exercício pode reduzir a pressão arterial (ref. 2).",
        "É mentira que exista 'cura definitiva' para o diabetes tipo 1.",
        "Coma carboidrato antes e depois do treino",
        "O diagnóstico definitivo vem da biópsia.",
        "Veja os valores de referência em adultos.",
        "Volte ao treino quando estiver sem dor.",
        "não há garantia de resultado",
    ] {
        check_all(text, [&[]; 6]);
    }
}

#[test]
fn prices_differ_by_council_and_date() {
    let price = "Consulta: R$ 350, em até 3x";
    check_all(price, [&[], &["C-CFP-04 b"], &["C-CFN-05 b"], &["C-CFO-02 b"], &[], &["C-CFP-04 e"]]);
    check(&format!("[cfn 2027-01-22] {price}"), &["C-CFN-05 b"]);
    check(&format!("[cfn 2027-01-23] {price}"), &[]);
}

#[test]
fn the_other_sentences_of_the_list() {
    check("[cfm] Sou especialista em emagrecimento", &["C-CFM-02 b", "C-CFM-05 b"]);
    check(
        "[cfm] Dra. Ana Souza – MÉDICA – CRM/SP 123456 – Dermatologia – RQE 7890 || pro title=Dra., name=Ana Souza, council=crm, number=123456, region=SP, spec=Dermatologia, rqe=7890",
        &[],
    );
    check("[cfm] Agende e concorra a um sorteio de botox", &["C-CFM-13 b"]);
    check("[cfo] Agende e concorra a um sorteio de botox", &["C-CFO-03 b"]);
    check("[cfm] Veja o antes e depois da Maria", &["C-CFM-12 e"]);
    check("[cfm] Veja o antes e depois da Maria\n![Antes e depois]()", &["C-CFM-12 e", "C-CFM-12 b"]);
    check("[cfn] Veja o antes e depois da Maria", &["C-CFN-03 b"]);
    check("[cfo] Veja o antes e depois da Maria", &["C-CFO-05 e"]);
    check("[cfm] O laser mais moderno do Brasil", &["C-CFM-08 b"]);
    check("[cfm] Tome 10 mg de escitalopram pela manhã", &["C-CFM-10 b", "D-ANV-02 b", "D-ANV-03 e"]);
}

#[test]
fn a_dictated_protocol_is_blocked() {
    let text = "[cfm] oi aqui é o dr felipe psiquiatra hoje vou falar do protocolo que desenvolvi alprazolam 0.5mg noite escitalopram 10mg de manha e mirtazapina 15mg a noite 80 por cento dos pacientes melhoram significativamente em 2 meses || pro title=dr, name=felipe, spec=psiquiatra";
    check(text, &["C-CFM-01 b", "C-CFM-02 b", "C-CFM-07 b", "C-CFM-10 b", "D-ANV-02 b", "D-ANV-03 e"]);
    let controlled = found(text).into_iter().filter(|finding| finding.rule == "D-ANV-03").count();
    assert_eq!(controlled, 3, "alprazolam, escitalopram and mirtazapina are all controlled");
}

#[test]
fn a_nutritionists_patient_is_no_publicity() {
    let text = "[cfn] A Dra. Maria Silva, nutricionista, CRN 12345, atende na Rua das Flores 123 e acompanha uma paciente de 35 anos que perdeu 15kg em 3 meses. WhatsApp 11 99999-9999 || pro title=Dra., name=Maria Silva, council=crn, number=12345, address=Rua das Flores 123, phone=11 99999-9999; patient age=35 anos";
    check(text, &["C-CFN-01 b", "C-CFN-03 b", "C-CFN-08 e"]);
    assert!(found(text).iter().all(|finding| !finding.rule.starts_with("LGPD")), "the author's contact is no leak");
}

#[test]
fn nobody_is_identified() {
    for (profession, rule) in
        ALL.into_iter().zip(["C-CFM-01", "C-CFP-01", "C-CFN-01", "C-CFO-01", "C-COF-01", "C-CFM-01"])
    {
        let found = found(&format!("[{profession}] Beba água ao longo do dia."));
        let [finding] = found.as_slice() else { panic!("{profession}: {found:?}") };
        assert_eq!((finding.rule.as_str(), finding.severity, &finding.span), (rule, Severity::Blocking, &None));
    }
}

#[test]
fn the_strictest_set_names_the_other_councils() {
    let found = found("[none] Resultado garantido em 30 dias!");
    let promise = found.iter().find(|finding| finding.rule == "C-CFM-06").expect("a promise");
    for other in ["C-CFP-05", "C-CFN-04", "C-COF-02"] {
        assert!(promise.source.contains(other), "{} lacks {other}", promise.source);
    }
}

#[test]
fn questions_labels_and_tables() {
    check("[cfm] Resultado garantido? Não existe em medicina.", &[]);
    check("[cfm] Quer resultado garantido? Agende sua avaliação.", &["C-CFM-06 b"]);
    check("[cfm] Mito: existe cirurgia sem riscos.", &[]);
    check("[cfm] Existe cura definitiva para a calvície!", &["C-CFM-06 b"]);
    check("[cfm] ## O que o médico não pode divulgar\n- Antes e depois da paciente", &["C-CFM-12 e"]);
    check("[cfp] |Sessão individual|R$ 150|", &["C-CFP-04 b"]);
    check("[cfp] |Gasto do governo|R$ 150|", &[]);
}

#[test]
fn other_councils_professionals_owe_the_physicians_nothing() {
    let line = "[none] Sou Carla Dias – Psicóloga – CRP 06/12345, pós-graduada em neuropsicologia || pro name=Carla Dias, council=crp, number=12345, region=06, spec=neuropsicologia";
    check(line, &[]);
    assert!(found(line).iter().all(|finding| finding.severity < Severity::Error), "{:?}", found(line));
}

#[test]
fn quotations_are_reviewed_and_not_blocked() {
    check("[cfm] A propaganda dizia “resultado garantido”.", &[]);
    check("[cfm] O cartaz trazia a frase “resultado garantido”.", &["C-CFM-06 e"]);
    check("[cfm] ## Mitos sobre estética\nResultado garantido para todos.", &["C-CFM-06 e"]);
    check("[cfm] Não é permitido escrever:\n- Resultado garantido.", &["C-CFM-06 e"]);
}
