//! The zone of the times that Nexconn writes without one.

use leptos::prelude::*;
use nexconn_api::wire::TextTime;

use super::read_app_state;
use crate::components::Time;
use crate::text::{Texts, iso, use_text};

/// What is known of the zone of an app's times, as the App page shows it: minutes east of UTC.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Zone(Memo<Option<i32>>);

impl Zone {
    /// Of the app here.
    pub(crate) fn here() -> Self {
        let state = read_app_state();
        Self(Memo::new(move |_| state.with(|state| Some(state?.zone.as_ref()?.minutes))))
    }

    /// Unix milliseconds of a time as Nexconn writes it; none while the zone is not known.
    pub(crate) fn read(self, written: &str) -> Option<i64> {
        TextTime(written.to_owned()).read(self.0.get()?)
    }

    /// Such a time in a sentence: in the reader's zone, or as it is written.
    pub(crate) fn says(self, text: Texts, written: &str) -> String {
        if let Some(at) = self.read(written) {
            return text.language().moment(at);
        }
        [written, " (", text.now().user.zone_unknown, ")"].concat()
    }
}

/// A time as Nexconn writes it: in the reader's zone where Nexconn's is known, else as it is written.
#[component]
pub(crate) fn Written(
    /// What Nexconn writes; none where it is not known.
    #[prop(into)]
    time: Signal<Option<String>>,
    zone: Zone,
    /// The date alone, the rest in the tooltip.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let text = use_text();
    move || {
        let Some(written) = time.get() else { return "—".into_any() };
        let unknown = text.now().user.zone_unknown;
        match zone.read(&written) {
            Some(at) => {
                let shown = move || {
                    let language = text.language();
                    if short { language.date(at) } else { language.moment(at) }
                };
                view! {
                    <Time
                        text=Signal::derive(shown)
                        exact=Signal::derive(move || text.language().exact_time(at))
                        iso=Signal::derive(move || iso(at))
                    />
                }
                .into_any()
            }
            None if short => {
                let date = written.split(' ').next().unwrap_or_default().to_owned();
                view! { <span title=[&written, ", ", unknown].concat()>{date}</span> }.into_any()
            }
            None => view! { {written} " " <span class="muted">{unknown}</span> }.into_any(),
        }
    }
}
