//! The client under Node: one line of JSON for each message and each answer.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Map, Value, json};

pub struct Node {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

pub struct Step {
    pub join: bool,
    /// Components that the server has forgotten since the last step.
    pub forgotten: Vec<u32>,
    pub diff: Map<String, Value>,
    pub html: String,
    /// What the stream must show: ids and contents.
    pub rows: Vec<(String, String)>,
}

pub struct Answer {
    /// Components that no longer stand in the page.
    pub gone: Vec<u32>,
}

impl Node {
    pub fn start(client: &str) -> Node {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/js");
        assert!(folder.join("node_modules").is_dir(), "run `npm ci --ignore-scripts` in {}", folder.display());
        let mut command = Command::new("node");
        command.args(["fuzz.mjs", client]).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("node is needed for the tests");
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Node { child, input, output }
    }

    pub fn tell(&mut self, step: &Step, seed: u64, number: u64) -> Answer {
        let Step { join, forgotten, diff, html, rows } = step;
        let message = json!({"join": join, "forgotten": forgotten, "diff": diff, "html": html, "rows": rows});
        writeln!(self.input, "{message}").unwrap();
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).expect("the client ended; its error is above");
        assert!(
            answer["problem"].is_null(),
            "run {seed}, step {number}: {}\nclient: {}\nserver: {}\ndiff: {}",
            answer["problem"],
            answer["client"],
            answer["server"],
            json!(diff)
        );
        let gone = answer["gone"].as_array().unwrap().iter().map(|cid| cid.as_u64().unwrap() as u32);
        Answer { gone: gone.collect() }
    }

    pub fn stop(mut self) {
        drop(self.input);
        assert!(self.child.wait().unwrap().success());
    }
}
