//! Everything that the application works with, made once at the start and handed to every function.

use std::collections::BTreeMap;

use db::Db;
use domain::literature::Literature;
use domain::stage::Stage;
use host::Host;
use jiff::civil::Date;
use site::theme::Theme;

use crate::events::{Announce, Event};

/// Makes the literature services that one call of the evidence stage may use besides the library; none where none are
/// configured.
pub type Services = Box<dyn Fn() -> Option<Box<dyn Literature>> + Send + Sync>;

pub struct App {
    pub db: Db,
    pub host: Host,
    pub theme: Theme,
    pub announce: Box<dyn Announce>,
    pub services: Services,
    /// Components that run a stage for one tenant (by short name) instead of the configured one.
    pub chosen: BTreeMap<(String, Stage), String>,
}

impl App {
    /// Today in Brasília, where the councils' rules have their dates.
    pub fn today(&self) -> Date {
        self.db.clock().now().to_zoned(site::date::brasilia()).date()
    }

    pub(crate) fn tell(&self, event: &Event) {
        self.announce.announce(event);
    }
}
