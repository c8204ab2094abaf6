//! One figure after the other, each on a server of its own, so that none finds what another left behind.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Failure;
use crate::crowd::{Crowd, Kind};
use crate::events;
use crate::host::{Host, kernel};
use crate::page::ask;

/// The first of the two sizes whose difference is measured, as a part of the second.
const FEW: usize = 10;
/// Broadcasts, one after the other; fewer than may wait for one client.
const MESSAGES: usize = 50;
/// Batches of events.
const BATCHES: usize = 100;
/// Files that a process has open besides its connections.
const OTHER_FILES: usize = 100;
/// In which a server comes to rest, for each of its clients: a second for 10,000.
const REST: Duration = Duration::from_micros(100);

pub async fn run(connections: usize, processor: Option<usize>) -> Result<(), Failure> {
    enough_files(connections)?;
    let channel = memory(Kind::Idle, connections, processor).await?;
    let broadcast = broadcast(connections, processor).await?;
    // A smoke run needs only a few of everything.
    let table = events::measure(processor, BATCHES.min(connections)).await?;
    let (view, storm) = views(connections, processor).await?;
    let figures = json!({"channel": channel, "broadcast": broadcast, "table": table, "view": view, "storm": storm});
    println!("{figures}");
    Ok(())
}

/// Both processes hold one file for each connection.
fn enough_files(connections: usize) -> Result<(), Failure> {
    let limits = std::fs::read_to_string("/proc/self/limits")?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    let soft = line.and_then(|line| line.split_whitespace().next()).ok_or("the limit of open files is not known")?;
    match soft.parse::<usize>() {
        Ok(most) if most < connections + OTHER_FILES => {
            Err(format!("{connections} connections need more open files than {most}: raise it (ulimit -n)").into())
        }
        _ => Ok(()),
    }
}

async fn memory(kind: Kind, connections: usize, processor: Option<usize>) -> Result<Value, Failure> {
    let host = Host::start(processor)?;
    let mut crowd = Crowd::new(host.address, kind);
    grown(&host, &mut crowd, connections).await
}

/// Resident memory with nobody, with few and with all, and what the kernel took in between.
async fn grown(host: &Host, crowd: &mut Crowd, connections: usize) -> Result<Value, Failure> {
    let (few, none) = (connections / FEW, host.memory()?);
    crowd.grow(few).await?;
    rest(connections).await;
    let (with_few, kernel_with_few) = (host.memory()?, kernel()?);
    crowd.grow(connections).await?;
    rest(connections).await;
    let (with_many, kernel_with_many) = (host.memory()?, kernel()?);
    Ok(json!({
        "few": few, "many": connections,
        "with_none_bytes": none, "with_few_bytes": with_few, "with_many_bytes": with_many,
        "kernel_bytes": kernel_with_many.saturating_sub(kernel_with_few),
    }))
}

async fn broadcast(connections: usize, processor: Option<usize>) -> Result<Value, Failure> {
    let host = Host::start(processor)?;
    let mut crowd = Crowd::new(host.address, Kind::News);
    crowd.grow(connections).await?;
    let send = async |messages: usize| {
        let (before, began) = (crowd.messages(), Instant::now());
        let order = format!("POST /broadcast/{messages}");
        let (ordered, heard) = tokio::join!(ask(host.address, 0, &order), crowd.heard(before + messages * connections));
        ordered?;
        heard.map(|()| began.elapsed().as_nanos() as u64)
    };
    let (one, burst) = (send(1).await?, send(MESSAGES).await?);
    crowd.joined(connections).await?;
    Ok(json!({"subscribers": connections, "one_ns": one, "messages": MESSAGES, "burst_ns": burst}))
}

/// The views are those that lose their server at last.
async fn views(connections: usize, processor: Option<usize>) -> Result<(Value, Value), Failure> {
    let mut host = Host::start(processor)?;
    let mut crowd = Crowd::new(host.address, Kind::View);
    let memory = grown(&host, &mut crowd, connections).await?;
    host.kill()?;
    crowd.joined(0).await?;
    let began = Instant::now();
    host.restart()?;
    let started = began.elapsed();
    crowd.joined(connections).await?;
    let last = began.elapsed();
    rest(connections).await;
    crowd.joined(connections).await?;
    let storm =
        json!({"clients": connections, "started_ns": started.as_nanos() as u64, "last_ns": last.as_nanos() as u64});
    Ok((memory, storm))
}

async fn rest(connections: usize) {
    tokio::time::sleep(REST * u32::try_from(connections).unwrap_or(u32::MAX)).await;
}
