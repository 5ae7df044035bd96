use std::future::Future;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use nexconn_api::Code;
use nexconn_api::admin::ErrorCode;

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
    turns: Turns,
}

/// What of a reading does not depend on its type.
#[derive(Debug, Clone, Copy)]
struct Turns {
    error: RwSignal<Option<ApiError>>,
    loading: RwSignal<bool>,
    turn: RwSignal<u32>,
}

/// Reads once, and keeps the value where it belongs.
type Read = Box<dyn Fn() -> LocalBoxFuture<'static, Result<(), ApiError>>>;

impl Turns {
    fn new() -> Self {
        Self { error: RwSignal::new(None), loading: RwSignal::new(true), turn: RwSignal::new(0) }
    }

    fn follow(self, read: Read) {
        let gateway: GatewayState = expect_context();
        Effect::new(move || {
            self.turn.track();
            gateway.recoveries.track();
            self.loading.set(true);
            let answer = read();
            spawn_local_scoped_with_cancellation(async move {
                self.error.try_set(answer.await.err());
                self.loading.try_set(false);
            });
        });
    }
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
        let value = RwSignal::new(None);
        let turns = Turns::new();
        turns.follow(Box::new(move || {
            let answer = read();
            let take = move |answer: Result<T, ApiError>| {
                answer.map(|answer| drop(value.try_set(Some(answer))))
            };
            answer.map(take).boxed_local()
        }));
        Self { value, turns }
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
        self.turns.error.get()
    }

    /// Whether the last read was refused for what it asked: in a list read page by page, a cursor that
    /// the gateway or Nexconn does not know.
    pub fn asked_in_vain(self) -> bool {
        self.error().is_some_and(|error| match error {
            ApiError::Refused { refusal, .. } => refusal.code == Code::INVALID_PAGE_TOKEN,
            error => error.code() == Some(ErrorCode::Invalid),
        })
    }

    /// Whether a read is under way.
    pub fn loading(self) -> Signal<bool> {
        self.turns.loading.into()
    }

    /// Whether a read is under way now; none where the page it belongs to is gone.
    pub(crate) fn is_under_way(self) -> Option<bool> {
        self.turns.loading.try_get_untracked()
    }

    /// Changes the latest value, if there is one, as what was learnt otherwise says.
    pub fn change(self, change: impl FnOnce(&mut T)) {
        self.value.try_maybe_update(|value| match value {
            Some(value) => {
                change(value);
                (true, ())
            }
            None => (false, ()),
        });
    }

    /// Reads once more.
    pub fn again(self) {
        self.turns.turn.try_update(|turn| *turn += 1);
    }
}
