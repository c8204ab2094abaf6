#![forbid(unsafe_code)]
use db::{Db, Tx};
use policy::Permit;

async fn forge<M>(db: &Db, permit: &Permit, mode: M) {
    let _tx = Tx::begin(db, permit, mode).await;
}

fn main() {}
