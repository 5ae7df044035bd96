use super::*;
use crate::admin::{
    BanState, DeletionState, Fact, FactSource, Finding, MessageReport, Party, UserDeletion,
};
use crate::verdict::Standing;
use crate::wire::TextTime;

const AT: i64 = 1_730_192_400_000;

fn party(user_id: &str) -> Party {
    Party {
        user_id: user_id.to_owned(),
        registered: Finding::Known(Some(TextTime("2024-10-29 17:00:00".to_owned()))),
        deletion: Finding::Known(None),
        ban: Finding::Known(None),
        muted: Finding::Known(false),
        blocks: Finding::Known(false),
    }
}

fn fact(value: bool, from: FactSource) -> Fact<bool> {
    Fact { value, from, at: Some(AT), by: None }
}

/// Two registered users whom nothing keeps apart, in an app where anyone may write.
fn report() -> MessageReport {
    MessageReport {
        at: AT,
        from: party("a"),
        to: party("b"),
        friends: Finding::Known(false),
        friends_only: Some(fact(false, FactSource::Service)),
        blocklist: Some(fact(true, FactSource::Service)),
    }
}

fn with(change: impl FnOnce(&mut MessageReport)) -> Verdict {
    let mut report = report();
    change(&mut report);
    Verdict::of(&report)
}

fn banned() -> Finding<Option<BanState>> {
    let (ends_at, ban_known_at) = (Some(AT + 1000), AT - 1);
    let ban = BanState { ban_expires_at: None, ends_at, standing: false, ban_known_at };
    Finding::Known(Some(ban))
}

fn deleted() -> Finding<Option<UserDeletion>> {
    Finding::Known(Some(UserDeletion {
        state: DeletionState::Accepted,
        requested_at: Some(AT - 20),
        restore_from: None,
        restoring: false,
        known_at: AT - 2,
    }))
}

fn stopped(by: Step) -> Answer {
    Answer::Stopped { by, certainty: Certainty::Certain }
}

fn standing(verdict: &Verdict, step: Step) -> Standing {
    let check = verdict.path.iter().find(|check| check.step == step);
    check.expect("a check").standing
}

#[test]
fn nothing_stops_two_users_whom_nothing_keeps_apart() {
    let verdict = Verdict::of(&report());
    assert_eq!(verdict.answer, Answer::May);
    assert!(verdict.path.iter().all(|check| check.standing == Standing::Ok));
    assert_eq!(verdict.stop(), None);
}

#[test]
fn each_step_stops_by_itself_and_says_what_mends_it() {
    type Change = fn(&mut MessageReport);
    let cases: [(Step, Mend, Change); 8] = [
        (Step::SenderDeletion, Mend::RestoreSender, |r| r.from.deletion = deleted()),
        (Step::SenderRegistered, Mend::RegisterSender, |r| {
            r.from.registered = Finding::Known(None);
        }),
        (Step::SenderBan, Mend::UnbanSender, |r| r.from.ban = banned()),
        (Step::Mute, Mend::UnmuteSender, |r| r.from.muted = Finding::Known(true)),
        (Step::Receiver, Mend::RestoreReceiver, |r| r.to.deletion = deleted()),
        (Step::Receiver, Mend::RegisterReceiver, |r| r.to.registered = Finding::Known(None)),
        (Step::Block, Mend::UnblockSender, |r| r.to.blocks = Finding::Known(true)),
        (Step::Friends, Mend::MakeFriends, |r| {
            r.friends_only = Some(fact(true, FactSource::Service));
        }),
    ];
    for (step, mend, change) in cases {
        let verdict = with(change);
        let stop = verdict.stop().expect("a stop");
        assert_eq!((stop.step, stop.mend), (step, Some(mend)));
        assert!(stop.step.code().is_some());
    }
}

#[test]
fn the_first_step_that_fails_hides_those_behind_it_that_are_not_as_they_should() {
    let verdict = with(|report| {
        report.from.muted = Finding::Known(true);
        report.to.blocks = Finding::Known(true);
        report.friends = Finding::Unreachable;
    });
    assert_eq!(verdict.answer, stopped(Step::Mute));
    assert_eq!(standing(&verdict, Step::Block), Standing::NotReached);
    assert_eq!(standing(&verdict, Step::Receiver), Standing::Ok);
}

#[test]
fn an_own_block_and_a_ban_of_the_receiver_stop_no_message() {
    let verdict = with(|report| {
        report.from.blocks = Finding::Known(true);
        report.to.ban = banned();
    });
    assert_eq!(verdict.answer, Answer::May);
    assert_eq!(standing(&verdict, Step::OwnBlock), Standing::Aside);
    assert_eq!(standing(&verdict, Step::Receiver), Standing::Aside);
    let mut turned = report();
    turned.from.blocks = Finding::Known(true);
    assert_eq!(Verdict::of(&turned.turned()).answer, stopped(Step::Block));
}

#[test]
fn a_block_stops_nothing_where_the_feature_is_off() {
    let verdict = with(|report| {
        report.to.blocks = Finding::Known(true);
        report.blocklist = Some(fact(false, FactSource::Declared));
    });
    assert_eq!(verdict.answer, Answer::May);
    assert_eq!(standing(&verdict, Step::Block), Standing::Aside);
    let off = || Finding::Refused { http: 430, code: Code::BLOCKLIST_NOT_ENABLED };
    let verdict = with(|report| {
        (report.from.blocks, report.to.blocks) = (off(), off());
        report.blocklist = None;
    });
    assert_eq!(verdict.answer, Answer::May);
}

#[test]
fn whether_only_friends_may_write_counts_unless_they_are_friends() {
    let unclear = Answer::Unclear { from: Step::Friends };
    let likely = Answer::Stopped { by: Step::Friends, certainty: Certainty::Likely };
    let verdict = with(|report| report.friends_only = None);
    assert_eq!(verdict.answer, unclear);
    assert_eq!(verdict.path.map(|check| check.mend).last(), Some(&Some(Mend::Declare)));
    let declared = with(|report| report.friends_only = Some(fact(true, FactSource::Declared)));
    assert_eq!(declared.answer, likely);
    let friends = with(|report| {
        report.friends = Finding::Known(true);
        report.friends_only = None;
    });
    assert_eq!(friends.answer, Answer::May);
}

#[test]
fn what_is_not_known_does_not_hide_what_is() {
    let lost = with(|report| {
        report.from.muted = Finding::Unreachable;
        report.to.blocks = Finding::Known(true);
    });
    assert_eq!(lost.answer, stopped(Step::Block));
    assert_eq!(standing(&lost, Step::Mute), Standing::Unknown);
    let own = with(|report| report.from.blocks = Finding::Unreachable);
    assert_eq!(own.answer, Answer::May, "an own block stops nothing");
    let both = with(|report| {
        report.from.blocks = Finding::Unreachable;
        report.to.blocks = Finding::Refused { http: 429, code: Code::RATE_LIMIT };
    });
    assert_eq!(both.answer, Answer::Unclear { from: Step::Block });
}
