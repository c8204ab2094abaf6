//! Nested views in the first page: each is mounted, rendered and forgotten, as the view around it is.

use std::pin::Pin;
use std::sync::Arc;

use super::{Server, StaticToken};
use crate::Rendered;
use crate::diff::{DiffError, dead_html};
use crate::nested::{Nested, Place, sign};
use crate::params::Params;
use crate::template::HtmlError;
use crate::token::Purpose;
use crate::view::{Context, Flash, Navigation, Stop, Surroundings};

/// Why a page cannot be shown.
pub enum Halt {
    Html(HtmlError),
    /// A nested view wants something else to be seen, with these messages.
    Stop(Stop, Flash),
}

/// The HTML of a view and of those within it. `left` is how many these may be, all together.
pub fn whole<'a>(
    server: &'a Arc<Server>,
    rendered: Rendered,
    context: &'a mut Context,
    left: &'a mut usize,
) -> Pin<Box<dyn Future<Output = Result<String, Halt>> + Send + 'a>> {
    Box::pin(async move {
        let written = dead_html(rendered, context)?;
        let mut html = String::with_capacity(written.html.len());
        let mut done = 0;
        for (at, call) in written.nested {
            html.push_str(&written.html[done..at]);
            html.push_str(&element(server, &call, context, left).await?);
            done = at;
        }
        html.push_str(&written.html[done..]);
        Ok(html)
    })
}

async fn element(server: &Arc<Server>, call: &Nested, around: &mut Context, left: &mut usize) -> Result<String, Halt> {
    around.place.allow(call, server)?;
    *left = left.checked_sub(1).ok_or(DiffError::TooManyViews { limit: server.limits.channels })?;
    let mut context = context(server, call, around);
    let view = (call.kind.mount)(&Params::default(), &mut context).await;
    let view = view.map_err(|stop| Halt::Stop(stop, context.flash.clone()))?;
    if let Some(navigation) = context.effects.navigation.take() {
        return Err(Halt::Stop(elsewhere(navigation), context.flash.clone()));
    }
    let inner = whole(server, view.render(&context), &mut context, left).await?;
    // A sticky view is joined before the view around it, the others after it has said so.
    let session = call.sticky.then(|| sign(server, call, around.session(), None, around.place.depth + 1));
    let page = StaticToken { id: call.id.clone(), flash: Flash::default() };
    let page = server.signer.sign(Purpose::Static, &page);
    Ok(call.element(&session.unwrap_or_default(), &page, around.id(), &inner))
}

fn context(server: &Arc<Server>, call: &Nested, around: &Context) -> Context {
    let surroundings = Surroundings {
        limits: server.limits,
        session: around.shared_session(),
        csrf_token: around.csrf_token().to_owned(),
        handle: None,
        bus: server.bus.clone(),
        presence: server.presence.clone(),
        state: server.state.clone(),
    };
    let place =
        Place { id: call.id.clone(), depth: around.place.depth + 1, data: call.data.clone(), ..Place::default() };
    Context::new(surroundings, place, Flash::default())
}

fn elsewhere(navigation: Navigation) -> Stop {
    match navigation {
        Navigation::Patch { to, .. } | Navigation::Navigate { to, .. } => Stop::Navigate(to),
        Navigation::Redirect { to } => Stop::Redirect(to),
    }
}

impl From<HtmlError> for Halt {
    fn from(error: HtmlError) -> Halt {
        Halt::Html(error)
    }
}

impl From<DiffError> for Halt {
    fn from(error: DiffError) -> Halt {
        Halt::Html(HtmlError::Nested(error))
    }
}
