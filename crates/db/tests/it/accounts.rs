//! Tenants, people and tokens.

use std::time::Duration;

use db::testing::{Clinic, TestDb};
use db::tokens::Purpose;
use db::{Error, tenants, tokens, unscoped, users};
use domain::id::UserId;
use domain::user::Role;
use policy::{Action, Permit, Resource};

fn account(clinic: &Clinic, user: UserId, action: Action) -> Permit {
    clinic.owner_permit(action, &Resource::Account { tenant: clinic.id(), user })
}

async fn issue(clinic: &Clinic, user: UserId, life: Option<Duration>) -> tokens::Issued {
    let permit = account(clinic, user, Action::TokenManage);
    let mut tx = clinic.db.begin(&permit).await.unwrap();
    let expires = life.map(|life| tx.now() + life);
    let issued = tokens::issue(&mut tx, user, Purpose::Access, "laptop", expires).await.unwrap();
    tx.commit().await.unwrap();
    issued
}

async fn user_of(test: &TestDb, secret: &str) -> Option<UserId> {
    unscoped::login(&test.db, secret, Purpose::Access).await.unwrap().map(|login| login.user.id)
}

db::testing::on_both_engines! {
    async fn hosts_lead_to_their_tenant(test: TestDb) {
        let (one, two) = (Clinic::new(&test.db, "aurora").await, Clinic::new(&test.db, "boreal").await);
        for (host, expect) in [
            ("aurora.localhost", Some(&one.tenant)),
            ("www.aurora.localhost", Some(&one.tenant)),
            ("boreal.localhost", Some(&two.tenant)),
            ("AURORA.localhost", None),
            ("localhost", None),
            ("' or 1=1 --", None),
        ] {
            let found = unscoped::tenant_by_host(&test.db, host).await.unwrap();
            assert_eq!(found.as_ref(), expect, "{host}");
        }
        let all = unscoped::tenants(&test.db, "", 10).await.unwrap();
        assert_eq!(all, [one.tenant.clone(), two.tenant.clone()]);
        assert_eq!(unscoped::tenants(&test.db, "aurora", 10).await.unwrap(), [two.tenant]);
    }

    async fn a_host_belongs_to_one_tenant(test: TestDb) {
        let (one, two) = (Clinic::new(&test.db, "aurora").await, Clinic::new(&test.db, "boreal").await);
        for (slug, hosts) in [("boreal", vec!["aurora.localhost".to_owned()]), ("aurora", vec![])] {
            let permit = two.owner_permit(Action::TenantManage, &Resource::Tenant(two.id()));
            let mut tx = test.db.begin(&permit).await.unwrap();
            let taken = domain::tenant::Tenant { slug: slug.into(), hosts, ..two.tenant.clone() };
            assert!(matches!(tenants::update(&mut tx, &taken).await, Err(Error::Exists(_))), "{slug}");
        }
        let permit = one.owner_permit(Action::TenantManage, &Resource::Tenant(one.id()));
        let mut tx = test.db.begin(&permit).await.unwrap();
        let moved = domain::tenant::Tenant { hosts: vec!["novo.example".into()], demo: false, ..one.tenant.clone() };
        tenants::update(&mut tx, &moved).await.unwrap();
        assert_eq!(tenants::get(&mut tx).await.unwrap(), moved);
        tx.commit().await.unwrap();
        assert_eq!(unscoped::tenant_by_host(&test.db, "aurora.localhost").await.unwrap(), None);
    }

    async fn a_tenant_is_made_once(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let permit = clinic.owner_permit(Action::TenantManage, &Resource::Tenant(clinic.id()));
        let mut tx = test.db.begin(&permit).await.unwrap();
        assert!(matches!(tenants::create(&mut tx, &clinic.tenant).await, Err(Error::Exists(_))));
    }

    async fn a_token_lets_its_user_in_until_it_ends(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let user = clinic.user(Role::ContentCreator).id;
        let forever = issue(&clinic, user, None).await;
        let short = issue(&clinic, user, Some(Duration::from_secs(60))).await;
        assert!(forever.secret.starts_with("lauda_") && forever.secret.len() == 70);
        for secret in [&forever.secret, &short.secret] {
            assert_eq!(user_of(&test, secret).await, Some(user));
        }
        for wrong in ["", "lauda_", &forever.secret[..69], &forever.secret.to_uppercase(), "' or '1'='1"] {
            assert_eq!(user_of(&test, wrong).await, None, "{wrong}");
        }
        test.clock.advance(Duration::from_secs(60));
        assert_eq!(user_of(&test, &short.secret).await, None, "expired");
        let permit = account(&clinic, user, Action::TokenManage);
        let mut tx = test.db.begin(&permit).await.unwrap();
        tokens::revoke(&mut tx, user, forever.id).await.unwrap();
        tokens::revoke(&mut tx, user, forever.id).await.unwrap();
        let listed = tokens::list(&mut tx, user).await.unwrap();
        assert_eq!(listed.iter().map(|t| t.revoked_at.is_some()).collect::<Vec<_>>(), [true, false]);
        tx.commit().await.unwrap();
        assert_eq!(user_of(&test, &forever.secret).await, None, "revoked");
    }

    async fn a_secret_is_good_for_its_purpose_and_a_link_once(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let user = clinic.user(Role::ContentCreator).id;
        let permit = account(&clinic, user, Action::TokenManage);
        let all = [Purpose::Access, Purpose::Link, Purpose::Session];
        let mut tx = test.db.begin(&permit).await.unwrap();
        let soon = tx.now() + Duration::from_secs(60);
        let mut issued = Vec::new();
        for purpose in all {
            issued.push((purpose, tokens::issue(&mut tx, user, purpose, "x", Some(soon)).await.unwrap()));
        }
        tx.commit().await.unwrap();
        for (purpose, token) in &issued {
            for asked in all {
                let login = unscoped::login(&test.db, &token.secret, asked).await.unwrap();
                assert_eq!(login.is_some(), asked == *purpose, "{purpose:?} as {asked:?}");
            }
        }
        let link = issued[1].1.id;
        let mut tx = test.db.begin(&permit).await.unwrap();
        tokens::spend(&mut tx, user, link).await.unwrap();
        assert!(matches!(tokens::spend(&mut tx, user, link).await, Err(Error::NotFound(_))));
        tx.commit().await.unwrap();
        assert_eq!(unscoped::login(&test.db, &issued[1].1.secret, Purpose::Link).await.unwrap(), None);
        test.clock.advance(Duration::from_secs(60));
        issue(&clinic, user, None).await;
        let mut tx = test.db.read(&permit).await.unwrap();
        let left = tokens::list(&mut tx, user).await.unwrap();
        assert_eq!(left.iter().map(|token| token.purpose).collect::<Vec<_>>(), [Purpose::Access, Purpose::Access]);
    }

    async fn a_disabled_user_does_not_get_in(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let user = clinic.user(Role::ContentCreator).clone();
        let token = issue(&clinic, user.id, None).await;
        for disabled in [true, false] {
            let permit = account(&clinic, user.id, Action::UserManage);
            let mut tx = test.db.begin(&permit).await.unwrap();
            users::update(&mut tx, &domain::user::User { disabled, ..user.clone() }).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(user_of(&test, &token.secret).await.is_none(), disabled);
        }
    }

    async fn people_are_found_by_their_address(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let user = clinic.user(Role::Auditor);
        let permit = account(&clinic, user.id, Action::UserManage);
        let mut tx = test.db.begin(&permit).await.unwrap();
        for (email, found) in [
            ("auditor@aurora.example", true),
            (" Auditor@AURORA.example ", true),
            ("auditor@boreal.example", false),
            ("", false),
        ] {
            assert_eq!(users::by_email(&mut tx, email).await.unwrap().is_some(), found, "{email}");
        }
        assert_eq!(users::get(&mut tx, user.id).await.unwrap(), *user);
        let taken = users::set_email(&mut tx, user.id, Some("reader@aurora.example")).await;
        assert!(matches!(taken, Err(Error::Exists(_))), "{taken:?}");
    }

    async fn lists_of_people_go_on_where_they_stopped(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let permit = account(&clinic, clinic.users[0].id, Action::UserRead);
        let mut tx = test.db.read(&permit).await.unwrap();
        let (mut all, mut after) = (Vec::new(), None);
        loop {
            let page = users::list(&mut tx, after, 3).await.unwrap();
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            assert!(page.len() <= 3);
            all.extend(page);
        }
        assert_eq!(all, clinic.users);
    }

    async fn an_account_is_managed_with_its_own_permit(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let (mine, other) = (clinic.users[0].id, clinic.users[1].clone());
        let permit = account(&clinic, mine, Action::UserManage);
        let mut tx = test.db.begin(&permit).await.unwrap();
        assert!(matches!(users::update(&mut tx, &other).await, Err(Error::NotCovered(_))));
        assert!(matches!(users::email(&mut tx, other.id).await, Err(Error::NotCovered(_))));
        assert!(matches!(tokens::issue(&mut tx, other.id, Purpose::Access, "x", None).await, Err(Error::NotCovered(_))));
    }
}
