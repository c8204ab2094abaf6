//! A view of another live session: going there loads a page.

use live::params::Params;
use live::view::{Context, Stop};
use live::{Rendered, View, html};

use crate::page::Top;

pub struct Tools;

impl View for Tools {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        context.set_title("Tools");
        Ok(Tools)
    }

    fn render(&self, context: &Context) -> Rendered {
        html! { <Top flash={context.flash()}/><h1 id="tools">"Tools"</h1> }
    }
}
