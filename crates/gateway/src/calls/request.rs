//! Requests about users, made of what they have in common.

use nexconn_api::Spec;
use nexconn_api::spec::{Field, Kind};
use serde_json::{Map, Value, json};

/// Whom a call is about: a user, or a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Subject<'a> {
    pub(crate) user_id: &'a str,
    /// The other user of a pair.
    pub(crate) target: Option<&'a str>,
}

/// The user whom all others of one call must share: the one whose list it is.
pub(crate) fn owner<'a>(spec: &Spec, subject: Subject<'a>) -> Option<&'a str> {
    let has = |is: fn(&Field) -> bool| spec.fields.iter().any(is);
    let is_list = has(|field| matches!(field.kind, Kind::UserIds { .. }));
    let is_one = has(|field| matches!(field.kind, Kind::UserId));
    (is_list && is_one).then_some(subject.user_id)
}

/// A request with these fields, about users whose [`owner`] is the same one, if they have any.
pub(crate) fn request(
    spec: &Spec,
    mut fields: Map<String, Value>,
    subjects: &[Subject<'_>],
) -> Map<String, Value> {
    let Some(first) = subjects.first() else { return fields };
    let is_owned = owner(spec, *first).is_some();
    for field in spec.fields {
        let value = match field.kind {
            Kind::UserIds { .. } => {
                let listed = |subject: &Subject<'_>| {
                    let other = subject.target.filter(|_| is_owned);
                    Value::from(other.unwrap_or(subject.user_id))
                };
                Value::Array(subjects.iter().map(listed).collect())
            }
            Kind::UserId | Kind::NewUserId if field.name == "userId" => json!(first.user_id),
            Kind::UserId => json!(first.target),
            _ => continue,
        };
        fields.insert(field.name.to_owned(), value);
    }
    fields
}

#[cfg(test)]
mod tests {
    use nexconn_api::Endpoint;
    use nexconn_api::nexconn::{AddFriend, AddUserBlocklist, GetUser, UnbanUsers};

    use super::*;

    const fn pair<'a>(user_id: &'a str, target: &'a str) -> Subject<'a> {
        Subject { user_id, target: Some(target) }
    }

    #[test]
    fn each_field_of_users_is_filled_as_the_endpoint_means_it() {
        let alone = |user_id| Subject { user_id, target: None };
        let of = |spec: &'static Spec, subjects: &[Subject<'_>]| {
            Value::Object(request(spec, Map::new(), subjects))
        };
        assert_eq!(
            of(&UnbanUsers::SPEC, &[alone("a"), alone("b")]),
            json!({"userIds": ["a", "b"]})
        );
        assert_eq!(of(&GetUser::SPEC, &[alone("a")]), json!({"userId": "a"}));
        assert_eq!(
            of(&AddUserBlocklist::SPEC, &[pair("a", "b"), pair("a", "c")]),
            json!({"userId": "a", "targetUserIds": ["b", "c"]})
        );
        let friends = json!({"userId": "a", "targetId": "b"});
        assert_eq!(of(&AddFriend::SPEC, &[pair("a", "b")]), friends);
    }

    #[test]
    fn only_lists_of_one_user_have_an_owner() {
        let subject = pair("a", "b");
        assert_eq!(owner(&AddUserBlocklist::SPEC, subject), Some("a"));
        assert_eq!(owner(&UnbanUsers::SPEC, subject), None);
        assert_eq!(owner(&AddFriend::SPEC, subject), None);
    }
}
