use leptos::prelude::*;
use nexconn_api::Spec;
use nexconn_api::spec::{Group, Impact};

use super::{ExplorerQuery, endpoints};
use crate::components::{Icon, IconName};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// The endpoints by what they are about, each with the mark of its impact; a field limits them.
#[component]
pub(super) fn EndpointList(
    /// Name of the one that is shown.
    shown: Memo<Option<&'static str>>,
    /// Whether those of nexconn-local are among them.
    has_console: Memo<bool>,
) -> impl IntoView {
    let text = use_text();
    let typed = RwSignal::new(String::new());
    let groups = Memo::new(move |_| {
        let typed = typed.get().trim().to_lowercase();
        let mut groups: Vec<(Group, Vec<&'static str>)> = Vec::new();
        for spec in endpoints(has_console.get()).filter(|spec| fits(text, spec, &typed)) {
            match groups.iter_mut().find(|(group, _)| *group == spec.group) {
                Some((_, names)) => names.push(spec.name),
                None => groups.push((spec.group, vec![spec.name])),
            }
        }
        groups.sort_by_key(|(group, _)| *group);
        groups
    });
    let lists = move || {
        let groups = groups.get();
        if groups.is_empty() {
            let nothing = text.of(|words| words.explorer.no_match);
            return view! { <p class="endpoint-none" role="status">{nothing}</p> }.into_any();
        }
        groups
            .into_iter()
            .map(|(group, names)| view! { <EndpointGroup group names shown /> })
            .collect_view()
            .into_any()
    };
    let legend = move |impact: Impact| {
        view! {
            <li data-tone=(impact == Impact::Final).then_some("danger")>
                <Icon name=mark_of(impact) />
                {move || impact_word(text, impact)}
            </li>
        }
    };
    view! {
        <nav class="endpoints" aria-label=text.of(|words| words.explorer.list)>
            <div class="endpoint-filter">
                <Icon name=IconName::Search />
                <input
                    class="input"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=text.of(|words| words.explorer.filter)
                    placeholder=text.of(|words| words.explorer.filter)
                    prop:value=typed
                    on:input:target=move |event| typed.set(event.target().value())
                />
            </div>
            {lists}
            <ul class="endpoint-legend">
                {legend(Impact::Read)} {legend(Impact::Reversible { by: "" })} {legend(Impact::Final)}
            </ul>
        </nav>
    }
    .into_any()
}

#[component]
fn EndpointGroup(
    group: Group,
    names: Vec<&'static str>,
    shown: Memo<Option<&'static str>>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let link = move |spec: &'static Spec| {
        let query = ExplorerQuery { call: Some(spec.name.to_owned()) };
        let impact = spec.impact;
        view! {
            <li>
                <a
                    class="endpoint-link"
                    href=move || query.href(&app.slug())
                    aria-current=move || (shown.get() == Some(spec.name)).then_some("true")
                >
                    <span
                        class="endpoint-mark"
                        data-tone=(impact == Impact::Final).then_some("danger")
                    >
                        <Icon name=mark_of(impact) />
                    </span>
                    {move || text.now().explorer.endpoint(spec.name).title}
                    <span class="visually-hidden">
                        "(" {move || impact_word(text, impact)} ")"
                    </span>
                </a>
            </li>
        }
    };
    let links = endpoints(true).filter(|spec| names.contains(&spec.name)).map(link);
    view! {
        <section class="endpoint-group">
            <h2>{move || (text.now().explorer.group)(group)}</h2>
            <ul>{links.collect_view()}</ul>
        </section>
    }
}

/// Whether an endpoint has what was typed in its name, path, title or sentence.
fn fits(text: Texts, spec: &Spec, typed: &str) -> bool {
    let words = text.now().explorer.endpoint(spec.name);
    [spec.name, spec.path, words.title, words.does]
        .iter()
        .any(|place| place.to_lowercase().contains(typed))
}

/// The mark of an impact.
pub(crate) const fn mark_of(impact: Impact) -> IconName {
    match impact {
        Impact::Read => IconName::Eye,
        Impact::Reversible { .. } => IconName::Edit,
        Impact::Final => IconName::Alert,
    }
}

/// The same in a word.
pub(super) fn impact_word(text: Texts, impact: Impact) -> &'static str {
    let words = &text.now().explorer;
    match impact {
        Impact::Read => words.reads,
        Impact::Reversible { .. } => words.changes,
        Impact::Final => words.is_final,
    }
}
