//! What the handlers share.

use std::net::IpAddr;
use std::sync::Arc;

use cms::app::App;
use cms::public::Sites;
use governor::DefaultKeyedRateLimiter;
use tokio_util::sync::CancellationToken;

use crate::request_id::RequestNumbers;

pub struct Http {
    pub app: Arc<App>,
    pub sites: Arc<Sites>,
    /// Checks by address: each costs milliseconds, not microseconds.
    pub checks: DefaultKeyedRateLimiter<IpAddr>,
    pub numbers: RequestNumbers,
    pub stop: CancellationToken,
}
