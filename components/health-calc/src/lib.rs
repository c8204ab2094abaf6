//! Body measures.

mod contract {
    wit_bindgen::generate!({ path: "../../wit/health-calc", world: "health-calculator" });
}
