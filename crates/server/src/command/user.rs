//! People and their tokens, set up by whoever owns the data folder.

use clap::{Args, Subcommand};
use cms::app::App;
use cms::error::Error;
use cms::users::{self, NewUser};
use cms::{access, sessions};
use domain::privacy::Council;
use domain::publishing::Identity;
use domain::user::Role;
use policy::Origin;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::reply::{Reply, table};

#[derive(Subcommand, Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserCommand {
    /// Add a person and print their token once
    Add(AddUser),
    /// Print a new token for a person
    Token {
        /// Short name of the tenant
        #[arg(long)]
        tenant: String,
        /// E-mail address or id
        user: String,
    },
    /// Print a link by which a person logs in to the administration once, within an hour
    Link {
        /// Short name of the tenant
        #[arg(long)]
        tenant: String,
        /// E-mail address or id
        user: String,
    },
    /// List the people of a tenant
    List {
        /// Short name of the tenant
        #[arg(long)]
        tenant: String,
    },
    /// Lock a person out; their tokens stop at once
    Disable {
        /// Short name of the tenant
        #[arg(long)]
        tenant: String,
        /// E-mail address or id
        user: String,
    },
}

#[derive(Args, Clone, Debug, Serialize, Deserialize)]
pub struct AddUser {
    /// Short name of the tenant
    #[arg(long)]
    tenant: String,
    /// Full name
    name: String,
    #[arg(long)]
    email: Option<String>,
    /// administrator, content_planner, content_creator, specialist_reviewer, legal_reviewer, data_protection_officer,
    /// auditor, reader
    #[arg(long = "role", required = true)]
    roles: Vec<String>,
    /// Registration with a council: `CRM/SP 123456`, `CRP 06/12345`, `CRN-3 12345`, `COREN-SP 123456-ENF`
    #[arg(long)]
    registration: Option<String>,
    /// Specialty, with its registration: `Cardiologia:12345`
    #[arg(long)]
    specialty: Option<String>,
    /// The title is used in the feminine form
    #[arg(long)]
    feminine: bool,
}

impl UserCommand {
    pub async fn run(self, app: &App, origin: Origin) -> Result<Reply, Error> {
        match self {
            UserCommand::Add(add) => add.run(app, origin).await,
            UserCommand::Token { tenant, user } => {
                let secret = users::issue_token(app, origin, &tenant, &user).await?;
                Ok(Reply::new(token_text(&secret), json!({ "token": secret })))
            }
            UserCommand::Link { tenant, user } => {
                let link = login_link(app, origin, &tenant, &user).await?;
                Ok(Reply::new(format!("log in once, within an hour: {link}"), json!({ "link": link })))
            }
            UserCommand::List { tenant } => list(app, origin, &tenant).await,
            UserCommand::Disable { tenant, user } => {
                let user = users::disable(app, origin, &tenant, &user).await?;
                Ok(Reply::new(format!("{} is locked out", user.name), json!({ "user": user })))
            }
        }
    }
}

impl AddUser {
    async fn run(self, app: &App, origin: Origin) -> Result<Reply, Error> {
        let identity = self.registration.as_deref().map(|text| identity(text, &self)).transpose()?;
        let roles = self.roles.iter().map(|name| role(name)).collect::<Result<_, _>>()?;
        let new = NewUser { name: self.name, email: self.email, roles, identity };
        let added = users::add(app, origin, &self.tenant, new).await?;
        let text = format!("{} added ({})\n{}", added.user.name, added.user.id, token_text(&added.secret));
        Ok(Reply::new(text, json!({"user": added.user, "token": added.secret})))
    }
}

/// Address at which a person logs in once.
///
/// # Errors
/// `NotFound` without such a tenant or person.
pub async fn login_link(app: &App, origin: Origin, tenant: &str, user: &str) -> Result<String, Error> {
    let secret = sessions::link(app, origin, tenant, user).await?;
    let site = access::tenant_by_slug(app, tenant).await?.site;
    Ok(format!("{}/admin/login/{secret}", site.base_url))
}

fn token_text(secret: &str) -> String {
    format!("token, shown once: {secret}\nput it into LAUDA_TOKEN or into a file that only you can read (--token-file)")
}

fn role(name: &str) -> Result<Role, Error> {
    let known = || Role::ALL.map(Role::name).join(", ");
    Role::parse(name).ok_or_else(|| Error::invalid(format!("{name:?} is no role: use one of {}", known())))
}

/// Splits "CRM/SP 123456": letters of the council, then the region, then the number, then a category.
fn identity(text: &str, add: &AddUser) -> Result<Identity, Error> {
    let bad = || {
        Error::invalid(format!(
            "{text:?} is no registration: write it like CRM/SP 123456, CRP 06/12345, CRN-3 12345 or COREN-SP 123456-ENF"
        ))
    };
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').filter(|part| !part.is_empty()).collect();
    let [council, region, number, rest @ ..] = parts.as_slice() else { return Err(bad()) };
    let council = council_of(council).ok_or_else(bad)?;
    let profession = council.profession().ok_or_else(bad)?;
    if !number.bytes().any(|b| b.is_ascii_digit()) {
        return Err(bad());
    }
    let (specialty, rqe) = match &add.specialty {
        Some(specialty) => match specialty.split_once(':') {
            Some((name, rqe)) => (Some(name.to_owned()), Some(rqe.to_owned())),
            None => (Some(specialty.clone()), None),
        },
        None => (None, None),
    };
    Ok(Identity {
        name: add.name.clone(),
        title: None,
        feminine: add.feminine,
        profession,
        council,
        number: (*number).to_owned(),
        region: region.to_uppercase(),
        category: rest.first().map(|category| category.to_uppercase()),
        specialty,
        rqe,
    })
}

fn council_of(name: &str) -> Option<Council> {
    Some(match name.to_ascii_uppercase().as_str() {
        "CRM" => Council::Crm,
        "CRP" => Council::Crp,
        "CRN" => Council::Crn,
        "CRO" => Council::Cro,
        "COREN" => Council::Coren,
        _ => return None,
    })
}

async fn list(app: &App, origin: Origin, tenant: &str) -> Result<Reply, Error> {
    let users = users::list(app, origin, tenant).await?;
    let rows: Vec<_> = users
        .iter()
        .map(|user| {
            let roles: Vec<_> = user.roles.iter().map(|role| role.name()).collect();
            vec![
                user.id.to_string(),
                user.name.clone(),
                roles.join(" "),
                if user.disabled { "disabled" } else { "" }.to_owned(),
            ]
        })
        .collect();
    Ok(Reply::new(table(&["id", "name", "roles", ""], &rows), json!({ "users": users })))
}
