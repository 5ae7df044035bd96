use leptos::prelude::*;

use super::ID_BYTES;
use super::list::Users;
use crate::api::Reading;
use crate::components::{Button, ButtonLink, ButtonSize, SearchField, Toolbar};
use crate::pages::parts::{List, count_note};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The search, how many match, and the way to an id that the directory does not know.
#[component]
pub(super) fn Limits(
    list: List<Users>,
    /// The question who of those in view is online.
    asking: Reading<()>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let search = Memo::new(move |_| list.query.with(|query| query.search.clone()));
    let note = count_note(text, list, |words| words.users.matching);
    let is_unknown_id = Memo::new(move |_| {
        search.with(|search| {
            !search.is_empty()
                && search.len() <= ID_BYTES
                && list.reading.with(|page| {
                    page.is_some_and(|page| {
                        !page.users.is_empty()
                            && page.users.iter().all(|user| user.user_id != *search)
                    })
                })
        })
    });
    // A lost gateway is told of above every page.
    let is_unasked = Memo::new(move |_| asking.error().is_some_and(|error| !error.is_network()));
    let is_limited = Memo::new(move |_| search.with(|search| !search.is_empty()));
    let note = Signal::derive(move || note.get().filter(|_| is_limited.get()));
    view! {
        <Toolbar note>
            <div class="list-search">
                <SearchField
                    label=text.of(|words| words.users.search)
                    placeholder=text.of(|words| words.users.search_placeholder)
                    value=search
                    on_search=move |typed| list.search(typed)
                    by_slash=true
                />
            </div>
            {move || {
                is_unknown_id
                    .get()
                    .then(|| {
                        let user_id = search.get();
                        let words = (text.now().users.look_up)(&user_id);
                        let href = Route::User { app: app.slug(), user_id }.href();
                        view! { <ButtonLink href size=ButtonSize::Small>{words}</ButtonLink> }
                    })
            }}
            {move || is_unasked.get().then(|| view! { <Unasked asking /> })}
        </Toolbar>
    }
}

/// Says that who is online could not be read, and asks again.
#[component]
fn Unasked(asking: Reading<()>) -> impl IntoView {
    let text = use_text();
    view! {
        <span class="toolbar-trouble" role="status">
            {text.of(|words| words.user_rows.statuses_failed)}
        </span>
        <Button size=ButtonSize::Small busy=asking.loading() on_press=move || asking.again()>
            {text.of(|words| words.user_rows.ask_again)}
        </Button>
    }
}
