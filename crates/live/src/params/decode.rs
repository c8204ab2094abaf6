//! `a=1&b[c]=2&d[]=3`, by the rules of Plug: the last value of a name counts, `[]` appends to a list, and a value that
//! fits no earlier one replaces it.

use std::borrow::Cow;

use percent_encoding::percent_decode;
use serde_json::{Map, Value};

use super::Params;
use crate::Limits;

/// Why a form cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParamsError {
    /// More names than the limit.
    #[error("a form may have {0} values")]
    TooMany(usize),
    /// Names that nest deeper than the limit.
    #[error("the names of a form may nest {0} levels")]
    TooDeep(usize),
    /// Bytes that are no text.
    #[error("a form must be UTF-8")]
    NotText,
}

/// Reads a query string or the value of a form.
///
/// ```
/// use live::{Limits, params::decode};
/// let params = decode("a=1&a=2&b[c]=x+y&d[]=1&d[]=%C3%A9", &Limits::default())?;
/// assert_eq!(params.as_value(), &serde_json::json!({"a": "2", "b": {"c": "x y"}, "d": ["1", "é"]}));
/// # Ok::<(), live::params::ParamsError>(())
/// ```
///
/// # Errors
/// `ParamsError`: too many names, too deep, or no UTF-8.
pub fn decode(text: &str, limits: &Limits) -> Result<Params, ParamsError> {
    let mut root = Map::new();
    for (count, pair) in text.split('&').filter(|pair| !pair.is_empty()).enumerate() {
        if count >= limits.params {
            return Err(ParamsError::TooMany(limits.params));
        }
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (unescape(name)?, unescape(value)?);
        let path = path(&name, limits.params_depth)?;
        put(&mut root, &path, value.into_owned());
    }
    Ok(Params::from(root))
}

fn unescape(text: &str) -> Result<Cow<'_, str>, ParamsError> {
    let spaced = text.replace('+', " ");
    let bytes: Vec<u8> = percent_decode(spaced.as_bytes()).collect();
    String::from_utf8(bytes).map(Cow::Owned).map_err(|_| ParamsError::NotText)
}

/// `a[b][]` is `["a", "b", ""]`. What is not well formed is a name as it stands.
fn path(name: &str, depth: usize) -> Result<Vec<&str>, ParamsError> {
    let Some((first, rest)) = name.split_once('[').filter(|(first, _)| !first.is_empty()) else {
        return Ok(vec![name]);
    };
    let Some(rest) = rest.strip_suffix(']') else { return Ok(vec![name]) };
    let mut path = vec![first];
    for part in rest.split("][") {
        if path.len() >= depth {
            return Err(ParamsError::TooDeep(depth));
        }
        path.push(part);
    }
    Ok(path)
}

fn put(map: &mut Map<String, Value>, path: &[&str], value: String) {
    let [name, rest @ ..] = path else { return };
    if rest.is_empty() {
        map.insert((*name).to_owned(), Value::String(value));
        return;
    }
    let slot = map.entry(*name).or_insert(Value::Null);
    put_under(slot, rest, value);
}

fn put_under(slot: &mut Value, path: &[&str], value: String) {
    match path {
        [] => *slot = Value::String(value),
        ["", rest @ ..] => {
            let mut item = Value::Null;
            put_under(&mut item, rest, value);
            match slot {
                Value::Array(items) => items.push(item),
                _ => *slot = Value::Array(vec![item]),
            }
        }
        _ => {
            if !slot.is_object() {
                *slot = Value::Object(Map::new());
            }
            if let Value::Object(map) = slot {
                put(map, path, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{ParamsError, decode};
    use crate::Limits;

    fn check(text: &str, expect: Value) {
        let params = decode(text, &Limits::default()).unwrap();
        assert_eq!(params.as_value(), &expect, "{text}");
    }

    #[test]
    fn nests_as_plug_does() {
        check("", json!({}));
        check("a", json!({"a": ""}));
        check("a=1&a=2", json!({"a": "2"}));
        check("a[b]=1&a[c]=2", json!({"a": {"b": "1", "c": "2"}}));
        check("a[]=1&a[]=2", json!({"a": ["1", "2"]}));
        check("a[b][]=1&a[b][]=2&a[c][d]=3", json!({"a": {"b": ["1", "2"], "c": {"d": "3"}}}));
        check("a[][b]=1&a[][b]=2", json!({"a": [{"b": "1"}, {"b": "2"}]}));
        check("a=1&a[b]=2", json!({"a": {"b": "2"}}));
        check("a[b]=2&a=1", json!({"a": "1"}));
        check("a[b=1", json!({"a[b": "1"}));
        check("[a]=1", json!({"[a]": "1"}));
        check("_unused_a=&a=", json!({"_unused_a": "", "a": ""}));
        check("a%5Bb%5D=x%26y+z", json!({"a": {"b": "x&y z"}}));
    }

    #[test]
    fn refuses_what_is_too_much() {
        let limits = Limits { params: 3, params_depth: 4, ..Limits::default() };
        assert_eq!(decode("a=1&b=1&c=1&d=1", &limits), Err(ParamsError::TooMany(3)));
        assert_eq!(decode("a[b][c][d][e]=1", &limits), Err(ParamsError::TooDeep(4)));
        assert_eq!(decode("a=%ff", &limits), Err(ParamsError::NotText));
        let million = "a=1&".repeat(1_000_000);
        assert_eq!(decode(&million, &Limits::default()), Err(ParamsError::TooMany(10_000)));
        let deep = format!("a{}=1", "[b]".repeat(1_000));
        assert_eq!(decode(&deep, &Limits::default()), Err(ParamsError::TooDeep(32)));
    }
}
