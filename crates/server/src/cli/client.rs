//! Sends a command to the running server, or runs it on the folder itself and finishes the jobs that it made.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::ExitCode;

use policy::Origin;

use super::Folder;
use crate::command::{self, Command};
use crate::control::{self, Request, Response};
use crate::folder;

pub fn send(folder: &Folder, command: Command) -> ExitCode {
    let token = match token(folder.token_file.as_deref()) {
        Ok(token) => token,
        Err(problem) => return fail(&problem),
    };
    let request = Request { token, command };
    match control::ask(&folder.data, &request) {
        Some(Ok(response)) => show(folder, response),
        Some(Err(error)) => fail(&format!("the server that holds {} does not answer: {error}", folder.data.display())),
        None => alone(folder, request),
    }
}

/// Nobody serves the folder: lock it and do the work here.
fn alone(folder: &Folder, request: Request) -> ExitCode {
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("no threads could be started: {error}")),
    };
    let response = runtime.block_on(async {
        let opened = folder::open(folder, folder::Purpose::Command).await.map_err(|error| error.to_string())?;
        let makes_jobs = request.command.makes_jobs();
        let result = command::run(&opened.app, request.token.as_deref(), Origin::CommandLine, request.command).await;
        if makes_jobs && result.is_ok() {
            crate::worker::drain(&opened.app).await;
        }
        opened.close().await;
        Ok(control::respond(result))
    });
    match response {
        Ok(response) => show(folder, response),
        Err::<_, String>(problem) => fail(&problem),
    }
}

/// From a file that only its owner can read, else from LAUDA_TOKEN.
fn token(file: Option<&Path>) -> Result<Option<String>, String> {
    let Some(file) = file else { return Ok(std::env::var("LAUDA_TOKEN").ok().filter(|token| !token.is_empty())) };
    let problem = |e: std::io::Error| format!("{}: {e}", file.display());
    let mode = std::fs::metadata(file).map_err(problem)?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(format!("{} can be read by others: chmod 600 {}", file.display(), file.display()));
    }
    Ok(Some(std::fs::read_to_string(file).map_err(problem)?.trim().to_owned()))
}

fn show(folder: &Folder, response: Response) -> ExitCode {
    match response {
        Response::Ok(reply) => {
            if folder.json {
                println!("{}", reply.json);
            } else {
                println!("{}", reply.text);
            }
            ExitCode::SUCCESS
        }
        Response::Error { code, message } => {
            if folder.json {
                println!("{}", serde_json::json!({"error": {"code": code, "message": message}}));
                return ExitCode::FAILURE;
            }
            fail(&message)
        }
    }
}

pub fn fail(problem: &str) -> ExitCode {
    eprintln!("lauda: {problem}");
    ExitCode::FAILURE
}
