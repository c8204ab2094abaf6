//! Addresses and their views.

use std::pin::Pin;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::Limits;
use crate::params::{self, Params};
use crate::view::{Context, Kind, Stop};

/// Lets a browser in, or says where it should go instead.
pub type Admission = Box<dyn for<'a> Fn(&'a Params, &'a mut Context) -> Admitting<'a> + Send + Sync>;

pub type Admitting<'a> = Pin<Box<dyn Future<Output = Result<(), Stop>> + Send + 'a>>;

#[derive(Default)]
pub struct Routes {
    pub routes: Vec<Route>,
    pub sessions: Vec<Group>,
}

pub struct Route {
    pub path: String,
    pub kind: Kind,
    /// The place of its live session in `sessions`.
    pub session: usize,
}

/// Views that a browser may go between without loading a page.
pub struct Group {
    pub name: String,
    pub admissions: Vec<Admission>,
}

/// An address, understood.
pub struct Matched<'a> {
    pub kind: Kind,
    pub live_session: &'a Group,
    pub params: Params,
}

impl Group {
    /// Asks everyone who may refuse.
    pub async fn admit(&self, params: &Params, context: &mut Context) -> Result<(), Stop> {
        for admission in &self.admissions {
            admission(params, context).await?;
        }
        Ok(())
    }
}

impl Routes {
    /// The first route that fits; the address may be a whole URL.
    pub fn find(&self, address: &str, limits: &Limits) -> Option<Matched<'_>> {
        let (path, query) = split(address);
        let (route, found) = self.routes.iter().find_map(|route| Some((route, fit(&route.path, path)?)))?;
        let mut params = params::decode(query, limits).ok()?;
        found.into_iter().for_each(|(name, value)| params.insert(name, Value::String(value)));
        Some(Matched { kind: route.kind, live_session: &self.sessions[route.session], params })
    }
}

/// Path and query of an address.
fn split(address: &str) -> (&str, &str) {
    let address = address.split('#').next().unwrap_or_default();
    let local = match address.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => address,
    };
    local.split_once('?').unwrap_or((local, ""))
}

/// The values of `{name}` where the path fits the pattern.
fn fit(pattern: &str, path: &str) -> Option<Vec<(String, String)>> {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    let mut found = Vec::new();
    loop {
        let (wanted, given) = match (wanted.next(), given.next()) {
            (None, None) => return Some(found),
            (Some(wanted), Some(given)) => (wanted, percent_decode_str(given).decode_utf8().ok()?),
            _ => return None,
        };
        match wanted.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) if !given.is_empty() => found.push((name.to_owned(), given.into_owned())),
            None if wanted == given => {}
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{fit, split};

    #[test]
    fn splits_addresses() {
        for (address, expect) in [
            ("/a/b?c=1#d", ("/a/b", "c=1")),
            ("http://x.example:1/a?b", ("/a", "b")),
            ("https://x.example", ("/", "")),
            ("", ("", "")),
        ] {
            assert_eq!(split(address), expect, "{address}");
        }
    }

    #[test]
    fn fits_paths() {
        assert_eq!(fit("/", "/"), Some(vec![]));
        assert_eq!(fit("/a/{id}", "/a/x%20y"), Some(vec![("id".to_owned(), "x y".to_owned())]));
        for (pattern, path) in [("/a", "/b"), ("/a/{id}", "/a/"), ("/a/{id}", "/a/b/c"), ("/a", "/a/b"), ("/a", "")] {
            assert_eq!(fit(pattern, path), None, "{pattern} {path}");
        }
    }
}
