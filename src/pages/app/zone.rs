use leptos::prelude::*;
use nexconn_api::admin::{AppState, MeasureZone, MeasureZoneRequest};

use super::source::Measured;
use crate::api::{ApiError, Client, Reading};
use crate::components::{Button, ButtonSize, IconName, Setting};
use crate::state::{CurrentApp, GatewayState};
use crate::text::{Texts, use_text};

/// The zone in which the service writes times, which it does not say.
#[component]
pub(super) fn ZoneRow(state: Reading<AppState>) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let gateway: GatewayState = expect_context();
    let zone = Memo::new(move |_| state.with(|state| state.and_then(|state| state.zone.clone())));
    let found = RwSignal::new(None::<Result<u64, ApiError>>);
    let measure = Action::new_local(move |(): &()| {
        let answer = client.admin::<MeasureZone>(&MeasureZoneRequest { app: app.slug_untracked() });
        async move {
            let answer = answer.await;
            if let Ok(measured) = &answer {
                state.change(|state| state.zone.clone_from(&measured.zone));
            }
            found.try_set(Some(answer.map(|measured| measured.bans)));
        }
    });
    let says = move || match zone.get() {
        Some(zone) => {
            let example = zone.example.map(|example| {
                view! {
                    " "
                    <span class="muted">{(text.now().app_page.zone_example)(&example)}</span>
                }
            });
            view! {
                <p>
                    <strong>{zone_name(text, zone.minutes)}</strong>
                    {example}
                </p>
            }
            .into_any()
        }
        None => view! { <p>{text.of(|words| words.app_page.zone_unknown)}</p> }.into_any(),
    };
    let outcome = move || {
        let words = &text.now().app_page;
        match found.get()? {
            Ok(0) => Some(words.zone_no_ban.to_owned()),
            Ok(bans) => Some((words.zone_measured)(bans)),
            Err(error) => {
                let told = text.now().error(&error, &gateway.address.get());
                Some([told.title, told.detail].join(" "))
            }
        }
    };
    let actions = view! {
        <Button
            size=ButtonSize::Small
            busy=measure.pending()
            busy_label=Signal::derive(move || Some(text.now().app_page.measuring.to_owned()))
            on_press=move || drop(measure.dispatch_local(()))
        >
            {text.of(|words| words.app_page.measure)}
        </Button>
    }
    .into_any();
    let at = Signal::derive(move || zone.with(|zone| zone.as_ref().and_then(|zone| zone.at)));
    view! {
        <Setting
            icon=IconName::Swap
            name=text.of(|words| words.app_page.zone)
            explanation=text.of(|words| words.app_page.zone_explained)
            warns=Signal::derive(move || zone.with(Option::is_none))
            source=view! { <Measured at none=|words| words.app_page.not_measured /> }.into_any()
            actions
        >
            {says}
            <p class="setting-where" role="status">
                {outcome}
            </p>
        </Setting>
    }
}

/// Such as "UTC+8" or "UTC−3:30".
fn zone_name(text: Texts, minutes: i32) -> String {
    let (hours, rest) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
    let sign = if minutes < 0 { "−" } else { "+" };
    let hours = text.language().number(hours.into());
    match (minutes, rest) {
        (0, _) => "UTC".to_owned(),
        (_, 0) => ["UTC", sign, &hours].concat(),
        _ => format!("UTC{sign}{hours}:{rest:02}"),
    }
}
