//! "Can A message B?": what a [`MessageReport`] comes to.
//!
//! A direct message that an app sends passes several rules, one after the other. Each is judged by
//! itself; the first that fails is what stops it. Messages that the app's server sends pass none of
//! them.

use crate::Code;
use crate::admin::{BanState, Fact, FactSource, Finding, MessageReport, Party, UserDeletion};

/// A rule that a message passes, in the order in which the refusal of one hides the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The sender is not soft-deleted.
    SenderDeletion,
    /// The sender is registered.
    SenderRegistered,
    /// The sender is not banned, and so can be connected.
    SenderBan,
    /// The sender is not muted in direct channels.
    Mute,
    /// The receiver is registered and not soft-deleted. A banned one gets the message after the ban.
    Receiver,
    /// The sender has not blocked the receiver, which would stop answers only.
    OwnBlock,
    /// The receiver has not blocked the sender.
    Block,
    /// The two are friends, where only friends may write to each other.
    Friends,
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// As it should.
    Ok,
    /// Worth knowing, though it stops no message: an own block, a receiver who is banned.
    Aside,
    /// It stops the message.
    Fails,
    /// It could not be found out; the report says why.
    Unknown,
    /// A step before fails, so that this one is not tried.
    NotReached,
}

/// What mends a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mend {
    /// Asking Nexconn again.
    AskAgain,
    /// Restoring the sender.
    RestoreSender,
    /// Registering the sender.
    RegisterSender,
    /// Lifting the sender's ban.
    UnbanSender,
    /// Unmuting the sender.
    UnmuteSender,
    /// Restoring the receiver.
    RestoreReceiver,
    /// Registering the receiver.
    RegisterReceiver,
    /// Lifting the receiver's ban, so that the message arrives.
    UnbanReceiver,
    /// Taking the receiver off the sender's blocklist, so that the receiver may answer.
    UnblockReceiver,
    /// Taking the sender off the receiver's blocklist.
    UnblockSender,
    /// Making the two friends.
    MakeFriends,
    /// Saying whether only friends may write, where no API tells it.
    Declare,
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

/// How sure it is that a step stops a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// By what Nexconn says and documents.
    Certain,
    /// By what an owner declared, or in a case that Nexconn does not document.
    Likely,
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Nothing stops the message.
    May,
    /// This step stops it.
    Stopped {
        /// Which.
        by: Step,
        /// How sure that is.
        certainty: Certainty,
    },
    /// Nothing was found that stops it, but from this step on not all could be found out.
    Unclear {
        /// The first that could not.
        from: Step,
    },
}

/// A report, judged in the direction it is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The answer.
    pub answer: Answer,
    /// Every step, in order.
    pub path: [Check; 8],
}

impl Verdict {
    /// Judges whether `report.from` can message `report.to`.
    pub fn of(report: &MessageReport) -> Self {
        let (at, from, to) = (report.at, &report.from, &report.to);
        let mut path = [
            deletion(&from.deletion, at),
            registered(from, at),
            ban(&from.ban, at),
            mute(&from.muted, at),
            receiver(to, at),
            own_block(&from.blocks, at),
            block(&to.blocks, report.blocklist.as_ref(), at),
            friends(&report.friends, report.friends_only.as_ref(), at),
        ];
        let fails = path.iter().position(|check| check.standing == Standing::Fails);
        if let Some(stop) = fails {
            let rest = path.iter_mut().skip(stop.saturating_add(1));
            for check in rest.filter(|check| check.standing != Standing::Ok) {
                *check = Check { standing: Standing::NotReached, mend: None, ..*check };
            }
        }
        Self { answer: answer(&path, report), path }
    }

    /// The step that stops the message.
    pub fn stop(&self) -> Option<&Check> {
        match self.answer {
            Answer::Stopped { by, .. } => self.path.iter().find(|check| check.step == by),
            Answer::May | Answer::Unclear { .. } => None,
        }
    }
}

impl Step {
    /// The code that the sender's app sees where this step stops it: as it connects, or as it sends. Where Nexconn
    /// documents none, the one of nexconn-local.
    pub const fn code(self) -> Option<Code> {
        match self {
            Self::SenderDeletion => Some(Code::SOFT_DELETED),
            Self::SenderRegistered => Some(Code::INVALID_TOKEN),
            Self::SenderBan => Some(Code::BANNED),
            Self::Mute => Some(Code::MUTED),
            Self::Receiver => Some(Code::NO_SUCH_USER),
            Self::OwnBlock => None,
            Self::Block => Some(Code::BLOCKED),
            Self::Friends => Some(Code::NOT_FRIENDS),
        }
    }

    /// Whether Nexconn documents that code.
    pub const fn code_is_documented(self) -> bool {
        matches!(
            self,
            Self::SenderDeletion | Self::SenderRegistered | Self::SenderBan | Self::Block
        )
    }
}

fn answer(path: &[Check; 8], report: &MessageReport) -> Answer {
    if let Some(Check { step, .. }) = path.iter().find(|check| check.standing == Standing::Fails) {
        let certainty = certainty(*step, report.friends_only.as_ref());
        return Answer::Stopped { by: *step, certainty };
    }
    // Whether an answer would come through does not matter.
    let unknown =
        |check: &&Check| check.standing == Standing::Unknown && check.step != Step::OwnBlock;
    match path.iter().find(unknown) {
        Some(Check { step, .. }) => Answer::Unclear { from: *step },
        None => Answer::May,
    }
}

fn certainty(step: Step, friends_only: Option<&Fact<bool>>) -> Certainty {
    let is_sure = match step {
        // What becomes of a message to nobody is not documented.
        Step::Receiver => false,
        Step::Friends => friends_only.is_some_and(|fact| fact.from == FactSource::Service),
        _ => true,
    };
    if is_sure { Certainty::Certain } else { Certainty::Likely }
}

impl Check {
    fn ok(step: Step, as_of: i64) -> Self {
        Self { step, standing: Standing::Ok, as_of: Some(as_of), mend: None }
    }

    fn aside(step: Step, as_of: i64, mend: Option<Mend>) -> Self {
        Self { step, standing: Standing::Aside, as_of: Some(as_of), mend }
    }

    fn fails(step: Step, as_of: i64, mend: Mend) -> Self {
        Self { step, standing: Standing::Fails, as_of: Some(as_of), mend: Some(mend) }
    }

    fn unknown(step: Step, mend: Mend) -> Self {
        Self { step, standing: Standing::Unknown, as_of: None, mend: Some(mend) }
    }
}

fn deletion(deletion: &Finding<Option<UserDeletion>>, at: i64) -> Check {
    let step = Step::SenderDeletion;
    match deletion {
        Finding::Known(None) => Check::ok(step, at),
        Finding::Known(Some(deletion)) => {
            Check::fails(step, deletion.known_at, Mend::RestoreSender)
        }
        Finding::Refused { .. } | Finding::Unreachable => Check::unknown(step, Mend::AskAgain),
    }
}

fn registered(sender: &Party, at: i64) -> Check {
    let step = Step::SenderRegistered;
    match sender.registered {
        Finding::Known(Some(_)) => Check::ok(step, at),
        Finding::Known(None) => Check::fails(step, at, Mend::RegisterSender),
        Finding::Refused { .. } | Finding::Unreachable => Check::unknown(step, Mend::AskAgain),
    }
}

fn ban(ban: &Finding<Option<BanState>>, at: i64) -> Check {
    let step = Step::SenderBan;
    match ban {
        Finding::Known(None) => Check::ok(step, at),
        Finding::Known(Some(ban)) => Check::fails(step, ban.ban_known_at, Mend::UnbanSender),
        Finding::Refused { .. } | Finding::Unreachable => Check::unknown(step, Mend::AskAgain),
    }
}

fn mute(muted: &Finding<bool>, at: i64) -> Check {
    match muted {
        Finding::Known(false) => Check::ok(Step::Mute, at),
        Finding::Known(true) => Check::fails(Step::Mute, at, Mend::UnmuteSender),
        Finding::Refused { .. } | Finding::Unreachable => {
            Check::unknown(Step::Mute, Mend::AskAgain)
        }
    }
}

fn receiver(receiver: &Party, at: i64) -> Check {
    let step = Step::Receiver;
    match (&receiver.deletion, &receiver.registered, &receiver.ban) {
        (Finding::Known(Some(deletion)), _, _) => {
            Check::fails(step, deletion.known_at, Mend::RestoreReceiver)
        }
        (_, Finding::Known(None), _) => Check::fails(step, at, Mend::RegisterReceiver),
        (Finding::Known(None), Finding::Known(Some(_)), Finding::Known(Some(ban))) => {
            Check::aside(step, ban.ban_known_at, Some(Mend::UnbanReceiver))
        }
        // A ban that is not known would stop nothing.
        (Finding::Known(None), Finding::Known(Some(_)), _) => Check::ok(step, at),
        _ => Check::unknown(step, Mend::AskAgain),
    }
}

fn own_block(blocks: &Finding<bool>, at: i64) -> Check {
    let step = Step::OwnBlock;
    match *blocks {
        Finding::Known(false) | Finding::Refused { code: Code::BLOCKLIST_NOT_ENABLED, .. } => {
            Check::ok(step, at)
        }
        Finding::Known(true) => Check::aside(step, at, Some(Mend::UnblockReceiver)),
        Finding::Refused { .. } | Finding::Unreachable => Check::unknown(step, Mend::AskAgain),
    }
}

/// Nexconn delivers apps with the blocklist feature, so only where it is known to be off a block stops nothing.
fn block(blocks: &Finding<bool>, feature: Option<&Fact<bool>>, at: i64) -> Check {
    let step = Step::Block;
    let is_off = feature.is_some_and(|fact| !fact.value);
    match *blocks {
        Finding::Known(false) | Finding::Refused { code: Code::BLOCKLIST_NOT_ENABLED, .. } => {
            Check::ok(step, at)
        }
        Finding::Known(true) if is_off => Check::aside(step, at, None),
        Finding::Known(true) => Check::fails(step, at, Mend::UnblockSender),
        Finding::Refused { .. } | Finding::Unreachable if is_off => Check::ok(step, at),
        Finding::Refused { .. } | Finding::Unreachable => Check::unknown(step, Mend::AskAgain),
    }
}

fn friends(friends: &Finding<bool>, only: Option<&Fact<bool>>, at: i64) -> Check {
    let step = Step::Friends;
    match (only.map(|fact| fact.value), friends) {
        (Some(false), _) | (_, Finding::Known(true)) => Check::ok(step, at),
        (Some(true), Finding::Known(false)) => Check::fails(step, at, Mend::MakeFriends),
        (None, _) => Check::unknown(step, Mend::Declare),
        (Some(true), Finding::Refused { .. } | Finding::Unreachable) => {
            Check::unknown(step, Mend::AskAgain)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::admin::DeletionState;
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
}
