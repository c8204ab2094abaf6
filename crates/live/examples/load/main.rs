//! What connections cost: `load measure` starts the server in a process of its own, sends a crowd of clients to it and
//! prints one line of JSON. `cargo xtask bench live` makes a table of that, and says what the figures should be.
#![allow(missing_docs)]

mod client;
mod crowd;
mod events;
mod host;
mod measure;
mod page;
mod server;
mod views;

pub type Failure = Box<dyn std::error::Error + Send + Sync>;

const USAGE: &str = "load serve PORT, or load measure [CONNECTIONS [PROCESSOR]], with the processor of the server";

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *arguments {
        ["serve", port] => server::serve(port.parse()?).await,
        ["measure"] => measure::run(10_000, None).await,
        ["measure", connections] => measure::run(connections.parse()?, None).await,
        ["measure", connections, processor] => measure::run(connections.parse()?, Some(processor.parse()?)).await,
        _ => Err(USAGE.into()),
    }
}
