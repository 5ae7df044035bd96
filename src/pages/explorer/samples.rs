use leptos::prelude::*;
use nexconn_api::Spec;
use nexconn_api::samples::Language;
use serde_json::{Map, Value};

use crate::components::{CodeBlock, Tab, Tabs};
use crate::text::use_text;

/// The call as code, a tab for each language.
#[component]
pub(super) fn Samples(
    spec: &'static Spec,
    /// The request as the fields stand.
    request: Memo<Map<String, Value>>,
) -> impl IntoView {
    let text = use_text();
    let chosen = RwSignal::new(Language::Curl.name().to_owned());
    let tabs = Signal::derive(move || {
        let is_there =
            |language: &Language| request.with(|request| language.sample(spec, request).is_some());
        let tab = |language: Language| Tab {
            value: language.name().to_owned(),
            label: language.name().to_owned(),
            note: (!language.is_tested()).then(|| text.now().explorer.untested.to_owned()),
        };
        Language::ALL.into_iter().filter(is_there).map(tab).collect::<Vec<_>>()
    });
    let language = Memo::new(move |_| {
        let named = |language: &Language| chosen.with(|chosen| language.name() == chosen);
        Language::ALL.into_iter().find(named).unwrap_or(Language::Curl)
    });
    let code = Signal::derive(move || {
        request.with(|request| language.get().sample(spec, request)).unwrap_or_default()
    });
    let hint = move || {
        let is_untested = !language.get().is_tested();
        is_untested.then(|| {
            view! { <p class="field-hint">{text.of(|words| words.explorer.untested_detail)}</p> }
        })
    };
    view! {
        <Tabs label=text.of(|words| words.explorer.samples) tabs chosen>
            <CodeBlock code copy_label=text.of(|words| words.explorer.copy_code) />
            {hint}
        </Tabs>
    }
    .into_any()
}
