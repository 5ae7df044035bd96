//! What can be typed.

#![expect(clippy::doc_markdown, reason = "these comments are the help, shown as they stand")]

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use kit::logs::Format;
use nexconn_api::spec::Role;

/// Admin console and gateway for the users of Nexconn apps.
#[derive(Debug, Parser)]
#[command(version)]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the console and its gateway
    ///
    /// Apps come from apps.json in the data folder or from the variable NEXCONN_ADMIN_APPS, a JSON
    /// array of the same form. With neither, two sample apps of a nexconn-local of its own are
    /// served.
    Serve(Box<ServeOptions>),
    /// Run nexconn-local alone, a service compatible with Nexconn's user management
    Local(Box<nexconn_local::CommandLine>),
    /// Manage the admins of a gateway
    #[command(subcommand)]
    Admin(AdminCommand),
}

#[derive(Debug, Subcommand)]
pub(crate) enum AdminCommand {
    /// Print a one-time sign-in link for an admin, also while the gateway is running
    Invite(InviteOptions),
}

#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    /// Folder for the database and everything else that is kept
    #[arg(long, env = "NEXCONN_ADMIN_DATA", value_name = "FOLDER", default_value = "data")]
    pub(crate) data: PathBuf,
    /// Address to listen on; port 0 is any free one
    #[arg(long, env = "NEXCONN_ADMIN_LISTEN", value_name = "IP:PORT")]
    #[arg(default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    /// Folder with the console's files [default: those in the binary, if it has them]
    #[arg(long, env = "NEXCONN_ADMIN_CONSOLE", value_name = "FOLDER")]
    pub(crate) console: Option<PathBuf>,
    /// Path under which the console is served, with a slash at both ends
    #[arg(long, env = "NEXCONN_ADMIN_CONSOLE_BASE", value_name = "PATH", default_value = "/")]
    pub(crate) console_base: String,
    /// Origin under which browsers reach the gateway, unless it is the one listened on
    #[arg(long, env = "NEXCONN_ADMIN_PUBLIC_ORIGIN", value_name = "https://HOST[:PORT]")]
    pub(crate) public_origin: Option<String>,
    /// Origins of consoles hosted elsewhere, separated by commas
    #[arg(long, env = "NEXCONN_ADMIN_CONSOLE_ORIGINS", value_name = "https://HOST,…")]
    #[arg(value_delimiter = ',')]
    pub(crate) console_origins: Vec<String>,
    /// Hosts that avatars may be shown from, separated by commas
    #[arg(long, env = "NEXCONN_ADMIN_AVATAR_HOSTS", value_name = "HOSTS", value_delimiter = ',')]
    pub(crate) avatar_hosts: Vec<String>,
    /// Allow plain http off this machine, for networks that are private as a whole
    #[arg(long, env = "NEXCONN_ADMIN_INSECURE_HTTP")]
    pub(crate) insecure_http: bool,
    /// E-mail of the first owner, for the first sign-in link
    #[arg(long, env = "NEXCONN_ADMIN_OWNER", value_name = "EMAIL")]
    #[arg(default_value = gateway::config::FIRST_OWNER)]
    pub(crate) owner: String,
    /// Fill the sample apps with people who look real, where they have none yet
    #[arg(long, env = "NEXCONN_ADMIN_DEMO")]
    pub(crate) demo: bool,
    /// Form of the log on standard error
    #[arg(long, env = "NEXCONN_ADMIN_LOG", value_enum, default_value_t)]
    pub(crate) log: Log,
}

#[derive(Debug, Args)]
pub(crate) struct InviteOptions {
    /// The admin's e-mail address
    pub(crate) email: String,
    /// What the admin may do
    #[arg(long, value_parser = role())]
    pub(crate) role: Role,
    /// The gateway's data folder
    #[arg(long, env = "NEXCONN_ADMIN_DATA", value_name = "FOLDER", default_value = "data")]
    pub(crate) data: PathBuf,
}

/// Form of the log.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum Log {
    /// For people
    #[default]
    Text,
    /// One JSON object a line, for collectors
    Json,
}

impl Log {
    pub(crate) fn format(self) -> Format {
        match self {
            Self::Text => Format::Text,
            Self::Json => Format::Json,
        }
    }
}

/// Only owners can be invited: the other roles have no page that hands them out.
fn role() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new([Role::Owner.name()]).map(|_| Role::Owner)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn every_option_of_serve_has_its_variable() {
        let mut command = CommandLine::command();
        command.build();
        let serve = command.find_subcommand("serve").expect("serve");
        for option in serve.get_opts() {
            let name = option.get_id().as_str();
            let wanted = format!("NEXCONN_ADMIN_{}", name.to_uppercase());
            assert_eq!(option.get_env().and_then(|it| it.to_str()), Some(wanted.as_str()));
        }
    }

    #[test]
    fn an_invite_needs_a_role_that_is_handed_out() {
        let parse = |words: &str| CommandLine::try_parse_from(words.split(' '));
        assert!(parse("nexconn-admin admin invite a@b.example --role owner").is_ok());
        assert!(parse("nexconn-admin admin invite a@b.example --role king").is_err());
        assert!(parse("nexconn-admin admin invite a@b.example").is_err());
    }
}
