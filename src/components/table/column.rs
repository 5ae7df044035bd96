use std::fmt;

use leptos::prelude::*;

/// Where a column's cells go: on a wide screen its width, on a phone its place in the row's two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The widest column; begins the first line.
    Lead,
    /// Begins the second line.
    Under,
    /// Ends the first line.
    End,
    /// Ends the second line.
    EndUnder,
    /// Not shown on a phone, and soon gone where room is short.
    WideOnly,
    /// Not shown on a phone, and the first to go where room is short.
    Spare,
    /// Buttons: those marked `data-late` are shown for the row under the pointer or with the focus, and not on a phone.
    Actions,
}

impl Place {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Under => "under",
            Self::End => "end",
            Self::EndUnder => "end-under",
            Self::WideOnly => "wide-only",
            Self::Spare => "spare",
            Self::Actions => "actions",
        }
    }
}

/// By which column a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The key given to [`Column::sorted_by`].
    pub key: &'static str,
    /// The largest or latest first.
    pub descending: bool,
}

/// One column of rows of type `T`.
#[derive(Clone, Copy)]
pub struct Column<T: Send + Sync + 'static> {
    pub(super) heading: Signal<String>,
    pub(super) place: Place,
    pub(super) sort_key: Option<&'static str>,
    pub(super) cell: Callback<Signal<T>, AnyView>,
}

impl<T: Send + Sync + 'static> fmt::Debug for Column<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Column")
            .field("place", &self.place)
            .field("sort_key", &self.sort_key)
            .finish_non_exhaustive()
    }
}

impl<T: Clone + Send + Sync + 'static> Column<T> {
    /// A column that shows `cell` of each row, anew when the row changes.
    pub fn new<View: IntoView + 'static>(
        heading: Signal<String>,
        place: Place,
        cell: impl Fn(T) -> View + Clone + Send + Sync + 'static,
    ) -> Self {
        Self::lasting(heading, place, move |row| {
            let cell = cell.clone();
            move || cell(row.get()).into_any()
        })
    }

    /// A column whose cells are made once for each row and follow its changes: for what has a state of its own, such as
    /// a menu.
    pub fn lasting<View: IntoView + 'static>(
        heading: Signal<String>,
        place: Place,
        cell: impl Fn(Signal<T>) -> View + Send + Sync + 'static,
    ) -> Self {
        Self {
            heading,
            place,
            sort_key: None,
            cell: Callback::new(move |row| cell(row).into_any()),
        }
    }

    /// Makes the heading a button that sorts by `key`.
    #[must_use]
    pub fn sorted_by(mut self, key: &'static str) -> Self {
        self.sort_key = Some(key);
        self
    }
}
