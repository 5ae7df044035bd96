use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{
    AuditEntry, AuditOutcome, Ban, BanOrigin, BanPage, ListAudit, ListAuditRequest, ListBans,
    ListBansRequest,
};
use nexconn_api::nexconn::BanUsers;

use super::User;
use crate::api::{Client, Reading};
use crate::components::{BanRuler, Button, ButtonSize, IconName, RulerSize, Section};
use crate::pages::actions::use_actions;
use crate::pages::audit::AuditQuery;
use crate::pages::parts::{Moment, TimeLeftInWords};
use crate::state::{Clock, CurrentApp};
use crate::text::{Texts, use_text};

/// Earlier bans shown; the rest is in the audit log.
const EARLIER: usize = 3;
/// One more than that, since the present one is among them.
const ASKED: u32 = 4;
const MINUTE: i64 = 60_000;

/// Reads the user's ban, with who set it and why.
pub(super) fn read_ban(
    client: Client,
    app: CurrentApp,
    id: StoredValue<String>,
    changes: impl Fn() + 'static,
) -> Reading<BanPage> {
    Reading::new(move || {
        changes();
        client.admin::<ListBans>(&ListBansRequest {
            app: app.slug(),
            user: Some(id.get_value()),
            limit: Some(1),
            ..Default::default()
        })
    })
}

/// The ban of the user: what is left of it on the ruler, why, by whom, and the ways to change it. Nothing where there is
/// none.
#[component]
pub(super) fn BanSection(user: User) -> impl IntoView {
    let text = use_text();
    let actions = use_actions();
    let is_banned = Memo::new(move |_| user.ban.with(Option::is_some));
    let stale = Signal::derive(move || {
        user.bans()
            .with(|page| page.is_some_and(|page| page.stale.is_some()))
            .then(|| text.now().user_ban.stale.to_owned())
    });
    move || {
        is_banned.get().then(|| {
            let is_standing =
                Memo::new(move |_| user.ban.with(|ban| ban.as_ref().is_some_and(|ban| ban.state.standing)));
            let buttons = view! {
                {move || is_standing.get().then(|| view! {
                    <Button size=ButtonSize::Small on_press=move || actions.stop_standing([user.subject()])>
                        {text.of(|words| words.user_ban.stop_renewing)}
                    </Button>
                })}
                <Button size=ButtonSize::Small icon=IconName::Clock on_press=move || actions.ban([user.subject()])>
                    {text.of(|words| words.user_ban.change_end)}
                </Button>
            }
            .into_any();
            view! {
                <Section
                    icon=IconName::Ban
                    title=text.of(|words| words.user_ban.title)
                    note=stale
                    actions=buttons
                >
                    <Facts user />
                    <Earlier user />
                </Section>
            }
            .into_any()
        })
    }
}

#[component]
fn Facts(user: User) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let labels = Signal::derive(move || {
        text.now().ban.ruler.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>()
    });
    move || {
        let Ban { state, origin, .. } = user.ban.get()?;
        let (standing, end) = (state.standing, state.ends_at);
        let ruler = (standing || end.is_some()).then(|| {
            let length = Signal::derive(move || match end {
                _ if standing => i64::MAX,
                Some(end) => end - clock.counted(),
                None => 0,
            });
            view! { <BanRuler length size=RulerSize::Page labels /> }
        });
        let words = &text.now().user_ban;
        let left = match (state.ends_at, state.ban_expires_at) {
            _ if standing => view! { <p>{words.until_lifted}</p> }.into_any(),
            (Some(end), _) => {
                let exact = (text.now().ban.ends)(&text.language().exact_time(end));
                view! {
                    <p>
                        <strong><TimeLeftInWords end /></strong>
                        " · "
                        {exact}
                    </p>
                }
                .into_any()
            }
            (None, Some(written)) => view! {
                <p>
                    <strong>{(text.now().ban.ends)(&written.0)}</strong>
                    " · "
                    {text.now().ban.zone_unknown}
                </p>
            }
            .into_any(),
            (None, None) => view! { <p>{text.now().ban.end_unknown}</p> }.into_any(),
        };
        let origin = match origin {
            Some(origin) => origin_view(text, origin),
            None => view! { <p class="muted">{words.elsewhere}</p> }.into_any(),
        };
        Some(view! {
            {ruler}
            <div class="user-ban">{left} {origin}</div>
        })
    }
}

fn origin_view(text: Texts, origin: BanOrigin) -> AnyView {
    let words = &text.now().user_ban;
    let BanOrigin { at, admin, minutes, reason, case, .. } = origin;
    let time = text.language().short_time(at);
    let reason = reason.map(|reason| (words.reason)(&reason));
    let case = case.map(|case| (words.case)(&case));
    let set = match minutes {
        Some(minutes) => (words.set_for)(&admin, &text.language().span(minutes * MINUTE), &time),
        None => (words.set_by)(&admin, &time),
    };
    let why = (reason.is_some() || case.is_some()).then(|| {
        view! { <p><bdi>{reason}</bdi> " " <bdi>{case}</bdi></p> }
    });
    view! {
        {why}
        <p class="muted" title=text.language().exact_time(at)>{set}</p>
    }
    .into_any()
}

/// The bans before this one, from the audit log.
#[component]
fn Earlier(user: User) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let log = Reading::new(move || {
        user.ban.with(|_| ());
        client.admin::<ListAudit>(&ListAuditRequest {
            app: app.slug(),
            user: Some(user.id()),
            action: Some(BanUsers::SPEC.path.to_owned()),
            outcome: Some(AuditOutcome::Done),
            limit: Some(ASKED),
            ..Default::default()
        })
    });
    let all = move || {
        let query = AuditQuery {
            user: Some(user.id()),
            action: Some(BanUsers::SPEC.path.to_owned()),
            ..AuditQuery::default()
        };
        query.href(&app.slug())
    };
    let earlier = Memo::new(move |_| {
        let now = user.ban.with(|ban| Some(ban.as_ref()?.origin.as_ref()?.entry));
        log.with(|page| {
            let entries = page.map(|page| page.entries.as_slice()).unwrap_or_default();
            let earlier = entries.iter().filter(|entry| Some(entry.id) != now);
            earlier.take(EARLIER).cloned().collect::<Vec<_>>()
        })
    });
    move || {
        let entries = earlier.get();
        (!entries.is_empty()).then(|| {
            let rows =
                entries.into_iter().map(|entry| view! { <li>{earlier_row(text, entry)}</li> });
            view! {
                <div class="user-earlier">
                    <h3>{text.of(|words| words.user_ban.earlier)}</h3>
                    <ul>{rows.collect_view()}</ul>
                    <a class="link" href=all>{text.of(|words| words.user_ban.earlier_all)}</a>
                </div>
            }
        })
    }
}

fn earlier_row(text: Texts, entry: AuditEntry) -> AnyView {
    let what = crate::pages::audit::what(text, &entry);
    let reason = entry.reason.map(|reason| view! { <bdi class="muted">" “" {reason} "”"</bdi> });
    view! {
        <span>{what} {reason}</span>
        <span class="faint"><bdi>{entry.admin}</bdi>" · "<Moment at=entry.at /></span>
    }
    .into_any()
}
