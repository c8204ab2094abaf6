//! Examples in one line each: `[flags] text || facts`.
//!
//! Flags: a profession (`cfm` … `cofen`, `none`), `en`, a date, `press`, `clinic`, `professionals`. The text is small
//! Markdown: lines are blocks, `|a|b|` cells; `#`, `-`, `>`, `![alt](caption)`, `[[calculator]] caption`, `^^superscript^^`; `%long`
//! makes a block of 320 words. Facts, parted by `;`: `pro` and `cited` with `name=, title=, council=, number=, region=,
//! category=, spec=, rqe=`; `patient`, `third`, `prof`, `inst` with kinds of data; `+minor`, `+consented`. A leading `~`
//! says that the example is doubtful: the finding is one step below the rule's severity.

use crate::{
    contract::exports::lauda::content::rules::{Audience, PageKind, RulesRequest},
    rule::{Day, Profession, Rule, When},
};
use text::contract::{
    privacy_types::{
        Council, DatumKind, Facts, PersonalDatum, Prescription, Professional, ProfessionalRole, Subject, SubjectRole,
    },
    types::{self, Block, BlockKind, Date, Document, Image, Language, ListItem, Mark, MarkKind, Span, TableCell},
};

pub struct Example {
    pub request: RulesRequest,
    pub doubtful: bool,
}

/// An ordinary day: most rules are in force, and Res. CFN 599/2018 still is.
const TODAY: Day = Day(2026, 11, 20);

/// An example as the request that a rule's own profession and dates make of it.
pub fn of_rule(rule: &Rule, line: &str) -> Example {
    let day = rule.in_force.map_or(TODAY, |start| start.max(TODAY));
    let mut example = read(line, rule.profession, day);
    if rule.when.contains(&When::Press) && !line.contains("[press") {
        example.request.page = PageKind::Article;
    }
    example
}

/// An example on its own.
pub fn read(line: &str, profession: Option<Profession>, day: Day) -> Example {
    let (line, doubtful) = match line.strip_prefix("~ ") {
        Some(rest) => (rest, true),
        None => (line, false),
    };
    let (text, facts) = line.split_once(" || ").unwrap_or((line, ""));
    let mut request = RulesRequest {
        document: Document { language: Language::PtBr, blocks: Vec::new() },
        facts: Facts { data: Vec::new(), subjects: Vec::new(), professionals: Vec::new(), prescriptions: Vec::new() },
        profession: profession.map(Into::into),
        audience: Audience::GeneralPublic,
        page: PageKind::Article,
        as_of: date(day),
    };
    let mut text = text;
    if let Some((flags, rest)) = text.strip_prefix('[').filter(|t| !t.starts_with('[')).and_then(|t| t.split_once("] "))
    {
        flags.split(' ').for_each(|flag| set(&mut request, flag));
        text = rest;
    }
    request.document.blocks = blocks(text);
    for (id, group) in facts.split("; ").filter(|group| !group.is_empty()).enumerate() {
        add(&mut request, id as u32, group);
    }
    Example { request, doubtful }
}

fn date(Day(year, month, day): Day) -> Date {
    Date { year, month, day }
}

fn set(request: &mut RulesRequest, flag: &str) {
    request.profession = match flag {
        "cfm" => Some(types::Profession::Cfm),
        "cfp" => Some(types::Profession::Cfp),
        "cfn" => Some(types::Profession::Cfn),
        "cfo" => Some(types::Profession::Cfo),
        "cofen" => Some(types::Profession::Cofen),
        "none" => None,
        _ => request.profession,
    };
    match flag {
        "en" => request.document.language = Language::En,
        "press" => request.page = PageKind::Press,
        "clinic" => request.page = PageKind::Establishment,
        "professionals" => request.audience = Audience::HealthProfessionals,
        _ => {}
    }
    let parts: Vec<u16> = flag.split('-').filter_map(|part| part.parse().ok()).collect();
    if let [year, month, day] = parts[..] {
        request.as_of = Date { year, month: month as u8, day: day as u8 };
    }
}

/// One block for each line, or for each cell of a line such as `|a|b|`.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (row, line) in text.split('\n').enumerate() {
        match line.strip_prefix('|').and_then(|line| line.strip_suffix('|')) {
            Some(cells) => blocks.extend(cells.split('|').enumerate().map(|(column, text)| {
                let cell = TableCell { table: 0, row: row as u32, column: column as u32, header: false };
                Block {
                    id: format!("b{row}.{column}"),
                    kind: BlockKind::TableCell(cell),
                    text: text.into(),
                    marks: Vec::new(),
                }
            })),
            None => blocks.push(block(row, line)),
        }
    }
    blocks
}

fn block(index: usize, line: &str) -> Block {
    let id = format!("b{index}");
    let (kind, text) = if let Some(rest) = line.strip_prefix("![") {
        let (alt, caption) = rest.trim_end_matches(')').split_once("](").expect("an image has a caption");
        (BlockKind::Image(Image { src: "x.jpg".into(), caption: caption.into() }), alt)
    } else if let Some((name, rest)) = line.strip_prefix("[[").and_then(|rest| rest.split_once("]]")) {
        (BlockKind::Calculator(name.into()), rest.trim())
    } else if let Some(rest) = line.strip_prefix("- ") {
        (BlockKind::ListItem(ListItem { list: 0, ordered: false, level: 0 }), rest)
    } else if let Some(rest) = line.strip_prefix("> ") {
        (BlockKind::Quote, rest)
    } else if line.starts_with('#') {
        let level = line.len() - line.trim_start_matches('#').len();
        (BlockKind::Heading(level as u8), line.trim_start_matches('#').trim())
    } else {
        (BlockKind::Paragraph, line)
    };
    let text = match text.strip_prefix("%long ") {
        Some(rest) => format!("{rest} {}", "palavra ".repeat(320).trim()),
        None => text.to_owned(),
    };
    let (text, marks) = superscripts(&text);
    Block { id, kind, text, marks }
}

fn superscripts(text: &str) -> (String, Vec<Mark>) {
    let (mut out, mut marks) = (String::new(), Vec::new());
    for (index, part) in text.split("^^").enumerate() {
        if index % 2 == 1 {
            let end = out.len() + part.len();
            marks.push(Mark { start: out.len() as u32, end: end as u32, kind: MarkKind::Superscript });
        }
        out.push_str(part);
    }
    (out, marks)
}

/// The first place of a value in the document.
fn place(document: &Document, value: &str) -> Span {
    let found = document.blocks.iter().find_map(|block| Some((block, block.text.find(value)?)));
    let (block, start) = found.unwrap_or_else(|| panic!("{value:?} does not stand in the example"));
    Span { block: block.id.clone(), start: start as u32, end: (start + value.len()) as u32 }
}

fn add(request: &mut RulesRequest, id: u32, group: &str) {
    let (who, pairs) = group.split_once(' ').expect("facts have pairs");
    let mut flags = who.split('+');
    let who = flags.next().unwrap_or_default();
    let flags: Vec<_> = flags.collect();
    let pairs = pairs_of(pairs);
    let role = match who {
        "patient" => SubjectRole::Patient,
        "third" => SubjectRole::ThirdParty,
        "inst" => SubjectRole::Institution,
        "rx" => return prescription(request, &pairs),
        _ => SubjectRole::Professional,
    };
    let (minor, consented) = (flags.contains(&"minor"), flags.contains(&"consented"));
    request.facts.subjects.push(Subject { id, role, minor, consented, risk: 0 });
    if matches!(who, "pro" | "cited") {
        professional(request, id, who == "pro", &pairs);
    }
    let absent = |value: &str| request.document.blocks.iter().all(|block| !block.text.contains(value));
    // A professional may sign the page outside the text of an example.
    let elsewhere = |key: &str, value: &str| matches!(who, "pro" | "cited") && key == "name" && absent(value);
    let pairs: Vec<_> = pairs.into_iter().filter(|(key, value)| !elsewhere(key, value)).collect();
    for &(key, value) in &pairs {
        if let Some(kind) = kind(key) {
            let span = place(&request.document, value);
            request.facts.data.push(PersonalDatum { kind, span, confidence: 0.9, role, subject: id });
        }
    }
}

/// `key=value` parted by commas; a value may have commas of its own.
fn pairs_of(text: &str) -> Vec<(&str, &str)> {
    let mut starts: Vec<usize> = text.match_indices(", ").map(|(at, _)| at + 2).collect();
    let key = |at: usize| text[at..].split_once('=').is_some_and(|(key, _)| !key.contains([' ', ',']));
    starts.retain(|&at| key(at));
    starts.insert(0, 0);
    let ends = starts.iter().skip(1).map(|next| next - 2).chain([text.len()]);
    let pair = |(&start, end): (&usize, usize)| text[start..end].split_once('=').expect("a pair has a key");
    starts.iter().zip(ends).map(pair).collect()
}

fn prescription(request: &mut RulesRequest, pairs: &[(&str, &str)]) {
    let get = |key: &str| pairs.iter().find(|(k, _)| *k == key).map(|(_, value)| (*value).to_owned());
    let text = get("text").expect("a prescription has its text");
    request.facts.prescriptions.push(Prescription {
        span: place(&request.document, &text),
        medication: get("medication").unwrap_or(text),
        substance: get("substance"),
        dosage: get("dosage"),
        frequency: get("frequency"),
        duration: get("duration"),
        route: None,
        controlled: get("controlled"),
        needs_prescription: true,
    });
}

fn professional(request: &mut RulesRequest, id: u32, participating: bool, pairs: &[(&str, &str)]) {
    let get = |key: &str| pairs.iter().find(|(k, _)| *k == key).map(|(_, value)| (*value).to_owned());
    let all = |key: &str| pairs.iter().filter(|(k, _)| *k == key).map(|(_, value)| (*value).to_owned()).collect();
    let spans = [get("name"), get("number")];
    let present = |value: &String| request.document.blocks.iter().any(|block| block.text.contains(value));
    let spans = spans.into_iter().flatten().filter(present).map(|value| place(&request.document, &value)).collect();
    let role = if participating { ProfessionalRole::Participating } else { ProfessionalRole::Cited };
    request.facts.professionals.push(Professional {
        role,
        subject: id,
        name: get("name"),
        title: get("title"),
        council: get("council").map(|council| match council.as_str() {
            "crm" => Council::Crm,
            "crp" => Council::Crp,
            "crn" => Council::Crn,
            "cro" => Council::Cro,
            "coren" => Council::Coren,
            "crefito" => Council::Crefito,
            "crf" => Council::Crf,
            "cref" => Council::Cref,
            other => panic!("no council {other}"),
        }),
        number: get("number"),
        region: get("region"),
        category: get("category"),
        specialties: all("spec"),
        rqe: all("rqe"),
        spans,
    });
}

fn kind(key: &str) -> Option<DatumKind> {
    Some(match key {
        "name" => DatumKind::Name,
        "cpf" => DatumKind::Cpf,
        "cnpj" => DatumKind::Cnpj,
        "rg" => DatumKind::Rg,
        "passport" => DatumKind::Passport,
        "driver-licence" => DatumKind::DriverLicence,
        "ssn" => DatumKind::Ssn,
        "nhs" => DatumKind::Nhs,
        "card" => DatumKind::Card,
        "bank-account" => DatumKind::BankAccount,
        "pix-key" => DatumKind::PixKey,
        "mrn" => DatumKind::Mrn,
        "health-plan" => DatumKind::HealthPlan,
        "plate" => DatumKind::Plate,
        "ip" => DatumKind::Ip,
        "device-id" => DatumKind::DeviceId,
        "url" => DatumKind::Url,
        "social-account" => DatumKind::SocialAccount,
        "phone" => DatumKind::Phone,
        "email" => DatumKind::Email,
        "address" => DatumKind::Address,
        "postal-code" => DatumKind::PostalCode,
        "birth-date" => DatumKind::BirthDate,
        "date" => DatumKind::Date,
        "age" => DatumKind::Age,
        "place" => DatumKind::Place,
        "small-place" => DatumKind::SmallPlace,
        "family-link" => DatumKind::FamilyLink,
        "health" => DatumKind::Health,
        "image" => DatumKind::Image,
        "voice" => DatumKind::Voice,
        _ => return None,
    })
}
