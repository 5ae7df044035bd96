//! Slows down who guesses: so many tries in a window of time, in memory.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use crate::Error;

/// Length of the window.
const WINDOW_MILLIS: i64 = 15 * 60 * 1000;
/// Windows kept before ended ones are cleared out.
const KEPT: usize = 10_000;

/// What tries are counted by, each with its own limit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Subject {
    /// One address guessing one admin's password.
    EmailFrom(String, IpAddr),
    /// All addresses guessing one admin's password; high, so that nobody locks an admin out alone.
    Email(String),
    /// One address guessing anything; several admins may share one.
    Address(IpAddr),
}

impl Subject {
    /// Whoever guesses from `address`, at one admin's password.
    pub(crate) fn email_from(email: &str, address: IpAddr) -> Self {
        Self::EmailFrom(email.to_owned(), network(address))
    }

    /// Whoever guesses from `address`, at anything.
    pub(crate) fn address(address: IpAddr) -> Self {
        Self::Address(network(address))
    }

    const fn limit(&self) -> u32 {
        match self {
            Self::EmailFrom(..) => 5,
            Self::Address(_) => 30,
            Self::Email(_) => 50,
        }
    }
}

/// What one guesser cannot change at will: an IPv4 address, but of IPv6 the 64 bits of a network,
/// since any machine has all the addresses in its own.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into()
        }
        address @ IpAddr::V4(_) => address,
    }
}

/// Counts tries. Successful ones are taken back.
#[derive(Debug, Default)]
pub(crate) struct Throttle(Mutex<HashMap<Subject, Window>>);

#[derive(Debug, Clone, Copy)]
struct Window {
    since: i64,
    tries: u32,
}

impl Throttle {
    /// Counts a try before it is made, so that tries at once are counted too; refuses it when one
    /// of its subjects has had its share.
    pub(crate) fn admit(&self, subjects: &[Subject], now: i64) -> Result<(), Error> {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() > KEPT {
            windows.retain(|_, window| now - window.since < WINDOW_MILLIS);
        }
        for subject in subjects {
            let Some(window) = windows.get(subject) else { continue };
            let left = window.since + WINDOW_MILLIS - now;
            if left > 0 && window.tries >= subject.limit() {
                let seconds = u32::try_from(left.div_euclid(1000) + 1).unwrap_or(u32::MAX);
                return Err(Error::Throttled { seconds });
            }
        }
        for subject in subjects {
            let window = windows.entry(subject.clone()).or_insert(Window { since: now, tries: 0 });
            if now - window.since >= WINDOW_MILLIS {
                *window = Window { since: now, tries: 0 };
            }
            window.tries += 1;
        }
        Ok(())
    }

    /// Takes a try back that succeeded.
    pub(crate) fn forgive(&self, subjects: &[Subject]) {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for subject in subjects {
            if let Some(window) = windows.get_mut(subject) {
                window.tries = window.tries.saturating_sub(1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn the_sixth_try_waits_for_the_window_to_end() {
        let throttle = Throttle::default();
        let subjects = [Subject::EmailFrom("noor@example.com".into(), HERE)];
        for _ in 0..5 {
            throttle.admit(&subjects, 0).expect("within the limit");
        }
        let refused = throttle.admit(&subjects, WINDOW_MILLIS - 1000);
        assert!(matches!(refused, Err(Error::Throttled { seconds: 2 })), "{refused:?}");
        throttle.admit(&subjects, WINDOW_MILLIS).expect("a new window");
    }

    #[test]
    fn a_success_does_not_count() {
        let throttle = Throttle::default();
        let subjects = [Subject::EmailFrom("noor@example.com".into(), HERE)];
        for _ in 0..20 {
            throttle.admit(&subjects, 0).expect("within the limit");
            throttle.forgive(&subjects);
        }
    }

    #[test]
    fn a_refused_try_is_counted_for_nobody() {
        let throttle = Throttle::default();
        let one = Subject::EmailFrom("noor@example.com".into(), HERE);
        let all = Subject::Address(HERE);
        for _ in 0..5 {
            throttle.admit(&[one.clone(), all.clone()], 0).expect("within the limit");
        }
        for _ in 0..50 {
            assert!(throttle.admit(&[one.clone(), all.clone()], 0).is_err());
        }
        throttle.admit(&[all], 0).expect("the address has tries left");
    }

    #[test]
    fn an_ipv6_network_is_one_guesser_and_a_mapped_address_is_ipv4() {
        let of = |text: &str| Subject::address(text.parse().expect("an address"));
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        assert_ne!(of("::ffff:192.0.2.1"), of("::ffff:192.0.2.2"));
        let from = |text: &str| Subject::email_from("a@b", text.parse().expect("an address"));
        assert_eq!(from("2001:db8::1"), from("2001:db8::2"));
    }
}
