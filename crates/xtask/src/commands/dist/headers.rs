//! Header files: what a CDN or nginx must say with the console's files, and where deep links go.

use std::fmt::Write;

use nexconn_api::csp;

use super::options::Options;

/// For files whose name holds a digest of their content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For all others: asked for each time, sent only if changed.
const ASK_AGAIN: &str = "no-cache";

/// Headers of every file, the content security policy among them.
pub(crate) fn headers(options: &Options) -> Vec<(&'static str, String)> {
    let connect: Vec<_> =
        Some(options.gateway.clone()).filter(|gateway| !gateway.is_empty()).into_iter().collect();
    let policy = csp::policy(&csp::Sources { connect: &connect, images: &options.avatar_hosts });
    let others = csp::HEADERS.iter().map(|(name, value)| (*name, (*value).to_owned()));
    [("Content-Security-Policy", policy)].into_iter().chain(others).collect()
}

/// Whether a file's name holds a digest of its content, as Trunk writes it: `name-0123456789abcdef.js`. It is a
/// number of 64 bits without leading zeros; twelve digits and more leave no room for an accident.
pub(crate) fn is_hashed(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.split('.').next().unwrap_or(name).trim_end_matches("_bg");
    stem.rsplit_once('-').is_some_and(|(_, digest)| {
        (12..=16).contains(&digest.len())
            && digest.chars().all(|c| c.is_ascii_hexdigit() && !c.is_ascii_uppercase())
    })
}

/// `_headers` as Netlify and Cloudflare Pages read it. Each path has its own rule for caching: where two rules
/// fit, both apply.
pub(crate) fn for_pages(options: &Options, files: &[String]) -> String {
    let mut text = format!("{}*\n", options.base);
    for (name, value) in headers(options) {
        line(&mut text, format_args!("  {name}: {value}"));
    }
    for file in files {
        let caching = if is_hashed(file) { FOR_EVER } else { ASK_AGAIN };
        line(&mut text, format_args!("{}{file}\n  Cache-Control: {caching}", options.base));
    }
    text
}

/// `_redirects` of the same hosts: addresses that are no file are pages of the console.
pub(crate) fn redirects(options: &Options) -> String {
    format!("{base}* {base}index.html 200\n", base = options.base)
}

/// A piece of configuration for the `server` block of nginx.
pub(crate) fn for_nginx(options: &Options) -> String {
    let mut said = String::new();
    for (name, value) in headers(options) {
        line(&mut said, format_args!("add_header {name} \"{value}\" always;"));
    }
    let indented = |depth: usize| {
        said.lines().fold(String::new(), |all, line| all + &" ".repeat(depth) + line + "\n")
    };
    let (outer, inner) = (indented(4), indented(8));
    format!(
        "# Nexconn Admin's console, for a server block; `root` is the folder `site` beside this file.\n\
         location {base} {{\n    \
             root /srv/nexconn-admin/site;\n    \
             try_files $uri {base}index.html;\n    \
             gzip_static on;\n    \
             # brotli_static on;  # where nginx has the module\n\
         {outer}    \
             add_header Cache-Control \"{ASK_AGAIN}\" always;\n\n    \
             # Nginx forgets the headers above where others are added.\n    \
             location ~ \"-[0-9a-f]{{12,16}}(_bg)?\\.[a-z0-9]+$\" {{\n        \
                 try_files $uri =404;\n\
         {inner}        \
                 add_header Cache-Control \"{FOR_EVER}\";\n    \
             }}\n}}\n",
        base = options.base,
    )
}

fn line(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    if text.write_fmt(arguments).is_ok() {
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Options {
        Options {
            gateway: "https://g.example".into(),
            base: "/admin/".into(),
            avatar_hosts: vec!["https://cdn.example".into()],
            out: "dist".into(),
        }
    }

    #[test]
    fn only_names_with_a_digest_are_kept_for_ever() {
        for name in [
            "console-0123456789abcdef.css",
            "boot-23456789abcdef.js",
            "snippets/a-0123456789abcdef.js",
            "x-0123456789abcdef_bg.wasm",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "index.html",
            "config.json",
            "a-0123456789ABCDEF.js",
            "a-0123.js",
            "0123456789abcdef.js",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn the_policy_names_the_gateway_and_the_hosts_of_avatars() {
        let said = for_pages(&options(), &["index.html".into(), "a-0123456789abcdef.js".into()]);
        assert!(
            said.starts_with("/admin/*\n  Content-Security-Policy: default-src 'none'; "),
            "{said}"
        );
        assert!(said.contains("connect-src 'self' https://g.example wss://g.example;"), "{said}");
        assert!(said.contains("img-src 'self' https://cdn.example;"), "{said}");
        assert!(said.contains("/admin/index.html\n  Cache-Control: no-cache\n"), "{said}");
        assert!(said.ends_with(
            "/admin/a-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }

    #[test]
    fn without_a_gateway_only_the_own_origin_is_reached() {
        let said = headers(&Options { gateway: String::new(), ..options() });
        assert!(said[0].1.contains("connect-src 'self';"), "{said:?}");
    }

    #[test]
    fn nginx_repeats_the_headers_where_it_would_forget_them() {
        let said = for_nginx(&options());
        assert_eq!(said.matches("add_header Content-Security-Policy").count(), 2, "{said}");
        assert!(said.contains("try_files $uri /admin/index.html;"), "{said}");
        assert_eq!(said.matches('{').count(), said.matches('}').count(), "{said}");
    }

    #[test]
    fn deep_links_lead_to_the_page() {
        assert_eq!(redirects(&options()), "/admin/* /admin/index.html 200\n");
    }
}
