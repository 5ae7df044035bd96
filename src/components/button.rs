use leptos::prelude::*;

use super::ids::next_id;
use super::{Icon, IconName};

/// What pressing the button means for the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here; at most one in a view.
    Primary,
    /// Everything else.
    #[default]
    Plain,
    /// Without an edge, for actions in a row of others.
    Bare,
    /// Leads to something that harms: red text.
    Danger,
    /// Does what harms: filled, only as the last step in a dialog.
    DangerFilled,
}

impl ButtonKind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Plain => "plain",
            Self::Bare => "bare",
            Self::Danger => "danger",
            Self::DangerFilled => "danger-filled",
        }
    }
}

/// Height of a control.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// 26 px, in section heads and rows.
    Small,
    /// 30 px.
    #[default]
    Usual,
    /// 36 px and as wide as its container: sign-in.
    Wide,
}

impl ButtonSize {
    const fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Usual => "usual",
            Self::Wide => "wide",
        }
    }
}

/// A button with a label.
///
/// While busy it keeps its width, shows `busy_label` and takes no press. A blocked one stays in the tab order, so that
/// its reason can be heard.
#[component]
pub fn Button(
    /// What it means.
    #[prop(optional)]
    kind: ButtonKind,
    /// How high it is.
    #[prop(optional)]
    size: ButtonSize,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// Stands before the label.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Its work is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// The label meanwhile, such as "Registering".
    #[prop(optional, into)]
    busy_label: Signal<Option<String>>,
    /// Why it cannot be pressed, in a sentence; none if it can.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
    /// Called for a press, unless busy or blocked. A submit button needs none.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let reason_id = next_id("reason");
    let described_by = reason_id.clone();
    let press = move |event: leptos::ev::MouseEvent| {
        if busy.get_untracked() || blocked.with_untracked(Option::is_some) {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class="button"
            data-kind=kind.name()
            data-size=size.name()
            data-says=move || busy_label.with(Option::is_some).then_some("busy")
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || blocked.with(Option::is_some).then_some("true")
            aria-describedby=move || blocked.with(Option::is_some).then(|| described_by.clone())
            title=blocked
            on:click=press
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span class="button-face">
                <span class="button-label">{children()}</span>
                <span class="button-busy">{busy_label}</span>
            </span>
            <span id=reason_id hidden>
                {blocked}
            </span>
        </button>
    }
}

/// A link that looks like a button: it leads to another page.
#[component]
pub fn ButtonLink(
    /// Where to, relative to the document's base.
    #[prop(into)]
    href: Signal<String>,
    /// What it means.
    #[prop(optional)]
    kind: ButtonKind,
    /// How high it is.
    #[prop(optional)]
    size: ButtonSize,
    /// Stands before the label.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Its tooltip, where the label is not seen on a narrow page.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="button" data-kind=kind.name() data-size=size.name() href=href title=hint>
            {icon.map(|name| view! { <Icon name /> })}
            <span class="button-label">{children()}</span>
        </a>
    }
}
