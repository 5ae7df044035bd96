//! Who may message whom.

use super::StepTexts;

/// "Can A message B?", with what stands around it.
#[derive(Debug)]
pub struct TalkTexts {
    /// Name of the view of a user.
    pub title: &'static str,
    pub views: &'static str,
    pub view_about: &'static str,
    pub question: &'static str,
    /// Above the two, where the question is the page's title.
    pub whom: &'static str,
    pub note: &'static str,
    pub writes: &'static str,
    pub receives: &'static str,
    pub swap: &'static str,
    pub choose: &'static str,
    pub themselves: &'static str,
    pub asking: &'static str,
    pub failed: &'static str,
    pub asked_at: fn(time: &str) -> String,
    pub path: &'static str,
    // The answer; the words at its beginning stand out.
    pub yes: &'static str,
    pub no: &'static str,
    pub likely_not: &'static str,
    pub unclear: &'static str,
    pub may: fn(a: &str, b: &str) -> String,
    pub may_later: fn(b: &str) -> String,
    pub deleted: fn(who: &str) -> String,
    pub not_registered: fn(who: &str) -> String,
    pub banned: fn(a: &str) -> String,
    pub muted: fn(a: &str) -> String,
    pub blocked: fn(b: &str, a: &str) -> String,
    pub not_friends: fn(a: &str, b: &str) -> String,
    pub not_all_asked: &'static str,
    pub friends_unknown: &'static str,
    /// What stands before the code.
    pub sees_code: fn(a: &str) -> String,
    /// What each code means, in brackets after it.
    pub code_meanings: &'static [(i32, &'static str)],
    pub full_stop: &'static str,
    pub code_untold: fn(a: &str) -> String,
    // The steps.
    pub sender_deletion: StepTexts,
    pub sender_registered: StepTexts,
    pub sender_ban: StepTexts,
    pub mute: StepTexts,
    pub receiver: StepTexts,
    pub receiver_deleted: &'static str,
    pub receiver_banned: &'static str,
    pub own_block: StepTexts,
    pub block: StepTexts,
    pub block_without_effect: &'static str,
    pub friends: StepTexts,
    pub are_friends: &'static str,
    pub anyone_may: &'static str,
    // How a step is known.
    pub stopped_before: &'static str,
    pub list_read: fn(time: &str) -> String,
    pub mute_where: &'static str,
    pub gets_it_later: &'static str,
    pub stops_answers: &'static str,
    pub would_not_stop: &'static str,
    pub in_blocklist: &'static str,
    pub no_blocklist: &'static str,
    pub by_service: &'static str,
    pub declared_by: fn(admin: &str, time: &str) -> String,
    pub not_declared: &'static str,
    pub only_on: &'static str,
    pub only_off: &'static str,
    // What mends.
    pub unmute: fn(who: &str) -> String,
    pub unblock: fn(who: &str) -> String,
    pub unban: fn(who: &str) -> String,
    pub restore: fn(who: &str) -> String,
    pub register: fn(who: &str) -> String,
    pub make_friends: &'static str,
    pub made_friends: fn(a: &str, b: &str) -> String,
    pub declare: &'static str,
    // The other way round.
    pub other_way: &'static str,
    pub other_yes: fn(b: &str, a: &str) -> String,
    pub other_no: fn(b: &str, a: &str) -> String,
    pub other_unclear: fn(b: &str, a: &str) -> String,
    pub show_it: &'static str,
}

/// The field that finds one user.
#[derive(Debug)]
pub struct PickerTexts {
    pub placeholder: &'static str,
    pub placeholder_several: &'static str,
    pub searching: &'static str,
    pub not_read: &'static str,
    pub nobody: &'static str,
    pub this_id: &'static str,
    pub these_ids: fn(count: &str) -> String,
    pub none_of_these: &'static str,
    pub left_out: fn(ids: &str, not_done: &str) -> String,
    pub left_out_why: &'static str,
    pub not_changed: &'static str,
    pub repeat_is_safe: &'static str,
}
