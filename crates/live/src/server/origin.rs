//! Which sites may open a socket. A browser sends its cookies along whatever page opens one.

use axum::http::{HeaderMap, header};

/// The rule for the `Origin` header. A request without one comes from no browser, and is let in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The host that the request is for.
    #[default]
    SameHost,
    /// These, as `https://example.org`.
    Only(Vec<String>),
    /// All; for development only.
    Any,
}

impl Origin {
    pub(crate) fn allows(&self, headers: &HeaderMap) -> bool {
        let Some(origin) = headers.get(header::ORIGIN) else { return true };
        let Ok(origin) = origin.to_str() else { return false };
        match self {
            Origin::Any => true,
            Origin::Only(allowed) => allowed.iter().any(|allowed| allowed == origin),
            Origin::SameHost => {
                let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
                origin.split_once("://").map(|(_, host)| host).filter(|host| !host.is_empty()) == host
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::Origin;

    fn check(rule: &Origin, origin: Option<&'static str>, expect: bool) {
        let mut headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static("a.example:4000"))]);
        headers.extend(origin.map(|origin| (header::ORIGIN, HeaderValue::from_static(origin))));
        assert_eq!(rule.allows(&headers), expect, "{rule:?} {origin:?}");
    }

    #[test]
    fn knows_its_own_site() {
        check(&Origin::SameHost, None, true);
        check(&Origin::SameHost, Some("http://a.example:4000"), true);
        check(&Origin::SameHost, Some("https://evil.example"), false);
        check(&Origin::SameHost, Some("http://a.example:4000.evil.example"), false);
        check(&Origin::SameHost, Some("null"), false);
        let only = Origin::Only(vec!["https://b.example".to_owned()]);
        check(&only, Some("https://b.example"), true);
        check(&only, Some("http://a.example:4000"), false);
        check(&Origin::Any, Some("https://evil.example"), true);
    }
}
