use super::Declaration;
use crate::text::{Catalog, Texts};

pub(super) fn title(text: Texts, declared: Declaration) -> &'static str {
    let words = &text.now().app_page;
    let chat = &text.now().chat_settings;
    match declared {
        Declaration::Plan(_) => words.declare_plan,
        Declaration::Tokens(_) => words.declare_tokens,
        Declaration::Hooks(_) => words.declare_hooks,
        Declaration::FriendsOnly(_) => chat.friends_only_declare,
        Declaration::Blocklist(_) => chat.blocklist_declare,
        Declaration::Requests(_) => chat.requests_declare,
    }
}

/// What is asked.
pub(super) fn question(declared: Declaration) -> fn(&'static Catalog) -> &'static str {
    match declared {
        Declaration::Plan(_) => |words| words.app_page.plan,
        Declaration::Tokens(_) => |words| words.app_page.validity_question,
        Declaration::Hooks(_) => |words| words.app_page.hooks_question,
        Declaration::FriendsOnly(_) => |words| words.chat_settings.friends_only_question,
        Declaration::Blocklist(_) => |words| words.chat_settings.blocklist_question,
        Declaration::Requests(_) => |words| words.chat_settings.requests_question,
    }
}

/// Where it is set, which the declaration only repeats.
pub(super) fn place(text: Texts, declared: Declaration) -> &'static str {
    let words = &text.now().app_page;
    let chat = &text.now().chat_settings;
    match declared {
        Declaration::Plan(_) => words.plan_place,
        Declaration::Tokens(_) => words.validity_place,
        Declaration::Hooks(_) => words.hook_place,
        Declaration::FriendsOnly(_) | Declaration::Requests(_) => chat.friends_only_place,
        Declaration::Blocklist(_) => chat.blocklist_place,
    }
}

/// Which answers of the console follow it.
pub(super) fn depends_on(text: Texts, declared: Declaration) -> &'static str {
    let words = &text.now().app_page;
    match declared {
        Declaration::Plan(_) => words.plan_depends,
        Declaration::Tokens(_) => words.validity_depends,
        Declaration::Hooks(_) => words.hooks_depend,
        Declaration::FriendsOnly(_) | Declaration::Blocklist(_) | Declaration::Requests(_) => {
            text.now().chat_settings.depends
        }
    }
}
