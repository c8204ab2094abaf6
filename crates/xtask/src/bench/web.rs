//! The two paths that readers use, beside nginx: the calculations API and a published page.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::Bench;
use super::http::{self, Answer, Request};
use super::load::{self, Run};
use super::nginx::{self, Content};
use super::process::{Server, answers};
use super::table::{Line, Table, significant, time};

const READY: Request<'_> = Request { method: "GET", path: "/ready", headers: &[("Host", "localhost")], body: "" };
pub const PAGE: Request<'_> = Request {
    method: "GET",
    path: "/pressao-alta",
    headers: &[("Host", "aurora.localhost"), ("accept-encoding", "gzip, deflate, br"), ("accept", "text/html")],
    body: "",
};
const CALCULATION: Request<'_> = Request {
    method: "POST",
    path: "/api/v1/calculations",
    headers: &[("Host", "localhost"), ("content-type", "application/json")],
    body: r#"{"weight_kg":70.0,"height_m":1.75,"age":30,"sex":"male"}"#,
};
/// Runs of each server, by turns, so that a disturbance of the machine meets both.
const ROUNDS: usize = 3;

/// A server on this folder that answers its sites, the demo's article included.
pub fn serve(bench: &Bench<'_>, data: &Path) -> Result<Server> {
    let port = http::free_port()?;
    let arguments = [
        "serve".to_owned(),
        "--data".to_owned(),
        data.display().to_string(),
        "--listen".to_owned(),
        http::loopback(port).to_string(),
        "--metrics-listen".to_owned(),
        http::loopback(http::free_port()?).to_string(),
    ];
    let program = bench.binaries()?.lauda.display().to_string();
    let mut server = Server::start(&program, &arguments, bench.cores.server, port, bench.scratch.0.join("lauda.log"))?;
    server.wait("readiness", |port| answers(port, &READY))?;
    server.wait("the demo", |port| answers(port, &PAGE))?;
    // The demo is finished when its marker is gone.
    server.wait("the end of the demo", |_| !data.join("demo-unfinished").exists())?;
    Ok(server)
}

pub fn measure(bench: &Bench<'_>, table: &mut Table) -> Result<()> {
    let data = bench.demo()?;
    let lauda = serve(bench, &data)?;
    let page = http::fetch_ok(lauda.port, &PAGE)?;
    let encoding = page.headers.iter().find(|(name, _)| name == "content-encoding");
    ensure!(encoding.is_some_and(|(_, value)| value == "br"), "the page does not come in brotli");
    let results = http::fetch_ok(lauda.port, &CALCULATION)?;
    let content =
        [Content::File { path: PAGE.path, answer: &page }, Content::Text { path: CALCULATION.path, answer: &results }];
    let mut nginx = nginx::start(&bench.scratch.0.join("nginx"), bench.cores, &content)?;
    nginx.wait("an answer", |port| answers(port, &PAGE))?;
    check_alike(&page, &http::fetch_ok(nginx.port, &PAGE)?)?;
    check_alike(&results, &http::fetch_ok(nginx.port, &CALCULATION)?)?;
    let api = Duel::fight(bench, &lauda, &nginx, &CALCULATION)?;
    let pages = Duel::fight(bench, &lauda, &nginx, &PAGE)?;
    api.report(table, &format!("POST {}, {} bytes", CALCULATION.path, results.body.len()), 0.5);
    pages.report(table, &format!("GET {} (br), {} bytes", PAGE.path, page.body.len()), 1.0);
    Ok(())
}

/// The same body under the same headers, but for what a server says of itself.
fn check_alike(ours: &Answer, theirs: &Answer) -> Result<()> {
    ensure!(ours.body == theirs.body, "nginx answers other bytes");
    let names = |answer: &Answer| {
        let own = |name: &&String| !["date", "connection", "server", "content-length"].contains(&name.as_str());
        let mut names: Vec<String> = answer.headers.iter().map(|(name, _)| name).filter(own).cloned().collect();
        names.sort();
        names
    };
    ensure!(names(ours) == names(theirs), "nginx answers other headers: {:?} and {:?}", names(ours), names(theirs));
    Ok(())
}

/// The runs of both, in the order in which they were made.
struct Duel {
    ours: Vec<Run>,
    theirs: Vec<Run>,
}

impl Duel {
    fn fight(bench: &Bench<'_>, ours: &Server, theirs: &Server, request: &Request<'_>) -> Result<Duel> {
        let script = bench.scratch.0.join("load.lua");
        let run = |server: &Server, seconds| load::run(server, bench.cores, request, seconds, &script);
        for server in [ours, theirs] {
            run(server, 1).context("warming up")?;
        }
        let mut duel = Duel { ours: Vec::new(), theirs: Vec::new() };
        for _ in 0..ROUNDS {
            duel.ours.push(run(ours, bench.args.seconds)?);
            duel.theirs.push(run(theirs, bench.args.seconds)?);
        }
        Ok(duel)
    }

    fn report(&self, table: &mut Table, what: &str, least: f64) {
        let both = |figure: fn(&Run) -> f64| (median(&self.ours, figure), median(&self.theirs, figure));
        let (ours, theirs) = both(|run| run.requests_per_cpu_second);
        let ratio = median_of(
            self.ours.iter().zip(&self.theirs).map(|(a, b)| a.requests_per_cpu_second / b.requests_per_cpu_second),
        );
        let figure = |value: f64| format!("{}/CPU s", thousands(value));
        let line =
            Line::new(format!("{what}: requests"), figure(ours)).peer(format!("nginx {}", figure(theirs)), ratio);
        table.add(line.budget(format!("≥ {}×", significant(least)), ratio >= least));
        let (ours, theirs) = both(|run| run.requests_per_second);
        let line = Line::new("  requests on one core", format!("{}/s", thousands(ours)));
        table.add(line.peer(format!("nginx {}/s", thousands(theirs)), ours / theirs));
        let (ours, theirs) = both(|run| run.p50_micros * 1e3);
        table.add(Line::new("  p50", time(ours)).peer(format!("nginx {}", time(theirs)), ours / theirs));
        let (ours, theirs) = both(|run| run.p99_micros * 1e3);
        let line = Line::new("  p99", time(ours)).peer(format!("nginx {}", time(theirs)), ours / theirs);
        table.add(if least >= 1.0 { line.budget("≤ 2×", ours <= 2.0 * theirs) } else { line });
    }
}

fn median(runs: &[Run], figure: fn(&Run) -> f64) -> f64 {
    median_of(runs.iter().map(figure))
}

fn median_of(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn thousands(value: f64) -> String {
    let whole = format!("{value:.0}");
    let groups = whole.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (value, expect) in [(7.0, "7"), (999.4, "999"), (1_000.0, "1,000"), (1_234_567.0, "1,234,567")] {
            assert_eq!(thousands(value), expect);
        }
    }
}
