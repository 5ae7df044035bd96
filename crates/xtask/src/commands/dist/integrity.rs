//! Digests in the page of what the browser must get.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha384};

use super::page::{Tag, map_tags};
use crate::error::{Error, Result};

/// Adds to every script and style sheet that the page in a folder names the digest of its file.
pub(crate) fn add(folder: &Path) -> Result<()> {
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
    let mut problem = None;
    let page = map_tags(&page, |tag| {
        if let Err(error) = settle(tag, folder) {
            problem.get_or_insert(error);
        }
    });
    match problem {
        Some(error) => Err(error),
        None => fs::write(&path, page).map_err(Error::file("write", &path)),
    }
}

fn settle(tag: &mut Tag, folder: &Path) -> Result<()> {
    // Trunk's own attribute: it leaves integrity to us.
    tag.remove("data-integrity");
    let Some(file) = tag.file().map(str::to_owned) else { return Ok(()) };
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
    fn scripts_and_styles_get_the_digest_of_their_files() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(folder.join("c-0123456789abcdef.js"), "export default 1").unwrap();
        let page = "<link rel=modulepreload data-integrity=none href=./c-0123456789abcdef.js>\
            <link rel=preload as=fetch href=./c-0123456789abcdef_bg.wasm><link rel=icon href=favicon.svg>";
        fs::write(folder.join("index.html"), page).unwrap();

        add(folder).unwrap();

        let page = fs::read_to_string(folder.join("index.html")).unwrap();
        let mut digests = Vec::new();
        map_tags(&page, |tag| digests.push(tag.get("integrity").map(str::to_owned)));
        let digest = BASE64_STANDARD.encode(Sha384::digest("export default 1"));
        assert_eq!(digests, [Some(format!("sha384-{digest}")), None, None]);
        assert!(!page.contains("data-integrity"), "{page}");
    }

    #[test]
    fn a_page_that_names_a_missing_file_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "<script src=gone.js></script>").unwrap();
        assert!(matches!(add(folder.path()), Err(Error::File { .. })));
    }
}
