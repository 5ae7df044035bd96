//! Files that hold secrets: readable by their owner alone, replaced whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::{Serialize, de::DeserializeOwned};
use tempfile::Builder;

/// Reads a JSON file; `None` where there is none. What is said of wrong JSON quotes none of it.
pub fn read<T: DeserializeOwned>(path: &Path) -> io::Result<Option<T>> {
    match fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, where_wrong(&error))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Says where JSON that holds secrets is wrong. The parser's own words stay out unless they name nothing but a field:
/// they quote values, and one of those may be a secret.
pub fn where_wrong(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let what = match words.split(" at line").next() {
        Some(field) if field.starts_with("missing field") => field,
        _ => "something else stands there",
    };
    format!("{what} at line {}, column {}", error.line(), error.column())
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
    #[test]
    fn what_is_wrong_is_told_without_what_stands_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("apps.json");
        for wrong in ["\"hush\"", "[\"hush\"]", "[\"hush"] {
            fs::write(&path, wrong).expect("written");
            let error = read::<Vec<u32>>(&path).expect_err("wrong").to_string();
            assert!(error.contains("line 1") && !error.contains("hush"), "{error}");
        }
    }
}
