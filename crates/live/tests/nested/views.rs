//! Views that have others within them, wisely or not.

use live::nested::live_render;
use live::params::Params;
use live::template::Attributes;
use live::view::{Context, Event, Info, Reply, Stop};
use live::{Builder, Rendered, View, html};
use serde_json::json;

pub fn routes(builder: Builder) -> Builder {
    let builder = builder.nested::<Inner>().nested::<Deep>().nested::<Endless>().nested::<Refuses>();
    builder.live_session("default", |session| {
        session.view::<Outer>("/outer").view::<Inner>("/inner").view::<Endless>("/endless");
        session.view::<Unknown>("/unknown").view::<Crowd>("/crowd").view::<Choosy>("/choosy");
    })
}

struct Outer {
    news: String,
}

/// A word for the view around.
struct Told;

impl View for Outer {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Outer { news: String::new() })
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context) {
        params.text(&["news"]).unwrap_or_default().clone_into(&mut self.news);
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        assert_ne!(event.name, "crash", "a view was asked to crash");
        Reply::None
    }

    async fn handle_info(&mut self, info: Info, _: &mut Context) {
        if info.get::<Told>().is_some() {
            "told".clone_into(&mut self.news);
        }
    }

    fn render(&self, context: &Context) -> Rendered {
        let sticky = live_render::<Inner>("sticky").hand(json!({"place": "everywhere"})).sticky();
        html! {
            <p>{self.news}{context.flash().get("info")}</p>
            {live_render::<Inner>("inner").hand(json!({"place": "at home"}))}
            <ul>{sticky.container("li", Attributes::new().with("class", "stays"))}</ul>
        }
    }
}

struct Inner {
    place: String,
    count: u32,
}

impl View for Inner {
    async fn mount(params: &Params, context: &mut Context) -> Result<Self, Stop> {
        assert_eq!(params.as_value(), &json!({}), "no address, no params");
        let place = context.handed()["place"].as_str().unwrap_or("nowhere").to_owned();
        Ok(Inner { place, count: 0 })
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        match event.name.as_str() {
            "inc" => {
                self.count += 1;
                context.push_event("counted", json!({"count": self.count}));
            }
            "tell parent" => context.parent().unwrap().send(Info::new(Told)).unwrap(),
            "navigate" => context.push_navigate("/outer"),
            "patch the page" => {
                context.put_flash("info", "from within");
                context.push_patch("/outer?news=patched");
            }
            _ => panic!("a view was asked to crash"),
        }
        Reply::None
    }

    fn render(&self, context: &Context) -> Rendered {
        let connected = if context.connected() { "connected" } else { "not connected" };
        html! {
            <p>"inner "{self.place}", "{connected}" "{self.count}</p>
            if self.place == "at home" { {live_render::<Deep>("deep")} }
        }
    }
}

struct Deep;

impl View for Deep {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Deep)
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <p>"deep"</p> }
    }
}

/// Has itself within.
struct Endless {
    level: u64,
}

impl View for Endless {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        Ok(Endless { level: context.handed().as_u64().unwrap_or(0) })
    }

    fn render(&self, _: &Context) -> Rendered {
        let next = self.level + 1;
        html! { <p>{self.level}</p>{live_render::<Endless>(format!("level-{next}")).hand(json!(next))} }
    }
}

/// Has one within that the server was not told of.
struct Unknown;

impl View for Unknown {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Unknown)
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <p>{live_render::<Stranger>("stranger")}</p> }
    }
}

struct Stranger;

impl View for Stranger {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Stranger)
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <p>"stranger"</p> }
    }
}

/// Has more within than a socket may join.
struct Crowd;

impl View for Crowd {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Crowd)
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { for number in 0..6 { {live_render::<Deep>(format!("deep-{number}"))} } }
    }
}

/// Has one within that does not want to be.
struct Choosy {
    gone: bool,
}

impl View for Choosy {
    async fn mount(params: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Choosy { gone: params.get(&["gone"]).is_some() })
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <p>{live_render::<Refuses>("refuses").hand(json!(self.gone))}</p> }
    }
}

struct Refuses;

impl View for Refuses {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        Err(if context.handed() == &json!(true) { Stop::Status(410) } else { Stop::Redirect("/outer".to_owned()) })
    }

    fn render(&self, _: &Context) -> Rendered {
        Rendered::default()
    }
}
