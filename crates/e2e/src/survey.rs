//! One look at a page in every shape: both themes, desktop and phone, with axe-core in each.

use crate::page::{NARROW, WIDE};
use crate::{Page, axe};

/// Saves screenshots `NAME-THEME-WIDTH.png` and runs axe-core in each.
pub async fn survey(page: &Page, name: &str) {
    for theme in ["light", "dark"] {
        page.prefers(theme).await;
        for size in [WIDE, NARROW] {
            page.resize(size).await;
            let what = format!("{name}-{theme}-{}", size.0);
            page.until("document.getAnimations().every(a => a.playState !== 'running')").await;
            page.picture(&what).await;
            let wide: bool = page.js("document.documentElement.scrollWidth <= innerWidth").await;
            assert!(wide, "{what} scrolls sideways");
            axe::check(page, &what).await;
        }
    }
    page.prefers("light").await;
    page.resize(WIDE).await;
}
