//! The tracing span of a call: which component, which bytes, which function, and how it ended.

#![allow(clippy::unwrap_used, reason = "tests panic")]

mod guests;

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use host::{Call, Limits};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Writes down the fields of every span, in order.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<String>>>);

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

impl Subscriber for Spans {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_span() && metadata.target().starts_with("host")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut spans = self.0.lock().unwrap();
        let mut text = span.metadata().name().to_owned();
        span.record(&mut Fields(&mut text));
        spans.push(text);
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut spans = self.0.lock().unwrap();
        values.record(&mut Fields(&mut spans[span.into_u64() as usize - 1]));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[test]
fn every_call_has_a_span_with_its_outcome() {
    let spans = Spans::default();
    let host = guests::started();
    guests::deploy(&host, "broken", &guests::calculator("unreachable"));
    let limits = Limits { deadline_ms: 20, ..guests::tight() };
    guests::deploy_within(&host, "endless", &guests::calculator("(loop (br 0)) unreachable"), limits);
    let digest = |name: &str| host.inspect(name).unwrap().digest;
    tracing::subscriber::with_default(spans.clone(), || {
        host.bmi(Call::CONFIGURED, 70.0, 1.75).unwrap();
        host.bmi(Call::of("broken"), 70.0, 1.75).unwrap_err();
        host.bmi(Call::of("endless"), 70.0, 1.75).unwrap_err();
    });
    let expect = |component: &str, outcome: &str| {
        let digest = digest(component);
        format!(
            "component_call component={component:?} digest={digest:?} function=\"calculate-bmi\" outcome={outcome:?}"
        )
    };
    let expect = [expect("health-calc", "ok"), expect("broken", "trap"), expect("endless", "deadline")];
    assert_eq!(*spans.0.lock().unwrap(), expect);
}
