//! Folders of files, copied and listed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::stamp::files_below;

/// All files in a folder and below, sorted.
pub(crate) fn all(folder: &Path) -> Result<Vec<PathBuf>> {
    files_below(&[folder.to_owned()])
}

/// Removes a folder with all that is in it, if it exists.
pub(crate) fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Error::file("remove", folder))?;
    }
    Ok(())
}

/// Copies all files of a folder into another.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in all(from)? {
        let copy = to.join(relative(from, &file));
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder).map_err(Error::file("create", folder))?;
        }
        fs::copy(&file, &copy).map_err(Error::file("copy", &file))?;
    }
    Ok(())
}

/// A file's path within its folder as it is written in addresses.
pub(crate) fn relative(folder: &Path, file: &Path) -> String {
    let inner = file.strip_prefix(folder).unwrap_or(file);
    inner.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// A file's own name.
pub(crate) fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
