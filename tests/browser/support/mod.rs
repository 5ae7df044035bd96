//! A page to mount parts in, a reader's way to find things in it, and the network as a test decides.

mod clipboard;
mod element;
mod network;
mod page;
mod wait;
mod world;

pub(crate) use clipboard::Clipboard;
pub(crate) use element::{
    click_with_shift, described, dispatch, is_pressable, name_of, press_key, press_shift, type_into,
};
pub(crate) use network::{Asked, Network};
pub(crate) use page::Page;
pub(crate) use wait::{turns, until};
pub(crate) use world::{NOW, World, en};
