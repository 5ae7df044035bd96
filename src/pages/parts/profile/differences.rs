use leptos::prelude::*;
use nexconn_api::admin::DirectoryUser;
use nexconn_api::nexconn::HostedProfile;

use crate::components::{Icon, IconName};
use crate::text::{isolated, use_text};

/// Where a hosted profile says something else than the registration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Differences {
    /// The registered name, where the profile has another one.
    pub(crate) name: Option<String>,
    /// Whether both have an avatar, and not the same.
    pub(crate) avatar: bool,
}

impl Differences {
    /// Between a profile and what is known of the registration. What one of them does not have does not differ.
    pub(crate) fn of(profile: &HostedProfile, name: Option<&str>, avatar: Option<&str>) -> Self {
        let hosted = profile.user_profile.as_ref();
        let hosted_name = hosted.and_then(|profile| profile.name.as_deref());
        let hosted_avatar = hosted.and_then(|profile| profile.portrait_uri.as_deref());
        Self {
            name: name.filter(|name| differ(hosted_name, Some(name))).map(ToOwned::to_owned),
            avatar: differ(hosted_avatar, avatar),
        }
    }

    /// Between a profile and what the directory knows.
    pub(crate) fn from_known(profile: &HostedProfile, known: Option<&DirectoryUser>) -> Self {
        let name = known.and_then(|known| known.name.as_deref());
        Self::of(profile, name, known.and_then(|known| known.avatar_url.as_deref()))
    }

    /// How many fields differ.
    pub(crate) fn count(&self) -> usize {
        usize::from(self.name.is_some()) + usize::from(self.avatar)
    }
}

fn differ(hosted: Option<&str>, registered: Option<&str>) -> bool {
    let said = |text: Option<&str>| text.is_some_and(|text| !text.is_empty());
    said(hosted) && said(registered) && hosted != registered
}

/// ≠ beside what differs from the registration.
#[component]
pub(crate) fn DiffersMark(
    /// Where it differs.
    differences: Differences,
) -> impl IntoView {
    let text = use_text();
    (differences.count() > 0).then(|| {
        let hint = move || match &differences.name {
            Some(name) => (text.now().profiles.differs_from)(&isolated(name)),
            None => text.now().profile.other_avatar.to_owned(),
        };
        view! {
            <span class="differs" title=hint>
                <Icon name=IconName::NotEqual />
                <span class="visually-hidden">{text.of(|words| words.profiles.differs)}</span>
            </span>
        }
    })
}
