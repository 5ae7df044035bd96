use nexconn_api::admin::{
    CreateJobRequest, FriendshipRow, JobAction, PreviewFriendships, RowStanding,
};

use super::kind::Kind;
use crate::text::{ImportKindTexts, Texts};

impl Kind for FriendshipRow {
    type Preview = PreviewFriendships;
    const ACTION: JobAction = JobAction::AddFriends;
    const EXAMPLE: &'static [&'static [&'static str]] = &[
        &["userId", "targetId", "action", "extra", "alias"],
        &["u-1001", "u-1002", "2", "", "Grace from work"],
        &["u-1001", "u-1003", "1", "We met at the conference", ""],
    ];

    fn words(text: Texts) -> &'static ImportKindTexts {
        &text.now().import.friendships
    }

    fn line(&self) -> usize {
        self.line
    }

    fn user(&self) -> (String, Option<String>) {
        (self.friend.user_id.clone(), self.name.clone())
    }

    fn pair(&self) -> Option<String> {
        Some([&self.friend.user_id, ", ", &self.friend.target_id].concat())
    }

    fn standing(&self) -> RowStanding {
        self.standing
    }

    fn is_known(&self) -> bool {
        self.known
    }

    fn values(&self) -> Vec<(String, String)> {
        let friend = &self.friend;
        let target = match &self.target_name {
            Some(name) => format!("{} ({name})", friend.target_id),
            None => friend.target_id.clone(),
        };
        let action = friend.action.map(|action| action.to_string());
        let given = [
            ("targetId", Some(target)),
            ("action", action),
            ("extra", friend.extra.clone()),
            ("alias", friend.alias.clone()),
        ];
        let given = given.into_iter().filter_map(|(field, value)| Some((field.to_owned(), value?)));
        let attributes = friend.friend_ext_profile.iter().flatten();
        let attributes = attributes.map(|(key, value)| {
            (key.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        });
        given.chain(attributes).collect()
    }

    fn put(rows: Vec<Self>, request: &mut CreateJobRequest) {
        request.friends = Some(rows.into_iter().map(|row| row.friend).collect());
    }
}
