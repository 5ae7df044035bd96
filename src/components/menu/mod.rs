//! A button with a list of choices, hung below it or floating over everything.

mod float;
mod item;
mod step;

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Node;

use self::float::{Spot, close_when_hidden, close_when_moved, float};
use self::step::{Step, move_focus};
use super::focus::focus;
use super::ids::next_id;

pub use item::{MenuChoice, MenuGroup, MenuItem, MenuLink};

/// At which side of its button a menu hangs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MenuAlign {
    /// Begins where the button begins.
    Start,
    /// Ends where the button ends.
    #[default]
    End,
}

#[derive(Clone, Copy)]
struct MenuState {
    open: RwSignal<bool>,
    button: NodeRef<html::Button>,
}

impl MenuState {
    /// Closes and gives the focus back to the button.
    fn close(self) {
        self.open.set(false);
        if let Some(button) = self.button.get_untracked() {
            focus(&button);
        }
    }
}

/// A button with a list of choices: arrows, Home and End move, Esc and a press outside close.
#[component]
pub fn Menu(
    /// What it is for; the button's name, with what its face says.
    #[prop(into)]
    label: Signal<String>,
    /// What the button shows.
    face: AnyView,
    /// At which side it hangs.
    #[prop(optional)]
    align: MenuAlign,
    /// The list lies over everything else in the window, for a menu in what scrolls.
    #[prop(optional)]
    floating: bool,
    /// [`MenuItem`], [`MenuLink`], [`MenuChoice`] and groups of them.
    children: ChildrenFn,
) -> impl IntoView {
    let list_id = next_id("menu");
    let controls = list_id.clone();
    let list = NodeRef::<html::Div>::new();
    let state = MenuState { open: RwSignal::new(false), button: NodeRef::new() };
    let spot = RwSignal::new(None::<Spot>);
    Effect::new(move || {
        let Some(list) = list.get().filter(|_| state.open.get()) else { return };
        if floating {
            spot.set(float(&list, state.button, align));
        }
        move_focus(&list, Step::First);
    });
    if floating {
        close_when_moved(state);
    }
    let keys = move |event: ev::KeyboardEvent| {
        let Some(list) = list.get_untracked() else { return };
        let step = match event.key().as_str() {
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Previous,
            "Home" => Step::First,
            "End" => Step::Last,
            "Escape" => {
                event.stop_propagation();
                return state.close();
            }
            "Tab" => return state.open.set(false),
            _ => return,
        };
        event.prevent_default();
        move_focus(&list, step);
    };
    let open_by_key = move |event: ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") && !state.open.get_untracked() {
            event.prevent_default();
            state.open.set(true);
        }
    };
    let leave = move |event: ev::FocusEvent| {
        // The focus also leaves when the whole page goes, and the menu's state with it.
        if state.open.try_get_untracked() != Some(true) {
            return;
        }
        let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
        let stays =
            [state.button.get_untracked().map(Node::from), list.get_untracked().map(Node::from)]
                .into_iter()
                .flatten()
                .any(|part| part.contains(to.as_ref()));
        if !stays {
            state.open.set(false);
        }
    };
    view! {
        <div class="menu" on:focusout=leave>
            <button
                type="button"
                class="menu-button"
                node_ref=state.button
                aria-haspopup="menu"
                aria-expanded=move || if state.open.get() { "true" } else { "false" }
                aria-controls=move || state.open.get().then(|| controls.clone())
                title=label
                on:click=move |_| state.open.update(|open| *open = !*open)
                on:keydown=open_by_key
            >
                {face}
                <span class="visually-hidden">{label}</span>
            </button>
            {move || {
                let children = children.clone();
                let list_id = list_id.clone();
                state.open.get().then(|| {
                    provide_context(state);
                    view! {
                        <div
                            node_ref=list
                            id=list_id
                            class="menu-list"
                            data-align=match align {
                                MenuAlign::Start => "start",
                                MenuAlign::End => "end",
                            }
                            role="menu"
                            aria-label=label
                            tabindex="-1"
                            popover=floating.then_some("manual")
                            style:left=move || spot.get().map(|spot| format!("{}px", spot.left))
                            style:top=move || spot.get().map(|spot| format!("{}px", spot.top))
                            on:keydown=keys
                            on:toggle=move |_| close_when_hidden(state, list)
                        >
                            {children()}
                        </div>
                    }
                })
            }}
        </div>
    }
}
