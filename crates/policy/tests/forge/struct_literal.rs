#![forbid(unsafe_code)]
use policy::{Action, Caller, Permit, Resource};

fn forge(caller: Caller, action: Action, resource: Resource) -> Permit {
    Permit { caller, action, resource, reasons: [].into() }
}

fn main() {}
