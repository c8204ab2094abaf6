//! The two worked examples of compliance.md §0.6 with their corrected expectations, and the vectors T1-T12 of §B.6 that
//! have a text.

use lgpd_analyzer::analyze;
use text::contract::privacy_types::{
    Consent, Council, DatumKind, PrivacyReport, PrivacyRequest, ProfessionalRole, SubjectRole,
};
use text::contract::types::{Block, BlockKind, Date, Document, Image, Language, Mark, MarkKind};

const AS_OF: Date = Date { year: 2026, month: 11, day: 20 };

fn document(lines: &[&str]) -> Document {
    let block = |(at, line): (usize, &&str)| Block {
        id: format!("b{at}"),
        kind: BlockKind::Paragraph,
        text: (*line).to_owned(),
        marks: Vec::new(),
    };
    Document { language: Language::PtBr, blocks: lines.iter().enumerate().map(block).collect() }
}

fn run(lines: &[&str], consents: Vec<Consent>) -> PrivacyReport {
    analyze(&PrivacyRequest { document: document(lines), consents, as_of: AS_OF }).expect("a small document")
}

fn missing(report: &PrivacyReport) -> Vec<(&str, bool)> {
    report
        .missing
        .iter()
        .filter(|field| field.legal)
        .map(|field| (field.id.as_str(), field.professional.is_some()))
        .collect()
}

#[test]
fn g1_a_transcript_of_a_psychiatrist() {
    let report = run(
        &[
            "oi pessoal aqui é o dr felipe psiquiatra e hoje eu vou falar do protocolo que desenvolvi para ansiedade eu uso alprazolam \
           0.5mg noite por quinze dias depois escitalopram 10mg de manhã e mirtazapina 15mg antes de dormir com isso 80 por cento \
           dos pacientes melhoram significativamente em 2 meses",
        ],
        Vec::new(),
    );
    let [doctor] = report.facts.professionals.as_slice() else { panic!("{:?}", report.facts.professionals) };
    assert_eq!(
        (doctor.name.as_deref(), doctor.title.as_deref(), doctor.role),
        (Some("felipe"), Some("dr"), ProfessionalRole::Participating)
    );
    assert_eq!(doctor.specialties, ["psiquiatra"]);
    assert_eq!((doctor.council, doctor.number.as_deref(), &doctor.rqe), (None, None, &Vec::new()));
    assert_eq!(missing(&report), [("full-name", true), ("registration", true), ("region", true), ("rqe", true)]);
    let prescribed: Vec<_> = report
        .facts
        .prescriptions
        .iter()
        .map(|p| (p.medication.as_str(), p.dosage.as_deref(), p.controlled.as_deref(), p.needs_prescription))
        .collect();
    assert_eq!(
        prescribed,
        [
            ("alprazolam", Some("0.5mg"), Some("B1"), true),
            ("escitalopram", Some("10mg"), Some("C1"), true),
            ("mirtazapina", Some("15mg"), Some("C1"), true)
        ]
    );
    assert_eq!(report.facts.prescriptions[0].frequency.as_deref(), Some("noite"));
    assert_eq!(report.facts.prescriptions[0].duration.as_deref(), Some("por quinze dias"));
    assert!(!report.content.patient_data && report.content.controlled_substance && report.content.prescription);
    assert_eq!(report.risk, 5, "a statistic and no patient");
    assert!(report.redactions.is_empty(), "nothing of the author is taken out");
}

#[test]
fn g2_a_nutritionist_with_a_patients_result() {
    let lines = [
        "Dra. Maria Silva, CRN 12345, Rua das Flores 123, São Paulo.",
        "Acompanhei uma paciente de 35 anos que perdeu 15kg em 3 meses com reeducação alimentar.",
        "Agende sua consulta pelo WhatsApp 11 99999-9999.",
    ];
    let report = run(&lines, Vec::new());
    let [author] = report.facts.professionals.as_slice() else { panic!("{:?}", report.facts.professionals) };
    assert_eq!((author.name.as_deref(), author.title.as_deref()), (Some("Maria Silva"), Some("Dra.")));
    assert_eq!(
        (author.council, author.number.as_deref(), author.region.as_deref()),
        (Some(Council::Crn), Some("12345"), None)
    );
    assert_eq!(missing(&report), [("region", true)]);
    assert_eq!(report.risk, 35);
    let patient: Vec<DatumKind> =
        report.facts.data.iter().filter(|datum| datum.role == SubjectRole::Patient).map(|datum| datum.kind).collect();
    assert_eq!(patient, [DatumKind::Sex, DatumKind::Age, DatumKind::Health]);
    let published = |kind| {
        report.facts.data.iter().any(|datum| {
            datum.kind == kind && matches!(datum.role, SubjectRole::Professional | SubjectRole::Institution)
        })
    };
    assert!(published(DatumKind::Phone) && published(DatumKind::Address) && published(DatumKind::Name));
    assert!(report.redactions.is_empty() && report.sanitised == document(&lines));
    assert!(report.content.patient_data && report.content.needs_disclaimer && !report.content.needs_legal_review);
}

/// `expect` is what compliance.md §B.6 computes.
fn check(text: &str, consents: &[&str], expect: u8) {
    let consents = consents
        .iter()
        .map(|name| Consent { name: (*name).to_owned(), purpose: "relato de caso".to_owned() })
        .collect();
    let report = run(&text.split('\n').collect::<Vec<_>>(), consents);
    assert_eq!(report.risk, expect, "{text:?}: {:#?}", report.risk_terms);
}

#[test]
fn vectors_through_the_detector() {
    check("A hipertensão afeta 27,9% dos brasileiros.", &[], 5);
    check("Dra. Ana Souza, CRM-SP 123456, RQE 7890", &[], 0);
    check("Atendi uma paciente de 35 anos que perdeu 15 kg em 3 meses.", &[], 35);
    check("Atendi uma paciente de 35 anos, professora, de Campinas/SP, que perdeu 15 kg em 3 meses.", &[], 60);
    check("Maria da Silva, CPF 529.982.247-25, tem depressão.", &[], 90);
    check("Maria da Silva, CPF 529.982.247-25, tem depressão.", &["Maria da Silva"], 63);
    check("meu vizinho João, 8 anos, tem epilepsia", &[], 85);
    check("meu vizinho João, 8 anos, tem epilepsia", &["João"], 85);
    check("O chá de camomila acalma.", &[], 0);
}

#[test]
fn bands_decide_on_legal_review() {
    let report = run(&["Maria da Silva, CPF 529.982.247-25, tem depressão."], Vec::new());
    assert!(report.content.needs_legal_review && report.content.urgent_review);
    assert_eq!(report.sanitised.blocks[0].text, "[nome], CPF [documento], tem depressão.");
    let consented = run(
        &["Maria da Silva, CPF 529.982.247-25, tem depressão."],
        vec![Consent { name: "Maria da Silva".into(), purpose: "relato".into() }],
    );
    assert!(consented.redactions.is_empty() && consented.facts.subjects[0].consented);
}

#[test]
fn one_person_is_one_subject() {
    let report = run(
        &[
            "Paciente Joana Prado Lima, 40 anos, CPF 390.533.447-05.",
            "Joana mora em Recife e tem asma.",
            "O marido, Pedro Lima, telefone (81) 98888-7777, acompanha.",
        ],
        Vec::new(),
    );
    let of = |kind: DatumKind| {
        report.facts.data.iter().filter(|datum| datum.kind == kind).map(|datum| datum.subject).collect::<Vec<_>>()
    };
    let joana = of(DatumKind::Cpf)[0];
    let pedro = of(DatumKind::Phone)[0];
    assert_eq!(of(DatumKind::Name), [joana, joana, pedro]);
    assert_eq!(
        (of(DatumKind::Age), of(DatumKind::Place), of(DatumKind::Health)),
        (vec![joana], vec![joana], vec![joana])
    );
    let role = |id: u32| report.facts.subjects.iter().find(|subject| subject.id == id).map(|subject| subject.role);
    assert_eq!((role(joana), role(pedro)), (Some(SubjectRole::Patient), Some(SubjectRole::ThirdParty)));
}

#[test]
fn the_private_number_of_a_cited_professional_goes_and_the_authors_stays() {
    let report = run(
        &[
            "Por Dra. Lia Prado, CRM/SP 123456. Contato: (11) 3333-4444.",
            "O Dr. Caio Nunes, cardiologista, concorda; o celular pessoal é 11 98765-4321.",
        ],
        Vec::new(),
    );
    let redacted: Vec<&str> = report.redactions.iter().map(|edit| edit.replacement.as_str()).collect();
    assert_eq!(redacted, ["[telefone]"]);
    assert!(report.sanitised.blocks[1].text.contains("Caio Nunes"));
}

#[test]
fn disguised_identifiers_are_found_and_their_marks_shift() {
    let mut document = document(&["CPF 529․982․247-25 e ＣＰＦ ５２９.９８２.２４７-２５; negrito fim"]);
    let bold = document.blocks[0].text.find("negrito").expect("there") as u32;
    document.blocks[0].marks.push(Mark { start: bold, end: bold + 7, kind: MarkKind::Strong });
    let report = analyze(&PrivacyRequest { document, consents: Vec::new(), as_of: AS_OF }).expect("small");
    let block = &report.sanitised.blocks[0];
    assert_eq!(block.text, "CPF [documento] e ＣＰＦ [documento]; negrito fim");
    assert_eq!(&block.text[block.marks[0].start as usize..block.marks[0].end as usize], "negrito");
}

#[test]
fn markup_links_and_captions_hide_nothing() {
    let mut document = document(&[
        "fale com a paciente Rita Lemos: (11) 98765-4321",
        "<b>CPF</b>",
        "A paciente pede que escrevam para ela",
        "Agende sua consulta",
    ]);
    document.blocks[2].marks.push(Mark {
        start: 20,
        end: 37,
        kind: MarkKind::Link("mailto:rita.lemos@gmail.com".into()),
    });
    document.blocks[3].marks.push(Mark {
        start: 0,
        end: 6,
        kind: MarkKind::Link("https://wa.me/5511999990000".into()),
    });
    document.blocks[0].marks.push(Mark { start: 32, end: 47, kind: MarkKind::Link("tel:+5511987654321".into()) });
    document.blocks[1].kind = BlockKind::Html("<p>Paciente Rita Lemos</p>".into());
    document.blocks[1].text = "Paciente Rita Lemos".into();
    let image = Image { src: "a.jpg".into(), caption: "Foto da paciente Rita Lemos".into() };
    document.blocks.push(Block {
        id: "i".into(),
        kind: BlockKind::Image(image),
        text: "rosto da paciente antes e depois".into(),
        marks: Vec::new(),
    });
    let report = analyze(&PrivacyRequest { document, consents: Vec::new(), as_of: AS_OF }).expect("small");
    let blocks = &report.sanitised.blocks;
    assert!(blocks[0].marks.is_empty(), "{:?}", blocks[0]);
    assert_eq!((&blocks[1].kind, blocks[1].text.as_str()), (&BlockKind::Paragraph, "Paciente [nome]"));
    assert_eq!((blocks[2].text.as_str(), blocks[2].marks.len()), ("A paciente pede que [e-mail]", 0));
    assert_eq!(blocks[3].marks.len(), 1, "the practice's own link stays");
    let BlockKind::Image(image) = &blocks[4].kind else { panic!("still an image") };
    assert_eq!(image.caption, "Foto da paciente [nome]");
    assert!(report.facts.data.iter().any(|datum| datum.kind == DatumKind::Image && datum.role == SubjectRole::Patient));
}

/// No word beside the name tells who it is: its place does, unless the text ends in a list or is about the writer's own.
#[test]
fn who_signs_a_note_stays() {
    let note = "Evolução. Paciente Maria Aparecida Silva retorna com a filha Joana. A R2 Priscila avaliou ontem. Mantida \
                losartana.";
    let letter = "Meu pai retorna na terça para a consulta com a R2 Priscila. Mantida losartana.";
    let stays = |lines: &[&str]| {
        let report = run(lines, Vec::new());
        report.sanitised.blocks.iter().any(|block| block.text.contains("Arantes"))
    };
    assert!(stays(&[note, "Sérgio Luís Arantes"]));
    assert!(!stays(&[note, "Joana Prado Lima", "Sérgio Luís Arantes"]));
    assert!(!stays(&[letter, "Sérgio Luís Arantes"]));
}

#[test]
fn english_placeholders() {
    let mut document = document(&["Mrs. Dorothy Hill, 92, born 3 March 1934, was admitted on 05/06/2024."]);
    document.language = Language::En;
    let report = analyze(&PrivacyRequest { document, consents: Vec::new(), as_of: AS_OF }).expect("small");
    assert_eq!(report.sanitised.blocks[0].text, "Mrs. [name], 92, born [date of birth], was admitted on 2024.");
}
