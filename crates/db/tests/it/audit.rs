//! The audit log: with the change, in order, and not to be changed.

use db::testing::{Clinic, TestDb};
use db::{Error, audit, jobs, pages, unscoped};
use domain::user::Role;
use policy::{Action, Resource, authorize};

async fn events(clinic: &Clinic) -> Vec<audit::Event> {
    let permit = clinic.permit(Role::Auditor, Action::AuditRead, &Resource::AuditLog(clinic.id()));
    let mut tx = clinic.db.read(&permit).await.unwrap();
    audit::list(&mut tx, 0, 10_000).await.unwrap()
}

async fn verify(clinic: &Clinic) -> Result<i64, Error> {
    let permit = clinic.permit(Role::Auditor, Action::AuditRead, &Resource::AuditLog(clinic.id()));
    audit::verify(&mut clinic.db.read(&permit).await.unwrap()).await
}

/// Makes a page and commits.
async fn change(clinic: &Clinic, slug: &str) {
    let page = clinic.new_page(slug);
    let permit = clinic.page_permit(Role::ContentCreator, Action::PageSubmit, page.id).await;
    let mut tx = clinic.db.begin(&permit).await.unwrap();
    pages::create(&mut tx, &page).await.unwrap();
    tx.note("slug", slug);
    tx.commit().await.unwrap();
}

db::testing::on_both_engines! {
    async fn every_commit_leaves_one_entry(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let before = events(&clinic).await.len();
        change(&clinic, "asma").await;
        let all = events(&clinic).await;
        assert_eq!(all.len(), before + 1);
        let last = all.last().unwrap();
        let author = clinic.user(Role::ContentCreator).id;
        assert_eq!((last.action.as_str(), last.outcome.as_str()), ("page.submit", "done"));
        assert_eq!(last.principal, format!("user:{author}"));
        assert_eq!((last.resource_kind.as_str(), last.origin.as_str()), ("Page", "http"));
        assert_eq!((last.reasons.as_str(), last.policy.as_str()), ("pages.author", policy::bundle()));
        assert_eq!(last.detail, format!(r#"{{"changes":["pages/{}"],"notes":{{"slug":"asma"}}}}"#, last.resource));
        assert_eq!(verify(&clinic).await.unwrap(), before as i64 + 1);
    }

    async fn what_rolls_back_leaves_none(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let before = events(&clinic).await;
        let page = clinic.new_page("asma");
        let permit = clinic.page_permit(Role::ContentCreator, Action::PageSubmit, page.id).await;
        let mut tx = test.db.begin(&permit).await.unwrap();
        pages::create(&mut tx, &page).await.unwrap();
        drop(tx);
        assert_eq!(events(&clinic).await, before);
    }

    async fn known_callers_who_were_refused_are_logged(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let tenant = Resource::Tenant(clinic.id());
        let denial = authorize(&clinic.caller(Role::Reader), Action::TenantManage, &tenant).unwrap_err();
        unscoped::log_denial(&test.db, &denial).await.unwrap();
        let logged = events(&clinic).await;
        let last = logged.last().unwrap();
        assert_eq!((last.action.as_str(), last.outcome.as_str()), ("tenant.manage", "denied"));
        let guest = policy::Caller { principal: policy::Principal::Guest, ..clinic.caller(Role::Reader) };
        let denial = authorize(&guest, Action::TenantManage, &tenant).unwrap_err();
        unscoped::log_denial(&test.db, &denial).await.unwrap();
        assert_eq!(events(&clinic).await.len(), logged.len());
        verify(&clinic).await.unwrap();
    }

    async fn each_tenant_has_its_own_chain(test: TestDb) {
        let (one, two) = (Clinic::new(&test.db, "aurora").await, Clinic::new(&test.db, "boreal").await);
        change(&one, "a").await;
        change(&two, "b").await;
        change(&one, "c").await;
        for (clinic, slugs) in [(&one, ["a", "c"].as_slice()), (&two, &["b"])] {
            let seqs: Vec<i64> = events(clinic).await.iter().map(|event| event.seq).collect();
            assert_eq!(seqs, (1..=seqs.len() as i64).collect::<Vec<_>>());
            assert_eq!(events(clinic).await.iter().filter(|e| e.action == "page.submit").count(), slugs.len());
            verify(clinic).await.unwrap();
        }
    }

    async fn writers_at_once_keep_the_chain(test: TestDb) {
        let clinic = std::sync::Arc::new(Clinic::new(&test.db, "aurora").await);
        let before = verify(&clinic).await.unwrap();
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let clinic = clinic.clone();
                tokio::spawn(async move {
                    for n in 0..10 {
                        change(&clinic, &format!("p-{writer}-{n}")).await;
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        assert_eq!(verify(&clinic).await.unwrap(), before + 80);
    }

    async fn detail_is_bounded(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let permit = clinic.permit(Role::ContentPlanner, Action::SiteRender, &Resource::Tenant(clinic.id()));
        let mut tx = test.db.begin(&permit).await.unwrap();
        for n in 0..300 {
            jobs::enqueue(&mut tx, jobs::NewJob::new("q", "k", n.into())).await.unwrap();
        }
        tx.note("long", "x".repeat(5000));
        tx.commit().await.unwrap();
        let all = events(&clinic).await;
        let detail = &all.last().unwrap().detail;
        assert!(detail.len() <= 4096, "{}", detail.len());
        assert!(detail.contains("left_out") && !detail.contains("xxx"));
    }

    async fn reading_the_log_needs_its_permit(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let permit = clinic.permit(Role::ContentPlanner, Action::TenantRead, &Resource::Tenant(clinic.id()));
        let mut tx = test.db.read(&permit).await.unwrap();
        assert!(matches!(audit::list(&mut tx, 0, 10).await, Err(Error::NotCovered(_))));
        assert!(matches!(audit::verify(&mut tx).await, Err(Error::NotCovered(_))));
    }

    /// Whoever gets at the database itself cannot change a row without breaking the chain, nor without removing a trigger.
    async fn tampering_is_refused_and_seen(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        change(&clinic, "a").await;
        change(&clinic, "b").await;
        let end = verify(&clinic).await.unwrap();
        let raw = db::testing::Raw::open(&test).await;
        for attempt in [
            "update audit_events set principal = 'guest'",
            "delete from audit_events",
            "delete from audit_heads",
            "update audit_heads set seq = 0",
        ] {
            assert!(raw.run(attempt).await.is_err(), "{attempt}");
        }
        raw.disarm("audit_events").await;
        for (tamper, mend) in [
            (
                "update audit_events set principal = 'guest' where seq = 5",
                "update audit_events set principal = 'owner' where seq = 5",
            ),
            ("update audit_events set at = at + 1 where seq = 1", "update audit_events set at = at - 1 where seq = 1"),
            ("update audit_events set seq = 1000 where seq = 2", "update audit_events set seq = 2 where seq = 1000"),
        ] {
            raw.run(tamper).await.unwrap();
            assert!(matches!(verify(&clinic).await, Err(Error::BrokenAuditLog { .. })), "{tamper}");
            raw.run(mend).await.unwrap();
            assert_eq!(verify(&clinic).await.unwrap(), end, "{mend}");
        }
        raw.run(&format!("delete from audit_events where seq = {end}")).await.unwrap();
        assert!(matches!(verify(&clinic).await, Err(Error::BrokenAuditLog { .. })), "the last entry is missed");
    }
}
