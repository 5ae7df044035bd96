use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use super::float::{Spot, spot_beside};
use super::focus::focus;
use super::ids::next_id;
use super::{Icon, IconName};

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

/// Lays the list over everything, beside its button.
fn float(
    list: &web_sys::HtmlDivElement,
    button: NodeRef<html::Button>,
    align: MenuAlign,
) -> Option<Spot> {
    if let Err(cause) = list.show_popover() {
        leptos::logging::warn!("a menu does not float: {cause:?}");
    }
    Some(spot_beside(&button.get_untracked()?.into(), list, align))
}

/// The browser hides what floats when it is moved in the document.
fn close_when_hidden(state: MenuState, list: NodeRef<html::Div>) {
    let list = list.get_untracked();
    let is_hidden = list.is_some_and(|list| list.matches(":popover-open").is_ok_and(|open| !open));
    if is_hidden && state.open.try_get_untracked() == Some(true) {
        state.close();
    }
}

/// What floats does not move with its button.
fn close_when_moved(state: MenuState) {
    let close = move || {
        if state.open.try_get_untracked() == Some(true) {
            state.open.set(false);
        }
    };
    let wheel = window_event_listener(ev::wheel, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let is_own = target
            .is_some_and(|target| target.closest(".menu-list").is_ok_and(|list| list.is_some()));
        if !is_own {
            close();
        }
    });
    let resize = window_event_listener(ev::resize, move |_| close());
    on_cleanup(move || {
        wheel.remove();
        resize.remove();
    });
}

/// Does something and closes the menu.
#[component]
pub fn MenuItem(
    /// Stands before the label.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Called when chosen.
    #[prop(into)]
    on_select: Callback<()>,
    children: Children,
) -> impl IntoView {
    let state: MenuState = expect_context();
    let select = move |_| {
        state.close();
        on_select.run(());
    };
    view! {
        <button type="button" class="menu-item" role="menuitem" tabindex="-1" on:click=select>
            <span class="menu-mark">{icon.map(|name| view! { <Icon name /> })}</span>
            <span class="menu-text">{children()}</span>
        </button>
    }
}

/// Leads to another page.
#[component]
pub fn MenuLink(
    /// Where to, relative to the document's base.
    #[prop(into)]
    href: Signal<String>,
    /// Is where the reader is.
    #[prop(optional, into)]
    current: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let state: MenuState = expect_context();
    view! {
        <a
            class="menu-item"
            role="menuitem"
            tabindex="-1"
            href=href
            aria-current=move || current.get().then_some("true")
            on:click=move |_| state.open.set(false)
        >
            <span class="menu-mark">
                {move || current.get().then(|| view! { <Icon name=IconName::Check /> })}
            </span>
            <span class="menu-text">{children()}</span>
        </a>
    }
}

/// One of several of which one holds; the menu stays open, to see the change.
#[component]
pub fn MenuChoice(
    /// Whether it holds.
    #[prop(into)]
    chosen: Signal<bool>,
    /// Called when chosen.
    #[prop(into)]
    on_select: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="menu-item"
            role="menuitemradio"
            tabindex="-1"
            aria-checked=move || if chosen.get() { "true" } else { "false" }
            on:click=move |_| on_select.run(())
        >
            <span class="menu-mark">
                {move || chosen.get().then(|| view! { <Icon name=IconName::Check /> })}
            </span>
            <span class="menu-text">{children()}</span>
        </button>
    }
}

/// Choices that belong together, under a small label.
#[component]
pub fn MenuGroup(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="menu-group" role="group" aria-label=label>
            <span class="menu-label" aria-hidden="true">
                {label}
            </span>
            {children()}
        </div>
    }
}

enum Step {
    First,
    Last,
    Next,
    Previous,
}

/// Moves the focus among the menu's items, around its ends.
fn move_focus(list: &web_sys::Element, step: Step) {
    let Ok(items) = list.query_selector_all("[role^=menuitem]") else { return };
    let count = items.length();
    if count == 0 {
        return;
    }
    let active = document().active_element();
    let current = (0..count).find(|&index| {
        items.item(index).is_some_and(|item| {
            active.as_ref().is_some_and(|active| item.is_same_node(Some(active)))
        })
    });
    let index = match (step, current) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None) => count - 1,
        (Step::Next, Some(index)) => (index + 1) % count,
        (Step::Previous, Some(index)) => (index + count - 1) % count,
    };
    if let Some(item) = items.item(index).and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        focus(&item);
    }
}
