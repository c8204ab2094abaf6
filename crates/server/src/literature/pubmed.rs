//! PubMed through NCBI E-utilities: `esearch` and `efetch` (the latter carries abstracts).

use domain::literature::{Identifier, LiteratureError, Query};
use domain::publication::{Author, Publication, PublicationType};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::client::{Client, misshapen, refused};
use super::crossref::blank;

const SERVICE: &str = "PubMed";
/// An article of PubMed is nine elements deep.
const MAX_DEPTH: usize = 64;

pub async fn search(
    client: &Client,
    base: &str,
    email: &str,
    query: &Query,
) -> Result<Vec<Publication>, LiteratureError> {
    let limit = query.limit.min(50).to_string();
    let since = query.since_year.map(|year| year.to_string());
    let mut parameters = vec![("term", query.expression.as_str()), ("retmax", limit.as_str()), ("sort", "relevance")];
    if let Some(since) = &since {
        parameters.extend([("datetype", "pdat"), ("mindate", since.as_str()), ("maxdate", "3000")]);
    }
    let ids = ids(client, base, email, &parameters).await?;
    fetch(client, base, email, &ids).await
}

pub async fn resolve(
    client: &Client,
    base: &str,
    email: &str,
    id: &Identifier,
) -> Result<Vec<Publication>, LiteratureError> {
    let ids = match id {
        Identifier::Pmid(pmid) if pmid.len() <= 8 && pmid.bytes().all(|b| b.is_ascii_digit()) => vec![pmid.clone()],
        Identifier::Pmid(_) => return Ok(Vec::new()),
        Identifier::Doi(doi) => {
            ids(client, base, email, &[("term", format!("{doi}[doi]").as_str()), ("retmax", "2")]).await?
        }
    };
    fetch(client, base, email, &ids).await
}

/// Errors arrive with status 200, inside the answer.
async fn ids(
    client: &Client,
    base: &str,
    email: &str,
    parameters: &[(&str, &str)],
) -> Result<Vec<String>, LiteratureError> {
    let mut query = vec![("db", "pubmed"), ("retmode", "json"), ("tool", "lauda"), ("email", email)];
    query.extend_from_slice(parameters);
    let answer = client.json(SERVICE, base, "esearch.fcgi", &query).await?.unwrap_or_default();
    let result = &answer["esearchresult"];
    if let Some(error) = result["ERROR"].as_str() {
        return Err(refused(SERVICE, &error.chars().take(200).collect::<String>()));
    }
    let list = result["idlist"].as_array().ok_or_else(|| misshapen(SERVICE))?;
    let digits = |id: &&str| id.len() <= 8 && id.bytes().all(|b| b.is_ascii_digit());
    Ok(list.iter().filter_map(|id| id.as_str()).filter(digits).take(50).map(str::to_owned).collect())
}

async fn fetch(client: &Client, base: &str, email: &str, ids: &[String]) -> Result<Vec<Publication>, LiteratureError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let joined = ids.join(",");
    let query = [("db", "pubmed"), ("id", joined.as_str()), ("retmode", "xml"), ("tool", "lauda"), ("email", email)];
    let body = client.get(SERVICE, base, "efetch.fcgi", &query).await?.unwrap_or_default();
    let xml = String::from_utf8(body).map_err(|_| refused(SERVICE, "the answer is no UTF-8"))?;
    if !xml.contains("<PubmedArticleSet") {
        return Err(misshapen(SERVICE));
    }
    let is_asked = |article: &Publication| article.pmid.as_ref().is_some_and(|pmid| ids.contains(pmid));
    Ok(articles(&xml).into_iter().filter(is_asked).collect())
}

/// Reads what can be read; a broken end loses the article that it breaks, never the ones before.
fn articles(xml: &str) -> Vec<Publication> {
    let mut reader = Reader::from_str(xml);
    let (mut path, mut articles): (Vec<String>, Vec<Publication>) = (Vec::new(), Vec::new());
    let mut current = None;
    let mut attribute = String::new();
    let mut text = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) if path.len() == MAX_DEPTH => return articles,
            Ok(Event::Start(tag)) => {
                let name = tag.name().as_ref().to_owned();
                if name == "PubmedArticle" {
                    current = Some(blank());
                }
                // Mark-up inside a title or an abstract belongs to its text.
                if !matches!(name.as_str(), "i" | "b" | "sub" | "sup" | "u") {
                    let kind = tag.attributes().flatten().find(|a| matches!(a.key.as_ref(), "IdType" | "Label"));
                    attribute = kind.map(|a| a.value.into_owned()).unwrap_or_default();
                    text.clear();
                }
                path.push(name);
            }
            Ok(Event::Text(part)) => text.push_str(&part),
            Ok(Event::GeneralRef(entity)) => text.push_str(&entity_text(&entity)),
            Ok(Event::End(_)) => {
                let name = path.pop().unwrap_or_default();
                if name == "PubmedArticle" {
                    articles.extend(current.take().filter(|article: &Publication| article.pmid.is_some()));
                } else if let Some(article) = &mut current {
                    field(article, &path, &name, &attribute, text.trim());
                }
            }
            Ok(Event::Eof) | Err(_) => return articles,
            Ok(_) => {}
        }
    }
}

fn entity_text(name: &str) -> String {
    let code = name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16).ok());
    let code = code.or_else(|| name.strip_prefix('#').map(|digits| digits.parse().ok())).flatten();
    let known = quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned);
    code.and_then(char::from_u32).map(String::from).or(known).unwrap_or_default()
}

fn field(article: &mut Publication, path: &[String], name: &str, attribute: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    let parent = path.last().map(String::as_str).unwrap_or_default();
    let within = |element: &str| path.iter().any(|part| part == element);
    // Comments and reference lists hold identifiers of other articles.
    if within("CommentsCorrectionsList") || within("ReferenceList") {
        return;
    }
    match (parent, name) {
        ("MedlineCitation", "PMID") => {
            article.pmid = Some(text.to_owned());
            article.key = format!("pmid:{text}");
        }
        (_, "ArticleTitle") => article.title = text.trim_end_matches('.').to_owned(),
        (_, "AbstractText") => append(article.abstract_text.get_or_insert_default(), attribute, text),
        ("Journal", "Title") => article.container = Some(text.to_owned()),
        ("PubDate", "Year") => article.year = text.parse().ok(),
        ("PubDate", "MedlineDate") => article.year = text.get(..4).and_then(|year| year.parse().ok()),
        ("JournalIssue", "Volume") => article.volume = Some(text.to_owned()),
        ("JournalIssue", "Issue") => article.issue = Some(text.to_owned()),
        (_, "MedlinePgn") => article.pages = Some(text.to_owned()),
        ("Author", "LastName") => article.authors.push(Author { family: text.to_owned(), given: String::new() }),
        ("Author", "CollectiveName") => article.authors.push(Author { family: text.to_owned(), given: String::new() }),
        ("Author", "ForeName") => {
            if let Some(author) = article.authors.last_mut() {
                author.given = text.to_owned();
            }
        }
        (_, "ArticleId") if attribute == "doi" => article.doi = Some(text.to_lowercase()),
        (_, "ArticleId") if attribute == "pmc" => article.pmcid = Some(text.to_owned()),
        (_, "Language") => article.languages.extend(language(text)),
        (_, "PublicationType") => match text {
            "Retracted Publication" => article.retracted = true,
            "Preprint" => article.preprint = true,
            _ => article.types.extend(publication_type(text)),
        },
        _ => {}
    }
}

fn append(all: &mut String, label: &str, text: &str) {
    if !all.is_empty() {
        all.push(' ');
    }
    if !label.is_empty() {
        all.push_str(label);
        all.push_str(": ");
    }
    all.push_str(text);
}

fn language(code: &str) -> Option<String> {
    let short = match code {
        "eng" => "en",
        "por" => "pt",
        "spa" => "es",
        "fre" => "fr",
        "ger" => "de",
        _ => return None,
    };
    Some(short.to_owned())
}

/// PubMed's publication types (compliance.md §E.2).
pub fn publication_type(text: &str) -> Option<PublicationType> {
    Some(match text {
        "Meta-Analysis" | "Network Meta-Analysis" => PublicationType::MetaAnalysis,
        "Systematic Review" => PublicationType::SystematicReview,
        "Practice Guideline" | "Guideline" => PublicationType::Guideline,
        "Consensus Development Conference" | "Consensus Statement" => PublicationType::Consensus,
        "Randomized Controlled Trial" => PublicationType::RandomizedTrial,
        "Clinical Trial" | "Controlled Clinical Trial" => PublicationType::ClinicalTrial,
        "Observational Study" | "Comparative Study" => PublicationType::Observational,
        "Case Reports" => PublicationType::CaseReport,
        "Review" => PublicationType::NarrativeReview,
        "Editorial" => PublicationType::Editorial,
        "Letter" | "Comment" => PublicationType::Letter,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_an_article_and_survives_a_broken_end() {
        let xml = r#"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">9099655</PMID><Article>
<Journal><JournalIssue><Volume>336</Volume><Issue>16</Issue><PubDate><Year>1997</Year></PubDate></JournalIssue><Title>The New England journal of medicine</Title></Journal>
<ArticleTitle>A trial of <i>diet</i> &amp; pressure.</ArticleTitle><Abstract><AbstractText Label="METHODS">Eight weeks.</AbstractText><AbstractText Label="RESULTS"><b>Lower</b>.</AbstractText></Abstract>
<AuthorList><Author><LastName>Appel</LastName><ForeName>L J</ForeName></Author></AuthorList><Language>eng</Language>
<PublicationTypeList><PublicationType>Randomized Controlled Trial</PublicationType><PublicationType>Retracted Publication</PublicationType></PublicationTypeList></Article>
<CommentsCorrectionsList><CommentsCorrections><PMID>1</PMID></CommentsCorrections></CommentsCorrectionsList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="doi">10.1056/NEJM199704173361601</ArticleId></ArticleIdList></PubmedData></PubmedArticle><PubmedArticle><Medline"#;
        let articles = articles(xml);
        assert_eq!(articles.len(), 1);
        let article = &articles[0];
        assert_eq!(article.pmid.as_deref(), Some("9099655"));
        assert_eq!(article.title, "A trial of diet & pressure");
        assert_eq!(article.abstract_text.as_deref(), Some("METHODS: Eight weeks. RESULTS: Lower."));
        assert_eq!(article.doi.as_deref(), Some("10.1056/nejm199704173361601"));
        assert_eq!((article.year, article.retracted), (Some(1997), true));
        assert_eq!(article.types, [PublicationType::RandomizedTrial]);
        assert_eq!(article.authors, [Author { family: "Appel".to_owned(), given: "L J".to_owned() }]);
    }
}
