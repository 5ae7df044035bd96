use leptos::prelude::*;

/// The title of the page in the browser's tab.
#[derive(Debug, Clone, Copy)]
pub struct PageTitle(RwSignal<Option<Signal<String>>>);

impl PageTitle {
    /// Keeps the document's title as "page · `suffix`".
    pub fn provide(suffix: Signal<String>) -> Self {
        let title = Self(RwSignal::new(None));
        Effect::new(move || {
            let page =
                title.0.get().and_then(|page| page.try_get()).filter(|page| !page.is_empty());
            let suffix = suffix.get();
            document().set_title(&match page {
                Some(page) => [&page, " · ", &suffix].concat(),
                None => suffix,
            });
        });
        provide_context(title);
        title
    }
}

/// Names the page in the browser's tab for as long as the component lives.
pub fn use_page_title(title: Signal<String>) {
    let PageTitle(current) = expect_context();
    current.set(Some(title));
}
