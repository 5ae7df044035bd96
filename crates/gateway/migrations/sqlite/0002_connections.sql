-- What the audit log tells besides: numbers of the request, the job it was part of, what it takes back.
ALTER TABLE audit ADD COLUMN details TEXT NOT NULL DEFAULT '{}'; -- JSON
ALTER TABLE audit ADD COLUMN job_id BIGINT;
ALTER TABLE audit ADD COLUMN undoes BIGINT;
CREATE INDEX audit_of_job ON audit (job_id, id) WHERE job_id IS NOT NULL;
CREATE INDEX audit_undoing ON audit (undoes) WHERE undoes IS NOT NULL;

-- Old values, by which a change can be taken back, one row a user.
CREATE TABLE undo (
    audit_id   BIGINT NOT NULL REFERENCES audit (id) ON DELETE CASCADE,
    app        TEXT NOT NULL,
    user_id    TEXT NOT NULL,
    kind       TEXT NOT NULL,        -- unban, ban, info
    until_at   BIGINT,               -- for ban: the end to set again
    info       TEXT,                 -- for info: JSON of the old name and avatar
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (audit_id, user_id)
);
CREATE INDEX undo_by_expiry ON undo (expires_at);
CREATE INDEX undo_of_user ON undo (app, user_id);

ALTER TABLE users ADD COLUMN online SMALLINT;              -- 1 or 0; NULL until Nexconn was asked
ALTER TABLE users ADD COLUMN online_at BIGINT;
ALTER TABLE users ADD COLUMN token_issued_at BIGINT;       -- of the last one through this gateway
ALTER TABLE users ADD COLUMN tokens_expired_before BIGINT; -- through this gateway

-- Nexconn's list of bans as this gateway knows it. A row with banned = 0 says that a ban was lifted
-- after the last whole reading of the list began, so that this reading cannot bring it back.
CREATE TABLE bans (
    app          TEXT NOT NULL,
    user_id      TEXT NOT NULL,
    banned       SMALLINT NOT NULL,
    expires_text TEXT,               -- as Nexconn writes it
    ends_at      BIGINT,             -- where it can be told
    sort_at      BIGINT NOT NULL,    -- ends_at, or the text as if it were UTC
    known_at     BIGINT NOT NULL,
    audit_id     BIGINT,             -- the ban's entry, where it was through this gateway
    seq          BIGINT NOT NULL,    -- app_facts.bans_seq at its last change through this gateway
    PRIMARY KEY (app, user_id)
);
CREATE INDEX bans_by_end ON bans (app, sort_at, user_id);
CREATE INDEX bans_ending ON bans (ends_at) WHERE banned = 1;

-- Bans that this gateway renews. A row stays, stopped, until the user is banned so again.
CREATE TABLE standing_bans (
    app        TEXT NOT NULL,
    user_id    TEXT NOT NULL,
    since      BIGINT NOT NULL,
    admin      TEXT NOT NULL,        -- e-mail
    reason     TEXT NOT NULL,
    case_no    TEXT,
    renew_at   BIGINT NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0, -- to renew it, that failed in a row
    stopped_at BIGINT,
    stopped    TEXT,                 -- why
    PRIMARY KEY (app, user_id)
);
CREATE INDEX standing_bans_due ON standing_bans (renew_at) WHERE stopped_at IS NULL;

-- What is known of an app itself.
CREATE TABLE app_facts (
    app          TEXT PRIMARY KEY,
    zone_minutes INTEGER,            -- zone of Nexconn's texts, east of UTC
    bans_seq     BIGINT NOT NULL DEFAULT 0, -- counts bans and their ends through this gateway
    bans_read_at BIGINT              -- when the last whole reading of the list of bans began
);

-- What the gateway's own changing endpoints answered, by the console's operation id.
CREATE TABLE answers (
    app        TEXT NOT NULL,
    operation  TEXT NOT NULL,
    admin_id   BIGINT NOT NULL,
    digest     TEXT NOT NULL,        -- SHA-256 of endpoint and request
    answer     TEXT,                 -- JSON, once there is one
    created_at BIGINT NOT NULL,
    PRIMARY KEY (app, operation)
);
CREATE INDEX answers_by_age ON answers (created_at);

-- What the stream of events repeats to a reader who was away for a while.
CREATE TABLE events (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    app  TEXT NOT NULL,
    at   BIGINT NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL               -- JSON
);
CREATE INDEX events_of_app ON events (app, id);
CREATE INDEX events_by_age ON events (at);
