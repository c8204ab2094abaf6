//! Names of requests in answers and in the log. They need to be different, not secret: a random start and a count cost no
//! system call.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::{HeaderValue, Request};
use tower_http::request_id::{MakeRequestId, RequestId};
use uuid::Uuid;

#[derive(Clone)]
pub struct RequestNumbers {
    start: u64,
    next: Arc<AtomicU64>,
}

impl RequestNumbers {
    pub fn begin() -> RequestNumbers {
        RequestNumbers { start: Uuid::now_v7().as_u64_pair().1, next: Arc::default() }
    }

    pub fn next(&self) -> Uuid {
        Uuid::from_u64_pair(self.start, self.next.fetch_add(1, Ordering::Relaxed))
    }
}

impl MakeRequestId for RequestNumbers {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        HeaderValue::from_str(self.next().simple().encode_lower(&mut Uuid::encode_buffer())).ok().map(RequestId::new)
    }
}
