//! JSON and the values of the component model, by type. Records are objects, enums strings, variants a string or an
//! object with one key, as `serde` writes the types of `domain`.

use serde_json::{Map, Number, Value};
use wasmtime::component::Val;
use wasmtime::component::types::Type;

/// Deeper than any type of the contracts; `serde_json` itself stops at 128.
const DEEPEST: usize = 64;

/// A command line's argument: JSON, or plain text where the type is one that is written as a string.
///
/// # Errors
/// What does not fit, with the path to it.
pub fn argument(name: &str, ty: &Type, text: &str) -> Result<Val, String> {
    let stringy = matches!(ty, Type::String | Type::Enum(_) | Type::Char);
    let value = match serde_json::from_str(text) {
        Ok(value @ Value::String(_)) => value,
        Ok(value) if !stringy => value,
        Err(error) if !stringy && !matches!(ty, Type::Variant(_) | Type::Option(_)) => {
            return Err(format!("{name}: {error}"));
        }
        _ => Value::String(text.to_owned()),
    };
    to_value(name, ty, &value, 0)
}

fn to_value(path: &str, ty: &Type, json: &Value, depth: usize) -> Result<Val, String> {
    if depth > DEEPEST {
        return Err(format!("{path}: nested too deeply"));
    }
    let depth = depth + 1;
    let item = |ty: &Type, json: &Value| to_value(&format!("{path}[]"), ty, json, depth);
    Ok(match (ty, json) {
        (Type::Option(_), Value::Null) => Val::Option(None),
        (Type::Option(option), json) => Val::Option(Some(Box::new(to_value(path, &option.ty(), json, depth)?))),
        (Type::Bool, Value::Bool(value)) => Val::Bool(*value),
        (_, Value::Number(number)) => self::number(path, ty, number)?,
        (Type::String, Value::String(text)) => Val::String(text.clone()),
        (Type::Char, Value::String(text)) if text.chars().count() == 1 => {
            Val::Char(text.chars().next().unwrap_or_default())
        }
        (Type::Enum(cases), Value::String(text)) => Val::Enum(name(path, cases.names(), text)?),
        (Type::Flags(flags), Value::Array(set)) => {
            let flag = |flag: &Value| name(path, flags.names(), flag.as_str().unwrap_or_default());
            Val::Flags(set.iter().map(flag).collect::<Result<_, _>>()?)
        }
        (Type::List(list), Value::Array(items)) => {
            let ty = list.ty();
            Val::List(items.iter().map(|json| item(&ty, json)).collect::<Result<_, _>>()?)
        }
        (Type::Tuple(tuple), Value::Array(items)) if tuple.types().len() == items.len() => {
            Val::Tuple(tuple.types().zip(items).map(|(ty, json)| item(&ty, json)).collect::<Result<_, _>>()?)
        }
        (Type::Record(record), Value::Object(fields)) => {
            let known: Vec<(String, Type)> = record.fields().map(|field| (field.name.to_owned(), field.ty)).collect();
            self::record(path, &known, fields, depth)?
        }
        (Type::Variant(variant), json) => {
            let cases: Vec<(String, Option<Type>)> =
                variant.cases().map(|case| (case.name.to_owned(), case.ty)).collect();
            self::variant(path, &cases, json, depth)?
        }
        (ty, json) => return Err(format!("{path}: {} is asked, not {}", type_name(ty), kind(json))),
    })
}

fn number(path: &str, ty: &Type, number: &Number) -> Result<Val, String> {
    fn integer<T: TryFrom<i128>>(number: &Number) -> Option<T> {
        T::try_from(number.as_i128()?).ok()
    }
    let value = match ty {
        Type::U8 => integer(number).map(Val::U8),
        Type::U16 => integer(number).map(Val::U16),
        Type::U32 => integer(number).map(Val::U32),
        Type::U64 => integer(number).map(Val::U64),
        Type::S8 => integer(number).map(Val::S8),
        Type::S16 => integer(number).map(Val::S16),
        Type::S32 => integer(number).map(Val::S32),
        Type::S64 => integer(number).map(Val::S64),
        Type::Float32 => number.as_f64().map(|value| Val::Float32(value as f32)),
        Type::Float64 => number.as_f64().map(Val::Float64),
        _ => None,
    };
    value.ok_or_else(|| format!("{path}: {} is asked, not {number}", type_name(ty)))
}

/// Missing fields are allowed where they are optional; unknown ones nowhere.
fn record(path: &str, known: &[(String, Type)], fields: &Map<String, Value>, depth: usize) -> Result<Val, String> {
    if let Some(unknown) = fields.keys().find(|key| !known.iter().any(|(name, _)| same(name, key))) {
        let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
        return Err(format!("{path}: there is no field {unknown}; there are {}", names.join(", ")));
    }
    let field = |(name, ty): &(String, Type)| {
        let json = fields.iter().find(|(key, _)| same(name, key)).map_or(&Value::Null, |(_, json)| json);
        Ok((name.clone(), to_value(&format!("{path}.{name}"), ty, json, depth)?))
    };
    Ok(Val::Record(known.iter().map(field).collect::<Result<_, String>>()?))
}

fn variant(path: &str, cases: &[(String, Option<Type>)], json: &Value, depth: usize) -> Result<Val, String> {
    let (case, payload) = match json {
        Value::String(case) => (case, None),
        Value::Object(object) if object.len() == 1 => match object.iter().next() {
            Some((case, payload)) => (case, Some(payload)),
            None => return Err(format!("{path}: a case is asked")),
        },
        other => return Err(format!("{path}: a case is asked, not {}", kind(other))),
    };
    let case = name(path, cases.iter().map(|(name, _)| name.as_str()), case)?;
    let ty = cases.iter().find(|(name, _)| *name == case).and_then(|(_, ty)| ty.as_ref());
    match (ty, payload) {
        (None, None) => Ok(Val::Variant(case, None)),
        (Some(ty), Some(json)) => {
            let value = to_value(&format!("{path}.{case}"), ty, json, depth)?;
            Ok(Val::Variant(case, Some(Box::new(value))))
        }
        (Some(ty), None) => Err(format!("{path}: the case {case} asks for {}", type_name(ty))),
        (None, Some(_)) => Err(format!("{path}: the case {case} takes no value")),
    }
}

/// The name as the contract writes it.
fn name<'a>(path: &str, known: impl Iterator<Item = &'a str>, given: &str) -> Result<String, String> {
    let known: Vec<&str> = known.collect();
    match known.iter().find(|name| same(name, given)) {
        Some(name) => Ok((*name).to_owned()),
        None => Err(format!("{path}: there is no {given:?}; there are {}", known.join(", "))),
    }
}

fn same(contract: &str, given: &str) -> bool {
    contract.len() == given.len()
        && contract.bytes().zip(given.bytes()).all(|(a, b)| a == b || (a == b'-' && b == b'_'))
}

fn type_name(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "a bool",
        Type::U8 => "an integer of 0 to 255",
        Type::U16 => "an integer of 0 to 65535",
        Type::U32 | Type::U64 => "a non-negative integer",
        Type::S8 | Type::S16 | Type::S32 | Type::S64 => "an integer",
        Type::Float32 | Type::Float64 => "a number",
        Type::Char => "one character",
        Type::String => "a string",
        Type::List(_) | Type::FixedLengthList(_) => "a list",
        Type::Tuple(_) => "a list of fixed length",
        Type::Record(_) | Type::Map(_) => "an object",
        Type::Enum(_) | Type::Variant(_) => "a case",
        Type::Flags(_) => "a list of flags",
        Type::Option(_) => "an optional value",
        _ => "a value that JSON has none of",
    }
}

fn kind(json: &Value) -> &'static str {
    match json {
        Value::Null => "null",
        Value::Bool(_) => "a bool",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The value as JSON. NaN and infinities are null, for JSON has none.
pub fn from_value(value: &Val) -> Value {
    let payload = |value: &Option<Box<Val>>| value.as_deref().map_or(Value::Null, from_value);
    match value {
        Val::Bool(value) => (*value).into(),
        Val::S8(value) => (*value).into(),
        Val::U8(value) => (*value).into(),
        Val::S16(value) => (*value).into(),
        Val::U16(value) => (*value).into(),
        Val::S32(value) => (*value).into(),
        Val::U32(value) => (*value).into(),
        Val::S64(value) => (*value).into(),
        Val::U64(value) => (*value).into(),
        // The shortest text of the single precision, not its long expansion in double.
        Val::Float32(value) => value.to_string().parse::<f64>().map_or(Value::Null, Value::from),
        Val::Float64(value) => (*value).into(),
        Val::Char(value) => value.to_string().into(),
        Val::String(value) => value.as_str().into(),
        Val::Enum(case) => snake(case).into(),
        Val::List(items) | Val::Tuple(items) | Val::FixedLengthList(items) => {
            items.iter().map(from_value).collect::<Vec<_>>().into()
        }
        Val::Flags(flags) => flags.iter().map(|flag| snake(flag)).collect::<Vec<_>>().into(),
        Val::Record(fields) => {
            Value::Object(fields.iter().map(|(name, value)| (snake(name), from_value(value))).collect())
        }
        Val::Variant(case, None) => snake(case).into(),
        Val::Variant(case, some) => Value::Object(Map::from_iter([(snake(case), payload(some))])),
        Val::Option(value) => payload(value),
        Val::Result(Ok(value)) => Value::Object(Map::from_iter([("ok".to_owned(), payload(value))])),
        Val::Result(Err(value)) => Value::Object(Map::from_iter([("err".to_owned(), payload(value))])),
        Val::Map(entries) => {
            let entry = |(key, value): &(Val, Val)| Value::from(vec![from_value(key), from_value(value)]);
            entries.iter().map(entry).collect::<Vec<_>>().into()
        }
        Val::Resource(_) | Val::Future(_) | Val::Stream(_) | Val::ErrorContext(_) => Value::Null,
    }
}

fn snake(name: &str) -> String {
    name.replace('-', "_")
}
