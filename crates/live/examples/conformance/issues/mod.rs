//! The specs under `issues`, grouped by what they are about; each view names its issue by its address.

mod components;
mod forms;
mod hooks;
mod locks;
mod modals;
mod navigation;
mod portals;
mod recovery;
mod selects;
mod sticky;
mod streams;
mod updates;
mod uploads;

use live::{Builder, LiveSession};

pub fn routes(session: &mut LiveSession<'_>) {
    components::routes(session);
    forms::routes(session);
    hooks::routes(session);
    locks::routes(session);
    modals::routes(session);
    navigation::routes(session);
    portals::routes(session);
    recovery::routes(session);
    selects::routes(session);
    sticky::routes(session);
    streams::routes(session);
    updates::routes(session);
    uploads::routes(session);
}

pub fn register(builder: Builder) -> Builder {
    let builder = sticky::register(streams::register(locks::register(components::register(builder))));
    let builder = builder.live_session("other", |session| {
        session.view::<navigation::FlashC>("/issues/3686/c");
    });
    let builder = builder.live_session("hook-outside", |session| {
        session.view::<hooks::Outside>("/issues/4147");
    });
    builder.live_session("custom-element", |session| {
        session.view::<streams::CustomElements>("/issues/4212");
    })
}
