use leptos::prelude::*;

use super::Subject;
use super::chosen::{Chosen, FEW};
use crate::components::{Avatar, IconButton, IconName, Identifier};
use crate::text::use_text;

/// The users as chips; where they are several, each can be left out. Where they are many, how many.
#[component]
pub(super) fn ChosenUsers(chosen: Chosen) -> impl IntoView {
    let text = use_text();
    let chip = move |subject: Subject| {
        let Subject { user_id, name } = subject.clone();
        let leave_out = (chosen.count() > 1).then(|| {
            let user_id = user_id.clone();
            let called = subject.called();
            view! {
                <IconButton
                    icon=IconName::X
                    label=Signal::derive(move || (text.now().dialogs.leave_out)(&called))
                    on_press=move || chosen.leave_out(&user_id)
                />
            }
        });
        view! {
            <li class="chosen-user">
                <Avatar id=user_id.clone() name=name.clone() />
                {name.map(|name| view! { <bdi>{name}</bdi> })}
                <Identifier value=user_id />
                {leave_out}
            </li>
        }
    };
    move || {
        let subjects = chosen.subjects();
        let shown = match subjects.len() {
            ..=FEW => subjects.into_iter().map(chip).collect_view().into_any(),
            _ if !chosen.is_many() => view! { <li>{chosen.who(text)}</li> }.into_any(),
            _ => view! { <li>{(text.now().dialogs.as_job)(&chosen.who(text))}</li> }.into_any(),
        };
        view! { <ul class="chosen-users">{shown}</ul> }
    }
}
