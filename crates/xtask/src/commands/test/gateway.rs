//! A gateway with nexconn-local behind it, for the console's tests in the browser.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Stdio};

use crate::error::{Error, Result};
use crate::process;
use crate::workspace::Workspace;

/// The first owner, in whose name the tests sign in.
const OWNER: &str = "owner@tests.example";

/// A running gateway. The tests read where it is from a file, which their own server serves: it
/// serves what lies below the package's folder.
#[derive(Debug)]
pub(super) struct Gateway {
    child: Child,
    /// Kept open, for the gateway may print on.
    output: BufReader<ChildStdout>,
    folder: PathBuf,
    /// Where the tests' own page is to be: the gateway lets this origin in.
    page: SocketAddr,
}

impl Gateway {
    /// Starts one in a folder of its own and notes where it is.
    pub(super) fn start(workspace: &Workspace) -> Result<Self> {
        let folder = workspace.root.join("target/wasm-tests");
        remove(&folder)?;
        fs::create_dir_all(&folder).map_err(Error::file("create", &folder))?;
        let [page, gateway, nobody] = free_addresses()?;
        let log = folder.join("server.log");
        let errors = fs::File::create(&log).map_err(Error::file("create", &log))?;
        let program = workspace.server("debug");
        let failed = |source| Error::Start { program: program.display().to_string(), source };
        let mut serve = process::command(&program);
        serve.arg("serve").arg("--data").arg(folder.join("data"));
        serve.args(["--listen", &gateway.to_string(), "--owner", OWNER]);
        serve.args(["--console-origins", &format!("http://{page}")]);
        serve.env_remove("NEXCONN_ADMIN_APPS");
        serve.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors);
        let mut child = serve.spawn().map_err(failed)?;
        let output = child.stdout.take().map(BufReader::new);
        let Some(output) = output else {
            return Err(Error::content(&program, &"its output is not a pipe"));
        };
        let mut started = Self { child, output, folder, page };
        let Some(code) = started.one_time_code() else {
            let told = fs::read_to_string(&log).unwrap_or_default();
            started.stop()?;
            return Err(Error::content(&program, &format!("it printed no link:\n{told}")));
        };
        let note = serde_json::json!({
            "gateway": format!("http://{gateway}"),
            "code": code,
            "email": OWNER,
            "nobody": format!("http://{nobody}"),
        });
        let file = started.folder.join("gateway.json");
        fs::write(&file, note.to_string()).map_err(Error::file("write", &file))?;
        Ok(started)
    }

    /// What the tests' runner has to know.
    pub(super) fn variables(&self) -> [(&'static str, PathBuf); 3] {
        [
            ("WASM_BINDGEN_TEST_ADDRESS", self.page.to_string().into()),
            // An isolated page is not let to see whether anything answers at another origin.
            ("WASM_BINDGEN_TEST_NO_ORIGIN_ISOLATION", "1".into()),
            ("WASM_BINDGEN_TEST_TIMEOUT", "120".into()),
        ]
    }

    /// Stops it and removes what it wrote.
    pub(super) fn stop(mut self) -> Result<()> {
        process::stop(&mut self.child)
            .map_err(|source| Error::Start { program: "kill".into(), source })?;
        drop(self.output);
        remove(&self.folder)
    }

    /// The code of the link that is printed at the start.
    fn one_time_code(&mut self) -> Option<String> {
        let mut line = String::new();
        // A pipe that breaks ends like one that is closed: the log tells the rest.
        while matches!(self.output.read_line(&mut line), Ok(length) if length > 0) {
            if let Some((_, code)) = line.split_once("#code=") {
                return Some(code.trim().to_owned());
            }
            line.clear();
        }
        None
    }
}

/// Three different ports that nobody listens on.
fn free_addresses() -> Result<[SocketAddr; 3]> {
    let free = || -> io::Result<_> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        Ok((listener.local_addr()?, listener))
    };
    let three = || Ok([free()?, free()?, free()?]);
    let found = three().map_err(Error::file("find", Path::new("a free port")))?;
    Ok(found.map(|(address, _listener)| address))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Error::file("remove", folder))?;
    }
    Ok(())
}
