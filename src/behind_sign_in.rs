//! The part of the console behind sign-in.
//!
//! With the feature `split` it is a file of its own: the sign-in form is there sooner, and the part arrives while the
//! form is filled in.

#![allow(
    unreachable_pub,
    reason = "the component macro puts a public function of its own beside each component"
)]

pub(crate) use part::{BehindSignIn, load_ahead};

#[cfg(not(feature = "split"))]
mod part {
    use leptos::prelude::*;

    use crate::pages::SignedIn;

    /// Everything behind sign-in.
    #[component]
    pub fn BehindSignIn() -> impl IntoView {
        view! { <SignedIn /> }
    }

    /// It is here already.
    pub(crate) fn load_ahead() {}
}

#[cfg(feature = "split")]
mod part {
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    use crate::components::{Button, ButtonKind, IconName, StateView};
    use crate::pages::{SignedIn, Starting, reload};
    use crate::text::use_first_text;

    /// Everything behind sign-in, once its file is there.
    #[component]
    pub fn BehindSignIn() -> impl IntoView {
        let part = move || {
            Suspend::new(async {
                signed_in().await.unwrap_or_else(|_| view! { <NotLoaded /> }.into_any())
            })
        };
        view! { <Suspense fallback=Starting>{part}</Suspense> }
    }

    /// Loads the part while the reader does something else. Should it fail, the part is asked for again when it is
    /// needed, and the failure is told then.
    pub(crate) fn load_ahead() {
        spawn_local(async {
            if let Err(cause) = load_signed_in().await {
                leptos::logging::warn!("{cause}");
            }
        });
    }

    #[allow(clippy::unnecessary_wraps, reason = "the error is that of loading")]
    #[wasm_split(signed_in, wasm_split_path = leptos::wasm_split, preload(load_signed_in), fallible)]
    fn signed_in() -> Result<AnyView, SplitLoaderError> {
        Ok(view! { <SignedIn /> }.into_any())
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
}
