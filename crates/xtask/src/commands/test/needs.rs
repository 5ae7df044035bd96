//! What the stages of the tests need from outside, found or installed.

use std::path::PathBuf;
use std::process::Command;
use std::thread;

use super::Stage;
use crate::console::Bundlers;
use crate::error::{Error, Result};
use crate::tools::system::{self, Browser};
use crate::tools::{self, AXE, CARGO_DENY, Pins, SCHEMATHESIS, SDK, WASM_BINDGEN, rust};
use crate::workspace::Workspace;

/// What is there once it was asked for; what no chosen stage needs is left out.
#[derive(Debug, Default)]
pub(super) struct Needs {
    pub(super) deny: Option<PathBuf>,
    wasm_bindgen: Option<PathBuf>,
    axe: Option<PathBuf>,
    /// A file of Nexconn's Python SDK.
    sdk: Option<PathBuf>,
    /// A file of schemathesis.
    schemathesis: Option<PathBuf>,
    browser: Option<Browser>,
}

impl Needs {
    pub(super) fn ensure(workspace: &Workspace, pins: &Pins, stages: &[Stage]) -> Result<Self> {
        let any = |wanted: &[Stage]| stages.iter().any(|stage| wanted.contains(stage));
        let in_browser = any(&[Stage::Wasm, Stage::Browser]);
        if any(&[Stage::Fmt, Stage::Clippy]) {
            rust::ensure_checkers()?;
        }
        if in_browser || any(&[Stage::Clippy, Stage::Doc]) {
            rust::ensure_wasm()?;
        }
        let tool = |name, wanted| -> Result<Option<PathBuf>> {
            Some(name)
                .filter(|_| wanted)
                .map(|name| tools::ensure(workspace, pins, name))
                .transpose()
        };
        // Compiling needs the cores, downloading the network: side by side.
        thread::scope(|scope| {
            let compiled = scope.spawn(|| {
                let wasm_bindgen = tool(WASM_BINDGEN, in_browser)?;
                let deny = tool(CARGO_DENY, any(&[Stage::Deny]))?;
                if any(&[Stage::Browser]) {
                    Bundlers::ensure(workspace, pins)?;
                }
                Ok::<_, Error>((wasm_bindgen, deny))
            });
            let browser = in_browser.then(system::ensure_browser).transpose();
            let axe = tool(AXE, any(&[Stage::Browser]));
            let sdk = tool(SDK, any(&[Stage::Native]));
            let schemathesis = tool(SCHEMATHESIS, any(&[Stage::Native]));
            if any(&[Stage::Browser]) {
                system::ensure_fonts()?;
            }
            let compiled = compiled.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            let (wasm_bindgen, deny) = compiled?;
            Ok(Self {
                deny,
                wasm_bindgen,
                axe: axe?,
                sdk: sdk?,
                schemathesis: schemathesis?,
                browser: browser?,
            })
        })
    }

    /// Tests in the browser find wasm-bindgen's runner on PATH, all else by variables.
    pub(super) fn tell(&self, command: &mut Command) -> Result<()> {
        if let Some(wasm_bindgen) = &self.wasm_bindgen {
            tools::prefer(command, wasm_bindgen)?;
        }
        if let Some(browser) = &self.browser {
            command.env("CHROMEDRIVER", &browser.driver);
            command.env("NEXCONN_CHROMIUM", &browser.chromium);
        }
        if let Some(axe) = &self.axe {
            command.env("NEXCONN_AXE", axe);
        }
        for (variable, file) in
            [("NEXCONN_SDK", &self.sdk), (tools::SCHEMATHESIS_VARIABLE, &self.schemathesis)]
        {
            if let Some(packages) = file.as_deref().and_then(tools::python_packages) {
                command.env(variable, packages);
            }
        }
        Ok(())
    }
}
