//! The whole in a real browser: console, gateway and service as people use them.

#![allow(clippy::expect_used, clippy::panic)]

mod app_page;
mod audit;
mod bans;
mod deleted;
mod dialogs;
mod erase;
mod explorer;
mod hooks;
mod hosting;
mod jobs;
mod keyboard;
mod keyboard_people;
mod looks;
mod many;
mod many_friends;
mod many_relations;
mod odd_people;
mod onboarding;
mod outcome;
mod overview;
mod palette;
mod people;
mod quota;
mod register;
mod secrets;
mod settings;
mod sign_in;
mod standalone;
mod talk;
mod transfer;
mod try_as_user;
mod user;
mod users;
mod why;
