//! `cargo xtask dist`: the console for a CDN, and the whole product as one program.

mod compress;
mod files;
mod first_load;
mod headers;
mod integrity;
mod options;
mod page;
mod split;

use std::fs;
use std::path::Path;

use options::Options;

use crate::error::{Error, Result};
use crate::progress::Step;
use crate::tools::Pins;
use crate::workspace::Workspace;
use crate::{console, process};

pub(crate) fn dist(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let options = Options::parse(arguments, workspace.root.join("dist"))?;
    let pins = Pins::read(workspace)?;
    console::ensure_release(workspace, &pins)?;
    let optimised = workspace.target.join("console/optimised");
    files::clear(&optimised)?;
    files::copy(&workspace.console(), &optimised)?;
    split::split(workspace, &pins, &optimised)?;
    integrity::add(&optimised)?;
    compress_all(&optimised)?;

    let site = options.out.join("site");
    let console = site.join(options.base.trim_matches('/'));
    files::clear(&site)?;
    files::copy(&optimised, &console)?;
    stamp(&console, &options)?;
    let served: Vec<_> =
        files::all(&console)?.into_iter().filter(|file| !compress::is_copy(file)).collect();
    let names: Vec<_> = served.iter().map(|file| files::relative(&console, file)).collect();
    let index = console.join("index.html");
    let not_found = site.join("404.html");
    fs::copy(&index, &not_found).map_err(Error::file("copy", &index))?;
    write(&site.join("_headers"), &headers::for_pages(&options, &names))?;
    write(&site.join("_redirects"), &headers::redirects(&options))?;
    write(&options.out.join("nginx.conf"), &headers::for_nginx(&options))?;

    first_load::print(&console, &names)?;
    embed(workspace, &optimised, &options)?;
    println!("\nFor a CDN       {}", site.display());
    println!("For nginx       {}", options.out.join("nginx.conf").display());
    println!("As one program  {}", options.out.join(program_name(workspace)).display());
    Ok(())
}

fn compress_all(folder: &Path) -> Result<()> {
    let step = Step::start("compress");
    let result = files::all(folder)?.iter().try_for_each(|file| compress::compress(file));
    step.end(result.is_ok());
    result
}

/// Writes what is peculiar to this deployment into the files.
fn stamp(console: &Path, options: &Options) -> Result<()> {
    let path = console.join("index.html");
    let text = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
    let mut bases = 0;
    let text = page::map_tags(&text, |tag| {
        if tag.name == "base" {
            tag.set("href", options.base.clone());
            bases += 1;
        }
    });
    if bases != 1 {
        return Err(Error::content(&path, &"there must be one <base> in the page"));
    }
    write(&path, &text)?;
    compress::compress(&path)?;
    write(&console.join("config.json"), &config(options))
}

/// What the console reads first. It shows pictures from the same hosts that the policy allows, and no others.
fn config(options: &Options) -> String {
    serde_json::json!({ "gateway": options.gateway, "avatarHosts": options.avatar_hosts })
        .to_string()
}

fn write(path: &Path, content: &str) -> Result<()> {
    fs::write(path, content).map_err(Error::file("write", path))
}

/// Builds the server with the console inside. It takes the console for any base: the server says its own when
/// it serves the files.
fn embed(workspace: &Workspace, console: &Path, options: &Options) -> Result<()> {
    let mut cargo = process::cargo(&["build", "--locked", "--release", "--package", "server"]);
    cargo.args(["--features", "embed-console"]).env("NEXCONN_CONSOLE_DIST", console);
    process::summarised("build the server with the console in it", cargo)?;
    let built = workspace.server("release");
    let copy = options.out.join(program_name(workspace));
    fs::copy(&built, &copy).map_err(Error::file("copy", &built))?;
    Ok(())
}

fn program_name(workspace: &Workspace) -> String {
    files::name(&workspace.server("release"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deployment_is_stamped_into_page_and_configuration() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("index.html");
        let words = ["--gateway=https://g.example", "--base=/admin/", "--avatar-hosts=cdn.example"];
        let options = Options::parse(&words.map(str::to_owned), "dist".into()).unwrap();

        fs::write(&page, "<head><base href=\"/\"></head>").unwrap();
        stamp(folder.path(), &options).unwrap();
        assert_eq!(fs::read_to_string(&page).unwrap(), "<head><base href=\"/admin/\"></head>");
        let config = fs::read_to_string(folder.path().join("config.json")).unwrap();
        let config: serde_json::Value = serde_json::from_str(&config).unwrap();
        assert_eq!(config["gateway"], "https://g.example");
        assert_eq!(config["avatarHosts"], serde_json::json!(["https://cdn.example"]));

        fs::write(&page, "<head></head>").unwrap();
        assert!(matches!(stamp(folder.path(), &options), Err(Error::Content { .. })));
    }
}
