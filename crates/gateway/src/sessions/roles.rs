//! Which role an admin has in which app.

use nexconn_api::spec::Role;
use sqlx::{SqliteConnection, SqlitePool};

use crate::Error;

/// Stands for every app that has no row of its own. No slug can be this.
const EVERY_APP: &str = "*";

/// The roles of one admin.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Roles(Vec<(String, Role)>);

impl Roles {
    /// The role in one app, if there is one.
    pub(crate) fn in_app(&self, slug: &str) -> Option<Role> {
        let of = |app: &str| self.0.iter().find(|(held, _)| held == app).map(|(_, role)| *role);
        of(slug).or_else(|| of(EVERY_APP))
    }
}

/// Reads the roles of an admin. A role with an unknown name counts as none.
pub(crate) async fn read(readers: &SqlitePool, admin: i64) -> Result<Roles, Error> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT app, role FROM roles WHERE admin_id = $1")
            .bind(admin)
            .fetch_all(readers)
            .await?;
    let known = |(app, role): (String, String)| Some((app, Role::from_name(&role)?));
    Ok(Roles(rows.into_iter().filter_map(known).collect()))
}

/// Gives an admin a role in every app.
pub(crate) async fn grant(
    transaction: &mut SqliteConnection,
    admin: i64,
    role: &str,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO roles (admin_id, app, role) VALUES ($1, $2, $3)
         ON CONFLICT (admin_id, app) DO UPDATE SET role = excluded.role",
    )
    .bind(admin)
    .bind(EVERY_APP)
    .bind(role)
    .execute(transaction)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_of_an_app_goes_before_the_one_for_all() {
        let roles = Roles(vec![("*".into(), Role::Owner), ("live".into(), Role::Viewer)]);
        assert_eq!(roles.in_app("live"), Some(Role::Viewer));
        assert_eq!(roles.in_app("dev"), Some(Role::Owner));
        assert_eq!(Roles::default().in_app("dev"), None);
    }
}
