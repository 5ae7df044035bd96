//! The texts of jobs and of actions for many users that have something to fill in.

use nexconn_api::admin::{ItemNote, JobAction, JobState, TextForm};
use nexconn_api::nexconn::FriendPermission;
use nexconn_console::text::Catalog;

use crate::parameters::Filled;

const BAN: JobAction = JobAction::Ban;

/// What each says of one case, and what it must hold; those that only choose among sentences hold nothing.
pub(crate) fn of_many(words: &Catalog) -> Vec<Filled> {
    let mut filled = of_text(words);
    filled.extend(of_jobs(words));
    filled.extend(of_job(words));
    filled
}

fn of_text(Catalog { many, many_values, import, .. }: &Catalog) -> Vec<Filled> {
    let said = |text: &str| text.to_owned();
    vec![
        ((many.file_too_large)(8), &["8"]),
        ((many.users_in_lines)(42, "42", "45"), &["42", "45"]),
        (said((many.form)(TextForm::Prose)), &[]),
        ((many.repeats)(3, "3"), &["3"]),
        ((many.more_lines)("10"), &["10"]),
        ((many.cut_detail)("100,000"), &["100,000"]),
        ((many.choose)("u_1"), &["u_1"]),
        ((many.line)("18"), &["18"]),
        (said((many.banned_note)(BAN)), &[]),
        ((many.known_note)("34"), &["34"]),
        ((many.show_more)("31"), &["31"]),
        (said((many.bad_lines)(3)), &[]),
        (said((many.tally)(BAN).1), &[]),
        ((many.tally_label)(&["a".into(), "b".into()]), &["a", "b"]),
        ((many.do_with)(38, "38"), &["38"]),
        (said((many.choice)(BAN)), &[]),
        (said((many.happens)(BAN, true)), &[]),
        (said((many.pointless)(BAN)), &[]),
        (said((many.pointless_deleted)(BAN)), &[]),
        (said((many.deleted_note)(BAN)), &[]),
        (said((many.type_after)(BAN)), &[]),
        ((many.effects)(BAN).concat(), &[]),
        ((many.becomes_job)(3, "3", 20), &["3", "20"]),
        ((many.submit)(BAN, 38, "38"), &["38"]),
        (said((many.submitting)(BAN)), &[]),
        (said((many_values.permission)(FriendPermission::Nobody)), &[]),
        ((import.rows_found)(7, "7"), &["7"]),
        ((import.unused)("age, city"), &["age, city"]),
        ((import.missing_title)("userId"), &["userId"]),
        ((import.why)("name", "missing"), &["name", "missing"]),
        (said((import.bad_rows)(7)), &[]),
        ((import.users.side_title)(7, "7"), &["7"]),
        ((import.was)("Noor"), &["Noor"]),
        ((import.not_compared_note)("2,000"), &["2,000"]),
        ((import.stopped)(7, "7"), &["7"]),
        ((import.skipped)(7, "7"), &["7"]),
        ((import.profiles.side_title)(7, "7"), &["7"]),
        ((import.friendships.side_title)(7, "7"), &["7"]),
    ]
}

fn of_jobs(Catalog { jobs, .. }: &Catalog) -> Vec<Filled> {
    vec![
        ((jobs.open)(7, "7"), &["7"]),
        ((jobs.name)(BAN, 1240, "1,240", Some("7 d")), &["1,240", "7 d"]),
        ((jobs.state)(JobState::Paused).to_owned(), &[]),
        ((jobs.range)(7), &["7"]),
    ]
}

fn of_job(Catalog { job, .. }: &Catalog) -> Vec<Filled> {
    let said = |text: &str| text.to_owned();
    vec![
        ((job.missing_title)(7), &["7"]),
        ((job.number)(7), &["7"]),
        ((job.of_total)("769", "1,240"), &["769", "1,240"]),
        ((job.left)("14:02"), &["14:02"]),
        ((job.per_second)("15"), &["15"]),
        (said((job.done)(BAN)), &[]),
        ((job.stop_detail)(471, "471"), &["471"]),
        ((job.retry)(7, "7"), &["7"]),
        (said((job.undo_detail)(BAN)), &[]),
        ((job.undo_until)("noon"), &["noon"]),
        ((job.undone_by)(7), &["7"]),
        ((job.undoes)(7), &["7"]),
        ((job.show_of)("Online"), &["Online"]),
        (said((job.unknown_pair)(BAN).1), &[]),
        ((job.refused_http)(403), &["403"]),
        (said((job.note)(ItemNote::TokenLost).1), &[]),
        ((job.tokens_wait)(7, "7", "noon"), &["7", "noon"]),
        ((job.tokens_submit)(7, "7"), &["7"]),
        ((job.tokens_here)("tokens.csv"), &["tokens.csv"]),
    ]
}
