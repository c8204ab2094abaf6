//! What one socket is joined to, by topic. Most clients have one or two, for which a table of hashes has too much room.

use super::Channel;

#[derive(Default)]
pub struct Joined(Vec<Channel>);

impl Joined {
    pub fn get(&self, topic: &str) -> Option<&Channel> {
        self.0.iter().find(|channel| channel.line.topic == topic)
    }

    /// In the place of an earlier one of its topic.
    pub fn insert(&mut self, channel: Channel) {
        self.remove(&channel.line.topic);
        self.0.reserve_exact(1);
        self.0.push(channel);
    }

    pub fn remove(&mut self, topic: &str) -> Option<Channel> {
        let at = self.0.iter().position(|channel| channel.line.topic == topic)?;
        Some(self.0.swap_remove(at))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn all(&self) -> impl Iterator<Item = &Channel> {
        self.0.iter()
    }
}
