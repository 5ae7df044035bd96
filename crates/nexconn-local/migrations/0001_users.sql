-- One row for every user id that was ever registered; the development quota counts these rows.
CREATE TABLE users (
    user_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    avatar_url TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    -- Access tokens issued before this instant are invalid.
    tokens_valid_from INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Access tokens are credentials: only their SHA-256 is kept.
CREATE TABLE access_tokens (
    digest BLOB NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    issued_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX access_tokens_by_user ON access_tokens (user_id);
