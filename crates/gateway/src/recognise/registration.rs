//! Users to register, in a table.

use std::collections::HashSet;

use nexconn_api::admin::{
    BAD_CHARS, BadRow, JOB_USERS, PreviewRegistrationRequest, RegistrationPreview, RegistrationRow,
};
use nexconn_api::nexconn::{IssueAccessToken, IssueAccessTokenRequest};
use nexconn_api::{Endpoint, Rule, Violation, check};
use serde_json::{Map, Value};

use super::heading::{Naming, naming};
use super::known::Known;
use super::part::trimmed;
use super::ruler::Ruler;
use super::table::{DELIMITERS, Row, Rows};
use crate::Error;
use crate::gateway::Shared;

const USER_ID: &str = "userId";
const NAME: &str = "name";
const AVATAR_URL: &str = "avatarUrl";

/// Which column holds what, from 0.
#[derive(Debug, Default, PartialEq, Eq)]
struct Columns {
    user_id: Option<usize>,
    name: Option<usize>,
    avatar_url: Option<usize>,
}

/// Reads a table of users to register.
pub(crate) async fn preview(
    shared: &Shared,
    request: PreviewRegistrationRequest,
) -> Result<RegistrationPreview, Error> {
    let PreviewRegistrationRequest { app, text } = request;
    // Megabytes of text take a while, in which no other request should wait.
    let reading = tokio::task::spawn_blocking(move || read(&text));
    let mut preview = reading.await.map_err(|e| Error::Internal(e.to_string()))?;
    let mut known = Known::new(shared.database.readers(), &app);
    known.look_up(preview.rows.iter().map(|row| row.user.user_id.as_str())).await?;
    for row in &mut preview.rows {
        row.known = known.get(&row.user.user_id).is_some();
    }
    Ok(preview)
}

/// The same without what the directory knows.
fn read(text: &str) -> RegistrationPreview {
    let mut preview = RegistrationPreview {
        rows: Vec::new(),
        bad: Vec::new(),
        cut: false,
        unused: Vec::new(),
        missing: Vec::new(),
    };
    let mut rows = Rows::new(text, trimmed(text, 0..text.len()), delimiter(text));
    let columns = match rows.next() {
        Some(heading) => Columns::of(&heading, &mut preview.unused),
        None => Columns::default(),
    };
    let (Some(user_id), Some(name)) = (columns.user_id, columns.name) else {
        let required = [(USER_ID, columns.user_id), (NAME, columns.name)];
        let missing = required.into_iter().filter(|(_, column)| column.is_none());
        preview.missing = missing.map(|(name, _)| name.to_owned()).collect();
        return preview;
    };
    let mut ruler = Ruler::new(text);
    let mut seen = HashSet::new();
    for row in rows {
        if preview.rows.len() == JOB_USERS || preview.bad.len() == JOB_USERS {
            preview.cut = true;
            break;
        }
        let line = ruler.span(row.at.clone()).line;
        let avatar_url = columns.avatar_url.map(|column| row.cell(column).to_owned());
        let user = IssueAccessTokenRequest {
            user_id: row.cell(user_id).to_owned(),
            name: row.cell(name).to_owned(),
            avatar_url: avatar_url.filter(|url| !url.is_empty()),
        };
        let mut why = wrong(&user);
        if why.is_empty() && !seen.insert(user.user_id.clone()) {
            why.push(Violation::new(USER_ID, Rule::Mismatch));
        }
        if why.is_empty() {
            preview.rows.push(RegistrationRow { line, user, known: false });
        } else {
            let text = text.get(row.at).unwrap_or_default().chars().take(BAD_CHARS).collect();
            preview.bad.push(BadRow { line, text, why });
        }
    }
    preview
}

fn wrong(user: &IssueAccessTokenRequest) -> Vec<Violation> {
    let mut body = Map::new();
    body.insert(USER_ID.to_owned(), Value::from(user.user_id.as_str()));
    body.insert(NAME.to_owned(), Value::from(user.name.as_str()));
    body.insert(AVATAR_URL.to_owned(), Value::from(user.avatar_url.as_deref()));
    check(&IssueAccessToken::SPEC, &body)
}

/// What stands between cells: what the heading has most of.
fn delimiter(text: &str) -> u8 {
    let heading = text.get(trimmed(text, 0..text.len())).unwrap_or_default();
    let heading = heading.lines().next().unwrap_or_default();
    let count = |delimiter: &u8| heading.matches(char::from(*delimiter)).count();
    DELIMITERS.into_iter().max_by_key(count).unwrap_or(b',')
}

impl Columns {
    /// Reads the heading; names of columns that are not used go into `unused`.
    fn of(heading: &Row, unused: &mut Vec<String>) -> Self {
        let mut columns = Self::default();
        let surest = heading.cells().map(naming).max().unwrap_or(Naming::Other);
        for (index, name) in heading.cells().enumerate() {
            let letters = name.chars().filter(char::is_ascii_alphabetic);
            let plain: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
            let column = match plain.as_str() {
                "name" | "username" | "displayname" | "nickname" => &mut columns.name,
                "avatarurl" | "avatar" | "portraituri" => &mut columns.avatar_url,
                _ if surest != Naming::Other && naming(name) == surest => &mut columns.user_id,
                _ => {
                    unused.push(name.to_owned());
                    continue;
                }
            };
            match column {
                Some(_) => unused.push(name.to_owned()),
                None => *column = Some(index),
            }
        }
        unused.retain(|name| !name.is_empty());
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
