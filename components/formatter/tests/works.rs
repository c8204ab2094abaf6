//! Names and works that the demo's literature lacks.

use formatter::{Formatter, Guest};
use text::contract::bibliography::CitationStyle::{self, Abnt, Vancouver};
use text::contract::bibliography::{Author, Publication, PublicationType, Resolution};
use text::contract::types::{Date, Language};

fn work(title: &str, authors: &[(&str, &str)]) -> Publication {
    Publication {
        key: "k".into(),
        title: title.into(),
        authors: authors.iter().map(|(f, g)| Author { family: (*f).into(), given: (*g).into() }).collect(),
        container: None,
        year: Some(2020),
        volume: None,
        issue: None,
        pages: None,
        publisher: None,
        doi: None,
        pmid: None,
        pmcid: None,
        url: None,
        languages: vec![],
        types: vec![],
        abstract_text: None,
        retracted: false,
        preprint: false,
        resolution: Resolution::Unresolved,
    }
}

fn cite(publication: &Publication, style: CitationStyle, accessed: Option<Date>) -> String {
    Formatter::format_citation(publication.clone(), style, Language::PtBr, accessed)
}

#[test]
fn names() {
    for (family, given, abnt, vancouver) in [
        ("Silva Júnior", "Antônio", "SILVA JÚNIOR, A.", "Silva Júnior A"),
        ("Júnior", "Antônio da Silva", "SILVA JÚNIOR, A. da", "Silva Júnior A"),
        ("Filho", "José Carlos", "CARLOS FILHO, J.", "Carlos Filho J"),
        ("Almeida", "Naomar de, Filho", "ALMEIDA FILHO, N. de", "Almeida Filho N"),
        ("Cerci Neto", "Alcindo", "CERCI NETO, A.", "Cerci Neto A"),
        ("de Souza", "Martina S", "SOUZA, M. S. de", "de Souza MS"),
        ("da Costa e Silva", "Maria", "COSTA E SILVA, M. da", "da Costa e Silva M"),
        ("de la Cruz", "Juana Inés", "CRUZ, J. I. de la", "de la Cruz JI"),
        ("van den Berg", "Johan", "BERG, J. van den", "van den Berg J"),
        ("Loret de Mola", "Christian", "LORET DE MOLA, C.", "Loret de Mola C"),
        ("De Niro", "Robert", "DE NIRO, R.", "De Niro R"),
        ("McLean", "Robert M", "MCLEAN, R. M.", "McLean RM"),
        ("O'Brien", "Eoin", "O'BRIEN, E.", "O'Brien E"),
        ("Wright", "Jackson T Jr", "WRIGHT JR., J. T.", "Wright JT Jr"),
        ("Jones", "James G. III", "JONES 3RD, J. G.", "Jones JG 3rd"),
        ("Lee", "I-Min", "LEE, I.-M.", "Lee IM"),
        ("Sartre", "Jean-Paul C", "SARTRE, J.-P. C.", "Sartre JP"),
        ("Oliveira", "José EP", "OLIVEIRA, J. E. P.", "Oliveira JE"),
        ("Bach", "J.S.", "BACH, J. S.", "Bach JS"),
        ("SILVA", "MARIA", "SILVA, M.", "Silva M"),
        ("DA SILVA", "MARIA JOSE", "SILVA, M. J. da", "da Silva MJ"),
        ("", "Ana Souza", "SOUZA, A.", "Souza A"),
        ("Organização Mundial da Saúde", "", "ORGANIZAÇÃO MUNDIAL DA SAÚDE", "Organização Mundial da Saúde"),
        ("Brasil. Ministério da Saúde", "", "BRASIL. Ministério da Saúde", "Brasil. Ministério da Saúde"),
    ] {
        let publication = work("Título", &[(family, given)]);
        let dot = if abnt.ends_with('.') { "" } else { "." };
        assert_eq!(cite(&publication, Abnt, None), format!("{abnt}{dot} Título. 2020."), "{family}, {given}");
        assert_eq!(cite(&publication, Vancouver, None), format!("{vancouver}. Título. 2020."), "{family}, {given}");
    }
}

#[test]
fn how_many_authors_are_named() {
    let people = [("A", "X"), ("B", "X"), ("C", "X"), ("D", "X"), ("E", "X"), ("F", "X"), ("G", "X")];
    for (count, abnt, vancouver) in [
        (0, "TÍTULO.", "Título."),
        (3, "A, X.; B, X.; C, X. Título.", "A X, B X, C X. Título."),
        (4, "A, X. et al. Título.", "A X, B X, C X, D X. Título."),
        (6, "A, X. et al. Título.", "A X, B X, C X, D X, E X, F X. Título."),
        (7, "A, X. et al. Título.", "A X, B X, C X, D X, E X, F X, et al. Título."),
    ] {
        let publication = work("Título.", &people[..count]);
        assert_eq!(cite(&publication, Abnt, None), format!("{abnt} 2020."));
        assert_eq!(cite(&publication, Vancouver, None), format!("{vancouver} 2020."));
    }
    let group = work("T", &[("Sousa", "A"), ("Grupo Brasil", ""), ("Lima", "B")]);
    assert_eq!(cite(&group, Vancouver, None), "Sousa A; Grupo Brasil; Lima B. T. 2020.");
}

#[test]
fn a_title_leads_where_nobody_signs() {
    for (title, expect) in [
        ("Pressão arterial: guia", "PRESSÃO arterial: guia."),
        ("A insônia em adultos", "A INSÔNIA em adultos."),
        ("Uma visão geral", "UMA VISÃO geral."),
        ("The heart in sleep?", "THE HEART in sleep?"),
        ("", ""),
    ] {
        assert_eq!(cite(&work(title, &[]), Abnt, None), format!("{expect} 2020.").trim());
    }
}

#[test]
fn books_chapters_guidelines_and_pages() {
    let accessed = Some(Date { year: 2026, month: 11, day: 20 });
    let who = &[("World Health Organization", "")][..];
    let book = Publication {
        types: vec![PublicationType::Book],
        publisher: Some("Artmed".into()),
        ..work("Tratado de medicina", &[("Gusso", "Gustavo"), ("Lopes", "José Mauro Ceratti")])
    };
    let chapter =
        Publication { container: Some("Tratado de clínica".into()), pages: Some("101-19".into()), ..book.clone() };
    let placed = Publication {
        publisher: Some("Geneva: WHO".into()),
        types: vec![PublicationType::Guideline],
        ..work("WHO guidelines", who)
    };
    let own = Publication { publisher: Some("World Health Organization".into()), ..placed.clone() };
    let page = Publication {
        types: vec![PublicationType::WebPage],
        container: Some("Portal da Saúde".into()),
        url: Some("https://www.gov.br/saude/dengue".into()),
        ..work("Dengue", &[("Brasil. Ministério da Saúde", "")])
    };
    let preprint = Publication {
        container: Some("medRxiv".into()),
        preprint: true,
        doi: Some("https://doi.org/10.1101/2020.01.01.20000001".into()),
        ..work("Um preprint", &[("Lima", "Bia")])
    };
    for (publication, date, abnt, vancouver) in [
        (
            &book,
            None,
            "GUSSO, G.; LOPES, J. M. C. Tratado de medicina. [S. l.]: Artmed, 2020.",
            "Gusso G, Lopes JM. Tratado de medicina. Artmed; 2020.",
        ),
        (
            &chapter,
            None,
            "GUSSO, G.; LOPES, J. M. C. Tratado de medicina. In: Tratado de clínica. [S. l.]: Artmed, 2020. p. 101-119.",
            "Gusso G, Lopes JM. Tratado de medicina. In: Tratado de clínica. Artmed; 2020. p. 101-19.",
        ),
        (
            &placed,
            None,
            "WORLD HEALTH ORGANIZATION. WHO guidelines. Geneva: WHO, 2020.",
            "World Health Organization. WHO guidelines. Geneva: WHO; 2020.",
        ),
        (
            &own,
            None,
            "WORLD HEALTH ORGANIZATION. WHO guidelines. 2020.",
            "World Health Organization. WHO guidelines. 2020.",
        ),
        (
            &page,
            accessed,
            "BRASIL. Ministério da Saúde. Dengue. Portal da Saúde, 2020. Disponível em: https://www.gov.br/saude/dengue. Acesso em: 20 nov. 2026.",
            "Brasil. Ministério da Saúde. Dengue [Internet]. Portal da Saúde; 2020 [citado 2026 nov 20]. Disponível em: https://www.gov.br/saude/dengue",
        ),
        (
            &preprint,
            None,
            "LIMA, B. Um preprint. medRxiv, 2020. Preprint. DOI: 10.1101/2020.01.01.20000001. Disponível em: https://doi.org/10.1101/2020.01.01.20000001.",
            "Lima B. Um preprint. medRxiv [Preprint]. 2020. https://doi.org/10.1101/2020.01.01.20000001",
        ),
    ] {
        assert_eq!(cite(publication, Abnt, date), abnt);
        assert_eq!(cite(publication, Vancouver, date), vancouver);
    }
}

#[test]
fn pages_and_issues() {
    let article = |pages: &str, issue: &str| Publication {
        container: Some("Pain".into()),
        volume: Some("3".into()),
        issue: (!issue.is_empty()).then(|| issue.into()),
        pages: (!pages.is_empty()).then(|| pages.into()),
        ..work("T", &[])
    };
    for (pages, issue, abnt, vancouver) in [
        ("1117-24", "2", "v. 3, n. 2, p. 1117-1124, 2020.", "2020;3(2):1117-24."),
        ("1117-1124", "", "v. 3, p. 1117-1124, 2020.", "2020;3:1117-24."),
        ("99-101", "", "v. 3, p. 99-101, 2020.", "2020;3:99-101."),
        ("S57–S64", "Suppl 2", "v. 3, supl. 2, p. S57-S64, 2020.", "2020;3(Suppl 2):S57-64."),
        ("126A-127A", "4 Supl. 1", "v. 3, n. 4, supl. 1, p. 126A-127A, 2020.", "2020;3(4 Suppl 1):126A-127A."),
        ("pp. 5", "", "v. 3, p. 5, 2020.", "2020;3:5."),
        ("e0229154", "", "v. 3, e0229154, 2020.", "2020;3:e0229154."),
        ("30-20", "", "v. 3, p. 30-20, 2020.", "2020;3:30-20."),
        (" - ", "", "v. 3, p. -, 2020.", "2020;3:-."),
        ("7-7", "", "v. 3, p. 7, 2020.", "2020;3:7."),
    ] {
        let publication = article(pages, issue);
        assert_eq!(cite(&publication, Abnt, None), format!("T. Pain, {abnt}"));
        assert_eq!(cite(&publication, Vancouver, None), format!("T. Pain. {vancouver}"));
    }
}

#[test]
fn addresses_are_checked() {
    for (doi, pmid, pmcid, url, expect) in [
        ("10.1016/S0140-6736(20)30183-5", "", "", "", "https://doi.org/10.1016/S0140-6736(20)30183-5"),
        ("doi:10.1590/S0034-89101992000600009.", "", "", "", "https://doi.org/10.1590/S0034-89101992000600009"),
        (
            "HTTP://dx.doi.org/10.1002/(SICI)1<1::AID>3.0.CO;2-#",
            "",
            "",
            "",
            "https://doi.org/10.1002/(SICI)1%3C1::AID%3E3.0.CO;2-%23",
        ),
        ("10.12/abc", "", "", "https://x.org/a", "https://x.org/a"),
        (
            "11.1000/x",
            "37947085",
            "PMC12813187",
            "javascript:alert(1)",
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC12813187/",
        ),
        ("", "37947085", "12813187", "https://x y", "https://pubmed.ncbi.nlm.nih.gov/37947085/"),
        ("", "037947085", "", "https://x.org/\"><script>", ""),
        ("10.1234/a b", "0", "", "ftp://x.org", ""),
    ] {
        let set = |v: &str| (!v.is_empty()).then(|| v.to_owned());
        let publication =
            Publication { doi: set(doi), pmid: set(pmid), pmcid: set(pmcid), url: set(url), ..work("T", &[]) };
        let cited = cite(&publication, Abnt, None);
        match expect {
            "" => assert!(!cited.contains("http"), "{cited}"),
            _ => assert!(cited.contains(&format!("Disponível em: {expect}.")), "{cited}"),
        }
    }
}

#[test]
fn fields_become_one_plain_line() {
    let publication =
        work(" <i>Helicobacter\n pylori</i>\u{0} e\tH<sub>2</sub>O: p < 0,05. ", &[(" Souza ", " Ana\n")]);
    assert_eq!(cite(&publication, Abnt, None), "SOUZA, A. Helicobacter pylori e H2O: p < 0,05. 2020.");
}
