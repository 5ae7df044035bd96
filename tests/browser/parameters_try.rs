//! The texts about trying users that have something to fill in, and those about Nexconn's codes.

use nexconn_api::code::{CLIENT_CODES, CODES};
use nexconn_console::text::{Catalog, Language};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::parameters::Filled;

/// What each says of one case, and what it must hold.
pub(crate) fn of_try(words: &Catalog) -> Vec<Filled> {
    let Catalog { codes, try_as_user: words, .. } = words;
    let of_one = [
        codes.unknown,
        words.choose,
        words.search,
        words.not_registered,
        words.take_id,
        words.change_user,
        words.block,
        words.unblock,
        words.message_to,
        words.conversation,
        words.sent,
        words.from,
        words.blocked,
        words.unblocked,
        words.befriended,
        words.request_sent,
        words.request_refused,
        words.unfriended,
        words.asks,
        words.accepted_by,
        words.refused_by,
        words.removed_by,
        words.added_by_server,
        words.profile_of,
        words.more,
        words.saw_connected,
        words.saw_sending,
        words.saw_taken,
        words.saw_not_taken,
        words.saw_arrived,
        words.user,
    ];
    let mut filled: Vec<Filled> =
        of_one.into_iter().map(|text| (text("Noor"), &["Noor"] as &[_])).collect();
    filled.push(((words.by_admin)("Mina", "Ban", "A"), &["Mina", "Ban", "A"]));
    filled
}

#[wasm_bindgen_test]
fn every_code_of_nexconn_is_explained_in_every_language() {
    let known = CODES.iter().map(|row| row.code).chain(CLIENT_CODES.iter().map(|(code, _)| *code));
    for code in known {
        for (language, name) in Language::ALL {
            let (meaning, to_do) = language.catalog().codes.of(code.0).unwrap_or_default();
            assert!(!meaning.is_empty() && !to_do.is_empty(), "{} in {name}", code.0);
        }
    }
}

#[wasm_bindgen_test]
fn codes_stand_in_order_since_they_are_searched() {
    for (language, name) in Language::ALL {
        let all = language.catalog().codes.all;
        assert!(all.windows(2).all(|pair| pair[0].0 < pair[1].0), "{name}");
        assert_eq!(language.catalog().codes.of(4711), None);
    }
}
