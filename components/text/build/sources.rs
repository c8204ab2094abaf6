//! What each source becomes.

use crate::layout::{self, WORD};
use crate::rows::Rows;
use crate::table::Table;

pub fn names(table: &mut Table, files: &[Rows]) {
    use layout::names::{GIVEN, SEX, SURNAME};
    let [given, surnames] = files else { unreachable!("two files") };
    for row in given.iter() {
        let sex = row.choice(2, &["f", "m", "u"]);
        let word = WORD.put(row.flag(3, 'w', "w"));
        table.add(row.cell(0), GIVEN.put(row.number(1)) | SEX.put(sex) | word);
    }
    for row in surnames.iter() {
        table.add(row.cell(0), SURNAME.put(row.number(1)) | WORD.put(row.flag(2, 'w', "w")));
    }
}

/// Names of both kinds in one source; 0 says that it is none of a kind.
pub fn english_names(table: &mut Table, files: &[Rows]) {
    use layout::names::{GIVEN, SEX, SURNAME};
    for row in files.iter().flat_map(Rows::iter) {
        let sex = SEX.put(row.choice(3, &["f", "m", "u"]));
        let word = WORD.put(row.flag(4, 'w', "w"));
        table.add(row.cell(0), GIVEN.put(row.number(1)) | SURNAME.put(row.number(2)) | sex | word);
    }
}

pub fn places(table: &mut Table, files: &[Rows]) {
    use layout::places::{BOUNDS, CAPITAL, CLASS, SMALL_IN, STATES, STATES_OF, class};
    for row in files.iter().flat_map(Rows::iter) {
        let state = 1 << (row.choice(2, &STATES) - 1);
        let population = row.number(3);
        let small = if population < BOUNDS[1] { state } else { 0 };
        let capital = row.flag(4, 'c', "cw");
        let flags = CAPITAL.put(capital) | WORD.put(row.flag(4, 'w', "cw"));
        for name in spellings(row.cell(1)) {
            table.change(&name, |old| {
                let class = CLASS.get(old).max(class(population));
                old & !CLASS.put(u64::MAX) | STATES_OF.put(state) | SMALL_IN.put(small) | CLASS.put(class) | flags
            });
        }
    }
}

/// A municipality with its apostrophe and, as transcripts have it, without: "Pau d'Arco", "Pau dArco".
fn spellings(name: &str) -> Vec<String> {
    let joined = name.replace('\'', "");
    if joined == name { vec![name.to_owned()] } else { vec![name.to_owned(), joined] }
}

pub fn drugs(table: &mut Table, files: &[Rows]) {
    use layout::drugs::{LIST, LISTS, OTC, PRESCRIPTION, SEDATING};
    let [drugs, controlled] = files else { unreachable!("two files") };
    for row in drugs.iter() {
        let flag = |letter| row.flag(4, letter, "posw");
        let flags = PRESCRIPTION.put(flag('p')) | OTC.put(flag('o')) | SEDATING.put(flag('s')) | WORD.put(flag('w'));
        let value = LIST.put(row.choice(3, &LISTS)) | flags;
        table.add(row.cell(0), value);
        row.parts(1).for_each(|english| table.offer(english, value));
    }
    for row in controlled.iter() {
        let list = LIST.put(row.choice(0, &LISTS));
        for name in row.parts(1) {
            table.offer(name, list | PRESCRIPTION.put(1));
        }
    }
}

pub fn brands(table: &mut Table, files: &[Rows]) {
    use layout::drugs::{OTC, PRESCRIPTION, STRIPE, SUBSTANCE};
    let [prescription, otc] = files else { unreachable!("two files") };
    for row in prescription.iter() {
        let stripe = STRIPE.put(row.choice(2, &["vermelha", "retida", "preta"]));
        let substance = SUBSTANCE.put(table.text(row.cell(1)));
        table.add(row.cell(0), PRESCRIPTION.put(1) | stripe | substance | WORD.put(row.flag(3, 'w', "w")));
    }
    for row in otc.iter() {
        let substance = SUBSTANCE.put(table.text(row.cell(1)));
        table.add(row.cell(0), OTC.put(1) | substance | WORD.put(row.flag(2, 'w', "w")));
    }
}

pub fn diseases(table: &mut Table, files: &[Rows]) {
    use layout::diseases::{CATEGORY, CHRONIC, CONDITION, EPONYM, RARE, SPECIAL};
    let [diseases, eponyms] = files else { unreachable!("two files") };
    for row in diseases.iter() {
        let flag = |letter| row.flag(3, letter, "rcew");
        let flags = RARE.put(flag('r')) | CHRONIC.put(flag('c')) | EPONYM.put(flag('e')) | WORD.put(flag('w'));
        let value = CONDITION.put(1) | CATEGORY.put(row.choice(2, &SPECIAL)) | flags;
        row.parts(0).for_each(|name| table.add(name, value));
        row.parts(1).for_each(|english| table.offer(english, value));
    }
    for row in eponyms.iter() {
        row.choice(1, &["d", "t"]);
        table.change(row.cell(0), |old| old | EPONYM.put(1));
    }
}

pub fn occupations(table: &mut Table, files: &[Rows]) {
    for row in files.iter().flat_map(Rows::iter) {
        let value = WORD.put(row.flag(1, 'w', "w"));
        row.parts(0).for_each(|name| table.add(name, value));
    }
}

pub fn specialties(table: &mut Table, files: &[Rows]) {
    use layout::specialties::{AREA, COUNCIL, COUNCILS, FIELD, PRACTITIONER};
    for row in files.iter().flat_map(Rows::iter) {
        let official = row.parts(0).next().unwrap_or_else(|| row.fail("a name", 0));
        let council = COUNCIL.put(row.choice(2, &COUNCILS));
        let value = council | FIELD.put(table.text(official)) | AREA.put(row.flag(3, 'a', "aw"));
        let word = WORD.put(row.flag(3, 'w', "aw"));
        row.parts(0).for_each(|name| table.offer(name, value | word));
        row.parts(1).for_each(|name| table.offer(name, value | PRACTITIONER.put(1)));
    }
}

pub fn terms(table: &mut Table, files: &[Rows]) {
    use layout::terms::{ENGLISH, KIND, KINDS, MESH};
    let [diseases, drugs, terms] = files else { unreachable!("three files") };
    for row in terms.iter() {
        let kind = row.choice(2, &KINDS).checked_sub(1).unwrap_or_else(|| row.fail("a kind", 2));
        let value = KIND.put(kind) | MESH.put(row.flag(3, 'm', "m")) | ENGLISH.put(table.text(row.cell(1)));
        row.parts(0).for_each(|name| table.offer(name, value));
    }
    for (kind, rows) in [(0, diseases), (1, drugs)] {
        for row in rows.iter() {
            let value = KIND.put(kind) | ENGLISH.put(table.text(row.cell(1)));
            row.parts(0).for_each(|name| table.offer(name, value));
        }
    }
}

pub fn abbreviations(table: &mut Table, files: &[Rows]) {
    use layout::abbreviations::EXPANSION;
    for row in files.iter().flat_map(Rows::iter) {
        let value = EXPANSION.put(table.text(row.cell(1))) | WORD.put(row.flag(2, 'w', "w"));
        table.add(row.cell(0), value);
    }
}
