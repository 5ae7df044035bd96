use leptos::prelude::*;

/// Tags side by side; a dash where there are none.
#[component]
pub fn TagList(
    /// The tags.
    tags: Vec<String>,
) -> impl IntoView {
    if tags.is_empty() {
        return "—".into_any();
    }
    let title = tags.join(", ");
    let tag = |tag: String| {
        view! {
            <li>
                <bdi>{tag}</bdi>
            </li>
        }
    };
    view! {
        <ul class="tag-list" title=title>
            {tags.into_iter().map(tag).collect_view()}
        </ul>
    }
    .into_any()
}
