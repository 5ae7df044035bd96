//! Judging a report about a connection.

use super::{Answer, Check, Mend, Step, Verdict};
use crate::Code;
use crate::admin::{
    BanState, ConnectionReport, Finding, OnlineState, TokenKnowledge, UserDeletion,
};
use crate::verdict::{Certainty, Standing, cut_behind};

/// Nexconn says that the app is offline: nobody can connect.
const APP_OFFLINE: Code = Code(1006);

impl Verdict {
    /// Judges a report.
    pub fn of(report: &ConnectionReport) -> Self {
        let mut path = [
            app(&report.app, report.at),
            deletion(&report.deletion, report.at),
            registered(&report.registered, report.at),
            ban(&report.ban, report.at),
            token(report.tokens, &report.online),
            connection(&report.online),
        ];
        let answer = answer(&path);
        if let Answer::Stopped { by, .. } = answer {
            cut_behind(&mut path, by);
        }
        Self { answer, path }
    }
}

fn answer(path: &[Check; 6]) -> Answer {
    let [.., connection] = path;
    let fails = |check: &&Check| check.standing == Standing::Fails;
    let stop = path.iter().filter(|check| check.step != Step::Connection).find(fails);
    let is_connected = connection.standing == Standing::Ok;
    match stop {
        // A live connection outlasts its token.
        Some(check) if check.step == Step::Token && is_connected => Answer::Connected,
        Some(check) => {
            let is_told = check.step != Step::Token;
            let certainty = if is_told { Certainty::Certain } else { Certainty::Likely };
            Answer::Stopped { by: check.step, certainty }
        }
        None if is_connected => Answer::Connected,
        None => {
            // Of the token nothing is known in the usual case.
            let unclear = path.iter().filter(|check| check.step != Step::Token);
            match unclear.clone().find(|check| check.standing == Standing::Unknown) {
                Some(check) => Answer::Unclear { from: check.step },
                None => Answer::NothingFound,
            }
        }
    }
}

fn app(app: &Finding<bool>, at: i64) -> Check {
    match app {
        Finding::Known(true) => Check::ok(Step::App, at),
        Finding::Known(false) | Finding::Refused { code: APP_OFFLINE, .. } => {
            Check::fails(Step::App, at, Mend::CheckApp)
        }
        // The gateway is refused, which says nothing about the user's device.
        Finding::Refused { .. } => Check::unknown(Step::App, Mend::CheckApp),
        Finding::Unreachable => Check::unknown(Step::App, Mend::AskAgain),
    }
}

fn deletion(deletion: &Finding<Option<UserDeletion>>, at: i64) -> Check {
    match deletion {
        Finding::Known(None) => Check::ok(Step::Deletion, at),
        Finding::Known(Some(deletion)) => {
            Check::fails(Step::Deletion, deletion.known_at, Mend::Restore)
        }
        Finding::Refused { .. } | Finding::Unreachable => {
            Check::unknown(Step::Deletion, Mend::AskAgain)
        }
    }
}

fn registered(registered: &Finding<bool>, at: i64) -> Check {
    match registered {
        Finding::Known(true) => Check::ok(Step::Registered, at),
        Finding::Known(false) => Check::fails(Step::Registered, at, Mend::Register),
        Finding::Refused { .. } | Finding::Unreachable => {
            Check::unknown(Step::Registered, Mend::AskAgain)
        }
    }
}

fn ban(ban: &Finding<Option<BanState>>, at: i64) -> Check {
    match ban {
        Finding::Known(None) => Check::ok(Step::Ban, at),
        Finding::Known(Some(ban)) => Check::fails(Step::Ban, ban.ban_known_at, Mend::Unban),
        Finding::Refused { .. } | Finding::Unreachable => Check::unknown(Step::Ban, Mend::AskAgain),
    }
}

/// Fails where the tokens were expired through the gateway and none was issued through it since: the
/// app may have fetched one by itself.
fn token(tokens: TokenKnowledge, online: &Finding<OnlineState>) -> Check {
    let expired = tokens.expired_before.filter(|before| tokens.issued_at < Some(*before));
    match (expired, online) {
        (Some(before), _) => Check::fails(Step::Token, before, Mend::IssueToken),
        (None, Finding::Known(OnlineState { online: true, at })) => Check::ok(Step::Token, *at),
        (None, _) => Check::unknown(Step::Token, Mend::IssueToken),
    }
}

fn connection(online: &Finding<OnlineState>) -> Check {
    match online {
        Finding::Known(OnlineState { online: true, at }) => Check::ok(Step::Connection, *at),
        Finding::Known(OnlineState { online: false, at }) => {
            Check::fails(Step::Connection, *at, Mend::LookAtDevice)
        }
        Finding::Refused { .. } | Finding::Unreachable => {
            Check::unknown(Step::Connection, Mend::AskAgain)
        }
    }
}
