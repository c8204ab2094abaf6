#![forbid(unsafe_code)]
use db::Tx;
use policy::Permit;

fn forge<'a>(tx: &mut Tx<'a>, permit: &'a Permit) {
    tx.permit = permit;
}

fn main() {}
