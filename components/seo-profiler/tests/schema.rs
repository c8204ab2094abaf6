//! The structured data.

mod support;

use seo_profiler::{Guest, SeoProfiler};
use serde_json::{Value, json};
use support::{colleague, publication, reference, request};
use text::contract::bibliography::{Author, Publication, PublicationType, Resolution};
use text::contract::profile_types::ProfileRequest;
use text::contract::types::{Language, Profession};

fn data(request: ProfileRequest) -> Value {
    serde_json::from_str(&SeoProfiler::optimize(request).expect("a valid request").json_ld).expect("JSON")
}

#[test]
fn a_page_by_a_specialist() {
    let mut asked = request("# Psoríase: o que é\nA psoríase é uma doença crônica da pele que não é contagiosa.");
    asked.keywords = vec!["psoríase".into()];
    assert_eq!(
        data(asked),
        json!({
            "@context": "https://schema.org",
            "@type": "MedicalWebPage",
            "name": "Psoríase: o que é",
            "headline": "Psoríase: o que é",
            "description": "A psoríase é uma doença crônica da pele que não é contagiosa.",
            "inLanguage": "pt-BR",
            "about": [{"@type": "MedicalCondition", "name": "Psoríase", "alternateName": "Psoriasis"}],
            "specialty": "https://schema.org/Dermatology",
            "audience": {"@type": "MedicalAudience", "audienceType": "Patient"},
            "author": {
                "@type": "Person",
                "name": "Ana Souza",
                "jobTitle": "Médica",
                "knowsAbout": "Dermatologia",
                "hasCredential": [
                    {
                        "@type": "EducationalOccupationalCredential",
                        "credentialCategory": "license",
                        "recognizedBy": {"@type": "Organization", "name": "CRM-SP"},
                        "identifier": "CRM/SP 123456"
                    },
                    {
                        "@type": "EducationalOccupationalCredential",
                        "credentialCategory": "specialty",
                        "name": "Dermatologia",
                        "recognizedBy": {"@type": "Organization", "name": "CRM-SP"},
                        "identifier": "RQE 7890"
                    }
                ]
            },
            "publisher": {
                "@type": "MedicalOrganization",
                "name": "Clínica Aurora",
                "url": "https://aurora.example",
                "identifier": "CRM/SP 900000",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "São Paulo",
                    "addressRegion": "SP",
                    "addressCountry": "BR"
                }
            },
            "citation": [{
                "@type": "ScholarlyArticle",
                "name": "Title of a.",
                "author": [{"@type": "Person", "name": "Maria Silva"}],
                "isPartOf": {"@type": "Periodical", "name": "Journal of Tests"},
                "datePublished": "2024",
                "url": "https://doi.org/10.1000/a",
                "identifier": [{"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1000/a"}]
            }],
            "keywords": ["psoríase"],
            "mainContentOfPage": {"@type": "WebPageElement", "cssSelector": "main"}
        })
    );
}

#[test]
fn what_the_title_is_about() {
    for (title, expect) in [
        (
            "Anemia por falta de ferro",
            json!([{"@type": "MedicalCondition", "name": "Anemia por falta de ferro", "alternateName": "Iron-Deficiency Anemia"}]),
        ),
        (
            "Pressao alta e DIABETES",
            json!([
                {"@type": "MedicalCondition", "name": "Pressao alta", "alternateName": "Hypertension"},
                {"@type": "MedicalCondition", "name": "DIABETES", "alternateName": "Diabetes Mellitus"}
            ]),
        ),
        ("Como dormir melhor", Value::Null),
    ] {
        assert_eq!(data(request(&format!("# {title}")))["about"], expect, "{title}");
    }
}

#[test]
fn specialties_and_councils() {
    for (profession, specialty, licence, council) in [
        (Profession::Cfm, Value::Null, "CRM/SP 123456", "CRM-SP"),
        (Profession::Cfp, Value::Null, "CRP 06/123456", "CRP 06"),
        (Profession::Cfn, json!("https://schema.org/DietNutrition"), "CRN-3 123456", "CRN-3"),
        (Profession::Cfo, json!("https://schema.org/Dentistry"), "CRO-SP 123456", "CRO-SP"),
        (Profession::Cofen, json!("https://schema.org/Nursing"), "COREN-SP 123456", "COREN-SP"),
    ] {
        let mut asked = request("# T");
        asked.author = colleague(profession);
        let data = data(asked);
        assert_eq!(data["specialty"], specialty);
        assert_eq!(data["author"]["hasCredential"][0]["identifier"], licence);
        assert_eq!(data["author"]["hasCredential"][0]["recognizedBy"]["name"], council);
        assert_eq!(data["author"]["hasCredential"][1], Value::Null);
    }
    for (name, member) in [
        ("Psiquiatria", "Psychiatric"),
        ("Cirurgia Plástica", "PlasticSurgery"),
        ("Cirurgia Geral", "Surgical"),
        ("MEDICINA DE FAMÍLIA E COMUNIDADE", "PrimaryCare"),
        ("Neurologia Pediátrica", "Neurologic"),
    ] {
        let mut asked = request("# T");
        asked.author.specialty = Some(name.into());
        assert_eq!(data(asked)["specialty"], format!("https://schema.org/{member}"), "{name}");
    }
}

#[test]
fn an_unregistered_specialty_is_not_claimed() {
    let mut asked = request("# T");
    asked.author.rqe = Some(" ".into());
    let data = data(asked);
    assert_eq!((&data["specialty"], &data["author"]["knowsAbout"]), (&Value::Null, &Value::Null));
    assert!(!data.to_string().contains("Dermatolog"));
}

#[test]
fn citations_are_whole_single_and_real() {
    let mut asked = request("# T");
    let book = Publication {
        types: vec![PublicationType::Book],
        doi: None,
        authors: vec![Author { family: "Ministério da Saúde".into(), given: String::new() }],
        ..publication("book", 2022)
    };
    asked.references = vec![
        reference("C001", publication("a", 2024)),
        reference(
            "C002",
            Publication {
                key: "other".into(),
                doi: Some("https://doi.org/10.1000/A".into()),
                ..publication("a", 2024)
            },
        ),
        reference("C002", book),
        reference("C003", Publication { retracted: true, ..publication("r", 2024) }),
        reference("C003", Publication { resolution: Resolution::Unresolved, ..publication("u", 2024) }),
    ];
    let data = data(asked);
    let kinds: Vec<_> =
        data["citation"].as_array().expect("a list").iter().map(|c| (c["@type"].clone(), c["name"].clone())).collect();
    assert_eq!(kinds, [(json!("ScholarlyArticle"), json!("Title of a.")), (json!("Book"), json!("Title of book."))]);
    assert_eq!(data["citation"][1]["author"][0], json!({"@type": "Organization", "name": "Ministério da Saúde"}));
}

#[test]
fn nothing_ends_the_script_and_nothing_forbidden_stands_in_it() {
    let attack = "</script><script>alert(1)</script> & <!-- \u{2028}";
    let mut asked = request(&format!("# {attack}\n{attack} {attack}"));
    asked.keywords = vec![attack.into()];
    asked.author.name = attack.into();
    asked.site.name = attack.into();
    asked.site.base_url = "javascript:alert(1)".into();
    asked.references[0].publication.title = attack.into();
    let json = SeoProfiler::optimize(asked).expect("a valid request").json_ld;
    for sign in ['<', '>', '&', '\u{2028}', '\n'] {
        assert!(!json.contains(sign), "{json}");
    }
    for key in [
        "reviewedBy",
        "lastReviewed",
        "datePublished\":\"2026",
        "dateModified",
        "aggregateRating",
        "priceRange",
        "javascript",
    ] {
        assert!(!json.contains(key), "{key}");
    }
    let back: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(back["keywords"][0], "</script><script>alert(1)</script> & <!--");
}

#[test]
fn an_english_page_says_so() {
    let mut asked = request("# High blood pressure");
    asked.document.language = Language::En;
    let data = data(asked);
    assert_eq!((&data["inLanguage"], &data["author"]["jobTitle"]), (&json!("en"), &json!("physician")));
}
