//! The live server under 10,000 clients: what a connection costs, a broadcast, an event of a table, and a restart. Only
//! when asked for by name, since it takes a while and thousands of ports.

use anyhow::Result;
use serde_json::Value;

use super::Bench;
use super::binaries;
use super::figures::number;
use super::table::{Line, Table, significant, time};

const CONNECTIONS: &str = "10000";
const KIB: f64 = 1024.0;
const GIB: f64 = KIB * KIB * KIB;
/// What is to be predicted; the second is the figure that the replaced system claimed.
const PREDICTED: [f64; 2] = [1_000_000.0, 2_143_000.0];

pub fn measure(bench: &Bench<'_>, table: &mut Table) -> Result<()> {
    let program = binaries::load(&bench.root, bench.args.built.as_deref())?.display().to_string();
    let (server, load) = (bench.cores.server.to_string(), bench.cores.load.to_string());
    // Both processes hold one file for each connection.
    let raised = "ulimit -n \"$(ulimit -H -n)\" && exec taskset --cpu-list \"$0\" \"$@\"";
    let figures = bench.json("sh".as_ref(), &["-c", raised, &load, &program, "measure", CONNECTIONS, &server])?;
    memory(&figures["channel"], "socket and idle channel", 5.0, table)?;
    memory(&figures["view"], "joined live view", 9.0, table)?;
    broadcast(&figures["broadcast"], table)?;
    event(&figures["table"], table)?;
    let storm = &figures["storm"];
    let (clients, started) = (number(storm, "/clients")?, number(storm, "/started_ns")?);
    let what = format!("killed and restarted: until all {clients} views are joined again");
    let last = number(storm, "/last_ns")?;
    table.add(Line::new(what, time(last)).peer(format!("start of the server {}", time(started)), last / started));
    Ok(())
}

fn memory(figures: &Value, what: &str, most: f64, table: &mut Table) -> Result<()> {
    let get = |path| number(figures, path);
    let (few, many) = (get("/few")?, get("/many")?);
    let (none, with_few, with_many) = (get("/with_none_bytes")?, get("/with_few_bytes")?, get("/with_many_bytes")?);
    let slope = (with_many - with_few) / (many - few);
    let first = (with_few - none) / few;
    let line = Line::new(format!("{what}: resident memory of each, from {few} to {many}"), kib(slope));
    let line = line.peer(format!("of the first {few}: {}", kib(first)), slope / first);
    table.add(line.budget(format!("≤ {most} KiB"), slope <= most * KIB));
    for connections in PREDICTED {
        let predicted = with_many + slope * (connections - many);
        let figure = format!("{} GiB", significant(predicted / GIB));
        table.add(Line::new(format!("  predicted for {connections}"), figure));
    }
    // The client's sockets are in the same kernel.
    let kernel = get("/kernel_bytes")? / (many - few) / 2.0;
    let line = Line::new("  the kernel's share of each besides (estimate)", kib(kernel));
    table.add(line.peer("of the process", kernel / slope));
    Ok(())
}

fn broadcast(figures: &Value, table: &mut Table) -> Result<()> {
    let (subscribers, messages) = (number(figures, "/subscribers")?, number(figures, "/messages")?);
    let (one, burst) = (number(figures, "/one_ns")?, number(figures, "/burst_ns")?);
    table.add(Line::new(format!("broadcast to {subscribers}: until the last has it"), time(one)));
    let rate = messages * subscribers / (burst / 1e9);
    table.add(Line::new(format!("  {messages} in a row: messages delivered"), format!("{rate:.0}/s")));
    Ok(())
}

fn event(figures: &Value, table: &mut Table) -> Result<()> {
    let (processor, trip) = (number(figures, "/processor_p50_ns")?, number(figures, "/round_trip_p50_ns")?);
    let line = Line::new("sort of a table of 50 rows: processor time, p50", time(processor));
    let line = line.peer(format!("round trip {}", time(trip)), processor / trip);
    table.add(line.budget("≤ 200 µs", processor <= 200e3));
    let (frame, html) = (number(figures, "/frame_bytes")?, number(figures, "/html_bytes")?);
    let line = Line::new("  largest frame", format!("{frame} bytes")).peer(format!("page {html} bytes"), frame / html);
    table.add(line.budget("≤ 0.100×", frame <= html / 10.0));
    Ok(())
}

fn kib(bytes: f64) -> String {
    format!("{} KiB", significant(bytes / KIB))
}
