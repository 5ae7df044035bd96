use leptos::prelude::*;

use super::{PaletteGroup, PaletteItem, PaletteMark, PaletteState};
use crate::components::{Avatar, Icon};

/// What fits, under headings.
#[component]
pub(super) fn PaletteOptions(
    state: PaletteState,
    groups: Signal<Vec<PaletteGroup>>,
    label: Signal<String>,
) -> impl IntoView {
    let group = move |group: PaletteGroup| {
        let label = group.title.clone();
        let item = |item| view! { <PaletteOption state item /> };
        view! {
            <li role="presentation" class="palette-group">
                <div class="palette-heading" aria-hidden="true">
                    <span>{group.title}</span> <span>{group.note}</span>
                </div>
                <ul role="group" aria-label=label>
                    {group.items.into_iter().map(item).collect_view()}
                </ul>
            </li>
        }
    };
    view! {
        <ul class="palette-list" id=state.list.get_value() role="listbox" aria-label=label>
            {move || groups.get().into_iter().map(group).collect_view()}
        </ul>
    }
    .into_any()
}

#[component]
fn PaletteOption(state: PaletteState, item: PaletteItem) -> impl IntoView {
    let PaletteItem { key, mark, title, code, note, stands_out } = item;
    let PaletteState { active, typed, .. } = state;
    let (own, named) = (key.clone(), key.clone());
    let is_active = Memo::new(move |_| active.with(|active| active.as_ref() == Some(&key)));
    let mark = match mark {
        PaletteMark::Icon(name) => view! { <Icon name /> }.into_any(),
        PaletteMark::User { id, name } => view! { <Avatar id name /> }.into_any(),
    };
    view! {
        <li
            id=move || state.option_id(&named)
            class="palette-item"
            role="option"
            aria-selected=move || if is_active.get() { "true" } else { "false" }
            on:click=move |_| state.choose(own.clone())
        >
            <span class="palette-mark">{mark}</span>
            <bdi class="palette-title">{marked(&title, typed)}</bdi>
            {code.map(|code| view! { <code dir="ltr">{marked(&code, typed)}</code> })}
            {note.map(|note| view! {
                <span class="palette-note" data-stands-out=stands_out.then_some("")>{note}</span>
            })}
        </li>
    }
    .into_any()
}

/// A text with what was typed marked in it.
fn marked(text: &str, typed: RwSignal<String>) -> AnyView {
    let typed = typed.with_untracked(|typed| typed.trim().to_lowercase());
    let lower = text.to_lowercase();
    // Where lower case takes another number of bytes, places in it are not those of the text.
    let found =
        (!typed.is_empty() && lower.len() == text.len()).then(|| lower.find(&typed)).flatten();
    let parts = found.and_then(|start| {
        let end = start + typed.len();
        Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
    });
    match parts {
        Some((before, hit, after)) => {
            let (before, hit, after) = (before.to_owned(), hit.to_owned(), after.to_owned());
            view! { {before} <mark>{hit}</mark> {after} }.into_any()
        }
        None => text.to_owned().into_any(),
    }
}
