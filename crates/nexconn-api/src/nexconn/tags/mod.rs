//! Tags of users, by which tagged push finds its receivers. Not related to the tags of channels.

mod get;
mod set;

pub use get::{BatchGetUserTags, BatchGetUserTagsRequest, TAGS_OF_USERS, UserTags, UsersWithTags};
pub use set::{
    BatchSetUserTags, BatchSetUserTagsRequest, TAG_BYTES, TAGGED_A_CALL, TAGS_A_USER, is_tag,
};
