//! Whether a step's result is still the one of its inputs: a digest of all input files, kept beside the result.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// All files below the given paths (files or folders), sorted; paths that do not exist are left out.
pub(crate) fn files_below(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut open: Vec<_> = paths.to_vec();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(entries(&path)?);
        } else if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// What is directly in a folder.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let list = fs::read_dir(folder).map_err(Error::file("list", folder))?;
    list.map(|entry| Ok(entry.map_err(Error::file("list", folder))?.path())).collect()
}

/// Digest of names and contents, in hexadecimal. Contents rather than times, so that a checkout that changes
/// nothing builds nothing.
pub(crate) fn digest(paths: &[PathBuf]) -> Result<String> {
    let mut hasher = Sha256::new();
    for file in files_below(paths)? {
        let content = fs::read(&file).map_err(Error::file("read", &file))?;
        hasher.update(file.as_os_str().as_encoded_bytes());
        hasher.update([0]);
        hasher.update(content.len().to_le_bytes());
        hasher.update(content);
    }
    Ok(hex::encode(hasher.finalize()))
}

/// Whether the stamp holds this digest.
pub(crate) fn matches(stamp: &Path, digest: &str) -> bool {
    fs::read_to_string(stamp).is_ok_and(|kept| kept == digest)
}

pub(crate) fn write(stamp: &Path, digest: &str) -> Result<()> {
    if let Some(folder) = stamp.parent() {
        fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
    }
    fs::write(stamp, digest).map_err(Error::file("write", stamp))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_follows_names_and_contents() {
        let folder = tempfile::tempdir().unwrap();
        let inputs = [folder.path().join("src"), folder.path().join("missing")];
        fs::create_dir_all(folder.path().join("src/deep")).unwrap();
        fs::write(folder.path().join("src/deep/a"), "1").unwrap();
        let first = digest(&inputs).unwrap();
        assert_eq!(digest(&inputs).unwrap(), first);

        fs::write(folder.path().join("src/deep/a"), "2").unwrap();
        let edited = digest(&inputs).unwrap();
        assert_ne!(edited, first);

        fs::rename(folder.path().join("src/deep/a"), folder.path().join("src/deep/b")).unwrap();
        assert_ne!(digest(&inputs).unwrap(), edited);
    }

    #[test]
    fn a_stamp_matches_only_what_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = folder.path().join("notes/console");
        assert!(!matches(&stamp, "abc"));
        write(&stamp, "abc").unwrap();
        assert!(matches(&stamp, "abc") && !matches(&stamp, "abd"));
    }
}
