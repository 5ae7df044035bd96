use std::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

use super::ApiError;
use crate::state::GatewayState;

/// Something that is read from the gateway, again whenever what it depends on changes, when asked,
/// and when the gateway comes back.
///
/// The old value stays until a new one is there. A new read takes the one under way back, as does
/// the end of the component, so that no stale answer arrives.
#[derive(Debug)]
pub struct Reading<T: Send + Sync + 'static> {
    value: RwSignal<Option<T>>,
    error: RwSignal<Option<ApiError>>,
    loading: RwSignal<bool>,
    turn: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Reading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Reading<T> {}

impl<T: Clone + Send + Sync + 'static> Reading<T> {
    /// Reads what `read` asks for; the signals it reads before its first wait are what it depends
    /// on.
    pub fn new<F>(read: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, ApiError>> + 'static,
    {
        let gateway: GatewayState = expect_context();
        let reading = Self {
            value: RwSignal::new(None),
            error: RwSignal::new(None),
            loading: RwSignal::new(true),
            turn: RwSignal::new(0),
        };
        Effect::new(move || {
            reading.turn.track();
            gateway.recoveries.track();
            reading.loading.set(true);
            let answer = read();
            spawn_local_scoped_with_cancellation(async move {
                match answer.await {
                    Ok(value) => {
                        reading.error.try_set(None);
                        reading.value.try_set(Some(value));
                    }
                    Err(error) => {
                        reading.error.try_set(Some(error));
                    }
                }
                reading.loading.try_set(false);
            });
        });
        reading
    }

    /// The latest value.
    pub fn value(self) -> Option<T> {
        self.value.get()
    }

    /// What `look` makes of the latest value.
    pub fn with<U>(self, look: impl FnOnce(Option<&T>) -> U) -> U {
        self.value.with(|value| look(value.as_ref()))
    }

    /// Why the last read failed; none if it did not.
    pub fn error(self) -> Option<ApiError> {
        self.error.get()
    }

    /// Whether a read is under way.
    pub fn loading(self) -> Signal<bool> {
        self.loading.into()
    }

    /// Reads once more.
    pub fn again(self) {
        self.turn.try_update(|turn| *turn += 1);
    }
}
