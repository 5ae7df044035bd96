//! The texts about an app itself that have something to fill in.

use nexconn_console::text::Catalog;

use crate::parameters::Filled;

/// What each says of one case, and what it must hold.
pub(crate) fn of_app(words: &Catalog) -> Vec<Filled> {
    let mut filled = of_page(words);
    filled.extend(of_numbers(words));
    filled
}

fn of_page(Catalog { app_page, connection, .. }: &Catalog) -> Vec<Filled> {
    vec![
        ((app_page.on_cloud)("api.example"), &["api.example"]),
        ((app_page.registered)("7"), &["7"]),
        ((app_page.known)("7"), &["7"]),
        ((app_page.secret_title)("Acme"), &["Acme"]),
        ((app_page.expire_after)("7 d"), &["7 d"]),
        ((app_page.validity_done)("never"), &["never"]),
        ((app_page.zone_example)("noon"), &["noon"]),
        ((app_page.zone_measured)(7), &["7"]),
        ((app_page.events_of_day)("7", "2", "1"), &["7", "2", "1"]),
        ((app_page.fill_refused)("bans", 430, 1009), &["bans", "430", "1009"]),
        ((app_page.never_applied)("7"), &["7"]),
        ((app_page.delivery)("7", "2"), &["7", "2"]),
        ((app_page.hidden_value)(40), &["40"]),
        ((app_page.directory_users)("7"), &["7"]),
        ((connection.answers)("118"), &["118"]),
        ((connection.refused)(401, 1004, "No."), &["401", "1004", "No."]),
        ((connection.course)("30"), &["30"]),
        ((connection.clock_ahead)("3.8"), &["3.8"]),
        ((connection.clock_behind)("0.2"), &["0.2"]),
    ]
}

fn of_numbers(Catalog { overview, quota, test_users, .. }: &Catalog) -> Vec<Filled> {
    vec![
        ((overview.as_of)("noon"), &["noon"]),
        ((overview.point)("noon", "86"), &["noon", "86"]),
        (
            (overview.course)("noon: 71", "now: 86", "70", "87"),
            &["noon: 71", "now: 86", "70", "87"],
        ),
        ((overview.change)("+4"), &["+4"]),
        ((overview.of_all)("6", "47"), &["6", "47"]),
        ((overview.first_title)("Acme"), &["Acme"]),
        ((quota.used)("86", "100"), &["86", "100"]),
        ((quota.known)("86", "100"), &["86", "100"]),
        ((quota.used_of)("86", "100"), &["86", "100"]),
        ((quota.known_of)("86", "100"), &["86", "100"]),
        ((quota.left)("14"), &["14"]),
        ((quota.notice)("80"), &["80"]),
        ((quota.short_title)("14"), &["14"]),
        ((quota.too_many_title)("20", "14"), &["20", "14"]),
        ((test_users.delete_user)("Noor"), &["Noor"]),
        ((test_users.select)("Noor"), &["Noor"]),
        ((test_users.selected)(7), &["7"]),
        ((test_users.range)("1", "50"), &["1", "50"]),
        ((test_users.none_title)("Acme"), &["Acme"]),
        ((test_users.dialog_title)("Noor"), &["Noor"]),
        ((test_users.submit)(Some("7 users")), &["7 users"]),
        ((test_users.done)("Noor"), &["Noor"]),
    ]
}
