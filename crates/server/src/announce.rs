//! What is printed for whoever started the command.

use std::io::{self, Write};
use std::path::Path;

use gateway::Invite;
use nexconn_api::spec::Role;
use nexconn_api::wire::TextTime;

/// Prints that the server is ready and which address to open.
pub(crate) fn ready(
    out: &mut impl Write,
    address: &str,
    first: Option<&Invite>,
    data: &Path,
) -> io::Result<()> {
    writeln!(out, "Nexconn Admin {} is ready.", env!("CARGO_PKG_VERSION"))?;
    match first {
        Some(invite) => link(out, invite, Role::Owner, data)?,
        None => writeln!(out, "Open {address}")?,
    }
    out.flush()
}

/// Prints a sign-in link, how long it works and how to get another.
pub(crate) fn link(
    out: &mut impl Write,
    invite: &Invite,
    role: Role,
    data: &Path,
) -> io::Result<()> {
    writeln!(out, "Open {}", invite.link)?;
    writeln!(
        out,
        "The link works once, until {} UTC. For another: \
         nexconn-admin admin invite {} --role {} --data {}",
        TextTime::write(invite.expires_at, 0).0,
        invite.email,
        role.name(),
        data.display()
    )?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(first: Option<&Invite>) -> String {
        let mut out = Vec::new();
        ready(&mut out, "http://127.0.0.1:1/", first, Path::new("data")).expect("written");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn with_admins_it_is_an_address() {
        let version = env!("CARGO_PKG_VERSION");
        let expected = format!("Nexconn Admin {version} is ready.\nOpen http://127.0.0.1:1/\n");
        assert_eq!(printed(None), expected);
    }

    #[test]
    fn without_admins_it_is_a_link_that_says_when_it_ends() {
        let invite = Invite {
            link: "http://127.0.0.1:1/#code=c".to_owned(),
            email: "owner@localhost".to_owned(),
            expires_at: 1_730_203_200_000,
        };
        let text = printed(Some(&invite));
        let lines: Vec<_> = text.lines().skip(1).collect();
        assert_eq!(lines[0], "Open http://127.0.0.1:1/#code=c");
        assert_eq!(
            lines[1],
            "The link works once, until 2024-10-29 12:00:00 UTC. For another: \
             nexconn-admin admin invite owner@localhost --role owner --data data"
        );
    }
}
