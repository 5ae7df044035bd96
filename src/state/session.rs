use leptos::prelude::*;
use nexconn_api::admin::Session;
use nexconn_api::spec::Role;

/// Who is signed in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SessionState {
    /// Not asked yet.
    #[default]
    Unknown,
    /// Nobody.
    SignedOut,
    /// This admin.
    SignedIn(Session),
    /// This admin was, until the gateway ended the session; the page stays, to go on with.
    Expired(Session),
}

/// The session, known to all components.
#[derive(Debug, Clone, Copy)]
pub struct SessionContext(RwSignal<SessionState>);

impl SessionContext {
    /// Makes an unknown session known to all components below.
    pub fn provide() -> Self {
        let session = Self(RwSignal::new(SessionState::Unknown));
        provide_context(session);
        session
    }

    /// The state, tracked.
    pub fn state(self) -> SessionState {
        self.0.get()
    }

    /// The admin's e-mail address, also after the session has ended.
    pub fn email(self) -> Option<String> {
        self.0.with(|state| match state {
            SessionState::SignedIn(session) | SessionState::Expired(session) => {
                Some(session.email.clone())
            }
            SessionState::Unknown | SessionState::SignedOut => None,
        })
    }

    /// The admin's role in an app, also after the session has ended; tracked.
    pub fn role(self, app: &str) -> Option<Role> {
        self.0.with(|state| match state {
            SessionState::SignedIn(session) | SessionState::Expired(session) => {
                session.roles.iter().find(|of| of.app == app).map(|of| of.role)
            }
            SessionState::Unknown | SessionState::SignedOut => None,
        })
    }

    /// The gateway has opened or confirmed this session.
    pub fn open(self, session: Session) {
        self.0.try_set(SessionState::SignedIn(session));
    }

    /// Nobody is signed in.
    pub fn close(self) {
        self.0.try_set(SessionState::SignedOut);
    }

    /// The gateway no longer knows the session.
    pub fn expire(self) {
        self.0.try_update(|state| {
            *state = match std::mem::take(state) {
                SessionState::SignedIn(session) | SessionState::Expired(session) => {
                    SessionState::Expired(session)
                }
                SessionState::Unknown | SessionState::SignedOut => SessionState::SignedOut,
            };
        });
    }
}
