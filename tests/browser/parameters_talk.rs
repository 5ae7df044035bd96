//! The texts about who may message whom that have something to fill in.

use nexconn_console::text::Catalog;

use crate::parameters::Filled;

/// What each says of one case, and what it must hold.
pub(crate) fn of_talk(words: &Catalog) -> Vec<Filled> {
    let mut filled = of_answers(words);
    filled.extend(of_blocklists(words));
    filled.extend(of_mutes_and_tags(words));
    filled
}

fn of_answers(Catalog { talk, mutes, pickers, .. }: &Catalog) -> Vec<Filled> {
    vec![
        ((talk.asked_at)("noon"), &["noon"]),
        ((talk.may)("Ann", "Bob"), &["Ann", "Bob"]),
        ((talk.may_later)("Bob"), &["Bob"]),
        ((talk.deleted)("Ann"), &["Ann"]),
        ((talk.not_registered)("Ann"), &["Ann"]),
        ((talk.banned)("Ann"), &["Ann"]),
        ((talk.muted)("Ann"), &["Ann"]),
        ((talk.blocked)("Bob", "Ann"), &["Ann", "Bob"]),
        ((talk.sees_code)("Ann"), &["Ann"]),
        ((talk.code_untold)("Ann"), &["Ann"]),
        ((pickers.these_ids)("7"), &["7"]),
        ((pickers.left_out)("rita", "not blocked"), &["rita", "not blocked"]),
        ((talk.not_friends)("Ann", "Bob"), &["Ann", "Bob"]),
        ((talk.list_read)("noon"), &["noon"]),
        ((talk.declared_by)("noor", "noon"), &["noor", "noon"]),
        ((talk.unmute)("Ann"), &["Ann"]),
        ((talk.unblock)("Ann"), &["Ann"]),
        ((talk.unban)("Ann"), &["Ann"]),
        ((talk.restore)("Ann"), &["Ann"]),
        ((talk.register)("Ann"), &["Ann"]),
        ((talk.made_friends)("Ann", "Bob"), &["Ann", "Bob"]),
        ((talk.other_yes)("Bob", "Ann"), &["Ann", "Bob"]),
        ((talk.other_no)("Bob", "Ann"), &["Ann", "Bob"]),
        ((talk.other_unclear)("Bob", "Ann"), &["Ann", "Bob"]),
        ((mutes.unmuted)("Ann"), &["Ann"]),
    ]
}

fn of_mutes_and_tags(Catalog { mutes, tags, .. }: &Catalog) -> Vec<Filled> {
    vec![
        ((mutes.count)("7"), &["7"]),
        ((mutes.unmute_title)("Ann"), &["Ann"]),
        ((mutes.unmute_submit)(Some("7 users")), &["7 users"]),
        ((mutes.dialog_title)("Ann"), &["Ann"]),
        ((mutes.submit)(Some("7 users")), &["7 users"]),
        ((mutes.muted)("Ann"), &["Ann"]),
        ((tags.dialog_title)("Ann"), &["Ann"]),
        ((tags.submit)(Some("7 users")), &["7 users"]),
        ((tags.done)("Ann"), &["Ann"]),
    ]
}

fn of_blocklists(Catalog { blocklists, .. }: &Catalog) -> Vec<Filled> {
    vec![
        ((blocklists.of)("Ann"), &["Ann"]),
        ((blocklists.count)("7", "3,000"), &["7", "3,000"]),
        ((blocklists.effect)("Ann"), &["Ann"]),
        ((blocklists.matches)("7"), &["7"]),
        ((blocklists.none_title)("Ann"), &["Ann"]),
        ((blocklists.no_match)("zed"), &["zed"]),
        ((blocklists.blocked_here)("noor"), &["noor"]),
        ((blocklists.add_title)("Ann"), &["Ann"]),
        ((blocklists.add_submit)(7), &["7"]),
        ((blocklists.added)(7, "Ann"), &["7", "Ann"]),
        ((blocklists.add_effect)("Ann"), &["Ann"]),
        ((blocklists.unblocked)("Bob", "Ann"), &["Bob", "Ann"]),
        ((blocklists.unblocked_many)("7", "Ann"), &["7", "Ann"]),
        ((blocklists.select)("Ann"), &["Ann"]),
        ((blocklists.selected)(7), &["7"]),
        ((blocklists.actions_for)("Ann"), &["Ann"]),
        ((blocklists.has_blocked_yes)("Ann", "Bob"), &["Ann", "Bob"]),
        ((blocklists.has_blocked_no)("Ann", "Bob"), &["Ann", "Bob"]),
        ((blocklists.show_all)("7"), &["7"]),
    ]
}
