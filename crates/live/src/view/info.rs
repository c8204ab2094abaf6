//! Messages to a view from the rest of the program: of its bus, its timers, its own tasks.

use std::any::Any;
use std::sync::Arc;

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::channel::{Lane, Passed};
use crate::component::{LiveComponent, Update};
use crate::process::Mail;

/// A message of whatever type, shared by all that it goes to.
#[derive(Clone, Debug)]
pub struct Info(Arc<dyn Any + Send + Sync>);

/// Sends messages to one running view, from anywhere.
#[derive(Clone, Debug)]
pub struct Handle {
    mailbox: mpsc::WeakSender<Box<Mail>>,
    restart: CancellationToken,
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
    pub(crate) fn new(mailbox: mpsc::WeakSender<Box<Mail>>, restart: CancellationToken) -> Handle {
        Handle { mailbox, restart, lane: None }
    }

    /// The same, but for broadcasts that go to the client at once.
    pub(crate) fn with_lane(self, lane: Lane) -> Handle {
        Handle { lane: Some(Arc::new(lane)), ..self }
    }

    /// Ends the view as if it had crashed, so that its client joins again and sees what is.
    pub fn restart(&self) {
        self.restart.cancel();
    }

    /// Whether both lead to the same view.
    pub fn is_same(&self, other: &Handle) -> bool {
        match (self.mailbox.upgrade(), other.mailbox.upgrade()) {
            (Some(mine), Some(theirs)) => mine.same_channel(&theirs),
            _ => false,
        }
    }

    /// Leaves a message for `handle_info`.
    ///
    /// # Errors
    /// `SendError`: the view has ended, or lets too many messages come together.
    pub fn send(&self, info: Info) -> Result<(), SendError> {
        match self.lane.as_ref().map_or(Passed::No, |lane| lane.pass(&info)) {
            Passed::Yes => Ok(()),
            Passed::No => self.mail(Mail::Info(info)),
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
        let mailbox = self.mailbox.upgrade().ok_or(SendError::Ended)?;
        mailbox.try_send(Box::new(mail)).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => SendError::Full,
            mpsc::error::TrySendError::Closed(_) => SendError::Ended,
        })
    }

    /// Waits for room in the mailbox.
    pub(crate) async fn deliver(&self, mail: Mail) {
        if let Some(mailbox) = self.mailbox.upgrade() {
            // A view that ended in between needs it no more.
            drop(mailbox.send(Box::new(mail)).await);
        }
    }
}
