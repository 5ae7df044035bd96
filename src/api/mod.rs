//! The client of the gateway. One sender that knows no endpoint; the declarations of nexconn-api
//! give it path, method and types.

mod cause;
mod client;
mod config;
mod error;
mod reading;
mod sender;
mod user_socket;

pub use cause::Cause;
pub use client::{Answered, CallEnd, Client, Outgoing};
pub(crate) use client::{fields_of, new_operation, read_answer, read_as};
pub use config::{Config, read_config};
pub use error::ApiError;
pub use reading::Reading;
pub use user_socket::{SocketNews, UserSocket};
