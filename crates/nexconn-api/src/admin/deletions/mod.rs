//! Soft deletions and restores: Nexconn's list of deleted users with what went through this gateway,
//! the operations on their way, and what the gateway erased of its own.

mod deletion;
mod erase;
mod list;
mod operations;
mod record;

pub use deletion::{
    DELETIONS_KEPT_MILLIS, Deletion, DeletionState, RESTORE_AFTER_MILLIS, UserDeletion,
};
pub use erase::{ERASED_A_CALL, EraseCopies, EraseCopiesRequest, ErasedCopies, ErasedUser};
pub use list::{DeletedSort, DeletedUserPage, ListDeletedUsers, ListDeletedUsersRequest};
pub use operations::{
    DeletionChanged, DeletionOperation, ListOperations, ListOperationsRequest, OperationCounts,
    OperationKind, OperationPage, OperationState,
};
pub use record::{DeletionRecord, ErasedCounts, GetDeletionRecord, GetDeletionRecordRequest};
