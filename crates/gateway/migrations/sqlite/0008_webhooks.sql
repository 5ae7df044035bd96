-- How the webhooks of an app are read, where an admin chose that.
CREATE TABLE hook_settings (
    app      TEXT PRIMARY KEY,
    settings TEXT NOT NULL,          -- JSON
    admin    TEXT NOT NULL,          -- e-mail
    set_at   BIGINT NOT NULL
);

-- Events that webhooks brought, in the order in which they came. A row stays for some days without its
-- items, so that an event that is sent again has no second effect.
CREATE TABLE hooks (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    app    TEXT NOT NULL,
    event  TEXT NOT NULL,            -- SHA-256 of the event's id
    at     BIGINT NOT NULL,
    type   TEXT NOT NULL,
    items  TEXT,                     -- JSON of what is to be applied, until that is done
    UNIQUE (app, event)
);
CREATE INDEX hooks_waiting ON hooks (id) WHERE items IS NOT NULL;
CREATE INDEX hooks_by_age ON hooks (at);

-- The newest event of each app.
CREATE TABLE hook_last (
    app  TEXT PRIMARY KEY,
    at   BIGINT NOT NULL,
    type TEXT NOT NULL
);

-- Signatures that were taken, so that none is taken again with something else.
CREATE TABLE hook_signatures (
    app       TEXT NOT NULL,
    signature TEXT NOT NULL,         -- SHA-256 of its nonce and time
    signed_at BIGINT NOT NULL,       -- by the sender's clock
    body      TEXT NOT NULL,         -- SHA-256
    PRIMARY KEY (app, signature)
);
CREATE INDEX hook_signatures_by_age ON hook_signatures (app, signed_at);

-- How many requests came within an hour, by what became of them: taken, repeated, refused,
-- failed (taken before).
CREATE TABLE hook_counts (
    app    TEXT NOT NULL,
    hour   BIGINT NOT NULL,          -- its beginning
    became TEXT NOT NULL,
    type   TEXT NOT NULL,            -- of the event, where it was taken
    count  BIGINT NOT NULL,
    PRIMARY KEY (app, hour, became, type)
);

-- The last request to an app's webhook that was refused.
CREATE TABLE hook_failures (
    app        TEXT PRIMARY KEY,
    at         BIGINT NOT NULL,
    why        TEXT NOT NULL,
    parameters TEXT NOT NULL         -- JSON, without what may be a signature
);

-- The connections of users as webhooks tell them, one a device. The row without a session stands for what Nexconn
-- answered when it was asked: offline, or online with a device of which no webhook came.
CREATE TABLE devices (
    app       TEXT NOT NULL,
    user_id   TEXT NOT NULL,
    session   TEXT NOT NULL,
    connected SMALLINT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (app, user_id, session)
);
CREATE INDEX devices_by_age ON devices (at) WHERE connected = 0;
