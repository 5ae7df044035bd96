use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::components::{Button, ButtonKind, IconName, StateView};
use crate::pages::{focus_title, reload};
use crate::text::use_first_text;

/// The loading of a file.
type Fetch = Pin<Box<dyn Future<Output = Result<(), SplitLoaderError>>>>;

/// A piece, once its file is there.
///
/// The file is waited for apart from what it shows: whoever goes elsewhere meanwhile leaves nothing behind that is shown
/// late.
#[component]
pub(super) fn Fetched(
    fetch: fn() -> Fetch,
    show: fn() -> AnyView,
    /// What stands there until then.
    meanwhile: fn() -> AnyView,
    /// The title of what came gets the focus.
    leads_focus: bool,
) -> impl IntoView {
    let is_there = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let is_gone = is_there.try_set(Some(ahead(fetch()).await)).is_some();
        if leads_focus && !is_gone {
            request_animation_frame(focus_title);
        }
    });
    move || match is_there.get() {
        None => meanwhile(),
        Some(true) => show(),
        Some(false) => view! { <NotLoaded /> }.into_any(),
    }
}

/// Waits for a file; whether it came. Should it not, it is asked for again when it is needed.
pub(super) async fn ahead(file: impl Future<Output = Result<(), SplitLoaderError>>) -> bool {
    let came = file.await;
    if let Err(cause) = &came {
        leptos::logging::warn!("{cause}");
    }
    came.is_ok()
}

/// What a piece shows whose file is there: nothing is waited for then.
pub(super) fn there(piece: impl Future<Output = Result<AnyView, SplitLoaderError>>) -> AnyView {
    match pin!(piece).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(shown)) => shown,
        Poll::Ready(Err(_)) | Poll::Pending => view! { <NotLoaded /> }.into_any(),
    }
}

#[component]
fn NotLoaded() -> impl IntoView {
    let text = use_first_text();
    view! {
        <StateView
            icon=IconName::Plug
            danger=true
            title=text.of(|words| words.app.not_loaded.0)
            detail=Signal::derive(move || Some(text.now().app.not_loaded.1.to_owned()))
        >
            <Button kind=ButtonKind::Primary icon=IconName::Refresh on_press=reload>
                {text.of(|words| words.errors.reload)}
            </Button>
        </StateView>
    }
}
