use leptos::prelude::*;
use nexconn_api::admin::{
    DeclareAppRequest, DeclaredPlan, DeclaredRequests, DeclaredSwitch, DeclaredTokens,
};
use nexconn_api::nexconn::FriendPermission;

use super::Declaration;
use crate::pages::app::validity::{Chosen, Validity};

/// What is chosen in the dialog.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fields {
    Plan(RwSignal<DeclaredPlan>),
    Tokens(Validity),
    Switch(Switch, RwSignal<DeclaredSwitch>),
    Requests(RwSignal<DeclaredRequests>),
}

/// What is on or off.
#[derive(Debug, Clone, Copy)]
pub(super) enum Switch {
    Hooks,
    FriendsOnly,
    Blocklist,
}

impl Fields {
    pub(super) fn of(declared: Declaration) -> Self {
        let switch = |which, is_on| Self::Switch(which, RwSignal::new(declared_switch(is_on)));
        match declared {
            Declaration::Plan(plan) => Self::Plan(RwSignal::new(plan)),
            Declaration::Tokens(validity) => Self::Tokens(Validity::of(validity)),
            Declaration::Hooks(is_on) => switch(Switch::Hooks, is_on),
            Declaration::FriendsOnly(is_on) => switch(Switch::FriendsOnly, is_on),
            Declaration::Blocklist(is_on) => switch(Switch::Blocklist, is_on),
            Declaration::Requests(now) => Self::Requests(RwSignal::new(match now {
                Some(FriendPermission::Anyone) => DeclaredRequests::Anyone,
                Some(FriendPermission::Approval) => DeclaredRequests::Approval,
                Some(FriendPermission::Nobody) => DeclaredRequests::Nobody,
                None => DeclaredRequests::Unknown,
            })),
        }
    }

    pub(super) fn request(self, app: String) -> DeclareAppRequest {
        let request = DeclareAppRequest { app, ..DeclareAppRequest::default() };
        match self {
            Self::Plan(plan) => DeclareAppRequest { plan: Some(plan.get()), ..request },
            Self::Switch(which, value) => {
                let value = Some(value.get());
                match which {
                    Switch::Hooks => DeclareAppRequest { hooks: value, ..request },
                    Switch::FriendsOnly => DeclareAppRequest { friends_only: value, ..request },
                    Switch::Blocklist => DeclareAppRequest { blocklist: value, ..request },
                }
            }
            Self::Requests(value) => {
                DeclareAppRequest { friend_requests: Some(value.get()), ..request }
            }
            Self::Tokens(validity) => {
                let (tokens, token_minutes) = match validity.chosen() {
                    Chosen::Never => (DeclaredTokens::Permanent, None),
                    // Where no whole number is given, the check says what is right.
                    Chosen::After(minutes) => {
                        (DeclaredTokens::Expire, Some(minutes.unwrap_or_default()))
                    }
                    Chosen::Unknown => (DeclaredTokens::Unknown, None),
                };
                DeclareAppRequest { tokens: Some(tokens), token_minutes, ..request }
            }
        }
    }
}

const fn declared_switch(is_on: Option<bool>) -> DeclaredSwitch {
    match is_on {
        Some(true) => DeclaredSwitch::On,
        Some(false) => DeclaredSwitch::Off,
        None => DeclaredSwitch::Unknown,
    }
}
