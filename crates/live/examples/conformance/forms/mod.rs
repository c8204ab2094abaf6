//! `forms.spec.js`: forms that are locked, submitted, recovered, and that grow.

mod dynamic;
mod feedback;
mod form;
mod stream;

use live::{Builder, LiveSession};

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<form::Form>("/form").view::<form::Around>("/form/nested");
    session.view::<stream::FormStream>("/form/stream").view::<dynamic::Dynamic>("/form/dynamic-inputs");
}

pub fn register(builder: Builder) -> Builder {
    builder.live_session("feedback", |session| {
        session.view::<feedback::Feedback>("/form/feedback");
    })
}
