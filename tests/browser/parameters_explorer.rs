//! The texts of the API explorer and the command palette that have something to fill in.

use nexconn_api::spec::{Group, Role};
use nexconn_console::text::Catalog;

use crate::parameters::Filled;

/// What each says of one case, and what it must hold.
pub(crate) fn of_explorer(words: &Catalog) -> Vec<Filled> {
    let mut filled = of_page(words);
    filled.extend(of_palette(words));
    filled
}

fn of_page(Catalog { explorer, .. }: &Catalog) -> Vec<Filled> {
    vec![
        ((explorer.count)(30), &["30"]),
        ((explorer.group)(Group::Local).to_owned(), &["nexconn-local"]),
        ((explorer.calls_a_second)("100"), &["100"]),
        ((explorer.users_a_second)("100"), &["100"]),
        ((explorer.role_name)(Role::Owner).to_owned(), &[]),
        ((explorer.bytes)("64"), &["64"]),
        ((explorer.characters)("64"), &["64"]),
        ((explorer.range)("1", "20"), &["1", "20"]),
        ((explorer.count_of)(2, "20"), &["2", "20"]),
        ((explorer.remove)("‹u1›"), &["‹u1›"]),
        ((explorer.send_to)(7), &["7"]),
        ((explorer.check_found)(7), &["7"]),
        ((explorer.not_allowed)("Owner", "Viewer"), &["Owner", "Viewer"]),
        ((explorer.confirm_title)("Ban"), &["Ban"]),
        ((explorer.confirm_users)(7), &["7"]),
        ((explorer.confirm_reversible)("Unban"), &["Unban"]),
        ((explorer.code_of)(1002), &["1002"]),
        ((explorer.took)("38"), &["38"]),
    ]
}

fn of_palette(Catalog { palette, .. }: &Catalog) -> Vec<Filled> {
    vec![
        ((palette.found)(3, "11"), &["3", "11"]),
        ((palette.do_with)("‹Noor›"), &["‹Noor›"]),
        ((palette.open_id)("‹u1›"), &["‹u1›"]),
        ((palette.search_for)("‹herr›"), &["‹herr›"]),
        ((palette.audit_of)("‹Noor›"), &["‹Noor›"]),
        ((palette.read_lines)(7), &["7"]),
        ((palette.token_of)("‹Noor›"), &["‹Noor›"]),
        ((palette.issued)("noon"), &["noon"]),
        ((palette.banned_for)("2 d"), &["2 d"]),
    ]
}
