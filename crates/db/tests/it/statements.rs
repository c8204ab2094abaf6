//! Reads the source of this crate: every statement binds every table to the tenant, and what works without a permit is on
//! a list.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The functions of `unscoped.rs`. Taking one away is always right; adding one needs a reason that a reviewer accepts.
const WITHOUT_PERMIT: [&str; 13] = [
    "artifact",
    "claim",
    "heartbeat",
    "log_denial",
    "login",
    "mapping",
    "next_due",
    "page_by_slug",
    "page_resource",
    "release_leases",
    "tenant_by_host",
    "tenants",
    "health",
];

fn sources() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|e| e == "rs"));
    files.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// The texts of string literals after each `opening`, joined and without line ends, up to the closing bracket.
fn statements(source: &str, opening: &str) -> Vec<String> {
    source.split(opening).skip(1).map(literal).filter(|text| !text.is_empty()).collect()
}

fn literal(rest: &str) -> String {
    let (mut text, mut chars, mut inside, mut depth) = (String::new(), rest.chars().peekable(), false, 1);
    while let Some(c) = chars.next() {
        match (inside, c) {
            (false, '"') => inside = true,
            (true, '"') => inside = false,
            (true, '\\') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
            (true, c) => text.push(c),
            (false, '(') => depth += 1,
            (false, ')') if depth == 1 => break,
            (false, ')') => depth -= 1,
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong with a statement, if anything: each table it reads or writes must be bound to `$1`.
fn fault(statement: &str, tables: &BTreeSet<&str>) -> Option<String> {
    let words: Vec<&str> = statement.split([' ', '(', ')', ',']).filter(|word| !word.is_empty()).collect();
    let (mut bare, mut named) = (0, 0);
    for at in 1..words.len() {
        let opens = ["from", "join", "update", "into"].contains(&words[at - 1]);
        if !opens || !tables.contains(words[at]) {
            continue;
        }
        named += 1;
        let alias = words.get(at + 1).filter(|word| word.len() <= 2 && !["on", "as"].contains(*word));
        match alias {
            Some(alias) if statement.contains(&format!("{alias}.tenant = $1")) => {}
            Some(alias) => return Some(format!("{} {alias} is not bound", words[at])),
            None => bare += 1,
        }
    }
    let bound = statement.matches(" tenant = $1").count()
        + statement.matches("values ($1,").count()
        + statement.matches("select $1,").count();
    match (named, bare <= bound) {
        (0, _) => Some("it names no table".to_owned()),
        (_, false) => Some(format!("{bare} tables and {bound} bindings")),
        _ => None,
    }
}

#[test]
fn every_table_of_a_statement_is_bound_to_the_tenant() {
    let tables = db::classes::TABLES.iter().map(|table| table.name).collect();
    let mut seen = 0;
    for (path, source) in sources() {
        if path.ends_with("sql.rs") {
            continue;
        }
        for statement in statements(&source, "sql!(") {
            seen += 1;
            assert_eq!(fault(&statement, &tables), None, "{}: {statement}", path.display());
        }
    }
    assert!(seen > 90, "found {seen} statements");
}

#[test]
fn the_check_of_statements_finds_what_is_not_bound() {
    let tables = db::classes::TABLES.iter().map(|table| table.name).collect();
    for (statement, good) in [
        ("select * from pages where tenant = $1 and id = $2", true),
        ("select * from pages where id = $2", false),
        ("update pages set slug = $2 where id = $3", false),
        ("delete from jobs where tenant = $1 and id in (select id from jobs where state = 'done')", false),
        ("select p.* from pages p join workflows w on w.id = p.workflow where p.tenant = $1", false),
        ("select p.* from pages p join workflows w on w.tenant = $1 and w.id = p.workflow where p.tenant = $1", true),
        ("insert into hosts (tenant, host) values ($1, $2)", true),
        ("insert into hosts (tenant, host) values ($2, $1)", false),
        ("select 1", false),
    ] {
        assert_eq!(fault(statement, &tables).is_none(), good, "{statement}");
    }
}

/// `Sql("…")`, which nothing checks, is for what comes before a tenant is known.
#[test]
fn unchecked_statements_are_in_their_places_only() {
    for (path, source) in sources() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let count = source.matches("Sql(").count();
        let allowed = match name {
            "unscoped.rs" => usize::MAX,
            // The schema's version, for `/health`.
            "db.rs" => 1,
            // The type itself and the macro's maker.
            "sql.rs" => 2,
            _ => 0,
        };
        assert!(count <= allowed, "{name} has {count} unchecked statements");
    }
}

#[test]
fn the_functions_without_a_permit_are_listed() {
    let (mut found, listed) = (BTreeSet::new(), BTreeSet::from(WITHOUT_PERMIT));
    for (path, source) in sources() {
        for function in source.split("pub async fn ").skip(1) {
            let signature = &function[..function.find('{').unwrap()];
            let name = &signature[..signature.find(['(', '<']).unwrap()];
            let asks = signature.contains("tx: &mut Tx<") || signature.contains("permit: &");
            let lifecycle = ["db.rs", "tx.rs"].iter().any(|file| path.ends_with(file))
                && ["open", "close", "commit", "jobs_enqueued"].contains(&name);
            if !asks && !lifecycle {
                assert!(path.ends_with("unscoped.rs") || name == "health", "{name} belongs in unscoped.rs");
                found.insert(name.to_owned());
            }
        }
    }
    assert_eq!(found.iter().map(String::as_str).collect::<BTreeSet<_>>(), listed);
}
