//! The console's content security policy, declared once for whoever serves its files.

/// What a deployment lets the console reach beside its own origin.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sources<'a> {
    /// Origins of the gateway, where it is not the console's own.
    pub connect: &'a [String],
    /// Hosts of avatars.
    pub images: &'a [String],
}

/// The policy as the value of a `Content-Security-Policy` header: no inline script or style, no
/// `eval`, WebAssembly only, and no other host than those given.
pub fn policy(sources: &Sources<'_>) -> String {
    let list =
        |extra: &[String]| extra.iter().fold("'self'".to_owned(), |all, one| all + " " + one);
    let connect: Vec<String> =
        sources.connect.iter().flat_map(|origin| [origin.clone(), sockets_of(origin)]).collect();
    [
        "default-src 'none'".to_owned(),
        "script-src 'self' 'wasm-unsafe-eval'".to_owned(),
        "style-src 'self'".to_owned(),
        "font-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        format!("img-src {}", list(sources.images)),
        format!("connect-src {}", list(&connect)),
        "base-uri 'self'".to_owned(),
        "form-action 'self'".to_owned(),
        "frame-ancestors 'none'".to_owned(),
    ]
    .join("; ")
}

/// The same origin for `WebSocket`s: unlike `'self'`, a source with the scheme of HTTP does not stand for them.
fn sockets_of(origin: &str) -> String {
    match origin.strip_prefix("http") {
        Some(rest) => format!("ws{rest}"),
        None => origin.to_owned(),
    }
}

/// Further headers that go with the console's pages.
pub const HEADERS: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_inline_and_no_host_unless_named() {
        let plain = policy(&Sources::default());
        assert!(!plain.contains("unsafe-inline") && !plain.contains("'unsafe-eval'"));
        assert!(!plain.contains("http"));
        let gateway = ["https://gateway.example".to_owned()];
        let open = policy(&Sources { connect: &gateway, images: &[] });
        assert!(open.contains("connect-src 'self' https://gateway.example wss://gateway.example;"));
    }
}
