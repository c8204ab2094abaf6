//! Where a view stands among the views of its page, and how it takes others into it.

use std::sync::Arc;

use serde_json::Value;

use super::{Family, Member, Nested, NestedToken};
use crate::Session;
use crate::diff::DiffError;
use crate::params::Params;
use crate::server::Server;
use crate::token::Purpose;
use crate::view::Handle;

/// The place of one view.
#[derive(Default)]
pub struct Place {
    /// None where there is no server: the view is under test.
    pub server: Option<Arc<Server>>,
    /// The id of the view's element.
    pub id: String,
    /// The views of the socket.
    pub family: Family,
    /// How many views are around this one.
    pub depth: usize,
    /// The view around this one.
    pub parent: Option<Handle>,
    /// The view of the page, where this one is within it.
    pub root: Option<Handle>,
    /// What that view handed over.
    pub data: Value,
    /// What the client sent with its join.
    pub connect_params: Params,
    /// This view as the ones within it find it, once there are any.
    pub member: Option<Member>,
}

impl Place {
    /// The element that makes the client join a nested view.
    ///
    /// # Errors
    /// `DiffError`: nobody told the server of this view, or views nest too deep.
    pub fn nest(&mut self, call: &Nested, session: &Session, handle: &Handle) -> Result<String, DiffError> {
        let server = self.server.clone().ok_or(DiffError::NoServer)?;
        self.allow(call, &server)?;
        let (family, member) = (&self.family, &mut self.member);
        let root = self.root.as_ref().unwrap_or(handle);
        let parent =
            (!call.sticky).then(|| member.get_or_insert_with(|| family.enter(handle.clone(), root.clone())).number);
        let token = sign(&server, call, session, parent, self.depth + 1);
        Ok(call.element(&token, "", &self.id, ""))
    }

    /// Whether a view may stand within this one.
    ///
    /// # Errors
    /// `DiffError`, as `nest` says.
    pub fn allow(&self, call: &Nested, server: &Server) -> Result<(), DiffError> {
        if server.kind(call.kind.name).is_none() {
            return Err(DiffError::UnknownView { view: call.kind.name });
        }
        let limit = server.limits.nesting;
        if self.depth >= limit { Err(DiffError::ViewsTooDeep { limit }) } else { Ok(()) }
    }
}

/// The token with which the client joins a nested view.
pub fn sign(server: &Server, call: &Nested, session: &Session, parent: Option<u64>, depth: usize) -> String {
    let token = NestedToken {
        id: call.id.clone(),
        view: call.kind.name.to_owned(),
        session: session.id.clone(),
        parent,
        depth,
        data: call.data.clone(),
    };
    server.signer.sign(Purpose::Nested, &token)
}
