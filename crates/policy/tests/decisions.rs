//! What holds for every caller, action and resource, whatever the matrix says.
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;

use domain::user::Role;
use domain::workflow::Column;
use policy::{Action, Caller, Origin, Principal, Resource, Service, Target, authorize};
use support::{account, caller, me, moved, other, owner, page, resources, service, tenant, user};

fn everyone() -> Vec<Caller> {
    let mut all = vec![caller(Principal::Guest), owner(), user(Role::ALL), user([])];
    all.extend(Role::ALL.map(|role| user([role])));
    all.extend(Service::ALL.map(service));
    all
}

fn everything() -> Vec<Resource> {
    let mut all: Vec<Resource> = resources().collect();
    all.push(account(me()));
    for column in Column::ALL {
        for (mine, assigned) in [(true, false), (false, true), (false, false)] {
            all.extend([false, true].map(|live| page(column, live, mine, assigned)));
        }
    }
    all
}

#[test]
fn nothing_of_another_tenant_is_permitted_or_disclosed() {
    for caller in everyone() {
        for resource in everything().iter().filter_map(moved) {
            for action in Action::ALL {
                let denial = authorize(&caller, *action, &resource).expect_err("another tenant's");
                assert!(!denial.discloses(), "{:?} {action} {resource:?}", caller.principal);
            }
        }
    }
}

#[test]
fn the_owner_acts_from_the_machine_and_services_from_inside() {
    for (who, doors) in [
        (owner(), [Origin::Http, Origin::Worker].as_slice()),
        (service(Service::Pipeline), &[Origin::Http, Origin::ControlSocket, Origin::CommandLine]),
    ] {
        for origin in doors {
            let caller = Caller { origin: *origin, ..who.clone() };
            for resource in everything() {
                for action in Action::ALL {
                    assert!(authorize(&caller, *action, &resource).is_err(), "{origin:?} {action}");
                }
            }
        }
    }
}

#[test]
fn the_owner_of_the_folder_reads_no_content() {
    for resource in everything().iter().filter(|r| matches!(r, Resource::Page { .. } | Resource::Library(_))) {
        for action in Action::ALL {
            assert!(authorize(&owner(), *action, resource).is_err(), "{action} {resource:?}");
        }
    }
}

#[test]
fn nobody_reviews_their_own_work_even_with_every_role() {
    let reviews =
        [Action::ReviewTechnical, Action::ReviewLegal, Action::ReviewRequestChanges, Action::ReviewRequestLegal];
    for column in Column::ALL {
        for action in reviews {
            let mine = page(column, false, true, true);
            assert!(authorize(&user(Role::ALL), action, &mine).is_err(), "{action} of one's own in {column:?}");
            let unassigned = page(column, false, false, false);
            assert!(authorize(&user(Role::ALL), action, &unassigned).is_err(), "{action} unassigned in {column:?}");
        }
    }
    let assigned = page(Column::TechnicalReview, false, false, true);
    assert!(authorize(&user(Role::ALL), Action::ReviewTechnical, &assigned).is_ok());
}

#[test]
fn a_user_without_roles_is_a_guest_with_an_account() {
    for resource in everything() {
        for action in Action::ALL {
            let allowed = authorize(&user([]), *action, &resource).is_ok();
            let guest = authorize(&caller(Principal::Guest), *action, &resource).is_ok();
            let own = resource == account(me()) && matches!(action, Action::UserRead | Action::TokenManage);
            assert_eq!(allowed, guest || own, "{action} {resource:?}");
        }
    }
}

/// The same question with one thing changed, right after the first answer was remembered.
#[test]
fn a_remembered_decision_answers_its_own_question_only() {
    let planner = user([Role::ContentPlanner]);
    let approved = page(Column::Approved, false, false, false);
    let ask = |caller: &Caller, action, resource: &Resource| authorize(caller, action, resource).is_ok();
    for _ in 0..3 {
        assert!(ask(&planner, Action::PagePublish, &approved));
        assert!(!ask(&planner, Action::PagePublish, &page(Column::Draft, false, false, false)));
        assert!(!ask(&user([Role::Auditor]), Action::PagePublish, &approved));
        assert!(!ask(&planner, Action::ReviewTechnical, &approved));
        assert!(!ask(&Caller { tenant: support::other_tenant(), ..planner.clone() }, Action::PagePublish, &approved));
    }
    let specialist = user([Role::SpecialistReviewer]);
    for assigned in [true, false, true] {
        let resource = page(Column::TechnicalReview, false, false, assigned);
        assert_eq!(ask(&specialist, Action::ReviewTechnical, &resource), assigned);
    }
}

#[test]
fn denials_say_why_and_whether_it_exists() {
    let check = |caller: &Caller, action, resource: &Resource, reasons: &[&str], known: bool| {
        let denial = authorize(caller, action, resource).unwrap_err();
        let ids: Vec<&str> = denial.reasons().iter().map(|reason| &*reason.id).collect();
        assert_eq!((ids.as_slice(), denial.discloses()), (reasons, known), "{action} {denial}");
        assert!(denial.reasons().iter().all(|reason| !reason.why.is_empty()));
    };
    let planner = user([Role::ContentPlanner]);
    let draft = page(Column::Draft, false, false, false);
    check(&planner, Action::PagePublish, &draft, &["columns.publish"], true);
    check(&user([Role::ContentCreator]), Action::PageRead, &draft, &[], false);
    check(&user([Role::ContentCreator]), Action::PageRead, &moved(&draft).unwrap(), &["walls.other_tenant"], false);
    let own = page(Column::LegalReview, false, true, true);
    let all = user(Role::ALL);
    check(&all, Action::ReviewTechnical, &own, &["columns.review_technical", "walls.own_work"], true);
    let text = authorize(&planner, Action::PagePublish, &draft).unwrap_err().to_string();
    assert_eq!(text, "page.publish is not allowed: only an approved piece can be published");
}

#[test]
fn a_permit_covers_what_it_was_asked_for() {
    let Resource::Page { id, .. } = page(Column::Draft, false, true, false) else { unreachable!() };
    let elsewhere = domain::id::PageId::from(uuid::Uuid::from_u128(99));
    let author = user([Role::ContentCreator]);
    let permit = authorize(&author, Action::PageEdit, &page(Column::Draft, false, true, false)).unwrap();
    assert_eq!((permit.tenant(), permit.action()), (tenant(), Action::PageEdit));
    assert!(!permit.reasons().is_empty());
    for (actions, target, expect) in [
        ([Action::PageEdit].as_slice(), Target::Page(id), true),
        (&[Action::PageRead, Action::PageEdit], Target::Page(id), true),
        (&[Action::PageEdit], Target::Any, true),
        (&[Action::PageRead], Target::Page(id), false),
        (&[], Target::Page(id), false),
        (&[Action::PageEdit], Target::Page(elsewhere), false),
        (&[Action::PageEdit], Target::Tenant, false),
        (&[Action::PageEdit], Target::Library, false),
        (&[Action::PageEdit], Target::User(other()), false),
        (&[Action::PageEdit], Target::AuditLog, false),
    ] {
        assert_eq!(permit.covers(actions, target), expect, "{actions:?} {target:?}");
        assert_eq!(permit.require(actions, target).is_ok(), expect);
    }
}

#[test]
fn a_permit_for_a_job_reaches_its_page_only() {
    let Resource::Job { id, page: Some(about), .. } = support::job() else { unreachable!() };
    let elsewhere = domain::id::PageId::from(uuid::Uuid::from_u128(99));
    let run = |page| {
        let resource = Resource::Job { tenant: tenant(), id, page };
        authorize(&service(Service::Pipeline), Action::JobRun, &resource).unwrap()
    };
    for (page, target, expect) in [
        (Some(about), Target::Page(about), true),
        (Some(about), Target::Job(id), true),
        (Some(about), Target::Page(elsewhere), false),
        (Some(about), Target::Tenant, false),
        (None, Target::Page(elsewhere), true),
        (None, Target::Tenant, true),
    ] {
        assert_eq!(run(page).covers(&[Action::JobRun], target), expect, "{page:?} {target:?}");
    }
}

#[test]
fn many_different_questions_keep_their_answers() {
    let reader = user([Role::ContentCreator]);
    for round in 0..2 {
        for n in 0..6000_u128 {
            let author = if n % 3 == 0 { me() } else { other() };
            let resource = Resource::Page {
                tenant: tenant(),
                id: uuid::Uuid::from_u128(1000 + n).into(),
                column: Column::Draft,
                live: false,
                author,
                reviewers: BTreeSet::new(),
            };
            assert_eq!(authorize(&reader, Action::PageEdit, &resource).is_ok(), n % 3 == 0, "round {round}, {n}");
        }
    }
}

#[test]
fn the_committed_policies_are_valid() {
    policy::validate().unwrap();
    assert_eq!(policy::bundle().len(), 64);
}
