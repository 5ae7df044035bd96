use leptos::prelude::*;
use nexconn_api::admin::{CreateJobRequest, FriendRow, JobAction, UserPair};
use nexconn_api::nexconn::{
    AddFriendRequest, FriendPermission, PROFILE_FIELDS, SetUserProfileRequest,
};
use nexconn_api::spec::Kind;
use serde_json::{Map, Value, json};

use crate::components::{RadioChoice, RadioGroup, Select, SelectOption, TextField, TextKind};
use crate::form::DraftCore;
use crate::pages::parts::UserPicker;
use crate::text::{ManyValuesTexts, use_text};

/// Stands in the list of profile keys for a custom attribute.
const CUSTOM: &str = "";

/// What an action sets besides, for everybody the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Values {
    /// Whose blocklist or friends change.
    owner: RwSignal<Option<String>>,
    /// With commas or blanks between.
    tags: RwSignal<String>,
    permission: RwSignal<FriendPermission>,
    /// How friends are added: see [`AddFriendRequest`].
    how: RwSignal<i64>,
    /// The key of a profile, or [`CUSTOM`].
    key: RwSignal<String>,
    /// The key of a custom attribute.
    custom: RwSignal<String>,
    value: RwSignal<String>,
}

impl Values {
    pub(super) fn new() -> Self {
        Self {
            owner: RwSignal::new(None),
            tags: RwSignal::new(String::new()),
            permission: RwSignal::new(FriendPermission::Approval),
            how: RwSignal::new(AddFriendRequest::AT_ONCE),
            key: RwSignal::new("level".to_owned()),
            custom: RwSignal::new("ext_".to_owned()),
            value: RwSignal::new(String::new()),
        }
    }

    /// The users of a request for a job, and what it sets for them.
    pub(super) fn fill(self, request: &mut CreateJobRequest, ids: Vec<String>) {
        let owner = self.owner.get().unwrap_or_default();
        match request.action {
            JobAction::Block | JobAction::Unblock | JobAction::RemoveFriends => {
                let pair = |target_id| UserPair { user_id: owner.clone(), target_id };
                request.pairs = Some(ids.into_iter().map(pair).collect());
            }
            JobAction::AddFriends => {
                let action = Some(self.how.get());
                let row = |target_id| FriendRow {
                    user_id: owner.clone(),
                    target_id,
                    action,
                    ..FriendRow::default()
                };
                request.friends = Some(ids.into_iter().map(row).collect());
            }
            JobAction::SetProfile => {
                let values = self.profile();
                let row = |user_id| SetUserProfileRequest { user_id, ..values.clone() };
                request.profiles = Some(ids.into_iter().map(row).collect());
            }
            JobAction::SetTags => {
                request.user_ids = Some(ids);
                request.tags = Some(self.tags.with(|tags| words(tags)));
            }
            JobAction::SetFriendPermission => {
                request.user_ids = Some(ids);
                request.permission_type = Some(self.permission.get());
            }
            _ => request.user_ids = Some(ids),
        }
    }

    /// The one key that is set, with its value; a number that is none stands for itself, and is told as too small.
    fn profile(self) -> SetUserProfileRequest {
        let (key, value) = (self.key.get(), self.value.get());
        if key == CUSTOM {
            let attributes = [(self.custom.get(), value)].into_iter().collect();
            return SetUserProfileRequest {
                user_ext_profile: Some(attributes),
                ..SetUserProfileRequest::default()
            };
        }
        let value = if is_number(&key) {
            json!(value.trim().parse::<i64>().unwrap_or(-1))
        } else {
            json!(value)
        };
        let profile = Value::Object(Map::from_iter([(key, value)]));
        SetUserProfileRequest {
            user_profile: serde_json::from_value(profile).ok(),
            ..SetUserProfileRequest::default()
        }
    }

    /// Why it cannot be sent yet.
    pub(super) fn missing(
        self,
        action: JobAction,
        words: &ManyValuesTexts,
    ) -> Option<&'static str> {
        let no_owner = action.is_of_pairs() && self.owner.with(Option::is_none);
        let no_value = action == JobAction::SetProfile
            && self.value.with(|value| value.trim().is_empty())
            && is_number(&self.key.get());
        if no_owner { Some(words.owner_first) } else { no_value.then_some(words.value_first) }
    }
}

fn is_number(key: &str) -> bool {
    let field = PROFILE_FIELDS.iter().find(|field| field.name == key);
    field.is_some_and(|field| matches!(field.kind, Kind::Int { .. }))
}

fn words(text: &str) -> Vec<String> {
    let separates = |character: char| character.is_whitespace() || matches!(character, ',' | '，');
    text.split(separates).filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect()
}

/// The fields of what the chosen action sets.
#[component]
pub(super) fn ValueFields(
    action: Memo<JobAction>,
    values: Values,
    draft: DraftCore,
) -> impl IntoView {
    move || match action.get() {
        JobAction::Block | JobAction::Unblock | JobAction::RemoveFriends => {
            view! { <Owner action values /> }.into_any()
        }
        JobAction::AddFriends => view! {
            <Owner action values />
            <How values />
        }
        .into_any(),
        JobAction::SetTags => view! { <Tags values draft /> }.into_any(),
        JobAction::SetFriendPermission => view! { <Permissions values /> }.into_any(),
        JobAction::SetProfile => view! { <ProfileKey values draft /> }.into_any(),
        _ => ().into_any(),
    }
}

/// Whose blocklist or friends change.
#[component]
fn Owner(action: Memo<JobAction>, values: Values) -> impl IntoView {
    let text = use_text();
    let label = Signal::derive(move || {
        let words = &text.now().many_values;
        let blocks = matches!(action.get(), JobAction::Block | JobAction::Unblock);
        if blocks { words.whose_blocklist } else { words.whose_friends }.to_owned()
    });
    view! {
        <UserPicker label chosen=values.owner on_choose=move |id: String| values.owner.set(Some(id)) />
    }
}

#[component]
fn How(values: Values) -> impl IntoView {
    let text = use_text();
    let choice = move |how: i64| {
        let hint = Signal::derive(move || {
            let words = &text.now().many_values;
            let hint =
                if how == AddFriendRequest::AT_ONCE { words.at_once_hint } else { words.ask_hint };
            Some(hint.to_owned())
        });
        view! {
            <RadioChoice
                chosen=Signal::derive(move || values.how.get() == how)
                on_choose=move || values.how.set(how)
                hint
            >
                {move || {
                    let words = &text.now().many_values;
                    if how == AddFriendRequest::AT_ONCE { words.at_once } else { words.ask }
                }}
            </RadioChoice>
        }
    };
    view! {
        <RadioGroup legend=text.of(|words| words.many_values.how)>
            {choice(AddFriendRequest::AT_ONCE)} {choice(AddFriendRequest::AS_PERMITTED)}
        </RadioGroup>
    }
}

#[component]
fn Tags(values: Values, draft: DraftCore) -> impl IntoView {
    let text = use_text();
    view! {
        <TextField
            label=text.of(|words| words.many_values.tags)
            value=values.tags
            kind=TextKind::Machine
            optional=true
            hint=text.of(|words| words.many_values.tags_hint)
            error=draft.error_of("tags")
            on_commit=move || draft.leave("tags")
        />
    }
}

#[component]
fn Permissions(values: Values) -> impl IntoView {
    let text = use_text();
    let choice = move |permission: FriendPermission| {
        view! {
            <RadioChoice
                chosen=Signal::derive(move || values.permission.get() == permission)
                on_choose=move || values.permission.set(permission)
            >
                {move || (text.now().many_values.permission)(permission)}
            </RadioChoice>
        }
    };
    view! {
        <RadioGroup legend=text.of(|words| words.many_values.who_may_add)>
            {FriendPermission::ALL.map(choice).collect_view()}
        </RadioGroup>
    }
}

/// One key of the profile, and its value for everybody.
#[component]
fn ProfileKey(values: Values, draft: DraftCore) -> impl IntoView {
    let text = use_text();
    let options = Signal::derive(move || {
        let documented = PROFILE_FIELDS.iter().map(|field| SelectOption {
            value: field.name.to_owned(),
            text: field.name.to_owned(),
        });
        let custom = SelectOption {
            value: CUSTOM.to_owned(),
            text: text.now().many_values.custom.to_owned(),
        };
        documented.chain([custom]).collect::<Vec<_>>()
    });
    let custom = move || {
        values.key.with(|key| key == CUSTOM).then(|| {
            view! {
                <TextField
                    label=text.of(|words| words.many_values.custom_key)
                    value=values.custom
                    kind=TextKind::Machine
                    hint=text.of(|words| words.many_values.custom_hint)
                />
            }
        })
    };
    let value = move || {
        let key = values.key.get();
        let field = if key == CUSTOM {
            ["profiles[0].userExtProfile.", &values.custom.get()].concat()
        } else {
            ["profiles[0].userProfile.", &key].concat()
        };
        let left = field.clone();
        view! {
            <TextField
                label=text.of(|words| words.many_values.value)
                value=values.value
                hint=text.of(|words| words.many_values.value_hint)
                error=draft.error_of(field)
                on_commit=move || draft.leave(left.clone())
            />
        }
    };
    view! {
        <Select
            label=text.of(|words| words.many_values.key)
            options
            value=values.key
            on_change=move |key| values.key.set(key)
        />
        {custom}
        {value}
    }
}
