//! Tenants, set up by whoever owns the data folder.

use clap::{Args, Subcommand};
use cms::app::App;
use cms::error::Error;
use cms::tenants::{self, NewTenant};
use domain::document::Language;
use policy::Origin;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::reply::{Reply, table};

#[derive(Subcommand, Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TenantCommand {
    /// Add a tenant
    Add(AddTenant),
    /// List tenants with their hosts and keys
    List,
}

#[derive(Args, Clone, Debug, Serialize, Deserialize)]
pub struct AddTenant {
    /// Short name: lower-case letters, digits, hyphens
    slug: String,
    /// Name as readers see it
    #[arg(long)]
    name: String,
    /// Host names; the first is the canonical one
    #[arg(long = "host", required = true)]
    hosts: Vec<String>,
    /// Address of the site; else https:// and the first host
    #[arg(long)]
    base_url: Option<String>,
    /// `pt-BR` or `en`
    #[arg(long, default_value = "pt-BR")]
    lang: String,
    #[arg(long)]
    city: Option<String>,
    /// State, such as SP
    #[arg(long)]
    region: Option<String>,
    /// Registration of the establishment with its council
    #[arg(long)]
    registration: Option<String>,
}

impl TenantCommand {
    pub async fn run(self, app: &App, origin: Origin) -> Result<Reply, Error> {
        match self {
            TenantCommand::Add(add) => add.run(app, origin).await,
            TenantCommand::List => list(app, origin).await,
        }
    }
}

impl AddTenant {
    async fn run(self, app: &App, origin: Origin) -> Result<Reply, Error> {
        let new = NewTenant {
            slug: self.slug,
            name: self.name,
            hosts: self.hosts,
            base_url: self.base_url,
            language: language(&self.lang)?,
            city: self.city,
            region: self.region,
            registration: self.registration,
            technical_director: None,
            demo: false,
        };
        let tenant = tenants::create(app, origin, new).await?;
        let text = format!("tenant {} added; add a person with `lauda user add --tenant {}`", tenant.slug, tenant.slug);
        Ok(Reply::new(text, json!({ "tenant": tenant })))
    }
}

pub fn language(name: &str) -> Result<Language, Error> {
    match name.to_ascii_lowercase().as_str() {
        "pt-br" | "pt" => Ok(Language::PtBr),
        "en" | "en-us" => Ok(Language::En),
        _ => Err(Error::invalid(format!("{name:?} is no language of Lauda: use pt-BR or en"))),
    }
}

async fn list(app: &App, origin: Origin) -> Result<Reply, Error> {
    let tenants = tenants::list(app, origin).await?;
    let rows: Vec<_> = tenants
        .iter()
        .map(|t| vec![t.tenant.slug.clone(), t.tenant.hosts.join(" "), t.key.clone().unwrap_or_default()])
        .collect();
    let json: Vec<_> = tenants.iter().map(|t| json!({"tenant": t.tenant, "signing_key": t.key})).collect();
    Ok(Reply::new(table(&["tenant", "hosts", "signing key"], &rows), json!({ "tenants": json })))
}
