//! Child processes: with a clean environment, signs of life while they run, and what they said when they fail.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};
use std::{env, io};

use crate::error::{Error, Result};
use crate::progress::Step;

/// Lines kept of a failing step's output.
const TAIL: usize = 60;
/// How long a server may take to stop before it is killed.
const GRACE: Duration = Duration::from_secs(5);

/// A command to be run in the workspace.
///
/// Cargo describes xtask to xtask in variables; handed on, they would make build scripts that watch them
/// run again each time a crate is built by xtask and by hand in turn.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_", "CARGO_BIN_"]
            .iter()
            .any(|start| text.starts_with(start))
        {
            command.env_remove(&name);
        }
    }
    command
}

/// Cargo, the same one that started xtask.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

/// Runs a step with its output on the terminal.
pub(crate) fn shown(title: &str, mut command: Command) -> Result<()> {
    let status = command.status().map_err(|source| start_error(&command, source))?;
    if status.success() {
        Ok(())
    } else {
        Err(Error::Step { title: title.to_owned(), status, output: String::new() })
    }
}

/// What a program prints, if it can be run and succeeds.
pub(crate) fn output_of(mut command: Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a long step with a line at its start and end and signs of life in between; its output is shown if it fails.
pub(crate) fn summarised(title: &str, mut command: Command) -> Result<()> {
    let mut step = Step::start(title);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|source| start_error(&command, source))?;
    let streams: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|pipe| Box::new(pipe) as _),
        child.stderr.take().map(|pipe| Box::new(pipe) as _),
    ];
    let mut lines = Vec::new();
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        for stream in streams.into_iter().flatten() {
            let sender = sender.clone();
            scope.spawn(move || forward_lines(stream, &sender));
        }
        drop(sender);
        loop {
            match receiver.recv_timeout(step.until_pulse()) {
                Ok(line) => lines.push(line),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if step.until_pulse().is_zero() {
                step.pulse(&doing(&lines));
            }
        }
    });
    let status = child.wait().map_err(|source| start_error(&command, source))?;
    step.end(status.success());
    if status.success() {
        Ok(())
    } else {
        Err(Error::Step { title: title.to_owned(), status, output: telling(&lines) })
    }
}

/// Asks a process to stop, and insists after a while.
pub(crate) fn stop(child: &mut Child) -> io::Result<()> {
    if asked_to_stop(child)? {
        return Ok(());
    }
    child.kill()?;
    child.wait().map(drop)
}

/// Whether a process ended when it was asked to. One that had ended before counts as well.
fn asked_to_stop(child: &mut Child) -> io::Result<bool> {
    if cfg!(unix) {
        let mut kill = command("kill");
        kill.args(["-s", "TERM", &child.id().to_string()]).stderr(Stdio::null()).status()?;
        let asked = Instant::now();
        while asked.elapsed() < GRACE {
            if child.try_wait()?.is_some() {
                return Ok(true);
            }
            thread::sleep(GRACE / 100);
        }
    }
    Ok(false)
}

fn start_error(command: &Command, source: io::Error) -> Error {
    Error::Start { program: command.get_program().to_string_lossy().into_owned(), source }
}

/// A stream that breaks ends like one that is closed: the exit status tells the rest.
fn forward_lines(stream: impl Read, sender: &Sender<String>) {
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    while matches!(reader.read_until(b'\n', &mut line), Ok(length) if length > 0) {
        let text = String::from_utf8_lossy(&line).trim_end().to_owned();
        if sender.send(text).is_err() {
            return;
        }
        line.clear();
    }
}

/// What a step is at, from what it printed so far: for Cargo the crates done and the one begun last.
fn doing(lines: &[String]) -> String {
    let crates = lines.iter().filter_map(|line| line.trim_start().strip_prefix("Compiling "));
    match crates.clone().next_back() {
        Some(name) => {
            format!("{} crates, now {}", crates.count(), name.split(" (").next().unwrap_or(name))
        }
        None => lines.last().map_or_else(|| "waiting".to_owned(), |line| line.trim().to_owned()),
    }
}

/// The end of a failed step's output, without the lines that only tell of progress.
fn telling(lines: &[String]) -> String {
    let progress = [
        "Compiling ",
        "Downloaded ",
        "Downloading ",
        "Checking ",
        "Adding ",
        "Locking ",
        "Updating ",
    ];
    let kept: Vec<_> = lines
        .iter()
        .filter(|line| !progress.iter().any(|start| line.trim_start().starts_with(start)))
        .collect();
    kept[kept.len().saturating_sub(TAIL)..]
        .iter()
        .fold(String::from(":"), |text, line| text + "\n    " + line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_pulse_counts_crates_and_names_the_last() {
        let said =
            lines("   Compiling libc v0.2\n   Compiling xtask v0.1.0 (/somewhere)\nwarning: x");
        assert_eq!(doing(&said), "2 crates, now xtask v0.1.0");
        assert_eq!(doing(&lines("added 1 package")), "added 1 package");
        assert_eq!(doing(&[]), "waiting");
    }

    #[test]
    fn a_failure_tells_the_error_and_not_the_progress() {
        let said = lines("   Compiling libc v0.2\nerror: no such thing");
        assert_eq!(telling(&said), ":\n    error: no such thing");
    }

    #[cfg(unix)]
    #[test]
    fn a_failing_step_reports_what_it_printed_on_both_streams() {
        let mut shell = command("sh");
        shell.args(["-c", "echo one; echo two >&2; exit 3"]);
        let Err(Error::Step { title, status, output }) = summarised("trial", shell) else {
            panic!("the step must fail");
        };
        assert_eq!((title.as_str(), status.code()), ("trial", Some(3)));
        assert!(output.contains("one") && output.contains("two"), "{output}");
    }
}
