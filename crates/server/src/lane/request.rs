//! A request that can be read in one way only: whole, in the usual form, and without a header that would change what its
//! bytes mean or what becomes of the connection.

use std::mem::MaybeUninit;

/// Headers of one request; browsers send some twenty.
const MAX_HEADERS: usize = 48;
/// Headers after which the bytes, the answer or the connection would be something else.
const SPECIAL: [&str; 6] = ["transfer-encoding", "content-encoding", "expect", "upgrade", "trailer", "x-request-id"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Request<'a> {
    pub method: Method,
    /// Without the query.
    pub path: &'a str,
    pub host: &'a str,
    /// Empty where the header is missing.
    pub accept_encoding: &'a str,
    pub if_none_match: Option<&'a str>,
    /// The body of a POST, where it is said to be JSON.
    pub json: Option<&'a [u8]>,
    /// Of head and body together.
    pub bytes: usize,
}

/// The headers that matter, each at most once.
#[derive(Default)]
struct Fields<'a> {
    host: Option<&'a str>,
    accept_encoding: Option<&'a str>,
    if_none_match: Option<&'a str>,
    content_type: Option<&'a str>,
    content_length: Option<&'a str>,
}

impl<'a> Request<'a> {
    /// Reads the request at the beginning of `input`. None where it is not whole, or not plain.
    pub fn read(input: &'a [u8]) -> Option<Request<'a>> {
        let mut headers = [const { MaybeUninit::uninit() }; MAX_HEADERS];
        let mut head = httparse::Request::new(&mut []);
        let read = head.parse_with_uninit_headers(input, &mut headers);
        let httparse::Status::Complete(body_at) = read.ok()? else { return None };
        let method = match (head.version?, head.method?) {
            (1, "GET") => Method::Get,
            (1, "POST") => Method::Post,
            _ => return None,
        };
        let path = plain(head.path?)?;
        let fields = Fields::read(head.headers)?;
        let body = match (method, fields.content_length) {
            (Method::Get, None) => &[][..],
            (Method::Post, Some(length)) => input.get(body_at..)?.get(..count(length)?)?,
            _ => return None,
        };
        Some(Request {
            method,
            path,
            host: fields.host?,
            accept_encoding: fields.accept_encoding.unwrap_or_default(),
            if_none_match: fields.if_none_match,
            json: fields.content_type.filter(|kind| kind.eq_ignore_ascii_case("application/json")).map(|_| body),
            bytes: body_at + body.len(),
        })
    }
}

impl<'a> Fields<'a> {
    fn read(headers: &[httparse::Header<'a>]) -> Option<Fields<'a>> {
        let mut fields = Fields::default();
        for header in headers {
            let is = |name: &str| header.name.eq_ignore_ascii_case(name);
            let field = match header.name.len() {
                4 if is("host") => &mut fields.host,
                15 if is("accept-encoding") => &mut fields.accept_encoding,
                13 if is("if-none-match") => &mut fields.if_none_match,
                12 if is("content-type") => &mut fields.content_type,
                14 if is("content-length") => &mut fields.content_length,
                10 if is("connection") && !header.value.eq_ignore_ascii_case(b"keep-alive") => return None,
                _ if SPECIAL.into_iter().any(is) => return None,
                _ => continue,
            };
            let value = std::str::from_utf8(header.value).ok().filter(|value| value.is_ascii())?;
            if field.replace(value).is_some() {
                return None;
            }
        }
        Some(fields)
    }
}

/// The path of a target that is a path with perhaps a query, of signs that need no second thought.
fn plain(target: &str) -> Option<&str> {
    let usual = |b: u8| b.is_ascii_alphanumeric() || b"/-._~%?&=+,:;@!$'()*".contains(&b);
    let path = target.split('?').next()?;
    (target.starts_with('/') && target.bytes().all(usual)).then_some(path)
}

fn count(digits: &str) -> Option<usize> {
    // `parse` would take a sign.
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_is_read_to_its_last_byte() {
        let get =
            "GET /sono?a=b HTTP/1.1\r\nHost: aurora.localhost\r\nAccept-Encoding: br\r\nConnection: Keep-Alive\r\n\r\n";
        let both = format!("{get}GET /");
        let read = Request::read(both.as_bytes()).unwrap();
        assert_eq!((read.method, read.path, read.host), (Method::Get, "/sono", "aurora.localhost"));
        assert_eq!((read.accept_encoding, read.if_none_match, read.json, read.bytes), ("br", None, None, get.len()));
        let post = "POST /x HTTP/1.1\r\nhost: a\r\ncontent-type: Application/JSON\r\ncontent-length: 2\r\n\r\n{}";
        let read =
            Request::read(format!("{post}{post}").as_bytes()).map(|read| (read.json.map(<[u8]>::to_vec), read.bytes));
        assert_eq!(read, Some((Some(b"{}".to_vec()), post.len())));
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_not_read() {
        let head = |line: &str, headers: &str| format!("{line}\r\nhost: a\r\n{headers}\r\n");
        let (get, post) = ("GET / HTTP/1.1", "POST / HTTP/1.1");
        for text in [
            "GET / HTTP/1.1\r\nhost: a\r\n".to_owned(),
            "GET / HTTP/1.1\r\n\r\n".to_owned(),
            head("GET / HTTP/1.0", ""),
            head("HEAD / HTTP/1.1", ""),
            head("PRI * HTTP/2.0", ""),
            head("GET http://b/ HTTP/1.1", ""),
            head("GET * HTTP/1.1", ""),
            head("GET /\" HTTP/1.1", ""),
            head("GET /# HTTP/1.1", ""),
            head("GET /é HTTP/1.1", ""),
            head(get, "host: b\r\n"),
            head(get, "content-length: 0\r\n"),
            head(get, "transfer-encoding: chunked\r\n"),
            head(get, "connection: close\r\n"),
            head(get, "connection: upgrade\r\nupgrade: websocket\r\n"),
            head(get, "if-none-match: é\r\n"),
            head(get, "x-request-id: 1\r\n"),
            head(post, ""),
            head(post, "content-length: +0\r\n"),
            head(post, "content-length: 0\r\ncontent-length: 0\r\n"),
            head(post, "content-length: 1\r\n"),
            head(post, "content-length: 99999999999999999999\r\n"),
            head(post, "content-length: 0\r\nexpect: 100-continue\r\n"),
            head(post, "content-length: 0\r\ncontent-encoding: gzip\r\n"),
            head(get, &"x: y\r\n".repeat(MAX_HEADERS)),
        ] {
            assert_eq!(Request::read(text.as_bytes()), None, "{text:?}");
        }
    }
}
