//! The scripts and style sheets that a browser runs, beside those that the server has now.

use serde_json::Value;

use crate::params::Params;

/// Whether one of the tracked addresses is none of the known ones. Where nothing is tracked or known, nothing changed.
pub fn changed(connect_params: &Params, known: &[String]) -> bool {
    let tracked = connect_params.get(&["_track_static"]).and_then(Value::as_array);
    let mut tracked = tracked.into_iter().flatten().filter_map(Value::as_str);
    let is_known = |address: &str| {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        known.iter().any(|known| path.ends_with(known.as_str()))
    };
    !known.is_empty() && tracked.any(|address| !is_known(address))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::changed;
    use crate::params::Params;

    fn check(tracked: serde_json::Value, known: &[&str], expect: bool) {
        let known: Vec<String> = known.iter().map(|&known| known.to_owned()).collect();
        let params = Params::from_value(json!({"_track_static": tracked}));
        assert_eq!(changed(&params, &known), expect, "{tracked} {known:?}");
    }

    #[test]
    fn knows_what_is_old() {
        check(json!(["http://a.example/assets/app-2.js?vsn=d"]), &["/assets/app-2.js"], false);
        check(json!(["http://a.example/assets/app-1.js"]), &["/assets/app-2.js"], true);
        check(json!(["/assets/app-2.js", "/assets/app-1.css"]), &["/assets/app-2.js"], true);
        check(json!(["/assets/app-1.js"]), &[], false);
        for nothing in [json!(null), json!([]), json!("x"), json!([7])] {
            check(nothing, &["/assets/app-2.js"], false);
        }
    }
}
