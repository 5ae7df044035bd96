//! What happens in an app, as it happens: the gateway's stream of events, and who listens.

mod connection;
mod news;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

pub use news::News;

use crate::api::Reading;

/// How long a list waits before it is read anew, so that many events make one reading.
const GATHERED: Duration = Duration::from_millis(400);

type Listener = Arc<dyn Fn(&News) + Send + Sync>;

/// The events of the app of the pages here.
#[derive(Clone, Copy)]
pub struct Live {
    listeners: StoredValue<BTreeMap<u32, Listener>>,
    last: StoredValue<u32>,
}

impl fmt::Debug for Live {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Live").finish_non_exhaustive()
    }
}

impl Live {
    /// Makes a stream that nothing comes from known to all components below.
    pub fn provide() -> Self {
        let live = Self { listeners: StoredValue::default(), last: StoredValue::new(0) };
        provide_context(live);
        live
    }

    /// Takes the events of the app here from the gateway, for as long as the component lives.
    pub fn connect(self) {
        connection::keep(self);
    }

    /// The events of the pages here.
    ///
    /// # Panics
    /// Outside the frame of an app: a mistake of the program.
    pub fn here() -> Self {
        expect_context()
    }

    /// Tells every listener.
    pub fn tell(self, news: &News) {
        let listeners: Vec<Listener> = self
            .listeners
            .try_with_value(|listeners| listeners.values().cloned().collect())
            .unwrap_or_default();
        for listener in listeners {
            untrack(|| listener(news));
        }
    }

    /// Calls `listener` for each event, for as long as the component lives.
    pub fn listen(self, listener: impl Fn(&News) + Send + Sync + 'static) {
        let Some(number) = self.last.try_update_value(|last| {
            *last += 1;
            *last
        }) else {
            return;
        };
        self.listeners.update_value(|listeners| {
            listeners.insert(number, Arc::new(listener));
        });
        on_cleanup(move || {
            self.listeners.try_update_value(|listeners| listeners.remove(&number));
        });
    }

    /// Reads anew soon after an event that matters, or when events were missed. What is shown stays until the answer is
    /// there.
    pub fn read_again<T: Clone + Send + Sync + 'static>(
        self,
        reading: Reading<T>,
        matters: impl Fn(&News) -> bool + Send + Sync + 'static,
    ) {
        self.read_again_within(GATHERED, reading, matters);
    }

    /// The same for what happens so often that it is read anew at most once in that time.
    pub fn read_again_within<T: Clone + Send + Sync + 'static>(
        self,
        gathered: Duration,
        reading: Reading<T>,
        matters: impl Fn(&News) -> bool + Send + Sync + 'static,
    ) {
        let is_waiting = StoredValue::new(false);
        self.listen(move |news| {
            let is_first = is_waiting.try_get_value() == Some(false);
            if is_first && (matches!(news, News::Missed) || matters(news)) {
                is_waiting.set_value(true);
                soon(gathered, reading, is_waiting);
            }
        });
    }
}

/// Reads when the moment has passed; later where a read is under way, which would be taken back.
fn soon<T: Clone + Send + Sync + 'static>(
    gathered: Duration,
    reading: Reading<T>,
    is_waiting: StoredValue<bool>,
) {
    let read = move || match reading.is_under_way() {
        Some(true) => soon(gathered, reading, is_waiting),
        Some(false) => {
            is_waiting.try_set_value(false);
            reading.again();
        }
        // The page is gone.
        None => {}
    };
    set_timeout(read, gathered);
}
