//! The program that ships: cut in two, what stands behind sign-in in a file of its own, and made small.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::files;
use super::page::map_tags;
use crate::error::{Error, Result};
use crate::tools::{self, BINARYEN, Pins, WASM_BINDGEN, WASM_SPLIT, rust};
use crate::workspace::Workspace;
use crate::{console, process};

/// What the programs below call the script that loads the further pieces.
const LOADER: &str = "__wasm_split.js";
/// What they call the first piece and its script.
const MAIN: &str = "main";

/// Compiles the console with its split points, and puts the pieces in the place of the program in `folder`, which is
/// a copy of Trunk's build.
pub(crate) fn split(workspace: &Workspace, pins: &Pins, folder: &Path) -> Result<()> {
    let tools = Tools {
        split: tools::ensure(workspace, pins, WASM_SPLIT)?,
        bind: tools::ensure(workspace, pins, WASM_BINDGEN)?,
        optimise: tools::ensure(workspace, pins, BINARYEN)?,
    };
    let work = workspace.target.join("console/split");
    files::clear(&work)?;
    let compiled = compile(workspace)?;
    let pieces = tools.cut(&compiled, &work)?;
    replace(folder, &pieces)
}

/// Compiles what is to be cut: the linker keeps what tells which function needs which.
fn compile(workspace: &Workspace) -> Result<PathBuf> {
    let mut cargo = process::cargo(&["rustc", "--locked", "--offline", "--features", "split"]);
    cargo.args(["--package", "nexconn-console", "--bin", "nexconn-console"]);
    cargo.args(["--target", rust::WASM, "--profile", console::PROFILE]);
    cargo.args(["--", "-Clink-args=--emit-relocs"]);
    process::summarised("compile the console to be split", cargo)?;
    Ok(workspace.target.join(rust::WASM).join(console::PROFILE).join("nexconn-console.wasm"))
}

struct Tools {
    split: PathBuf,
    bind: PathBuf,
    optimise: PathBuf,
}

impl Tools {
    /// Cuts the program, binds its first piece to JavaScript and makes all small; the folder with the pieces.
    fn cut(&self, program: &Path, work: &Path) -> Result<PathBuf> {
        let (cut, bound) = (work.join("cut"), work.join("bound"));
        let mut command = process::command(&self.split);
        command.arg(program).arg(&cut).args(["--target", "web"]);
        process::summarised("split the console", command)?;

        let mut command = process::command(&self.bind);
        command.arg(cut.join(MAIN).with_extension("wasm")).args(["--target", "web"]);
        command.args(["--no-typescript", "--keep-lld-exports", "--out-name", MAIN, "--out-dir"]);
        command.arg(&bound);
        process::summarised("bind the console to JavaScript", command)?;

        for file in files::all(&cut)? {
            if !files::name(&file).starts_with(MAIN) {
                let copy = bound.join(files::name(&file));
                fs::copy(&file, &copy).map_err(Error::file("copy", &file))?;
            }
        }
        for wasm in files::all(&bound)?.iter().filter(|file| is_wasm(file)) {
            let mut command = process::command(&self.optimise);
            // Size in transfer is what counts: there -Os beats -Oz.
            command.arg("-Os").arg(wasm).arg("-o").arg(wasm);
            process::summarised(&format!("optimise {}", files::name(wasm)), command)?;
        }
        Ok(bound)
    }
}

fn is_wasm(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "wasm")
}

/// Takes the program out of `folder` and puts the pieces in, under names with their common digest: they name one
/// another, so none can change alone.
fn replace(folder: &Path, pieces: &Path) -> Result<()> {
    let pieces = files::all(pieces)?;
    let mut digest = Sha256::new();
    for piece in &pieces {
        digest.update(fs::read(piece).map_err(Error::file("read", piece))?);
    }
    let digest = &hex::encode(digest.finalize())[..16];
    let named: Vec<_> = pieces
        .iter()
        .map(|piece| (files::name(piece), ship_name(&files::name(piece), digest)))
        .collect();

    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
    let mut replaced = Vec::new();
    let page = map_tags(&page, |tag| {
        let suffix = match (tag.get("rel"), tag.get("as")) {
            (Some("modulepreload"), _) => ".js",
            (Some("preload"), Some("fetch")) => "_bg.wasm",
            _ => return,
        };
        replaced.extend(tag.file().map(str::to_owned));
        tag.set_file(format!("./{}", ship_name(&format!("{MAIN}{suffix}"), digest)));
    });
    if replaced.len() != 2 {
        return Err(Error::content(&path, &"there must be one script and one program in the page"));
    }
    // The first script imports the loader: the browser need not find that out by itself.
    let loader = format!(
        "<link rel=\"modulepreload\" href=\"./{}\" crossorigin=\"anonymous\"></head>",
        ship_name(LOADER, digest)
    );
    fs::write(&path, page.replacen("</head>", &loader, 1)).map_err(Error::file("write", &path))?;
    for file in replaced {
        let file = folder.join(file);
        fs::remove_file(&file).map_err(Error::file("remove", &file))?;
    }
    for (piece, (_, name)) in pieces.iter().zip(&named) {
        let target = folder.join(name);
        if is_wasm(piece) {
            fs::copy(piece, &target).map_err(Error::file("copy", piece))?;
        } else {
            let script = fs::read_to_string(piece).map_err(Error::file("read", piece))?;
            fs::write(&target, rename_in(&script, &named))
                .map_err(Error::file("write", &target))?;
        }
    }
    Ok(())
}

/// `console-DIGEST.js`, `console-DIGEST_bg.wasm`; a further piece, `split_NAME.wasm`, is `NAME-DIGEST.wasm`, and what
/// several of them share, `chunk_NUMBER.wasm`, is `shared_NUMBER-DIGEST.wasm`.
fn ship_name(name: &str, digest: &str) -> String {
    if name == LOADER {
        return format!("loader-{digest}.js");
    }
    if let Some(rest) = name.strip_prefix(MAIN) {
        return format!("console-{digest}{rest}");
    }
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    let stem = match stem.strip_prefix("chunk_") {
        Some(number) => format!("shared_{number}"),
        None => stem.strip_prefix("split_").unwrap_or(stem).to_owned(),
    };
    format!("{stem}-{digest}.{extension}")
}

/// A script with the new names of the files it imports and loads. They stand in quotes, after a path or alone; before
/// a colon such a word is no file but the name by which the program knows its imports.
fn rename_in(script: &str, named: &[(String, String)]) -> String {
    let mut script = script.to_owned();
    for (old, new) in named {
        for quote in ['"', '\''] {
            for start in ['/', quote] {
                let (old, new) = (format!("{start}{old}{quote}"), format!("{start}{new}{quote}"));
                script = script.replace(&old, &new).replace(&format!("{new}:"), &format!("{old}:"));
            }
        }
    }
    script
}

#[cfg(test)]
mod tests {
    use super::super::headers::is_hashed;
    use super::*;

    const DIGEST: &str = "0123456789abcdef";

    #[test]
    fn every_piece_gets_a_name_that_may_be_kept_for_ever() {
        for (name, ships_as) in [
            ("main.js", "console-0123456789abcdef.js"),
            ("main_bg.wasm", "console-0123456789abcdef_bg.wasm"),
            ("__wasm_split.js", "loader-0123456789abcdef.js"),
            ("split_signed_in.wasm", "signed_in-0123456789abcdef.wasm"),
            ("chunk_12.wasm", "shared_12-0123456789abcdef.wasm"),
        ] {
            assert_eq!(ship_name(name, DIGEST), ships_as);
            assert!(is_hashed(ships_as), "{ships_as}");
        }
    }

    #[test]
    fn the_pieces_take_the_place_of_the_program() {
        let (folder, pieces) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let write = |folder: &Path, name: &str, content: &str| {
            fs::write(folder.join(name), content).unwrap();
        };
        let page = "<head><script src=boot.js></script><link rel=modulepreload href=./old.js>\
            <link rel=preload as=fetch href=./old_bg.wasm></head>";
        write(folder.path(), "index.html", page);
        write(folder.path(), "old.js", "");
        write(folder.path(), "old_bg.wasm", "");
        write(
            pieces.path(),
            "main.js",
            "import * as a from \"./__wasm_split.js\"; f('main_bg.wasm', {\"./__wasm_split.js\": a})",
        );
        write(pieces.path(), "main_bg.wasm", "m");
        write(pieces.path(), "__wasm_split.js", "import \"./main.js\"; f(\"./split_x.wasm\")");
        write(pieces.path(), "split_x.wasm", "x");

        replace(folder.path(), pieces.path()).unwrap();

        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        let page = read("index.html");
        let mut named = Vec::new();
        map_tags(&page, |tag| named.extend(tag.file().map(str::to_owned)));
        let [_, script, program, loader] = &named[..] else { panic!("{page}") };
        assert_eq!(read(program), "m");
        assert_eq!(
            read(script),
            format!(
                "import * as a from \"./{loader}\"; f('{program}', {{\"./__wasm_split.js\": a}})"
            )
        );
        let part = loader.replace("loader", "x").replace(".js", ".wasm");
        assert_eq!(read(loader), format!("import \"./{script}\"; f(\"./{part}\")"));
        assert_eq!(read(&part), "x");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 5, "the old program is gone");
    }
}
