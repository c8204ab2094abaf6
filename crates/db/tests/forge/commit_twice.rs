#![forbid(unsafe_code)]
use db::Tx;

async fn forge(tx: Tx<'_>) {
    let first = tx.commit().await;
    let second = tx.commit().await;
    drop((first, second));
}

fn main() {}
