//! The load generator: `wrk` on its own core, always with the same settings.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::http::Request;
use super::process::{Cores, Server};

const CONNECTIONS: &str = "32";

/// One run against one server.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub requests_per_second: f64,
    pub requests_per_cpu_second: f64,
    pub p50_micros: f64,
    pub p99_micros: f64,
}

pub fn run(server: &Server, cores: Cores, request: &Request<'_>, seconds: u32, script: &Path) -> Result<Run> {
    std::fs::write(script, lua(request))?;
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", &cores.load.to_string(), "wrk", "--threads", "1", "--connections", CONNECTIONS]);
    command.args(["--timeout", "5s", "--duration", &format!("{seconds}s"), "--script"]).arg(script);
    command.arg(format!("http://127.0.0.1:{}{}", server.port, request.path));
    let before = server.cpu_seconds()?;
    let output = command.output()?;
    let cpu = server.cpu_seconds()? - before;
    ensure!(output.status.success(), "wrk: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find_map(|line| line.strip_prefix("RESULT ")).context("wrk gave no result")?;
    read(line, cpu).with_context(|| format!("wrk: {line}"))
}

/// Requests, errors, microseconds of the whole run, of the median and of the slowest hundredth.
fn read(line: &str, cpu: f64) -> Result<Run> {
    let numbers: Vec<f64> = line.split(' ').map(str::parse).collect::<Result<_, _>>()?;
    let [requests, errors, micros, p50_micros, p99_micros] = numbers[..] else { anyhow::bail!("not five numbers") };
    ensure!(requests > 0.0 && errors == 0.0, "{errors} of {requests} requests failed");
    ensure!(cpu > 0.0, "the server used no processor time");
    let requests_per_second = requests / micros * 1e6;
    Ok(Run { requests_per_second, requests_per_cpu_second: requests / cpu, p50_micros, p99_micros })
}

/// The request, and a report without units to undo.
fn lua(request: &Request<'_>) -> String {
    let mut script = format!("wrk.method = [==[{}]==]\n", request.method);
    for (name, value) in request.headers {
        script += &format!("wrk.headers[ [==[{name}]==] ] = [==[{value}]==]\n");
    }
    if !request.body.is_empty() {
        script += &format!("wrk.body = [==[{}]==]\n", request.body);
    }
    script
        + "done = function(summary, latency, requests)\n\
           local e = summary.errors\n\
           local failed = e.connect + e.read + e.write + e.status + e.timeout\n\
           print(string.format('RESULT %d %d %d %d %d', summary.requests, failed, summary.duration,\n\
           latency:percentile(50), latency:percentile(99)))\nend\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_read_and_failures_are_no_result() {
        let run = read("50000 0 2000000 900 4000", 1.25).unwrap();
        assert_eq!((run.requests_per_second, run.requests_per_cpu_second), (25_000.0, 40_000.0));
        assert_eq!((run.p50_micros, run.p99_micros), (900.0, 4000.0));
        for (line, cpu) in
            [("50000 1 2000000 900 4000", 1.0), ("0 0 2000000 0 0", 1.0), ("1 0 1 1 1", 0.0), ("1 0", 1.0)]
        {
            assert!(read(line, cpu).is_err(), "{line}");
        }
    }
}
