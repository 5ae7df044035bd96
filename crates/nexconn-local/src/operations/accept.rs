use std::collections::BTreeSet;

use nexconn_api::Code;
use nexconn_api::nexconn::{AcceptedOperation, RESTORABLE_AFTER};

use crate::Error;
use crate::call::Call;
use crate::store::deletions::{self, Standing};
use crate::store::operations::{self, OperationType};

/// Accepts an operation in the transaction of its call. Calls are taken one after the other, so what comes of each
/// user is known now, whenever the operation is finished.
pub(crate) async fn accept(
    call: &mut Call,
    operation_type: OperationType,
    user_ids: Vec<String>,
) -> Result<AcceptedOperation, Error> {
    let (now, operation_id) = (call.now, random_id()?);
    let position = operations::add(call.database(), &operation_id, operation_type, now).await?;
    for user_id in user_ids.into_iter().collect::<BTreeSet<_>>() {
        let code = match operation_type {
            OperationType::SoftDelete => soft_delete(call, &user_id).await?,
            OperationType::Restore => restore(call, &user_id).await?,
        };
        operations::add_item(call.database(), position, &user_id, code).await?;
    }
    call.operate_when_committed();
    Ok(AcceptedOperation { operation_id })
}

/// Makes the user soft-deleted from now on. Whoever is soft-deleted already stays so since the first request, unless
/// a restore is about to end that.
async fn soft_delete(call: &mut Call, user_id: &str) -> Result<Code, Error> {
    let now = call.now;
    let Some(standing) = deletions::standing(call.database(), user_id).await? else {
        return Ok(Code::NO_SUCH_USER);
    };
    let last = operations::last_of(call.database(), user_id).await?;
    if standing == Standing::Active || last == Some(OperationType::Restore) {
        deletions::mark(call.database(), user_id, now).await?;
    }
    call.cut(user_id.to_owned(), Code::SOFT_DELETED).await?;
    Ok(Code::SUCCESS)
}

/// Whether the user may be restored. That happens once the operation is finished.
async fn restore(call: &mut Call, user_id: &str) -> Result<Code, Error> {
    let now = call.now;
    Ok(match deletions::standing(call.database(), user_id).await? {
        None => Code::NO_SUCH_USER,
        Some(Standing::Deleted { requested_at })
            if now < requested_at.saturating_add(RESTORABLE_AFTER) =>
        {
            Code::NOT_RESTORABLE_YET
        }
        Some(Standing::Deleted { .. } | Standing::Active) => Code::SUCCESS,
    })
}

/// An id in the form that the documentation's examples have: `C70B-B1D6-82E8-55B0`.
fn random_id() -> Result<String, Error> {
    let mut groups = [[0; 2]; 4];
    for group in &mut groups {
        getrandom::fill(group)?;
    }
    Ok(groups.map(hex::encode_upper).join("-"))
}
