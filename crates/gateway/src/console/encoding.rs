//! Which of the files that were compressed beforehand a browser takes.

use axum::http::{HeaderMap, header};

/// Ending of the file and name of the encoding, best first.
const ENCODINGS: [(&str, &str); 2] = [(".br", "br"), (".gz", "gzip")];

/// The encodings that a browser accepts, best first.
pub(super) fn accepted(
    headers: &HeaderMap,
) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    let header = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let offers: Vec<String> = header
        .unwrap_or_default()
        .split(',')
        .filter(|offer| !offer.contains("q=0") || offer.contains("q=0."))
        .filter_map(|offer| offer.split(';').next())
        .map(|name| name.trim().to_ascii_lowercase())
        .collect();
    ENCODINGS.into_iter().filter(move |(_, name)| offers.iter().any(|offer| offer == name))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn brotli_goes_before_gzip_and_a_refused_one_is_left_out() {
        let names = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
            accepted(&headers).map(|(_, name)| name).collect::<Vec<_>>()
        };
        assert_eq!(names("gzip, deflate, br"), ["br", "gzip"]);
        assert_eq!(names("gzip;q=0.5, br;q=0"), ["gzip"]);
        assert_eq!(names("identity"), [""; 0]);
    }
}
