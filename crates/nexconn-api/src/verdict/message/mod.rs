//! "Can A message B?": what a [`MessageReport`](crate::admin::MessageReport) comes to.
//!
//! A direct message that an app sends passes several rules. Messages that the app's server sends pass none of them.

mod judge;
#[cfg(test)]
mod tests;

use super::{Certainty, of_step};
use crate::Code;

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
pub type Check = super::Check<Step, Mend>;

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
    /// The step that stops the message.
    pub fn stop(&self) -> Option<&Check> {
        match self.answer {
            Answer::Stopped { by, .. } => of_step(&self.path, by),
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
