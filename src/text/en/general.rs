use crate::text::{
    AppTexts, CrashTexts, FormTexts, PasswordTexts, SettingsTexts, ShellTexts, SignInTexts,
    TimeTexts, WordTexts,
};

pub(super) const APP: AppTexts = AppTexts {
    name: "Nexconn Admin",
    not_loaded: (
        "A part of the console could not be loaded",
        "Check the connection, then reload the page.",
    ),
};

pub(super) const WORDS: WordTexts = WordTexts {
    copy: "Copy",
    copied: "Copied",
    copy_failed: "The browser did not copy. Select the text and copy it yourself.",
    copy_details: "Copy details",
    close: "Close",
    optional: "Optional",
    show_password: "Show the password",
    clear_search: "Clear the search",
    navigation: "Navigation",
    skip_to_content: "Skip to content",
    previous_page: "Previous page",
    next_page: "Next page",
    rows_per_page: "Rows per page",
    refresh: "Read the list again",
    select_page: "Select all rows on this page",
    clear_selection: "Clear the selection",
    previous_row: "Row before",
    next_row: "Next row",
    loading: "Reading",
};

pub(super) const CRASH: CrashTexts = CrashTexts {
    title: "The console failed",
    detail: "This is a mistake in the console. What the gateway confirmed before is done; nothing else was sent.",
    reload: "Reload",
};

pub(super) const FORM: FormTexts = FormTexts {
    counter: |used, most| format!("{used} of {most}"),
    wrong_fields: |count| match count {
        1 => "1 field to correct".to_owned(),
        _ => format!("{count} fields to correct"),
    },
    cancel: "Cancel",
    as_curl: "As curl",
    copy_curl: "Copy the command",
    what_will_happen: "What will happen",
    check_now: "Check now",
    nothing_changed: "Nothing was changed.",
    unknown_title: "It is not known whether this was done.",
    unknown_detail: "Nexconn gave no answer; it may have taken effect. Check before sending it again.",
    done_before_title: "This was done already.",
    done_before_detail: "An earlier try took effect. Its access token cannot be shown any more; a further one can be issued.",
    no_answer_title: "No answer came from the gateway.",
    no_answer_detail: "It may have been done. Sending it again is safe: the gateway does the same operation only once.",
    fact_code: "Code",
    fact_http: "HTTP",
    fact_request: "Request",
    fact_time: "Time",
    reason: "Reason",
    reason_hint: "For the audit log. Users don’t see it.",
};

pub(super) const TIME: TimeTexts = TimeTexts {
    now: "just now",
    minutes_ago: |minutes| format!("{minutes} min ago"),
    hours_ago: |hours| format!("{hours} h ago"),
    days_ago: |days| format!("{days} d ago"),
};

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
    title: "Sign in",
    subtitle: |host| format!("to the console of {host}"),
    email: "Email",
    password: "Password",
    submit: "Sign in",
    submitting: "Signing in",
    failed: "You are not signed in.",
    wrong: "Email or password is wrong.",
    forgot: "No password, or forgotten? Whoever runs the gateway makes a new link: nexconn-admin admin invite EMAIL",
    bad_link_title: "This link no longer works.",
    bad_link_detail: "A link works once and for a limited time. Sign in with your password, or ask whoever runs the gateway for a new link: nexconn-admin admin invite EMAIL",
    gateway_answers: |ms| format!("Gateway answers {ms} ms"),
    asking_gateway: "Asking the gateway",
    secrets_stay: "App Secrets stay on the server. This page never sees them.",
    expired_title: "Your session has ended",
    expired_detail: "Sign in again to go on. What you have typed is still there.",
};

pub(super) const PASSWORD: PasswordTexts = PasswordTexts {
    choose_title: "Choose a password",
    choose_subtitle: |email| format!("for {email}"),
    change_title: "Change password",
    current: "Current password",
    password: "New password",
    rule: |min, max| {
        format!("{min} to {max} characters, any you like. A few words are easy to keep.")
    },
    submit: "Set password",
    submitting: "Setting",
    failed: "The password was not set.",
    others_end: "Your other sessions end.",
    changed: "Password changed. Your other sessions have ended.",
};

pub(super) const SETTINGS: SettingsTexts = SettingsTexts {
    label: "Language and theme",
    theme: "Theme",
    system: "As the system",
    light: "Light",
    dark: "Dark",
    language: "Language",
};

pub(super) const SHELL: ShellTexts = ShellTexts {
    navigation: "Pages",
    activity: "Activity",
    developer: "Developer",
    users: "Users",
    choose_app: "Choose an app",
    development: "Development",
    production: "PRODUCTION",
    gateway_ms: |ms| format!("Gateway {ms} ms"),
    lost_detail: "It is tried again every few seconds. What you see may be old.",
    account: |email| format!("Account of {email}"),
    change_password: "Change password…",
    sign_out: "Sign out",
    sign_out_failed: "You are still signed in.",
    apps_failed: "Your apps could not be read",
    no_apps_title: "No app yet",
    no_apps_detail: "The gateway has no app that you have a role in. Whoever runs it adds apps in apps.json or by NEXCONN_ADMIN_APPS.",
    unknown_app_title: |slug| format!("There is no app “{slug}”"),
    unknown_app_detail: "Or you have no role in it. Choose one of your apps.",
    unknown_page_title: "There is no such page",
    unknown_page_detail: "The address may be cut off or mistyped.",
};
