use leptos::prelude::*;
use nexconn_api::admin::{BanOrigin, BanState, DirectoryUser, ListBans, ListBansRequest};

use crate::api::{Client, Reading};
use crate::components::{BanRuler, BanStamp, Fact, Facts, RulerSize};
use crate::pages::parts::{Moment, TimeLeftWords, length_left};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The ban of a user: what is left of it on the ruler, until when, why and by whom. Nothing where there is none.
#[component]
pub(super) fn BanAtAGlance(user: Signal<DirectoryUser>) -> impl IntoView {
    let ban = Memo::new(move |_| {
        user.with(|user| user.ban.clone().map(|ban| (user.user_id.clone(), ban)))
    });
    move || ban.get().map(|(user_id, ban)| view! { <Ban user_id ban /> })
}

#[component]
fn Ban(user_id: String, ban: BanState) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let ends_at = ban.ends_at.filter(|_| !ban.standing);
    let ban = Signal::stored(ban);
    let length = length_left(ban);
    let is_known = Memo::new(move |_| length.with(Option::is_some));
    let origin = Reading::new(move || {
        let request = ListBansRequest {
            app: app.slug(),
            user: Some(user_id.clone()),
            ..ListBansRequest::default()
        };
        let answer = client.admin::<ListBans>(&request);
        async move {
            let ban = answer.await?.bans.into_iter().next();
            Ok(ban.and_then(|ban| ban.origin))
        }
    });
    let labels = Signal::derive(move || {
        text.now().ban.ruler.iter().map(|&label| label.to_owned()).collect()
    });
    let until = ends_at.map(|end| {
        view! {
            <Fact label=text.of(|words| words.peek.until)>
                {move || text.language().exact_time(end)}
            </Fact>
        }
    });
    view! {
        <div class="peek-ban">
            <BanStamp label=text.of(|words| words.ban.banned) />
            <span class="peek-ban-left">
                <TimeLeftWords ban />
            </span>
        </div>
        {move || {
            let length = Signal::derive(move || length.get().unwrap_or_default());
            is_known.get().then(|| view! { <BanRuler length size=RulerSize::Panel labels /> })
        }}
        <Facts>{until} <Origin origin /></Facts>
    }
}

/// Why and by whom, as far as this gateway knows.
#[component]
fn Origin(origin: Reading<Option<BanOrigin>>) -> impl IntoView {
    let text = use_text();
    move || {
        let by_here = origin.value()?;
        let (reason, by) = match by_here {
            Some(BanOrigin { reason, admin, at, .. }) => (
                match reason {
                    Some(reason) => view! { <bdi>{reason}</bdi> }.into_any(),
                    None => view! { {text.of(|words| words.peek.no_reason)} }.into_any(),
                },
                view! {
                    <bdi>{admin}</bdi>
                    ", "
                    <Moment at=Signal::stored(at) />
                }
                .into_any(),
            ),
            None => (
                view! { "—" }.into_any(),
                view! {
                    <span title=text.of(|words| words.peek.elsewhere_hint)>
                        {text.of(|words| words.peek.elsewhere)}
                    </span>
                }
                .into_any(),
            ),
        };
        Some(view! {
            <Fact label=text.of(|words| words.peek.reason)>{reason}</Fact>
            <Fact label=text.of(|words| words.peek.by)>{by}</Fact>
        })
    }
}
