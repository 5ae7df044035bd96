-- Friendships: a row for each side, since each has notes of its own.
CREATE TABLE friends (
    -- Grows with every addition: the order of a list.
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    user_id TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    friend_id TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    -- What the user calls the friend; empty for nothing.
    alias TEXT NOT NULL DEFAULT '',
    -- A JSON object of the attributes that the user gave the friend.
    ext TEXT NOT NULL DEFAULT '{}',
    added_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX friends_by_pair ON friends (user_id, friend_id);
CREATE INDEX friends_by_user ON friends (user_id, number);
CREATE INDEX friends_by_friend ON friends (friend_id);

-- Requests for friendship that wait for consent. Those that are too old say nothing any more.
CREATE TABLE friend_requests (
    user_id TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    target_id TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    -- What was said with it.
    extra TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX friend_requests_by_target ON friend_requests (target_id);
CREATE INDEX friend_requests_by_time ON friend_requests (requested_at);

-- Who may add a user, where that was set: 1 anyone, 2 with approval, 3 nobody.
CREATE TABLE friend_permissions (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
    permission INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
