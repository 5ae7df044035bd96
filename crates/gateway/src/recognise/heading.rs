//! Names that stand over ids, or before them.

/// How surely a name is that of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Naming {
    /// It is the usual name of something else.
    Other,
    /// It may be: `id`, `user`.
    Perhaps,
    /// It is: `userId`, `User ID`, `target_user_ids`.
    Surely,
}

/// What a name says.
pub(super) fn naming(name: &str) -> Naming {
    let is_letter = |character: &char| !matches!(character, ' ' | '_' | '-' | '.' | '"');
    let name: String = name.trim().chars().filter(is_letter).flat_map(char::to_lowercase).collect();
    let name = name.strip_suffix('s').unwrap_or(&name);
    let is_long = name.ends_with("userid") && name.len() <= "blockeduserid".len();
    if is_long || matches!(name, "uid" | "用户id" | "ユーザーid" | "사용자id") {
        Naming::Surely
    } else if matches!(name, "id" | "user" | "member" | "用户" | "ユーザー") {
        Naming::Perhaps
    } else {
        Naming::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_ids_are_told_from_others() {
        for name in ["userId", "User ID", "user_ids", "targetUserIds", "\"UID\"", "用户ID"] {
            assert_eq!(naming(name), Naming::Surely, "{name}");
        }
        for name in ["id", "Users", "member"] {
            assert_eq!(naming(name), Naming::Perhaps, "{name}");
        }
        for name in ["name", "orderId", "", "jlk456j5", "the user whose userid"] {
            assert_eq!(naming(name), Naming::Other, "{name}");
        }
    }
}
