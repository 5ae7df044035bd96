use nexconn_api::admin::RegistrationRow;
use nexconn_api::nexconn::IssueAccessTokenRequest;

use crate::pages::parts::Sheet;

/// The table of users.
pub(super) type Users = Sheet<RegistrationRow>;

/// An empty one. Who is known already is left out unless the admin says otherwise.
pub(super) fn users() -> Users {
    Sheet::new(|row: &RegistrationRow| !row.known)
}

/// How many rows are in which case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Chosen, new.
    pub(super) new: usize,
    /// Chosen, known already.
    pub(super) known: usize,
    /// Left out.
    pub(super) out: usize,
}

impl Counts {
    pub(super) fn of(sheet: Users) -> Self {
        let mut counts = Self::default();
        sheet.each(|row, chosen| {
            let place = match (chosen, row.known) {
                (false, _) => &mut counts.out,
                (true, false) => &mut counts.new,
                (true, true) => &mut counts.known,
            };
            *place += 1;
        });
        counts
    }

    pub(super) const fn chosen(self) -> usize {
        self.new + self.known
    }
}

/// Who is registered.
pub(super) fn chosen(sheet: Users) -> Vec<IssueAccessTokenRequest> {
    let mut users = Vec::new();
    sheet.each(|row, chosen| {
        if chosen {
            users.push(row.user.clone());
        }
    });
    users
}
