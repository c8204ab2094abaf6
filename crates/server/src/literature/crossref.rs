//! Crossref's works, with the polite pool.

use domain::literature::{LiteratureError, Query};
use domain::publication::{Author, Publication, PublicationType, Resolution};
use serde_json::Value;

use super::client::{Client, misshapen};

const SERVICE: &str = "Crossref";

pub async fn search(
    client: &Client,
    base: &str,
    email: &str,
    query: &Query,
) -> Result<Vec<Publication>, LiteratureError> {
    let (terms, rows) = (query.terms.join(" "), query.limit.clamp(1, 50).to_string());
    let since = query.since_year.map(|year| format!("from-pub-date:{year}"));
    let mut parameters = vec![("query.bibliographic", terms.as_str()), ("rows", rows.as_str()), ("mailto", email)];
    if let Some(since) = &since {
        parameters.push(("filter", since));
    }
    let answer = client.json(SERVICE, base, "works", &parameters).await?.unwrap_or_default();
    let items = answer["message"]["items"].as_array().ok_or_else(|| misshapen(SERVICE))?;
    Ok(items.iter().take(50).filter_map(publication).collect())
}

pub async fn resolve(client: &Client, base: &str, email: &str, doi: &str) -> Result<Vec<Publication>, LiteratureError> {
    let path = format!("works/{}", encode(doi));
    let Some(answer) = client.json(SERVICE, base, &path, &[("mailto", email)]).await? else { return Ok(Vec::new()) };
    let work = answer["message"].as_object().ok_or_else(|| misshapen(SERVICE))?;
    Ok(publication(&Value::Object(work.clone())).into_iter().collect())
}

/// A DOI may hold any character; only unreserved ones stay.
fn encode(doi: &str) -> String {
    let keep = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    doi.bytes().map(|b| if keep(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

fn publication(value: &Value) -> Option<Publication> {
    let doi = text(&value["DOI"])?.to_lowercase();
    let kind = value["type"].as_str().unwrap_or_default();
    // A retracted work carries `updated-by`; a notice carries `update-to` and is no retracted work itself.
    let retracted = value["updated-by"]
        .as_array()
        .is_some_and(|all| all.iter().any(|by| by["type"].as_str().is_some_and(takes_back)));
    Some(Publication {
        key: format!("doi:{doi}"),
        title: text(&value["title"][0])?,
        authors: authors(&value["author"]),
        container: text(&value["container-title"][0]),
        year: value["issued"]["date-parts"][0][0].as_u64().and_then(|year| u16::try_from(year).ok()),
        volume: text(&value["volume"]),
        issue: text(&value["issue"]),
        pages: text(&value["page"]),
        publisher: text(&value["publisher"]),
        languages: text(&value["language"]).filter(|code| code.len() == 2).into_iter().collect(),
        types: vec![if kind.starts_with("book") { PublicationType::Book } else { PublicationType::Other }],
        abstract_text: text(&value["abstract"]).map(|text| without_tags(&text)),
        retracted,
        preprint: kind == "posted-content",
        doi: Some(doi),
        ..blank()
    })
}

/// The types of Crossmark that take a whole work back.
fn takes_back(update: &str) -> bool {
    matches!(update, "retraction" | "withdrawal" | "removal")
}

/// Abstracts are deposited as JATS, and Europe PMC marks up its texts in HTML.
pub fn without_tags(jats: &str) -> String {
    let mut inside = false;
    let keep = |c: &char| {
        match c {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                return false;
            }
            _ => {}
        }
        !inside
    };
    jats.chars().filter(keep).collect::<String>().trim().to_owned()
}

fn authors(value: &Value) -> Vec<Author> {
    let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let author = |author: &Value| {
        let family = text(&author["family"]).or_else(|| text(&author["name"]))?;
        Some(Author { family, given: text(&author["given"]).unwrap_or_default() })
    };
    all.iter().take(100).filter_map(author).collect()
}

pub fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

pub fn blank() -> Publication {
    Publication {
        key: String::new(),
        title: String::new(),
        authors: Vec::new(),
        container: None,
        year: None,
        volume: None,
        issue: None,
        pages: None,
        publisher: None,
        doi: None,
        pmid: None,
        pmcid: None,
        url: None,
        languages: Vec::new(),
        types: Vec::new(),
        abstract_text: None,
        retracted: false,
        preprint: false,
        resolution: Resolution::Unresolved,
    }
}
