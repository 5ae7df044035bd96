//! Files that hold secrets: readable by their owner alone, replaced whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::{Serialize, de::DeserializeOwned};
use tempfile::Builder;

/// Reads a JSON file; `None` where there is none.
pub fn read<T: DeserializeOwned>(path: &Path) -> io::Result<Option<T>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes a JSON file of mode 0600 in place of what is there. A crash leaves the old content or
/// the new, never a part.
pub fn replace<T: Serialize>(path: &Path, content: &T) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = Builder::new().prefix(".new-").tempfile_in(folder)?;
    serde_json::to_writer_pretty(&mut file, content)?;
    file.write_all(b"\n")?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    fs::File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn only_the_owner_may_read_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("apps.json");
        assert_eq!(read::<Vec<u32>>(&path).expect("readable"), None);
        replace(&path, &[1]).expect("written");
        replace(&path, &[2]).expect("replaced");
        assert_eq!(read::<Vec<u32>>(&path).expect("readable"), Some(vec![2]));
        let mode = fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).expect("folder").count(), 1);
    }
}
