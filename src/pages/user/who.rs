use leptos::prelude::*;
use nexconn_api::nexconn::HostedProfile;

use super::User;
use super::view::{UserQuery, View};
use crate::components::{Icon, IconName, Identifier};
use crate::pages::parts::{
    Differences, attribute_name, attribute_text, attributes_of, gender_name,
};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// Documented attributes that only a hosted profile has, as they are shown.
const HOSTED_ONLY: [&str; 7] =
    ["email", "birthday", "gender", "location", "uniqueId", "role", "level"];

/// Where the user's hosted profile says something else than the registration, tracked.
pub(super) fn differences(user: User) -> Differences {
    let (name, avatar) =
        user.profile.with(|profile| (profile.name.clone(), profile.avatar.clone()));
    user.hosted().reading.with(|hosted| {
        hosted
            .map(|hosted| Differences::of(hosted, name.as_deref(), avatar.as_deref()))
            .unwrap_or_default()
    })
}

/// Registration and hosted profile beside each other; what differs is marked.
#[component]
pub(super) fn Who(user: User) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let differences = Memo::new(move |_| differences(user));
    let hosted = move || user.hosted().reading.value();
    let name_differs = Memo::new(move |_| differences.with(|found| found.name.is_some()));
    let avatar_differs = Memo::new(move |_| differences.with(|found| found.avatar));
    let attribute = move |key: &'static str| {
        let hosted = hosted();
        hosted.map(|hosted| attribute_text(&attributes_of(&hosted), key)).unwrap_or_default()
    };
    let registered_name = move || {
        let name = user.profile.with(|profile| profile.name.clone());
        name.unwrap_or_else(|| "—".to_owned())
    };
    let registered_avatar = move || match user.profile.with(|profile| profile.avatar.clone()) {
        None => "—".into_any(),
        Some(address) if address.is_empty() => {
            view! { {text.of(|words| words.user.no_avatar)} }.into_any()
        }
        Some(address) => view! { <Identifier value=address whole=true /> }.into_any(),
    };
    let hosted_avatar = move || match attribute("portraitUri") {
        address if address.is_empty() => "—".into_any(),
        address => view! { <Identifier value=address whole=true /> }.into_any(),
    };
    let rest = move || hosted().map(|hosted| rest_of(text, &hosted)).unwrap_or_default();
    let edit = Signal::derive(move || {
        let query = UserQuery { view: View::Profile, ..UserQuery::default() };
        query.href(app.slug(), user.id())
    });
    // A profile of who is deleted would be refused.
    let is_deleted = Memo::new(move |_| user.deletion.with(Option::is_some));
    let write = move || {
        (!is_deleted.get()).then(|| {
            let label = move || {
                let words = &text.now().profile;
                if user.hosted().is_set() { words.edit } else { words.write }
            };
            view! {
                <a class="link" href=edit>
                    {label}
                </a>
            }
        })
    };
    let missing = move || {
        let words = &text.now().profile;
        let says = if user.hosted().reading.error().is_some() {
            words.not_read
        } else if user.hosted().reading.with(|hosted| hosted.is_none()) || user.hosted().is_set() {
            return None;
        } else {
            words.empty
        };
        Some(view! { <p class="who-empty">{says}</p> })
    };
    view! {
        <table class="who">
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">
                        {text.of(|words| words.user.registration)}
                        <p>{text.of(|words| words.profile.registration_is)}</p>
                    </th>
                    <th scope="col">
                        {text.of(|words| words.profile.title)}
                        <p>{text.of(|words| words.profile.hosted_is)}</p>
                        {write}
                    </th>
                </tr>
            </thead>
            <tbody>
                <tr data-differs=move || name_differs.get().then_some("")>
                    <th scope="row">
                        <Mark differs=name_differs />
                        {text.of(|words| words.user.name)}
                    </th>
                    <td>
                        <bdi>{registered_name}</bdi>
                    </td>
                    <td>
                        <bdi>{move || said(attribute("name"))}</bdi>
                    </td>
                </tr>
                <tr data-differs=move || avatar_differs.get().then_some("")>
                    <th scope="row">
                        <Mark differs=avatar_differs />
                        {text.of(|words| words.user.avatar)}
                    </th>
                    <td>{registered_avatar}</td>
                    <td>{hosted_avatar}</td>
                </tr>
                {move || rest().into_iter().map(Row::view).collect_view()}
            </tbody>
        </table>
        {missing}
    }
}

/// ≠ in the margin.
#[component]
fn Mark(differs: Memo<bool>) -> impl IntoView {
    let text = use_text();
    move || {
        differs.get().then(|| {
            view! {
                <span class="mark" data-tone="warning">
                    <Icon name=IconName::NotEqual />
                    <span class="visually-hidden">{text.of(|words| words.profiles.differs)}</span>
                </span>
            }
        })
    }
}

/// An attribute that a registration does not have.
struct Row {
    name: String,
    is_key: bool,
    value: String,
}

impl Row {
    fn view(self) -> AnyView {
        let Self { name, is_key, value } = self;
        view! {
            <tr>
                <th scope="row" data-key=is_key.then_some("")>
                    {name}
                </th>
                <td>"—"</td>
                <td>
                    <bdi>{value}</bdi>
                </td>
            </tr>
        }
        .into_any()
    }
}

/// What is set of a profile beyond name and avatar.
fn rest_of(text: Texts, hosted: &HostedProfile) -> Vec<Row> {
    let attributes = attributes_of(hosted);
    let documented = HOSTED_ONLY.into_iter().map(|key| {
        let value = attribute_text(&attributes, key);
        let value = if key == "gender" { gender_name(text, &value) } else { value };
        Row { name: attribute_name(key)(text.now()).to_owned(), is_key: false, value }
    });
    let custom = hosted.user_ext_profile.iter().flatten();
    let custom =
        custom.map(|(key, value)| Row { name: key.clone(), is_key: true, value: value.clone() });
    documented.chain(custom).filter(|row| !row.value.is_empty()).collect()
}

fn said(value: String) -> String {
    if value.is_empty() { "—".to_owned() } else { value }
}
