use serde::{Deserialize, Serialize};

use crate::Code;

/// How a soft delete or a restore came out for one user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ActivationStateItem {
    /// The user.
    pub user_id: String,
    /// The operation, which the answer to the request calls `operationId`.
    pub operate_id: String,
    /// What was asked for.
    pub operation_type: Operation,
    /// `"0"` when it was done, else why it was not.
    pub code: String,
    /// Unix milliseconds.
    pub time: i64,
}

impl ActivationStateItem {
    /// Whether it was done.
    pub fn succeeded(&self) -> bool {
        self.code() == Code::SUCCESS
    }

    /// The code as the number it stands for; [`Code::UNREADABLE`] where it is none.
    pub fn code(&self) -> Code {
        self.code.parse().map_or(Code::UNREADABLE, Code)
    }
}

/// What an operation does to its users: 0 soft-deletes them, 1 restores them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(extend("maximum" = 1)))]
#[serde(try_from = "u8", into = "u8")]
pub enum Operation {
    /// Soft-deletes them.
    SoftDelete,
    /// Restores them.
    Restore,
}

impl From<Operation> for u8 {
    fn from(operation: Operation) -> Self {
        match operation {
            Operation::SoftDelete => 0,
            Operation::Restore => 1,
        }
    }
}

impl TryFrom<u8> for Operation {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::SoftDelete),
            1 => Ok(Self::Restore),
            _ => Err("operationType must be 0 or 1"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_refused_restore_tells_its_code() {
        let refused =
            json!({"userId": "u", "operateId": "o", "operationType": 1, "code": "403", "time": 7});
        let item: ActivationStateItem = serde_json::from_value(refused).expect("read");
        assert_eq!((item.operation_type, item.code()), (Operation::Restore, Code(403)));
        assert!(!item.succeeded());
    }

    #[test]
    fn another_number_is_no_operation() {
        assert!(serde_json::from_value::<Operation>(json!(2)).is_err());
        assert!(serde_json::from_value::<Operation>(json!("0")).is_err());
    }
}
