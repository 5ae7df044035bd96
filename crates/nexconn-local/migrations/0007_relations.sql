-- Who blocks whom, numbered in the order in which it came about.
CREATE TABLE blocklist (
    position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    user_id TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    blocked_id TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE
) STRICT;

CREATE UNIQUE INDEX blocklist_pairs ON blocklist (user_id, blocked_id);
CREATE INDEX blocklist_by_user ON blocklist (user_id, position);
CREATE INDEX blocklist_by_blocked ON blocklist (blocked_id);

-- Tags of users: a JSON list that is not empty.
CREATE TABLE tags (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
    tags TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who may send no direct messages.
CREATE TABLE mutes (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
    muted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX mutes_by_time ON mutes (muted_at DESC, user_id);

-- Direct messages whose receivers are not connected, in the order in which they were sent.
CREATE TABLE messages (
    position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    message_id TEXT NOT NULL,
    sender_id TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    receiver_id TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    sent_at INTEGER NOT NULL
) STRICT;

CREATE INDEX messages_by_receiver ON messages (receiver_id, position);
CREATE INDEX messages_by_sender ON messages (sender_id);
CREATE INDEX messages_by_time ON messages (sent_at);

-- Switches of the cloud's Console.
ALTER TABLE app_settings ADD COLUMN friends_only INTEGER NOT NULL DEFAULT 0;
ALTER TABLE app_settings ADD COLUMN blocklist INTEGER NOT NULL DEFAULT 1;
-- As in the API: 1 anyone, 2 whoever the user approves, 3 nobody.
ALTER TABLE app_settings ADD COLUMN friend_request_permission INTEGER NOT NULL DEFAULT 2;
