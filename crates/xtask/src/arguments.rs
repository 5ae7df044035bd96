//! The command lines that xtask shares out.

use std::path::Path;

use crate::error::{Error, Result};

/// Splits at `--`: before it what is xtask's, after it what is handed on.
pub(crate) fn split(arguments: Vec<String>) -> (Vec<String>, Vec<String>) {
    let mut own = arguments;
    let Some(at) = own.iter().position(|argument| argument == "--") else {
        return (own, Vec::new());
    };
    let mut passed = own.split_off(at);
    passed.remove(0);
    (own, passed)
}

/// What the server may be told without `--` before it.
const SHORT: &str = "--demo";

/// Arguments of `nexconn-admin`: `serve` with these folders, unless the caller names others.
pub(crate) fn serve(arguments: Vec<String>, data: &Path, console: &Path) -> Result<Vec<String>> {
    let (own, passed) = split(arguments);
    if let Some(argument) = own.iter().find(|argument| *argument != SHORT) {
        return Err(Error::Usage(format!(
            "What is {argument}? Arguments for the server come after --."
        )));
    }
    let mut all = vec!["serve".to_owned()];
    for (option, folder) in [("--data", data), ("--console", console)] {
        let named =
            |argument: &String| argument == option || argument.starts_with(&format!("{option}="));
        if !passed.iter().any(named) {
            all.extend([option.to_owned(), folder.display().to_string()]);
        }
    }
    all.extend(own);
    all.extend(passed);
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_follows_two_dashes_is_handed_on() {
        assert_eq!(
            split(words("browser -- users --exact")),
            (words("browser"), words("users --exact"))
        );
        assert_eq!(split(words("browser")), (words("browser"), Vec::new()));
    }

    #[test]
    fn the_server_gets_its_folders_once() {
        let serve = |text| serve(words(text), Path::new("data"), Path::new("dist"));
        assert_eq!(serve("").unwrap(), words("serve --data data --console dist"));
        assert_eq!(
            serve("-- --port 8080").unwrap(),
            words("serve --data data --console dist --port 8080")
        );
        assert_eq!(serve("-- --data=/tmp/d").unwrap(), words("serve --console dist --data=/tmp/d"));
        assert_eq!(serve("--demo").unwrap(), words("serve --data data --console dist --demo"));
        assert!(serve("--port 8080").is_err());
    }
}
