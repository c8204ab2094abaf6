//! Three walls stand between tenants: the predicate of each statement, row-level security, and sealing. Each is tried with
//! the others out of the way.

use db::library_search::Searcher;
use db::testing::{Clinic, Engine, Raw, TestDb};
use db::{
    Error, consents, jobs, library, pages, references, reviews, revisions, stage_results, tokens, unscoped, users,
    workflows,
};
use domain::id::PageId;
use domain::stage::Stage;
use domain::user::Role;
use domain::workflow::{Column, ReviewKind, Workflow};
use policy::{Action, Permit, Resource};

use crate::drafts::{CANARY, Piece, fill};

/// The second wall alone: statements without any predicate, in the role that does the work.
#[test]
fn row_level_security_hides_other_tenants_without_any_predicate() {
    db::testing::run(Engine::Postgres, async |test: TestDb| {
        let (one, two) = (Clinic::new(&test.db, "aurora").await, Clinic::new(&test.db, "boreal").await);
        fill(&one).await;
        fill(&two).await;
        let raw = Raw::open(&test).await;
        let tables = "select table_name::text from information_schema.columns \
                      where table_schema = 'public' and column_name = 'tenant' order by 1";
        let tables = raw.texts(tables).await;
        assert!(tables.len() > 20, "{tables:?}");
        for table in &tables {
            let own = raw.number(&format!("select count(*) from {table} where tenant = '{}'", one.id())).await;
            let all = raw.number(&format!("select count(*) from {table}")).await;
            assert!(own > 0 && all > own, "{table} has {own} of {all} rows: the test must fill it for both");
            let scope = format!("begin; set local role lauda_work; set local app.tenant = '{}'", one.id());
            raw.run(&scope).await.unwrap();
            assert_eq!(raw.number(&format!("select count(*) from {table}")).await, own, "{table}");
            raw.run("rollback; begin; set local role lauda_work").await.unwrap();
            assert_eq!(raw.number(&format!("select count(*) from {table}")).await, 0, "{table} without a tenant");
            raw.run("rollback").await.unwrap();
            assert_eq!(touched(&raw, &scope, table, &two).await, 0, "{table}");
        }
    });
}

/// How many rows of the other tenant an update or delete reaches that names them.
async fn touched(raw: &Raw, scope: &str, table: &str, other: &Clinic) -> u64 {
    let mut all = 0;
    for attempt in [
        format!("delete from {table} where tenant = '{}'", other.id()),
        format!("update {table} set tenant = tenant where tenant = '{}'", other.id()),
    ] {
        raw.run(scope).await.unwrap();
        // Refused is as good as nothing found.
        all += raw.run(&attempt).await.unwrap_or(0);
        raw.run("rollback").await.unwrap();
    }
    all
}

#[test]
fn row_level_security_refuses_rows_for_other_tenants() {
    db::testing::run(Engine::Postgres, async |test: TestDb| {
        let (one, two) = (Clinic::new(&test.db, "aurora").await, Clinic::new(&test.db, "boreal").await);
        let raw = Raw::open(&test).await;
        for (tenant, fits) in [(one.id(), true), (two.id(), false)] {
            raw.run(&format!("begin; set local role lauda_work; set local app.tenant = '{}'", one.id())).await.unwrap();
            let insert = format!("insert into hosts (tenant, host, position) values ('{tenant}', 'x.localhost', 9)");
            assert_eq!(raw.run(&insert).await.is_ok(), fits);
            raw.run("rollback").await.unwrap();
        }
    });
}

/// The names of look-ups open reading of what they need and nothing else.
#[test]
fn look_ups_open_no_more_than_they_need() {
    db::testing::run(Engine::Postgres, async |test: TestDb| {
        let clinic = Clinic::new(&test.db, "aurora").await;
        fill(&clinic).await;
        let raw = Raw::open(&test).await;
        let tables = "select table_name::text from information_schema.columns \
                      where table_schema = 'public' and column_name = 'tenant' order by 1";
        for (name, open) in [
            ("host", ["hosts", "tenants"].as_slice()),
            ("tenants", &["hosts", "tenants"]),
            ("login", &["tokens"]),
            ("claim", &["jobs"]),
            ("health", &[]),
            ("anything", &[]),
        ] {
            for table in raw.texts(tables).await {
                raw.run(&format!("begin; set local role lauda_work; set local app.unscoped = '{name}'")).await.unwrap();
                let seen = raw.number(&format!("select count(*) from {table}")).await;
                assert_eq!(seen > 0, open.contains(&table.as_str()), "{name} sees {table}");
                let removed = raw.run(&format!("delete from {table}")).await.unwrap_or(0);
                assert_eq!(removed, 0, "{name} deletes {table}");
                raw.run("rollback").await.unwrap();
            }
        }
    });
}

db::testing::on_both_engines! {
    /// The first wall alone: on PostgreSQL row-level security is taken away; on SQLite there is none.
    async fn predicates_hide_other_tenants_without_row_level_security(test: TestDb) {
        let (one, two) = (Clinic::new(&test.db, "aurora").await, Clinic::new(&test.db, "boreal").await);
        let theirs = fill(&two).await;
        if let raw @ Raw::Postgres(_) = Raw::open(&test).await {
            for table in raw.texts("select tablename::text from pg_tables where schemaname = 'public'").await {
                raw.run(&format!("alter table {table} disable row level security")).await.unwrap();
            }
        }
        reads_find_nothing(&one, &theirs).await;
        lists_are_empty(&one).await;
        writes_reach_nothing(&one, &theirs).await;
        let shown = unscoped::page_resource(&test.db, one.id(), theirs.page).await.unwrap();
        assert_eq!(shown, None);
        assert_eq!(unscoped::mapping(&test.db, one.id(), "/").await.unwrap(), None);
    }

    /// The third wall alone: whoever reads the files reads no draft, no address, no reason and no secret.
    async fn sealed_columns_show_nothing(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        fill(&clinic).await;
        let raw = Raw::open(&test).await;
        let mut looked_at = 0;
        for table in db::classes::TABLES {
            for (column, class) in table.columns() {
                let text = match &raw {
                    Raw::Sqlite(_) => format!("select coalesce(cast({column} as text), '') from {}", table.name),
                    Raw::Postgres(_) if matches!(class, db::classes::Class::Sealed) || column == "secret" => {
                        format!("select coalesce(encode({column}, 'escape'), '') from {}", table.name)
                    }
                    Raw::Postgres(_) => format!("select coalesce({column}::text, '') from {}", table.name),
                };
                for value in raw_texts(&raw, &text).await {
                    looked_at += 1;
                    assert!(!value.contains(CANARY), "{}.{column} shows {CANARY}", table.name);
                }
            }
        }
        assert!(looked_at > 300, "{looked_at}");
    }
}

/// SQLite may hand out bytes that are no text.
async fn raw_texts(raw: &Raw, text: &str) -> Vec<String> {
    match raw {
        Raw::Postgres(_) => raw.texts(text).await,
        Raw::Sqlite(_) => raw
            .texts(&text.replace("cast(", "hex(").replace(" as text)", ")"))
            .await
            .iter()
            .map(|hex| unhex(hex))
            .collect(),
    }
}

fn unhex(hex: &str) -> String {
    let bytes: Vec<u8> =
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A permit of this clinic on an id of the other, as a caller with a guessed or leaked id would get at best.
fn claims_page(clinic: &Clinic, role: Role, action: Action, page: PageId, column: Column) -> Permit {
    let author = clinic.user(Role::ContentCreator).id;
    let reviewers = [clinic.user(Role::SpecialistReviewer).id].into();
    clinic.permit(
        role,
        action,
        &Resource::Page { tenant: clinic.id(), id: page, column, live: false, author, reviewers },
    )
}

macro_rules! nothing {
    ($($call:expr),* $(,)?) => {$(
        let found = $call.await;
        assert!(matches!(found, Err(Error::NotFound(_))), "{}: {found:?}", stringify!($call));
    )*};
}

async fn reads_find_nothing(clinic: &Clinic, theirs: &Piece) {
    let permit = claims_page(clinic, Role::ContentCreator, Action::PageReadSource, theirs.page, Column::Draft);
    let tx = &mut clinic.db.read(&permit).await.unwrap();
    let (page, workflow) = (theirs.page, theirs.workflow);
    nothing![
        pages::get(tx, page),
        pages::translations(tx, page),
        revisions::source(tx, page, theirs.source),
        revisions::derived(tx, page, theirs.source),
        workflows::get(tx, page, workflow),
        workflows::of_page(tx, page),
        stage_results::present(tx, page, workflow, Stage::Privacy),
        stage_results::all_present(tx, page, workflow),
        reviews::assigned(tx, page, workflow),
        reviews::signatures(tx, page, workflow),
        reviews::change_requests(tx, page, workflow),
        references::list(tx, page, workflow),
        references::undecided(tx, page, workflow),
        references::accepted(tx, page, workflow),
        users::get(tx, theirs.user),
    ];
    assert!(revisions::history(tx, page, None, 10).await.unwrap().is_empty());
    assert_eq!(revisions::file(tx, page, theirs.source).await.unwrap(), None);
    assert!(consents::in_force(tx, page).await.unwrap().is_empty());
    assert!(jobs::of_page(tx, page).await.unwrap().is_empty());
    assert!(db::certificates::of_page(tx, page).await.unwrap().is_empty());
    assert_eq!(db::certificates::newest(tx, &theirs.derived_hash).await.unwrap(), None);
    assert!(db::keys::list(tx).await.unwrap().is_empty());
}

async fn lists_are_empty(clinic: &Clinic) {
    let tenant = Resource::Tenant(clinic.id());
    let permit = clinic.permit(Role::ContentPlanner, Action::PageList, &tenant);
    let tx = &mut clinic.db.read(&permit).await.unwrap();
    for filter in [pages::Filter::All, pages::Filter::Live, pages::Filter::Category("cardiologia".into())] {
        assert!(pages::list(tx, &filter, None, 10).await.unwrap().is_empty(), "{filter:?}");
    }
    for column in Column::ALL {
        assert!(workflows::board(tx, column, None, 10).await.unwrap().is_empty());
    }
    assert!(db::artifacts::list(tx, "", 10).await.unwrap().is_empty());
    assert!(reviews::waiting(tx, None, 10).await.unwrap().is_empty());
    let permit = clinic.permit(Role::ContentPlanner, Action::LibraryRead, &Resource::Library(clinic.id()));
    let tx = &mut clinic.db.read(&permit).await.unwrap();
    assert!(library::list(tx, "", 10).await.unwrap().is_empty());
    assert!(Searcher::default().search(tx, &["pressao".into()], None, 10).await.unwrap().is_empty());
    assert_eq!(library::by_doi(tx, "10.1000/1").await.unwrap(), None);
    assert_eq!(library::by_pmid(tx, "1").await.unwrap(), None);
    let job = Resource::Job { tenant: clinic.id(), id: clinic.db.new_id(), page: None };
    let permit = clinic.permit(Role::Administrator, Action::JobInspect, &job);
    let tx = &mut clinic.db.read(&permit).await.unwrap();
    let permit = clinic.permit(Role::ContentPlanner, Action::SiteRender, &tenant);
    {
        let tx = &mut clinic.db.read(&permit).await.unwrap();
        let language = domain::document::Language::PtBr;
        assert!(db::entries::list(tx, language, None, None, 10).await.unwrap().is_empty());
        assert_eq!(db::entries::count(tx, language, None).await.unwrap(), 0);
        assert!(db::entries::categories(tx, language).await.unwrap().is_empty());
    }
    for state in [jobs::State::Ready, jobs::State::Running, jobs::State::Done, jobs::State::Dead] {
        assert!(jobs::list(tx, state, None, 10).await.unwrap().is_empty());
    }
    let permit = clinic.permit(
        Role::Administrator,
        Action::UserRead,
        &Resource::Account { tenant: clinic.id(), user: clinic.user(Role::Reader).id },
    );
    let tx = &mut clinic.db.read(&permit).await.unwrap();
    assert_eq!(users::list(tx, None, 100).await.unwrap(), clinic.users);
    assert_eq!(users::by_email(tx, "reader@boreal.example").await.unwrap(), None);
}

async fn writes_reach_nothing(clinic: &Clinic, theirs: &Piece) {
    let (page, workflow) = (theirs.page, theirs.workflow);
    let begin = |role, action| claims_page(clinic, role, action, page, Column::Draft);
    let permit = begin(Role::ContentCreator, Action::PageEdit);
    {
        let tx = &mut clinic.db.begin(&permit).await.unwrap();
        let mut stolen = clinic.new_page("stolen");
        stolen.id = page;
        nothing![
            pages::update(tx, &stolen),
            stage_results::mark_stale(tx, page, workflow, Stage::Privacy),
            reviews::void(tx, page, workflow, None, "x"),
            reviews::answer_change(tx, page, workflow, 1, "x"),
            references::propose(tx, page, workflow, &[]),
        ];
        let saved = workflows::save(tx, &theirs.stored, &Workflow::new(theirs.user)).await;
        assert!(matches!(saved, Err(Error::Stale(_))), "{saved:?}");
    }
    let permit = begin(Role::ContentPlanner, Action::PageAssign);
    {
        let tx = &mut clinic.db.begin(&permit).await.unwrap();
        let reviewer = clinic.user(Role::SpecialistReviewer).id;
        nothing![reviews::unassign(tx, page, workflow, ReviewKind::Technical, reviewer)];
    }
    let permit = begin(Role::ContentPlanner, Action::ReferenceDecide);
    {
        let tx = &mut clinic.db.begin(&permit).await.unwrap();
        nothing![references::decide(tx, page, workflow, theirs.reference, references::Decision::Accepted)];
    }
    let permit = begin(Role::ContentCreator, Action::ConsentRecord);
    {
        let tx = &mut clinic.db.begin(&permit).await.unwrap();
        nothing![consents::revoke(tx, page, theirs.consent)];
        assert!(consents::list(tx, page).await.unwrap().is_empty());
    }
    let permit = begin(Role::ContentPlanner, Action::PageArchive);
    {
        let tx = &mut clinic.db.begin(&permit).await.unwrap();
        nothing![pages::set_live(tx, page, None)];
        assert!(db::artifacts::unmap_page(tx, page).await.unwrap().is_empty());
        assert!(!db::artifacts::unmap(tx, "/").await.unwrap());
    }
    let account = Resource::Account { tenant: clinic.id(), user: theirs.user };
    let permit = clinic.owner_permit(Action::TokenManage, &account);
    {
        let tx = &mut clinic.db.begin(&permit).await.unwrap();
        nothing![tokens::revoke(tx, theirs.user, theirs.token)];
        assert!(tokens::list(tx, theirs.user).await.unwrap().is_empty());
        nothing![tokens::spend(tx, theirs.user, theirs.token)];
        // Last, because PostgreSQL ends a transaction in which a statement failed.
        nothing![tokens::issue(tx, theirs.user, tokens::Purpose::Access, "x", None)];
    }
}
