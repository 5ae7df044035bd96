//! Mutes in direct channels, and tags of users.

mod looked_up;
mod muted;

use leptos::prelude::*;

use super::parts::{List, ListContent, UserPicker};
use crate::components::{IconName, PageHead, StateView, Toolbar, ViewLink, Views};
use crate::pages::actions::{Subject, use_actions};
use crate::route::use_page_title;
use crate::state::CurrentApp;
use crate::text::use_text;

use looked_up::LookedUp;
pub(crate) use looked_up::{read_tags, tags_of};
use muted::{MutedQuery, Mutes, Rows, View, read_muted};

/// The page of mutes and tags; which of both is in the address.
#[component]
pub fn TagsPage() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let title = text.of(|words| words.mutes.page);
    use_page_title(title);
    let list = read_muted();
    let query = list.query;
    let view = move |view: View| {
        let label = text.of(match view {
            View::Muted => |words| words.mutes.title,
            View::Tags => |words| words.tags.title,
        });
        view! {
            <ViewLink
                href=Signal::derive(move || MutedQuery::default().viewing(view).href(&app.slug()))
                current=Signal::derive(move || query.with(|query| query.view == view))
            >
                {label}
            </ViewLink>
        }
    };
    let views =
        view! { <Views label=title>{[View::Muted, View::Tags].map(view).into_iter().collect_view()}</Views> }
            .into_any();
    let is_tags = Memo::new(move |_| query.with(|query| query.view == View::Tags));
    view! {
        <PageHead title views />
        {move || {
            if is_tags.get() {
                view! { <LookedUp /> }.into_any()
            } else {
                view! { <MutedUsers list /> }.into_any()
            }
        }}
    }
    .into_any()
}

/// Who is muted, and the field that mutes one more.
#[component]
fn MutedUsers(list: List<Mutes>) -> impl IntoView {
    let text = use_text();
    let actions = use_actions();
    let mute = move |id: String| actions.mute([Subject::from(id)]);
    let note = Signal::derive(move || {
        let total = list.reading.with(|page| page.map(|page| page.total))?;
        Some((text.now().mutes.count)(&text.language().number(total)))
    });
    view! {
        <Toolbar note>
            <div class="blocklist-whose">
                <UserPicker
                    label=text.of(|words| words.mutes.mute_one)
                    chosen=Signal::stored(None::<String>)
                    on_choose=mute
                />
            </div>
        </Toolbar>
        <p class="blocklist-effect">{text.of(|words| words.mutes.explained)}</p>
        <ListContent
            list
            failed=|words| words.mutes.failed
            icon=IconName::Mute
            gone=|words| words.users.page_gone_detail
            none=move || {
                view! {
                    <StateView
                        icon=IconName::Mute
                        title=text.of(|words| words.mutes.none_title)
                        detail=text.of(|words| words.mutes.none_detail)
                    />
                }
            }
            no_match=|| ()
        >
            <Rows list />
        </ListContent>
    }
}
