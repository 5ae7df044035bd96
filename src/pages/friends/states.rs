use leptos::prelude::*;

use super::acts::FriendActs;
use crate::components::{Button, ButtonKind, IconName, StateView};
use crate::text::use_text;

/// Nobody is chosen whose friends would be shown.
#[component]
pub(super) fn NobodyChosen() -> impl IntoView {
    let text = use_text();
    view! {
        <StateView
            icon=IconName::Friends
            title=text.of(|words| words.friends.whose_title)
            detail=text.of(|words| words.friends.whose_detail)
        >
            ""
        </StateView>
    }
}

/// The user has no friends.
#[component]
pub(super) fn NoFriends(acts: FriendActs) -> impl IntoView {
    let text = use_text();
    let title = move || (text.now().friends.none_title)(&acts.called());
    view! {
        <StateView
            icon=IconName::Friends
            title=Signal::derive(title)
            detail=text.of(|words| words.friends.none_detail)
        >
            <Button kind=ButtonKind::Primary icon=IconName::Plus on_press=move || acts.add()>
                {text.of(|words| words.friends.add)}
            </Button>
        </StateView>
    }
}
