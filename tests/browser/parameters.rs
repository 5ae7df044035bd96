//! Texts with something to fill in: all of it is in the sentence, in both languages.

use nexconn_console::text::{Catalog, FirstCatalog, Language};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::parameters_app::of_app;
use crate::parameters_deleted::of_deleted;
use crate::parameters_explorer::of_explorer;
use crate::parameters_many::of_many;
use crate::parameters_people::of_people;
use crate::parameters_talk::of_talk;
use crate::parameters_try::of_try;

/// What a text says, and what it must hold.
pub(crate) type Filled = (String, &'static [&'static str]);

/// A function of one name, time or count, given as text.
fn of_one(words: &Catalog) -> Vec<fn(&str) -> String> {
    let Catalog {
        first: FirstCatalog { sign_in, password, rules, errors, .. },
        shell,
        users,
        register,
        user,
        edit,
        expire,
        actions,
        audit,
        ban,
        bans,
        lists,
        dialogs,
        why,
        user_ban,
        ..
    } = words;
    vec![
        sign_in.subtitle,
        sign_in.gateway_answers,
        password.choose_subtitle,
        shell.gateway_ms,
        shell.account,
        shell.unknown_app_title,
        users.matching,
        users.more_than,
        users.as_of,
        users.none_title,
        users.no_match_title,
        users.look_up,
        register.exists_title,
        register.done_registered,
        register.done_token,
        user.read_at,
        user.known_at,
        user.missing_title,
        edit.title,
        edit.was,
        edit.done,
        expire.title,
        expire.moment_hint,
        expire.done,
        actions.ban_for,
        actions.undo_of,
        audit.done_but,
        audit.undo_until,
        audit.add_filter,
        audit.remove_filter,
        audit.since,
        audit.before,
        audit.zone,
        audit.read_at,
        ban.left,
        bans.count,
        bans.actions_for,
        bans.select,
        bans.none_title,
        bans.no_match_title,
        lists.rows_as_of,
        ban.ends,
        dialogs.users,
        dialogs.leave_out,
        dialogs.as_job,
        dialogs.ban_title,
        dialogs.change_title,
        dialogs.too_long,
        dialogs.proposed,
        dialogs.banned_standing,
        dialogs.ban_cuts_named,
        dialogs.shorter,
        dialogs.reply_standing,
        dialogs.reply_appeal_case,
        dialogs.unban_title,
        dialogs.unbanned,
        dialogs.kick_title,
        dialogs.kicked,
        dialogs.stop_title,
        dialogs.stopped,
        why.asked_at,
        why.token_issued,
        why.token_expired_before,
        why.since,
        user_ban.reason,
        user_ban.case,
        rules.not_one_of,
        rules.form,
        errors.bad_address.1,
        errors.mixed_content.1,
        errors.origin_refused.1,
        errors.unreachable.1,
    ]
}

/// The same, in rows of users and beside them.
fn of_one_in_rows(Catalog { user_rows, peek, .. }: &Catalog) -> Vec<fn(&str) -> String> {
    vec![
        user_rows.status_as_of,
        user_rows.tokens_issued,
        user_rows.tokens_expired,
        user_rows.select,
        user_rows.selected,
        user_rows.select_all,
        user_rows.select_first,
        user_rows.menu,
        user_rows.ban_user,
        user_rows.unban_user,
        peek.label,
    ]
}

fn all_of_one(words: &Catalog) -> impl Iterator<Item = fn(&str) -> String> {
    of_one(words).into_iter().chain(of_one_in_rows(words))
}

/// All that are filled in otherwise.
fn of_rest(words: &Catalog) -> Vec<Filled> {
    [
        of_numbers(words),
        of_many(words),
        of_deleted(words),
        of_app(words),
        of_people(words),
        of_talk(words),
        of_explorer(words),
        of_try(words),
    ]
    .concat()
}

fn of_numbers(words: &Catalog) -> Vec<Filled> {
    let Catalog {
        first: FirstCatalog { form, rules, errors, time, password, .. },
        users,
        user_rows,
        peek,
        edit,
        expire,
        audit,
        undo,
        ban,
        bans,
        lists,
        dialogs,
        user_ban,
        ..
    } = words;
    vec![
        ((user_ban.set_by)("Noor", "noon"), &["Noor", "noon"]),
        ((user_ban.set_for)("Noor", "3 d", "noon"), &["Noor", "3 d", "noon"]),
        ((form.counter)(14, 64), &["14", "64"]),
        ((form.wrong_fields)(7), &["7"]),
        ((rules.too_short)(10, 3), &["10", "3"]),
        ((rules.too_many_characters)(64, 65), &["64", "65"]),
        ((rules.too_many_bytes)(64, 66), &["64", "66"]),
        ((rules.count)(1, 20, 31), &["1", "20", "31"]),
        ((rules.out_of_range)(2, 9, 13), &["2", "9", "13"]),
        ((rules.alphabet)('雨'), &["雨"]),
        ((errors.not_a_gateway.1)("https://g.example", 502), &["https://g.example", "502"]),
        ((errors.contract)(7, 8), &["7", "8"]),
        ((errors.other_code)(31_029), &["31029"]),
        ((errors.other_code_saying)(31_029, "no moon"), &["31029", "no moon"]),
        ((time.minutes_ago)(59), &["59"]),
        ((time.hours_ago)(23), &["23"]),
        ((time.days_ago)(29), &["29"]),
        ((password.rule)(10, 200), &["10", "200"]),
        ((user_rows.asked)("2", "7"), &["2", "7"]),
        ((peek.position)("5", "1,284"), &["5", "1,284"]),
        ((users.range)("1", "50", "1,284"), &["1", "50", "1,284"]),
        ((lists.range_untold)("1", "100"), &["1", "100"]),
        ((edit.submit)(2), &["2"]),
        ((expire.done_before)("Noor", "noon"), &["Noor", "noon"]),
        ((audit.open_row)("Ban", "noon"), &["Ban", "noon"]),
        ((audit.users)(7), &["7"]),
        ((audit.job_number)(7), &["7"]),
        ((audit.entry)(7), &["7"]),
        ((audit.http)(504), &["504"]),
        ((audit.from_to)("dawn", "noon"), &["dawn", "noon"]),
        ((audit.range)(7), &["7"]),
        ((undo.done_without)(7), &["7"]),
        ((bans.selected)(7), &["7"]),
        ((ban.days)(7), &["7"]),
        ((ban.hours)(7), &["7"]),
        ((ban.minutes)(7), &["7"]),
        ((ban.seconds)(7), &["7"]),
        ((dialogs.ban)(Some("7 users")), &["7 users"]),
        ((dialogs.unban)(Some("7 users")), &["7 users"]),
        ((dialogs.kick)(Some("7 users")), &["7 users"]),
        ((dialogs.banned_until)("Noor", "noon"), &["Noor", "noon"]),
        ((dialogs.online)(7), &["7"]),
        ((dialogs.standing_already)(7), &["7"]),
        ((dialogs.banned_already)(7), &["7"]),
        ((dialogs.reply_until)("Acme", "noon", Some("dawn")), &["Acme", "noon", "dawn"]),
        ((dialogs.not_banned)(7), &["7"]),
        ((dialogs.kick_left_out)(7), &["7"]),
        ((dialogs.kick_ban_refused)(Some(1004)), &["1004"]),
        ((dialogs.stop_ends)("Noor", "noon"), &["Noor", "noon"]),
    ]
}

#[wasm_bindgen_test]
fn what_is_filled_in_is_in_the_text() {
    for (language, _) in Language::ALL {
        let words = language.catalog();
        for (index, text) in all_of_one(words).enumerate() {
            let text = text("‹Noor›");
            assert!(text.contains("‹Noor›"), "{language:?}, number {index}: {text:?}");
        }
        for (text, parts) in of_rest(words) {
            assert!(!text.is_empty(), "{language:?}: nothing is said");
            for part in parts {
                assert!(text.contains(part), "{language:?}: {part:?} is missing in {text:?}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn no_text_with_something_to_fill_in_was_forgotten_here() {
    for (language, _) in Language::ALL {
        let words = language.catalog();
        // In a catalog written out, a function is an address.
        let written = format!("{words:#?}");
        let functions = written.lines().filter(|line| line.contains("0x")).count();
        let known = all_of_one(words).count() + of_rest(words).len();
        assert_eq!(known, functions, "{language:?}");
    }
}

#[wasm_bindgen_test]
fn one_is_told_differently_from_many_in_english() {
    let words = Language::English.catalog();
    assert_eq!((words.form.wrong_fields)(1), "1 field to correct");
    assert_eq!((words.form.wrong_fields)(2), "2 fields to correct");
    assert_ne!((words.edit.submit)(1).replace('1', "2"), (words.edit.submit)(2));
    assert_ne!((words.audit.users)(1).replace('1', "2"), (words.audit.users)(2));
    assert_ne!((words.audit.range)(1).replace('1', "2"), (words.audit.range)(2));
}
