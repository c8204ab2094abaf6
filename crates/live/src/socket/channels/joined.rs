//! What one socket is joined to, by topic. Most clients have one or two, for which a table of hashes has too much room.

use super::Channel;

#[derive(Default)]
pub struct Joined(Vec<(String, Channel)>);

impl Joined {
    pub fn get(&self, topic: &str) -> Option<&Channel> {
        self.0.iter().find(|(own, _)| own == topic).map(|(_, channel)| channel)
    }

    /// In the place of an earlier one of this topic.
    pub fn insert(&mut self, topic: String, channel: Channel) {
        self.remove(&topic);
        self.0.reserve_exact(1);
        self.0.push((topic, channel));
    }

    pub fn remove(&mut self, topic: &str) -> Option<Channel> {
        let at = self.0.iter().position(|(own, _)| own == topic)?;
        Some(self.0.swap_remove(at).1)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn all(&self) -> impl Iterator<Item = &Channel> {
        self.0.iter().map(|(_, channel)| channel)
    }
}
