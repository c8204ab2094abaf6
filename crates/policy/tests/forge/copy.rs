#![forbid(unsafe_code)]
use policy::Permit;

fn forge(permit: Permit) -> (Permit, Permit) {
    (permit, permit)
}

fn main() {}
