use leptos::prelude::*;
use nexconn_api::admin::BanState;

use crate::components::{BanStamp, Time, TimeOnRuler};
use crate::state::Clock;
use crate::text::{iso, use_text};

/// The stamp of a banned user, and beside it what is left of the ban, counting down over the ruler.
#[component]
pub fn BanStanding(
    /// The ban.
    #[prop(into)]
    ban: Signal<BanState>,
) -> impl IntoView {
    let text = use_text();
    view! {
        <span class="ban-standing">
            <BanStamp label=text.of(|words| words.ban.banned) />
            <TimeLeft ban />
        </span>
    }
}

/// What is left of a ban, counting down over the ruler; the exact end in the tooltip. A standing ban fills the ruler. An
/// end whose time zone is not known is shown as Nexconn writes it, without a countdown.
#[component]
pub fn TimeLeft(
    /// The ban.
    #[prop(into)]
    ban: Signal<BanState>,
) -> impl IntoView {
    view! {
        <TimeOnRuler length=length_left(ban)>
            <TimeLeftWords ban />
        </TimeOnRuler>
    }
}

/// What is left of a ban in milliseconds, counting down; without end for a standing ban, none where it is not known.
pub(crate) fn length_left(ban: Signal<BanState>) -> Signal<Option<i64>> {
    let clock: Clock = expect_context();
    Signal::derive(move || {
        ban.with(
            |ban| {
                if ban.standing { Some(i64::MAX) } else { Some(ban.ends_at? - clock.counted()) }
            },
        )
    })
}

/// What is left of a ban in words, counting down; see [`TimeLeft`].
#[component]
pub fn TimeLeftWords(
    /// The ban.
    #[prop(into)]
    ban: Signal<BanState>,
) -> impl IntoView {
    #[derive(Clone, PartialEq)]
    enum Known {
        Standing,
        End(i64),
        Text(String),
        Nothing,
    }
    let text = use_text();
    let known = Memo::new(move |_| {
        ban.with(|ban| match (ban.ends_at, &ban.ban_expires_at) {
            _ if ban.standing => Known::Standing,
            (Some(end), _) => Known::End(end),
            (None, Some(written)) => Known::Text(written.0.clone()),
            (None, None) => Known::Nothing,
        })
    });
    move || match known.get() {
        Known::Standing => view! {
            <span title=text.of(|words| words.ban.until_lifted_hint)>
                {text.of(|words| words.ban.until_lifted)}
            </span>
        }
        .into_any(),
        Known::End(end) => view! { <TimeLeftInWords end /> }.into_any(),
        Known::Text(written) => view! {
            <span title=text.of(|words| words.ban.zone_unknown)>{written}</span>
        }
        .into_any(),
        Known::Nothing => {
            view! { <span>{text.of(|words| words.ban.end_unknown)}</span> }.into_any()
        }
    }
}

/// What is left until an end, in words such as "2 d 4 h left"; counts down. The exact end in the tooltip.
#[component]
pub(crate) fn TimeLeftInWords(
    /// Unix milliseconds.
    #[prop(into)]
    end: Signal<i64>,
) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let left = Memo::new(move |_| {
        let left = end.get() - clock.counted();
        let words = &text.now().ban;
        if left <= 0 { words.ended.to_owned() } else { (words.left)(&text.language().span(left)) }
    });
    view! {
        <Time
            text=left
            exact=Signal::derive(move || (text.now().ban.ends)(&text.language().exact_time(end.get())))
            iso=Signal::derive(move || iso(end.get()))
        />
    }
}
