//! What stands in texts that people paste: users in a ticket, a log, JSON, a column of a sheet; rows of
//! [tables](sheet) that become jobs.
//!
//! A text is first cut into [parts](part) by its form, which needs nothing but the text. The parts
//! then become users with what the directory and the list of bans know.

mod column;
mod form;
mod heading;
mod json;
mod known;
mod lines;
mod part;
mod prose;
mod resolve;
mod ruler;
mod sheet;
mod table;

pub(crate) use sheet::{preview_friendships, preview_profiles, preview_registration};

use nexconn_api::admin::{JOB_USERS, RecogniseUsersRequest, Recognised};

use self::form::Form;
use self::known::Known;
use self::part::Part;
use self::resolve::{Resolving, Standing};
use crate::gateway::Shared;
use crate::{Error, bans, deletions};

/// So many parts are looked up in the directory at once.
const PARTS_AT_ONCE: usize = 1_000;

/// Picks the ids of users out of a text.
pub(crate) async fn users(
    shared: &Shared,
    request: RecogniseUsersRequest,
) -> Result<Recognised, Error> {
    let RecogniseUsersRequest { app, text } = request;
    // Also brings those who are banned into the directory.
    let bans_as_of = bans::fresh(shared, &app).await?.ok();
    let standing = {
        let mut connection = shared.database.readers().acquire().await?;
        Standing {
            bans: bans::all(&mut connection, &app, shared.clock.now()).await?,
            deletions: deletions::all(&mut connection, &app).await?,
        }
    };
    // Megabytes of text take a while, in which no other request should wait.
    let looking = tokio::task::spawn_blocking(move || (Form::of(&text), text));
    let (form, text) = looking.await.map_err(|e| Error::Internal(e.to_string()))?;
    let mut known = Known::new(shared.database.readers(), &app);
    let mut resolving = Resolving::new(&text, &standing);
    let mut parts = form.cut(&text);
    while !resolving.is_full() {
        let some: Vec<Part> = parts.by_ref().take(PARTS_AT_ONCE).collect();
        if some.is_empty() {
            break;
        }
        known.look_up(some.iter().flat_map(|part| part.words(&text))).await?;
        for part in &some {
            resolving.add(part, &known);
        }
        // Others may go on in between.
        tokio::task::yield_now().await;
    }
    let cut = resolving.cut_to(JOB_USERS);
    let (users, bad, repeated) = resolving.into_parts();
    Ok(Recognised { form: form.told(), users, bad, repeated, cut, bans_as_of })
}
