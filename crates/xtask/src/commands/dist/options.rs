//! What a deployment is like: the command line of `dist`.

use std::path::PathBuf;

use crate::error::{Error, Result};

/// A deployment of the console.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Options {
    /// Origin of the gateway; empty where it is the console's own.
    pub(crate) gateway: String,
    /// Path the console is served under; begins and ends with a slash.
    pub(crate) base: String,
    /// Origins that avatars may be loaded from.
    pub(crate) avatar_hosts: Vec<String>,
    /// Where the results go.
    pub(crate) out: PathBuf,
}

impl Options {
    pub(crate) fn parse(arguments: &[String], out: PathBuf) -> Result<Self> {
        let mut options =
            Self { gateway: String::new(), base: "/".into(), avatar_hosts: Vec::new(), out };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) => (name, value),
                None => (argument.as_str(), rest.next().map_or("", String::as_str)),
            };
            match name {
                "--gateway" => options.gateway = origin(value)?,
                "--base" => options.base = base(value)?,
                "--avatar-hosts" => {
                    options.avatar_hosts = value.split(',').map(host).collect::<Result<_>>()?;
                }
                "--out" if !value.is_empty() => options.out = value.into(),
                _ => {
                    return Err(Error::Usage(format!(
                        "dist does not understand {argument} {value}."
                    )));
                }
            }
        }
        Ok(options)
    }
}

/// `https://gateway.example` or `https://gateway.example:8443`, nothing after it.
fn origin(value: &str) -> Result<String> {
    let value = value.trim_end_matches('/');
    let host = value
        .strip_prefix("https://")
        .or_else(|| value.strip_prefix("http://"))
        .unwrap_or_default();
    if is_host(host) {
        Ok(value.to_owned())
    } else {
        Err(Error::Usage(format!(
            "--gateway takes an origin like https://gateway.example, not {value}."
        )))
    }
}

fn base(value: &str) -> Result<String> {
    let inner = value.trim_matches('/');
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.~/".contains(c);
    if !inner.chars().all(plain) || inner.split('/').any(|part| part == "." || part == "..") {
        return Err(Error::Usage(format!("--base takes a path like /admin/, not {value}.")));
    }
    Ok(if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") })
}

/// A host that pictures come from, made an origin: pictures over plain http would be blocked anyway.
fn host(value: &str) -> Result<String> {
    let host = value.trim().trim_start_matches("https://").trim_end_matches('/');
    if is_host(host.strip_prefix("*.").unwrap_or(host)) {
        Ok(format!("https://{host}"))
    } else {
        Err(Error::Usage(format!(
            "--avatar-hosts takes hosts like cdn.example,*.img.example, not {value}."
        )))
    }
}

fn is_host(text: &str) -> bool {
    let character = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
    !text.is_empty() && text.chars().all(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Options> {
        let words: Vec<_> = text.split_whitespace().map(str::to_owned).collect();
        Options::parse(&words, "dist".into())
    }

    #[test]
    fn nothing_said_means_own_origin_and_root() {
        let plain = parse("").unwrap();
        assert_eq!((plain.gateway.as_str(), plain.base.as_str()), ("", "/"));
        assert!(plain.avatar_hosts.is_empty());
        assert_eq!(plain.out, PathBuf::from("dist"));
    }

    #[test]
    fn a_deployment_is_described_in_full() {
        let options =
            parse("--gateway https://g.example/ --base admin --avatar-hosts=cdn.example,*.img.example --out /tmp/o").unwrap();
        assert_eq!(options.gateway, "https://g.example");
        assert_eq!(options.base, "/admin/");
        assert_eq!(options.avatar_hosts, ["https://cdn.example", "https://*.img.example"]);
        assert_eq!(options.out, PathBuf::from("/tmp/o"));
    }

    #[test]
    fn what_would_break_a_header_is_refused() {
        for text in [
            "--gateway gateway.example",
            "--gateway https://g.example/path",
            "--gateway https://g.example;script-src",
            "--base /a/../b",
            "--base /a\"b",
            "--avatar-hosts cdn.example;",
            "--avatar-hosts",
            "--out",
            "--colour red",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
