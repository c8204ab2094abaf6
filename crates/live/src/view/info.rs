//! Messages to a view from the rest of the program: of its bus, its timers, its own tasks.

use std::any::Any;
use std::sync::Arc;

use crate::channel::{Lane, Passed};
use crate::component::{LiveComponent, Update};
use crate::process::{Ended, Mail};
use crate::queue::Sender;

/// A message of whatever type, shared by all that it goes to.
#[derive(Clone, Debug)]
pub struct Info(Arc<dyn Any + Send + Sync>);

/// Sends messages to one running view, from anywhere.
#[derive(Clone, Debug)]
pub struct Handle {
    mailbox: Sender<Mail, Ended>,
    /// The short way of broadcasts to a channel's client.
    lane: Option<Arc<Lane>>,
}

/// A view that takes no message: it has ended, or too many wait for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The view has ended.
    #[error("the view has ended")]
    Ended,
    /// Its mailbox is full.
    #[error("the mailbox of the view is full")]
    Full,
}

impl Info {
    /// A message.
    ///
    /// ```
    /// let info = live::view::Info::new(7_u32);
    /// assert_eq!(info.get::<u32>(), Some(&7));
    /// assert_eq!(info.get::<String>(), None);
    /// ```
    pub fn new<T: Any + Send + Sync>(message: T) -> Info {
        Info(Arc::new(message))
    }

    /// The message, if it is of this type.
    pub fn get<T: Any>(&self) -> Option<&T> {
        self.0.downcast_ref()
    }
}

impl Handle {
    pub(crate) fn new(mailbox: Sender<Mail, Ended>) -> Handle {
        Handle { mailbox, lane: None }
    }

    /// The same, but for broadcasts that go to the client at once.
    pub(crate) fn with_lane(self, lane: Lane) -> Handle {
        Handle { lane: Some(Arc::new(lane)), ..self }
    }

    /// Ends the view as if it had crashed, so that its client joins again and sees what is.
    pub fn restart(&self) {
        self.mailbox.end(Ended::Crashed);
    }

    /// Whether both lead to the same view.
    pub fn is_same(&self, other: &Handle) -> bool {
        self.mailbox.is_same(&other.mailbox)
    }

    /// Leaves a message for `handle_info`.
    ///
    /// # Errors
    /// `SendError`: the view has ended, or lets too many messages come together.
    pub fn send(&self, info: Info) -> Result<(), SendError> {
        match &self.lane {
            // It may have left or joined again, some time before its subscription ends.
            Some(_) if self.mailbox.is_ended() => Ok(()),
            Some(lane) if lane.pass(&info) == Passed::Yes => Ok(()),
            _ => self.mail(Mail::Info(info)),
        }
    }

    /// Hands props to a live component of the view without a render of the view. Nothing happens where the component is
    /// not there.
    ///
    /// # Errors
    /// `SendError`: the view has ended, or lets too many messages come together.
    pub fn send_update<C: LiveComponent>(&self, id: &str, props: C::Props) -> Result<(), SendError> {
        self.mail(Mail::Update(Update::new::<C>(id, props)))
    }

    pub(crate) fn mail(&self, mail: Mail) -> Result<(), SendError> {
        self.mailbox.try_send(mail)
    }

    /// Waits for room in the mailbox. A view that has ended needs it no more.
    pub(crate) async fn deliver(&self, mail: Mail) {
        self.mailbox.send(mail).await;
    }
}
