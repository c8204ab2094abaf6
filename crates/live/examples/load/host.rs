//! The process of the server, seen from without.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use crate::Failure;

/// Killed when it is dropped.
pub struct Host {
    process: Child,
    processor: Option<usize>,
    pub address: SocketAddr,
}

impl Host {
    pub fn start(processor: Option<usize>) -> Result<Host, Failure> {
        Host::start_at(processor, 0)
    }

    fn start_at(processor: Option<usize>, port: u16) -> Result<Host, Failure> {
        let program = std::env::current_exe()?;
        let mut command = match processor {
            Some(processor) => {
                let mut command = Command::new("taskset");
                command.args(["--cpu-list", &processor.to_string()]).arg(program);
                command
            }
            None => Command::new(program),
        };
        let command = command.args(["serve", &port.to_string()]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut host = Host { process: command.spawn()?, processor, address: ([127, 0, 0, 1], port).into() };
        let mut line = String::new();
        let output = host.process.stdout.take().ok_or("the server says nothing")?;
        BufReader::new(output).read_line(&mut line)?;
        host.address.set_port(line.trim().parse().map_err(|_| "the server did not start")?);
        Ok(host)
    }

    /// As when the machine loses its power.
    pub fn kill(&mut self) -> Result<(), Failure> {
        self.process.kill()?;
        self.process.wait()?;
        Ok(())
    }

    /// At the same address.
    pub fn restart(&mut self) -> Result<(), Failure> {
        *self = Host::start_at(self.processor, self.address.port())?;
        Ok(())
    }

    /// Bytes of memory that it has from the system.
    pub fn memory(&self) -> Result<u64, Failure> {
        kib(&std::fs::read_to_string(format!("/proc/{}/smaps_rollup", self.process.id()))?, "Rss:")
    }

    /// Nanoseconds for which its threads have run, in user and system mode.
    pub fn processor_time(&self) -> Result<u64, Failure> {
        let threads = std::fs::read_dir(format!("/proc/{}/task", self.process.id()))?;
        let time = |thread: std::io::Result<std::fs::DirEntry>| {
            let stat = std::fs::read_to_string(thread?.path().join("schedstat"))?;
            let first = stat.split_whitespace().next().ok_or("an unknown form of schedstat")?;
            Ok::<u64, Failure>(first.parse()?)
        };
        threads.map(time).sum()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // It may be dead already.
        drop(self.kill());
    }
}

/// Bytes of the tables of the kernel, of all processes.
pub fn kernel() -> Result<u64, Failure> {
    kib(&std::fs::read_to_string("/proc/meminfo")?, "Slab:")
}

fn kib(text: &str, name: &str) -> Result<u64, Failure> {
    let line =
        text.lines().find_map(|line| line.strip_prefix(name)).ok_or("the system does not say how much memory")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? * 1024)
}
