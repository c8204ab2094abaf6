//! The table that is sorted, event by event.

use std::time::Instant;

use serde_json::{Value, json};

use crate::Failure;
use crate::client::Client;
use crate::host::Host;
use crate::page::Page;

/// Events between two looks at the server's processor time, which is not known for less than a few.
const EVENTS: usize = 20;
const PATH: &str = "/table";

pub async fn measure(processor: Option<usize>, batches: usize) -> Result<Value, Failure> {
    let host = Host::start(processor)?;
    let page = Page::fetch(host.address, 0, PATH).await?;
    let socket = format!("/live/websocket?_csrf_token={}&_mounts=0&vsn=2.0.0", page.csrf);
    let mut client = Client::open(host.address, 0, &socket).await?;
    let topic = format!("lv:{}", page.id);
    client.join(&topic, page.join(host.address, PATH)).await?;
    let (mut processor, mut trip, mut bytes) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..batches {
        let before = host.processor_time()?;
        for by in ["name", "city", "visits", "id"].into_iter().cycle().take(EVENTS) {
            let event = json!({"type": "click", "event": "sort", "value": {"by": by}});
            let began = Instant::now();
            let answer = client.ask(&topic, "event", &event).await?;
            trip.push(began.elapsed().as_nanos() as u64);
            bytes.push(answer.len() as u64);
        }
        processor.push((host.processor_time()? - before) / EVENTS as u64);
    }
    Ok(json!({
        "events": batches * EVENTS,
        "processor_p50_ns": median(&mut processor),
        "round_trip_p50_ns": median(&mut trip),
        "frame_bytes": bytes.iter().max(),
        "html_bytes": page.html_bytes,
    }))
}

fn median(values: &mut [u64]) -> Option<u64> {
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}
