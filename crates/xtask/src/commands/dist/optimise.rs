//! From Trunk's build to the files that ship: wasm-opt, names and integrity to match.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256, Sha384};

use super::files::{self, relative};
use super::page::{Tag, map_tags};
use crate::error::{Error, Result};
use crate::process;

/// Makes the WebAssembly in a copy of Trunk's build small with `shrink`, which reads its first and writes its second
/// file, and the page fit. The result is still for any base and any gateway.
pub(crate) fn optimise(folder: &Path, shrink: impl Fn(&Path, &Path) -> Result<()>) -> Result<()> {
    let mut renamed = Vec::new();
    for wasm in files::all(folder)?
        .iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "wasm"))
    {
        let smaller = wasm.with_extension("smaller");
        shrink(wasm, &smaller)?;
        let named = name_by_content(&smaller, wasm)?;
        renamed.push((relative(folder, wasm), relative(folder, &named)));
    }
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
    let mut problem = None;
    let page = map_tags(&page, |tag| {
        if let Err(error) = settle(tag, folder, &renamed) {
            problem.get_or_insert(error);
        }
    });
    match problem {
        Some(error) => Err(error),
        None => fs::write(&path, page).map_err(Error::file("write", &path)),
    }
}

/// Runs the given wasm-opt.
pub(crate) fn wasm_opt(program: &Path, wasm: &Path, smaller: &Path) -> Result<()> {
    let mut command = process::command(program);
    command.arg("-Oz").arg(wasm).arg("-o").arg(smaller);
    process::summarised("optimise WebAssembly", command)
}

/// Puts `smaller` in the place of `wasm`, under a name with its own digest: another version of wasm-opt makes
/// another file, and a name that is kept for ever must not mean two.
fn name_by_content(smaller: &Path, wasm: &Path) -> Result<PathBuf> {
    let content = fs::read(smaller).map_err(Error::file("read", smaller))?;
    let named =
        wasm.with_file_name(with_digest(&files::name(wasm), &hex::encode(Sha256::digest(content))));
    fs::remove_file(wasm).map_err(Error::file("remove", wasm))?;
    fs::rename(smaller, &named).map_err(Error::file("rename", smaller))?;
    Ok(named)
}

/// `name-OLD_bg.wasm` or `name_bg.wasm` with this digest instead of the old one.
fn with_digest(name: &str, digest: &str) -> String {
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    let (stem, suffix) = stem.strip_suffix("_bg").map_or((stem, ""), |stem| (stem, "_bg"));
    let stem = match stem.rsplit_once('-') {
        Some((start, old)) if super::headers::is_hashed(&format!("x-{old}.x")) => start,
        _ => stem,
    };
    format!("{stem}-{}{suffix}.{extension}", &digest[..16])
}

/// Points a tag to the renamed file, and adds the digest of what the browser must get.
fn settle(tag: &mut Tag, folder: &Path, renamed: &[(String, String)]) -> Result<()> {
    // Trunk's own attribute: it leaves integrity to us.
    tag.remove("data-integrity");
    let Some(file) = tag.file().map(str::to_owned) else { return Ok(()) };
    if let Some((_, new)) = renamed.iter().find(|(old, _)| *old == file) {
        tag.set_file(new.clone());
        return Ok(());
    }
    let checked =
        tag.name == "script" || matches!(tag.get("rel"), Some("stylesheet" | "modulepreload"));
    if checked {
        let path = folder.join(&file);
        let content = fs::read(&path).map_err(Error::file("read", &path))?;
        tag.set("integrity", format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content))));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_in_names_are_replaced_or_added() {
        let digest = "fedcba9876543210ffff";
        assert_eq!(
            with_digest("console-0123456789abcdef_bg.wasm", digest),
            "console-fedcba9876543210_bg.wasm"
        );
        assert_eq!(
            with_digest("nexconn-console_bg.wasm", digest),
            "nexconn-console-fedcba9876543210_bg.wasm"
        );
        assert_eq!(
            with_digest("nexconn-console.wasm", digest),
            "nexconn-console-fedcba9876543210.wasm"
        );
    }

    #[test]
    fn the_page_names_what_is_there_and_its_digest() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(folder.join("c-0123456789abcdef_bg.wasm"), "large").unwrap();
        fs::write(folder.join("c-0123456789abcdef.js"), "export default 1").unwrap();
        let page = "<link rel=modulepreload data-integrity=none href=./c-0123456789abcdef.js>\
            <link rel=preload as=fetch href=./c-0123456789abcdef_bg.wasm><link rel=icon href=favicon.svg>";
        fs::write(folder.join("index.html"), page).unwrap();

        optimise(folder, |_, smaller| {
            fs::write(smaller, "smaller").map_err(Error::file("write", smaller))
        })
        .unwrap();

        let page = fs::read_to_string(folder.join("index.html")).unwrap();
        let mut named = Vec::new();
        map_tags(&page, |tag| {
            named.push((tag.file().unwrap().to_owned(), tag.get("integrity").map(str::to_owned)));
        });
        let digest = BASE64_STANDARD.encode(Sha384::digest("export default 1"));
        assert_eq!(named[0], ("c-0123456789abcdef.js".into(), Some(format!("sha384-{digest}"))));
        assert!(!page.contains("data-integrity"), "{page}");
        assert_ne!(named[1].0, "c-0123456789abcdef_bg.wasm");
        assert_eq!(fs::read_to_string(folder.join(&named[1].0)).unwrap(), "smaller");
        assert_eq!(named[2], ("favicon.svg".into(), None));
        assert_eq!(fs::read_dir(folder).unwrap().count(), 3, "the old file is gone");
    }

    #[test]
    fn a_page_that_names_a_missing_file_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "<script src=gone.js></script>").unwrap();
        assert!(matches!(optimise(folder.path(), |_, _| Ok(())), Err(Error::File { .. })));
    }
}
