//! One running channel: a task with a mailbox. Whatever happens in it, a panic too, ends it alone.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;

use super::{Broadcast, Channel, Joined, Lane, Refused, Reply, Socket};
use crate::Subscription;
use crate::process::{Ended, Line, Mail, Mailbox, Out};
use crate::server::Server;
use crate::socket::Connect;
use crate::telemetry::Callback;
use crate::view::{Handle, Info};
use crate::wire::Payload;

/// What a join brings along.
pub(crate) struct Start {
    pub server: Arc<Server>,
    pub connect: Arc<Connect>,
    pub line: Arc<Line>,
    pub reference: Option<String>,
    pub payload: Payload,
    pub handle: Handle,
    pub mailbox: Mailbox,
}

struct Process<C: Channel> {
    channel: C,
    socket: Socket<C::User>,
    mailbox: Mailbox,
    _subscription: Subscription,
}

/// Runs a channel from its join to its end, and tells the socket how it ended. What only the join needs is in a box of its
/// own, made before the channel runs, so that a channel at rest holds no room for it.
pub(crate) fn run<C: Channel>(start: Start) -> impl Future<Output = ()> + Send {
    let line = start.line.clone();
    let beginning = Box::pin(AssertUnwindSafe(begin::<C>(start)).catch_unwind());
    async move {
        let how = match beginning.await {
            Ok(Ok(running)) => AssertUnwindSafe(live(running)).catch_unwind().await.unwrap_or(Ended::Crashed),
            Ok(Err(how)) => how,
            Err(_) => Ended::Crashed,
        };
        if how == Ended::Crashed {
            tracing::error!(topic = line.topic, "a channel crashed");
        }
        line.ended(how);
    }
}

async fn begin<C: Channel>(start: Start) -> Result<Box<Process<C>>, Ended> {
    let (ended, line, reference) = (start.mailbox.ended(), start.line.clone(), start.reference.clone());
    let joined = tokio::select! {
        biased;
        how = ended => return Err(how),
        joined = join::<C>(start) => joined,
    };
    joined.map_err(|Refused(response)| {
        line.ended(Ended::Refused);
        line.answer(reference.as_deref(), Reply::Error(response));
        Ended::Refused
    })
}

async fn live<C: Channel>(mut process: Box<Process<C>>) -> Ended {
    let how = tokio::select! {
        biased;
        how = process.mailbox.ended() => how,
        how = process.work() => how,
    };
    if how != Ended::Crashed {
        process.callback("terminate").measure(|| process.channel.terminate(&mut process.socket));
    }
    how
}

/// Asks the channel, then tells the client. The topic is heard before the client knows that it is in, so that nothing
/// is missed in between.
async fn join<C: Channel>(start: Start) -> Result<Box<Process<C>>, Refused> {
    let Start { server, connect, line, reference, payload, handle, mailbox } = start;
    let user = connect.member.as_ref().and_then(|member| member.user.clone().downcast().ok());
    let user: Arc<C::User> = user.ok_or_else(|| Refused::reason("unmatched topic"))?;
    let socket = Socket::new(user, server.clone(), line.clone(), handle.clone());
    let patience = Duration::from_secs(server.limits.mount_seconds);
    let joining = Callback::of::<C>("join", &line.topic).observe(C::join(&line.topic, payload, &socket));
    let joining = AssertUnwindSafe(joining).catch_unwind();
    let joined = tokio::time::timeout(patience, joining).await;
    let Ok(Ok(joined)) = joined else {
        tracing::error!(topic = line.topic, channel = std::any::type_name::<C>(), "a join crashed or took too long");
        return Err(Refused::reason("join crashed"));
    };
    let Joined { channel, response } = joined?;
    let lane = Lane { line: line.clone(), intercept: C::INTERCEPT };
    let subscription = server.bus.subscribe(&line.topic, handle.with_lane(lane));
    line.outbox.send(Out::Joined);
    line.answer(reference.as_deref(), Reply::Ok(response));
    Ok(Box::new(Process { channel, socket, mailbox, _subscription: subscription }))
}

impl<C: Channel> Process<C> {
    async fn work(&mut self) -> Ended {
        Box::pin(self.callback("after_join").observe(self.channel.after_join(&mut self.socket))).await;
        while !self.socket.stopped {
            let mail = self.mailbox.recv().await;
            // In a box, so that a channel at rest holds no room for what it would need at work.
            Box::pin(self.handle(mail)).await;
        }
        Ended::Normally
    }

    async fn handle(&mut self, mail: Mail) {
        match mail {
            Mail::Push { reference, event, payload } => {
                self.socket.reference = reference.clone();
                let callback = self.callback("handle_in");
                let reply = callback.observe(self.channel.handle_in(&event, payload, &mut self.socket)).await;
                self.socket.reference = None;
                self.socket.line().answer(reference.as_deref(), reply);
            }
            Mail::Info(info) => self.info(info).await,
            // Only views have tasks, components, views within and files.
            Mail::Task { .. } | Mail::Update(_) | Mail::Patch { .. } | Mail::Upload(_) | Mail::WhenIdle(_) => {}
        }
    }

    async fn info(&mut self, info: Info) {
        match info.get::<Broadcast>().filter(|broadcast| broadcast.topic() == self.socket.topic()) {
            Some(broadcast) => {
                self.callback("handle_out").observe(self.channel.handle_out(broadcast, &mut self.socket)).await;
            }
            None => self.callback("handle_info").observe(self.channel.handle_info(info, &mut self.socket)).await,
        }
    }

    fn callback(&self, name: &'static str) -> Callback {
        Callback::of::<C>(name, self.socket.topic())
    }
}
