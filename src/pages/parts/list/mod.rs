//! The frame of every page that is a list: what its address says, reading it anew, the search, the rows with their
//! selection, what stands in their place, and the foot.
//!
//! A list is a [`Listed`]: where it stands, what limits and orders it. Its page reads it with [`List::read`], and shows
//! [`ListSearch`], [`ListContent`] around [`ListTable`], [`ListSelected`] and [`ListFoot`].

mod content;
mod foot;
mod not_read;
mod page;
mod query;
mod search;
mod selected;
mod state;
mod table;

pub(crate) use content::ListContent;
pub(crate) use foot::{ListFoot, count};
pub(crate) use not_read::NotReadNow;
pub(crate) use page::{ListPage, Placed};
pub(crate) use query::{ListQuery, Listed, Order};
pub(crate) use search::{ListSearch, count_note};
pub(crate) use selected::ListSelected;
pub(crate) use state::{Asked, List, Shown};
pub(crate) use table::ListTable;
