//! The whole policy as a table, role × action × resource, so that a review sees which cell changed.
//!
//! `LAUDA_BLESS=1 cargo test -p lauda-policy` writes `policies/matrix.txt` again.
#![allow(clippy::unwrap_used)]

mod support;

use std::fmt::Write as _;
use std::path::Path;

use domain::user::Role;
use domain::workflow::Column;
use policy::{Action, Caller, Principal, Resource, Service, authorize};
use support::{account, job, me, other, page, resources, service, tenant, user};

#[test]
fn the_matrix_is_the_committed_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/matrix.txt");
    let printed = print();
    if std::env::var_os("LAUDA_BLESS").is_some() {
        std::fs::write(&path, &printed).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    for (line, (now, then)) in printed.lines().zip(committed.lines()).enumerate() {
        assert_eq!(now, then, "line {} of policies/matrix.txt", line + 1);
    }
    assert_eq!(printed.lines().count(), committed.lines().count());
}

/// Every kind of caller, in the order of the columns.
fn callers() -> Vec<(&'static str, Caller)> {
    let mut all = vec![("gue", support::caller(Principal::Guest)), ("own", support::owner())];
    let short = ["adm", "pla", "cre", "spe", "leg", "dpo", "aud", "rea"];
    all.extend(short.into_iter().zip(Role::ALL).map(|(name, role)| (name, user([role]))));
    all.extend(["pip", "pub", "hou"].into_iter().zip(Service::ALL.map(service)));
    all
}

fn print() -> String {
    let callers = callers();
    let mut text = String::from(
        "What the policies permit: a line for each action and resource, a column for each caller that holds one role.\n\
         gue guest, own owner of the data folder, adm administrator, pla content_planner, cre content_creator,\n\
         spe specialist_reviewer, leg legal_reviewer, dpo data_protection_officer, aud auditor, rea reader,\n\
         pip pipeline, pub publisher, hou housekeeper. + permitted, . denied (the caller may know that it exists),\n\
         - denied as if it did not exist.\n\n",
    );
    let width = 88;
    let names: Vec<&str> = callers.iter().map(|(name, _)| *name).collect();
    writeln!(text, "{:width$} {}", "", names.join(" ")).unwrap();
    for action in Action::ALL {
        for (situation, cells) in rows(*action, &callers) {
            writeln!(text, "{:width$}  {cells}", format!("{action} {situation}")).unwrap();
        }
    }
    text
}

/// One row for each relation to the resource; columns of the board with equal cells share a row.
fn rows(action: Action, callers: &[(&str, Caller)]) -> Vec<(String, String)> {
    let mut rows: Vec<(String, String)> = Vec::new();
    for (name, resource) in situations() {
        let cells: Vec<&str> = callers.iter().map(|(_, caller)| cell(caller, action, &resource)).collect();
        let cells = cells.join("   ");
        if !cells.contains('+') {
            continue;
        }
        match rows.iter_mut().find(|(have, same)| *same == cells && have.split('@').next() == name.split('@').next()) {
            Some((have, _)) => *have = format!("{have}|{}", name.split('@').nth(1).unwrap_or_default()),
            None => rows.push((name, cells)),
        }
    }
    let short: String = Column::ALL.map(Column::name).join("|");
    rows.into_iter().map(|(name, cells)| (name.replace(&short, "any").replace('@', " in "), cells)).collect()
}

fn situations() -> Vec<(String, Resource)> {
    let mut all = Vec::new();
    for (relation, author, reviewer) in [("mine", true, false), ("assigned", false, true), ("other", false, false)] {
        for live in [false, true] {
            let name = |column: Column| format!("page:{relation}{}@{}", if live { ":live" } else { "" }, column.name());
            all.extend(Column::ALL.map(|column| (name(column), page(column, live, author, reviewer))));
        }
    }
    all.push(("account:mine".into(), account(me())));
    all.push(("account:other".into(), account(other())));
    all.push(("tenant".into(), Resource::Tenant(tenant())));
    all.push(("library".into(), Resource::Library(tenant())));
    all.push(("audit_log".into(), Resource::AuditLog(tenant())));
    all.push(("job".into(), job()));
    all.push(("component".into(), Resource::Component("lgpd-analyzer".into())));
    all.push(("installation".into(), Resource::Installation));
    all
}

fn cell(caller: &Caller, action: Action, resource: &Resource) -> &'static str {
    match authorize(caller, action, resource) {
        Ok(_) => "+",
        Err(denial) if denial.discloses() => ".",
        Err(_) => "-",
    }
}

#[test]
fn every_action_is_possible_for_somebody() {
    let everyone = callers();
    for action in Action::ALL {
        let possible = resources()
            .any(|resource| everyone.iter().any(|(_, c)| authorize(c, *action, &resource).is_ok()))
            || situations()
                .iter()
                .any(|(_, resource)| everyone.iter().any(|(_, c)| authorize(c, *action, resource).is_ok()));
        assert!(possible, "{action} is permitted to nobody");
    }
}
