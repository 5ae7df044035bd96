use leptos::prelude::*;

use super::User;
use super::edit::EditDialog;
use super::who::{Who, differences};
use crate::components::{Button, ButtonKind, ButtonSize, Fact, Facts, IconName, Section};
use crate::pages::parts::{Moment, Written};
use crate::text::use_text;

/// Who this is: registration and hosted profile, when registered, and as of when that is known.
#[component]
pub(super) fn Registration(user: User) -> impl IntoView {
    let text = use_text();
    let editing = RwSignal::new(false);
    let is_deleted = Memo::new(move |_| user.deletion.with(Option::is_some));
    let profile = user.profile;
    let registered = Signal::derive(move || profile.with(|profile| profile.created_at.clone()));
    let moment = move |pick: fn(&nexconn_api::admin::DirectoryUser) -> i64| {
        move || {
            let at = user.known.with(|known| known.and_then(|known| known.0.as_ref().map(pick)));
            match at {
                Some(at) => view! { <Moment at /> }.into_any(),
                None => view! { "—" }.into_any(),
            }
        }
    };
    let note = Signal::derive(move || {
        let (at, is_fresh) = profile.with(|profile| (profile.read_at, profile.is_fresh));
        let words = &text.now().user;
        let language = text.language();
        let as_of = match at {
            Some(at) if is_fresh => (words.read_at)(&language.time_of_day(at)),
            Some(at) => (words.known_at)(&language.exact_time(at)),
            None => words.registration_note.to_owned(),
        };
        Some(match differences(user).count() {
            0 => as_of,
            count => [&(text.now().profile.who_differ)(count), ". ", &as_of].concat(),
        })
    });
    let actions = view! {
        <Button
            kind=ButtonKind::Bare
            size=ButtonSize::Small
            icon=IconName::Refresh
            busy=user.read.loading()
            on_press=move || user.read.again()
        >
            {text.of(|words| words.user.read_again)}
        </Button>
        {move || {
            (!is_deleted.get())
                .then(|| {
                    view! {
                        <Button
                            size=ButtonSize::Small
                            icon=IconName::Edit
                            on_press=move || editing.set(true)
                        >
                            {text.of(|words| words.user.edit)}
                        </Button>
                    }
                })
        }}
    }
    .into_any();
    view! {
        <Section icon=IconName::Profile title=text.of(|words| words.profile.who) note actions>
            <Who user />
            <Facts>
                <Fact label=text.of(|words| words.user.registered)>
                    <Written time=registered zone=user.zone />
                </Fact>
                <Fact label=text.of(|words| words.user.known_since)>{moment(|user| user.known_since)}</Fact>
                <Fact label=text.of(|words| words.user.touched)>{moment(|user| user.touched_at)}</Fact>
            </Facts>
            <EditDialog user open=editing />
        </Section>
    }
    .into_any()
}
