use crate::text::DialogTexts;

pub(super) const DIALOGS: DialogTexts = DialogTexts {
    users: |count| format!("{count} users"),
    leave_out: |name| format!("Leave out {name}"),
    as_job: |users| format!("{users}, as one job"),
    many_as_job: "So many users become a job: it is sent in batches within Nexconn’s rate, and goes on when you leave the page.",
    job_made: "The job has begun.",
    reasons: ["Spam", "Insults", "Fraud", "Fake account"],
    fill_in: "Fill in a reason",
    case: "Case number",
    case_hint: "For the audit log, to find the ticket again.",
    type_before: "Type",
    type_first: "Type it first.",
    was_not_done: "It was not done: the list of bans shows no such change. You can send it again.",
    not_checked: "Nexconn’s list of bans could not be read, so it is still not known. Check again in a moment.",

    ban_title: |who| format!("Ban {who}"),
    change_title: |who| format!("Change the ban of {who}"),
    how_long: "How long",
    stops: ["10 min", "1 hour", "1 day", "7 days", "30 days"],
    custom: "Another length",
    amount: "Length",
    unit: "Unit",
    units: ["minutes", "hours", "days"],
    too_long: |minutes| {
        format!("From 1 minute to {minutes} minutes (30 days); for longer choose “Until lifted”.")
    },
    until_lifted: "Until lifted",
    no_end: "No end: it lasts until somebody lifts it.",
    ends: "Ends",
    your_time: "your time",
    ban: |users| format!("Ban {}", users.unwrap_or("user")),
    change: "Change ban",
    banning: "Banning",
    ban_failed: "Nobody was banned.",
    banned_until: |who, moment| format!("{who}: banned until {moment}."),
    banned_standing: |who| format!("{who}: banned until lifted."),
    online: |count| match count {
        1 => "1 user is online".to_owned(),
        _ => format!("{count} users are online"),
    },
    ban_cuts: "Whoever is connected is cut off at once, on all devices.",
    ban_cuts_named: |names| format!("and is cut off at once, on all devices: {names}."),
    ban_lock: "Until the end they can’t connect. After it they can, without your help.",
    ban_messages: "Others can still write to them. What arrives in the last 7 days is delivered when they connect again.",
    standing_lock: "They can’t connect until somebody lifts the ban.",
    standing_renewed: "Nexconn’s longest ban is 30 days. The gateway bans again 3 days before that runs out, as long as they are in Nexconn’s list: a ban lifted elsewhere stays lifted.",
    standing_needs: "If the gateway does not run for weeks, or the app is removed from it, the last 30 days run out.",
    standing_already: |count| match count {
        1 => "1 has a ban until lifted.".to_owned(),
        _ => format!("{count} have a ban until lifted."),
    },
    standing_goes_on: "It goes on, whatever end you set here. To end it, stop renewing it or lift it.",
    banned_already: |count| match count {
        1 => "1 is already banned.".to_owned(),
        _ => format!("{count} are already banned."),
    },
    replaced: "The new end replaces the old one:",
    shorter: |name| format!("{name} gets a shorter ban."),
    earlier: "Earlier bans",
    reply: "Reply for the user",
    reply_language: "Language",
    reply_copy: "Copy reply",
    reply_until: |app, moment, utc| {
        format!(
            "Your access to {app} is suspended until {moment} ({utc} UTC). You can’t connect until then; afterwards it works again by itself."
        )
    },
    reply_standing: |app| format!("Your access to {app} is suspended until further notice."),
    reply_appeal: "If you think this is a mistake, answer this message.",
    reply_appeal_case: |case| {
        format!("If you think this is a mistake, answer this message and quote case {case}.")
    },

    unban_title: |who| format!("Lift the ban of {who}"),
    unban: |users| {
        users.map_or_else(|| "Lift ban".to_owned(), |users| format!("Lift bans of {users}"))
    },
    unbanning: "Lifting",
    unban_failed: "No ban was lifted.",
    unbanned: |who| format!("{who}: ban lifted."),
    unban_connects: "They can connect again at once, with the access tokens they have.",
    unban_messages: "What others wrote in the last 7 days is delivered when they connect.",
    unban_standing: "A ban until lifted ends for good: it is not renewed any more.",
    not_banned: |count| match count {
        1 => "1 is not banned.".to_owned(),
        _ => format!("{count} are not banned."),
    },
    not_banned_detail: "Nothing changes there.",

    kick_title: |who| format!("Kick {who}"),
    kick: |users| format!("Kick {}", users.unwrap_or("user")),
    kicking: "Kicking",
    kick_failed: "Nobody was kicked.",
    kick_unknown: "Nexconn gave no answer to the first step, the tokens; it may have taken effect. Nobody was banned for it unless connections ended. Sending it again does no harm.",
    kicked: |who| format!("{who}: tokens expired, connections ended."),
    kick_left_out: |count| match count {
        1 => "1 was banned already and keeps that ban.".to_owned(),
        _ => format!("{count} were banned already and keep that ban."),
    },
    kick_expires: "Nexconn has no call that ends a connection, so this takes two steps. First all access tokens obtained until now expire.",
    kick_bans: "Then a ban of one minute ends live connections, on all devices. It ends by itself.",
    kick_returns: "After that minute they can connect with a new token, which the app must get from your server.",
    kick_keeps: "They are left out of the one-minute ban, which would replace the longer one.",
    kick_final: "Expired tokens do not come back.",
    kick_guard: "to kick in production",
    kick_half: "The tokens are expired, but live connections stay.",
    kick_list_unread: "Nexconn’s list of bans could not be read, so nobody was banned for a minute: it might have replaced a longer ban. Send it again in a moment.",
    kick_ban_unknown: "Nexconn gave no answer to the one-minute ban; it may have taken effect. Sending it again does no harm.",
    kick_ban_refused: |code| match code {
        Some(code) => format!("Nexconn refused the one-minute ban with code {code}."),
        None => "Nexconn refused the one-minute ban.".to_owned(),
    },

    stop_title: |who| format!("Stop renewing the ban of {who}"),
    stop: "Stop renewing",
    stopping: "Stopping",
    stop_failed: "The ban is still renewed.",
    stopped: |who| format!("{who}: the ban is not renewed any more."),
    stop_runs_out: "The ban stays until its present end, and runs out by itself then.",
    stop_ends: |name, moment| format!("{name}: ends {moment}."),
    stop_sooner: "To let them connect at once, lift the ban instead.",
};
