use std::fmt::Debug;

use super::ListPage;
use crate::components::Sort;
use crate::pages::parts::{Address, Query, Words};
use crate::route::Route;

/// A list of an app.
pub(crate) trait Listed:
    Copy + Default + Debug + PartialEq + Eq + Send + Sync + 'static
{
    /// Which part of it is shown; `()` where there is one only.
    type View: Copy + Default + Debug + PartialEq + Eq + Send + Sync + 'static;
    /// What it is sorted by.
    type Order: Copy + Default + Debug + PartialEq + Eq + Send + Sync + 'static;
    /// A page of it.
    type Page: ListPage;

    /// Name of the search in the address.
    const SEARCH: &'static str = "q";
    /// Name of the view in the address.
    const VIEW: &'static str = "view";
    /// The views that an address can name.
    const VIEWS: &'static Words<Self::View>;
    /// The orders, as the address and the table name them.
    const ORDERS: &'static [Order<Self::Order>];

    /// Where it stands.
    fn route(app: String) -> Route;
}

/// An order of a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Order<T> {
    pub(crate) value: T,
    /// Its name in the address.
    pub(crate) word: &'static str,
    /// The column that stands for it, by the key of its heading.
    pub(crate) column: &'static str,
    /// The largest or latest first.
    pub(crate) descending: bool,
}

impl<T: Copy + Default + PartialEq> Order<T> {
    /// How the table shows that the list is sorted so.
    pub(super) fn shown(orders: &[Self], value: T) -> Option<Sort> {
        let order = orders.iter().find(|order| order.value == value)?;
        Some(Sort { key: order.column, descending: order.descending })
    }

    /// The order of the column that was pressed. One that is sorted in one direction only stays so.
    pub(super) fn pressed(orders: &[Self], sort: Sort) -> T {
        let of_column = || orders.iter().filter(|order| order.column == sort.key);
        of_column()
            .find(|order| order.descending == sort.descending)
            .or_else(|| of_column().next())
            .map_or_else(T::default, |order| order.value)
    }
}

/// What the address says of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ListQuery<K: Listed> {
    /// Which part of the list.
    pub(crate) view: K::View,
    /// What is searched for.
    pub(crate) search: String,
    /// Order; the list's usual one unless stated.
    pub(crate) order: Option<K::Order>,
    /// Cursor of the page.
    pub(crate) after: Option<String>,
    /// Rows on a page, where it is not the reader's usual number.
    pub(crate) limit: Option<u32>,
}

impl<K: Listed> ListQuery<K> {
    /// Reads a query; what it does not know counts as not stated.
    pub(crate) fn parse(search: &str) -> Self {
        let query = Query::read(search);
        let order = |word: String| K::ORDERS.iter().find(|order| order.word == word);
        Self {
            view: query.word(K::VIEW, K::VIEWS).unwrap_or_default(),
            search: query.text(K::SEARCH).unwrap_or_default(),
            order: query.text("sort").and_then(order).map(|order| order.value),
            after: query.after(),
            limit: query.limit(),
        }
    }

    /// The list's address with this query.
    pub(crate) fn href(&self, app: &str) -> String {
        let view = Some(self.view).filter(|view| *view != K::View::default());
        let word = |value: K::Order| K::ORDERS.iter().find(|order| order.value == value);
        Address::of(&K::route(app.to_owned()))
            .with_word(K::VIEW, K::VIEWS, view)
            .with(K::SEARCH, Some(&self.search))
            .with("sort", self.order.and_then(word).map(|order| order.word))
            .with_page(self.after.as_deref(), self.limit)
            .href()
    }

    /// What is searched for, if anything.
    pub(crate) fn searched(&self) -> Option<String> {
        Some(self.search.clone()).filter(|search| !search.is_empty())
    }

    /// Another view, from its first page on.
    pub(crate) fn viewing(self, view: K::View) -> Self {
        Self { view, after: None, ..self }
    }

    /// With another search, from its first page on.
    pub(crate) fn searching(self, search: String) -> Self {
        Self { search, after: None, ..self }
    }

    /// In another order, from its first page on.
    pub(crate) fn ordered(self, order: K::Order) -> Self {
        Self { order: (order != K::Order::default()).then_some(order), after: None, ..self }
    }

    /// With other pages, from the first on.
    pub(crate) fn sized(self, limit: u32) -> Self {
        Self { limit: Some(limit), after: None, ..self }
    }

    /// At another page; an empty cursor is the first's.
    pub(crate) fn at(self, cursor: &str) -> Self {
        Self { after: Some(cursor.to_owned()).filter(|cursor| !cursor.is_empty()), ..self }
    }

    /// At the first page.
    pub(crate) fn first_page(self) -> Self {
        Self { after: None, ..self }
    }
}
