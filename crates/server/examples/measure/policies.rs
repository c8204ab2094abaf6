//! Decisions that were never asked before, and decisions that are remembered, in nanoseconds.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Instant;

use anyhow::Result;
use domain::id::{PageId, RequestId, TenantId, UserId};
use domain::user::Role;
use domain::workflow::Column;
use policy::{Action, Caller, Origin, Principal, Resource};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::percentile;

const DECISIONS: u128 = 20_000;
/// Questions that are asked again and again, fewer than the cache has places for.
const REMEMBERED: u128 = 64;
/// Decisions between two looks at the clock, which costs about as much as one remembered decision.
const BATCH: u128 = 640;

pub fn measure() -> Result<Value> {
    policy::validate().map_err(anyhow::Error::msg)?;
    let caller = reviewer();
    let asked = |page: &Resource| policy::authorize(&caller, Action::ReviewTechnical, black_box(page)).is_ok();
    let once = |number: u128| {
        let page = page(number);
        let start = Instant::now();
        black_box(asked(&page));
        start.elapsed().as_nanos() as f64
    };
    (0..DECISIONS / 20).map(|number| once(u128::MAX - number)).for_each(drop);
    let new: Vec<f64> = (0..DECISIONS).map(once).collect();

    let pages: Vec<Resource> = (0..REMEMBERED).map(page).collect();
    let batch = |_| {
        let start = Instant::now();
        for page in pages.iter().cycle().take(BATCH as usize) {
            black_box(asked(page));
        }
        start.elapsed().as_nanos() as f64 / BATCH as f64
    };
    let remembered: Vec<f64> = (0..2_000).map(batch).collect();
    Ok(json!({ "allowed": asked(&page(1)), "uncached": summary(new), "cached": summary(remembered) }))
}

fn summary(mut times: Vec<f64>) -> Value {
    times.sort_unstable_by(f64::total_cmp);
    json!({ "p50": percentile(&times, 0.5), "p99": percentile(&times, 0.99) })
}

fn reviewer() -> Caller {
    Caller {
        principal: Principal::User {
            id: id(10),
            roles: [Role::ContentCreator, Role::SpecialistReviewer].into_iter().collect(),
        },
        tenant: id(1),
        session: None,
        device: None,
        origin: Origin::Http,
        request_id: RequestId(Uuid::nil()),
    }
}

/// A page that waits for this reviewer: the question with the most attributes.
fn page(number: u128) -> Resource {
    let reviewers: BTreeSet<UserId> = [id(10), id(12)].into();
    Resource::Page {
        tenant: id::<TenantId>(1),
        id: id::<PageId>(number),
        column: Column::TechnicalReview,
        live: false,
        author: id(11),
        reviewers,
    }
}

fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(number).into()
}
