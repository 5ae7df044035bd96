//! "Why can't this user connect?": what a [`ConnectionReport`](crate::admin::ConnectionReport) comes to.

mod judge;
#[cfg(test)]
mod tests;

use super::{Certainty, of_step};

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
pub type Check = super::Check<Step, Mend>;

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
    /// The step that stops the user.
    pub fn stop(&self) -> Option<&Check> {
        match self.answer {
            Answer::Stopped { by, .. } => of_step(&self.path, by),
            _ => None,
        }
    }
}
