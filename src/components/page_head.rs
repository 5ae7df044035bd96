use leptos::prelude::*;

use super::{Icon, IconName};

/// The way back, in the margin of a page's head.
#[derive(Clone, Copy, Debug)]
pub struct BackLink {
    /// Where to, relative to the document's base.
    pub href: Signal<String>,
    /// Such as "Back to users".
    pub label: Signal<String>,
}

/// The head of a page: the way back in the margin, title, what stands beside it, and the one primary button at the end.
#[component]
pub fn PageHead(
    /// The page's title.
    #[prop(into)]
    title: Signal<String>,
    /// The way back, for a page under another one.
    #[prop(optional)]
    back: Option<BackLink>,
    /// Before the title: a user's seal.
    #[prop(optional)]
    seal: Option<AnyView>,
    /// Beside the title: what is out of the usual.
    #[prop(optional)]
    beside: Option<AnyView>,
    /// Beside the title, quietly: how many there are.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// Under the title: an id.
    #[prop(optional)]
    under: Option<AnyView>,
    /// After the title: [`Views`](super::Views) of a list.
    #[prop(optional)]
    views: Option<AnyView>,
    /// The buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let back = back.map(|back| {
        view! {
            <a
                class="button icon-button"
                data-kind="bare"
                data-size="small"
                href=back.href
                aria-label=back.label
                title=back.label
            >
                <Icon name=IconName::Back />
            </a>
        }
    });
    view! {
        <header class="page-head">
            <div class="page-margin">{back}</div>
            <div class="page-title">
                {seal}
                <div class="page-name">
                    <div class="page-heading">
                        <h1 tabindex="-1">
                            <bdi>{title}</bdi>
                        </h1>
                        {beside}
                        <span class="page-note">{note}</span>
                    </div>
                    {under}
                </div>
                {views}
                <div class="page-actions">{children.map(|children| children())}</div>
            </div>
        </header>
    }
}
