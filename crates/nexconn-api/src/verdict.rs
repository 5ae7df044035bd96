//! "Why can't this user connect?": what a [`ConnectionReport`] comes to.
//!
//! A connection needs six things, one after the other. Each is judged by itself; the first that
//! fails is what stops the user.

use crate::Code;
use crate::admin::{
    BanState, ConnectionReport, Finding, OnlineState, TokenKnowledge, UserDeletion,
};

/// Nexconn says that the app is offline: nobody can connect.
const APP_OFFLINE: Code = Code(1006);

/// What a connection needs, in the order in which it is looked at: of a soft-deleted user nothing else counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The app's service answers.
    App,
    /// No soft deletion.
    Deletion,
    /// The user is registered.
    Registered,
    /// No ban.
    Ban,
    /// An access token that is valid. Nexconn does not tell whether one is.
    Token,
    /// A device that is connected.
    Connection,
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// As it should.
    Ok,
    /// Not as it should.
    Fails,
    /// It could not be found out; the report says why.
    Unknown,
    /// A step before fails, so that this one is not tried.
    NotReached,
}

/// What mends a step, or tells more about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mend {
    /// Asking Nexconn again.
    AskAgain,
    /// Setting right what the gateway knows of the app: its secret, its address, allowed source IPs; or the app itself.
    CheckApp,
    /// Restoring the user, where that can be done yet.
    Restore,
    /// Registering the user.
    Register,
    /// Lifting the ban.
    Unban,
    /// Issuing an access token, which the app has to use.
    IssueToken,
    /// Looking at the app on the user's device: nothing that the gateway can see stops it.
    LookAtDevice,
}

/// One step, judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// Which.
    pub step: Step,
    /// How it stands.
    pub standing: Standing,
    /// As of when that is known, in Unix milliseconds; none where it is not known.
    pub as_of: Option<i64>,
    /// What to do about it; none where it stands as it should or is not reached.
    pub mend: Option<Mend>,
}

/// How sure it is that a step stops the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// Nexconn says so.
    Certain,
    /// The gateway concludes it from what went through it; the app may have done otherwise since.
    Likely,
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The user is connected.
    Connected,
    /// This step stops the user.
    Stopped {
        /// Which.
        by: Step,
        /// How sure that is.
        certainty: Certainty,
    },
    /// Nothing that can be seen from here stops the user, who is not connected.
    NothingFound,
    /// Nothing was found to stop the user, but from this step on not all could be found out.
    Unclear {
        /// The first that could not.
        from: Step,
    },
}

/// A report, judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The answer.
    pub answer: Answer,
    /// Every step, in order.
    pub path: [Check; 6],
}

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
        let stop = match answer {
            Answer::Stopped { by, .. } => path.iter().position(|check| check.step == by),
            _ => None,
        };
        for check in path.iter_mut().skip(stop.map_or(usize::MAX, |stop| stop.saturating_add(1))) {
            if check.standing != Standing::Ok {
                *check = Check { standing: Standing::NotReached, mend: None, ..*check };
            }
        }
        Self { answer, path }
    }

    /// The step that stops the user.
    pub fn stop(&self) -> Option<&Check> {
        match self.answer {
            Answer::Stopped { by, .. } => self.path.iter().find(|check| check.step == by),
            _ => None,
        }
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

impl Check {
    fn ok(step: Step, as_of: i64) -> Self {
        Self { step, standing: Standing::Ok, as_of: Some(as_of), mend: None }
    }

    fn fails(step: Step, as_of: i64, mend: Mend) -> Self {
        Self { step, standing: Standing::Fails, as_of: Some(as_of), mend: Some(mend) }
    }

    fn unknown(step: Step, mend: Mend) -> Self {
        Self { step, standing: Standing::Unknown, as_of: None, mend: Some(mend) }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::admin::DeletionState;

    const AT: i64 = 1_730_192_400_000;

    /// A registered user without a ban who is offline.
    fn report() -> ConnectionReport {
        ConnectionReport {
            at: AT,
            app: Finding::Known(true),
            deletion: Finding::Known(None),
            registered: Finding::Known(true),
            ban: Finding::Known(None),
            online: Finding::Known(OnlineState { online: false, at: AT }),
            tokens: TokenKnowledge { issued_at: Some(AT - 10), expired_before: None },
        }
    }

    fn online() -> Finding<OnlineState> {
        Finding::Known(OnlineState { online: true, at: AT - 5 })
    }

    fn banned() -> Finding<Option<BanState>> {
        let (ends_at, ban_known_at) = (Some(AT + 1000), AT - 1);
        let ban = BanState { ban_expires_at: None, ends_at, standing: false, ban_known_at };
        Finding::Known(Some(ban))
    }

    fn standings(verdict: &Verdict) -> [Standing; 6] {
        verdict.path.map(|check| check.standing)
    }

    fn refused<T>(code: i32) -> Finding<T> {
        Finding::Refused { http: 403, code: Code(code) }
    }

    use Standing::{Fails, NotReached, Ok, Unknown};

    #[test]
    fn nothing_stops_a_user_who_is_offline() {
        let verdict = Verdict::of(&report());
        assert_eq!(verdict.answer, Answer::NothingFound);
        assert_eq!(standings(&verdict), [Ok, Ok, Ok, Ok, Unknown, Fails]);
        assert_eq!(verdict.path.map(|check| check.mend).last(), Some(&Some(Mend::LookAtDevice)));
        assert_eq!(verdict.stop(), None);
    }

    #[test]
    fn a_connected_user_has_a_token_that_worked() {
        let verdict = Verdict::of(&ConnectionReport { online: online(), ..report() });
        assert_eq!(verdict.answer, Answer::Connected);
        assert_eq!(standings(&verdict), [Ok; 6]);
        assert_eq!(verdict.path.map(|check| check.as_of)[4..], [Some(AT - 5); 2]);
    }

    #[test]
    fn the_first_step_that_fails_stops_the_user() {
        let banned = ConnectionReport { ban: banned(), ..report() };
        let verdict = Verdict::of(&banned);
        let certainty = Certainty::Certain;
        assert_eq!(verdict.answer, Answer::Stopped { by: Step::Ban, certainty });
        assert_eq!(standings(&verdict), [Ok, Ok, Ok, Fails, NotReached, NotReached]);
        let stop = verdict.stop().expect("a stop");
        assert_eq!((stop.mend, stop.as_of), (Some(Mend::Unban), Some(AT - 1)));

        let verdict =
            Verdict::of(&ConnectionReport { registered: Finding::Known(false), ..banned });
        assert_eq!(verdict.answer, Answer::Stopped { by: Step::Registered, certainty });
        assert_eq!(standings(&verdict), [Ok, Ok, Fails, NotReached, NotReached, NotReached]);
    }

    #[test]
    fn a_soft_deletion_stops_the_user_whatever_else() {
        let deletion = UserDeletion {
            state: DeletionState::Accepted,
            requested_at: Some(AT - 20),
            restore_from: None,
            restoring: false,
            known_at: AT - 2,
        };
        let registered = Finding::Known(false);
        let deletion = Finding::Known(Some(deletion));
        let verdict = Verdict::of(&ConnectionReport { deletion, registered, ..report() });
        let certainty = Certainty::Certain;
        assert_eq!(verdict.answer, Answer::Stopped { by: Step::Deletion, certainty });
        let stop = verdict.stop().expect("a stop");
        assert_eq!((stop.mend, stop.as_of), (Some(Mend::Restore), Some(AT - 2)));
        assert_eq!(standings(&verdict), [Ok, Fails, NotReached, Ok, NotReached, NotReached]);
    }

    #[test]
    fn expired_tokens_stop_the_next_connection_only() {
        let expired = |issued_at, online| {
            let tokens = TokenKnowledge { issued_at, expired_before: Some(AT - 8) };
            Verdict::of(&ConnectionReport { online, tokens, ..report() })
        };
        let offline = || report().online;
        let likely = Answer::Stopped { by: Step::Token, certainty: Certainty::Likely };
        for issued_at in [None, Some(AT - 9)] {
            let verdict = expired(issued_at, offline());
            assert_eq!(verdict.answer, likely, "{issued_at:?}");
            assert_eq!(standings(&verdict), [Ok, Ok, Ok, Ok, Fails, NotReached]);
        }
        assert_eq!(expired(Some(AT - 8), offline()).answer, Answer::NothingFound, "issued since");
        let live = expired(None, online());
        assert_eq!(live.answer, Answer::Connected);
        assert_eq!(standings(&live), [Ok, Ok, Ok, Ok, Fails, Ok]);
    }

    #[test]
    fn what_is_not_known_does_not_hide_what_is() {
        let lost = ConnectionReport {
            app: Finding::Unreachable,
            registered: Finding::Unreachable,
            ..report()
        };
        assert_eq!(Verdict::of(&lost).answer, Answer::Unclear { from: Step::App });
        let verdict = Verdict::of(&ConnectionReport { ban: banned(), ..lost });
        assert!(matches!(verdict.answer, Answer::Stopped { by: Step::Ban, .. }));
        assert_eq!(standings(&verdict), [Unknown, Ok, Unknown, Fails, NotReached, NotReached]);
    }

    #[test]
    fn a_gateway_that_is_refused_says_nothing_about_the_user() {
        let with = |app| Verdict::of(&ConnectionReport { app, ..report() });
        let wrong_secret = with(refused(1004));
        assert_eq!(wrong_secret.answer, Answer::Unclear { from: Step::App });
        assert_eq!(wrong_secret.path.map(|check| check.mend).first(), Some(&Some(Mend::CheckApp)));
        assert!(matches!(with(refused(1006)).answer, Answer::Stopped { by: Step::App, .. }));
    }
}
