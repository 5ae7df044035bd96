//! What fits what was typed, under headings.

use leptos::prelude::*;
use nexconn_api::spec::Role;

use super::Palette;
use super::choice::{Act, Choice, Group, What};
use super::found::{Found, FoundUser, may_be_token};
use super::ways::{beginnings, for_many, pages};
use crate::components::{IconName, PaletteItem, PaletteMark};
use crate::pages::Subject;
use crate::pages::audit::AuditQuery;
use crate::pages::explorer::{ExplorerQuery, endpoints, mark_of};
use crate::pages::parts::count;
use crate::pages::users::UsersQuery;
use crate::state::{Clock, CurrentApp, SessionContext};
use crate::text::Texts;

/// Endpoints that are shown.
const CALLS: usize = 5;

/// Tracks all that it reads.
pub(super) fn groups(
    text: Texts,
    app: CurrentApp,
    palette: Palette,
    typed: RwSignal<String>,
    pasted: RwSignal<Option<String>>,
    found: Found,
    active: RwSignal<Option<String>>,
) -> Vec<Group> {
    let slug = app.slug();
    let words = &text.now().palette;
    if let Some(pasted) = pasted.get() {
        let lines = pasted.lines().filter(|line| !line.trim().is_empty()).count();
        let title = (words.read_lines)(lines);
        let choice = plain("read", IconName::Clipboard, title, What::Read(pasted));
        return vec![group(words.pasted, vec![choice])];
    }
    let typed = typed.with(|typed| typed.trim().to_owned());
    let mut all = Vec::new();
    if typed.is_empty() {
        let recent = palette.recent.get().into_iter().map(recent_user).collect();
        all.push(group(words.recent, recent));
        all.push(group(words.actions, beginnings(text, &slug, "")));
        all.push(group(words.go_to, pages(text, app, &slug, "")));
        return filled(all);
    }
    let finds = found.latest();
    if let Some(token) = &finds.token {
        let user = Subject { user_id: token.user_id.clone(), name: token.name.clone() };
        let title = (words.token_of)(&user.called());
        let at = text.language().exact_time(token.issued_at);
        let item = PaletteItem {
            note: Some((words.issued)(&at)),
            code: Some(token.user_id.clone()),
            ..item("token".to_owned(), IconName::Key, title)
        };
        all.push(group(words.token, vec![Choice { what: What::User(user), item }]));
    }
    let users: Vec<Choice> = finds.users.iter().map(|user| found_user(text, user)).collect();
    let note = finds.total.filter(|total| total.count > users.len() as u64);
    let note = note.map(|total| (words.found)(users.len(), &count(text, total)));
    all.push(Group { note, ..group(words.users, users) });
    let chosen = finds.users.iter().find(|user| {
        active.with(|active| active.as_ref().is_some_and(|key| is_about(key, &user.user_id)))
    });
    if let Some(user) = chosen.or_else(|| finds.users.first()) {
        let subject = Subject { user_id: user.user_id.clone(), name: user.name.clone() };
        all.push(group(&(words.do_with)(&subject.called()), acts(text, &slug, user, &subject)));
    }
    let mut doing = beginnings(text, &slug, &typed);
    doing.extend(for_many(text, &slug, &typed));
    all.push(group(words.actions, doing));
    all.push(group(words.go_to, pages(text, app, &slug, &typed)));
    all.push(group(words.api, calls(text, app, &slug, &typed)));
    // Last: a word that leads somewhere is seldom an id.
    all.push(group(words.further, searches(text, &slug, &typed, found)));
    filled(all)
}

fn group(title: &str, choices: Vec<Choice>) -> Group {
    Group { title: title.to_owned(), note: None, choices }
}

fn filled(groups: Vec<Group>) -> Vec<Group> {
    groups.into_iter().filter(|group| !group.choices.is_empty()).collect()
}

fn item(key: String, icon: IconName, title: String) -> PaletteItem {
    PaletteItem {
        key,
        mark: PaletteMark::Icon(icon),
        title,
        code: None,
        note: None,
        stands_out: false,
    }
}

pub(super) fn plain(key: &str, icon: IconName, title: String, what: What) -> Choice {
    Choice { what, item: item(key.to_owned(), icon, title) }
}

fn user_item(key: String, user: &Subject) -> PaletteItem {
    PaletteItem {
        mark: PaletteMark::User { id: user.user_id.clone(), name: user.name.clone() },
        code: user.name.is_some().then(|| user.user_id.clone()),
        ..item(key, IconName::User, user.called())
    }
}

fn recent_user(user: Subject) -> Choice {
    let item = user_item(["recent ", &user.user_id].concat(), &user);
    Choice { what: What::User(user), item }
}

fn found_user(text: Texts, user: &FoundUser) -> Choice {
    let subject = Subject { user_id: user.user_id.clone(), name: user.name.clone() };
    let (note, stands_out) = standing(text, user);
    let item =
        PaletteItem { note, stands_out, ..user_item(["user ", &user.user_id].concat(), &subject) };
    Choice { what: What::User(subject), item }
}

/// Whether an item is a user, or something to do with that one.
fn is_about(key: &str, user_id: &str) -> bool {
    key.split_once(' ').is_some_and(|(kind, id)| id == user_id && kind != "recent")
}

/// How a user stands, in a word or two.
fn standing(text: Texts, user: &FoundUser) -> (Option<String>, bool) {
    let clock: Clock = expect_context();
    let words = &text.now().palette;
    if user.is_deleted {
        return (Some(words.deleted.to_owned()), true);
    }
    if let Some(ban) = &user.ban {
        let left = ban.ends_at.filter(|_| !ban.standing).map(|at| at - clock.now());
        let says = left.filter(|left| *left > 0).map_or_else(
            || words.banned.to_owned(),
            |left| (words.banned_for)(&text.language().span(left)),
        );
        return (Some(says), true);
    }
    let online = user.online.map(|online| if online.online { words.online } else { words.offline });
    (online.map(ToOwned::to_owned), false)
}

/// What can be done with a user.
fn acts(text: Texts, slug: &str, user: &FoundUser, subject: &Subject) -> Vec<Choice> {
    let session: SessionContext = expect_context();
    let role = session.role(slug).unwrap_or(Role::Anyone);
    let words = &text.now().palette;
    let id = &user.user_id;
    let act = |act: Act, kind: &str, icon: IconName, title: &str| {
        let what = What::Act(act, subject.clone());
        plain(&[kind, " ", id].concat(), icon, title.to_owned(), what)
    };
    let mut all = Vec::new();
    if user.is_deleted {
        if role >= Role::Owner {
            all.push(act(Act::Restore, "restore", IconName::Undo, words.restore));
        }
    } else {
        if role >= Role::Moderator {
            if user.ban.is_some() {
                all.push(act(Act::Unban, "unban", IconName::Undo, words.unban));
                all.push(act(Act::Ban, "ban", IconName::Clock, words.change_ban));
            } else {
                all.push(act(Act::Ban, "ban", IconName::Ban, words.ban));
                all.push(act(Act::Kick, "kick", IconName::Unplug, words.kick));
            }
            all.push(act(Act::Mute, "mute", IconName::Mute, text.now().mutes.mute));
        }
        if role >= Role::Operator {
            all.push(act(Act::Expire, "expire", IconName::KeyOff, words.expire));
        }
        if role >= Role::Owner {
            all.push(act(Act::Delete, "delete", IconName::Trash, words.delete));
        }
    }
    let query = AuditQuery { user: Some(id.clone()), ..AuditQuery::default() };
    let audit = What::Go(query.href(slug));
    let title = (words.audit_of)(&subject.called());
    all.push(plain(&["audit ", id].concat(), IconName::Receipt, title, audit));
    let copy = What::Copy(id.clone());
    all.push(plain(&["copy ", id].concat(), IconName::Copy, words.copy_id.to_owned(), copy));
    all
}

/// Further looks for what was typed: the user with that id, all users with it, users in a text.
fn searches(text: Texts, slug: &str, typed: &str, found: Found) -> Vec<Choice> {
    let words = &text.now().palette;
    let mut all = Vec::new();
    if may_be_token(typed) {
        return all;
    }
    let is_here =
        found.now().is_none_or(|finds| finds.users.iter().any(|user| user.user_id == typed));
    if !is_here && !typed.contains(char::is_whitespace) {
        let user = Subject { user_id: typed.to_owned(), name: None };
        all.push(plain("id", IconName::User, (words.open_id)(typed), What::User(user)));
    }
    let href = UsersQuery::default().searching(typed.to_owned()).href(slug);
    all.push(plain("search", IconName::Filter, (words.search_for)(typed), What::Go(href)));
    if typed.split_whitespace().count() > 2 {
        let read = What::Read(typed.to_owned());
        all.push(plain("read", IconName::Clipboard, words.read_text.to_owned(), read));
    }
    all
}

/// The calls whose title or path has what was typed.
fn calls(text: Texts, app: CurrentApp, slug: &str, typed: &str) -> Vec<Choice> {
    let typed = typed.to_lowercase();
    let fitting = endpoints(app.has_console()).filter(|spec| {
        let title = text.now().explorer.endpoint(spec.name).title;
        spec.path.contains(&typed) || title.to_lowercase().contains(&typed)
    });
    fitting
        .take(CALLS)
        .map(|spec| {
            let href = ExplorerQuery { call: Some(spec.name.to_owned()) }.href(slug);
            let title = text.now().explorer.endpoint(spec.name).title.to_owned();
            let key = ["call ", spec.name].concat();
            let item = PaletteItem {
                code: Some(spec.path.to_owned()),
                ..item(key, mark_of(spec.impact), title)
            };
            Choice { what: What::Go(href), item }
        })
        .collect()
}
