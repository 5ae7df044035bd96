//! Compressed copies beside the files, made once and as small as can be.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Files below this many bytes are sent as they are: with the headers nothing would be gained.
const WORTH_IT: usize = 1024;
/// Kinds of file that are not compressed already.
const COMPRESSIBLE: [&str; 8] = ["html", "js", "css", "wasm", "json", "svg", "txt", "webmanifest"];

/// Writes `.br` and `.gz` beside a file if that makes sense.
pub(crate) fn compress(file: &Path) -> Result<()> {
    let content = fs::read(file).map_err(Error::file("read", file))?;
    let kind = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    if content.len() < WORTH_IT || !COMPRESSIBLE.contains(&kind) {
        return Ok(());
    }
    let failed = |source| Error::File { action: "compress", path: file.to_owned(), source };
    for (extension, pack) in [("br", brotli as fn(&[u8]) -> _), ("gz", gzip)] {
        let copy = copy_of(file, extension);
        fs::write(&copy, pack(&content).map_err(failed)?).map_err(Error::file("write", &copy))?;
    }
    Ok(())
}

/// How many bytes of a file are sent to a browser that takes brotli.
pub(crate) fn sent(file: &Path) -> Result<u64> {
    let packed = copy_of(file, "br");
    let file = if packed.is_file() { &packed } else { file };
    Ok(fs::metadata(file).map_err(Error::file("read", file))?.len())
}

/// Whether this is a compressed copy of another file.
pub(crate) fn is_copy(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "br" || extension == "gz")
}

fn copy_of(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".{extension}"));
    name.into()
}

fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut result = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut result, &parameters)?;
    Ok(result)
}

fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn copies_unpack_to_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.css");
        let content = "a { color: red }\n".repeat(200);
        fs::write(&file, &content).unwrap();
        compress(&file).unwrap();

        let packed = fs::read(folder.path().join("a.css.br")).unwrap();
        assert_eq!(sent(&file).unwrap(), packed.len() as u64);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, content.as_bytes());

        let packed = fs::read(folder.path().join("a.css.gz")).unwrap();
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, content);
    }

    #[test]
    fn small_files_and_pictures_stay_alone() {
        let folder = tempfile::tempdir().unwrap();
        for (name, length) in [("small.css", 100), ("picture.png", 5000)] {
            let file = folder.path().join(name);
            fs::write(&file, vec![b'x'; length]).unwrap();
            compress(&file).unwrap();
            assert_eq!(sent(&file).unwrap(), length as u64);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
