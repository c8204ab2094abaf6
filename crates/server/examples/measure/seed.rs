//! Fills a data folder with published pages: addresses and artifacts of the size of a real article, put where publication
//! puts them. The texts are one article under many numbers; its compressed forms are kept as they are, because only their
//! size matters to a start.

use anyhow::{Context as _, Result};
use cms::access;
use db::artifacts::{self, Encoding, Mapping, NewArtifact};
use db::unscoped;
use policy::{Action, Resource, Service};
use serde_json::{Value, json};
use server::cli::Folder;
use server::folder::{self, Purpose};

const TENANT: &str = "aurora";
const ARTICLE: &str = "/pressao-alta";
/// Pages in one transaction.
const CHUNK: usize = 500;

pub async fn pages(folder: &Folder, count: usize) -> Result<Value> {
    let opened = folder::open(folder, Purpose::Command).await?;
    let app = &opened.app;
    let tenant = access::tenant_by_slug(app, TENANT).await?;
    let mapping = unscoped::mapping(&app.db, tenant.id, ARTICLE).await?.context("the demo has no such article")?;
    let digest = mapping.digest.clone().context("the article has no body")?;
    let body = async |encoding| unscoped::artifact(&app.db, tenant.id, &digest, encoding).await;
    let identity = body(Encoding::Identity).await?.context("the article has no body")?;
    let (br, gzip) = (body(Encoding::Br).await?, body(Encoding::Gzip).await?);

    let caller = access::service(app, Service::Publisher, tenant.id);
    let permit = access::permit(app, &caller, Action::SiteRender, &Resource::Tenant(tenant.id)).await?;
    let numbers: Vec<usize> = (0..count).collect();
    for chunk in numbers.chunks(CHUNK) {
        let mut tx = app.db.begin(&permit).await?;
        for number in chunk {
            let mut text = identity.bytes.clone();
            text.extend_from_slice(format!("<!-- {number} -->").as_bytes());
            let artifact = NewArtifact {
                media_type: &identity.media_type,
                identity: &text,
                br: br.as_ref().map(|body| body.bytes.as_slice()),
                gzip: gzip.as_ref().map(|body| body.bytes.as_slice()),
            };
            let digest = artifacts::put(&mut tx, &artifact).await?;
            let path = format!("{ARTICLE}-{number}");
            artifacts::map(&mut tx, &Mapping { path, digest: Some(digest), page: None, ..mapping.clone() }).await?;
        }
        tx.commit().await?;
    }
    opened.close().await;
    Ok(json!({ "pages": count, "bytes_each": identity.bytes.len() }))
}
