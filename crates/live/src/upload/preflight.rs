//! What a client is told before it sends a file: where to, and in which pieces.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::state::Stage;
use super::{Declared, Entry, Grant, Upload, UploadError, UploadOptions, Uploaded};
use crate::token::{Purpose, Signer};
use crate::view::Context;

/// The payload of `allow_upload`.
#[derive(Deserialize)]
pub struct Preflight {
    #[serde(rename = "ref")]
    pub upload: String,
    pub entries: Vec<Declared>,
}

/// The response to it.
pub fn preflight(
    upload: &Upload,
    chosen: Vec<Declared>,
    topic: &str,
    signer: &Signer,
    context: &mut Context,
) -> Map<String, Value> {
    let references: Vec<String> = chosen.iter().map(|entry| entry.reference.clone()).collect();
    let (options, refusal) = upload.with(|state| {
        state.choose(chosen);
        (state.options.clone(), state.refusal())
    });
    if let Some(refusal) = refusal {
        return refused(upload, refusal);
    }
    let (mut entries, mut errors) = (Map::new(), Map::new());
    for entry in upload.with(|state| state.preflight(&references)) {
        match where_to(upload, &entry, &options, topic, signer, context) {
            Ok(meta) => drop(entries.insert(entry.reference, meta)),
            Err(_) if !options.auto_upload => {
                let reasons =
                    upload.entry_errors(&entry).iter().map(|error| json!([entry.reference, error.reason()])).collect();
                return refused(upload, reasons);
            }
            Err(reasons) => drop(errors.insert(entry.reference, Value::Array(reasons))),
        }
    }
    let config = json!({
        "max_file_size": options.max_file_size,
        "max_entries": options.max_entries,
        "chunk_size": options.chunk_size,
        "chunk_timeout": millis(&options),
    });
    Map::from_iter([
        ("ref".to_owned(), json!(upload.reference())),
        ("config".to_owned(), config),
        ("entries".to_owned(), Value::Object(entries)),
        ("errors".to_owned(), Value::Object(errors)),
    ])
}

fn refused(upload: &Upload, reasons: Vec<Value>) -> Map<String, Value> {
    Map::from_iter([("ref".to_owned(), json!(upload.reference())), ("error".to_owned(), Value::Array(reasons))])
}

fn millis(options: &UploadOptions) -> u64 {
    u64::try_from(options.chunk_timeout.as_millis()).unwrap_or(u64::MAX)
}

/// A token for a channel, or what `external` says.
///
/// # Errors
/// The reasons why this file goes nowhere.
fn where_to(
    upload: &Upload,
    entry: &Entry,
    options: &UploadOptions,
    topic: &str,
    signer: &Signer,
    context: &mut Context,
) -> Result<Value, Vec<Value>> {
    if !entry.valid {
        return Err(upload.entry_errors(entry).iter().map(UploadError::reason).collect());
    }
    let Some(presign) = &options.external else {
        let grant = Grant {
            topic: topic.to_owned(),
            upload: upload.reference(),
            entry: entry.uuid.clone(),
            size: entry.client_size(),
            chunk: options.chunk_size,
        };
        return Ok(signer.sign(Purpose::Upload, &grant).into());
    };
    let answer = presign(entry, context).and_then(named);
    upload.with(|state| {
        // The function may have cancelled it.
        let Some(slot) = state.slot_mut(&entry.uuid) else { return Err(vec!["cancelled".into()]) };
        match answer {
            Ok(meta) => {
                slot.stage = Stage::There(Uploaded::new(Arc::new(meta.clone()), None));
                Ok(meta)
            }
            Err(reason) => {
                slot.fail(UploadError::External(reason.clone()));
                Err(vec![reason])
            }
        }
    })
}

/// Without a name of an uploader the client would take the answer for a token of ours.
fn named(meta: Value) -> Result<Value, Value> {
    if meta["uploader"].is_string() {
        return Ok(meta);
    }
    tracing::error!("what `external` answers needs the name of an uploader as `uploader`");
    Err(json!({"reason": "no uploader"}))
}
