use std::time::Duration;

use leptos::prelude::*;
use nexconn_api::admin::{DirectoryUser, ListUsers, ListUsersRequest};

use super::users_picker::ids_in;
use crate::api::{Client, Reading};
use crate::components::{UserChoice, UserField};
use crate::pages::parts::known_users;
use crate::state::{CurrentApp, Hosting};
use crate::text::{Texts, use_text};

/// Silence after the last key before the directory is asked.
const PAUSE: Duration = Duration::from_millis(150);
/// How many who match are shown.
const SHOWN: u32 = 8;

/// A field for one user of the app: found by part of a name in the directory, or by an id, which the directory need not
/// know.
#[component]
pub(crate) fn UserPicker(
    /// Stands above.
    #[prop(into)]
    label: Signal<String>,
    /// Id of who is chosen.
    #[prop(into)]
    chosen: Signal<Option<String>>,
    /// Below: what it is for.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// Below, instead: how to mend it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Gets the focus when a dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// A list of ids is taken as well.
    #[prop(optional)]
    several: bool,
    /// Called with the id of who is chosen; where several are taken, with the list of them as it was typed.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let hosting: Hosting = expect_context();
    let search = RwSignal::new(None::<String>);
    let typed = RwSignal::new(String::new());
    let found = Reading::new(move || {
        let search = search.get();
        let app = app.slug();
        async move {
            // Nothing is asked before the list opens.
            let Some(search) = search else { return Ok((None, Vec::new())) };
            let request = ListUsersRequest {
                app,
                q: Some(search.clone()).filter(|search| !search.is_empty()),
                limit: Some(SHOWN),
                ..Default::default()
            };
            Ok((Some(search), client.admin::<ListUsers>(&request).await?.users))
        }
    });
    let choices = Signal::derive(move || {
        let (_, users) = found.value().unwrap_or_default();
        let typed = search.get().unwrap_or_default();
        let listed = if several { ids_in(&typed).len() } else { 0 };
        let is_known = typed.is_empty() || users.iter().any(|user| user.user_id == typed);
        let mut choices: Vec<UserChoice> =
            users.into_iter().map(|user| choice(text, hosting, user)).collect();
        if !is_known {
            let words = &text.now().pickers;
            let nameless = match listed {
                2.. => (words.these_ids)(&text.language().number(listed as u64)),
                _ => words.this_id.to_owned(),
            };
            choices.push(UserChoice { id: typed, name: None, picture: None, nameless });
        }
        choices
    });
    // Where the directory cannot be asked, an id can be taken all the same.
    let answered =
        Signal::derive(
            move || {
                if found.error().is_some() { search.get() } else { found.value()?.0 }
            },
        );
    let placeholder = text.of(if several {
        |words| words.pickers.placeholder_several
    } else {
        |words| words.pickers.placeholder
    });
    // Nobody is missed before what is typed was looked for.
    let nobody = Signal::derive(move || {
        let words = &text.now().pickers;
        let is_asked = answered.with(|answered| answered.as_ref() == Some(&*typed.read()));
        let says = match found.error() {
            _ if !is_asked => words.searching,
            Some(_) => words.not_read,
            None => words.nobody,
        };
        says.to_owned()
    });
    let face = use_directory_user(chosen);
    let shown = Signal::derive(move || {
        let id = chosen.get()?;
        let nameless = text.now().users.no_name.to_owned();
        let known = face.value().flatten().filter(|user| user.user_id == id);
        Some(match known {
            Some(user) => choice(text, hosting, user),
            None => UserChoice { id, name: None, picture: None, nameless },
        })
    });
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop_waiting = move || {
        if let Some(timer) = waiting.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(stop_waiting);
    let on_type = move |now: String| {
        stop_waiting();
        typed.set(now.clone());
        let ask = move || drop(search.try_set(Some(now.clone())));
        match set_timeout_with_handle(ask.clone(), PAUSE) {
            Ok(timer) => waiting.set_value(Some(timer)),
            Err(_) => ask(),
        }
    };
    view! {
        <UserField
            label
            chosen=shown
            choices
            answered
            nobody
            placeholder
            hint
            error
            autofocus
            on_type
            on_choose=move |choice: UserChoice| on_choose.run(choice.id)
        />
    }
    .into_any()
}

/// What the directory knows of a user; inside none where it does not know the id.
pub(crate) fn use_directory_user(id: Signal<Option<String>>) -> Reading<Option<DirectoryUser>> {
    let client = Client::here();
    let app = CurrentApp::here();
    Reading::new(move || {
        let (app, id) = (app.slug(), id.get());
        async move {
            let Some(id) = id else { return Ok(None) };
            Ok(known_users(client, app, vec![id.clone()]).await.remove(&id))
        }
    })
}

fn choice(text: Texts, hosting: Hosting, user: DirectoryUser) -> UserChoice {
    UserChoice {
        picture: hosting.picture(user.avatar_url.as_deref()),
        nameless: text.now().users.no_name.to_owned(),
        id: user.user_id,
        name: user.name.filter(|name| !name.is_empty()),
    }
}
