//! Who hears what: topics that views subscribe to. The bus of one process is here; one that reaches other nodes is the
//! host program's, behind the same trait.

use std::collections::HashMap;
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

#[derive(Default)]
struct Topics {
    by_name: HashMap<String, HashMap<u64, Handle>>,
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

    fn unsubscribe(&self, topic: &str, number: u64) {
        self.with(|topics| {
            if let Some(subscribers) = topics.by_name.get_mut(topic) {
                subscribers.remove(&number);
                if subscribers.is_empty() {
                    topics.by_name.remove(topic);
                }
            }
        });
    }

    #[cfg(test)]
    fn topics(&self) -> usize {
        self.with(|topics| topics.by_name.len())
    }
}

impl PubSub for LocalBus {
    fn subscribe(&self, topic: &str, subscriber: Handle) -> Subscription {
        let number = self.with(|topics| {
            topics.last += 1;
            topics.by_name.entry(topic.to_owned()).or_default().insert(topics.last, subscriber);
            topics.last
        });
        let (bus, topic) = (self.clone(), topic.to_owned());
        Subscription::new(move || bus.unsubscribe(&topic, number))
    }

    fn broadcast_except(&self, topic: &str, message: Info, except: Option<&Handle>) {
        let subscribers: Vec<Handle> =
            self.with(|topics| topics.by_name.get(topic).into_iter().flat_map(HashMap::values).cloned().collect());
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
    use tokio::sync::mpsc;
    use tokio_util::sync::CancellationToken;

    use super::{LocalBus, PubSub};
    use crate::process::Mail;
    use crate::view::{Handle, Info};

    #[test]
    fn tells_subscribers_and_forgets_those_that_end() {
        let bus = LocalBus::default();
        let (sender, mut mailbox) = mpsc::channel(2);
        let restarted = CancellationToken::new();
        let handle = Handle::new(sender.downgrade(), restarted.clone());
        let subscription = bus.subscribe("a", handle.clone());
        bus.broadcast("a", Info::new(1));
        bus.broadcast("b", Info::new(2));
        bus.broadcast_except("a", Info::new(3), Some(&handle));
        let Mail::Info(info) = *mailbox.try_recv().unwrap() else { panic!("another message came") };
        assert_eq!(info.get::<i32>(), Some(&1));
        assert!(mailbox.try_recv().is_err());
        (0..2).for_each(|number| bus.broadcast("a", Info::new(number)));
        assert!(!restarted.is_cancelled());
        bus.broadcast("a", Info::new(2));
        assert!(restarted.is_cancelled(), "its mailbox was full");
        drop(subscription);
        assert_eq!(bus.topics(), 0);
    }
}
