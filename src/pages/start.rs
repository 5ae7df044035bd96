//! From an empty page to knowing who is signed in.

use leptos::{ev, prelude::*};
use nexconn_api::Secret;
use nexconn_api::admin::{
    CONTRACT, CreateSession, CreateSessionRequest, ErrorCode, GetHello, GetHelloRequest,
    GetSession, GetSessionRequest, Session,
};
use wasm_bindgen::JsValue;

use crate::api::{ApiError, Client, read_config};
use crate::components::{Icon, IconName};
use crate::state::{GatewayState, Hosting, SessionContext};

/// The fragment of an invite link: `#code=…`.
const CODE: &str = "#code=";

/// The first requests of the console: where the gateway is, whether it fits, who is signed in.
#[derive(Debug, Clone, Copy)]
pub struct Start {
    client: Client,
    gateway: GatewayState,
    hosting: Hosting,
    session: SessionContext,
    code: StoredValue<Option<String>>,
    under_way: RwSignal<bool>,
    error: RwSignal<Option<ApiError>>,
    bad_link: RwSignal<bool>,
}

impl Start {
    /// Takes the one-time code out of the address, where there is one, and begins.
    pub fn begin(client: Client) -> Self {
        let start = Self {
            client,
            gateway: expect_context(),
            hosting: expect_context(),
            session: expect_context(),
            code: StoredValue::new(take_code()),
            under_way: RwSignal::new(true),
            error: RwSignal::new(None),
            bad_link: RwSignal::new(false),
        };
        start.again();
        // A link that is opened in a tab where the console runs changes the fragment alone.
        let links = window_event_listener(ev::hashchange, move |_| {
            if let Some(code) = take_code() {
                start.code.set_value(Some(code));
                start.again();
            }
        });
        on_cleanup(move || links.remove());
        start
    }

    /// Asks once more, after it failed.
    pub fn again(self) {
        let Self { gateway, hosting, session, .. } = self;
        self.under_way.set(true);
        self.bad_link.set(false);
        leptos::task::spawn_local(async move {
            let config = read_config().await;
            gateway.address.set(config.gateway);
            hosting.avatar_hosts.set(config.avatar_hosts);
            let error = match self.find_session().await {
                Ok(Some(found)) => {
                    session.open(found);
                    None
                }
                Ok(None) => {
                    session.close();
                    None
                }
                Err(error) => Some(error),
            };
            self.error.set(error);
            self.under_way.set(false);
        });
    }

    /// Whether it is not known yet who is signed in.
    pub fn is_under_way(self) -> bool {
        self.under_way.get()
    }

    /// Why it is not known.
    pub fn error(self) -> Option<ApiError> {
        self.error.get()
    }

    /// Whether the reader came by a link that no longer works.
    pub fn came_by_bad_link(self) -> bool {
        self.bad_link.get()
    }

    async fn find_session(self) -> Result<Option<Session>, ApiError> {
        let hello = self.client.admin::<GetHello>(&GetHelloRequest {}).await?;
        if hello.contract != CONTRACT {
            return Err(ApiError::Contract { console: CONTRACT, gateway: hello.contract });
        }
        if let Some(code) = self.code.get_value() {
            let request =
                CreateSessionRequest { code: Some(Secret::new(code)), ..Default::default() };
            match self.client.admin::<CreateSession>(&request).await {
                Ok(_) => {
                    self.code.set_value(None);
                    return confirm_session(self.client).await.map(Some);
                }
                Err(error) if error.is_network() => return Err(error),
                Err(error) => {
                    leptos::logging::warn!("the link does not work: {error}");
                    self.code.set_value(None);
                    self.bad_link.set(true);
                }
            }
        }
        if !hello.signed_in {
            return Ok(None);
        }
        match self.client.admin::<GetSession>(&GetSessionRequest {}).await {
            Ok(session) => Ok(Some(session)),
            Err(error) if error.code() == Some(ErrorCode::Unauthenticated) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Makes sure that the browser sends the session back that the gateway has just opened.
pub(crate) async fn confirm_session(client: Client) -> Result<Session, ApiError> {
    match client.admin::<GetSession>(&GetSessionRequest {}).await {
        Err(error) if error.code() == Some(ErrorCode::Unauthenticated) => {
            Err(ApiError::SessionLost { other_site: client.is_other_site() })
        }
        answer => answer,
    }
}

/// Takes the one-time code out of the address, so that neither history nor a copied address has it.
fn take_code() -> Option<String> {
    let location = window().location();
    let fragment = location.hash().ok()?;
    let code = fragment.strip_prefix(CODE)?.to_owned();
    let path = [location.pathname().ok()?, location.search().ok()?].concat();
    let history = window().history().ok()?;
    if let Err(cause) = history.replace_state_with_url(&JsValue::NULL, "", Some(&path)) {
        leptos::logging::warn!("the code stays in the address: {cause:?}");
    }
    Some(code)
}

/// The mark of the product while the first answers are on their way.
#[component]
pub fn Starting() -> impl IntoView {
    view! {
        <div class="boot" aria-busy="true">
            <Icon name=IconName::Mark />
        </div>
    }
}
