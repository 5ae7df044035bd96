//! Who is made: everything about everybody, decided by a number before anything is stored.

use fastrand::Rng;
use nexconn_api::check::USER_ID_BYTES;
use nexconn_api::nexconn::{FRIENDS, FriendPermission, RESTORABLE_AFTER};
use serde_json::{Map, Value, json};

use super::Seed;
use super::names::{ODD, name};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// The custom attributes that profiles have.
pub(super) const EXT_KEYS: [&str; 2] = ["ext_city", "ext_tier"];
const CITIES: [&str; 7] = ["Lyon", "大阪", "القاهرة", "Kraków", "São Paulo", "Київ", "서울"];
const TAGS: [&str; 6] = ["vip", "region-eu", "region-apac", "beta", "tester", "churn-risk"];
const ALIASES: [&str; 5] = ["bro", "Chess club", "小老弟", "the one from Lyon", "💛"];

/// Somebody, and how they stand to those who come before in the list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Person {
    pub(super) user_id: String,
    pub(super) name: String,
    /// Empty for none.
    pub(super) avatar_url: String,
    /// Unix milliseconds.
    pub(super) registered_at: i64,
    pub(super) profile: Option<Profile>,
    pub(super) tags: Vec<String>,
    /// Until when.
    pub(super) banned: Option<i64>,
    /// Since when.
    pub(super) muted: Option<i64>,
    /// When that was requested; it is done.
    pub(super) deleted: Option<i64>,
    pub(super) permission: Option<FriendPermission>,
    pub(super) friends: Vec<Friend>,
    /// Who is blocked, by places in the list.
    pub(super) blocks: Vec<usize>,
}

/// A hosted profile: its basic keys and its custom ones.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Profile {
    pub(super) basic: Map<String, Value>,
    pub(super) ext: Map<String, Value>,
}

/// A friendship with somebody earlier in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Friend {
    /// The other one's place.
    pub(super) of: usize,
    /// Unix milliseconds.
    pub(super) added_at: i64,
    /// What the later one calls the earlier one; empty for nothing.
    pub(super) alias: &'static str,
}

/// The people of a seed, those who registered first in front.
pub(super) fn people(seed: Seed, now: i64) -> Vec<Person> {
    let mut random = Rng::with_seed(seed.number);
    let count = usize::try_from(seed.users).unwrap_or(usize::MAX);
    let mut people: Vec<Person> = Vec::with_capacity(count);
    for place in 0..count {
        let person = person(&mut random, place, count, now);
        people.push(person);
    }
    befriend(&mut random, &mut people, now);
    people
}

fn person(random: &mut Rng, place: usize, count: usize, now: i64) -> Person {
    let odd = ODD.get(place.wrapping_sub(1));
    let name = odd.map_or_else(|| name(random), |odd| (*odd).to_owned());
    let user_id = user_id(random, place);
    let one_in = |random: &mut Rng, of: u32| random.u32(..of) == 0;
    let age = 2 * DAY + random.i64(0..DAY);
    let ago = i64::try_from(count - place).unwrap_or(i64::MAX).saturating_mul(11 * MINUTE);
    let has_avatar = !one_in(random, 3);
    let avatar_url = if has_avatar {
        format!("https://avatars.example.com/{}.png", random.u32(..))
    } else {
        String::new()
    };
    let profile = (!one_in(random, 5)).then(|| profile(random, &name, &avatar_url));
    let mut tags = TAGS.map(str::to_owned).to_vec();
    random.shuffle(&mut tags);
    tags.truncate(if one_in(random, 3) { random.usize(1..=3) } else { 0 });
    let is_deleted = one_in(random, 60);
    let banned = (!is_deleted && one_in(random, 40)).then(|| now + random.i64(1..30 * DAY));
    let muted = (!is_deleted && one_in(random, 50)).then(|| now - random.i64(0..DAY));
    let deleted = is_deleted.then(|| now - random.i64(RESTORABLE_AFTER / 2..DAY));
    let permission = one_in(random, 6)
        .then(|| FriendPermission::ALL[random.usize(..FriendPermission::ALL.len())]);
    let places = place.min(random.usize(..4));
    let blocks = if one_in(random, 12) && !is_deleted {
        (0..places).map(|_| random.usize(..place)).collect()
    } else {
        Vec::new()
    };
    Person {
        user_id,
        name,
        avatar_url,
        registered_at: now - age - ago,
        profile,
        tags,
        banned,
        muted,
        deleted,
        permission,
        friends: Vec::new(),
        blocks,
    }
}

/// An id in one of the forms that apps use; every fiftieth is as long as an id may be.
fn user_id(random: &mut Rng, place: usize) -> String {
    match random.u32(..50) {
        0 => format!("{:0>USER_ID_BYTES$}", format!("device-{place}")),
        1..20 => format!("user_{place:05}"),
        20..35 => format!("u{:08x}-{place}", random.u32(..)),
        _ => {
            format!("{}{place}", random.choice(["mia", "leo", "noor", "kai", "zed"]).unwrap_or("u"))
        }
    }
}

fn profile(random: &mut Rng, name: &str, avatar_url: &str) -> Profile {
    let mut basic = Map::new();
    basic.insert("name".to_owned(), json!(name));
    if !avatar_url.is_empty() {
        basic.insert("portraitUri".to_owned(), json!(avatar_url));
    }
    if random.bool() {
        basic.insert("gender".to_owned(), json!(random.u8(0..=2)));
        basic.insert("level".to_owned(), json!(random.u8(0..=100)));
    }
    if random.u8(..4) == 0 {
        let (month, day) = (random.u8(1..=12), random.u8(1..=28));
        basic.insert(
            "birthday".to_owned(),
            json!(format!("{}-{month:02}-{day:02}", random.u16(1960..2012))),
        );
    }
    let mut ext = Map::new();
    if random.bool() {
        let city = CITIES[random.usize(..CITIES.len())];
        ext.insert(EXT_KEYS[0].to_owned(), json!(city));
    }
    if random.u8(..5) == 0 {
        ext.insert(EXT_KEYS[1].to_owned(), json!("gold"));
    }
    Profile { basic, ext }
}

/// Makes friends. The first of all is somebody whom nearly everybody knows; the others have a few friends each.
fn befriend(random: &mut Rng, people: &mut [Person], now: i64) {
    let mut counts = vec![0; people.len()];
    let known_to = (people.len() / 3).min(FRIENDS);
    for place in 1..people.len() {
        if people[place].deleted.is_some() {
            continue;
        }
        let mut others: Vec<usize> =
            (0..random.usize(..6)).map(|_| random.usize(..place)).collect();
        if place <= known_to {
            others.push(0);
        }
        others.sort_unstable();
        others.dedup();
        for of in others {
            let most = if of == 0 { FRIENDS } else { 200 };
            if people[of].deleted.is_none() && counts[of] < most {
                counts[of] += 1;
                counts[place] += 1;
                let alias =
                    if random.u8(..8) == 0 { ALIASES[random.usize(..ALIASES.len())] } else { "" };
                let since = people[place].registered_at;
                let added_at = random.i64(since..now);
                people[place].friends.push(Friend { of, added_at, alias });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const NOW: i64 = 1_730_203_200_000;

    fn of(users: u32, number: u64) -> Vec<Person> {
        people(Seed { users, number }, NOW)
    }

    #[test]
    fn a_number_decides_who_is_made() {
        assert_eq!(of(300, 5), of(300, 5));
        assert_ne!(of(300, 5), of(300, 6));
    }

    #[test]
    fn there_is_something_of_everything() {
        let people = of(1000, 1);
        let any = |is: fn(&Person) -> bool| people.iter().any(is);
        assert!(any(|person| person.banned.is_some()) && any(|person| person.muted.is_some()));
        assert!(any(|person| person.deleted.is_some()) && any(|person| !person.blocks.is_empty()));
        assert!(
            any(|person| person.profile.is_none()) && any(|person| person.avatar_url.is_empty())
        );
        assert!(any(|person| person.permission.is_some()) && any(|person| !person.tags.is_empty()));
        assert!(any(|person| person.user_id.len() == USER_ID_BYTES));
        assert!(ODD.iter().all(|odd| people.iter().any(|person| person.name == *odd)));
    }

    #[test]
    fn ids_are_unique_and_nobody_has_too_many_friends() {
        let people = of(10_000, 3);
        let ids: HashSet<_> = people.iter().map(|person| &person.user_id).collect();
        assert_eq!(ids.len(), people.len());
        let mut counts = vec![0; people.len()];
        for (place, person) in people.iter().enumerate() {
            for friend in &person.friends {
                counts[place] += 1;
                counts[friend.of] += 1;
            }
        }
        assert!(counts.iter().all(|count| *count <= FRIENDS));
        assert!(counts[0] > 2900, "one whom nearly everybody knows: {}", counts[0]);
    }
}
