//! A call by name with arguments as text, for the command line: any function of a component's interface.

use serde_json::Value;
use wasmtime::component::types::ComponentItem;
use wasmtime::component::{ComponentExportIndex, Val, types};

use crate::call::{Answer, Call};
use crate::error::{CallError, Failure};
use crate::host::Host;
use crate::json;
use crate::run::{Ready, Request};

impl Host {
    /// Calls `function` of the component. Each argument is JSON; where a string or an enum is asked, plain text will do.
    /// Names are written as in the contract or with underscores; the answer has underscores, like all our JSON.
    ///
    /// The evidence stage finds no literature this way: nothing is granted to such a call.
    ///
    /// # Errors
    /// See [`CallError`]; `Failure::UnknownFunction` and `Failure::Arguments` say what there is and what is asked.
    pub fn run(&self, name: &str, function: &str, arguments: &[String]) -> Result<Answer<Value>, CallError> {
        let kebab = function.replace('_', "-");
        let input_bytes = arguments.iter().map(String::len).sum();
        let request = Request { call: Call::of(name), role: None, function: &kebab, input_bytes };
        self.supervise(&request, |ready| run(ready, &kebab, arguments))
    }
}

fn run(ready: &Ready<'_>, function: &str, arguments: &[String]) -> Result<Value, Failure> {
    let (signature, index) = find(ready, function)?;
    let params: Vec<(&str, types::Type)> = signature.params().collect();
    if params.len() != arguments.len() {
        let names: Vec<&str> = params.iter().map(|(name, _)| *name).collect();
        let text = format!("{} arguments were given, {} are asked: {}", arguments.len(), names.len(), names.join(", "));
        return Err(Failure::Arguments(text));
    }
    let values: Result<Vec<Val>, String> =
        params.iter().zip(arguments).map(|((name, ty), text)| json::argument(name, ty, text)).collect();
    let values = values.map_err(Failure::Arguments)?;
    let mut results = vec![Val::Bool(false); signature.results().len()];

    let mut store = ready.store();
    let instance = ready.loaded.instance.instantiate(&mut store).map_err(|error| ready.not_started(error))?;
    let function =
        instance.get_func(&mut store, index).ok_or_else(|| Failure::Engine("the export is no function".into()))?;
    function.call(&mut store, &values, &mut results).map_err(|error| ready.failed(error))?;
    Ok(results.first().map_or(Value::Null, json::from_value))
}

/// A function of the interface of the component's role.
fn find(ready: &Ready<'_>, function: &str) -> Result<(types::ComponentFunc, ComponentExportIndex), Failure> {
    let role = ready.version.role;
    let unknown = || Failure::UnknownFunction(role.functions().iter().map(|name| (*name).to_owned()).collect());
    let component = ready.loaded.instance.component();
    let interface = component.get_export_index(None, role.interface()).ok_or_else(unknown)?;
    match component.get_export(Some(&interface), function) {
        Some((ComponentItem::ComponentFunc(signature), index)) => Ok((signature, index)),
        _ => Err(unknown()),
    }
}
