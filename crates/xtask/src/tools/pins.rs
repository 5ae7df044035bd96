//! tools.toml: which version of which tool.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::workspace::Workspace;

/// All pinned tools by name.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Pins(BTreeMap<String, Pin>);

/// One pinned tool.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Pin {
    pub(crate) from: Registry,
    pub(crate) version: String,
    /// The program looked for on PATH and run.
    pub(crate) program: Option<String>,
    /// For a tool that is no program: its file below `node_modules`, or below `packages` for Python's.
    pub(crate) file: Option<String>,
    /// Whether Cargo builds it with its own lock file.
    #[serde(default = "yes")]
    pub(crate) locked: bool,
    /// Whether Cargo builds it with its default features.
    #[serde(default = "yes")]
    pub(crate) default_features: bool,
    /// How far Cargo optimises it. These tools work for seconds: what their own release profiles gain in speed is less
    /// than it costs to compile.
    #[serde(default = "little")]
    pub(crate) opt_level: u8,
    /// What else Cargo builds into it.
    #[serde(default)]
    pub(crate) features: Vec<String>,
    /// Whether the program prints its version. One that does not is never taken from PATH.
    #[serde(default = "yes")]
    pub(crate) tells_version: bool,
}

/// Which package registry has the tool.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Registry {
    Cargo,
    Npm,
    Pip,
}

fn little() -> u8 {
    1
}

fn yes() -> bool {
    true
}

impl Pin {
    /// The tool's folder below the folder of tools.
    pub(crate) fn folder(&self, name: &str) -> String {
        format!("{name}-{}", self.version)
    }
}

impl Pins {
    pub(crate) fn read(workspace: &Workspace) -> Result<Self> {
        let path = workspace.root.join("tools.toml");
        let text = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
        toml::from_str(&text).map_err(|error| Error::content(&path, &error))
    }

    pub(crate) fn get(&self, name: &str) -> Result<&Pin> {
        self.0
            .get(name)
            .ok_or_else(|| Error::content("tools.toml".as_ref(), &format!("[{name}] is missing")))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Pin)> {
        self.0.iter().map(|(name, pin)| (name.as_str(), pin))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::{
        AXE, BINARYEN, CARGO_DENY, SCHEMATHESIS, SDK, TRUNK, WASM_BINDGEN, WASM_SPLIT,
    };

    #[test]
    fn every_tool_is_pinned_and_says_what_to_look_for() {
        let pins = Pins::read(&Workspace::find().unwrap()).unwrap();
        for name in [TRUNK, WASM_BINDGEN, WASM_SPLIT, CARGO_DENY, BINARYEN, AXE, SDK, SCHEMATHESIS]
        {
            let pin = pins.get(name).unwrap();
            assert!(pin.program.is_some() != pin.file.is_some(), "{name}");
        }
        assert_eq!(pins.iter().count(), 8, "a tool that nothing uses");
    }

    #[test]
    fn wasm_bindgen_and_its_command_line_agree() {
        let workspace = Workspace::find().unwrap();
        let pins = Pins::read(&workspace).unwrap();
        let manifest = fs::read_to_string(workspace.root.join("Cargo.toml")).unwrap();
        let wanted = format!("wasm-bindgen = \"={}\"", pins.get(WASM_BINDGEN).unwrap().version);
        assert!(manifest.contains(&wanted), "Cargo.toml must have {wanted}");
    }
}
