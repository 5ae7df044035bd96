use leptos::prelude::*;
use nexconn_api::admin::{Ban, ListBans, ListBansRequest};

use super::{BansQuery, DAY, View, again_after_changes};
use crate::api::{Client, Reading};
use crate::components::{EndingBar, EndsSoon, IconName, Section, UserLink};
use crate::pages::parts::{TimeLeftInWords, count};
use crate::route::Route;
use crate::state::{Clock, CurrentApp, Hosting};
use crate::text::use_text;

/// Rows shown; all of them are a view of their own.
const ROWS: usize = 5;
/// Steps of the axis.
const STEPS: i64 = 4;

/// The bans that end in the next 24 hours, the first first.
#[component]
pub(super) fn EndingSoon(
    /// As of when the list of the page is: it is read again with that.
    as_of: Memo<Option<i64>>,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let clock: Clock = expect_context();
    let changes = again_after_changes();
    let list = Reading::new(move || {
        changes.track();
        as_of.track();
        client.admin::<ListBans>(&ListBansRequest {
            app: app.slug(),
            ends_before: Some(clock.now() + DAY),
            standing: Some(false),
            limit: Some(25),
            ..Default::default()
        })
    });
    super::follow(list);
    // A ban that has ended leaves at its time, whenever the list is read again.
    let bans = Memo::new(move |_| {
        let now = clock.counted();
        let ends_soon = |ban: &&Ban| ban.state.ends_at.is_some_and(|end| end > now);
        list.with(|page| {
            let bans = page.map(|page| page.bans.iter()).into_iter().flatten();
            bans.filter(ends_soon).take(ROWS).cloned().collect::<Vec<_>>()
        })
    });
    let is_there = Memo::new(move |_| bans.with(|bans| !bans.is_empty()));
    let note = Signal::derive(move || {
        let total = list.with(|page| page.map(|page| page.total))?;
        Some((text.now().bans.count)(&count(text, total)))
    });
    let whole = move || {
        let href =
            Signal::derive(move || BansQuery::default().viewing(View::Soon).href(&app.slug()));
        view! { <a class="link" href=href>{text.of(|words| words.bans.soon_all)}</a> }.into_any()
    };
    move || {
        is_there.get().then(|| {
            view! {
                <Section
                    icon=IconName::Clock
                    title=text.of(|words| words.bans.soon_title)
                    note
                    actions=whole()
                >
                    <EndingBars bans />
                </Section>
            }
        })
    }
}

/// Bans as bars on an axis of 24 hours.
#[component]
pub(crate) fn EndingBars(
    /// The bans, the first to end first.
    bans: Memo<Vec<Ban>>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let clock: Clock = expect_context();
    let hosting: Hosting = expect_context();
    let axis = Signal::derive(move || {
        let now = clock.shown();
        let mark = |step: i64| text.language().hour(now + step * DAY / STEPS);
        let begin = text.now().ban.ruler[0].to_owned();
        std::iter::once(begin).chain((1..STEPS).map(mark)).collect::<Vec<_>>()
    });
    let drawn = Signal::derive(move || {
        let now = clock.shown();
        #[expect(clippy::cast_precision_loss, reason = "a day has few milliseconds")]
        let share = |end: i64| (end - now) as f64 / DAY as f64;
        bans.with(|bans| {
            let bar = |ban: &Ban| EndingBar {
                key: ban.user_id.clone(),
                share: share(ban.state.ends_at.unwrap_or(now)),
            };
            bans.iter().map(bar).collect::<Vec<_>>()
        })
    });
    let find = move |user_id: &str| {
        bans.with_untracked(|bans| bans.iter().find(|ban| ban.user_id == user_id).cloned())
    };
    let who = move |user_id: String| {
        let known = find(&user_id);
        let name = known.as_ref().and_then(|ban| ban.name.clone());
        let picture = known.and_then(|ban| hosting.picture(ban.avatar_url.as_deref()));
        let href = Route::User { app: app.slug_untracked(), user_id: user_id.clone() }.href();
        let nameless = user_id.clone();
        view! { <UserLink href id=user_id name nameless picture /> }.into_any()
    };
    let left = move |user_id: String| {
        let end = Signal::derive(move || {
            let end = |ban: &Ban| ban.state.ends_at;
            bans.with(|bans| bans.iter().find(|ban| ban.user_id == user_id).and_then(end))
                .unwrap_or_default()
        });
        view! { <TimeLeftInWords end /> }.into_any()
    };
    view! { <EndsSoon axis bars=drawn who left /> }
}
