//! Identification, notices, tidying and scores.

mod support;

use support::{asked, colleague, finding, physician, publication};
use text::contract::bibliography::PublicationType;
use text::contract::claims_types::Priority;
use text::contract::privacy_types::Council;
use text::contract::publishing::Identity;
use text::contract::types::{Block, BlockKind, Language, ListItem, Mark, MarkKind, Profession, Severity, StageError};
use text_composer::{ComposeReport, ComposeRequest, DisclaimerKind, DisclaimerPosition, Guest, TextComposer};

fn compose(request: ComposeRequest) -> ComposeReport {
    TextComposer::compose(request).expect("a valid request")
}

fn signed(author: Identity, language: Language) -> String {
    let mut request = asked("Um texto.", &[]);
    request.author = author;
    request.document.language = language;
    compose(request).identification
}

#[test]
fn identification_as_each_council_wants_it() {
    let with = |council, region: &str, number: &str, category: &str, feminine| Identity {
        council,
        region: region.into(),
        number: number.into(),
        category: (!category.is_empty()).then(|| category.into()),
        feminine,
        specialty: None,
        rqe: None,
        ..physician()
    };
    for (author, expect) in [
        (physician(), "Ana Souza – MÉDICA – CRM/SP 123456 – Dermatologia – RQE 7890"),
        (with(Council::Crm, "sp", "123456", "", false), "Ana Souza – MÉDICO – CRM/SP 123456"),
        (with(Council::Crp, "06", "167326", "", true), "Ana Souza – Psicóloga – CRP 06/167326"),
        (with(Council::Crp, "6", "06/12.345", "", false), "Ana Souza – Psicólogo – CRP 06/12.345"),
        (with(Council::Crn, "3", "12345", "", true), "Ana Souza – Nutricionista – CRN-3 12345"),
        (with(Council::Cro, "SP", "12345", "CD", true), "Ana Souza – Cirurgiã-dentista – CRO-SP 12345"),
        (with(Council::Cro, "SP", "12345", "TSB", false), "Ana Souza – Técnico em saúde bucal – CRO-SP 12345"),
        (with(Council::Coren, "SP", "123.456", "ENF", true), "Ana Souza – Enfermeira – COREN-SP 123.456-ENF"),
        (
            with(Council::Coren, "SP", "123456-TEC", "", false),
            "Ana Souza – Técnico de enfermagem – COREN-SP 123456-TEC",
        ),
        (with(Council::Coren, "SP", "123456", "", true), "Ana Souza – Profissional de enfermagem – COREN-SP 123456"),
        (with(Council::Crefito, "3", "12345-F", "", true), "Ana Souza – Fisioterapeuta – CREFITO-3 12345-F"),
        (with(Council::Crefito, "3", "12345", "TO", true), "Ana Souza – Terapeuta ocupacional – CREFITO-3 12345-TO"),
        (with(Council::Crf, "SP", "12345", "", true), "Ana Souza – Farmacêutica – CRF-SP 12345"),
        (with(Council::Crfa, "2", "12345", "", false), "Ana Souza – Fonoaudiólogo – CRFa 2-12345"),
        (
            with(Council::Cref, "SP", "012345", "G", true),
            "Ana Souza – Profissional de educação física – CREF 012345-G/SP",
        ),
        (with(Council::Cress, "SP", "12345", "", true), "Ana Souza – Assistente social – CRESS-SP 12345"),
        (with(Council::Crbm, "1", "12345", "", true), "Ana Souza – Biomédica – CRBM-1 12345"),
        // A specialty without its registration may not be shown, nor a profession without one.
        (Identity { rqe: None, ..physician() }, "Ana Souza – MÉDICA – CRM/SP 123456"),
        (Identity { number: " ".into(), ..physician() }, "Ana Souza"),
        (Identity { region: String::new(), ..physician() }, "Ana Souza"),
        (
            Identity { name: " Ana\n\u{0} Souza ".into(), ..physician() },
            "Ana Souza – MÉDICA – CRM/SP 123456 – Dermatologia – RQE 7890",
        ),
    ] {
        assert_eq!(signed(author, Language::PtBr), expect);
    }
    assert_eq!(
        signed(physician(), Language::En),
        "Ana Souza – MÉDICA (physician) – CRM/SP 123456 – Dermatologia – RQE 7890"
    );
    let mut nameless = asked("Um texto.", &[]);
    nameless.author.name = " ".into();
    assert!(matches!(TextComposer::compose(nameless), Err(StageError::InvalidInput(what)) if what.contains("name")));
}

fn notices(text: &str, author: Identity, language: Language) -> Vec<(DisclaimerKind, DisclaimerPosition, String)> {
    let mut request = asked(text, &[]);
    request.author = author;
    request.document.language = language;
    compose(request).disclaimers.into_iter().map(|d| (d.kind, d.position, d.text)).collect()
}

#[test]
fn which_notices_a_page_carries() {
    use DisclaimerKind::{Anvisa, Council, Emergency, General, ResultsVary};
    let plain = [General, Council, ResultsVary, Emergency];
    let medicine = [General, Council, ResultsVary, Anvisa, Emergency];
    for (text, expect) in [
        ("Caminhar faz bem.", &plain[..]),
        ("A metformina é usada no diabetes.", &medicine),
        ("Guarde os remédios longe das crianças.", &medicine),
        ("A vacina contra o HPV previne câncer.", &plain),
    ] {
        let found: Vec<_> = notices(text, physician(), Language::PtBr).into_iter().map(|(kind, _, _)| kind).collect();
        assert_eq!(found, expect, "{text}");
    }
    let found = notices("Caminhar faz bem.", physician(), Language::PtBr);
    let starts: Vec<_> = found.iter().map(|(_, position, _)| *position == DisclaimerPosition::Start).collect();
    assert_eq!(starts, [true, true, false, false]);
    let unregistered = Identity { number: String::new(), ..physician() };
    assert!(notices("Texto.", unregistered, Language::PtBr).iter().all(|(kind, _, _)| *kind != Council));
}

#[test]
fn what_the_notices_say() {
    let text_of = |kind, text: &str, author: Identity, language| {
        notices(text, author, language).into_iter().find(|(k, _, _)| *k == kind).expect("the notice").2
    };
    let (pt, en) = (Language::PtBr, Language::En);
    let walk = "Caminhar faz bem.";
    assert!(text_of(DisclaimerKind::Emergency, walk, physician(), pt).contains("192 (SAMU)"));
    assert!(!text_of(DisclaimerKind::Emergency, walk, physician(), pt).contains("188"));
    for (text, author) in [
        ("A depressão tem tratamento.", physician()),
        ("Falar de suicídio não aumenta o risco.", physician()),
        (walk, colleague(Profession::Cfp)),
        (walk, Identity { specialty: Some("Psiquiatria".into()), ..physician() }),
    ] {
        assert!(text_of(DisclaimerKind::Emergency, text, author.clone(), pt).contains("188 (CVV)"), "{text}");
        assert!(text_of(DisclaimerKind::Emergency, text, author, en).contains("188 (CVV)"), "{text}");
    }
    assert!(
        text_of(DisclaimerKind::ResultsVary, walk, colleague(Profession::Cfn), pt)
            .contains("podem não ocorrer da mesma forma para todos")
    );
    assert!(
        text_of(DisclaimerKind::Anvisa, "Tome o remédio.", physician(), pt)
            .contains("A persistirem os sintomas, o médico deverá ser consultado.")
    );
    assert_eq!(
        text_of(DisclaimerKind::Council, walk, physician(), pt),
        "Responsável pelo conteúdo: Ana Souza – MÉDICA – CRM/SP 123456 – Dermatologia – RQE 7890."
    );
    assert!(text_of(DisclaimerKind::General, walk, physician(), en).starts_with("This content"));
    for profession in [Profession::Cfm, Profession::Cfp, Profession::Cfn, Profession::Cfo, Profession::Cofen] {
        for language in [pt, en] {
            for (_, _, text) in notices("O remédio para depressão.", colleague(profession), language) {
                let lower = text.to_lowercase();
                for untrue in ["anvisa", "regularizado", "exigid", "obrigat", "resolução", "required by"] {
                    assert!(!lower.contains(untrue), "{text}");
                }
            }
        }
    }
}

fn block(kind: BlockKind, text: &str, marks: Vec<Mark>) -> Block {
    Block { id: format!("{kind:?}{text}"), kind, text: text.into(), marks }
}

#[test]
fn spaces_are_tidied_and_marks_follow() {
    let mark = |start, end, kind| Mark { start, end, kind };
    for (kind, text, marks, expect, moved) in [
        (
            BlockKind::Paragraph,
            "  um  dois\t três  ",
            vec![mark(6, 10, MarkKind::Strong)],
            "um dois três",
            vec![(3, 7)],
        ),
        (BlockKind::Paragraph, "1 000\u{a0}mg  e 2,5", vec![], "1 000\u{a0}mg e 2,5", vec![]),
        (BlockKind::Paragraph, "use `a  b`  já", vec![mark(5, 9, MarkKind::Code)], "use `a  b` já", vec![(5, 9)]),
        (BlockKind::Paragraph, "um\n  dois", vec![mark(2, 3, MarkKind::LineBreak)], "um\n dois", vec![(2, 3)]),
        (BlockKind::Paragraph, "um  ", vec![mark(2, 4, MarkKind::Strong)], "um", vec![]),
        (BlockKind::Code, "  um  dois ", vec![], "  um  dois ", vec![]),
        (BlockKind::Html("<p>a</p>".into()), " a  b", vec![], " a  b", vec![]),
    ] {
        let mut request = asked("x", &[]);
        request.document.blocks = vec![block(kind, text, marks)];
        let document = compose(request).document;
        assert_eq!(document.blocks[0].text, expect);
        assert_eq!(document.blocks[0].marks.iter().map(|m| (m.start, m.end)).collect::<Vec<_>>(), moved, "{text:?}");
    }
}

#[test]
fn headings_keep_their_order_and_lose_no_section() {
    for (levels, expect) in [
        (&[1, 2, 3, 2][..], &[1, 2, 3, 2][..]),
        (&[1, 3, 3, 2, 4], &[1, 2, 3, 2, 3]),
        (&[1, 1, 2, 1], &[1, 2, 3, 2]),
        (&[2, 1, 2], &[2, 1, 2]),
        (&[3, 4], &[2, 3]),
        (&[1, 1, 2, 3, 4, 5, 6], &[1, 2, 3, 4, 5, 6, 6]),
    ] {
        let mut request = asked("x", &[]);
        let headings = levels
            .iter()
            .enumerate()
            .map(|(at, level)| Block { id: format!("h{at}"), ..block(BlockKind::Heading(*level), "Seção", vec![]) });
        request.document.blocks = headings.collect();
        let found: Vec<_> = compose(request).document.blocks.iter().map(|b| b.kind.clone()).collect();
        assert_eq!(found, expect.iter().map(|l| BlockKind::Heading(*l)).collect::<Vec<_>>(), "{levels:?}");
    }
}

#[test]
fn empty_text_goes_and_what_shows_by_itself_stays() {
    let mut request = asked("x", &[]);
    let item = BlockKind::ListItem(ListItem { list: 0, ordered: false, level: 0 });
    request.document.blocks = vec![
        block(BlockKind::Heading(2), " ", vec![]),
        block(BlockKind::Paragraph, "", vec![]),
        block(item, "\u{a0}", vec![]),
        block(BlockKind::Embed("https://x.example".into()), "", vec![]),
        block(BlockKind::Calculator("bmi".into()), "", vec![]),
        block(BlockKind::Code, "", vec![]),
    ];
    assert_eq!(compose(request).document.blocks.len(), 3);
    let mut nothing = asked("x", &[]);
    nothing.document.blocks = vec![block(BlockKind::Paragraph, "", vec![]), block(BlockKind::Quote, " ", vec![])];
    assert_eq!(compose(nothing).document.blocks.len(), 1);
}

#[test]
fn scores_follow_from_results() {
    let base = || {
        let mut request = asked("{C001|Um.} {C002|Dois.}", &[("C001", "a"), ("C002", "b")]);
        request.profile.readability.index = 75.0;
        request
    };
    let score = |change: &dyn Fn(&mut ComposeRequest)| {
        let mut request = base();
        change(&mut request);
        let s = compose(request).scores;
        [s.seo, s.readability, s.compliance, s.authority, s.overall]
    };
    assert_eq!(score(&|_| ()), [100, 100, 100, 100, 100]);
    // One rule counts once, by its highest severity; readability counts through the index alone.
    let many = |r: &mut ComposeRequest| {
        r.profile.warnings = vec![
            finding("E-SEO-20", Severity::Info),
            finding("E-SEO-10", Severity::Info),
            finding("E-SEO-10", Severity::Warning),
            finding("E-SEO-17", Severity::Info),
        ];
    };
    assert_eq!(score(&many)[0], 90);
    assert_eq!(score(&|r| r.profile.readability.index = 37.5)[1], 50);
    assert_eq!(score(&|r| r.profile.readability.index = -31.78)[1], 0);
    assert_eq!(score(&|r| r.profile.readability.index = f32::NAN)[1], 0);
    assert_eq!(score(&|r| r.findings = vec![finding("X", Severity::Error), finding("Y", Severity::Warning)])[2], 75);
    let blocked = score(&|r| r.findings = vec![finding("X", Severity::Blocking); 2]);
    assert_eq!((blocked[2], blocked[4]), (0, 0));
    // Half of the weight of the claims has a reference.
    assert_eq!(score(&|r| drop(r.references.pop()))[3], 70);
    assert_eq!(
        score(&|r| {
            r.claims[1].priority = Priority::Low;
            r.references.pop();
        })[3],
        80
    );
    assert_eq!(
        score(&|r| r.references.iter_mut().for_each(|x| x.publication.types = vec![PublicationType::Letter]))[3],
        80
    );
    assert_eq!(score(&|r| r.author.rqe = None)[3], 95);
    assert_eq!(score(&|r| r.author.number.clear())[3], 85);
    assert_eq!(score(&|r| (r.site.registration, r.site.technical_director) = (None, None))[3], 95);
    assert_eq!(
        score(&|r| {
            r.claims.clear();
            r.references.clear();
        })[3],
        80
    );
    assert_eq!(publication("a", 2024).types, [PublicationType::SystematicReview]);
}
