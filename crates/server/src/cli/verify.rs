//! `lauda verify`: recomputes what a certificate says from the bytes that readers get.
//!
//! Exit code 0: true, and the key is one that was given. 1: consistent, key not trusted. 2: false.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use cms::certificate::{self, Falsity, Opened};
use domain::certificate::Envelope;

const MAX_BYTES: usize = 32 << 20;

#[derive(Args)]
pub struct Verify {
    /// Address of a page or certificate, or a certificate file of a static export
    what: String,
    /// Fingerprint of a key that you trust (64 hexadecimal digits); may be repeated
    #[arg(long = "key", value_name = "FINGERPRINT")]
    keys: Vec<String>,
}

/// Why nothing can be said at all; as bad as false for whoever asked.
enum Failure {
    False(Falsity),
    Unreadable(String),
}

impl From<Falsity> for Failure {
    fn from(falsity: Falsity) -> Failure {
        Failure::False(falsity)
    }
}

impl Verify {
    pub fn run(self) -> ExitCode {
        let checked = match Source::of(&self.what) {
            Source::Site(url) => tokio::runtime::Runtime::new()
                .map_err(|e| Failure::Unreadable(e.to_string()))
                .and_then(|runtime| runtime.block_on(site(&url))),
            Source::Export(file) => export(&file),
        };
        match checked {
            Ok(opened) => self.verdict(&opened),
            Err(Failure::False(falsity)) => {
                println!("FALSE: {falsity}");
                ExitCode::from(2)
            }
            Err(Failure::Unreadable(problem)) => {
                println!("FALSE: it cannot be verified: {problem}");
                ExitCode::from(2)
            }
        }
    }

    fn verdict(&self, opened: &Opened) -> ExitCode {
        let certificate = &opened.certificate;
        let names: Vec<_> = certificate.approvals.iter().map(|a| a.reviewer.as_str()).collect();
        println!("page       {}", certificate.page);
        println!("text       {} (issue {}, {})", certificate.derived, certificate.issue, certificate.issued_at);
        println!("artifacts  {} recomputed, all equal", certificate.artifacts.len());
        println!("approved   {}", names.join(", "));
        println!("key        {}", opened.fingerprint);
        let trusted = self.keys.iter().any(|key| key.eq_ignore_ascii_case(&opened.fingerprint));
        if trusted {
            println!("TRUE: signed by a key that you trust");
            return ExitCode::SUCCESS;
        }
        println!("consistent, key not trusted: compare the key with one from the publisher and pass it with --key");
        ExitCode::from(1)
    }
}

enum Source {
    Site(reqwest::Url),
    Export(PathBuf),
}

impl Source {
    fn of(what: &str) -> Source {
        match reqwest::Url::parse(what) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => Source::Site(url),
            _ => Source::Export(what.into()),
        }
    }
}

async fn site(url: &reqwest::Url) -> Result<Opened, Failure> {
    let client = client()?;
    let (page, certificate_url) = if url.path().starts_with("/certificates/") {
        let path = url.path().trim_end_matches(".json");
        (None, join(url, &format!("{path}.json"))?)
    } else {
        let html = get(&client, url.clone()).await?;
        let path =
            certificate_link(&html).ok_or_else(|| Failure::Unreadable("the page names no certificate".to_owned()))?;
        (Some(url.path().to_owned()), join(url, &format!("{path}.json"))?)
    };
    let opened = open(&get(&client, certificate_url.clone()).await?, certificate_url.path())?;
    if page.is_some_and(|page| !opened.certificate.artifacts.iter().any(|artifact| artifact.path == page)) {
        return Err(Falsity::OtherPage.into());
    }
    for artifact in &opened.certificate.artifacts {
        let served = get(&client, join(url, &artifact.path)?).await?;
        certificate::check_artifact(&opened.certificate, &artifact.path, &served)?;
    }
    Ok(opened)
}

fn client() -> Result<reqwest::Client, Failure> {
    let builder = reqwest::Client::builder().timeout(std::time::Duration::from_secs(30));
    builder.redirect(reqwest::redirect::Policy::none()).build().map_err(|e| Failure::Unreadable(e.to_string()))
}

fn join(url: &reqwest::Url, path: &str) -> Result<reqwest::Url, Failure> {
    url.join(path).map_err(|e| Failure::Unreadable(e.to_string()))
}

/// Without `Accept-Encoding`, so that the bytes are those that the certificate was made of.
async fn get(client: &reqwest::Client, url: reqwest::Url) -> Result<Vec<u8>, Failure> {
    let unreadable = |problem: String| Failure::Unreadable(format!("{url}: {problem}"));
    let mut response = client.get(url.clone()).send().await.map_err(|e| unreadable(e.without_url().to_string()))?;
    if !response.status().is_success() {
        return Err(unreadable(format!("HTTP {}", response.status())));
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|e| unreadable(e.without_url().to_string()))? {
        if body.len() + chunk.len() > MAX_BYTES {
            return Err(unreadable("larger than 32 MiB".to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn certificate_link(html: &[u8]) -> Option<String> {
    let html = String::from_utf8_lossy(html);
    let (_, after) = html.split_once("href=\"/certificates/")?;
    let hash: String = after.chars().take_while(char::is_ascii_hexdigit).collect();
    (hash.len() == 64).then(|| format!("/certificates/{hash}"))
}

/// The address of a certificate derives from the hash of the text that it proves.
fn open(json: &[u8], path: &str) -> Result<Opened, Failure> {
    let envelope: Envelope = serde_json::from_slice(json).map_err(|_| Falsity::Damaged("it is no envelope"))?;
    let opened = certificate::open(&envelope)?;
    let named = Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if named.len() == 64 && named != opened.certificate.derived {
        return Err(Falsity::Address.into());
    }
    Ok(opened)
}

/// A certificate in a static export: `ROOT/certificates/HASH.json` with the pages beside it.
fn export(file: &Path) -> Result<Opened, Failure> {
    let unreadable = |path: &Path, e: std::io::Error| Failure::Unreadable(format!("{}: {e}", path.display()));
    let json = std::fs::read(file).map_err(|e| unreadable(file, e))?;
    let opened = open(&json, &file.to_string_lossy())?;
    let root = file.parent().and_then(Path::parent).unwrap_or(Path::new("."));
    for artifact in &opened.certificate.artifacts {
        let relative = artifact.path.trim_start_matches('/');
        if relative.split('/').any(|part| part == "..") {
            return Err(Falsity::Damaged("it names a path outside of the site").into());
        }
        let path = if relative.is_empty() || relative.ends_with('/') {
            root.join(relative).join("index.html")
        } else {
            root.join(format!("{relative}.html"))
        };
        let served = std::fs::read(&path).map_err(|e| unreadable(&path, e))?;
        certificate::check_artifact(&opened.certificate, &artifact.path, &served)?;
    }
    Ok(opened)
}

#[cfg(test)]
mod tests {
    use super::certificate_link;

    #[test]
    fn the_certificate_is_found_in_the_page() {
        let hash = "ab".repeat(32);
        let html = format!("<a href=\"/x\">x</a> <a href=\"/certificates/{hash}\">c</a>");
        assert_eq!(certificate_link(html.as_bytes()), Some(format!("/certificates/{hash}")));
        assert_eq!(certificate_link(b"<a href=\"/certificates/zz\">"), None);
    }
}
