use leptos::prelude::*;

/// The words that components have built in, in the language of the moment.
///
/// The application provides them once, above every component; a component asks its context for them.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Name of a button that copies the text beside it.
    pub copy: Signal<String>,
    /// Announced when something was copied.
    pub copied: Signal<String>,
    /// Announced when the browser refused to copy.
    pub copy_failed: Signal<String>,
    /// Name of the button that copies all a notice says, for a report.
    pub copy_details: Signal<String>,
    /// Name of the × of a dialog or a toast.
    pub close: Signal<String>,
    /// Stands right of the label of a field that may stay empty.
    pub optional: Signal<String>,
    /// Name of the button that makes a password readable.
    pub show_password: Signal<String>,
    /// Name of the × of a search field.
    pub clear_search: Signal<String>,
    /// Name of the button that opens, hides and shows the navigation.
    pub navigation: Signal<String>,
    /// The first link of each page: past the navigation to the content.
    pub skip_to_content: Signal<String>,
    /// Name of ‹ in the pager.
    pub previous_page: Signal<String>,
    /// Name of › in the pager.
    pub next_page: Signal<String>,
    /// Label of the pager's choice of rows.
    pub rows_per_page: Signal<String>,
    /// Name of the pager's button that reads the list again.
    pub refresh: Signal<String>,
    /// Name of the box that selects all rows of a page.
    pub select_page: Signal<String>,
    /// Name of the × of the bar that says how many rows are selected.
    pub clear_selection: Signal<String>,
    /// Name of the ↑ of a panel that shows one row.
    pub previous_row: Signal<String>,
    /// Name of its ↓.
    pub next_row: Signal<String>,
    /// Says that a list is being read, to those who do not see the grey bars.
    pub loading: Signal<String>,
}

impl Words {
    /// Makes the words known to all components below the current owner.
    pub fn provide(self) {
        provide_context(self);
    }
}

/// The words of the current context.
///
/// # Panics
/// Where the application has not provided them: a mistake of the program, seen on its first start.
pub(super) fn words() -> Words {
    expect_context()
}
