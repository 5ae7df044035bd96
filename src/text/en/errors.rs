use crate::text::{ErrorTexts, RuleTexts};

pub(super) const RULES: RuleTexts = RuleTexts {
    missing: "This is needed.",
    integer: "Give a whole number.",
    wrong_type: "This has the wrong form.",
    too_short: |min, actual| format!("At least {min} characters; this has {actual}."),
    too_many_characters: |max, actual| format!("At most {max} characters; this has {actual}."),
    too_many_bytes: |max, actual| {
        format!(
            "At most {max} bytes; this has {actual}. Letters beyond a–z take 2 to 4 bytes each."
        )
    },
    count: |min, max, actual| format!("Give {min} to {max}; there are {actual}."),
    out_of_range: |min, max, actual| format!("Give a number from {min} to {max}, not {actual}."),
    alphabet: |found| match found {
        ' ' => "A user id can’t hold a space. Use letters, digits and _ = + -".to_owned(),
        _ => format!("A user id can’t hold “{found}”. Use letters a–z, digits and _ = + -"),
    },
    not_one_of: |allowed| format!("Give one of {allowed}."),
    form: |expected| format!("This should have the form of: {expected}."),
    mismatch: "This is not the one that is stored.",
};

pub(super) const ERRORS: ErrorTexts = ErrorTexts {
    try_now: "Try now",
    reload: "Reload the page",
    own_origin: "the address of this page",
    gateway_lost: "Gateway unreachable",
    offline: ("This device is offline.", "Connect to a network, then try again."),
    bad_address: ("The gateway’s address is wrong.", |gateway| {
        format!(
            "config.json names “{gateway}”. It must be an origin such as https://gateway.example."
        )
    }),
    mixed_content: ("The browser blocks the gateway.", |gateway| {
        format!(
            "This page came over https, and config.json names {gateway}. Give the gateway an https address (mixed content)."
        )
    }),
    origin_refused: ("The gateway does not let this page in.", |gateway| {
        format!(
            "{gateway} is there and refuses this page’s origin (CORS). Add the origin to the gateway’s console origins."
        )
    }),
    unreachable: ("The gateway doesn’t answer.", |gateway| {
        format!(
            "Nothing answers at {gateway}. Check that nexconn-admin serve is running there, and that config.json and the content security policy name that address."
        )
    }),
    not_a_gateway: ("Something else answers in the gateway’s place.", |gateway, http| {
        format!(
            "{gateway} answered /api/ with HTTP {http} and a page instead of data. Check the address in config.json, and that /api/ is passed on to the gateway."
        )
    }),
    timeout: ("The gateway takes too long.", "No answer came within 30 seconds. Try again."),
    unauthenticated: ("You are not signed in.", "Sign in again to go on."),
    password_required: (
        "Choose a password first.",
        "Until then the gateway does nothing else for you.",
    ),
    forbidden: (
        "You may not do this.",
        "Your role does not allow it, or the gateway does not know this page’s origin. Ask an owner.",
    ),
    invalid: ("Something in the request is wrong.", "Correct the fields marked below."),
    not_found: ("There is no such thing.", "It may have been removed meanwhile."),
    refused: "Nexconn refused it.",
    conflict: ("This does not fit what is there.", "Read the page again, then decide anew."),
    too_large: ("This is too large.", "Send less at once."),
    throttled: ("Too many tries.", "Wait a minute, then try again."),
    upstream_unreachable: (
        "Nexconn doesn’t answer.",
        "The gateway could not reach Nexconn’s service, so nothing was sent. Try again soon; if it stays so, check the app’s address.",
    ),
    internal: ("The gateway failed.", "Its log has the request id. Tell whoever runs the gateway."),
    misfit: (
        "Console and gateway don’t fit together.",
        "The answer has a form that this console does not know. Reload to get the console that belongs to the gateway.",
    ),
    contract: |console, gateway| {
        format!(
            "The gateway speaks version {gateway} of the contract, this console version {console}. Reload to get the other console; if that does not help, update the older of the two."
        )
    },
    session_lost: "The browser does not keep you signed in.",
    session_lost_other_site: "Gateway and console are on different sites, and this browser blocks cookies across sites. Serve both from one site, or allow the gateway’s cookies.",
    session_lost_same_site: "The gateway opened a session, but its cookie did not come back. Allow cookies for this site; over plain http the gateway must be on this machine.",
    codes: &[
        (400, "Nexconn knows no user with this id. Check the id, or register the user first."),
        (404, "Nexconn knows no such endpoint. Check the app’s address in the gateway."),
        (1000, "Nexconn had an internal error. Try again soon."),
        (1001, "The App Secret is wrong. Whoever runs the gateway must correct it."),
        (1002, "Nexconn says that a parameter is wrong."),
        (
            1004,
            "Nexconn does not accept the signature. Whoever runs the gateway must check App Key, App Secret and the clock.",
        ),
        (1005, "Nexconn says that a parameter is too long."),
        (1006, "The app is offline at Nexconn. Check its state in Nexconn’s Console."),
        (
            1007,
            "Nexconn does not accept calls from the gateway’s IP address. Add it in Nexconn’s Console.",
        ),
        (1008, "Too many calls at once for this app. Wait a second, then try again."),
        (1009, "The service is not enabled for this app. Enable it in Nexconn’s Console."),
        (1050, "Nexconn timed out. Try again soon."),
        (
            2007,
            "This app has as many registered users as it may: 100 in the development environment. Delete test users to free places, or use an app in production. Soft-deleted users count as well; registered users still get further tokens.",
        ),
        (
            31029,
            "This user is soft-deleted and gets no access token. Restore the user first; that takes effect an hour after the deletion at the earliest.",
        ),
    ],
    other_code: |code| format!("Nexconn refused it with code {code}."),
    other_code_saying: |code, message| format!("Nexconn refused it with code {code}: {message}"),
};
