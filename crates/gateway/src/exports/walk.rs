//! Lists that are read page by page, each page telling where the next one begins.

use std::future::Future;

use super::cells::Rows;
use super::file::Source;
use crate::Error;
use crate::gateway::Shared;

/// A list with pages.
pub(super) trait Paged: Send + 'static {
    /// Its columns.
    const COLUMNS: &'static [&'static str];

    /// The page behind a cursor, or the first one; with the cursor of the next one, if there is one.
    fn page(
        &self,
        shared: &Shared,
        after: Option<String>,
    ) -> impl Future<Output = Result<(Rows, Option<String>), Error>> + Send;
}

/// How far such a list has been read.
#[derive(Debug)]
pub(super) struct Walk<L> {
    list: L,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Begin,
    Behind(String),
    End,
}

impl<L> Walk<L> {
    pub(super) const fn new(list: L) -> Self {
        Self { list, place: Place::Begin }
    }
}

impl<L: Paged> Source for Walk<L> {
    async fn next(&mut self, shared: &Shared) -> Result<Option<Rows>, Error> {
        let (mut rows, after) = match std::mem::replace(&mut self.place, Place::End) {
            Place::Begin => (Rows::heading(L::COLUMNS.iter().copied()), None),
            Place::Behind(cursor) => (Rows::default(), Some(cursor)),
            Place::End => return Ok(None),
        };
        let (page, next) = self.list.page(shared, after).await?;
        rows.extend(&page);
        self.place = next.map_or(Place::End, Place::Behind);
        Ok(Some(rows))
    }
}
