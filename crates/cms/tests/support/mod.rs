//! An application on a database of its own, with clinics, their people and a worker that runs when the test says so.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use cms::app::App;
use cms::editorial::{self, Piece, Signature, Submission};
use cms::error::Error;
use cms::events::{Announce, Event};
use cms::public::{Served, Sites};
use cms::tenants::{self, NewTenant};
use cms::users::{self, NewUser};
use cms::{lists, pipeline, publication, references, sessions};
use db::jobs::Lease;
use db::testing::TestDb;
use db::unscoped;
use domain::document::Language;
use domain::finding::Profession;
use domain::privacy::Council;
use domain::publishing::Identity;
use domain::tenant::Tenant;
use domain::user::Role;
use domain::workflow::{Column, ReviewKind, Waiting};
use host::{Host, Settings};
use policy::{Caller, Origin, Principal};
use site::theme::Theme;
use uuid::Uuid;

/// Publications that exist, two of them retracted.
const LITERATURE: &[u8] = include_bytes!("../../../../data/demo/literature.nbib");
pub const LEASE: Duration = Duration::from_secs(60);

/// Compiled components last from one run of the tests to the next.
fn host() -> Host {
    static HOST: OnceLock<Host> = OnceLock::new();
    let start = || {
        let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("components");
        Host::start(Settings { cache: Some(cache), ..Settings::default() }).unwrap()
    };
    HOST.get_or_init(start).clone()
}

/// Remembers what was told, and forgets pages as a server would.
pub struct Heard {
    pub events: Mutex<Vec<Event>>,
    sites: Arc<Sites>,
}

impl Announce for Heard {
    fn announce(&self, event: &Event) {
        if let Event::SiteChanged { tenant } = event {
            self.sites.forget(*tenant);
        }
        self.events.lock().unwrap().push(event.clone());
    }
}

struct Ear(Arc<Heard>);

impl Announce for Ear {
    fn announce(&self, event: &Event) {
        self.0.announce(event);
    }
}

pub struct World {
    pub app: App,
    pub test: TestDb,
    pub sites: Arc<Sites>,
    pub heard: Arc<Heard>,
}

/// A tenant with an author, two reviewers, a planner, a lawyer and somebody without any right to write.
pub struct Clinic {
    pub tenant: Tenant,
    people: BTreeMap<&'static str, Caller>,
}

impl World {
    pub async fn new(test: TestDb) -> World {
        World::with(test, BTreeMap::new()).await
    }

    pub async fn with(test: TestDb, chosen: BTreeMap<(String, domain::stage::Stage), String>) -> World {
        let sites = Arc::new(Sites::new());
        let heard = Arc::new(Heard { events: Mutex::default(), sites: sites.clone() });
        let app = App {
            db: test.db.clone(),
            host: host(),
            theme: Theme::bundled(),
            announce: Box::new(Ear(heard.clone())),
            services: Box::new(|| None),
            chosen,
        };
        World { app, test, sites, heard }
    }

    pub async fn clinic(&self, slug: &str) -> Clinic {
        let new = NewTenant {
            slug: slug.to_owned(),
            name: format!("Clínica {slug}"),
            hosts: vec![format!("{slug}.localhost")],
            base_url: Some(format!("http://{slug}.localhost")),
            language: Language::PtBr,
            city: Some("São Paulo".to_owned()),
            region: Some("SP".to_owned()),
            registration: Some(format!("Clínica {slug} – CRM/SP 9999900")),
            technical_director: Some(physician("Helena Vasconcelos Prado", "9999900")),
            demo: false,
        };
        let tenant = tenants::create(&self.app, Origin::CommandLine, new).await.unwrap();
        self.sites.reload_hosts(&self.app).await.unwrap();
        let mut people = BTreeMap::new();
        let author: &[Role] = &[Role::ContentCreator, Role::SpecialistReviewer];
        for (key, name, roles, number) in [
            ("author", "Helena Vasconcelos Prado", author, Some("9999901")),
            ("reviewer", "Beatriz Nogueira Sampaio", &[Role::SpecialistReviewer], Some("9999902")),
            ("second", "Lívia Moraes Quintela", &[Role::SpecialistReviewer], Some("9999903")),
            ("planner", "Rita Camargo Leal", &[Role::ContentPlanner], None),
            ("lawyer", "Caio Mendonça Teles", &[Role::LegalReviewer], None),
            ("reader", "Nádia Fontes Barreto", &[Role::Reader], None),
        ] {
            let identity = number.map(|number| physician(name, number));
            let new = NewUser { name: name.to_owned(), email: Some(email(key, slug)), roles: roles.to_vec(), identity };
            let added = users::add(&self.app, Origin::CommandLine, slug, new).await.unwrap();
            people.insert(key, sessions::authenticate(&self.app, &added.secret, Origin::Http).await.unwrap());
        }
        Clinic { tenant, people }
    }

    pub async fn with_library(&self, slug: &str) -> Clinic {
        let clinic = self.clinic(slug).await;
        let imported = references::import(&self.app, clinic.who("planner"), LITERATURE).await.unwrap();
        assert!(imported.keys.len() > 50 && imported.problems.is_empty());
        clinic
    }

    pub async fn claim(&self, queue: &str) -> Vec<Lease> {
        unscoped::claim(&self.app.db, queue, Uuid::now_v7(), 1, LEASE).await.unwrap()
    }

    /// Runs all jobs that are due, one after the other, and returns how many.
    pub async fn work(&self) -> usize {
        let mut ran = 0;
        loop {
            let mut leases = self.claim(editorial::PIPELINE).await;
            leases.extend(self.claim(editorial::SITE).await);
            if leases.is_empty() {
                return ran;
            }
            for lease in leases {
                self.run(&lease).await.unwrap();
                self.test.clock.advance(Duration::from_secs(1));
                ran += 1;
            }
        }
    }

    pub async fn run(&self, lease: &Lease) -> Result<(), Error> {
        match lease.kind.as_str() {
            editorial::RUN_STAGE => pipeline::run(&self.app, lease).await,
            editorial::PUBLISH => publication::publish(&self.app, lease).await,
            editorial::WITHDRAW => publication::withdraw(&self.app, lease).await,
            editorial::LISTS => lists::run(&self.app, lease).await,
            other => panic!("{other}"),
        }
    }

    pub async fn submit(&self, clinic: &Clinic, slug: &str, text: &str) -> Piece {
        editorial::submit(&self.app, clinic.who("author"), draft(slug, text)).await.unwrap()
    }

    pub async fn piece(&self, clinic: &Clinic, slug: &str) -> Piece {
        editorial::piece(&self.app, clinic.who("author"), slug).await.unwrap()
    }

    /// Column, and why it waits there.
    pub async fn place(&self, clinic: &Clinic, slug: &str) -> (Column, Option<Waiting>) {
        let workflow = self.piece(clinic, slug).await.workflow;
        (workflow.column, workflow.waiting())
    }

    /// Stages, every proposed reference rejected, and stages again.
    pub async fn to_review(&self, clinic: &Clinic, slug: &str) {
        self.work().await;
        if self.place(clinic, slug).await.1 == Some(Waiting::ForReferences) {
            references::decide(&self.app, clinic.who("author"), slug, &["all".to_owned()], false).await.unwrap();
            self.work().await;
        }
        let findings = cms::review::view(&self.app, clinic.who("author"), slug).await.map(|view| view.findings);
        assert_eq!(self.place(clinic, slug).await, (Column::TechnicalReview, None), "{findings:?}");
    }

    pub async fn assign(&self, clinic: &Clinic, slug: &str, reviewer: &str, kind: ReviewKind) -> Result<Piece, Error> {
        let email = email(reviewer, &clinic.tenant.slug);
        editorial::assign(&self.app, clinic.who("planner"), slug, &email, kind).await
    }

    pub async fn approve(&self, clinic: &Clinic, slug: &str, reviewer: &str, kind: ReviewKind) -> Result<Piece, Error> {
        let signature = Signature {
            kind,
            hash: None,
            meaning: "Revisei este texto".to_owned(),
            reason: "Concorda com a diretriz".to_owned(),
        };
        editorial::approve(&self.app, clinic.who(reviewer), slug, signature).await
    }

    /// The whole way of a draft that nobody objects to.
    pub async fn publish(&self, clinic: &Clinic, slug: &str, text: &str) -> Piece {
        self.submit(clinic, slug, text).await;
        self.bring_to_readers(clinic, slug).await
    }

    pub async fn bring_to_readers(&self, clinic: &Clinic, slug: &str) -> Piece {
        self.to_review(clinic, slug).await;
        self.assign(clinic, slug, "reviewer", ReviewKind::Technical).await.unwrap();
        let approved = self.approve(clinic, slug, "reviewer", ReviewKind::Technical).await.unwrap();
        assert_eq!(approved.workflow.column, Column::Approved);
        let piece = editorial::publish(&self.app, clinic.who("planner"), slug).await.unwrap();
        self.work().await;
        piece
    }

    /// What readers of the clinic's site get, with the status.
    pub async fn get(&self, clinic: &Clinic, path: &str) -> (u16, String) {
        let served = self.served(clinic, path).await;
        (served.status.as_u16(), String::from_utf8(served.identity.bytes.to_vec()).unwrap())
    }

    pub async fn served(&self, clinic: &Clinic, path: &str) -> Arc<Served> {
        self.sites.load(&self.app, &clinic.tenant.hosts[0], path).await.unwrap().unwrap()
    }
}

impl Clinic {
    pub fn who(&self, key: &str) -> &Caller {
        &self.people[key]
    }

    pub fn guest(&self) -> Caller {
        Caller { principal: Principal::Guest, ..self.who("reader").clone() }
    }
}

pub fn email(key: &str, clinic: &str) -> String {
    format!("{key}@{clinic}.example")
}

pub fn draft(slug: &str, text: &str) -> Submission {
    Submission {
        bytes: text.as_bytes().to_vec(),
        name: format!("{slug}.md"),
        page: None,
        slug: Some(slug.to_owned()),
        format: None,
        language: None,
        translation_of: None,
    }
}

fn physician(name: &str, number: &str) -> Identity {
    Identity {
        name: name.to_owned(),
        title: None,
        feminine: true,
        profession: Profession::Cfm,
        council: Council::Crm,
        number: number.to_owned(),
        region: "SP".to_owned(),
        category: None,
        specialty: None,
        rqe: None,
    }
}

pub fn code<T>(result: Result<T, Error>) -> &'static str {
    result.map(|_| "ok").unwrap_or_else(|error| error.code())
}
