//! Ways to pages and to what begins there, by their names and by what people type who look for them.

use leptos::prelude::*;
use nexconn_api::spec::Role;

use super::beginnings::BEGINNINGS;
use super::choice::{Choice, What};
use super::groups::plain;
use crate::components::{IconName, PaletteItem};
use crate::pages::many;
use crate::pages::parts::job_icon;
use crate::pages::places::{FOOT, GROUPS, WITHIN};
use crate::state::{CurrentApp, SessionContext};
use crate::text::Texts;

struct Way {
    href: String,
    icon: IconName,
    name: &'static str,
    sought: &'static str,
    note: Option<&'static str>,
}

/// What begins on a page of its own.
pub(super) fn beginnings(text: Texts, slug: &str, typed: &str) -> Vec<Choice> {
    let words = text.now();
    let all = BEGINNINGS.iter().map(|beginning| Way {
        href: (beginning.at)(slug.to_owned()).href(),
        icon: beginning.icon,
        name: (beginning.name)(words),
        sought: (beginning.sought)(words),
        note: beginning.note.map(|note| note(words)),
    });
    fitting("begin", all, typed)
}

/// What can be done with users who are not chosen yet.
pub(super) fn for_many(text: Texts, slug: &str, typed: &str) -> Vec<Choice> {
    let session: SessionContext = expect_context();
    let is_owner = session.role(slug) >= Some(Role::Owner);
    let words = &text.now().sought;
    let offered = words.for_many.iter().filter(|(action, ..)| many::is_offered(*action, is_owner));
    let all = offered.map(|&(action, name, sought)| Way {
        href: many::href(slug, action),
        icon: job_icon(action),
        name,
        sought,
        note: Some(words.for_many_note),
    });
    fitting("many", all, typed)
}

/// The pages of the app.
pub(super) fn pages(text: Texts, app: CurrentApp, slug: &str, typed: &str) -> Vec<Choice> {
    let words = text.now();
    let all = GROUPS.iter().flat_map(|group| group.places).chain(FOOT).chain(WITHIN);
    let there = all.filter(|place| place.is_there(app)).map(|place| Way {
        href: (place.to)(slug.to_owned()).href(),
        icon: place.icon,
        name: (place.name)(words),
        sought: (place.sought)(words),
        note: None,
    });
    fitting("go", there, typed)
}

/// Those that what was typed leads to, first those whose name has it.
fn fitting(kind: &str, all: impl Iterator<Item = Way>, typed: &str) -> Vec<Choice> {
    let typed = plainly(typed);
    let mut found: Vec<(bool, Way)> = all
        .filter_map(|way| {
            let name = plainly(way.name);
            let is_named = name.contains(&typed);
            (is_named || leads(&typed, &name, way.sought)).then_some((!is_named, way))
        })
        .collect();
    found.sort_by_key(|(is_unnamed, _)| *is_unnamed);
    found.into_iter().map(|(_, way)| choice(kind, way)).collect()
}

fn choice(kind: &str, way: Way) -> Choice {
    let Way { href, icon, name, note, .. } = way;
    let key = [kind, " ", &href].concat();
    let Choice { what, item } = plain(&key, icon, name.to_owned(), What::Go(href));
    Choice { what, item: PaletteItem { note: note.map(ToOwned::to_owned), ..item } }
}

/// Whether each word of what was typed begins one of the name or one that it is sought by. Chinese is not parted into
/// words: there it may stand anywhere in one.
fn leads(typed: &str, name: &str, sought: &str) -> bool {
    let known = || name.split_whitespace().chain(sought.split_whitespace());
    typed.split_whitespace().all(|word| {
        known().any(|known| known.starts_with(word) || (!word.is_ascii() && known.contains(word)))
    })
}

/// In small letters, with the apostrophe that a keyboard has.
fn plainly(text: &str) -> String {
    text.to_lowercase().replace('’', "'")
}
