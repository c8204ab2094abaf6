#![forbid(unsafe_code)]
use db::Db;
use policy::Caller;

async fn forge(db: &Db, caller: &Caller) {
    let _tx = db.begin(caller).await;
}

fn main() {}
