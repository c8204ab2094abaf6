//! What is taken out of the draft, and the draft without it. Patients and third parties lose what names or reaches them;
//! the author's own block is never touched (compliance.md §B.5).

use std::collections::HashMap;

use text::contract::privacy_types::{DatumKind, SubjectRole};
use text::contract::types::{Block, BlockKind, Document, Edit, Language, Mark, MarkKind};
use text::edit;
use text::placeholder::{self, Placeholder};

use crate::corpus::{Corpus, Part};
use crate::datum::Datum;
use crate::link;
use crate::person::Person;

/// The edits, and those of captions by block.
pub struct Redactions {
    pub edits: Vec<Edit>,
    captions: HashMap<usize, Vec<Edit>>,
}

/// One edit for each datum that must go, overlapping ones as one.
pub fn plan(corpus: &Corpus, data: &[Datum], persons: &[Person], consented: &[bool], language: Language) -> Redactions {
    let mut chosen: Vec<(&Datum, String)> = data
        .iter()
        .filter(|datum| matches!(datum.role, SubjectRole::Patient | SubjectRole::ThirdParty))
        .filter(|datum| !consented.get(datum.person).copied().unwrap_or(false))
        .filter_map(|datum| Some((datum, replacement(datum, persons, language)?)))
        .collect();
    chosen.sort_by_key(|(datum, _)| (datum.range.start, std::cmp::Reverse(datum.range.end)));
    let mut redactions = Redactions { edits: Vec::new(), captions: HashMap::new() };
    let mut end = 0;
    for (datum, text) in chosen {
        if datum.range.start < end {
            continue;
        }
        end = datum.range.end;
        redactions.add(corpus, datum, text);
    }
    redactions
}

impl Redactions {
    fn add(&mut self, corpus: &Corpus, datum: &Datum, replacement: String) {
        let Some((piece, bytes)) = corpus.locate(&datum.range) else { return };
        let Some(mut span) = corpus.span(&datum.range) else { return };
        if piece.part == Part::Text {
            self.edits.push(Edit { span, replacement });
            return;
        }
        let (Ok(start), Ok(end)) = (u32::try_from(bytes.start), u32::try_from(bytes.end)) else { return };
        (span.start, span.end) = (start, end);
        self.captions.entry(piece.block).or_default().push(Edit { span, replacement });
    }

    /// The document with the edits made.
    pub fn apply(&self, document: &Document) -> Document {
        let mut by_block: HashMap<&str, Vec<Edit>> = HashMap::new();
        for edit in &self.edits {
            by_block.entry(&edit.span.block).or_default().push(edit.clone());
        }
        let blocks = document.blocks.iter().enumerate().map(|(index, block)| {
            let edits = by_block.get(block.id.as_str()).map(Vec::as_slice).unwrap_or_default();
            self.block(block, edits, self.captions.get(&index).map(Vec::as_slice).unwrap_or_default())
        });
        Document { language: document.language, blocks: blocks.collect() }
    }

    fn block(&self, block: &Block, edits: &[Edit], captions: &[Edit]) -> Block {
        let mut done = edit::apply(&unlinked(block, edits), edits);
        match &mut done.kind {
            // Markup cannot be edited by what a reader sees of it, so its text takes its place.
            BlockKind::Html(_) if !edits.is_empty() => done.kind = BlockKind::Paragraph,
            BlockKind::Image(image) if !captions.is_empty() => {
                let caption = Block {
                    id: block.id.clone(),
                    kind: BlockKind::Paragraph,
                    text: image.caption.clone(),
                    marks: Vec::new(),
                };
                image.caption = edit::apply(&caption, captions).text;
            }
            _ => {}
        }
        done
    }
}

/// The block without the links that lead to somebody whose data are taken out of it, or who is named where they stand.
fn unlinked(block: &Block, edits: &[Edit]) -> Block {
    let mut kept = block.clone();
    let cut = |mark: &Mark| edits.iter().any(|edit| edit.span.start < mark.end && mark.start < edit.span.end);
    kept.marks
        .retain(|mark| !matches!(&mark.kind, MarkKind::Link(target) if cut(mark) && link::contact(target).is_some()));
    kept
}

/// What stands in the place of a datum; none for what stays (age below 90, sex, city, occupation, health).
fn replacement(datum: &Datum, persons: &[Person], language: Language) -> Option<String> {
    let pt = language == Language::PtBr;
    let word = |placeholder: Placeholder| Some(placeholder.text(language));
    use DatumKind as K;
    match datum.kind {
        K::Name => word(placeholder::NAME),
        K::Phone => word(placeholder::PHONE),
        K::Email => word(placeholder::EMAIL),
        K::Address => word(placeholder::ADDRESS),
        K::PostalCode => word(placeholder::POSTAL_CODE),
        K::SocialAccount | K::Url => word(placeholder::PROFILE),
        K::BirthDate => word(placeholder::BIRTH_DATE),
        K::Date => Some(datum.year.map_or_else(|| placeholder::DATE.text(language), |year| year.to_string())),
        K::Age => persons
            .get(datum.person)
            .and_then(|person| person.age)
            .filter(|years| *years >= 90.0)
            .map(|_| (if pt { "90 anos ou mais" } else { "90 years or more" }).to_owned()),
        K::SmallPlace => word(placeholder::TOWN),
        K::Plate => word(placeholder::PLATE),
        K::Mrn => word(placeholder::RECORD),
        K::HealthPlan => word(placeholder::HEALTH_PLAN),
        K::Card | K::BankAccount | K::PixKey => word(placeholder::BANK_DETAILS),
        K::Ip | K::DeviceId => word(placeholder::DEVICE),
        K::Cpf
        | K::Cns
        | K::Pis
        | K::Rg
        | K::Passport
        | K::DriverLicence
        | K::VoterId
        | K::CivilCertificate
        | K::Ssn
        | K::Nhs
        | K::Npi => word(placeholder::DOCUMENT),
        K::Cnpj
        | K::Sex
        | K::Place
        | K::Occupation
        | K::FamilyLink
        | K::Health
        | K::HealthSpecial
        | K::RareCondition
        | K::OtherSensitive
        | K::Image
        | K::Voice => None,
    }
}
