use leptos::prelude::*;
use nexconn_api::admin::{
    CreateJobRequest, JobAction, PreviewRegistration, RegistrationRow, RowStanding,
};

use super::kind::Kind;
use super::send::Counts;
use crate::pages::parts::{PlacesNotice, quota_of, read_app_state};
use crate::state::CurrentApp;
use crate::text::{ImportKindTexts, Texts};

impl Kind for RegistrationRow {
    type Preview = PreviewRegistration;
    const ACTION: JobAction = JobAction::Register;
    const EXAMPLE: &'static [&'static [&'static str]] = &[
        &["userId", "name", "avatarUrl"],
        &["u-1001", "Ada Lovelace", "https://example.com/ada.png"],
        &["u-1002", "Grace Hopper", ""],
    ];

    fn words(text: Texts) -> &'static ImportKindTexts {
        &text.now().import.users
    }

    fn line(&self) -> usize {
        self.line
    }

    fn user(&self) -> (String, Option<String>) {
        (self.user.user_id.clone(), Some(self.user.name.clone()))
    }

    /// Registering somebody again writes over name and avatar.
    fn standing(&self) -> RowStanding {
        if self.known { RowStanding::WritesOver } else { RowStanding::New }
    }

    /// Who is registered need not be known.
    fn is_known(&self) -> bool {
        true
    }

    fn values(&self) -> Vec<(String, String)> {
        let avatar = self.avatar().map(|address| ("avatarUrl".to_owned(), address.to_owned()));
        avatar.into_iter().collect()
    }

    fn avatar(&self) -> Option<&str> {
        self.user.avatar_url.as_deref().filter(|address| !address.is_empty())
    }

    fn effects(text: Texts, counts: Counts, app: CurrentApp) -> Vec<String> {
        let words = &text.now().import;
        let known = (counts.over > 0).then_some(words.effect_known);
        let quota = (!app.is_production()).then_some(words.effect_quota);
        let effects = words.users.effects.iter().copied().chain(known).chain(quota);
        effects.map(ToOwned::to_owned).collect()
    }

    /// Places that a development app has left.
    fn notice(counts: Memo<Counts>) -> Option<AnyView> {
        let quota = quota_of(read_app_state());
        let wanted = Signal::derive(move || Some(counts.get().new as u64));
        Some(view! { <PlacesNotice quota wanted /> }.into_any())
    }

    fn put(rows: Vec<Self>, request: &mut CreateJobRequest) {
        request.users = Some(rows.into_iter().map(|row| row.user).collect());
    }
}
