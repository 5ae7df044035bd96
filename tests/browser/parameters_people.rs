//! The texts of profiles, friends and chat settings that have something to fill in.

use nexconn_console::text::Catalog;

use crate::parameters::Filled;

/// What each says of one case, and what it must hold.
pub(crate) fn of_people(words: &Catalog) -> Vec<Filled> {
    let Catalog { profiles, profile, chat_settings, .. } = words;
    let mut filled: Vec<Filled> = vec![
        ((profiles.select)("Noor"), &["Noor"]),
        ((profiles.selected)(7), &["7"]),
        ((profiles.actions_for)("Noor"), &["Noor"]),
        ((profiles.differs_from)("Noor"), &["Noor"]),
        ((profiles.none_title)("Acme"), &["Acme"]),
        ((profiles.no_match_title)("u1"), &["u1"]),
        ((profile.of)("Noor"), &["Noor"]),
        ((profile.free_text)(3, 32), &["3", "32"]),
        ((profile.zero_to)("100"), &["0", "100"]),
        ((profile.custom_count)("2", "20"), &["2", "20"]),
        ((profile.save)(7), &["7"]),
        ((profile.saved)("Noor"), &["Noor"]),
        ((profile.other_name)("Noor"), &["Noor"]),
        ((profile.who_differ)(2), &["2"]),
        ((profile.clear_title)("Noor"), &["Noor"]),
        ((profile.clear)(38, "38"), &["38"]),
        ((profile.cleared)("Noor"), &["Noor"]),
        ((chat_settings.done)("Blocklist"), &["Blocklist"]),
        ((chat_settings.keys_explained)(20), &["20"]),
    ];
    filled.extend(of_friends(words));
    filled
}

fn of_friends(Catalog { friends: words, .. }: &Catalog) -> Vec<Filled> {
    vec![
        ((words.of_most)("14", "3,000"), &["14", "3,000"]),
        ((words.select)("Noor"), &["Noor"]),
        ((words.selected)(7), &["7"]),
        ((words.actions_for)("Noor"), &["Noor"]),
        ((words.show_all)("14"), &["14"]),
        ((words.none_title)("Noor"), &["Noor"]),
        ((words.add_title)("Noor"), &["Noor"]),
        ((words.added)("Noor", "Mina"), &["Noor", "Mina"]),
        ((words.asked)("Mina"), &["Mina", "7"]),
        ((words.edit_title)("Mina", "Noor"), &["Mina", "Noor"]),
        ((words.edited)("Mina"), &["Mina"]),
        ((words.remove_title)("Mina", "Noor"), &["Mina", "Noor"]),
        ((words.remove_submit)(7), &["7"]),
        ((words.removed)("Mina"), &["Mina"]),
        ((words.effect_job)(100), &["100"]),
        ((words.and_more)("7"), &["7"]),
        ((words.clear_title)("Noor"), &["Noor"]),
        ((words.cleared)("Noor"), &["Noor"]),
        ((words.who_may_add)("Noor"), &["Noor"]),
        ((words.permission_done)("Noor"), &["Noor"]),
        ((words.are_friends)("Noor", "Mina"), &["Noor", "Mina"]),
        ((words.are_not_friends)("Noor", "Mina"), &["Noor", "Mina"]),
        ((words.reserved)("3"), &["3"]),
    ]
}
