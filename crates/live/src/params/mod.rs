//! What a browser says: query strings, forms and values of events, nested as Phoenix nests them.

mod decode;

pub use decode::{ParamsError, decode};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Names and values; a value is text, a list, or more names and values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Params(Value);

impl Params {
    /// The object of an event, or a value alone under the name `value`.
    pub fn from_value(value: Value) -> Params {
        match value {
            Value::Object(_) => Params(value),
            Value::Null => Params(Value::Object(Map::new())),
            other => Params(Value::Object(Map::from_iter([("value".to_owned(), other)]))),
        }
    }

    /// The text under a name, or under a path of names.
    ///
    /// ```
    /// use live::{Limits, params};
    /// let params = params::decode("user[name]=Ana", &Limits::default())?;
    /// assert_eq!(params.text(&["user", "name"]), Some("Ana"));
    /// # Ok::<(), params::ParamsError>(())
    /// ```
    pub fn text(&self, path: &[&str]) -> Option<&str> {
        self.get(path)?.as_str()
    }

    /// The value under a path of names.
    pub fn get(&self, path: &[&str]) -> Option<&Value> {
        path.iter().try_fold(&self.0, |value, name| value.get(name))
    }

    /// A number under a path of names, also where it is written as text.
    pub fn integer(&self, path: &[&str]) -> Option<i64> {
        let value = self.get(path)?;
        value.as_i64().or_else(|| value.as_str()?.parse().ok())
    }

    /// The whole as a type of the program.
    ///
    /// # Errors
    /// What serde says where it does not fit.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        T::deserialize(&self.0)
    }

    /// The whole as JSON: always an object.
    pub fn as_value(&self) -> &Value {
        &self.0
    }

    /// Adds or replaces a value at the top.
    pub fn insert(&mut self, name: impl Into<String>, value: Value) {
        if let Value::Object(map) = &mut self.0 {
            map.insert(name.into(), value);
        }
    }

    /// Takes over what another holds, over what is here.
    pub fn extend(&mut self, other: Params) {
        if let Value::Object(more) = other.0 {
            more.into_iter().for_each(|(name, value)| self.insert(name, value));
        }
    }
}

impl Default for Params {
    fn default() -> Self {
        Params(Value::Object(Map::new()))
    }
}

impl From<Map<String, Value>> for Params {
    fn from(map: Map<String, Value>) -> Self {
        Params(Value::Object(map))
    }
}
