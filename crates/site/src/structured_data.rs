//! JSON-LD: what the profile stage wrote, with what only the workflow knows.

use domain::workflow::ReviewKind;
use serde_json::{Map, Value, json};

use crate::article::Article;
use crate::date::date;
use crate::theme::RenderError;

/// `reviewedBy` names people who approved exactly this revision, and `lastReviewed` is the day of the last approval.
pub fn structured_data(article: &Article<'_>, url: &str, publisher: &str) -> Result<String, RenderError> {
    let wrong = || RenderError::StructuredData { path: url.to_owned() };
    let mut root: Map<String, Value> = serde_json::from_str(&article.derived.json_ld).map_err(|_| wrong())?;
    let language = article.page.language;
    root.insert("url".to_owned(), url.into());
    root.insert("mainEntityOfPage".to_owned(), url.into());
    root.insert("datePublished".to_owned(), date(article.published, language).iso.into());
    root.insert("dateModified".to_owned(), date(article.updated, language).iso.into());
    root.insert("publisher".to_owned(), json!({"@type": "MedicalOrganization", "name": publisher}));
    let medical: Vec<Value> = article
        .reviews
        .iter()
        .filter(|review| review.kind == ReviewKind::Technical)
        .map(|review| match &review.credential {
            Some(credential) => json!({"@type": "Person", "name": review.name, "hasCredential": {
                "@type": "EducationalOccupationalCredential", "credentialCategory": "license", "identifier": credential}}),
            None => json!({"@type": "Person", "name": review.name}),
        })
        .collect();
    root.insert("reviewedBy".to_owned(), Value::Array(medical));
    root.insert("lastReviewed".to_owned(), date(article.last_reviewed(), language).iso.into());
    let text = serde_json::to_string(&root).map_err(|_| wrong())?;
    // A script element ends at the first `</script`, whatever the JSON means by it.
    Ok(text.replace('<', "\\u003c"))
}
