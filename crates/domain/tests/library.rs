//! Libraries of publications come in, broken records and all.
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;

use domain::library::{LibraryError, LibraryFormat, LibraryLimits, read_file};
use domain::publication::{Author, Publication, PublicationType, Resolution};

#[test]
fn a_text_is_read_with_the_default_limits() {
    assert_eq!(domain::library::read("TY  - JOUR\nTI  - A\nER  - \n").unwrap().publications[0].title, "A");
}

fn all(input: &str) -> Vec<Publication> {
    let library = read_file(input.as_bytes(), None, LibraryLimits::default()).unwrap();
    assert_eq!(library.problems, []);
    library.publications
}

fn one(input: &str) -> Publication {
    let mut publications = all(input);
    assert_eq!(publications.len(), 1);
    publications.remove(0)
}

fn authors(publication: &Publication) -> String {
    publication
        .authors
        .iter()
        .map(|author| format!("{}|{}", author.family, author.given))
        .collect::<Vec<_>>()
        .join("; ")
}

/// The fields that all formats have, on a line.
fn line(publication: &Publication) -> String {
    let or = |text: &Option<String>| text.clone().unwrap_or("-".into());
    format!(
        "{} / {} / {} / {} {} {}({}) {} / {} {} {} / {:?} {:?}",
        publication.key,
        authors(publication),
        publication.title,
        or(&publication.container),
        publication.year.unwrap_or_default(),
        or(&publication.volume),
        or(&publication.issue),
        or(&publication.pages),
        or(&publication.doi),
        or(&publication.pmid),
        or(&publication.pmcid),
        publication.languages,
        publication.types,
    )
}

/// A line of comma-separated values, with quotes where a value has commas.
fn csv(line: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => values.push(String::new()),
            c => values.last_mut().unwrap().push(c),
        }
    }
    values
}

#[test]
fn the_demo_library_is_read_whole() {
    let nbib = include_str!("../../../data/demo/literature.nbib");
    let library = read_file(nbib.as_bytes(), None, LibraryLimits::default()).unwrap();
    assert_eq!((library.format, library.problems.len()), (LibraryFormat::Nbib, 0));
    let rows: Vec<Vec<String>> = include_str!("data/literature.csv").lines().skip(1).map(csv).collect();
    assert_eq!((rows.len(), library.publications.len()), (58, 58));
    let plain = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    for (row, publication) in rows.iter().zip(&library.publications) {
        assert_eq!(publication.key, row[0]);
        assert_eq!(publication.pmid.clone().unwrap_or_default(), row[1], "{}", row[0]);
        assert_eq!(publication.doi.clone().unwrap_or_default().to_lowercase(), row[2].to_lowercase(), "{}", row[0]);
        let (title, expect) = (plain(&publication.title), plain(&row[3]));
        assert!(title == expect || publication.languages == ["pt"], "{title} {expect}");
        assert_eq!(publication.year.unwrap_or_default().to_string(), row[4], "{}", row[0]);
        assert_eq!(publication.retracted, row[7] == "yes", "{}", row[0]);
        assert_eq!(publication.resolution, Resolution::Unresolved);
        assert!(publication.container.is_some() && !publication.languages.is_empty());
        assert!(!publication.authors.is_empty() || row[9].contains("author"), "{}", row[0]);
    }
}

#[test]
fn the_demo_library_knows_its_evidence() {
    let nbib = include_str!("../../../data/demo/literature.nbib");
    let library = read_file(nbib.as_bytes(), None, LibraryLimits::default()).unwrap();
    let by_key: HashMap<&str, &Publication> = library.publications.iter().map(|one| (one.key.as_str(), one)).collect();
    let check =
        |key: &str, kind: PublicationType| assert!(by_key[key].types.contains(&kind), "{key}: {:?}", by_key[key].types);
    check("barroso-2021", PublicationType::Guideline);
    check("wright-2015", PublicationType::RandomizedTrial);
    check("picon-2012", PublicationType::MetaAnalysis);
    check("schalka-2014", PublicationType::Consensus);
    check("camaschella-2015", PublicationType::NarrativeReview);
    check("mehra-2020-retraction", PublicationType::Other);
    let wright = by_key["wright-2015"];
    assert_eq!(wright.container.as_deref(), Some("The New England journal of medicine"));
    assert_eq!(wright.pmcid.as_deref(), Some("PMC4689591"));
    assert!(wright.authors.contains(&Author { family: "SPRINT Research Group".into(), given: String::new() }));
    let oliveira = by_key["oliveira-2014"];
    assert!(oliveira.languages.contains(&"pt".to_owned()));
    assert!(!by_key["wakefield-1998-retraction"].retracted && by_key["wakefield-1998"].retracted);
}

const EXPECT: &str = "silva-2020 / Silva|João A.; Conceição|M; Grupo Xis| / Sal e pressão: uma revisão sistemática / Rev Saúde Pública 2020 54(2) 10-19 / 10.1590/s1518-8787.2020054001 32000000 PMC7000000 / [\"pt\"] [SystematicReview]";

#[test]
fn all_formats_say_the_same() {
    let check = |format: LibraryFormat, input: &str| {
        let library = read_file(input.as_bytes(), None, LibraryLimits::default()).unwrap();
        assert_eq!((library.format, &library.problems[..]), (format, &[][..]));
        assert_eq!(line(&library.publications[0]), EXPECT);
    };
    check(
        LibraryFormat::Nbib,
        "PMID- 32000000\nTI  - [Salt and pressure: a systematic\n      review].\nTT  - Sal e pressão: uma revisão sistemática.\nFAU - Silva, João A.\nAU  - Silva JA\nAU  - Conceição M\nCN  - Grupo Xis\nJT  - Rev Saúde Pública\nDP  - 2020 Jan-Feb\nVI  - 54\nIP  - 2\nPG  - 10-19\nLID - S1 [pii]\nAID - 10.1590/s1518-8787.2020054001 [doi]\nPMC - PMC7000000\nLA  - por\nGN  - Key: silva-2020\nPT  - Journal Article\nPT  - Review\nPT  - Systematic Review\n",
    );
    check(
        LibraryFormat::Ris,
        "TY  - JOUR\r\nID  - silva-2020\r\nTI  - Sal e pressão: uma revisão sistemática\r\nAU  - Silva, João A.\r\nAU  - Conceição M\r\nAU  - Grupo Xis\r\nT2  - Rev Saúde Pública\r\nPY  - 2020/01//\r\nVL  - 54\r\nIS  - 2\r\nSP  - 10\r\nEP  - 19\r\nDO  - https://doi.org/10.1590/s1518-8787.2020054001\r\nAN  - 32000000\r\nC2  - PMC7000000\r\nLA  - Português\r\nER  - \r\n",
    );
    check(
        LibraryFormat::Bibtex,
        "% gerado\n@article{silva-2020,\n  title = {Sal e press{\\~a}o: uma revis{\\~{a}}o sistem{\\'a}tica},\n  author = {Silva, Jo{\\~a}o A. and Concei{\\c c}{\\~a}o, M and {Grupo Xis}},\n  journal = \"Rev Sa{\\'u}de P{\\'u}blica\",\n  year = 2020, volume = {54}, number = {2}, pages = {10--19},\n  doi = {10.1590/s1518-8787.2020054001}, pmid = {32000000}, pmcid = {PMC7000000}, language = {portuguese}\n}\n",
    );
    check(
        LibraryFormat::CslJson,
        r#"[{"id":"silva-2020","type":"article-journal","title":"Sal e press&atilde;o: uma <i>revisão</i> sistemática","author":[{"family":"Silva","given":"João A."},{"family":"Conceição","given":"M"},{"literal":"Grupo Xis"}],"container-title":["Rev Saúde Pública"],"issued":{"date-parts":[["2020",1]]},"volume":54,"issue":"2","page":"10-19","DOI":"10.1590/s1518-8787.2020054001","note":"PMID: 32000000\nPMCID: PMC7000000","language":"pt-BR"}]"#,
    );
}

#[test]
fn broken_records_do_not_take_the_others() {
    let check = |input: &str, titles: &[&str], problems: &[(usize, usize)]| {
        let library = read_file(input.as_bytes(), None, LibraryLimits::default()).unwrap();
        let read: Vec<&str> = library.publications.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(read, titles, "{input}");
        assert_eq!(library.problems.iter().map(|one| (one.record, one.line)).collect::<Vec<_>>(), problems, "{input}");
    };
    check("PMID- 1\nTI  - A.\n\nPMID- 2\n\nPMID- 3\nTI  - C.\n", &["A", "C"], &[(2, 4)]);
    check("PMID- 1\nTI  - A.\nPMID- 2\nTI  - B.\n", &["A", "B"], &[]);
    check("TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  - \nTI  - C\nER  -\n", &["A", "B"], &[(3, 6)]);
    check("@article{a, title={A}}\n@article{b, title={B\n\n@article{c, title={C}}", &["A", "C"], &[(2, 2)]);
    check("@string{j = {Rev}}\n@article{a, title={A}, journal=j}\n@comment{x}\n@article{b}", &["A"], &[(2, 4)]);
    check("[{\"title\":\"A\"}, 3, {\"title\":\"\"}]", &["A"], &[(2, 1), (3, 1)]);
    check(&format!("@article{{a, title={{{}}}}}\n@article{{b, title={{B}}}}", "{".repeat(10_000)), &["B"], &[(1, 1)]);
}

#[test]
fn fields_are_put_in_order() {
    let ris = |fields: &str| one(&format!("TY  - JOUR\nTI  - T\n{fields}\nER  - \n"));
    assert_eq!(ris("DO  - doi:10.1000/x(1)y).").doi.as_deref(), Some("10.1000/x(1)y"));
    assert_eq!(ris("DO  - 10.1016/S0140-6736(20)30183-5").doi.as_deref(), Some("10.1016/S0140-6736(20)30183-5"));
    assert_eq!(ris("DO  - 10.12/abc").doi, None);
    assert_eq!(ris("DO  - 11.1000/x").doi, None);
    assert_eq!(ris("AN  - 037947085").pmid, None);
    assert_eq!(ris("AN  - 37947085").pmid.as_deref(), Some("37947085"));
    assert_eq!(ris("UR  - javascript:x").url, None);
    assert!(ris("N1  - Retracted").retracted && ris("TT  - x\nM3  - Preprint").preprint);
    assert!(ris("T2  - medRxiv").preprint && ris("DO  - 10.1590/SciELOPreprints.1").preprint);
    assert!(one("TY  - JOUR\nTI  - RETRACTED: x\nER  -\n").retracted);
    assert_eq!(ris("PY  - n.d.").year, None);
    assert_eq!(ris("AU  - Silva, A.\nPY  - 2020").key, "silva-2020");
    assert_eq!(ris("DO  - 10.1000/ABC").key, "doi:10.1000/abc");
    assert_eq!(ris("AN  - 12").key, "pmid:12");
    let kinds = |title: &str| one(&format!("TY  - JOUR\nTI  - {title}\nER  - \n")).types;
    assert_eq!(kinds("Sal: protocol for a systematic review"), [PublicationType::Other]);
    assert_eq!(kinds("Sal: a randomised controlled trial"), [PublicationType::RandomizedTrial]);
    assert_eq!(kinds("Why meta-analyses fail"), [PublicationType::Other]);
    let same = all("PMID- 5\nTI  - A.\n\nPMID- 5\nTI  - B.\n");
    assert_eq!(same.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), ["pmid:5", "pmid:5-2"]);
    let latin: Vec<u8> = "TY  - JOUR\nTI  - Pressão\nER  - \n".chars().map(|c| c as u8).collect();
    assert_eq!(read_file(&latin, None, LibraryLimits::default()).unwrap().publications[0].title, "Pressão");
}

#[test]
fn what_is_no_library_is_refused() {
    let check = |input: &[u8], expect: &str| {
        let error = read_file(input, None, LibraryLimits { records: 2, bytes: 1000 }).unwrap_err();
        assert!(error.to_string().contains(expect), "{error}");
    };
    check(b"", "no text");
    check(b"hello", "none of PubMed");
    check(b"[{\"title\": ", "JSON");
    check(b"%PDF-1.4", "PDF");
    check(&[b'a'; 2000], "2000 bytes");
    check("TY  - JOUR\nTI  - A\nER  - \n".repeat(3).as_bytes(), "more than 2 records");
    check("@a{b,title={c}}".repeat(3).as_bytes(), "more than 2 records");
    assert_eq!(read_file(b"hello", Some(LibraryFormat::Ris), LibraryLimits::default()).unwrap().publications, []);
    let open = "@a{b,\n".repeat(100_000);
    assert!(matches!(
        read_file(open.as_bytes(), None, LibraryLimits::default()),
        Err(LibraryError::TooManyRecords { .. })
    ));
}
