//! Europe PMC's REST search; `resultType=core` carries abstracts and publication types.

use domain::literature::{Identifier, LiteratureError, Query};
use domain::publication::{Author, Publication};
use serde_json::Value;

use super::client::{Client, misshapen};
use super::crossref::{blank, text, without_tags};
use super::pubmed::publication_type;

const SERVICE: &str = "Europe PMC";

pub async fn search(client: &Client, base: &str, query: &Query) -> Result<Vec<Publication>, LiteratureError> {
    // The field tags of PubMed are none of Europe PMC's, so the plain terms are asked for.
    let mut expression =
        query.terms.iter().map(|term| format!("\"{}\"", term.replace('"', " "))).collect::<Vec<_>>().join(" AND ");
    if let Some(year) = query.since_year {
        expression.push_str(&format!(" AND PUB_YEAR:[{year} TO 3000]"));
    }
    ask(client, base, &expression, query.limit).await
}

pub async fn resolve(client: &Client, base: &str, id: &Identifier) -> Result<Vec<Publication>, LiteratureError> {
    let expression = match id {
        Identifier::Doi(doi) => format!("DOI:\"{}\"", doi.replace('"', " ")),
        Identifier::Pmid(pmid) => {
            format!("EXT_ID:{} AND SRC:MED", pmid.chars().filter(char::is_ascii_digit).collect::<String>())
        }
    };
    ask(client, base, &expression, 1).await
}

async fn ask(client: &Client, base: &str, expression: &str, limit: u8) -> Result<Vec<Publication>, LiteratureError> {
    let size = limit.clamp(1, 50).to_string();
    let query = [("query", expression), ("format", "json"), ("resultType", "core"), ("pageSize", size.as_str())];
    let answer = client.json(SERVICE, base, "search", &query).await?.unwrap_or_default();
    let results = answer["resultList"]["result"].as_array().ok_or_else(|| misshapen(SERVICE))?;
    Ok(results.iter().take(50).filter_map(publication).collect())
}

fn publication(value: &Value) -> Option<Publication> {
    let title = without_tags(&text(&value["title"])?).trim_end_matches('.').to_owned();
    let journal = &value["journalInfo"];
    let types = value["pubTypeList"]["pubType"].as_array().map(Vec::as_slice).unwrap_or_default();
    let retracted =
        types.iter().any(|kind| kind.as_str().is_some_and(|kind| kind.eq_ignore_ascii_case("Retracted Publication")));
    let (doi, pmid) = (text(&value["doi"]).map(|doi| doi.to_lowercase()), text(&value["pmid"]));
    let key =
        doi.as_ref().map(|doi| format!("doi:{doi}")).or_else(|| pmid.as_ref().map(|pmid| format!("pmid:{pmid}")))?;
    Some(Publication {
        key,
        title,
        authors: authors(&value["authorString"]),
        container: text(&journal["journal"]["title"]).or_else(|| text(&value["journalTitle"])),
        year: text(&value["pubYear"]).and_then(|year| year.parse().ok()),
        volume: text(&journal["volume"]),
        issue: text(&journal["issue"]),
        pages: text(&value["pageInfo"]),
        pmcid: text(&value["pmcid"]),
        languages: text(&value["language"]).filter(|code| code.len() == 2).into_iter().collect(),
        types: types.iter().filter_map(|kind| publication_type(&title_case(kind.as_str()?))).collect(),
        abstract_text: text(&value["abstractText"]).map(|text| without_tags(&text)),
        retracted,
        preprint: value["source"].as_str() == Some("PPR"),
        doi,
        pmid,
        ..blank()
    })
}

/// Europe PMC writes types in lower or title case.
fn title_case(kind: &str) -> String {
    let mut start = true;
    let letter = |c: char| {
        let upper = start;
        start = c == ' ' || c == '-';
        if upper { c.to_ascii_uppercase() } else { c }
    };
    kind.chars().map(letter).collect()
}

/// "Appel LJ, Moore TJ."
fn authors(value: &Value) -> Vec<Author> {
    let all = value.as_str().unwrap_or_default().trim_end_matches('.');
    let author = |name: &str| {
        let (family, given) = name.rsplit_once(' ').unwrap_or((name, ""));
        Author { family: family.to_owned(), given: given.to_owned() }
    };
    all.split(", ").filter(|name| !name.is_empty()).take(100).map(author).collect()
}
