//! A hosted profile: its attributes as texts, where it differs from the registration, and the form that sets it.

mod attributes;
mod custom;
mod differences;
mod editor;
mod field;
mod form;
mod keys;

pub(crate) use attributes::{Attributes, attribute_text, attributes_of, custom_keys};
pub(crate) use differences::{Differences, DiffersMark};
pub(crate) use editor::ProfileEditor;
pub(crate) use field::{attribute_name, gender_name};
pub(crate) use form::{ProfileButtons, ProfileFields};
pub(crate) use keys::declared_keys;
