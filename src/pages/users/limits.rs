use leptos::prelude::*;

use super::ID_BYTES;
use super::list::Users;
use crate::api::Reading;
use crate::components::{Button, ButtonLink, ButtonSize, Chip, Toolbar};
use crate::pages::parts::{List, count_note};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The search as a chip, how many match, and the way to an id that the directory does not know.
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
    let clear = move || list.go(|query| query.searching(String::new()));
    // A lost gateway is told of above every page.
    let is_unasked = Memo::new(move |_| asking.error().is_some_and(|error| !error.is_network()));
    let is_limited = Memo::new(move |_| search.with(|search| !search.is_empty()));
    move || {
        let is_limited = is_limited.get();
        (is_limited || is_unasked.get()).then(|| {
            view! {
                <Toolbar note>
                    {is_limited
                        .then(|| {
                            view! {
                                <Chip
                                    label=text.of(|words| words.users.searched)
                                    value=search
                                    remove_label=text.of(|words| words.users.clear_search)
                                    on_remove=clear
                                />
                            }
                        })}
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
        })
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
