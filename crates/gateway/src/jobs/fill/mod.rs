//! Jobs that fill the directory: they walk the lists of users that Nexconn has, page by page. How many
//! users there will be is not known; each is stored as it is found, with the place that comes next,
//! so that a job goes on after a crash where it stood.

mod make;
mod page;
mod runner;
mod store;

pub(crate) use make::{Filled, fill, latest};
pub(super) use runner::run;

use nexconn_api::admin::FillList;

/// The page of a list that comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    list: FillList,
    /// From 1.
    page: i64,
}

impl Place {
    const FIRST: Self = Self { list: FillList::Profiles, page: 1 };

    /// The first page of the next list, if there is one.
    fn of_next_list(self) -> Option<Self> {
        let next = FillList::ALL.into_iter().skip_while(|list| *list != self.list).nth(1);
        next.map(|list| Self { list, page: 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_walked_once() {
        let mut walked = vec![Place::FIRST.list];
        let mut place = Place::FIRST;
        while let Some(next) = place.of_next_list() {
            walked.push(next.list);
            place = next;
        }
        assert_eq!(walked, FillList::ALL);
    }
}
