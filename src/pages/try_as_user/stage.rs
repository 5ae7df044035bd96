//! What the page knows of the users it tries. It lives as long as the page, with their access tokens.

use leptos::prelude::*;
use leptos::task::spawn_local;
use nexconn_api::admin::{Event, GetSession, GetSessionRequest};

use super::happening::{Happening, Letter, What};
use super::seat::Seat;
use crate::api::{ApiError, Client};
use crate::state::{Clock, CurrentApp, Live};

/// Most happenings that are kept; the oldest go first.
const KEPT: usize = 400;

/// Why something that an admin asked for was not done, or is not known to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    Failed(ApiError),
    /// No answer of the service came.
    Unknown,
}

/// The two places and what happens in them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stage {
    seats: StoredValue<[Seat; 2]>,
    pub(super) happenings: RwSignal<Vec<Happening>>,
    last: StoredValue<u32>,
    /// The latest that came from elsewhere, to be read aloud.
    pub(super) arrived: RwSignal<Option<Happening>>,
    /// Why something that an admin asked for was not done.
    pub(super) problem: RwSignal<Option<Problem>>,
    pub(super) client: Client,
    pub(super) app: CurrentApp,
    pub(super) clock: Clock,
}

impl Stage {
    /// An empty one.
    pub(super) fn new() -> Self {
        let stage = Self {
            seats: StoredValue::new(Letter::ALL.map(Seat::new)),
            happenings: RwSignal::new(Vec::new()),
            last: StoredValue::new(0),
            arrived: RwSignal::new(None),
            problem: RwSignal::new(None),
            client: Client::here(),
            app: CurrentApp::here(),
            clock: expect_context(),
        };
        stage.hear_of_admins();
        stage
    }

    pub(super) fn seat(self, letter: Letter) -> Seat {
        self.seats.with_value(|[a, b]| match letter {
            Letter::A => *a,
            Letter::B => *b,
        })
    }

    /// What a user is called: the name of one who is tried here, else the id.
    pub(super) fn called(self, user_id: &str) -> String {
        let of = |letter| {
            let seat = self.seat(letter);
            seat.user.with(|user| {
                let user = user.as_ref().filter(|user| user.id == user_id)?;
                Some(user.called())
            })
        };
        Letter::ALL.into_iter().find_map(of).unwrap_or_else(|| user_id.to_owned())
    }

    /// Writes down what happened; what came from elsewhere is read aloud.
    pub(super) fn add(self, letter: Option<Letter>, what: What) {
        let Some(number) = self.last.try_update_value(|last| {
            *last += 1;
            *last
        }) else {
            return;
        };
        let happening = Happening { number, at: self.clock.now(), letter, what };
        let is_news = matches!(
            happening.what,
            What::Theirs { .. } | What::Cut(_) | What::Refused(_) | What::Friend { .. }
        );
        if is_news {
            self.arrived.try_set(Some(happening.clone()));
        }
        self.happenings.try_update(|all| {
            all.push(happening);
            if all.len() > KEPT {
                all.remove(0);
            }
        });
    }

    /// Forgets everything: users, tokens, what happened.
    pub(super) fn begin_again(self) {
        for letter in Letter::ALL {
            self.seat(letter).leave_for_good();
        }
        self.happenings.set(Vec::new());
        self.arrived.set(None);
        self.problem.set(None);
    }

    /// Asks for the session, whose end everybody is told of.
    pub(super) fn look_at_session(self) {
        spawn_local(async move {
            if let Err(error) = self.client.admin::<GetSession>(&GetSessionRequest {}).await {
                leptos::logging::warn!("the session cannot be read: {error}");
            }
        });
    }

    /// Writes down what admins change about the users here, whoever and wherever they are.
    fn hear_of_admins(self) {
        Live::here().listen(move |news| {
            let Some(Event::Change(entry)) = news.event() else { return };
            let is_here = |letter: &Letter| {
                let seat = self.seat(*letter);
                seat.id().is_some_and(|id| entry.user_ids.contains(&id))
            };
            let letters: Vec<Letter> = Letter::ALL.into_iter().filter(is_here).collect();
            if letters.is_empty() || entry.action == super::ISSUE {
                return;
            }
            let what = What::Admin { entry: entry.clone(), letters };
            self.add(None, what);
        });
    }
}

/// The stage of the page here.
///
/// # Panics
/// Outside the page: a mistake of the program.
pub(super) fn use_stage() -> Stage {
    expect_context()
}
