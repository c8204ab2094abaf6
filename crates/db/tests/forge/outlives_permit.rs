#![forbid(unsafe_code)]
use db::{Db, Tx};
use policy::{Action, Caller, Resource, authorize};

async fn forge<'a>(db: &'a Db, caller: &Caller, resource: &Resource) -> Tx<'a> {
    let permit = authorize(caller, Action::PagePublish, resource).unwrap();
    db.begin(&permit).await.unwrap()
}

fn main() {}
