//! What a browser transfers until the sign-in form can be used, and what it may fetch afterwards.

use std::fs;
use std::path::Path;

use super::compress;
use super::page::map_tags;
use crate::error::{Error, Result};

/// The most a first load may be, in bytes as transferred.
const LIMIT: u64 = 250_000;

/// Prints the files of a first load with their sizes in brotli, and their sum; then the other pieces among the `names`
/// of all files.
pub(crate) fn print(console: &Path, names: &[String]) -> Result<()> {
    let mut sum = 0;
    println!("\nFirst load, bytes transferred with brotli:");
    let first = files(console)?;
    for name in &first {
        let size = compress::sent(&console.join(name))?;
        println!("  {size:>9}  {name}");
        sum += size;
    }
    println!("  {sum:>9}  in all{}", verdict(sum));
    println!("\nFetched afterwards, as pages need it:");
    let is_wasm = |name: &str| Path::new(name).extension().is_some_and(|kind| kind == "wasm");
    for name in names.iter().filter(|name| is_wasm(name) && !first.contains(name)) {
        let size = compress::sent(&console.join(name))?;
        println!("  {size:>9}  {name}");
    }
    Ok(())
}

/// The page, the configuration it reads first, and every file the page names.
fn files(console: &Path) -> Result<Vec<String>> {
    let path = console.join("index.html");
    let page = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
    let mut names = vec!["index.html".to_owned(), "config.json".to_owned()];
    map_tags(&page, |tag| names.extend(tag.file().map(str::to_owned)));
    names.dedup();
    Ok(names)
}

fn verdict(sum: u64) -> String {
    if sum > LIMIT {
        format!(": {} over the limit of {LIMIT}", sum - LIMIT)
    } else {
        format!(" (limit {LIMIT})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_tells_what_is_loaded() {
        let folder = tempfile::tempdir().unwrap();
        let page = "<base href=/><link rel=icon href=./a.svg><script src=b.js></script>";
        fs::write(folder.path().join("index.html"), page).unwrap();
        assert_eq!(files(folder.path()).unwrap(), ["index.html", "config.json", "a.svg", "b.js"]);
    }

    #[test]
    fn a_sum_over_the_limit_is_told() {
        assert_eq!(verdict(LIMIT + 5), ": 5 over the limit of 250000");
        assert_eq!(verdict(LIMIT), " (limit 250000)");
    }
}
