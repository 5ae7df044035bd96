//! Reads a file of the console from its folder or from inside the binary.

use std::borrow::Cow;
use std::io;

use crate::{ConsoleFiles, Error};

/// The content of a file, if there is one.
pub(super) fn read(files: &ConsoleFiles, path: &str) -> Result<Option<Cow<'static, [u8]>>, Error> {
    if !is_plain(path) {
        return Ok(None);
    }
    match files {
        ConsoleFiles::None => Ok(None),
        ConsoleFiles::Embedded(find) => Ok(find(path)),
        ConsoleFiles::Dir(folder) => match std::fs::read(folder.join(path)) {
            Ok(bytes) => Ok(Some(Cow::Owned(bytes))),
            Err(error) if is_absence(&error) => Ok(None),
            Err(source) => Err(Error::Io { what: format!("reading {path}"), source }),
        },
    }
}

/// Whether a path stays inside the folder: names joined by slashes, none of them hidden.
fn is_plain(path: &str) -> bool {
    path.split('/').all(|name| {
        !name.is_empty() && !name.starts_with('.') && !name.contains(['\\', '\0', ':', '%'])
    })
}

fn is_absence(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, IsADirectory, NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory | IsADirectory | InvalidFilename)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leaves_the_folder() {
        for bad in ["", "../x", "a/../x", "/etc/passwd", "a//b", ".git/config", "a\\..\\b", "%2e"] {
            assert!(!is_plain(bad), "{bad}");
        }
        assert!(is_plain("assets/a-1.js"));
    }
}
