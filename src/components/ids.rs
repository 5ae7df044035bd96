use std::sync::atomic::{AtomicUsize, Ordering};

/// A new element id, unique in this page, for `for`, `aria-describedby` and their like.
pub(super) fn next_id(prefix: &str) -> String {
    static LAST: AtomicUsize = AtomicUsize::new(0);
    format!("{prefix}-{}", LAST.fetch_add(1, Ordering::Relaxed))
}
