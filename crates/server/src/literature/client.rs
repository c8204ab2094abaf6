//! The HTTP client of all services: size, time, rate, retry.

use std::sync::Arc;
use std::time::Duration;

use domain::literature::LiteratureError;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use reqwest::header::RETRY_AFTER;
use serde_json::Value;

const MAX_BYTES: usize = 4 << 20;
const ATTEMPTS: u32 = 3;
/// A service that asks for a longer pause is left alone: the call of the stage would be over before.
const MAX_PAUSE: Duration = Duration::from_secs(5);

#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    rates: Arc<DefaultKeyedRateLimiter<&'static str>>,
}

impl Client {
    /// `patience` is the time for one answer.
    pub fn new(email: &str, patience: Duration) -> Result<Client, reqwest::Error> {
        let agent = format!("lauda/{} (mailto:{email})", env!("CARGO_PKG_VERSION"));
        let http = reqwest::Client::builder()
            .user_agent(agent)
            .timeout(patience)
            .connect_timeout(patience)
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        // NCBI asks for three requests a second without a key; the others allow more.
        let quota = Quota::per_second(std::num::NonZeroU32::MIN.saturating_add(2));
        Ok(Client { http, rates: Arc::new(RateLimiter::keyed(quota)) })
    }

    pub async fn json(
        &self,
        service: &'static str,
        base: &str,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<Option<Value>, LiteratureError> {
        let Some(body) = self.get(service, base, path, query).await? else { return Ok(None) };
        let value = serde_json::from_slice(&body).map_err(|e| refused(service, &format!("no JSON: {e}")))?;
        Ok(Some(value))
    }

    /// None for 404. Retries what may pass: 429, 5xx and broken connections.
    pub async fn get(
        &self,
        service: &'static str,
        base: &str,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<Option<Vec<u8>>, LiteratureError> {
        let mut url =
            reqwest::Url::parse(base).and_then(|base| base.join(path)).map_err(|e| refused(service, &e.to_string()))?;
        url.query_pairs_mut().extend_pairs(query).finish();
        let mut failure = unavailable(service, "no attempt was made");
        for attempt in 0..ATTEMPTS {
            self.rates.until_key_ready(&service).await;
            match self.attempt(service, url.clone()).await {
                Ok(body) => return Ok(body),
                Err(Attempt::Final(error)) => return Err(error),
                Err(Attempt::Again(error, wait)) => {
                    failure = error;
                    let pause = wait.unwrap_or(Duration::from_millis(250 << attempt));
                    if pause > MAX_PAUSE || attempt + 1 == ATTEMPTS {
                        break;
                    }
                    tokio::time::sleep(pause).await;
                }
            }
        }
        Err(failure)
    }

    async fn attempt(&self, service: &'static str, url: reqwest::Url) -> Result<Option<Vec<u8>>, Attempt> {
        let again = |text: &str, wait| Attempt::Again(unavailable(service, text), wait);
        let response = self.http.get(url).send().await.map_err(|e| again(&cause(&e), None))?;
        let status = response.status();
        match status.as_u16() {
            404 => return Ok(None),
            429 | 500..=599 => {
                let wait = response.headers().get(RETRY_AFTER).and_then(|v| v.to_str().ok()?.parse().ok());
                return Err(again(&format!("HTTP {status}"), wait.map(Duration::from_secs)));
            }
            200..=299 => {}
            _ => return Err(Attempt::Final(refused(service, &format!("HTTP {status}")))),
        }
        limited(service, response).await.map(Some)
    }
}

enum Attempt {
    Again(LiteratureError, Option<Duration>),
    Final(LiteratureError),
}

/// Reads at most `MAX_BYTES`, whatever the length header says.
async fn limited(service: &str, mut response: reqwest::Response) -> Result<Vec<u8>, Attempt> {
    let too_large = || Attempt::Final(refused(service, "the answer is larger than 4 MiB"));
    if response.content_length().is_some_and(|length| length > MAX_BYTES as u64) {
        return Err(too_large());
    }
    let mut body = Vec::new();
    loop {
        let chunk = response.chunk().await.map_err(|e| Attempt::Again(unavailable(service, &cause(&e)), None))?;
        let Some(chunk) = chunk else { return Ok(body) };
        if body.len() + chunk.len() > MAX_BYTES {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
    }
}

/// The address of the service is configuration and stays out of the text.
fn cause(error: &reqwest::Error) -> String {
    let kind = if error.is_timeout() { "no answer within the time limit" } else { "the connection failed" };
    kind.to_owned()
}

fn unavailable(service: &str, text: &str) -> LiteratureError {
    LiteratureError::Unavailable(format!("{service}: {text}"))
}

/// A service that is broken must not count as one that has found nothing.
pub fn misshapen(service: &str) -> LiteratureError {
    refused(service, "the answer has not the documented shape")
}

pub fn refused(service: &str, text: &str) -> LiteratureError {
    LiteratureError::Refused(format!("{service}: {text}"))
}
