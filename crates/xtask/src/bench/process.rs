//! A server under measurement: pinned to a core, with an end of its own, and its use of processor time.

use std::path::PathBuf;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::http;

/// No server of the bench outlives this, whatever becomes of the bench.
const LIFETIME_SECONDS: &str = "300";
const PATIENCE: Duration = Duration::from_secs(120);

/// The processors that this process may use: one for the server, another for the load.
#[derive(Clone, Copy)]
pub struct Cores {
    pub server: usize,
    pub load: usize,
}

impl Cores {
    pub fn of_this_process() -> Result<Cores> {
        let status = std::fs::read_to_string("/proc/self/status")?;
        let line = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"));
        let all = listed(line.context("the system does not say which processors may be used")?);
        ensure!(!all.is_empty(), "no processor may be used");
        if all.len() == 1 {
            println!("one processor only: server and load share it, and the p99 latencies say little");
        }
        Ok(Cores { server: all[0], load: all[1 % all.len()] })
    }
}

/// The numbers of "0-3,7".
fn listed(text: &str) -> Vec<usize> {
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let range = |part: &str| match part.split_once('-') {
        Some((first, last)) => Some(number(first)?..=number(last)?),
        None => number(part).map(|only| only..=only),
    };
    text.split(',').filter_map(range).flatten().collect()
}

/// Stopped when it is dropped.
pub struct Server {
    child: Child,
    pub port: u16,
}

impl Server {
    pub fn start(program: &str, arguments: &[String], core: usize, port: u16, log: PathBuf) -> Result<Server> {
        let log = std::fs::File::create(log)?;
        let mut command = Command::new("timeout");
        command.args(["--kill-after=10", LIFETIME_SECONDS, "taskset", "--cpu-list", &core.to_string(), program]);
        let child = command.args(arguments).stdout(log.try_clone()?).stderr(log).spawn()?;
        Ok(Server { child, port })
    }

    /// Waits until `ready` holds.
    #[allow(clippy::disallowed_methods, reason = "a task waits for a process")]
    pub fn wait(&mut self, what: &str, ready: impl Fn(u16) -> bool) -> Result<()> {
        let began = Instant::now();
        while !ready(self.port) {
            ensure!(self.child.try_wait()?.is_none(), "the server stopped before {what}");
            ensure!(began.elapsed() < PATIENCE, "no {what} in time");
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Seconds of processor time that the server and its children have used, in user and system mode.
    pub fn cpu_seconds(&self) -> Result<f64> {
        cpu_ticks(self.child.id()).map(|ticks| ticks as f64 / TICKS_PER_SECOND)
    }

    pub fn stop(mut self) {
        self.end();
    }

    /// Asks it to stop, which it does by finishing what it has begun, and waits.
    fn end(&mut self) {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status();
        if !asked.is_ok_and(|status| status.success()) && self.child.kill().is_err() {
            return;
        }
        if let Err(error) = self.child.wait() {
            eprintln!("a server could not be waited for: {error}");
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.end();
        }
    }
}

/// The unit of /proc/PID/stat on every Linux that a 64-bit program meets (`USER_HZ`).
const TICKS_PER_SECOND: f64 = 100.0;

fn cpu_ticks(process: u32) -> Result<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let children = std::fs::read_to_string(format!("/proc/{process}/task/{process}/children"))?;
    let of_children = children.split_whitespace().filter_map(|child| child.parse().ok()).map(cpu_ticks);
    Ok(own_ticks(&stat).context("an unknown form of /proc/PID/stat")? + of_children.sum::<Result<u64>>()?)
}

/// `utime` and `stime`, the fields 14 and 15; the name of the program, which may hold anything, ends at the last bracket.
fn own_ticks(stat: &str) -> Option<u64> {
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
}

/// Whether something answers this request with 200.
pub fn answers(port: u16, request: &http::Request<'_>) -> bool {
    http::fetch(port, request).is_ok_and(|answer| answer.status == 200)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processors_are_listed() {
        for (text, expect) in [("\t0-1", vec![0, 1]), ("3", vec![3]), ("0,2-4,8", vec![0, 2, 3, 4, 8]), ("", vec![])] {
            assert_eq!(listed(text), expect, "{text:?}");
        }
    }

    #[test]
    fn user_and_system_time_are_found_whatever_the_program_is_called() {
        let stat = "7 (a) b) S 1 7 7 0 -1 4194560 1 0 0 0 120 34 0 0 20 0 1 0 5 6 7";
        assert_eq!(own_ticks(stat), Some(154));
        assert_eq!(own_ticks("7 (a"), None);
    }
}
