use leptos::prelude::*;
use nexconn_api::admin::{Ban, Overview};

use crate::api::Reading;
use crate::components::{IconName, Section};
use crate::pages::bans::{BansQuery, EndingBars, View};
use crate::state::{Clock, CurrentApp};
use crate::text::use_text;

/// The bans that end in the next 24 hours, the first first.
#[component]
pub(super) fn Ending(overview: Reading<Overview>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let clock: Clock = expect_context();
    // A ban that has ended leaves at its time, whenever the page is read again.
    let bans = Memo::new(move |_| {
        let now = clock.counted();
        let ends_later = |ban: &&Ban| ban.state.ends_at.is_some_and(|end| end > now);
        overview.with(|overview| {
            let bans = overview.map(|overview| overview.ending.iter()).into_iter().flatten();
            bans.filter(ends_later).cloned().collect::<Vec<_>>()
        })
    });
    let is_empty = Memo::new(move |_| bans.with(Vec::is_empty));
    let note = Signal::derive(move || {
        let language = text.language();
        overview.with(|overview| {
            let overview = overview?;
            let banned = overview.banned.now.filter(|banned| *banned > 0)?;
            let ending = language.number(overview.ending_total);
            Some((text.now().overview.of_all)(&ending, &language.number(banned)))
        })
    });
    let whole = {
        let href = Signal::derive(move || {
            let query = BansQuery::default();
            if is_empty.get() { query } else { query.viewing(View::Soon) }.href(&app.slug())
        });
        view! { <a class="link" href=href>{text.of(|words| words.overview.all_bans)}</a> }
            .into_any()
    };
    let content = move || {
        if is_empty.get() {
            view! { <p class="muted">{text.of(|words| words.overview.none_ending)}</p> }.into_any()
        } else {
            view! { <EndingBars bans /> }.into_any()
        }
    };
    view! {
        <Section
            icon=IconName::Ban
            title=text.of(|words| words.overview.ending)
            note
            actions=whole
        >
            {content}
        </Section>
    }
}
