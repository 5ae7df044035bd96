use leptos::prelude::*;

use super::list::Deleted;
use crate::components::{Icon, IconName};
use crate::pages::parts::{List, ListSearch, NotReadNow, Stale};
use crate::text::use_text;

/// The rule of the hour, the search among deleted users, how many match, and what is to be known of the rows below.
#[component]
pub(super) fn Limits(list: List<Deleted>) -> impl IntoView {
    let text = use_text();
    let is_searchable = Memo::new(move |_| list.is_searchable());
    view! {
        {move || is_searchable.get().then(|| view! { <HourRule /> })}
        <ListSearch list label=|words| words.deleted.search says=|words| words.deleted.count />
        <NotReadNow
            list
            why=|page| page.stale.as_ref()
            title=|words| words.deleted.not_read
            never=|words| words.deleted.never_read
        />
        <Stale list=list.reading title=text.of(|words| words.deleted.stale) />
    }
}

/// When an id can be restored, and what does not come back.
#[component]
fn HourRule() -> impl IntoView {
    let text = use_text();
    view! {
        <p class="hour-rule">
            <Icon name=IconName::Info />
            <span>
                {text.of(|words| words.deleted.hour_rule.0)} " "
                <strong>{text.of(|words| words.deleted.hour_rule.1)}</strong> " "
                {text.of(|words| words.deleted.hour_rule.2)}
            </span>
        </p>
    }
}
