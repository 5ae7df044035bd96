//! Judging a report about a message.

use super::{Answer, Check, Mend, Step, Verdict};
use crate::Code;
use crate::admin::{BanState, Fact, FactSource, Finding, MessageReport, Party, UserDeletion};
use crate::verdict::{Certainty, Standing, cut_behind};

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
        let answer = answer(&path, report);
        if let Answer::Stopped { by, .. } = answer {
            cut_behind(&mut path, by);
        }
        Self { answer, path }
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
