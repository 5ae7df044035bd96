use nexconn_console::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Url;

/// Ids are opaque: each comes back as it went, and none is taken for another page.
const IDS: [&str; 22] = [
    "u_8f3a21c9",
    "new",
    "%6Eew",
    "a/b",
    "/",
    "50%25",
    "%41",
    "%",
    "%zz",
    "?q=1#x",
    "雨 🎧",
    " a  b ",
    "&=+-",
    "a.b",
    ".",
    "..",
    "...",
    "\\",
    "a\tb\n",
    "\"'<>`",
    "é\u{301}",
    "~!*()",
];

/// What a browser makes of a link, relative to the base.
fn path_in_browser(href: &str, base: &str) -> String {
    let url = Url::new_with_base(href, &format!("https://console.example{base}")).unwrap();
    assert_eq!((url.search(), url.hash()), (String::new(), String::new()), "{href:?}");
    let path = url.pathname();
    path.strip_prefix(base).unwrap_or_else(|| panic!("{href:?} leaves the base: {path}")).to_owned()
}

fn comes_back(route: &Route) {
    for base in ["/", "/tools/admin/"] {
        let href = route.href();
        let path = path_in_browser(&href, base);
        assert_eq!(Route::parse(&path), *route, "{href:?} is {path:?} in the browser");
    }
}

#[wasm_bindgen_test]
fn a_user_with_any_id_has_an_address_of_their_own() {
    for id in IDS {
        comes_back(&Route::User { app: "dev".into(), user_id: id.into() });
    }
}

#[wasm_bindgen_test]
fn every_other_page_has_an_address_that_is_read_back() {
    for app in ["acme-dev", "a/b", "雨"].map(ToOwned::to_owned) {
        comes_back(&Route::Users { app: app.clone() });
        comes_back(&Route::Bans { app: app.clone() });
        comes_back(&Route::Talk { app: app.clone() });
        comes_back(&Route::Tags { app: app.clone() });
        comes_back(&Route::Blocklists { app: app.clone() });
        comes_back(&Route::Overview { app: app.clone() });
        comes_back(&Route::App { app: app.clone() });
        comes_back(&Route::Try { app: app.clone() });
        comes_back(&Route::TestUsers { app: app.clone() });
        comes_back(&Route::Deleted { app: app.clone() });
        comes_back(&Route::DeletionRecord { app: app.clone(), record: 7 });
        comes_back(&Route::Register { app });
    }
    comes_back(&Route::Home);
    comes_back(&Route::SignIn);
}

#[wasm_bindgen_test]
fn no_two_ids_share_an_address() {
    let href = |id: &&str| Route::User { app: "dev".into(), user_id: (*id).into() }.href();
    let mut addresses: Vec<String> = IDS.iter().map(href).collect();
    addresses.push(Route::Register { app: "dev".into() }.href());
    addresses.push(Route::Users { app: "dev".into() }.href());
    let count = addresses.len();
    addresses.sort();
    addresses.dedup();
    assert_eq!(addresses.len(), count);
}

#[wasm_bindgen_test]
fn other_addresses_are_no_page() {
    for path in ["users", "apps", "apps/dev/banned", "apps/dev/users/a/b", "sign-in/x"] {
        assert_eq!(Route::parse(path), Route::Unknown, "{path}");
    }
}
