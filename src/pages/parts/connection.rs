use leptos::prelude::*;
use nexconn_api::admin::{
    CheckConnection, CheckConnectionRequest, ClockDifference, ConnectionState, FailureKind,
    ServerState,
};
use nexconn_api::wire::Refusal;

use crate::api::{ApiError, Client};
use crate::components::{Button, ButtonSize, Dot, DotState};
use crate::state::{CurrentApp, GatewayState};
use crate::text::{Texts, use_text};

/// How the app's service answers, and the way to look now.
#[derive(Clone, Copy)]
pub(crate) struct Connection {
    /// What is known; none until it was read.
    pub(crate) state: Memo<Option<ConnectionState>>,
    /// Why the last look did not come about.
    pub(crate) error: RwSignal<Option<ApiError>>,
    check: Action<(), ()>,
}

impl Connection {
    /// What `state` knows; `take` gets what a look finds.
    pub(crate) fn new(
        state: Memo<Option<ConnectionState>>,
        take: impl Fn(ConnectionState) + Copy + Send + Sync + 'static,
    ) -> Self {
        let client = Client::here();
        let app = CurrentApp::here();
        let error = RwSignal::new(None);
        let check = Action::new_local(move |(): &()| {
            let answer = client
                .admin::<CheckConnection>(&CheckConnectionRequest { app: app.slug_untracked() });
            async move {
                match answer.await {
                    Ok(found) => {
                        take(found);
                        error.try_set(None);
                    }
                    Err(why) => drop(error.try_set(Some(why))),
                }
            }
        });
        Self { state, error, check }
    }

    /// A server, by its place: the primary one, then the backup.
    pub(crate) fn server(self, place: usize) -> Memo<Option<ServerState>> {
        Memo::new(move |_| {
            self.state.with(|state| state.as_ref().and_then(|it| it.servers.get(place).cloned()))
        })
    }

    /// How many servers there are.
    pub(crate) fn servers(self) -> Memo<usize> {
        Memo::new(move |_| self.state.with(|state| state.as_ref().map_or(0, |it| it.servers.len())))
    }

    /// How far the clocks are apart.
    pub(crate) fn clock(self) -> Memo<Option<ClockDifference>> {
        Memo::new(move |_| self.state.with(|state| state.as_ref().and_then(|it| it.clock)))
    }
}

/// Looks now.
#[component]
pub(crate) fn TestNow(connection: Connection) -> impl IntoView {
    let text = use_text();
    view! {
        <Button
            size=ButtonSize::Small
            busy=connection.check.pending()
            busy_label=Signal::derive(move || Some(text.now().connection.testing.to_owned()))
            on_press=move || drop(connection.check.dispatch_local(()))
        >
            {text.of(|words| words.connection.test_now)}
        </Button>
    }
}

/// Why the last look did not come about.
#[component]
pub(crate) fn NotTested(connection: Connection) -> impl IntoView {
    let text = use_text();
    let gateway: GatewayState = expect_context();
    move || {
        let error = connection.error.get()?;
        let told = text.now().error(&error, &gateway.address.get());
        Some(view! {
            <p class="setting-wrong" role="alert">
                {told.title}
                " "
                {told.detail}
            </p>
        })
    }
}

/// How a server answers: a dot and a sentence.
#[component]
pub(crate) fn ServerSays(server: Memo<Option<ServerState>>) -> impl IntoView {
    let text = use_text();
    let state = Signal::derive(move || {
        server.with(|server| match server {
            Some(server) if server.failing().is_some() => DotState::Bad,
            Some(server) if server.answered.is_some() => DotState::On,
            _ => DotState::Off,
        })
    });
    let says = move || server.with(|server| server.as_ref().map(|server| says(text, server)));
    view! { <Dot state>{says}</Dot> }
}

fn says(text: Texts, server: &ServerState) -> String {
    let (words, language) = (&text.now().connection, text.language());
    if let Some(failed) = server.failing() {
        return match failed.why {
            FailureKind::Unreachable => words.unreachable.to_owned(),
            FailureKind::Lost => words.lost.to_owned(),
            FailureKind::Refused { http, code } => {
                let refusal = Refusal { http, code, message: String::new() };
                (words.refused)(http, code.0, &text.now().refusal(&refusal))
            }
        };
    }
    match server.answered {
        Some(answered) => (words.answers)(&language.number(answered.millis.into())),
        None => words.not_asked.to_owned(),
    }
}

/// How far the clocks are apart, such as "0.2 s behind".
pub(crate) fn clock_says(text: Texts, clock: ClockDifference) -> String {
    let words = &text.now().connection;
    let tenths = (clock.millis.unsigned_abs() + 50) / 100;
    let seconds = [
        text.language().number(tenths / 10),
        if tenths >= 100 { String::new() } else { format!(".{}", tenths % 10) },
    ]
    .concat();
    match clock.millis {
        millis if millis.abs() <= clock.within => words.clock_same.to_owned(),
        millis if millis > 0 => (words.clock_ahead)(&seconds),
        _ => (words.clock_behind)(&seconds),
    }
}

/// Host and port of an address, as a reader knows it.
pub(crate) fn host_of(address: &str) -> String {
    web_sys::Url::new(address).map_or_else(|_| address.to_owned(), |url| url.host())
}
