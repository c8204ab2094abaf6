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
