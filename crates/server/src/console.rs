//! Where the console's files come from.

use std::path::PathBuf;

use gateway::ConsoleFiles;

use crate::error::Error;

/// The folder that was named, else the files in the binary.
pub(crate) fn files(folder: Option<PathBuf>) -> Result<ConsoleFiles, Error> {
    match folder {
        Some(folder) if folder.join("index.html").is_file() => Ok(ConsoleFiles::Dir(folder)),
        Some(folder) => Err(Error::NoConsole(folder)),
        None => Ok(embedded()),
    }
}

#[cfg(not(feature = "embed-console"))]
fn embedded() -> ConsoleFiles {
    ConsoleFiles::None
}

#[cfg(feature = "embed-console")]
fn embedded() -> ConsoleFiles {
    use std::borrow::Cow;

    use include_dir::{Dir, include_dir};

    // Builds again when the variable changes.
    const _: &str = env!(
        "NEXCONN_CONSOLE_DIST",
        "embed-console needs NEXCONN_CONSOLE_DIST, the absolute path of a built console"
    );
    static DIST: Dir<'_> = include_dir!("$NEXCONN_CONSOLE_DIST");

    ConsoleFiles::Embedded(|path| DIST.get_file(path).map(|file| Cow::Borrowed(file.contents())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_a_console_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = files(Some(folder.path().to_owned())).expect_err("refused").to_string();
        assert!(error.starts_with(&folder.path().display().to_string()), "{error}");
        std::fs::write(folder.path().join("index.html"), "").expect("written");
        assert!(matches!(files(Some(folder.path().to_owned())), Ok(ConsoleFiles::Dir(_))));
    }
}
