//! `lauda:content/publishing`.

use domain::publishing;

use super::record;
use crate::contract::shared::publishing as wit;

record!(publishing::AcceptedReference => wit::AcceptedReference { claim, publication });
record!(publishing::Identity => wit::Identity {
    name, title, feminine, profession, council, number, region, category, specialty, rqe,
});
record!(publishing::SiteProfile => wit::SiteProfile { name, base_url, city, region, registration, technical_director });
