//! What is searched for, in the words of the database. The one place that knows `SQLite`'s full-text
//! index.

use sqlx::{QueryBuilder, Sqlite};

/// The index knows pieces of three characters; shorter texts are looked for row by row.
const INDEXED_CHARS: usize = 3;

/// A condition on the table `users u`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Needle {
    /// Every user.
    Any,
    /// A pattern for `LIKE … ESCAPE '\'`.
    Like(String),
    /// A phrase for the full-text index.
    Phrase(String),
}

impl Needle {
    /// Looks for `text` inside ids and names, without regard to case. Blanks around it are left
    /// out: they come from pasting, while an id with blanks is found as an exact one.
    pub(crate) fn new(text: &str) -> Self {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            Self::Any
        } else if text.chars().count() < INDEXED_CHARS || text.contains('\0') {
            let mut pattern = String::from("%");
            for character in text.chars() {
                if matches!(character, '%' | '_' | '\\') {
                    pattern.push('\\');
                }
                pattern.push(character);
            }
            pattern.push('%');
            Self::Like(pattern)
        } else {
            Self::Phrase(format!("\"{}\"", text.replace('"', "\"\"")))
        }
    }

    /// Adds the condition to a statement.
    pub(crate) fn push(&self, sql: &mut QueryBuilder<Sqlite>) {
        match self {
            Self::Any => {}
            Self::Like(pattern) => {
                sql.push(" AND u.haystack LIKE ").push_bind(pattern.clone()).push(r" ESCAPE '\'");
            }
            Self::Phrase(phrase) => {
                sql.push(" AND u.row IN (SELECT rowid FROM users_search WHERE users_search MATCH ")
                    .push_bind(phrase.clone())
                    .push(")");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_patterns_and_long_ones_phrases() {
        assert_eq!(Needle::new(" \t"), Needle::Any);
        assert_eq!(Needle::new("A%"), Needle::Like(r"%a\%%".into()));
        assert_eq!(Needle::new("_\\"), Needle::Like(r"%\_\\%".into()));
        assert_eq!(Needle::new(" A\"b "), Needle::Phrase("\"a\"\"b\"".into()));
        assert_eq!(Needle::new("小雨"), Needle::Like("%小雨%".into()));
    }
}
