//! From the start of the process to the first byte of a published page, on a folder that has served before.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::Bench;
use super::http;
use super::table::{Line, Table, time};

const STARTS: usize = 7;
const PATIENCE: Duration = Duration::from_secs(20);
const REQUEST: &[u8] = b"GET /pressao-alta HTTP/1.1\r\nhost: aurora.localhost\r\naccept-encoding: br\r\n\r\n";

pub fn measure(bench: &Bench<'_>, table: &mut Table) -> Result<()> {
    let data = bench.demo()?.display().to_string();
    bench.json(&bench.binaries()?.measure, &["seed", &data, &bench.args.pages.to_string()])?;
    first_byte(bench, &data)?;
    let mut times = (0..STARTS).map(|_| first_byte(bench, &data)).collect::<Result<Vec<_>>>()?;
    times.sort_unstable();
    let median = times[STARTS / 2].as_nanos() as f64;
    let version = bare_process(bench)?.as_nanos() as f64;
    let what = format!("start to first byte, {} pages", bench.args.pages);
    let line = Line::new(what, time(median)).peer(format!("lauda --version {}", time(version)), median / version);
    table.add(line.budget("≤ 100 ms", median <= 100e6));
    Ok(())
}

/// Ends the process whatever happens meanwhile, as an operator would, so that the next start finds a closed folder.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let asked = Command::new("kill").arg(self.0.id().to_string()).status();
        if !asked.is_ok_and(|status| status.success()) || self.0.wait().is_err() {
            eprintln!("a server could not be stopped");
        }
    }
}

fn first_byte(bench: &Bench<'_>, data: &str) -> Result<Duration> {
    let (listen, metrics) = (http::loopback(http::free_port()?), http::loopback(http::free_port()?));
    let mut command = Command::new(&bench.binaries()?.lauda);
    command.args(["serve", "--data", data, "--listen", &listen.to_string(), "--metrics-listen", &metrics.to_string()]);
    let began = Instant::now();
    let mut server = Started(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
    let mut stream = connect(&mut server.0, listen, began)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(REQUEST)?;
    let mut answer = [0; 12];
    stream.read_exact(&mut answer)?;
    let took = began.elapsed();
    ensure!(&answer == b"HTTP/1.1 200", "the first answer is {:?}", String::from_utf8_lossy(&answer));
    Ok(took)
}

/// Tries again every fifth of a millisecond until somebody listens.
#[allow(clippy::disallowed_methods, reason = "a task waits for a process")]
fn connect(server: &mut Child, listen: std::net::SocketAddr, began: Instant) -> Result<TcpStream> {
    loop {
        if let Ok(stream) = TcpStream::connect(listen) {
            return Ok(stream);
        }
        ensure!(server.try_wait()?.is_none(), "the server stopped before it listened");
        ensure!(began.elapsed() < PATIENCE, "nobody listens");
        std::thread::sleep(Duration::from_micros(200));
    }
}

/// What the system takes to start and end the program at all.
fn bare_process(bench: &Bench<'_>) -> Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let began = Instant::now();
        let status = Command::new(&bench.binaries()?.lauda).arg("--version").stdout(Stdio::null()).status()?;
        ensure!(status.success(), "lauda --version failed");
        times.push(began.elapsed());
    }
    times.sort_unstable();
    Ok(times[STARTS / 2])
}
