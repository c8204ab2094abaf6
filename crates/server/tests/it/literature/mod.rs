//! The literature services, against servers that answer in the shapes that are documented (compliance.md §E.4), and
//! against some that do not.

mod answers;
mod hostile;
mod journey;

use std::time::Duration;

use domain::literature::{Identifier, Literature as _, LiteratureError, Query};
use domain::publication::{Publication, Resolution};
use server::literature::{Endpoints, Services};
use tokio::runtime::Runtime;

use crate::stub::{Reply, Stub};

pub const DOI: &str = "10.1056/NEJM199704173361601";
pub const PMID: &str = "9099655";
/// Of a DOI that carries a PID.
const SCIELO: &str = "10.1590/S0034-89101992000600009";

/// One service, by its name in the configuration, at a server of the test.
struct Asked {
    services: Services,
    _runtime: Runtime,
}

impl Asked {
    fn of(configuration: &str, patience: Duration) -> Asked {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().worker_threads(1).build().unwrap();
        let endpoints = Endpoints { patience, ..Endpoints::parse(configuration, "equipe@clinica.example").unwrap() };
        Asked { services: Services::new(endpoints, runtime.handle().clone()).unwrap(), _runtime: runtime }
    }

    fn at(name: &str, stub: &Stub) -> Asked {
        Asked::of(&format!("{name}={}", stub.url("/api")), Duration::from_secs(20))
    }

    fn doi(&self, doi: &str) -> Result<Option<Publication>, LiteratureError> {
        self.services.session().resolve(&Identifier::Doi(doi.to_owned()))
    }

    fn pmid(&self, pmid: &str) -> Result<Option<Publication>, LiteratureError> {
        self.services.session().resolve(&Identifier::Pmid(pmid.to_owned()))
    }

    fn title(&self, words: &str) -> Result<Vec<Publication>, LiteratureError> {
        let terms = words.split(' ').map(str::to_owned).collect();
        self.services.session().search(&Query { expression: words.to_owned(), terms, since_year: Some(1990), limit: 5 })
    }
}

/// What each service answers for the one article that it knows. A DOI has no case.
pub fn answer(path: &str) -> Reply {
    let path = path.to_lowercase();
    let (path, query) = path.split_once('?').unwrap_or((&path, ""));
    let knows = |parts: &[&str]| parts.iter().any(|part| query.contains(part));
    match path.trim_start_matches("/api") {
        "/esearch.fcgi" if knows(&["nejm199704173361601", "dietary"]) => Reply::ok(esearch(&[PMID])),
        "/esearch.fcgi" => Reply::ok(esearch(&[])),
        "/efetch.fcgi" if knows(&[PMID]) => Reply::ok(efetch(PMID, DOI, "Randomized Controlled Trial")),
        "/efetch.fcgi" => Reply::ok("<?xml version=\"1.0\" ?><PubmedArticleSet></PubmedArticleSet>"),
        "/search" if knows(&["nejm199704173361601", PMID, "dietary"]) => Reply::ok(europe_pmc(DOI, "research-article")),
        "/search" => Reply::ok(r#"{"version":"6.9","hitCount":0,"resultList":{"result":[]}}"#),
        "/works/10.1056%2fnejm199704173361601" => {
            Reply::ok(format!(r#"{{"status":"ok","message-type":"work","message":{}}}"#, crossref(DOI, "")))
        }
        "/works" if knows(&["dietary"]) => {
            let item = crossref(DOI, "");
            Reply::ok(format!(r#"{{"status":"ok","message-type":"work-list","message":{{"items":[{item}]}}}}"#))
        }
        "/works" => Reply::ok(r#"{"status":"ok","message-type":"work-list","message":{"items":[]}}"#),
        "/article/" if knows(&["s0034-89101992000600009"]) => Reply::ok(scielo("S0034-89101992000600009", SCIELO)),
        "/article/" => Reply::ok("{}"),
        _ => Reply::Answer(404, "content-type: text/plain\r\n", b"Resource not found.".to_vec()),
    }
}

fn esearch(ids: &[&str]) -> String {
    let list = ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(",");
    format!(
        r#"{{"header":{{"type":"esearch","version":"0.3"}},"esearchresult":{{"count":"{}","retmax":"20","retstart":"0","idlist":[{list}],"translationset":[],"querytranslation":"x"}}}}"#,
        ids.len()
    )
}

fn efetch(pmid: &str, doi: &str, kind: &str) -> String {
    format!(
        r#"<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{pmid}</PMID>
<Article PubModel="Print"><Journal><ISSN IssnType="Print">0028-4793</ISSN><JournalIssue CitedMedium="Print"><Volume>336</Volume><Issue>16</Issue><PubDate><Year>1997</Year><Month>Apr</Month></PubDate></JournalIssue><Title>The New England journal of medicine</Title></Journal>
<ArticleTitle>A clinical trial of the effects of dietary patterns on blood pressure. DASH Collaborative Research Group.</ArticleTitle><Pagination><MedlinePgn>1117-24</MedlinePgn></Pagination>
<Abstract><AbstractText Label="RESULTS">The combination diet reduced systolic pressure by 5.5 mm Hg (<i>P</i>&lt;0.001).</AbstractText></Abstract>
<AuthorList><Author><LastName>Appel</LastName><ForeName>L J</ForeName></Author><Author><LastName>Moore</LastName><ForeName>T J</ForeName></Author></AuthorList><Language>eng</Language>
<PublicationTypeList><PublicationType UI="D016449">{kind}</PublicationType></PublicationTypeList></Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId><ArticleId IdType="doi">{doi}</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1000/other</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle></PubmedArticleSet>"#
    )
}

fn europe_pmc(doi: &str, kind: &str) -> String {
    format!(
        r#"{{"version":"6.9","hitCount":1,"nextCursorMark":"x","resultList":{{"result":[{{"id":"{PMID}","source":"MED","pmid":"{PMID}","doi":"{doi}","title":"A clinical trial of the effects of <i>dietary</i> patterns on blood pressure.","authorString":"Appel LJ, Moore TJ.","journalInfo":{{"issue":"16","volume":"336","journal":{{"title":"The New England journal of medicine"}}}},"pubYear":"1997","pageInfo":"1117-24","abstractText":"<h4>Results</h4>Lower.","pubTypeList":{{"pubType":["{kind}","Randomized Controlled Trial"]}},"isOpenAccess":"N","inEPMC":"N","citedByCount":5000,"firstPublicationDate":"1997-04-01"}}]}}}}"#
    )
}

fn crossref(doi: &str, more: &str) -> String {
    format!(
        r#"{{"DOI":"{doi}","type":"journal-article","title":["A clinical trial of the effects of dietary patterns on blood pressure"],"author":[{{"given":"Lawrence J.","family":"Appel","sequence":"first"}}],"container-title":["New England Journal of Medicine"],"ISSN":["0028-4793"],"issued":{{"date-parts":[[1997,4,17]]}},"volume":"336","issue":"16","page":"1117-1124","publisher":"Massachusetts Medical Society","abstract":"<jats:p>Lower.</jats:p>","is-referenced-by-count":5000{more}}}"#
    )
}

fn scielo(code: &str, doi: &str) -> String {
    format!(
        r#"{{"code":"{code}","collection":"scl","publication_year":"1992","article":{{"v12":[{{"_":"Hipertensão arterial e dieta","l":"pt"}}],"v10":[{{"n":"Maria","s":"Souza"}}],"v30":[{{"_":"Revista de Saúde Pública"}}],"v31":[{{"_":"26"}}],"v32":[{{"_":"6"}}],"v14":[{{"f":"1","l":"9"}}],"v237":[{{"_":"{doi}"}}],"v880":[{{"_":"{code}"}}]}}}}"#
    )
}

fn answered_by(publication: &Publication) -> &str {
    match &publication.resolution {
        Resolution::Answered(answer) => &answer.by,
        other => panic!("{other:?}"),
    }
}
