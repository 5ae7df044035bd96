use nexconn_api::admin::Total;

use crate::pages::actions::Subject;

/// A page of a list, as it was answered.
pub(crate) trait ListPage: Clone + Send + Sync + 'static {
    /// One row of it, which is about a user.
    type Row: ListRow;

    /// Its rows, in order.
    fn rows(&self) -> &[Self::Row];

    /// Where in the list they stand.
    fn placed(&self) -> Placed<'_>;
}

/// Where in a list a page stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placed<'a> {
    /// Number of its first row, from 1.
    pub(crate) first: u64,
    /// How many rows the list has; none where nobody says.
    pub(crate) total: Option<Total>,
    /// Cursor of the page before, empty where that is the first; none where this is the first.
    pub(crate) previous: Option<&'a str>,
    /// Cursor of the page that follows.
    pub(crate) next: Option<&'a str>,
    /// As of when the rows are, in Unix milliseconds.
    pub(crate) as_of: Option<i64>,
}

/// A row about a user.
pub(crate) trait ListRow: Clone + PartialEq + Send + Sync + 'static {
    /// Whom it is about; the id tells rows apart.
    fn subject(&self) -> Subject;
}

impl<T> ListRow for T
where
    T: Clone + PartialEq + Send + Sync + 'static,
    for<'a> Subject: From<&'a T>,
{
    fn subject(&self) -> Subject {
        self.into()
    }
}
