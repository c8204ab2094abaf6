#![forbid(unsafe_code)]

fn main() {
    let _pdp = policy::pdp::Pdp::embedded();
}
