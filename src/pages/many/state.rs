use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use nexconn_api::admin::{JobAction, RecognisedUser};

use super::fate::Fate;
use super::found::Found;
use super::values::Values;
use crate::pages::actions::ban::BanLength;
use crate::state::Clock;

/// What the parts of the page share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Many {
    /// What was pasted.
    pub(super) text: RwSignal<String>,
    /// Who was found in it; none while it is being written.
    pub(super) found: RwSignal<Option<Arc<Found>>>,
    /// What was picked in the list of actions.
    pub(super) picked: RwSignal<JobAction>,
    /// How long a ban is to be.
    pub(super) length: BanLength,
    /// What else the action sets.
    pub(super) values: Values,
    /// What the admin chose otherwise than it was chosen at first, by place among the users.
    choices: RwSignal<HashMap<usize, bool>>,
    /// Of each user, in their order.
    pub(super) verdicts: Memo<Vec<Verdict>>,
}

/// What would be done to a user, and whether it will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) fate: Fate,
    pub(super) chosen: bool,
    /// The admin said so.
    pub(super) by_hand: bool,
}

/// How many users are in which case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Chosen, without a ban.
    pub(super) plain: usize,
    /// Chosen, with a ban.
    pub(super) with_ban: usize,
    /// Left out.
    pub(super) out: usize,
}

impl Counts {
    pub(super) const fn chosen(self) -> usize {
        self.plain + self.with_ban
    }
}

impl Many {
    pub(super) fn new() -> Self {
        let clock: Clock = expect_context();
        let found = RwSignal::new(None::<Arc<Found>>);
        let picked = RwSignal::new(JobAction::Ban);
        let length = BanLength::new();
        let choices = RwSignal::new(HashMap::new());
        let verdicts = Memo::new(move |_| {
            let Some(found) = found.get() else { return Vec::new() };
            let end = length.end(clock.shown());
            let (action, recognised) = (action_of(picked, length), &found.recognised);
            let bans_known = recognised.bans_as_of.is_some();
            choices.with(|choices| {
                let verdict = |(index, user): (usize, &RecognisedUser)| {
                    let fate = Fate::of(action, user, end, bans_known);
                    let choice = choices.get(&index).copied();
                    let chosen = choice.unwrap_or_else(|| fate.is_chosen());
                    Verdict { fate, chosen, by_hand: choice.is_some() }
                };
                recognised.users.iter().enumerate().map(verdict).collect()
            })
        });
        let values = Values::new();
        Self {
            text: RwSignal::new(String::new()),
            found,
            picked,
            length,
            values,
            choices,
            verdicts,
        }
    }

    /// What is to be done.
    pub(super) fn action(self) -> JobAction {
        action_of(self.picked, self.length)
    }

    /// Shows who was found.
    pub(super) fn show(self, found: Found) {
        self.choices.set(HashMap::new());
        self.found.set(Some(Arc::new(found)));
    }

    /// Goes back to the text.
    pub(super) fn edit(self) {
        self.found.set(None);
    }

    /// Of one user.
    pub(super) fn verdict(self, index: usize) -> Memo<Option<Verdict>> {
        Memo::new(move |_| self.verdicts.with(|verdicts| verdicts.get(index).copied()))
    }

    /// Chooses a user, or leaves one out.
    pub(super) fn choose(self, index: usize, chosen: bool) {
        self.choices.update(|choices| {
            choices.insert(index, chosen);
        });
    }

    /// Chooses everybody, or leaves everybody out.
    pub(super) fn choose_all(self, chosen: bool) {
        let count = self.verdicts.with_untracked(Vec::len);
        self.choices.set((0..count).map(|index| (index, chosen)).collect());
    }

    /// How many are in which case.
    pub(super) fn counts(self) -> Counts {
        let mut counts = Counts::default();
        self.each(|user, chosen| {
            let place = match (chosen, &user.ban) {
                (false, _) => &mut counts.out,
                (true, None) => &mut counts.plain,
                (true, Some(_)) => &mut counts.with_ban,
            };
            *place += 1;
        });
        counts
    }

    /// Whom the action is done to.
    pub(super) fn chosen_ids(self) -> Vec<String> {
        let mut ids = Vec::new();
        self.each(|user, chosen| {
            if chosen {
                ids.push(user.user_id.clone());
            }
        });
        ids
    }

    fn each(self, mut look: impl FnMut(&RecognisedUser, bool)) {
        let Some(found) = self.found.get() else { return };
        self.verdicts.with(|verdicts| {
            for (user, verdict) in found.recognised.users.iter().zip(verdicts) {
                look(user, verdict.chosen);
            }
        });
    }
}

/// A ban until lifted is an action of its own.
fn action_of(picked: RwSignal<JobAction>, length: BanLength) -> JobAction {
    match picked.get() {
        JobAction::Ban if length.is_standing() => JobAction::Standing,
        picked => picked,
    }
}
