//! The gateway's own endpoints, one file per operation, and their routes.

mod check_connection;
mod connect_as_user;
mod context;
mod create_job;
mod create_session;
mod declare_app;
mod delete_session;
mod diagnose_connection;
mod diagnose_message;
mod download_job_results;
mod erase_copies;
mod export_bans;
mod export_blocklist;
mod export_deleted_users;
mod export_friends;
mod export_muted_users;
mod export_profiles;
mod export_users;
mod fill_directory;
mod find_mute;
mod find_token;
mod get_app_state;
mod get_deletion_record;
mod get_hello;
mod get_job;
mod get_overview;
mod get_session;
mod get_user;
mod handle;
mod kick_users;
mod list_apps;
mod list_audit;
mod list_bans;
mod list_deleted_users;
mod list_job_items;
mod list_jobs;
mod list_operations;
mod list_user_ids;
mod list_users;
mod measure_zone;
mod preview_friendships;
mod preview_profiles;
mod preview_registration;
mod read_blocks_made;
mod read_known_users;
mod read_statuses;
mod recognise_users;
mod refresh_app_secret;
mod set_hook_settings;
mod set_password;
mod start_standing_bans;
mod steer_job;
mod stop_standing_bans;
mod stream_events;
mod take_job_tokens;
mod undo_change;
mod undo_job;

pub(crate) use context::Context;
pub(crate) use handle::{Handle, Socket, Stream};
pub(crate) use list_apps::shown;

use axum::Router;
use nexconn_api::Endpoint;

use crate::gateway::Shared;

/// The routes of every endpoint that the gateway answers itself: one per endpoint of the tables
/// `admin`, `streams` and `sockets`. An endpoint without a handler does not compile.
pub(crate) fn routes() -> Router<Shared> {
    macro_rules! table {
        ($($endpoint:path),+ $(,)?) => {
            Router::new()
                $(.route(<$endpoint as Endpoint>::SPEC.path, handle::route::<$endpoint>()))+
        };
    }
    macro_rules! streams {
        ($($endpoint:path),+ $(,)?) => {
            Router::new()
                $(.route(<$endpoint as Endpoint>::SPEC.path, handle::stream_route::<$endpoint>()))+
        };
    }
    macro_rules! sockets {
        ($($endpoint:path),+ $(,)?) => {
            Router::new()
                $(.route(<$endpoint as Endpoint>::SPEC.path, handle::socket_route::<$endpoint>()))+
        };
    }
    nexconn_api::admin_endpoints!(table)
        .merge(nexconn_api::stream_endpoints!(streams))
        .merge(nexconn_api::socket_endpoints!(sockets))
}
