use std::collections::HashSet;

use leptos::prelude::*;

use super::{UserPicker, use_known_users};
use crate::components::{Avatar, Button, ButtonKind, ButtonSize, IconButton, IconName, Identifier};
use crate::text::use_text;

/// Up to so many users are shown one by one.
const FEW: usize = 20;

/// A field for several users of the app: each is found by part of a name or by an id, and stands as a chip above the
/// field; a pasted list of ids is taken whole.
#[component]
pub(crate) fn UsersPicker(
    /// Stands above.
    #[prop(into)]
    label: Signal<String>,
    /// Ids of those who are chosen, each once.
    users: RwSignal<Vec<String>>,
    /// Below: what it is for.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// Below, instead: how to mend it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Gets the focus when a dialog opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let choose = move |typed: String| {
        users.update(|users| {
            for id in ids_in(&typed) {
                if !users.contains(&id) {
                    users.push(id);
                }
            }
        });
    };
    view! {
        <Picked users />
        <UserPicker
            label
            chosen=Signal::stored(None::<String>)
            hint
            error
            autofocus
            several=true
            on_choose=choose
        />
    }
    .into_any()
}

/// Those who are chosen; where they are many, how many.
#[component]
fn Picked(users: RwSignal<Vec<String>>) -> impl IntoView {
    let text = use_text();
    let few = Memo::new(move |_| {
        users.with(|users| if users.len() <= FEW { users.clone() } else { Vec::new() })
    });
    let known = use_known_users(few.into());
    let chip = move |id: String| {
        let (of_name, of_label, taken) = (id.clone(), id.clone(), id.clone());
        let name_of = move |id: &String| {
            let name = known.with(|known| known?.get(id)?.name.clone());
            name.filter(|name| !name.is_empty())
        };
        let name = Signal::derive(move || name_of(&of_name));
        let label =
            move || (text.now().dialogs.leave_out)(&name.get().unwrap_or_else(|| of_label.clone()));
        view! {
            <li class="chosen-user">
                <Avatar id=id.clone() name />
                {move || name.get().map(|name| view! { <bdi>{name}</bdi> })}
                <Identifier value=id />
                <IconButton
                    icon=IconName::X
                    label=Signal::derive(label)
                    on_press=move || users.update(|users| users.retain(|user| *user != taken))
                />
            </li>
        }
    };
    let count = Memo::new(move |_| users.with(Vec::len));
    let many = move || {
        let count = count.get();
        (count > FEW).then(|| {
            let count = text.language().number(count as u64);
            view! {
                <li class="chosen-user">
                    {(text.now().dialogs.users)(&count)}
                    <Button
                        kind=ButtonKind::Bare
                        size=ButtonSize::Small
                        on_press=move || users.set(Vec::new())
                    >
                        {text.of(|words| words.pickers.none_of_these)}
                    </Button>
                </li>
            }
        })
    };
    view! {
        <ul class="chosen-users">
            <For each=move || few.get() key=Clone::clone children=chip />
            {many}
        </ul>
    }
}

/// The ids in a text: one a line, or separated by commas, semicolons or blanks; each once.
pub(super) fn ids_in(text: &str) -> Vec<String> {
    let separates = |sign: char| sign.is_whitespace() || ",;，；、".contains(sign);
    let mut seen = HashSet::new();
    let ids = text.split(separates).filter(|id| !id.is_empty());
    ids.filter(|id| seen.insert(*id)).map(ToOwned::to_owned).collect()
}
