//! A folder that one process at a time works in.

use std::fs::{DirBuilder, File, TryLockError};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// A locked folder; unlocked when dropped or when the process ends, however it ends.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    _lock: File,
}

/// Why a folder cannot be worked in.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Another process works in it.
    #[error("{0} is in use by another process; stop that one or choose another folder")]
    InUse(PathBuf),
    /// It cannot be made or written to.
    #[error("{path} cannot be used as a data folder; check its permissions: {source}")]
    Unusable {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl DataFolder {
    /// Makes the folder where it is missing, for its owner alone (mode 0700), and locks it.
    pub fn lock(path: &Path) -> Result<Self, FolderError> {
        let unusable = |source| FolderError::Unusable { path: path.to_owned(), source };
        DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(unusable)?;
        let lock = File::create(path.join(".lock")).map_err(unusable)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(FolderError::InUse(path.to_owned())),
            Err(TryLockError::Error(source)) => Err(unusable(source)),
        }
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_one_holders_at_a_time() {
        let parent = tempfile::tempdir().expect("a folder");
        let path = parent.path().join("data/local");
        let first = DataFolder::lock(&path).expect("free");
        assert!(matches!(DataFolder::lock(&path), Err(FolderError::InUse(_))));
        drop(first);
        assert_eq!(DataFolder::lock(&path).expect("free again").path(), path);
    }

    #[test]
    fn a_file_in_its_place_is_named() {
        let parent = tempfile::tempdir().expect("a folder");
        let path = parent.path().join("data");
        std::fs::write(&path, "").expect("written");
        let error = DataFolder::lock(&path).expect_err("no folder");
        assert!(error.to_string().starts_with(&path.display().to_string()), "{error}");
    }
}
