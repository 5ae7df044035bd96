//! What was asked of the service, and what it acknowledged.

use std::collections::BTreeMap;

/// A change of one user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Name(String),
    Ban,
    Unban,
    SoftDelete,
}

/// What is known of a user.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct User {
    /// None while not registered.
    pub(crate) name: Option<String>,
    pub(crate) is_banned: bool,
    pub(crate) is_deleted: bool,
}

impl User {
    fn after(&self, step: &Step) -> Self {
        let mut user = self.clone();
        match step {
            Step::Name(name) => user.name = Some(name.clone()),
            Step::Ban => user.is_banned = true,
            Step::Unban => user.is_banned = false,
            Step::SoftDelete => user.is_deleted = true,
        }
        user
    }
}

/// How a change that was asked for came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It was acknowledged; a soft delete with this operation id.
    Done(Option<String>),
    /// No answer came: it has happened or not.
    Unknown,
}

/// Everything that was asked for.
#[derive(Debug, Default)]
pub(crate) struct History {
    /// Of each user, in order. Only the last may be unknown.
    pub(crate) steps: BTreeMap<String, Vec<(Step, Outcome)>>,
    /// Connections that the service told their clients of: user and session.
    pub(crate) sessions: Vec<(String, String)>,
    /// Names of the webhook for soft deletes that were set, in order.
    pub(crate) names: Vec<(&'static str, Outcome)>,
}

impl History {
    /// Adds what came later.
    pub(crate) fn append(&mut self, later: Self) {
        for (user, steps) in later.steps {
            self.steps.entry(user).or_default().extend(steps);
        }
        self.sessions.extend(later.sessions);
        self.names.extend(later.names);
    }

    /// Adds a step.
    pub(crate) fn add(&mut self, user: &str, step: Step, outcome: Outcome) {
        self.steps.entry(user.to_owned()).or_default().push((step, outcome));
    }

    /// How many changes were acknowledged.
    pub(crate) fn acknowledged(&self) -> usize {
        let steps = self.steps.values().flatten().map(|(_, outcome)| outcome);
        let all = steps.chain(self.names.iter().map(|(_, outcome)| outcome));
        all.filter(|outcome| **outcome != Outcome::Unknown).count()
    }

    /// What may be true of a user now.
    pub(crate) fn possible(steps: &[(Step, Outcome)]) -> Vec<User> {
        let mut possible = vec![User::default()];
        for (step, outcome) in steps {
            let after: Vec<_> = possible.iter().map(|user| user.after(step)).collect();
            match outcome {
                Outcome::Done(_) => possible = after,
                Outcome::Unknown => possible.extend(after),
            }
        }
        possible
    }

    /// Soft deletes that were acknowledged: user and operation id.
    pub(crate) fn operations(&self) -> impl Iterator<Item = (&str, &str)> {
        self.steps.iter().flat_map(|(user, steps)| {
            steps.iter().filter_map(|(_, outcome)| match outcome {
                Outcome::Done(Some(operation)) => Some((user.as_str(), operation.as_str())),
                _ => None,
            })
        })
    }

    /// The names of the webhook for soft deletes that may be set now.
    pub(crate) fn possible_names(&self) -> Vec<&'static str> {
        let done = self.names.iter().rposition(|(_, outcome)| *outcome != Outcome::Unknown);
        self.names[done.unwrap_or(0)..].iter().map(|(name, _)| *name).collect()
    }
}
