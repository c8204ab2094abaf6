//! The peer: nginx as one would set it up for speed, with one worker, answering the same bytes under the same headers.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::http::{self, Answer};
use super::process::{Cores, Server};

/// What it answers, and under which path.
pub enum Content<'a> {
    /// A file, as a static site is served.
    File { path: &'a str, answer: &'a Answer },
    /// Fixed text out of the configuration, for any method.
    Text { path: &'a str, answer: &'a Answer },
}

/// Headers that nginx writes itself.
const OWN: [&str; 5] = ["content-length", "content-type", "date", "connection", "server"];

pub fn start(folder: &Path, cores: Cores, content: &[Content<'_>]) -> Result<Server> {
    std::fs::create_dir_all(folder)?;
    let port = http::free_port()?;
    let mut locations = String::new();
    for (number, content) in content.iter().enumerate() {
        locations += &match content {
            Content::File { path, answer } => file(folder, number, path, answer)?,
            Content::Text { path, answer } => text(path, answer),
        };
    }
    let file = folder.join("nginx.conf");
    std::fs::write(&file, configuration(folder, port, &locations))?;
    let arguments = ["-c".to_owned(), file.display().to_string(), "-e".to_owned(), "stderr".to_owned()];
    Server::start("nginx", &arguments, cores.server, port, folder.join("log"))
}

/// The user is the one who runs the bench, so that the worker can read the folder.
fn configuration(folder: &Path, port: u16, locations: &str) -> String {
    let folder = folder.display();
    let user = if nix_root() { "user root;\n" } else { "" };
    format!(
        "{user}daemon off;\nworker_processes 1;\npid {folder}/nginx.pid;\nerror_log stderr warn;\n\
         events {{ worker_connections 1024; multi_accept on; }}\n\
         http {{\n\
         access_log off;\nserver_tokens off;\netag off;\nsendfile on;\ntcp_nodelay on;\n\
         keepalive_timeout 60s;\nkeepalive_requests 1000000000;\nmax_ranges 0;\n\
         open_file_cache max=100 inactive=600s;\nopen_file_cache_valid 600s;\n\
         client_body_temp_path {folder}/body;\nproxy_temp_path {folder}/proxy;\nfastcgi_temp_path {folder}/fastcgi;\n\
         uwsgi_temp_path {folder}/uwsgi;\nscgi_temp_path {folder}/scgi;\n\
         server {{\nlisten 127.0.0.1:{port};\n{locations}}}\n}}\n"
    )
}

fn nix_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

fn file(folder: &Path, number: usize, path: &str, answer: &Answer) -> Result<String> {
    let body: PathBuf = folder.join(format!("body-{number}"));
    std::fs::write(&body, &answer.body)?;
    let body = body.display();
    Ok(format!("location = {path} {{ alias {body}; {} }}\n", headers(answer, true)))
}

fn text(path: &str, answer: &Answer) -> String {
    let body = String::from_utf8_lossy(&answer.body).replace('\\', "\\\\").replace('\'', "\\'");
    format!("location = {path} {{ {} return 200 '{body}'; }}\n", headers(answer, false))
}

/// Whatever the measured server sends and nginx does not send by itself.
fn headers(answer: &Answer, of_file: bool) -> String {
    let quoted = |value: &str| value.replace('\\', "\\\\").replace('"', "\\\"");
    let media_type = answer.headers.iter().find(|(name, _)| name == "content-type");
    let mut text = String::from("types {} ");
    if let Some((_, value)) = media_type {
        text += &format!("default_type \"{}\"; ", quoted(value));
    }
    for (name, value) in answer.headers.iter().filter(|(name, _)| !OWN.contains(&name.as_str())) {
        text += &format!("add_header {name} \"{}\"; ", quoted(value));
    }
    // A file would be sent with the date of its last change, which the other server does not send.
    if of_file && !answer.headers.iter().any(|(name, _)| name == "last-modified") {
        text += "add_header last-modified \"\"; ";
    }
    text
}
