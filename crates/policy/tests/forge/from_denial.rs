#![forbid(unsafe_code)]
use policy::{Denial, Permit};

fn forge(denial: Denial) -> Permit {
    denial.into()
}

fn main() {}
