//! Versions as programs print them.

/// The first word of a `--version` answer that is a version, without what follows its numbers.
pub(crate) fn version_in(answer: &str) -> Option<&str> {
    answer.split_whitespace().find_map(|word| {
        let word = word.strip_prefix('v').unwrap_or(word);
        let end = word.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(word.len());
        let numbers = word[..end].trim_end_matches('.');
        numbers.starts_with(|c: char| c.is_ascii_digit()).then_some(numbers)
    })
}

/// Whether two versions are the same, missing places being zero: `132` is `132.0.0`.
pub(crate) fn same_version(one: &str, other: &str) -> bool {
    let places = |version: &str| version.trim_end_matches(".0").to_owned();
    places(one) == places(other)
}

/// The first place of a version: what must agree between Chromium and its driver.
pub(crate) fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_programs_print() {
        for (answer, version) in [
            ("trunk 0.21.14\n", "0.21.14"),
            ("wasm-opt version 132 (version_132)", "132"),
            ("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)", "156.0.8078.79"),
            (
                "ChromeDriver 156.0.8078.79 (a21ce95c-refs/branch-heads/8078@{#1704})",
                "156.0.8078.79",
            ),
            ("v22.14.0\n", "22.14.0"),
            ("tool 1.2.3-rc.1", "1.2.3"),
        ] {
            assert_eq!(version_in(answer), Some(version), "{answer}");
        }
        assert_eq!(version_in("no version here"), None);
    }

    #[test]
    fn missing_places_are_zero() {
        assert!(same_version("132", "132.0.0"));
        assert!(same_version("0.20.2", "0.20.2"));
        assert!(!same_version("132", "13.2"));
        assert!(!same_version("0.21.14", "0.21.1"));
    }
}
