-- Where the app's webhooks go, and how delivery fares: the one row.
CREATE TABLE webhook (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    -- None while they are off.
    url TEXT,
    -- A JSON list of the events' names.
    events TEXT NOT NULL,
    activation_type TEXT NOT NULL,
    dropped INTEGER NOT NULL DEFAULT 0,
    -- Tries that nobody answered in time, since the last one that was answered.
    timeouts INTEGER NOT NULL DEFAULT 0,
    paused_until INTEGER,
    last_delivered_at INTEGER,
    last_error_at INTEGER,
    last_error TEXT
) STRICT, WITHOUT ROWID;

INSERT INTO webhook (one, events, activation_type) VALUES (1, '[]', 'user:activation_state');

-- Webhooks that wait to be delivered, numbered in the order in which they came about.
CREATE TABLE outbox (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    user_id TEXT NOT NULL,
    event TEXT NOT NULL,
    body TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL
) STRICT;

CREATE INDEX outbox_by_user ON outbox (user_id, number);

-- Connections that are open. Those found here at a start were lost when the service ended.
CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    os TEXT NOT NULL,
    client_ip TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX sessions_by_device ON sessions (user_id, device_id);
