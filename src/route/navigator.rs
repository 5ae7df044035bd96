use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, Url};

use super::Route;

/// Where the reader is, and the ways to go elsewhere without loading the page anew.
#[derive(Debug, Clone, Copy)]
pub struct Navigator {
    base: StoredValue<String>,
    here: RwSignal<Place>,
    route: Memo<Route>,
    guard: RwSignal<Option<Guard>>,
}

/// Keeps the reader on a page until what is on it has been dealt with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guard {
    /// Where the reader wanted to go; the page asks whether it shall be.
    pub wanted: RwSignal<Option<String>>,
    /// Another query of the same page loses nothing.
    is_for_page: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    /// Relative to the base, percent-encoded.
    path: String,
    /// With its `?`, or empty.
    search: String,
}

impl Navigator {
    /// Reads the address, follows links and the browser's back and forward, and makes itself known
    /// to all components below.
    pub fn provide() -> Self {
        let base = document().base_uri().ok().flatten().and_then(|uri| Url::new(&uri).ok());
        let base = base.map_or_else(|| "/".to_owned(), |base| base.pathname());
        let here = RwSignal::new(current_place(&base));
        let navigator = Self {
            base: StoredValue::new(base),
            here,
            route: Memo::new(move |_| here.with(|here| Route::parse(&here.path))),
            guard: RwSignal::new(None),
        };
        let clicks = window_event_listener(ev::click, move |event| navigator.follow(&event));
        let steps = window_event_listener(ev::popstate, move |_| navigator.follow_history());
        let leaving = window_event_listener(ev::beforeunload, move |event| {
            if navigator.guard.with_untracked(Option::is_some) {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            clicks.remove();
            steps.remove();
            leaving.remove();
        });
        provide_context(navigator);
        navigator
    }

    /// The page.
    pub fn route(self) -> Memo<Route> {
        self.route
    }

    /// The query with its `?`, or nothing.
    pub fn search(self) -> String {
        self.here.with(|here| here.search.clone())
    }

    /// Goes to a link of [`Route::href`], perhaps with a query, as a new step of the history.
    pub fn go(self, href: &str) {
        self.ask_then(href, |navigator, href| navigator.change(href, false));
    }

    /// Goes there in place of the present step.
    pub fn replace(self, href: &str) {
        self.ask_then(href, |navigator, href| navigator.change(href, true));
    }

    /// Holds the reader here while the current owner lives or until [`release`](Self::release).
    pub fn hold(self) -> Guard {
        self.hold_by(Guard { wanted: RwSignal::new(None), is_for_page: false })
    }

    /// The same on a page whose query may change.
    pub fn hold_on_page(self) -> Guard {
        self.hold_by(Guard { wanted: RwSignal::new(None), is_for_page: true })
    }

    fn hold_by(self, guard: Guard) -> Guard {
        self.guard.set(Some(guard));
        on_cleanup(move || {
            if self.guard.try_get_untracked().flatten() == Some(guard) {
                self.release();
            }
        });
        guard
    }

    /// Lets the reader go again.
    pub fn release(self) {
        self.guard.try_set(None);
    }

    fn ask_then(self, href: &str, go: fn(Self, &str)) {
        match self.guard.get_untracked().filter(|guard| self.is_held(guard, path_of(href))) {
            Some(guard) => guard.wanted.set(Some(href.to_owned())),
            None => go(self, href),
        }
    }

    /// Whether a guard asks before the reader goes to that path.
    fn is_held(self, guard: &Guard, path: &str) -> bool {
        !guard.is_for_page || self.here.with_untracked(|here| here.path != path)
    }

    fn change(self, href: &str, replace: bool) {
        let address = self.base.with_value(|base| {
            let relative = href.strip_prefix("./").unwrap_or(href);
            [base, relative].concat()
        });
        let history = window().history().and_then(|history| {
            if replace {
                history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
            } else {
                history.push_state_with_url(&JsValue::NULL, "", Some(&address))
            }
        });
        if let Err(cause) = history {
            leptos::logging::error!("the browser refuses the address {address}: {cause:?}");
        }
        let before = self.here.with_untracked(|here| here.path.clone());
        let place = self.base.with_value(|base| current_place(base));
        if place.path != before {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        self.here.set(place);
    }

    /// Follows a plain press on a link into the console.
    fn follow(self, event: &ev::MouseEvent) {
        let with_key = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || with_key {
            return;
        }
        let Some(link) = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|element| element.closest("a[href]").ok().flatten())
            .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok())
        else {
            return;
        };
        if !link.target().is_empty() || link.has_attribute("download") {
            return;
        }
        let Ok(url) = Url::new(&link.href()) else { return };
        let is_ours = window().location().origin().is_ok_and(|origin| origin == url.origin());
        let inside = self.base.with_value(|base| relative(base, &url.pathname()));
        if let (true, Some(path)) = (is_ours, inside) {
            event.prevent_default();
            self.go(&[path, url.search()].concat());
        }
    }

    fn follow_history(self) {
        let place = self.base.with_value(|base| current_place(base));
        match self.guard.get_untracked().filter(|guard| self.is_held(guard, &place.path)) {
            None => self.here.set(place),
            Some(guard) => {
                // The browser has gone already: back to where the reader still is, then ask.
                let here = self.here.get_untracked();
                self.change(&[here.path, here.search].concat(), false);
                guard.wanted.set(Some([place.path, place.search].concat()));
            }
        }
    }
}

/// The path of a link, relative to the base.
fn path_of(href: &str) -> &str {
    let relative = href.strip_prefix("./").unwrap_or(href);
    relative.split('?').next().unwrap_or_default()
}

fn current_place(base: &str) -> Place {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    Place {
        path: relative(base, &path).unwrap_or_default(),
        search: location.search().unwrap_or_default(),
    }
}

fn relative(base: &str, path: &str) -> Option<String> {
    if base.strip_suffix('/') == Some(path) {
        return Some(String::new());
    }
    path.strip_prefix(base).map(ToOwned::to_owned)
}
