#![forbid(unsafe_code)]
use policy::{Action, Caller, Permit, Resource};

fn forge<D>(caller: &Caller, resource: &Resource, decision: D) -> Permit {
    Permit::granted(caller, Action::PagePublish, resource, decision)
}

fn main() {}
