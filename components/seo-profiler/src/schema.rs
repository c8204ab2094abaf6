//! Structured data: a schema.org `MedicalWebPage`. What only the approvals know (`reviewedBy`, `lastReviewed`, the dates)
//! and what councils forbid (`aggregateRating`, `review`, `priceRange`) never stand here.

use crate::page::Summary;
use crate::specialty;
use crate::trust::is_citable;
use concepts::Class;
use serde_json::{Map, Value, json};
use std::collections::HashSet;
use text::contract::bibliography::{Publication, PublicationType};
use text::contract::profile_types::ProfileRequest;
use text::contract::publishing::SiteProfile;
use text::contract::types::Language;
use text::fold::fold;
use text::format::{credential, doi, doi_url, identifiers};

/// Authors of a publication that are named.
const MOST_AUTHORS: usize = 10;
const STATES: &str = "AC AL AP AM BA CE DF ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO";

/// The JSON, safe inside a `script` element.
pub fn json_ld(request: &ProfileRequest, summary: &Summary<'_>) -> String {
    let registered = credential::specialty(&request.author).map(|(name, _)| name);
    let mut page = Map::new();
    page.insert("@context".to_owned(), json!("https://schema.org"));
    page.insert("@type".to_owned(), json!("MedicalWebPage"));
    let mut put = |key: &str, value: Value| {
        let empty = matches!(&value, Value::Null) || value.as_array().is_some_and(Vec::is_empty) || value == json!("");
        if !empty {
            page.insert(key.to_owned(), value);
        }
    };
    put("name", json!(summary.title));
    put("headline", json!(summary.title));
    put("description", json!(summary.description));
    put("inLanguage", json!(if request.document.language == Language::PtBr { "pt-BR" } else { "en" }));
    put("about", about(&summary.title));
    put(
        "specialty",
        specialty::of(&request.author, registered.as_deref())
            .map_or(Value::Null, |member| json!(format!("https://schema.org/{member}"))),
    );
    put("audience", json!({"@type": "MedicalAudience", "audienceType": "Patient"}));
    put("author", author(request, registered.as_deref()));
    put("publisher", publisher(&request.site));
    put("citation", citations(request));
    put(
        "keywords",
        json!(request.keywords.iter().map(|k| crate::cut::one_line(k)).filter(|k| !k.is_empty()).collect::<Vec<_>>()),
    );
    put("mainContentOfPage", json!({"@type": "WebPageElement", "cssSelector": "main"}));
    for_script(&Value::Object(page).to_string())
}

/// A `<` would let a text end the script, `&` and the line separators trouble older parsers.
fn for_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out
}

/// Diseases, signs, medicines and procedures that the title names, with their English term.
fn about(title: &str) -> Value {
    let folded = fold(title);
    let words = concepts::pattern::words(folded.as_str());
    let mut seen = HashSet::new();
    let found = concepts::find(folded.as_str(), &words).into_iter().filter(|found| seen.insert(found.id));
    let subjects = found.filter_map(|found| {
        let concept = concepts::concept(found.id);
        let kind = match concept.class {
            Class::Condition => "MedicalCondition",
            Class::Symptom => "MedicalSignOrSymptom",
            Class::Drug => "Drug",
            Class::Procedure => "MedicalProcedure",
            _ => return None,
        };
        let (first, last) = (words.get(found.words.start)?, words.get(found.words.end.checked_sub(1)?)?);
        let name = title.get(folded.original(first.start as usize..last.end as usize))?;
        let mut subject = json!({"@type": kind, "name": name});
        let term = upright(concept.term);
        if !text::fold::same(name, &term) {
            subject["alternateName"] = json!(term);
        }
        Some(subject)
    });
    Value::Array(subjects.collect())
}

/// MeSH prints `Anemia, Iron-Deficiency` where people say `Iron-Deficiency Anemia`.
fn upright(heading: &str) -> String {
    match heading.split_once(", ") {
        Some((noun, adjective)) if !adjective.contains(',') => format!("{adjective} {noun}"),
        _ => heading.to_owned(),
    }
}

fn author(request: &ProfileRequest, registered: Option<&str>) -> Value {
    let author = &request.author;
    let name = credential::name(author);
    if name.is_empty() {
        return Value::Null;
    }
    let mut person = json!({
        "@type": "Person",
        "name": name,
        "jobTitle": credential::occupation(author, request.document.language),
    });
    if credential::missing(author).is_none() {
        let council = json!({"@type": "Organization", "name": credential::council(author)});
        let licence = json!({
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": "license",
            "recognizedBy": council.clone(),
            "identifier": credential::registration(author),
        });
        let specialist = credential::specialty(author).map(|(name, number)| {
            let identifier = if council["name"].as_str().is_some_and(|n| n.starts_with("CRM")) {
                format!("RQE {number}")
            } else {
                number
            };
            json!({
                "@type": "EducationalOccupationalCredential",
                "credentialCategory": "specialty",
                "name": name,
                "recognizedBy": council,
                "identifier": identifier,
            })
        });
        person["hasCredential"] = Value::Array([Some(licence), specialist].into_iter().flatten().collect());
    }
    if let Some(specialty) = registered {
        person["knowsAbout"] = json!(specialty);
    }
    person
}

fn publisher(site: &SiteProfile) -> Value {
    let line = |field: &Option<String>| field.as_deref().map(crate::cut::one_line).filter(|v| !v.is_empty());
    let (city, region) = (line(&site.city), line(&site.region));
    let mut out = json!({"@type": "MedicalOrganization", "name": crate::cut::one_line(&site.name)});
    if site.base_url.starts_with("https://") || site.base_url.starts_with("http://") {
        out["url"] = json!(site.base_url);
    }
    if let Some(registration) = line(&site.registration) {
        out["identifier"] = json!(registration);
    }
    if city.is_some() || region.is_some() {
        let mut address = json!({"@type": "PostalAddress"});
        if let Some(city) = city {
            address["addressLocality"] = json!(city);
        }
        if let Some(region) = region {
            if STATES.split(' ').any(|state| state == region) {
                address["addressCountry"] = json!("BR");
            }
            address["addressRegion"] = json!(region);
        }
        out["address"] = address;
    }
    out
}

/// Each citable publication once, in the order of the request.
fn citations(request: &ProfileRequest) -> Value {
    let mut seen = HashSet::new();
    let publications = request.references.iter().map(|r| &r.publication).filter(|p| is_citable(p));
    let fresh = publications.filter(|p| {
        let known: Vec<bool> = identifiers(p).into_iter().map(|id| !seen.insert(id)).collect();
        !known.contains(&true)
    });
    Value::Array(fresh.map(citation).collect())
}

fn citation(publication: &Publication) -> Value {
    let kind = match () {
        () if publication.types.contains(&PublicationType::Book) => "Book",
        () if publication.types.contains(&PublicationType::WebPage) => "WebPage",
        () => "ScholarlyArticle",
    };
    let mut out = json!({"@type": kind, "name": crate::cut::one_line(&publication.title)});
    let authors: Vec<Value> = publication
        .authors
        .iter()
        .take(MOST_AUTHORS)
        .map(|a| match a.given.trim() {
            "" => json!({"@type": "Organization", "name": crate::cut::one_line(&a.family)}),
            given => json!({"@type": "Person", "name": crate::cut::one_line(&format!("{given} {}", a.family))}),
        })
        .collect();
    if !authors.is_empty() {
        out["author"] = Value::Array(authors);
    }
    if let Some(container) = &publication.container {
        let kind = if kind == "ScholarlyArticle" { "Periodical" } else { "CreativeWork" };
        out["isPartOf"] = json!({"@type": kind, "name": crate::cut::one_line(container)});
    }
    if let Some(year) = publication.year {
        out["datePublished"] = json!(format!("{year:04}"));
    }
    let doi = publication.doi.as_deref().and_then(doi);
    if let Some(doi) = &doi {
        out["url"] = json!(doi_url(doi));
    }
    let ids = [("DOI", doi), ("PMID", publication.pmid.clone())];
    let ids = ids
        .into_iter()
        .filter_map(|(kind, id)| Some(json!({"@type": "PropertyValue", "propertyID": kind, "value": id?})));
    let ids: Vec<Value> = ids.collect();
    if !ids.is_empty() {
        out["identifier"] = Value::Array(ids);
    }
    out
}
