use leptos::prelude::*;

use super::{Avatar, AvatarSize, Identifier};

/// A user in a list: seal and name, leading to the user's page. In a table's row it makes the whole row a link.
#[component]
pub fn UserLink(
    /// Where to, relative to the document's base.
    #[prop(into)]
    href: Signal<String>,
    /// The user id.
    #[prop(into)]
    id: Signal<String>,
    /// The name; none if it is not known.
    #[prop(into)]
    name: Signal<Option<String>>,
    /// Stands in place of a name, such as "No name".
    #[prop(into)]
    nameless: Signal<String>,
    /// A picture's address, only from a host that the deployment allows.
    #[prop(optional, into)]
    picture: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <a class="user-link" href=href data-nameless=move || name.with(Option::is_none).then_some("")>
            <Avatar id name picture />
            <bdi class="user-name">{move || name.get().unwrap_or_else(|| nameless.get())}</bdi>
        </a>
    }
}

/// A user's id in a list, leading to the user's page; it makes the whole row a link, as [`UserLink`] does.
#[component]
pub fn IdLink(
    /// Where to, relative to the document's base.
    #[prop(into)]
    href: Signal<String>,
    /// The user id.
    #[prop(into)]
    id: Signal<String>,
) -> impl IntoView {
    view! {
        <a class="user-link" href=href>
            <Identifier value=id />
        </a>
    }
}

/// Seal and name of a user to whom another column of the row leads.
#[component]
pub fn UserName(
    /// The user id.
    #[prop(into)]
    id: Signal<String>,
    /// The name.
    #[prop(into)]
    name: String,
    /// A picture's address, only from a host that the deployment allows.
    #[prop(optional, into)]
    picture: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <span class="user-called">
            <Avatar id name=Some(name.clone()) picture />
            <bdi class="user-name">{name}</bdi>
        </span>
    }
}

/// One user in a line of its own: seal, a sentence such as "Amara Okafor is registered", the id below, to copy.
#[component]
pub fn UserSummary(
    /// The user id.
    #[prop(into)]
    id: Signal<String>,
    /// The name; none if it is not known.
    #[prop(into)]
    name: Signal<Option<String>>,
    /// The sentence.
    #[prop(into)]
    sentence: Signal<String>,
    /// Name of the button that copies the id.
    #[prop(into)]
    copy_label: Signal<String>,
    /// A picture's address, only from a host that the deployment allows.
    #[prop(optional, into)]
    picture: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <div class="user-summary">
            <Avatar id name picture size=AvatarSize::Head />
            <div>
                <h2 tabindex="-1">{sentence}</h2>
                <Identifier value=id whole=true copy_label />
            </div>
        </div>
    }
}
