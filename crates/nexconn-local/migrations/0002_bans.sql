-- Bans from connecting. A row whose end has passed says nothing any more.
CREATE TABLE bans (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
    ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX bans_by_end ON bans (ends_at DESC, user_id);
