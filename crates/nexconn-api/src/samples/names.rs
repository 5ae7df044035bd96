//! Names of the declarations, as each language writes them.

/// `banUsers` as `ban_users`.
pub(super) fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}

/// `banUsers` as `BanUsers`.
pub(super) fn pascal(name: &str) -> String {
    let mut characters = name.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// A text as a literal in double quotes. JSON's escapes are those of Python, Go and Java too.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
