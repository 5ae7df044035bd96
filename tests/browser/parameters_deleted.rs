//! The texts of soft deletion that have something to fill in.

use nexconn_console::text::Catalog;

use crate::parameters::Filled;

/// What each says of one case, and what it must hold.
pub(crate) fn of_deleted(words: &Catalog) -> Vec<Filled> {
    let Catalog { deleted, operations, deleted_user, deletion_record, .. } = words;
    let mut filled: Vec<Filled> = vec![
        ((deleted.count)("7"), &["7"]),
        ((deleted.in_time)("7 min"), &["7 min"]),
        ((deleted.restore_from)("noon"), &["noon"]),
        ((deleted.actions_for)("Noor"), &["Noor"]),
        ((deleted.select)("Noor"), &["Noor"]),
        ((deleted.selected)(7), &["7"]),
        ((deleted.none_title)("Acme"), &["Acme"]),
        ((deleted.no_match_title)("u1"), &["u1"]),
        ((operations.delete_one)("Noor"), &["Noor"]),
        ((operations.restore_one)("Noor"), &["Noor"]),
        ((operations.requested_by)("noon", "Mina"), &["noon", "Mina"]),
        ((operations.accepted_as)("noon", "op-1"), &["noon", "op-1"]),
        ((operations.waiting_detail)("7 s"), &["7 s"]),
        ((operations.waiting_for)("3", "7"), &["3", "7"]),
        ((operations.confirmed_after)("noon", "7 s"), &["noon", "7 s"]),
        ((operations.refused_detail)("1002"), &["1002"]),
        ((operations.some_refused)("3", "7"), &["3", "7"]),
        ((deleted_user.restore_user)("Noor"), &["Noor"]),
        ((deleted_user.erase_title)("Noor"), &["Noor"]),
        ((deleted_user.erased)("Noor"), &["Noor"]),
        ((deletion_record.of)("u1"), &["u1"]),
        ((deletion_record.by_owner)("Mina"), &["Mina"]),
        ((deletion_record.number)("7"), &["7"]),
        ((deletion_record.made)("noon"), &["noon"]),
    ];
    filled.extend(of_dialogs(words));
    filled
}

fn of_dialogs(Catalog { deletion_dialogs: words, .. }: &Catalog) -> Vec<Filled> {
    vec![
        ((words.delete_title)("Noor"), &["Noor"]),
        ((words.delete)(38, "38"), &["38"]),
        ((words.deleted)("Noor"), &["Noor"]),
        ((words.online)(7), &["7"]),
        ((words.restorable_from)("noon"), &["noon"]),
        ((words.already)(7), &["7"]),
        ((words.restore_title)("Noor"), &["Noor"]),
        ((words.restore)(38, "38"), &["38"]),
        ((words.restored)("Noor"), &["Noor"]),
        ((words.restored_early)("Noor"), &["Noor"]),
        ((words.wait_until)("noon"), &["noon"]),
        ((words.too_early)("Noor"), &["Noor"]),
        ((words.too_early_some)(3, 7), &["3", "7"]),
        ((words.too_early_detail)("noon", "7 min"), &["noon", "7 min"]),
        ((words.not_deleted)(7), &["7"]),
    ]
}
