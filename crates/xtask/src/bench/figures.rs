//! What the measuring programs print, as lines of the table, and the sizes of the components.

use anyhow::{Context, Result};
use serde_json::Value;

use super::Bench;
use super::table::{Line, Table, significant, time};

pub fn number(value: &Value, path: &str) -> Result<f64> {
    value.pointer(path).and_then(Value::as_f64).with_context(|| format!("no {path}"))
}

pub fn calls(bench: &Bench<'_>, table: &mut Table) -> Result<()> {
    let costs = bench.json(&bench.binaries()?.call_cost, &[])?;
    let get = |path| number(&costs, path);
    let (p50, p99) = (get("/isolated/p50")?, get("/isolated/p99")?);
    let (native, kept) = (get("/native/p50")?, get("/kept/p50")?);
    let line = Line::new("isolated call of health-calc, p50", time(p50))
        .peer(format!("native {}", time(native)), p50 / native);
    table.add(line.budget("≤ 10 µs", p50 <= 10e3));
    table.add(
        Line::new("  beside an instance that is kept", time(p50))
            .peer(format!("kept instance {}", time(kept)), p50 / kept),
    );
    let line = Line::new("  p99", time(p99))
        .peer(format!("kept instance {}", time(get("/kept/p99")?)), p99 / get("/kept/p99")?);
    table.add(line.budget("≤ 50 µs", p99 <= 50e3));
    let scan = get("/isolated_pagemap_scan/p50")?;
    table.add(
        Line::new("  p50 with pagemap_scan (off by default)", time(scan))
            .peer(format!("native {}", time(native)), scan / native),
    );
    let load = get("/load_precompiled_ns")?;
    table.add(Line::new("  first call, loading the compiled code", time(load)).budget("≤ 1 ms", load <= 1e6));
    let rate = get("/calls_per_second")?;
    let line = Line::new("  isolated calls a second, all cores", format!("{rate:.0}"));
    table.add(line.budget("≥ 10000", rate >= 10_000.0));
    Ok(())
}

pub fn policy(bench: &Bench<'_>, table: &mut Table) -> Result<()> {
    let costs = bench.json(&bench.binaries()?.measure, &["policy"])?;
    let (new, cached) = (number(&costs, "/uncached/p50")?, number(&costs, "/cached/p50")?);
    let line = Line::new("policy decision, new question, p50", time(new))
        .peer(format!("remembered {}", time(cached)), new / cached);
    table.add(line.budget("≤ 50 µs", new <= 50e3));
    table.add(Line::new("policy decision, remembered, p50", time(cached)).budget("≤ 1 µs", cached <= 1e3));
    Ok(())
}

/// The demo's articles in Portuguese, as the draft is made of them.
pub fn stages(bench: &Bench<'_>, table: &mut Table) -> Result<()> {
    let folder = bench.root.join("data/demo/aurora");
    let mut drafts = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        if std::fs::read_to_string(&path)?.contains("\nlanguage: pt-BR\n") {
            drafts.push(path.display().to_string());
        }
    }
    drafts.sort();
    let data = bench.demo()?.display().to_string();
    let arguments: Vec<&str> = ["stages", &data].into_iter().chain(drafts.iter().map(String::as_str)).collect();
    let costs = bench.json(&bench.binaries()?.measure, &arguments)?;
    let count = |name: &str| number(&costs, &format!("/{name}"));
    let total = count("total_ms")?;
    let what = format!(
        "five stages and validator, {} words, {} claims, {} proposals",
        count("words")?,
        count("claims")?,
        count("proposals")?
    );
    let aim = if total <= 30.0 { "≤ 100 ms, aim 30" } else { "≤ 100 ms (aim 30 missed)" };
    table.add(Line::new(what, time(total * 1e6)).budget(aim, total <= 100.0));
    for stage in costs["stages_ms"].as_array().context("no stages")? {
        let (name, ms) = (stage["name"].as_str().unwrap_or_default(), number(stage, "/ms")?);
        table.add(Line::new(format!("  {name}"), time(ms * 1e6)).peer("all six", ms / total));
    }
    Ok(())
}

const KIB: f64 = 1024.0;

pub fn sizes(bench: &Bench<'_>, table: &mut Table) -> Result<()> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(bench.root.join("components/dist"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(name) = name.strip_suffix(".wasm") {
            files.push((name.to_owned(), entry.metadata()?.len() as f64 / KIB));
        }
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, kib) in files {
        let most = if name == "health-calc" { 12.0 } else { 1024.0 };
        let line = Line::new(format!("size of {name}"), format!("{} KiB", significant(kib)));
        table.add(line.budget(format!("≤ {most} KiB"), kib <= most));
    }
    Ok(())
}
