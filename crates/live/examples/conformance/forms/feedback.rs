//! A form whose feedback stays hidden until somebody has used its input.

use live::params::Params;
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, View, html};

pub struct Feedback {
    count: i32,
    validated: u32,
    submitted: u32,
    shown: bool,
}

impl View for Feedback {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Feedback { count: 0, validated: 0, submitted: 0, shown: true })
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        match event.name.as_str() {
            "validate" => self.validated += 1,
            "submit" => self.submitted += 1,
            "inc" => self.count += 1,
            "dec" => self.count -= 1,
            _ => self.shown = !self.shown,
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let of = self.shown.then_some("myfeedback");
        html! {
            <style>".phx-no-feedback { display: none }"</style>
            <p>"Button Count: "{self.count}</p>
            <p>"Validate Count: "{self.validated}</p>
            <p>"Submit Count: "{self.submitted}</p>
            <button phx-click="inc">"+"</button>
            <button phx-click="dec">"-"</button>
            <form id="myform" name="test" phx-change="validate" phx-submit="submit">
                <input type="text" name="name" placeholder="type sth">
                <input type="text" name="myfeedback" placeholder="myfeedback">
                <button type="submit">"Submit"</button>
                <button type="reset">"Reset"</button>
            </form>
            <div phx-feedback-for={of} data-feedback-container>"Seen when somebody used the input"</div>
            <button phx-click="toggle-feedback">"Toggle feedback"</button>
        }
    }
}
