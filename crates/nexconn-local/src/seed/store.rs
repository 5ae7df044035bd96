//! Stores people by the functions that calls store by.

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use super::person::{EXT_KEYS, Person};
use crate::Error;
use crate::store::profiles::Profile;
use crate::store::{
    bans, blocklist, deletions, friend_permissions, friends, mutes, profiles, tags, users,
};

/// Stores everybody. Those who are soft-deleted come last: whatever was theirs is erased.
pub(super) async fn add(database: &mut SqliteConnection, people: &[Person]) -> Result<(), Error> {
    let keys = EXT_KEYS.map(str::to_owned);
    profiles::set_keys(&mut *database, &keys).await?;
    for person in people {
        add_person(&mut *database, person).await?;
    }
    for person in people {
        for place in &person.blocks {
            if let Some(blocked) = people.get(*place) {
                blocklist::add(&mut *database, &person.user_id, &blocked.user_id).await?;
            }
        }
    }
    add_friendships(&mut *database, people).await?;
    for person in people {
        if let Some(requested_at) = person.deleted {
            deletions::mark(&mut *database, &person.user_id, requested_at).await?;
            deletions::erase(&mut *database, &person.user_id).await?;
        }
    }
    Ok(())
}

async fn add_person(database: &mut SqliteConnection, person: &Person) -> Result<(), Error> {
    let user_id = &person.user_id;
    let registered_at = person.registered_at;
    users::add(&mut *database, user_id, &person.name, &person.avatar_url, registered_at).await?;
    if let Some(profile) = &person.profile {
        let profile = Profile {
            basic: profile.basic.clone(),
            ext: profile.ext.clone(),
            version: registered_at,
        };
        profiles::set(&mut *database, user_id, &profile).await?;
    }
    if let Some(ends_at) = person.banned {
        bans::set(&mut *database, user_id, ends_at).await?;
    }
    if let Some(since) = person.muted {
        mutes::set(&mut *database, user_id, since).await?;
    }
    if let Some(permission) = person.permission {
        friend_permissions::set(&mut *database, user_id, permission.into()).await?;
    }
    tags::set(database, user_id, &person.tags).await
}

/// In the order of their time, which is that of every list.
async fn add_friendships(database: &mut SqliteConnection, people: &[Person]) -> Result<(), Error> {
    let mut all: Vec<_> = people
        .iter()
        .flat_map(|person| person.friends.iter().map(move |friend| (person, friend)))
        .collect();
    all.sort_by_key(|(_, friend)| friend.added_at);
    for (person, friend) in all {
        let Some(other) = people.get(friend.of) else { continue };
        friends::add(&mut *database, &person.user_id, &other.user_id, friend.added_at).await?;
        if !friend.alias.is_empty() {
            let (user_id, other) = (&person.user_id, &other.user_id);
            let none = BTreeMap::new();
            friends::note(&mut *database, user_id, other, friend.alias, &none).await?;
        }
    }
    Ok(())
}
