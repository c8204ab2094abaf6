//! Prints what the stage finds in the text on standard input, one paragraph a line.

use std::io::Read;

use text::contract::privacy_types::PrivacyRequest;
use text::contract::types::{Block, BlockKind, Date, Document, Language};

fn main() {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).expect("text on standard input");
    let language = if std::env::args().any(|argument| argument == "en") { Language::En } else { Language::PtBr };
    let block = |(at, line): (usize, &str)| Block {
        id: format!("b{at}"),
        kind: BlockKind::Paragraph,
        text: line.to_owned(),
        marks: Vec::new(),
    };
    let document = Document { language, blocks: input.lines().enumerate().map(block).collect() };
    let request = PrivacyRequest { document, consents: Vec::new(), as_of: Date { year: 2026, month: 11, day: 20 } };
    match lgpd_analyzer::analyze(&request) {
        Err(error) => println!("{error:?}"),
        Ok(report) => {
            for datum in &report.facts.data {
                let block = request.document.blocks.iter().find(|block| block.id == datum.span.block);
                let text = block.and_then(|block| block.text.get(datum.span.start as usize..datum.span.end as usize));
                println!(
                    "{:?} {:?} {:?} subject {} {:.2}",
                    datum.kind,
                    text.unwrap_or_default(),
                    datum.role,
                    datum.subject,
                    datum.confidence
                );
            }
            println!(
                "{:#?}\n{:#?}\nrisk {}\n{:?}",
                report.facts.professionals, report.facts.subjects, report.risk, report.content
            );
            println!("{:#?}", report.facts.prescriptions);
            println!("missing {:?}", report.missing.iter().map(|field| field.id.as_str()).collect::<Vec<_>>());
            for block in &report.sanitised.blocks {
                println!("{}", block.text);
            }
        }
    }
}
