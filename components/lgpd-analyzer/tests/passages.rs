//! The labelled passages in `tests/passages`, one on a line: `{kind:text}` marks what must be found as a patient's or a
//! third party's, `{author:…}` and `{cited:…}` what must not be; `\n` is a line break. Whoever changes a rule adds the
//! passage that shows why. `LAUDA_PASSAGES=folder` measures another folder and prints every miss.

use std::path::{Path, PathBuf};

use lgpd_analyzer::analyze;
use text::contract::privacy_types::{DatumKind, PersonalDatum, PrivacyReport, PrivacyRequest, SubjectRole};
use text::contract::types::{Block, BlockKind, Date, Document, Language};

struct Label {
    kind: String,
    start: usize,
    end: usize,
}

struct Passage {
    name: String,
    english: bool,
    text: String,
    labels: Vec<Label>,
}

fn parse(name: String, english: bool, line: &str) -> Passage {
    let markup = line.replace("\\n", "\n");
    let (mut text, mut labels, mut rest) = (String::new(), Vec::new(), markup.as_str());
    while let Some((before, after)) = rest.split_once('{') {
        let (kind, after) = after.split_once(':').expect("a label has a kind");
        let (inside, after) = after.split_once('}').expect("a label has an end");
        text.push_str(before);
        let start = text.len();
        text.push_str(inside);
        labels.push(Label { kind: kind.to_owned(), start, end: text.len() });
        rest = after;
    }
    text.push_str(rest);
    Passage { name, english, text, labels }
}

fn read(folder: &Path) -> Vec<Passage> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let mut passages = Vec::new();
    for file in files {
        let style = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let lines = std::fs::read_to_string(&file).expect("a file of passages");
        let lines = lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        passages.extend(
            lines.map(|(number, line)| parse(format!("{style}:{}", number + 1), style.starts_with("english"), line)),
        );
    }
    passages
}

/// A paragraph for each line, or one with line breaks; the id of each holds its place in the passage.
fn document(passage: &Passage, apart: bool) -> Document {
    let (mut blocks, mut at) = (Vec::new(), 0);
    let lines: Vec<&str> = if apart { passage.text.split('\n').collect() } else { vec![&passage.text] };
    for line in lines {
        blocks.push(Block {
            id: format!("b{at}"),
            kind: BlockKind::Paragraph,
            text: line.to_owned(),
            marks: Vec::new(),
        });
        at += line.len() + 1;
    }
    let language = if passage.english { Language::En } else { Language::PtBr };
    Document { language, blocks }
}

fn run(document: Document) -> PrivacyReport {
    analyze(&PrivacyRequest { document, consents: Vec::new(), as_of: Date { year: 2026, month: 11, day: 20 } })
        .expect("a small document")
}

/// Kinds that passages label without exception; where nobody is told of, an account of a network is nobody's either.
fn judged(kind: DatumKind) -> bool {
    use DatumKind as K;
    !matches!(
        kind,
        K::Date
            | K::Age
            | K::Sex
            | K::Place
            | K::SmallPlace
            | K::Occupation
            | K::FamilyLink
            | K::Health
            | K::HealthSpecial
            | K::RareCondition
            | K::OtherSensitive
            | K::Image
            | K::Voice
            | K::Plate
            | K::Ip
            | K::DeviceId
            | K::Url
            | K::SocialAccount
    )
}

fn place(datum: &PersonalDatum) -> (usize, usize) {
    let start: usize = datum.span.block[1..].parse().expect("the id holds the place");
    (start + datum.span.start as usize, start + datum.span.end as usize)
}

#[derive(Default, Debug)]
struct Score {
    labels: usize,
    found: usize,
    finds: usize,
    justified: usize,
    touched: usize,
    names: (usize, usize),
}

fn measure(passages: &[Passage], apart: bool) -> Score {
    let mut score = Score::default();
    for passage in passages {
        let report = run(document(passage, apart));
        let private = |datum: &&PersonalDatum| {
            let account = passage.labels.is_empty() && datum.kind == DatumKind::SocialAccount;
            matches!(datum.role, SubjectRole::Patient | SubjectRole::ThirdParty) && (judged(datum.kind) || account)
        };
        let finds: Vec<(DatumKind, usize, usize)> = report
            .facts
            .data
            .iter()
            .filter(private)
            .map(|datum| (datum.kind, place(datum).0, place(datum).1))
            .collect();
        let (own, others): (Vec<&Label>, Vec<&Label>) =
            passage.labels.iter().partition(|label| matches!(label.kind.as_str(), "author" | "cited"));
        for label in &others {
            let covered = finds.iter().any(|&(_, start, end)| {
                2 * end.min(label.end).saturating_sub(start.max(label.start)) >= label.end - label.start
            });
            score.labels += 1;
            score.found += usize::from(covered);
            if label.kind == "name" {
                score.names.1 += 1;
                score.names.0 += usize::from(covered);
            }
            if !covered {
                println!(
                    "missed  {} {} {:?} in {:?}",
                    passage.name,
                    label.kind,
                    &passage.text[label.start..label.end],
                    passage.text
                );
            }
        }
        for &(kind, start, end) in &finds {
            let overlaps = |label: &&Label| start < label.end && label.start < end;
            let justified = others.iter().any(overlaps);
            score.finds += 1;
            score.justified += usize::from(justified);
            if !justified {
                println!("false   {} {kind:?} {:?} in {:?}", passage.name, &passage.text[start..end], passage.text);
            }
            if own.iter().any(overlaps) {
                score.touched += 1;
                println!("touched {} {:?}", passage.name, &passage.text[start..end]);
            }
        }
    }
    score
}

#[test]
fn passages() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/passages");
    let other = std::env::var_os("LAUDA_PASSAGES").map(PathBuf::from);
    let folder = other.as_deref().unwrap_or(&own);
    let passages = read(folder);
    assert!(other.is_some() || passages.len() >= 120, "passages are taken away");
    for apart in [true, false] {
        let score = measure(&passages, apart);
        println!("{} passages: {score:?}", passages.len());
        if other.is_none() {
            assert_eq!(score.found, score.labels, "every label is found");
            assert_eq!(score.justified, score.finds, "nothing else is found");
            assert_eq!(score.touched, 0, "no author is touched");
        }
    }
}

/// What was taken out is gone: the sanitised document has no direct identifier left.
#[test]
fn sanitised_documents_are_clean() {
    for passage in read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/passages")) {
        let again = run(run(document(&passage, true)).sanitised);
        let private = |datum: &&PersonalDatum| {
            matches!(datum.role, SubjectRole::Patient | SubjectRole::ThirdParty) && judged(datum.kind)
        };
        let left: Vec<_> = again.facts.data.iter().filter(private).map(|datum| datum.kind).collect();
        assert!(
            left.is_empty(),
            "{}: {left:?} left in {:?}",
            passage.name,
            again.sanitised.blocks.iter().map(|block| &block.text).collect::<Vec<_>>()
        );
    }
}
