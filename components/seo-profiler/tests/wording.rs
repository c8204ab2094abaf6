//! Titles that a council minds, and titles that only look like them.

mod support;

use seo_profiler::{Guest, SeoProfiler};
use support::{colleague, request};
use text::contract::types::Profession::{self, Cfm, Cfn, Cfo, Cfp, Cofen};
use text::contract::types::{Date, Language};

const EVERYBODY: [Profession; 5] = [Cfm, Cfp, Cfn, Cfo, Cofen];

fn wording(title: &str, profession: Profession, as_of: Date) -> Vec<(String, String)> {
    let mut asked = request(&format!("# {title}"));
    asked.author = colleague(profession);
    asked.as_of = as_of;
    let found = SeoProfiler::optimize(asked).expect("a valid request").warnings;
    let wording = ["E-SEO-10", "E-SEO-11", "E-SEO-12", "E-SEO-13"];
    found.into_iter().filter(|f| wording.contains(&f.rule.as_str())).map(|f| (f.rule, f.source)).collect()
}

fn check(title: &str, professions: &[Profession], expect: &[&str]) {
    for profession in professions {
        let rules: Vec<_> = wording(title, *profession, support::TODAY).into_iter().map(|(rule, _)| rule).collect();
        assert_eq!(rules, expect, "{title:?} by {profession:?}");
    }
}

#[test]
fn what_every_council_minds() {
    for (title, rule) in [
        ("O melhor dermatologista de São Paulo", "E-SEO-10"),
        ("As melhores clínicas da zona sul", "E-SEO-10"),
        ("Somos referência em reprodução humana", "E-SEO-10"),
        ("A clínica nº 1 do Brasil", "E-SEO-10"),
        ("Dr. João, médico do ano", "E-SEO-10"),
        ("O laser mais moderno do Brasil", "E-SEO-10"),
        ("Conheça a renomada cirurgiã", "E-SEO-10"),
        ("O tratamento revolucionário da calvície", "E-SEO-12"),
        ("O segredo da pele perfeita", "E-SEO-12"),
        ("Vagas limitadas para avaliação", "E-SEO-12"),
        ("Botox com resultado garantido", "E-SEO-13"),
        ("Perca 10 kg em um mês", "E-SEO-13"),
        ("A cura definitiva do diabetes", "E-SEO-13"),
        ("Clareamento 100% seguro", "E-SEO-13"),
        ("O M\u{200b}ELHOR médico", "E-SEO-10"),
    ] {
        check(title, &EVERYBODY, &[rule]);
    }
}

#[test]
fn what_no_council_minds() {
    for title in [
        "Como dormir melhor",
        "Alimentos para melhorar a imunidade",
        "Qual é o melhor horário para medir a pressão?",
        "Promoção da saúde na escola",
        "Valores de referência em adultos",
        "Centro de Referência em Saúde do Trabalhador",
        "Não existe cura definitiva para o diabetes tipo 1",
        "É mentira que exista “cura definitiva” para o diabetes",
        "Sem promessa de resultado garantido",
        "Segredo médico: o que diz o Código de Ética",
        "Gravidez: o 1º trimestre",
        "O que muda no 1º ano de vida",
        "Diagnóstico definitivo de asma",
    ] {
        check(title, &EVERYBODY, &[]);
    }
}

#[test]
fn what_the_councils_see_differently() {
    let commercial = &["E-SEO-11"][..];
    for (title, minded, allowed) in [
        ("Consulta por R$ 350", &[Cfp, Cfn, Cfo][..], &[Cfm, Cofen][..]),
        ("Psicoterapia com valor social", &[Cfp, Cfn, Cfo], &[Cfm, Cofen]),
        ("Desconto no mês das mães", &[Cfp, Cfn], &[Cfm, Cfo, Cofen]),
        ("Avaliação gratuita", &[Cfm, Cfp, Cfn, Cfo], &[Cofen]),
        ("Agende e concorra a um brinde", &[Cfm, Cfp, Cfn, Cfo], &[Cofen]),
    ] {
        for profession in minded {
            let rules: BTreeSetOf = wording(title, *profession, support::TODAY).into_iter().map(|(r, _)| r).collect();
            assert_eq!(rules.iter().map(String::as_str).collect::<Vec<_>>(), commercial, "{title} by {profession:?}");
        }
        check(title, allowed, &[]);
    }
}

type BTreeSetOf = std::collections::BTreeSet<String>;

#[test]
fn the_new_code_of_nutritionists_allows_prices() {
    let price = "Consulta por R$ 350";
    for (date, expect) in [
        (Date { year: 2027, month: 1, day: 22 }, Some("Res. CFN 599/2018, art. 57")),
        (Date { year: 2027, month: 1, day: 23 }, None),
    ] {
        assert_eq!(wording(price, Cfn, date).first().map(|(_, source)| source.as_str()), expect);
    }
    let later = Date { year: 2027, month: 2, day: 1 };
    assert_eq!(wording("Sorteio de uma consulta", Cfn, later)[0].1, "Res. CFN 856/2026, art. 68, III");
}

#[test]
fn sources_are_the_councils() {
    for (profession, source) in [
        (Cfm, "Res. CFM 2.336/2023, art. 11, XIII e XVI"),
        (Cfp, "Código de Ética do Psicólogo (Res. CFP 10/2005), art. 20, f"),
        (Cfn, "Res. CFN 599/2018, art. 56"),
        (Cfo, "Res. CFO 118/2012, art. 44"),
        (Cofen, "Res. COFEN 554/2017, art. 4º, I"),
    ] {
        assert_eq!(wording("O melhor especialista", profession, support::TODAY)[0].1, source);
    }
}

#[test]
fn english_and_the_description_are_read_too() {
    let rules = |text: &str| {
        let mut asked = request(text);
        asked.document.language = Language::En;
        let found = SeoProfiler::optimize(asked).expect("a valid request").warnings;
        found
            .into_iter()
            .filter(|f| f.rule.as_str() >= "E-SEO-10" && f.rule.as_str() <= "E-SEO-13")
            .map(|f| (f.rule, f.span.expect("a place").block))
            .collect::<Vec<_>>()
    };
    for (text, expect) in [
        ("# The best dermatologist in town", vec![("E-SEO-10", "b0")]),
        ("# A miracle cure", vec![("E-SEO-12", "b0")]),
        ("# Guaranteed results for acne", vec![("E-SEO-13", "b0")]),
        ("# The best time to sleep", vec![]),
        ("# There is no miracle cure", vec![]),
        (
            "# Sleep\nOur world class team offers a miracle treatment for tired people.",
            vec![("E-SEO-10", "b1"), ("E-SEO-12", "b1")],
        ),
    ] {
        let found = rules(text);
        assert_eq!(found.iter().map(|(r, b)| (r.as_str(), b.as_str())).collect::<Vec<_>>(), expect, "{text}");
    }
}
