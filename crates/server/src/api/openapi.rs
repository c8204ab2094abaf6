//! OpenAPI 3.1, generated from the handlers.

use axum::Json;
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(
    info(title = "Lauda", description = "Health calculations and compliance checks. Educational: no diagnosis and no recommendation for an individual.", license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")),
    paths(super::calculations::create, super::checks::create, crate::health::health, crate::health::ready),
    tags(
        (name = "calculations", description = "Body measures, each in a fresh component instance"),
        (name = "checks", description = "All stages and rules on a text; nothing is kept"),
        (name = "operations", description = "For whoever runs the service"),
    ),
)]
pub struct Api;

pub async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(Api::openapi())
}
