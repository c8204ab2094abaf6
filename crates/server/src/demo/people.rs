//! The clinics of the demo and their people. All are fictional, and their registration numbers are higher than any that
//! a council has issued.

use std::net::SocketAddr;

use anyhow::{Context as _, Result};
use cms::tenants::NewTenant;
use cms::users::NewUser;
use domain::document::Language;
use domain::finding::Profession;
use domain::privacy::Council;
use domain::publishing::Identity;
use domain::user::Role;

pub struct Person {
    key: &'static str,
    name: &'static str,
    roles: &'static [Role],
    identity: Option<Registration>,
}

struct Registration {
    feminine: bool,
    profession: Profession,
    council: Council,
    region: &'static str,
    number: &'static str,
    specialty: Option<(&'static str, &'static str)>,
}

pub struct Clinic {
    pub slug: &'static str,
    name: &'static str,
    hosts: &'static [&'static str],
    port: u16,
    city: &'static str,
    registration: &'static str,
    director: &'static str,
    pub people: &'static [Person],
}

const AUTHOR_AND_REVIEWER: &[Role] = &[Role::ContentCreator, Role::SpecialistReviewer];
const PLANNER: &[Role] = &[Role::ContentPlanner, Role::Administrator];

const fn physician(
    feminine: bool,
    number: &'static str,
    specialty: (&'static str, &'static str),
) -> Option<Registration> {
    Some(Registration {
        feminine,
        profession: Profession::Cfm,
        council: Council::Crm,
        region: "SP",
        number,
        specialty: Some(specialty),
    })
}

const fn psychologist(feminine: bool, number: &'static str) -> Option<Registration> {
    Some(Registration {
        feminine,
        profession: Profession::Cfp,
        council: Council::Crp,
        region: "06",
        number,
        specialty: None,
    })
}

const AURORA: &[Person] = &[
    Person {
        key: "helena",
        name: "Helena Vasconcelos Prado",
        roles: AUTHOR_AND_REVIEWER,
        identity: physician(true, "9999901", ("Cardiologia", "999901")),
    },
    Person {
        key: "tomas",
        name: "Tomás Arruda Figueira",
        roles: AUTHOR_AND_REVIEWER,
        identity: physician(false, "9999902", ("Medicina de Família e Comunidade", "999902")),
    },
    Person {
        key: "beatriz",
        name: "Beatriz Nogueira Sampaio",
        roles: AUTHOR_AND_REVIEWER,
        identity: physician(true, "9999903", ("Endocrinologia e Metabologia", "999903")),
    },
    Person { key: "rita", name: "Rita Camargo Leal", roles: PLANNER, identity: None },
    Person { key: "caio", name: "Caio Mendonça Teles", roles: &[Role::LegalReviewer], identity: None },
    Person {
        key: "nadia",
        name: "Nádia Fontes Barreto",
        roles: &[Role::DataProtectionOfficer, Role::Auditor],
        identity: None,
    },
];

const HORIZONTE: &[Person] = &[
    Person {
        key: "livia",
        name: "Lívia Moraes Quintela",
        roles: AUTHOR_AND_REVIEWER,
        identity: psychologist(true, "999901"),
    },
    Person {
        key: "otavio",
        name: "Otávio Brandão Salles",
        roles: AUTHOR_AND_REVIEWER,
        identity: psychologist(false, "999902"),
    },
    Person { key: "irene", name: "Irene Paiva Cordeiro", roles: PLANNER, identity: None },
];

pub fn clinics(listen: SocketAddr) -> [Clinic; 2] {
    let port = listen.port();
    [
        Clinic {
            slug: "aurora",
            name: "Clínica Aurora",
            hosts: &["aurora.localhost", "localhost"],
            port,
            city: "São Paulo",
            registration: "Clínica Aurora – CRM/SP 9999900",
            director: "helena",
            people: AURORA,
        },
        Clinic {
            slug: "horizonte",
            name: "Espaço Horizonte",
            hosts: &["horizonte.localhost"],
            port,
            city: "Campinas",
            registration: "Espaço Horizonte – CRP 06/999900-J",
            director: "livia",
            people: HORIZONTE,
        },
    ]
}

impl Clinic {
    pub fn tenant(&self) -> NewTenant {
        NewTenant {
            slug: self.slug.to_owned(),
            name: self.name.to_owned(),
            hosts: self.hosts.iter().map(|host| (*host).to_owned()).collect(),
            base_url: Some(format!("http://{}:{}", self.hosts[0], self.port)),
            language: Language::PtBr,
            city: Some(self.city.to_owned()),
            region: Some("SP".to_owned()),
            registration: Some(self.registration.to_owned()),
            technical_director: self.person(self.director).ok().and_then(Person::identity),
            demo: true,
        }
    }

    pub fn person(&self, key: &str) -> Result<&Person> {
        self.people.iter().find(|person| person.key == key).with_context(|| format!("nobody is called {key}"))
    }

    pub fn planner(&self) -> &Person {
        let planner = self.people.iter().find(|person| person.roles.contains(&Role::ContentPlanner));
        planner.expect("each clinic of the demo has a planner")
    }

    /// The next colleague who may review; never the author.
    pub fn reviewer_for(&self, author: &str) -> Result<&Person> {
        let reviewers: Vec<_> =
            self.people.iter().filter(|person| person.roles.contains(&Role::SpecialistReviewer)).collect();
        let at = reviewers.iter().position(|person| person.key == author).unwrap_or(0);
        let next = reviewers.get((at + 1) % reviewers.len().max(1)).copied();
        next.filter(|person| person.key != author).context("nobody can review")
    }
}

impl Person {
    pub fn email(&self, clinic: &str) -> String {
        format!("{}@{clinic}.example", self.key)
    }

    pub fn user(&self) -> NewUser {
        let clinic = if AURORA.iter().any(|person| person.key == self.key) { "aurora" } else { "horizonte" };
        NewUser {
            name: self.name.to_owned(),
            email: Some(self.email(clinic)),
            roles: self.roles.to_vec(),
            identity: self.identity(),
        }
    }

    fn identity(&self) -> Option<Identity> {
        let registration = self.identity.as_ref()?;
        Some(Identity {
            name: self.name.to_owned(),
            title: None,
            feminine: registration.feminine,
            profession: registration.profession,
            council: registration.council,
            number: registration.number.to_owned(),
            region: registration.region.to_owned(),
            category: None,
            specialty: registration.specialty.map(|(name, _)| name.to_owned()),
            rqe: registration.specialty.map(|(_, rqe)| rqe.to_owned()),
        })
    }
}
