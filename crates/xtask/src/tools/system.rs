//! What comes from the system's package manager: Chromium, fonts, Node.js, Python.

use std::env;
use std::path::PathBuf;

use super::version::major;
use super::{on_path, reported_version};
use crate::error::{Error, Result};
use crate::process;

/// Something the system provides, by the names of its Debian packages.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) what: &'static str,
    debian: &'static [&'static str],
}

/// The browser and its driver.
pub(crate) const CHROMIUM: &Package =
    &Package { what: "Chromium", debian: &["chromium", "chromium-driver"] };
/// Fonts for every script: without them screenshots of Chinese, Arabic and emoji show boxes.
pub(crate) const FONTS: &Package = &Package {
    what: "Fonts",
    debian: &["fonts-noto-core", "fonts-noto-cjk", "fonts-noto-color-emoji"],
};
/// Node.js with npm.
pub(crate) const NODE: &Package = &Package { what: "Node.js with npm", debian: &["nodejs", "npm"] };

/// Python with pip.
pub(crate) const PYTHON: &Package =
    &Package { what: "Python with pip", debian: &["python3", "python3-pip"] };

/// A browser and the driver that fits it.
#[derive(Clone, Debug)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
    pub(crate) version: String,
}

/// Chromium and `ChromeDriver`: those named by `NEXCONN_CHROMIUM` and `CHROMEDRIVER`, else those on PATH.
pub(crate) fn browser() -> Option<Browser> {
    let named =
        |variable: &str| env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file());
    let chromium = named("NEXCONN_CHROMIUM").or_else(|| {
        ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(on_path)
    })?;
    let driver = named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?;
    let version = reported_version(&chromium)?;
    let fits = reported_version(&driver).is_some_and(|driver| major(&driver) == major(&version));
    fits.then_some(Browser { chromium, driver, version })
}

/// Whether the fonts that screenshots need are there.
pub(crate) fn has_fonts() -> bool {
    [":lang=zh-cn", ":lang=ar", "Noto Color Emoji"].iter().all(|pattern| {
        let mut list = process::command("fc-list");
        list.arg(pattern);
        process::output_of(list).is_some_and(|fonts| !fonts.trim().is_empty())
    })
}

/// Whether Python has its package manager.
pub(crate) fn has_pip() -> bool {
    let mut pip = process::command("python3");
    pip.args(["-m", "pip", "--version"]);
    process::output_of(pip).is_some()
}

/// The browser, installed if it is missing.
pub(crate) fn ensure_browser() -> Result<Browser> {
    if let Some(browser) = browser() {
        return Ok(browser);
    }
    install(&[CHROMIUM])?;
    browser().ok_or_else(|| Error::Missing {
        what: "A Chromium with a ChromeDriver of the same version".into(),
        remedy: "export NEXCONN_CHROMIUM=PROGRAM CHROMEDRIVER=PROGRAM".into(),
    })
}

/// The fonts, installed if they are missing.
pub(crate) fn ensure_fonts() -> Result<()> {
    if has_fonts() { Ok(()) } else { install(&[FONTS]) }
}

/// Installs packages where that may be done without asking, else says what to type.
pub(crate) fn install(packages: &[&Package]) -> Result<()> {
    let names: Vec<_> = packages.iter().flat_map(|package| package.debian).copied().collect();
    let what = packages.iter().map(|package| package.what).collect::<Vec<_>>().join(", ");
    if on_path("apt-get").is_none() || !is_root() {
        return Err(Error::Missing { what, remedy: remedy(&names) });
    }
    process::summarised("apt-get update", apt_get(&["update"]))?;
    let arguments: Vec<_> =
        ["install", "--yes", "--no-install-recommends"].into_iter().chain(names).collect();
    process::summarised(&format!("install {what}"), apt_get(&arguments))
}

/// The line that installs one package here.
pub(crate) fn remedy_for(package: &Package) -> String {
    remedy(package.debian)
}

fn remedy(names: &[&str]) -> String {
    let list = names.join(" ");
    if on_path("apt-get").is_some() {
        let sudo = if is_root() { "" } else { "sudo " };
        format!("{sudo}apt-get install --yes {list}")
    } else {
        format!("(your system's package manager) install what Debian calls {list}")
    }
}

fn apt_get(arguments: &[&str]) -> std::process::Command {
    let mut command = process::command("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    let mut id = process::command("id");
    id.arg("-u");
    process::output_of(id).is_some_and(|user| user.trim() == "0")
}
