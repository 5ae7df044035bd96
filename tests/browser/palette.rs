//! The command palette: where words lead, and who was opened lately.

use leptos::prelude::*;
use nexconn_api::admin::{AppRole, Environment, Session};
use nexconn_api::spec::Role;
use nexconn_console::pages::{Palette, PaletteDialog};
use nexconn_console::state::SessionContext;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en, name_of, type_into, until};

/// The palette of an admin, open.
async fn open(role: Role, address: &str) -> Page {
    let page = Page::show_at(address, Environment::Development, move || {
        let session: SessionContext = expect_context();
        session.open(Session {
            email: "mina@acme.example".into(),
            has_password: true,
            roles: vec![AppRole { app: "acme-dev".into(), role }],
            expires_at: NOW,
        });
        let palette = Palette::provide();
        view! {
            <button on:click=move |_| palette.show()>"Find"</button>
            <PaletteDialog />
        }
    });
    page.press("button", "Find").await;
    page
}

fn options(page: &Page) -> Vec<String> {
    page.all("option").iter().map(name_of).collect()
}

/// Types, and answers the look for users with nobody.
async fn type_in(page: &Page, network: &Network, typed: &str) {
    type_into(&page.find("combobox", en().palette.label).await, typed);
    let none = json!({
        "users": [], "total": {"count": 0, "capped": false}, "next": null, "previous": null,
        "first": 0, "asOf": NOW, "filled": null,
    });
    network.asks("/users").await.answer(200, &none);
    let looked = (en().palette.search_for)(typed);
    assert!(until(|| options(page).contains(&looked)).await, "{:?}", options(page));
}

#[wasm_bindgen_test]
async fn words_that_people_type_lead_somewhere_before_an_id_is_offered() {
    let network = Network::take();
    let page = open(Role::Owner, "/apps/acme-dev").await;
    let connect = en().sought.connect_title;
    for (typed, leads) in [
        ("message", vec![en().talk.question]),
        ("write", vec![en().talk.question]),
        ("can’t get in", vec![connect]),
        ("why", vec![connect, en().talk.question]),
        ("ban", vec!["Ban users…", en().bans.title]),
        ("spam", vec!["Ban users…", en().bans.title]),
        ("mute", vec!["Mute users in direct channels…", en().mutes.page]),
        ("delete", vec!["Soft-delete users…", en().deleted.navigation]),
        ("restore", vec!["Restore users…", en().deleted.navigation]),
        ("csv", vec![en().import.title]),
    ] {
        type_in(&page, &network, typed).await;
        let found = options(&page);
        let id = found.iter().position(|option| *option == (en().palette.open_id)(typed));
        for leads in leads {
            let at = found.iter().position(|option| option.starts_with(leads));
            let is_first = at.is_some_and(|at| id.is_none_or(|id| at < id));
            assert!(is_first, "{typed}: {leads} in {found:?}");
        }
    }
}

#[wasm_bindgen_test]
async fn what_only_owners_do_is_offered_to_them_alone() {
    let network = Network::take();
    let page = open(Role::Operator, "/apps/acme-dev").await;
    type_in(&page, &network, "delete").await;
    let found = options(&page);
    assert!(!found.iter().any(|option| option.starts_with("Soft-delete users")), "{found:?}");
}

#[wasm_bindgen_test]
async fn an_action_for_many_opens_their_page_with_it_chosen() {
    let network = Network::take();
    let page = open(Role::Owner, "/apps/acme-dev").await;
    type_in(&page, &network, "mute users").await;
    let option = page.all("option").into_iter().find(|option| name_of(option).starts_with("Mute"));
    option.expect("it is offered").click();
    let search = || window().location().search().unwrap_or_default();
    assert!(until(|| search() == "?do=mute").await, "{}", search());
}

#[wasm_bindgen_test]
async fn who_was_opened_lately_is_shown_by_name() {
    let network = Network::take();
    let page = open(Role::Owner, "/apps/acme-dev/users/u07").await;
    let asked = network.asks("/known-users").await;
    assert_eq!(asked.body["userIds"], json!(["u07"]));
    asked.answer(200, &json!({"users": [known("u07", "Nils Øster")]}));
    page.says("Nils Øster").await;
}

fn known(user_id: &str, name: &str) -> Value {
    json!({
        "userId": user_id, "name": name, "avatarUrl": "", "infoAt": NOW, "createdAt": null,
        "knownSince": NOW, "touchedAt": NOW, "ban": null, "online": null, "deletion": null,
        "tokens": {"issuedAt": null, "expiredBefore": null},
    })
}
