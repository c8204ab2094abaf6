#![forbid(unsafe_code)]
use policy::Permit;

fn main() {
    let _permit = Permit::default();
}
