//! One look at a page in every shape: both themes, desktop and phone, with axe-core in each.

use crate::page::{NARROW, WIDE};
use crate::{Page, axe};

/// Where the page scrolls sideways, the innermost parts that reach out of it. The window's own width is no measure: that
/// of a phone grows with the page.
const TOO_WIDE: &str = "(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const reaches = one => one.getBoundingClientRect().right > clientWidth + 1;
    const parts = [...document.body.querySelectorAll('*')]
        .filter(one => reaches(one) && ![...one.children].some(reaches))
        .map(one => one.outerHTML.slice(0, 160));
    return parts.length ? parts : ['something that has no box of its own'];
})()";

/// Saves screenshots `NAME-THEME-WIDTH.png` and runs axe-core in each.
pub async fn survey(page: &Page, name: &str) {
    for theme in ["light", "dark"] {
        page.prefers(theme).await;
        for size in [WIDE, NARROW] {
            page.resize(size).await;
            let what = format!("{name}-{theme}-{}", size.0);
            page.until("document.getAnimations().every(a => a.playState !== 'running')").await;
            page.picture(&what).await;
            let too_wide: Vec<String> = page.js(TOO_WIDE).await;
            assert!(too_wide.is_empty(), "{what} scrolls sideways: {too_wide:#?}");
            axe::check(page, &what).await;
        }
    }
    page.prefers("light").await;
    page.resize(WIDE).await;
}
