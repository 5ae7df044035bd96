//! Questions about users, answered step by step.
//!
//! What is asked about passes several steps, one after the other. Each is judged by itself; the first that fails is
//! what stops it, and those behind it are not tried.

pub mod connection;
pub mod message;

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// As it should.
    Ok,
    /// Worth knowing, though it stops nothing.
    Aside,
    /// Not as it should: it stops what is asked about.
    Fails,
    /// It could not be found out; the report says why.
    Unknown,
    /// A step before fails, so that this one is not tried.
    NotReached,
}

/// How sure it is that a step stops what is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// By what Nexconn says and documents.
    Certain,
    /// By what went through the gateway or an owner declared, or in a case that Nexconn does not document.
    Likely,
}

/// One step of the kind `S`, judged, and what mends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check<S, M> {
    /// Which.
    pub step: S,
    /// How it stands.
    pub standing: Standing,
    /// As of when that is known, in Unix milliseconds; none where it is not known.
    pub as_of: Option<i64>,
    /// What to do about it; none where it stands as it should or is not reached.
    pub mend: Option<M>,
}

impl<S, M> Check<S, M> {
    const fn ok(step: S, as_of: i64) -> Self {
        Self { step, standing: Standing::Ok, as_of: Some(as_of), mend: None }
    }

    const fn aside(step: S, as_of: i64, mend: Option<M>) -> Self {
        Self { step, standing: Standing::Aside, as_of: Some(as_of), mend }
    }

    const fn fails(step: S, as_of: i64, mend: M) -> Self {
        Self { step, standing: Standing::Fails, as_of: Some(as_of), mend: Some(mend) }
    }

    const fn unknown(step: S, mend: M) -> Self {
        Self { step, standing: Standing::Unknown, as_of: None, mend: Some(mend) }
    }
}

/// The check of a step.
fn of_step<S: Copy + PartialEq, M>(path: &[Check<S, M>], step: S) -> Option<&Check<S, M>> {
    path.iter().find(|check| check.step == step)
}

/// Marks what stands behind the step that stops as not reached, but for what is known to be as it should.
fn cut_behind<S: Copy + PartialEq, M>(path: &mut [Check<S, M>], stop: S) {
    let behind = path.iter_mut().skip_while(|check| check.step != stop).skip(1);
    for check in behind.filter(|check| check.standing != Standing::Ok) {
        (check.standing, check.mend) = (Standing::NotReached, None);
    }
}
