use leptos::prelude::*;

use super::BlocklistQuery;
use super::list::{Blocklist, count};
use crate::components::{Button, ButtonKind, ButtonSize, Icon, IconName, UserLink};
use crate::pages::actions::{BlockDialog, QuickProblem, Subject};
use crate::pages::parts::use_known_users;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// How many are shown beside other things.
const SHOWN: usize = 8;

/// The newest of a user's blocklist, beside what else decides who may talk.
#[component]
pub(crate) fn BlockedBy(
    /// Whose.
    #[prop(into)]
    user: Signal<Option<String>>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let list = Blocklist::of(user);
    let adding = RwSignal::new(false);
    let shown = Signal::derive(move || {
        let mut ids = list.ids().unwrap_or_default();
        ids.truncate(SHOWN);
        ids
    });
    let known = use_known_users(shown);
    let note = move || {
        let ids = list.ids().filter(|ids| !ids.is_empty())?;
        Some([&count(text, &ids), ", ", text.now().blocklists.newest_first].concat())
    };
    let says = move || {
        let words = &text.now().blocklists;
        match list.ids() {
            _ if list.is_off() => words.feature_off.to_owned(),
            None if list.reading.error().is_some() => words.failed.to_owned(),
            None => text.now().talk.asking.to_owned(),
            Some(ids) if ids.is_empty() => (words.none_title)(&list.owner.called()),
            Some(_) => (words.effect)(&list.owner.called()),
        }
    };
    let row = move |user_id: String| {
        let subject = Signal::derive({
            let user_id = user_id.clone();
            move || {
                let name = known.with(|known| known?.get(&user_id)?.name.clone());
                Subject { name: name.filter(|name| !name.is_empty()), user_id: user_id.clone() }
            }
        });
        view! { <ShortRow list subject user_id /> }
    };
    let all = Signal::derive(move || {
        BlocklistQuery { user: user.get(), ..BlocklistQuery::default() }.href(&app.slug())
    });
    let is_more = Memo::new(move |_| list.ids().is_some_and(|ids| ids.len() > SHOWN));
    let show_all = move || {
        is_more.get().then(|| {
            let label = move || {
                let count = list.ids().map_or(0, |ids| ids.len()) as u64;
                (text.now().blocklists.show_all)(&text.language().number(count))
            };
            view! { <a href=all>{label}</a> }
        })
    };
    view! {
        <section class="talk-aside">
            <h2>
                <Icon name=IconName::Block />
                {move || (text.now().blocklists.of)(&list.owner.called())}
                " " <span class="section-note">{note}</span>
            </h2>
            <QuickProblem draft=list.unblocking().core() />
            <ul class="talk-rows">
                <For each=move || shown.get() key=Clone::clone children=row />
            </ul>
            {show_all}
            <Button size=ButtonSize::Small icon=IconName::Plus on_press=move || adding.set(true)>
                {text.of(|words| words.blocklists.add)}
            </Button>
            <p class="small muted">{says}</p>
            <BlockDialog owner=Signal::derive(move || list.owner.subject()) open=adding />
        </section>
    }
    .into_any()
}

/// Somebody on the list, with the button that takes them off.
#[component]
fn ShortRow(list: Blocklist, subject: Signal<Subject>, user_id: String) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let id = StoredValue::new(user_id);
    let href =
        Signal::derive(move || Route::User { app: app.slug(), user_id: id.get_value() }.href());
    let unblock = move || list.unblock(&[subject.get_untracked()], text);
    view! {
        <li>
            <UserLink
                href
                id=id.get_value()
                name=Signal::derive(move || subject.with(|subject| subject.name.clone()))
                nameless=Signal::derive(move || id.get_value())
            />
            <Button kind=ButtonKind::Plain size=ButtonSize::Small on_press=unblock>
                {text.of(|words| words.blocklists.unblock)}
            </Button>
        </li>
    }
}
