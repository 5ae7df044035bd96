use leptos::prelude::*;
use nexconn_api::nexconn::{Friendship, GetFriendRelationships, GetFriendRelationshipsRequest};

use super::acts::FriendActs;
use crate::api::{ApiError, Client};
use crate::components::{Button, Form, Icon, IconName};
use crate::pages::parts::UserPicker;
use crate::state::{CurrentApp, GatewayState};
use crate::text::use_text;

/// Whether the user and another one are friends.
#[component]
pub(crate) fn RelationOfTwo(acts: FriendActs) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let gateway: GatewayState = expect_context();
    let other = RwSignal::new(String::new());
    let found = RwSignal::new(None::<(String, Result<Friendship, ApiError>)>);
    let asking = Action::new_local(move |target: &String| {
        let target = target.clone();
        let user_id = acts.user.with_untracked(|user| user.user_id.clone());
        let request = GetFriendRelationshipsRequest { user_id, target_ids: vec![target.clone()] };
        let answer = client.ask::<GetFriendRelationships>(app.slug_untracked(), &request);
        async move {
            let none = Friendship { user_id: target.clone(), result: Friendship::NONE };
            let answer = answer.await;
            let relation =
                answer.map(|answer| answer.friendships.into_iter().next().unwrap_or(none));
            found.try_set(Some((target, relation)));
        }
    });
    // What was found is about two users and a moment: with another user, or after a change, it is gone.
    Effect::new(move |_| {
        acts.track();
        acts.user.track();
        found.set(None);
    });
    let check = move || {
        let target = other.get_untracked();
        if !target.is_empty() {
            asking.dispatch_local(target);
        }
    };
    let says = move || {
        let words = text.now();
        let user = acts.called();
        found.with(|found| match found.as_ref()? {
            (target, Ok(relation)) if relation.is_mutual() => {
                Some((words.friends.are_friends)(&user, target))
            }
            (target, Ok(relation)) if relation.result == Friendship::NONE => {
                Some((words.friends.are_not_friends)(&user, target))
            }
            (_, Ok(relation)) => Some((words.friends.reserved)(&relation.result.to_string())),
            (_, Err(error)) => {
                let told = words.error(error, &gateway.address.get());
                Some([told.title, told.detail].join(" "))
            }
        })
    };
    let stranger = Memo::new(move |_| {
        found.with(|found| match found.as_ref()? {
            (target, Ok(relation)) if relation.result == Friendship::NONE => Some(target.clone()),
            _ => None,
        })
    });
    view! {
        <section class="friends-card">
            <Form on_submit=check>
                <span class="friends-card-mark">
                    <Icon name=IconName::Swap />
                </span>
                <h2>{text.of(|words| words.friends.relation)}</h2>
                <UserPicker
                    label=text.of(|words| words.friends.other)
                    chosen=Signal::derive(move || Some(other.get()).filter(|id| !id.is_empty()))
                    on_choose=move |id| other.set(id)
                />
                <Button submit=true busy=asking.pending()>
                    {text.of(|words| words.friends.check)}
                </Button>
                <p role="status">{says}</p>
                {move || {
                    stranger
                        .get()
                        .map(|target| {
                            view! {
                                <Button on_press=move || acts.adding.set(Some(target.clone()))>
                                    {text.of(|words| words.friends.add_as_friends)}
                                </Button>
                            }
                        })
                }}
            </Form>
        </section>
    }
}
