use leptos::prelude::*;
use nexconn_api::wire::Refusal;
use nexconn_api::{Code, Rule};
use nexconn_console::pages::SignInForm;
use nexconn_console::text::{Language, isolated};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Page, en};

fn catalogs() -> [(Language, String); 2] {
    // Written out: a line for each text, with its name; a function shows as an address.
    Language::ALL.map(|(language, _)| (language, format!("{:#?}", language.catalog())))
}

/// The lines of a catalog that are texts.
fn texts(written: &str) -> impl Iterator<Item = &str> {
    written.lines().filter(|line| line.trim_end_matches(',').ends_with('"'))
}

#[wasm_bindgen_test]
fn no_text_is_empty_or_has_loose_spaces() {
    for (language, written) in catalogs() {
        assert!(texts(&written).count() > 200, "{language:?}: the texts are not found");
        for line in texts(&written) {
            let text = line.trim_end_matches(',').split_once('"').unwrap().1;
            let text = text.strip_suffix('"').unwrap();
            assert!(!text.is_empty(), "{language:?}: {line}");
            assert_eq!(text.trim(), text, "{language:?}: {line}");
            assert!(!text.contains(['{', '}']), "{language:?} is not filled in: {line}");
        }
    }
}

#[wasm_bindgen_test]
fn every_text_is_translated() {
    // Names, and terms that are the same in both languages.
    const SAME: [&str; 3] = ["Nexconn Admin", "HTTP", "API"];
    let [(_, english), (_, chinese)] = catalogs();
    assert_eq!(english.lines().count(), chinese.lines().count());
    for (english, chinese) in texts(&english).zip(texts(&chinese)) {
        let is_same = SAME.iter().any(|name| english.ends_with(&format!("{name:?},")));
        assert!(english != chinese || is_same || english.contains("\"/v4/"), "{english}");
    }
}

#[wasm_bindgen_test]
fn both_languages_word_the_same_codes() {
    let known = |language: Language| {
        language.catalog().errors.codes.iter().map(|(code, _)| *code).collect::<Vec<i32>>()
    };
    assert_eq!(known(Language::English), known(Language::Chinese));
    let codes = known(Language::English);
    let mut once = codes.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), codes.len(), "a code is worded twice: {codes:?}");
}

#[wasm_bindgen_test]
fn a_code_that_is_not_known_is_told_with_nexconns_own_words() {
    for (language, _) in Language::ALL {
        let refusal = |code, message: &str| Refusal { http: 400, code, message: message.into() };
        let told = language.catalog().refusal(&refusal(Code(99_999), "no such moon"));
        assert!(told.contains("99999") && told.contains("no such moon"), "{told}");
        let told = language.catalog().refusal(&refusal(Code(99_999), ""));
        assert!(told.contains("99999"), "{told}");
        let told = language.catalog().refusal(&refusal(Code::NO_SUCH_USER, "user not exist"));
        assert!(!told.contains("user not exist"), "a known code has words of ours: {told}");
    }
}

#[wasm_bindgen_test]
fn how_long_ago_is_told_in_the_largest_whole_unit() {
    const NOW: i64 = 10_000_000_000;
    let ago = |millis| Language::English.relative(NOW, NOW - millis);
    assert_eq!(ago(-5), "just now");
    assert_eq!(ago(59_999), "just now");
    assert_eq!(ago(60_000), "1 min ago");
    assert_eq!(ago(3_599_999), "59 min ago");
    assert_eq!(ago(3_600_000), "1 h ago");
    assert_eq!(ago(86_400_000), "1 d ago");
    assert_eq!(ago(30 * 86_400_000), Language::English.date(NOW - 30 * 86_400_000));
    assert_eq!(Language::Chinese.relative(180_000, 0), "3 分钟前");
}

#[wasm_bindgen_test]
async fn another_language_is_there_at_once_and_what_was_typed_stays() {
    let page = Page::show(|| view! { <SignInForm /> });
    page.fill(en().sign_in.email, "noor@example.com").await;
    page.press("button", en().sign_in.submit).await;
    page.has_error(en().sign_in.password, en().rules.missing).await;

    page.world().preferences.choose_language(Language::Chinese);
    let zh = Language::Chinese.catalog();
    page.has_error(zh.sign_in.password, &zh.rule(&Rule::Missing)).await;
    page.find("button", zh.sign_in.submit).await;
    assert_eq!(page.held(zh.sign_in.email).await, "noor@example.com");
    let lang = || document().document_element().unwrap().get_attribute("lang").unwrap();
    assert_eq!(lang(), "zh-Hans");
    assert_eq!(Language::of_document(), Language::Chinese);

    page.world().preferences.choose_language(Language::English);
    page.has_error(en().sign_in.password, en().rules.missing).await;
    assert_eq!(lang(), "en");
}

#[wasm_bindgen_test]
fn a_chosen_language_and_theme_are_kept_in_the_browser() {
    use nexconn_console::state::{Preferences, Theme};
    let page = Page::show(|| ());
    let stored = |key: &str| window().local_storage().unwrap().unwrap().get_item(key).unwrap();
    page.world().preferences.choose_language(Language::Chinese);
    page.world().preferences.choose_theme(Theme::Dark);
    assert_eq!(stored("nexconn.language").as_deref(), Some("zh-Hans"));
    assert_eq!(stored("nexconn.theme").as_deref(), Some("dark"));
    let owner = Owner::new();
    owner.with(|| {
        let again = Preferences::provide();
        assert_eq!(untrack(|| again.theme()), Theme::Dark);
        assert_eq!(again.language().get_untracked(), Language::Chinese);
        again.choose_theme(Theme::System);
        again.choose_language(Language::English);
    });
    assert_eq!(stored("nexconn.theme"), None);
}

#[wasm_bindgen_test]
fn only_what_could_turn_the_words_around_is_kept_apart() {
    for usual in ["Amara Okafor", "林晓雨", "👨‍👩‍👧‍👦 🇪🇸", "", "a_b=-+"] {
        assert_eq!(isolated(usual), usual);
    }
    assert_eq!(isolated("ليلى حداد!"), "\u{2068}ليلى حداد!\u{2069}");
    assert_eq!(isolated("Ada \u{202e}Lovelace"), "\u{2068}Ada \u{202e}Lovelace\u{2069}");
    assert_eq!(isolated("a\u{2069}דנה"), "\u{2068}aדנה\u{2069}", "it cannot end the isolate");
}
