//! Users to register, in a table.

use nexconn_api::Violation;
use nexconn_api::admin::{JobAction, PreviewRequest, RegistrationRow, TablePreview, check_job_row};
use nexconn_api::nexconn::IssueAccessTokenRequest;

use super::{Cells, Kind, USER_ID, read};
use crate::Error;
use crate::calls::object;
use crate::gateway::Shared;
use crate::recognise::known::Known;

const NAME: &str = "name";
const AVATAR_URL: &str = "avatarUrl";

/// Reads a table of users to register.
pub(crate) async fn preview(
    shared: &Shared,
    request: PreviewRequest,
) -> Result<TablePreview<RegistrationRow>, Error> {
    let PreviewRequest { app, text } = request;
    // Megabytes of text take a while, in which no other request should wait.
    let reading = tokio::task::spawn_blocking(move || read::<Registrations>(&text));
    let mut preview = reading.await.map_err(|e| Error::Internal(e.to_string()))?;
    let mut known = Known::new(shared.database.readers(), &app);
    known.look_up(preview.rows.iter().map(|row| row.user.user_id.as_str())).await?;
    for row in &mut preview.rows {
        row.known = known.get(&row.user.user_id).is_some();
    }
    Ok(preview)
}

/// Tables of users to register.
#[derive(Debug)]
struct Registrations;

impl Kind for Registrations {
    type Row = RegistrationRow;
    const REQUIRED: &'static [&'static str] = &[USER_ID, NAME];
    const REPEATED: &'static str = USER_ID;

    fn field(_: &str, letters: &str) -> Option<String> {
        let field = match letters {
            "name" | "username" | "displayname" | "nickname" => NAME,
            "avatarurl" | "avatar" | "portraituri" => AVATAR_URL,
            _ => return None,
        };
        Some(field.to_owned())
    }

    fn row(line: usize, cells: &Cells<'_>) -> Result<RegistrationRow, Vec<Violation>> {
        let avatar_url = cells.read(AVATAR_URL);
        let user = IssueAccessTokenRequest {
            user_id: cells.read(USER_ID).to_owned(),
            name: cells.read(NAME).to_owned(),
            avatar_url: (!avatar_url.is_empty()).then(|| avatar_url.to_owned()),
        };
        let wrong = check_job_row(JobAction::Register, &object(&user).unwrap_or_default());
        if wrong.is_empty() { Ok(RegistrationRow { line, user, known: false }) } else { Err(wrong) }
    }

    fn key(row: &RegistrationRow) -> String {
        row.user.user_id.clone()
    }
}

#[cfg(test)]
mod tests {
    use nexconn_api::Rule;
    use nexconn_api::admin::BadRow;

    use super::*;

    fn read(text: &str) -> TablePreview<RegistrationRow> {
        super::read::<Registrations>(text)
    }

    /// Id, name and avatar of the rows, as `a/b/c`.
    fn users(text: &str) -> Vec<String> {
        let preview = read(text);
        assert_eq!(preview.bad, [], "{text}");
        let user = |row: RegistrationRow| {
            let IssueAccessTokenRequest { user_id, name, avatar_url } = row.user;
            format!("{user_id}/{name}/{}", avatar_url.unwrap_or_default())
        };
        preview.rows.into_iter().map(user).collect()
    }

    #[test]
    fn every_usual_table_is_read() {
        assert_eq!(users("userId,name\na,A\n"), ["a/A/"]);
        assert_eq!(
            users("\u{feff}User ID;Name;Avatar\r\na;A;https://h/a\r\n\r\nb;B;\r\n"),
            ["a/A/https://h/a", "b/B/"]
        );
        assert_eq!(users("name\tid\nA, the first\ta\n"), ["a/A, the first/"]);
        assert_eq!(users("\nname,userId\n\"A \"\"x\"\"\nB\",a\n"), ["a/A \"x\"\nB/"]);
    }

    #[test]
    fn what_is_wrong_with_a_row_is_told_with_its_line() {
        let text = format!("id,name\na,A\n小雨,B\n,C\nd\n\"e\n\",E\na,A\n{},F\n", "f".repeat(65));
        let preview = read(&text);
        let ids: Vec<_> = preview.rows.iter().map(|row| (row.line, &*row.user.user_id)).collect();
        assert_eq!(ids, [(2, "a"), (6, "e")]);
        let bad = |row: &BadRow| {
            let fields: Vec<_> = row.why.iter().map(|why| why.field.clone()).collect();
            (row.line, row.text.chars().take(4).collect::<String>(), fields.join(" "))
        };
        let bad: Vec<_> = preview.bad.iter().map(bad).collect();
        let row = |line, text: &str, fields: &str| (line, text.to_owned(), fields.to_owned());
        assert_eq!(
            bad,
            [
                row(3, "小雨,B", "userId"),
                row(4, ",C", "userId"),
                row(5, "d", "name"),
                row(8, "a,A", "userId"),
                row(9, "ffff", "userId"),
            ]
        );
        assert_eq!(preview.bad[3].why[0].rule, Rule::Mismatch);
    }

    #[test]
    fn columns_that_are_not_used_or_missing_are_named() {
        let preview = read("id,userId,Level,,name,Name\n1,a,7,,A,B\n");
        assert_eq!(preview.unused, ["id", "Level", "Name"]);
        assert_eq!(preview.rows[0].user.user_id, "a");
        assert_eq!(preview.rows[0].user.name, "A");
        assert_eq!(read("userId\na\n").missing, ["name"]);
        assert_eq!(read("a,A\nb,B\n").missing, ["userId", "name"]);
        assert_eq!(read("").missing, ["userId", "name"]);
    }
}
