//! Who hears what: topics that views subscribe to. The bus of one process is here; one that reaches other nodes is the
//! host program's, behind the same trait.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::view::{Handle, Info, SendError};

/// Carries messages to all views that subscribed to a topic.
pub trait PubSub: Send + Sync + 'static {
    /// The view hears the topic while the subscription lives.
    fn subscribe(&self, topic: &str, subscriber: Handle) -> Subscription;

    /// Sends to all subscribers of the topic, but for one.
    fn broadcast_except(&self, topic: &str, message: Info, except: Option<&Handle>);

    /// Sends to all subscribers of the topic.
    fn broadcast(&self, topic: &str, message: Info) {
        self.broadcast_except(topic, message, None);
    }
}

/// Ends what it stands for when it is dropped.
pub struct Subscription(Option<Box<dyn FnOnce() + Send + Sync>>);

/// The bus of one process.
///
/// ```
/// use live::view::Info;
/// use live::{LocalBus, PubSub};
/// LocalBus::default().broadcast("nobody:listens", Info::new(1));
/// ```
#[derive(Clone, Default)]
pub struct LocalBus(Arc<Mutex<Topics>>);

/// Ordered, so that those of one topic stand together: a table for each topic would be most of what one that a single
/// client hears needs.
#[derive(Default)]
struct Topics {
    subscribers: BTreeMap<(Arc<str>, u64), Handle>,
    last: u64,
}

impl Subscription {
    /// Runs `end` when the subscriber wants no more.
    pub fn new(end: impl FnOnce() + Send + Sync + 'static) -> Subscription {
        Subscription(Some(Box::new(end)))
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(end) = self.0.take() {
            end();
        }
    }
}

impl LocalBus {
    fn with<R>(&self, change: impl FnOnce(&mut Topics) -> R) -> R {
        // Nothing panics while it is held.
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    #[cfg(test)]
    fn subscribers(&self) -> usize {
        self.with(|topics| topics.subscribers.len())
    }
}

impl PubSub for LocalBus {
    fn subscribe(&self, topic: &str, subscriber: Handle) -> Subscription {
        let topic: Arc<str> = topic.into();
        let key = self.with(|topics| {
            topics.last += 1;
            let key = (topic, topics.last);
            topics.subscribers.insert(key.clone(), subscriber);
            key
        });
        let bus = self.clone();
        // A handle may be the last that holds its mailbox: it is dropped outside of the lock.
        Subscription::new(move || drop(bus.with(|topics| topics.subscribers.remove(&key))))
    }

    fn broadcast_except(&self, topic: &str, message: Info, except: Option<&Handle>) {
        let topic: Arc<str> = topic.into();
        let all = (topic.clone(), 0)..=(topic, u64::MAX);
        let subscribers: Vec<Handle> =
            self.with(|topics| topics.subscribers.range(all).map(|(_, subscriber)| subscriber.clone()).collect());
        let others = subscribers.iter().filter(|subscriber| except.is_none_or(|except| !except.is_same(subscriber)));
        for subscriber in others {
            // One that misses a message would show what is no longer true; it begins anew instead.
            if subscriber.send(message.clone()) == Err(SendError::Full) {
                subscriber.restart();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LocalBus, PubSub};
    use crate::process::Mail;
    use crate::queue::queue;
    use crate::view::{Handle, Info};

    #[test]
    fn tells_subscribers_and_forgets_those_that_end() {
        let bus = LocalBus::default();
        let (sender, mailbox) = queue(2);
        let handle = Handle::new(sender.clone());
        let subscription = bus.subscribe("a", handle.clone());
        bus.broadcast("a", Info::new(1));
        bus.broadcast("b", Info::new(2));
        bus.broadcast_except("a", Info::new(3), Some(&handle));
        let Some(Mail::Info(info)) = mailbox.try_recv() else { panic!("another message came") };
        assert_eq!(info.get::<i32>(), Some(&1));
        assert!(mailbox.try_recv().is_none());
        (0..2).for_each(|number| bus.broadcast("a", Info::new(number)));
        assert!(!sender.is_ended());
        bus.broadcast("a", Info::new(2));
        assert!(sender.is_ended(), "its mailbox was full");
        drop(subscription);
        assert_eq!(bus.subscribers(), 0);
    }
}
