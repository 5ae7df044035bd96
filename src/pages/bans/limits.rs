use leptos::prelude::*;

use super::list::Bans;
use crate::components::{Notice, Tone};
use crate::pages::parts::{List, ListSearch, NotReadNow, Stale};
use crate::text::use_text;

/// The search among bans, how many match, and what is to be known of the rows below.
#[component]
pub(super) fn Limits(list: List<Bans>) -> impl IntoView {
    let text = use_text();
    view! {
        <ListSearch list label=|words| words.bans.search says=|words| words.bans.count />
        <NotReadNow
            list
            why=|page| page.stale.as_ref()
            title=|words| words.bans.not_read
            never=|words| words.bans.never_read
        />
        <Stale list=list.reading title=text.of(|words| words.users.stale) />
        <ZoneUnknown list />
    }
}

/// Ends are shown as Nexconn writes them, since their time zone is not known yet.
#[component]
fn ZoneUnknown(list: List<Bans>) -> impl IntoView {
    let text = use_text();
    let is_unknown = Memo::new(move |_| {
        list.reading.with(|page| {
            page.is_some_and(|page| {
                page.zone_minutes.is_none()
                    && page.bans.iter().any(|ban| ban.state.ends_at.is_none())
            })
        })
    });
    move || {
        is_unknown.get().then(|| {
            let words = &text.now().bans;
            view! {
                <Notice
                    tone=Tone::Warning
                    title=words.zone_unknown.to_owned()
                    detail=words.zone_unknown_detail.to_owned()
                />
            }
        })
    }
}
