-- Hosted profiles: two JSON objects of the keys that are set. A row holds at least one key.
CREATE TABLE profiles (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
    basic TEXT NOT NULL,
    ext TEXT NOT NULL,
    -- Grows with every change.
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Keys of the custom attributes that profiles may have.
CREATE TABLE profile_keys (
    key TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
