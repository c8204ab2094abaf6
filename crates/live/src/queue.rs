//! A bounded queue that takes no room while nothing waits in it. Those of the libraries hold room for 32 messages from
//! the start, and were half of the memory of a channel at rest. It also carries the word that its receiver is to end,
//! past all that waits.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker, ready};

use tokio::sync::Notify;
use tokio::task::coop;

use crate::view::SendError;

/// One of the ends that messages go in by.
pub struct Sender<T, E>(Arc<Shared<T, E>>);

/// The end that they come out of. It is asked by one task.
pub struct Receiver<T, E>(Arc<Shared<T, E>>);

/// Ends the receiver when it is dropped, unless it ended before.
pub struct Guard<T, E: Copy>(Sender<T, E>, E);

struct Shared<T, E> {
    state: Mutex<State<T, E>>,
    /// Tells those that wait for room.
    room: Notify,
    limit: usize,
}

struct State<T, E> {
    waiting: VecDeque<T>,
    receiver: Option<Waker>,
    end: Option<E>,
    /// Nobody will receive any more.
    closed: bool,
}

/// A queue for so many messages.
pub fn queue<T, E>(limit: usize) -> (Sender<T, E>, Receiver<T, E>) {
    let state = State { waiting: VecDeque::new(), receiver: None, end: None, closed: false };
    let shared = Arc::new(Shared { state: Mutex::new(state), room: Notify::new(), limit });
    (Sender(shared.clone()), Receiver(shared))
}

impl<T, E> Shared<T, E> {
    fn with<R>(&self, change: impl FnOnce(&mut State<T, E>) -> R) -> R {
        // Nothing panics while it is held.
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn offer(&self, message: T) -> Result<(), (SendError, T)> {
        let receiver = self.with(|state| {
            if state.closed || state.end.is_some() {
                return Err((SendError::Ended, message));
            }
            if state.waiting.len() >= self.limit {
                return Err((SendError::Full, message));
            }
            state.waiting.push_back(message);
            Ok(state.receiver.take())
        })?;
        wake(receiver);
        Ok(())
    }
}

/// Outside of the lock, which the receiver takes at once.
fn wake(receiver: Option<Waker>) {
    if let Some(receiver) = receiver {
        receiver.wake();
    }
}

impl<T, E> State<T, E> {
    fn take(&mut self) -> Option<T> {
        let message = self.waiting.pop_front();
        if self.waiting.is_empty() {
            self.waiting = VecDeque::new();
        }
        message
    }

    fn wakes(&mut self, context: &Context<'_>) {
        match &mut self.receiver {
            Some(receiver) => receiver.clone_from(context.waker()),
            none => *none = Some(context.waker().clone()),
        }
    }
}

impl<T, E: Copy> Sender<T, E> {
    /// # Errors
    /// `SendError`: too many wait, or nobody receives.
    pub fn try_send(&self, message: T) -> Result<(), SendError> {
        self.0.offer(message).map_err(|(error, _)| error)
    }

    /// Waits for room. The message is dropped if nobody receives any more.
    pub async fn send(&self, mut message: T) {
        loop {
            let room = self.0.room.notified();
            match self.0.offer(message) {
                Err((SendError::Full, back)) => message = back,
                Ok(()) | Err((SendError::Ended, _)) => return,
            }
            room.await;
        }
    }

    /// Tells the receiver to end; the first word counts.
    pub fn end(&self, how: E) {
        wake(self.0.with(|state| {
            state.end.get_or_insert(how);
            state.receiver.take()
        }));
        self.0.room.notify_waiters();
    }

    /// Whether the receiver was told to end.
    pub fn is_ended(&self) -> bool {
        self.0.with(|state| state.end.is_some())
    }

    /// Whether both lead to the same receiver.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T, E: Copy> Receiver<T, E> {
    /// The next message.
    pub async fn recv(&self) -> T {
        poll_fn(|context| {
            let budget = ready!(coop::poll_proceed(context));
            let message = self.0.with(|state| {
                let message = state.take();
                if message.is_none() {
                    state.wakes(context);
                }
                message
            });
            match message {
                Some(message) => {
                    budget.made_progress();
                    self.0.room.notify_one();
                    Poll::Ready(message)
                }
                None => Poll::Pending,
            }
        })
        .await
    }

    /// The next message, if one waits.
    pub fn try_recv(&self) -> Option<T> {
        let message = self.0.with(State::take)?;
        self.0.room.notify_one();
        Some(message)
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.0.with(|state| state.waiting.len())
    }

    /// Waits for the word to end.
    pub fn ended(&self) -> impl Future<Output = E> + use<T, E> {
        let shared = self.0.clone();
        poll_fn(move |context| {
            shared.with(|state| match state.end {
                Some(how) => Poll::Ready(how),
                None => {
                    state.wakes(context);
                    Poll::Pending
                }
            })
        })
    }

    /// Ends this receiver when it is dropped.
    pub fn guard(&self, how: E) -> Guard<T, E> {
        Guard(Sender(self.0.clone()), how)
    }
}

impl<T, E> Clone for Sender<T, E> {
    fn clone(&self) -> Self {
        Sender(self.0.clone())
    }
}

impl<T, E> std::fmt::Debug for Sender<T, E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sender").finish_non_exhaustive()
    }
}

impl<T, E> Drop for Receiver<T, E> {
    fn drop(&mut self) {
        // What waits may hold senders of this queue: it is dropped outside of the lock.
        let waiting = self.0.with(|state| {
            state.closed = true;
            state.receiver = None;
            std::mem::take(&mut state.waiting)
        });
        drop(waiting);
        self.0.room.notify_waiters();
    }
}

impl<T, E: Copy> Drop for Guard<T, E> {
    fn drop(&mut self) {
        self.0.end(self.1);
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::queue;
    use crate::view::SendError;

    #[tokio::test]
    async fn carries_so_many_messages_in_order() {
        let (sender, receiver) = queue::<u32, ()>(2);
        assert_eq!([1, 2, 3].map(|number| sender.try_send(number)), [Ok(()), Ok(()), Err(SendError::Full)]);
        assert_eq!(
            (receiver.recv().await, receiver.len(), receiver.try_recv(), receiver.try_recv()),
            (1, 1, Some(2), None)
        );
    }

    #[tokio::test]
    async fn waits_for_messages_and_for_room() {
        let (sender, receiver) = queue::<u32, ()>(1);
        let sending = async {
            for number in 0..100 {
                sender.send(number).await
            }
        };
        let receiving = async {
            let mut sum = 0;
            for _ in 0..100 {
                sum += receiver.recv().await
            }
            sum
        };
        assert_eq!(tokio::join!(sending, receiving).1, 4950);
    }

    #[tokio::test]
    async fn ends_by_the_first_word_and_past_what_waits() {
        let (sender, receiver) = queue::<u32, &str>(1);
        sender.try_send(1).unwrap();
        let stuck = sender.send(2);
        let (ended, guard) = (receiver.ended(), receiver.guard("by its guard"));
        sender.end("first");
        drop(guard);
        assert_eq!((ended.await, sender.is_ended(), sender.try_send(3)), ("first", true, Err(SendError::Ended)));
        stuck.await;
        assert_eq!((receiver.recv().await, receiver.try_recv()), (1, None));
    }

    #[tokio::test]
    async fn takes_nothing_when_nobody_receives() {
        let (sender, receiver) = queue::<u32, ()>(1);
        sender.try_send(1).unwrap();
        let mut stuck = Box::pin(sender.send(2));
        assert!(stuck.as_mut().now_or_never().is_none());
        drop(receiver);
        stuck.await;
        assert_eq!(sender.try_send(3), Err(SendError::Ended));
    }
}
