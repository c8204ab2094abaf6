//! SciELO's ArticleMeta. It has no full-text search, so it only answers for records whose DOI carries a SciELO PID.

use domain::literature::LiteratureError;
use domain::publication::{Author, Publication, PublicationType};
use serde_json::Value;

use super::client::Client;
use super::crossref::{blank, text};

const SERVICE: &str = "SciELO";

pub async fn resolve(client: &Client, base: &str, doi: &str) -> Result<Vec<Publication>, LiteratureError> {
    let Some(pid) = pid(doi) else { return Ok(Vec::new()) };
    let query = [("collection", "scl"), ("code", pid.as_str()), ("format", "json")];
    let Some(answer) = client.json(SERVICE, base, "article/", &query).await? else { return Ok(Vec::new()) };
    Ok(publication(&answer, doi).filter(|_| is_asked(&answer, &pid, doi)).into_iter().collect())
}

/// Records older than their DOI carry none; the identifier of the collection is in each.
fn is_asked(answer: &Value, pid: &str, doi: &str) -> bool {
    let same = |found: Option<&str>, asked: &str| found.is_some_and(|found| found.eq_ignore_ascii_case(asked));
    let own = answer["doi"].as_str().or_else(|| answer["article"]["v237"][0]["_"].as_str());
    same(answer["code"].as_str(), pid) && (own.is_none() || same(own, doi))
}

/// `S` + ISSN with hyphen + year + issue + order: 23 characters, the suffix of older SciELO DOIs.
fn pid(doi: &str) -> Option<String> {
    let suffix = doi.rsplit_once('/')?.1.to_ascii_uppercase();
    let bytes = suffix.as_bytes();
    let shape = bytes.len() == 23 && bytes[0] == b'S' && bytes[5] == b'-';
    let rest = |i: usize| bytes[i].is_ascii_digit() || (i == 9 && bytes[i] == b'X');
    (shape && (1..23).filter(|i| *i != 5).all(rest)).then_some(suffix)
}

/// Fields are those of the ISIS record: v12 titles, v10 authors, v83 abstracts, v30 journal, v31/v32 volume and issue.
fn publication(value: &Value, doi: &str) -> Option<Publication> {
    let article = &value["article"];
    let titles = article["v12"].as_array()?;
    let own =
        |all: &[Value]| all.iter().find(|t| t["l"].as_str() == Some("pt")).or(all.first()).cloned().unwrap_or_default();
    let abstracts = article["v83"].as_array().map(Vec::as_slice).unwrap_or_default();
    let pages = &article["v14"];
    let range = pages.as_array().map_or(pages, |all| all.first().unwrap_or(&Value::Null));
    let pages = text(&range["f"]).map(|first| match text(&range["l"]) {
        Some(last) => format!("{first}-{last}"),
        None => first,
    });
    Some(Publication {
        key: format!("doi:{doi}"),
        title: text(&own(titles)["_"])?,
        authors: authors(&article["v10"]),
        container: text(&article["v30"][0]["_"]),
        year: text(&value["publication_year"]).and_then(|year| year.parse().ok()),
        volume: text(&article["v31"][0]["_"]),
        issue: text(&article["v32"][0]["_"]),
        pages,
        doi: Some(doi.to_lowercase()),
        languages: text(&own(titles)["l"]).into_iter().collect(),
        types: vec![PublicationType::Other],
        abstract_text: text(&own(abstracts)["a"]).or_else(|| text(&own(abstracts)["_"])),
        ..blank()
    })
}

fn authors(value: &Value) -> Vec<Author> {
    let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let author = |a: &Value| Some(Author { family: text(&a["s"])?, given: text(&a["n"]).unwrap_or_default() });
    all.iter().take(100).filter_map(author).collect()
}

#[cfg(test)]
mod tests {
    use super::pid;

    #[test]
    fn pids_are_read_from_dois() {
        assert_eq!(pid("10.1590/S0034-89101992000600009").as_deref(), Some("S0034-89101992000600009"));
        assert_eq!(pid("10.1590/s0102-311x2020000100001").as_deref(), Some("S0102-311X2020000100001"));
        assert_eq!(pid("10.36660/abc.20201238"), None);
    }
}
