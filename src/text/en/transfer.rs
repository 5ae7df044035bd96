use crate::text::{ExportTexts, ImportKindTexts, ImportTexts};

pub(super) const EXPORT: ExportTexts = ExportTexts {
    export: "Export",
    hint: "The whole list with its filters, as CSV. The audit log tells who took it.",
};

pub(super) const IMPORT: ImportTexts = ImportTexts {
    title: "Import",
    link: "Import…",
    kinds: "What to import",
    users: "Users",
    profiles: ImportKindTexts {
        view: "Profiles",
        text: "Table of profiles",
        text_hint: "CSV, or rows copied from a sheet, with a heading: userId and any of uniqueId, name, portraitUri, email, birthday, gender (0, 1, 2), location, role, level and custom attributes (ext_…). An empty cell leaves what is there. You see every row before anything is sent.",
        missing_detail: "The first line names the columns: userId, and the fields to set, parted by commas, semicolons or tabs.",
        none_detail: "The first line is the heading; each line below it is the profile of a user.",
        caption: "Profiles in the table",
        repeated: "A row before has this user.",
        over_note: "These users have other values now. They are left out unless you choose to write over.",
        side_title: |count, rows| match count {
            1 => "Import 1 profile".to_owned(),
            _ => format!("Import {rows} profiles"),
        },
        effects: &[
            "Each row sets the fields that it names in the user’s hosted profile; all other fields stay.",
            "Registered names and avatars, which push shows, stay as they are.",
        ],
    },
    friendships: ImportKindTexts {
        view: "Friendships",
        text: "Table of friendships",
        text_hint: "CSV, or rows copied from a sheet, with a heading: userId and targetId, and, if wanted, action (1 as the target permits, 2 at once), extra, alias and attributes of the friend (ext_…). You see every row before anything is sent.",
        missing_detail: "The first line names the columns: userId and targetId at least, parted by commas, semicolons or tabs.",
        none_detail: "The first line is the heading; each line below it is a friendship.",
        caption: "Friendships in the table",
        repeated: "A row before has these two users.",
        over_note: "They are friends already; alias and attributes would be written over. They are left out unless you choose to write over.",
        side_title: |count, rows| match count {
            1 => "Import 1 friendship".to_owned(),
            _ => format!("Import {rows} friendships"),
        },
        effects: &[
            "Each row adds targetId to the friends of userId, and the other way round.",
            "With action 1, or none, the target’s permission decides: a request may wait for consent. With 2 they are friends at once.",
            "Alias and attributes are what userId notes of the friend; they are set once the two are friends.",
        ],
    },
    column_values: "What it sets",
    was: |value| format!("was {value}"),
    unknown: "Not known here",
    unknown_note: "The directory has not met these users. Nexconn refuses who is not registered.",
    over: "Writes over what is there",
    same: "There already",
    same_note: "Nothing would change; left out.",
    not_compared: "Not compared",
    not_compared_note: |most| {
        format!(
            "Only the first {most} rows are compared with what is there, and only where Nexconn answers."
        )
    },
    new: "New",
    on_conflict: "Where a row conflicts",
    skip: "Skip it",
    skip_hint: "Bad rows, and rows that would write over something, are left out.",
    write_over: "Write over",
    write_over_hint: "What is there now is replaced. Bad rows are left out.",
    stop: "Stop",
    stop_hint: "Nothing is imported while a row conflicts.",
    stopped: |count, rows| match count {
        1 => "1 row conflicts. Correct it in the table, or skip it.".to_owned(),
        _ => format!("{rows} rows conflict. Correct them in the table, or skip them."),
    },
    skipped: |count, rows| match count {
        1 => "Download 1 skipped row".to_owned(),
        _ => format!("Download {rows} skipped rows"),
    },
    left_out: "Left out.",
    nothing_sent: "This is only a check: nothing has been sent.",
    tally_new: "to import",
    tally_over: "write over",
};
