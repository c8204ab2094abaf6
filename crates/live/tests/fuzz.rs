//! Random pages, changed at random: the diffs are merged by the official client's own `rendered.js`, under Node, and what
//! it makes of them must be the page that the server would send afresh. Components end in two steps, with renders between.

#[path = "fuzz/node.rs"]
mod node;
#[path = "fuzz/page.rs"]
mod page;
#[path = "fuzz/random.rs"]
mod random;
#[path = "fuzz/world.rs"]
mod world;

use live::Limits;
use live::diff::Renderer;
use live::view::Context;
use node::{Answer, Node, Step};
use random::Random;
use world::World;

const RUNS: u64 = 40;
const STEPS: u64 = 60;

#[test]
fn client_1_1_merges_to_the_fresh_page() {
    check("phoenix_live_view_1_1");
}

#[test]
fn client_1_2_merges_to_the_fresh_page() {
    // `cargo xtask live-fuzz` names another one, by its folder.
    check(&std::env::var("LIVE_CLIENT").unwrap_or_else(|_| "phoenix_live_view_1_2".to_owned()));
}

fn check(client: &str) {
    let mut node = Node::start(client);
    let (mut sent, mut whole) = (0, 0);
    for seed in 0..RUNS {
        let (diffs, html) = run(seed, &mut node);
        sent += diffs;
        whole += html;
    }
    node.stop();
    println!("{} steps with {client}: {sent} bytes of diffs for {whole} bytes of HTML", RUNS * (STEPS + 1));
    assert!(sent * 2 < whole, "diffs are no smaller than the pages");
}

/// The bytes of the diffs, and of the pages.
fn run(seed: u64, node: &mut Node) -> (usize, usize) {
    let mut random = Random::new(seed);
    let mut world = World::new(&mut random);
    let mut renderer = Renderer::default();
    let mut context = Context::detached(Limits::default());
    let (mut sent, mut whole) = (0, 0);
    let (mut gone, mut forgotten) = (Vec::new(), Vec::new());
    for step in 0..=STEPS {
        if step > 0 {
            world.change(&mut random);
        }
        let diff = renderer.render(world.page(), &mut context).unwrap();
        let html = renderer.html(world.page()).unwrap();
        world.sent();
        sent += serde_json::to_string(&diff).unwrap().len();
        whole += html.len();
        let message = Step { join: step == 0, forgotten, diff, html, rows: world.rows() };
        let Answer { gone: missing } = node.tell(&message, seed, step);
        // The client's second word may come after a render that brings a component back.
        forgotten = if random.below(4) == 0 { Vec::new() } else { renderer.destroyed(&gone) };
        gone = missing;
        renderer.will_destroy(&gone);
    }
    (sent, whole)
}
