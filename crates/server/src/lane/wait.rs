//! The wait for a request: until bytes come, the reader goes, its patience or ours ends, or the server stops.

use std::future::{Future as _, poll_fn};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead as _, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep};
use tokio_util::sync::{CancellationToken, WaitForCancellationFuture};

use crate::serve::HEADER_TIMEOUT;

pub struct Wait<'a> {
    stopped: Pin<Box<WaitForCancellationFuture<'a>>>,
    /// Set once and moved only when it goes off: most waits are over long before.
    alarm: Pin<Box<Sleep>>,
    due: Instant,
}

impl<'a> Wait<'a> {
    pub fn new(stop: &'a CancellationToken) -> Self {
        let due = Instant::now() + HEADER_TIMEOUT;
        Wait { stopped: Box::pin(stop.cancelled()), alarm: Box::pin(sleep(HEADER_TIMEOUT)), due }
    }

    /// How many bytes came; none where the connection is over.
    pub async fn read(&mut self, stream: &mut TcpStream, into: &mut [u8]) -> io::Result<Option<usize>> {
        self.due = Instant::now() + HEADER_TIMEOUT;
        poll_fn(|cx| {
            let mut buffer = ReadBuf::new(into);
            if let Poll::Ready(read) = Pin::new(&mut *stream).poll_read(cx, &mut buffer) {
                return Poll::Ready(read.map(|()| Some(buffer.filled().len()).filter(|&bytes| bytes > 0)));
            }
            ready!(self.poll_over(cx));
            Poll::Ready(Ok(None))
        })
        .await
    }

    fn poll_over(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if self.stopped.as_mut().poll(cx).is_ready() {
            return Poll::Ready(());
        }
        while self.alarm.as_mut().poll(cx).is_ready() {
            if self.due <= Instant::now() {
                return Poll::Ready(());
            }
            self.alarm.as_mut().reset(self.due);
        }
        Poll::Pending
    }
}
