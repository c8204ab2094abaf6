//! A tenant with one user for each role, and the permits that tests ask for.

use domain::document::Language;
use domain::finding::Profession;
use domain::id::{JobId, PageId, RequestId, TenantId, UserId};
use domain::page::Page;
use domain::privacy::Council;
use domain::publishing::{Identity, SiteProfile};
use domain::tenant::Tenant;
use domain::user::{Role, User};
use policy::{Action, Caller, Origin, Permit, Principal, Resource, Service, authorize};

use crate::{Db, tenants, unscoped, users};

pub struct Clinic {
    pub db: Db,
    pub tenant: Tenant,
    /// In the order of `Role::ALL`.
    pub users: Vec<User>,
}

impl Clinic {
    /// Makes tenant and users as the owner of the data folder would.
    pub async fn new(db: &Db, slug: &str) -> Clinic {
        let site = SiteProfile {
            name: format!("Clínica {slug}"),
            base_url: format!("https://{slug}.localhost"),
            city: None,
            region: None,
            registration: None,
            technical_director: None,
        };
        let hosts = vec![format!("{slug}.localhost"), format!("www.{slug}.localhost")];
        let (id, language) = (db.new_id::<TenantId>(), Language::PtBr);
        let tenant = Tenant { id, slug: slug.to_owned(), hosts, language, site, demo: true };
        let clinic = Clinic { db: db.clone(), users: Role::ALL.map(|role| user(db, id, role)).into(), tenant };
        let permit = clinic.owner_permit(Action::TenantManage, &Resource::Tenant(id));
        let mut tx = db.begin(&permit).await.unwrap();
        tenants::create(&mut tx, &clinic.tenant).await.unwrap();
        tx.commit().await.unwrap();
        for user in &clinic.users {
            let permit = clinic.owner_permit(Action::UserManage, &Resource::Account { tenant: id, user: user.id });
            let mut tx = db.begin(&permit).await.unwrap();
            let email = format!("{}@{slug}.example", user.roles[0].name());
            users::create(&mut tx, user, Some(&email)).await.unwrap();
            tx.commit().await.unwrap();
        }
        clinic
    }

    pub fn id(&self) -> TenantId {
        self.tenant.id
    }

    pub fn user(&self, role: Role) -> &User {
        &self.users[role as usize]
    }

    pub fn caller(&self, role: Role) -> Caller {
        let user = self.user(role);
        let roles = user.roles.iter().copied().collect();
        self.calls(Principal::User { id: user.id, roles }, Origin::Http)
    }

    pub fn owner(&self) -> Caller {
        self.calls(Principal::Owner, Origin::CommandLine)
    }

    pub fn service(&self, service: Service) -> Caller {
        self.calls(Principal::System(service), Origin::Worker)
    }

    fn calls(&self, principal: Principal, origin: Origin) -> Caller {
        let request_id = self.db.new_id::<RequestId>();
        Caller { principal, tenant: self.id(), session: None, device: None, origin, request_id }
    }

    /// # Panics
    /// When the policies refuse.
    pub fn permit(&self, role: Role, action: Action, resource: &Resource) -> Permit {
        authorize(&self.caller(role), action, resource).unwrap()
    }

    /// # Panics
    /// When the policies refuse.
    pub fn owner_permit(&self, action: Action, resource: &Resource) -> Permit {
        authorize(&self.owner(), action, resource).unwrap()
    }

    /// # Panics
    /// When the policies refuse.
    pub fn service_permit(&self, service: Service, action: Action, resource: &Resource) -> Permit {
        authorize(&self.service(service), action, resource).unwrap()
    }

    /// The permit of the pipeline to run a job about a page.
    pub fn job_permit(&self, id: JobId, page: Option<PageId>) -> Permit {
        self.service_permit(Service::Pipeline, Action::JobRun, &Resource::Job { tenant: self.id(), id, page })
    }

    /// A page of the content creator that does not exist yet.
    pub fn new_page(&self, slug: &str) -> Page {
        Page {
            id: self.db.new_id(),
            tenant: self.id(),
            slug: slug.to_owned(),
            language: Language::PtBr,
            category: Some("cardiologia".to_owned()),
            author: self.user(Role::ContentCreator).id,
            translation_of: None,
            live_revision: None,
        }
    }

    /// What the policies see of a page; of a new one where the database has none.
    pub async fn resource(&self, page: PageId) -> Resource {
        let found = unscoped::page_resource(&self.db, self.id(), page).await.unwrap();
        found.unwrap_or_else(|| Resource::Page {
            tenant: self.id(),
            id: page,
            column: domain::workflow::Column::Draft,
            live: false,
            author: self.user(Role::ContentCreator).id,
            reviewers: Default::default(),
        })
    }

    /// # Panics
    /// When the policies refuse.
    pub async fn page_permit(&self, role: Role, action: Action, page: PageId) -> Permit {
        self.permit(role, action, &self.resource(page).await)
    }
}

fn user(db: &Db, tenant: TenantId, role: Role) -> User {
    let licensed = matches!(role, Role::SpecialistReviewer | Role::ContentCreator);
    let identity = licensed.then(|| Identity {
        name: format!("Pessoa {}", role.name()),
        title: Some("Dra.".to_owned()),
        feminine: true,
        profession: Profession::Cfm,
        council: Council::Crm,
        number: "000000".to_owned(),
        region: "SP".to_owned(),
        category: None,
        specialty: None,
        rqe: None,
    });
    let name = format!("Pessoa {}", role.name());
    User { id: db.new_id::<UserId>(), tenant, name, roles: vec![role], identity, disabled: false }
}
