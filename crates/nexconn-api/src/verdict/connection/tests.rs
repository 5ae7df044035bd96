use super::*;
use crate::Code;
use crate::admin::{
    BanState, ConnectionReport, DeletionState, Finding, OnlineState, TokenKnowledge, UserDeletion,
};
use crate::verdict::Standing;

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

    let verdict = Verdict::of(&ConnectionReport { registered: Finding::Known(false), ..banned });
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
