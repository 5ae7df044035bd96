-- What this gateway is: its instance id, the origin it was last served under.
CREATE TABLE instance (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE admins (
    id         INTEGER PRIMARY KEY,
    email      TEXT NOT NULL UNIQUE, -- lowercase
    password   TEXT,                 -- argon2id hash; NULL until one is chosen
    created_at BIGINT NOT NULL
);

-- The role of an admin in one app, or in every app ('*'). The row of an app goes before '*'.
CREATE TABLE roles (
    admin_id BIGINT NOT NULL REFERENCES admins (id) ON DELETE CASCADE,
    app      TEXT NOT NULL,
    role     TEXT NOT NULL,
    PRIMARY KEY (admin_id, app)
);

-- One-time links. A row is deleted when its code is exchanged or replaced by a newer one.
CREATE TABLE invites (
    email      TEXT PRIMARY KEY,     -- lowercase
    digest     TEXT NOT NULL UNIQUE, -- SHA-256 of the code
    role       TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE sessions (
    digest       TEXT PRIMARY KEY,   -- SHA-256 of the cookie's value
    admin_id     BIGINT NOT NULL REFERENCES admins (id) ON DELETE CASCADE,
    password_due SMALLINT NOT NULL,  -- 1 until a password is chosen after a one-time link
    created_at   BIGINT NOT NULL,
    used_at      BIGINT NOT NULL
);
CREATE INDEX sessions_of_admin ON sessions (admin_id);

CREATE TABLE audit (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    app        TEXT NOT NULL,        -- slug, or '' for what concerns the gateway itself
    at         BIGINT NOT NULL,
    admin      TEXT NOT NULL,        -- e-mail; stays when the admin goes
    action     TEXT NOT NULL,        -- path of the endpoint
    outcome    TEXT NOT NULL,        -- pending, done, refused, unknown
    http       INTEGER,
    code       INTEGER,
    reason     TEXT,
    case_no    TEXT,
    request_id TEXT NOT NULL
);
CREATE INDEX audit_of_app ON audit (app, id);
CREATE INDEX audit_pending ON audit (id) WHERE outcome = 'pending';

CREATE TABLE audit_subjects (
    app      TEXT NOT NULL,
    user_id  TEXT NOT NULL,
    audit_id BIGINT NOT NULL REFERENCES audit (id) ON DELETE CASCADE,
    PRIMARY KEY (app, user_id, audit_id)
);
CREATE INDEX audit_subjects_of_entry ON audit_subjects (audit_id);

-- Changes by the console's operation id, so that the same one again has no second effect.
CREATE TABLE operations (
    app        TEXT NOT NULL,
    id         TEXT NOT NULL,
    admin_id   BIGINT NOT NULL,
    digest     TEXT NOT NULL,        -- SHA-256 of endpoint and request
    audit_id   BIGINT NOT NULL REFERENCES audit (id) ON DELETE CASCADE,
    request_id TEXT NOT NULL,
    http       INTEGER,              -- of the answer, once there is one
    body       TEXT,                 -- of the answer, without access token
    created_at BIGINT NOT NULL,
    PRIMARY KEY (app, id)
);
CREATE INDEX operations_by_age ON operations (created_at);

CREATE TABLE users (
    row         INTEGER PRIMARY KEY,
    app         TEXT NOT NULL,
    user_id     TEXT NOT NULL,
    name        TEXT,
    avatar_url  TEXT,
    info_at     BIGINT,
    created_at  TEXT,                -- as Nexconn writes it
    known_since BIGINT NOT NULL,
    touched_at  BIGINT NOT NULL,
    name_key    TEXT NOT NULL,       -- '1' and the lowercase name, '2' without one: sorts last
    haystack    TEXT NOT NULL,       -- id and name in lower case, a line each: what search looks in
    UNIQUE (app, user_id)
);
CREATE INDEX users_by_touch ON users (app, touched_at, user_id);
CREATE INDEX users_by_name ON users (app, name_key, user_id);

CREATE VIRTUAL TABLE users_search USING fts5 (
    haystack, content = 'users', content_rowid = 'row', tokenize = 'trigram'
);
-- Removed entries leave the index at once, in bytes.
INSERT INTO users_search (users_search, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER users_search_insert AFTER INSERT ON users BEGIN
    INSERT INTO users_search (rowid, haystack) VALUES (new.row, new.haystack);
END;
CREATE TRIGGER users_search_delete AFTER DELETE ON users BEGIN
    INSERT INTO users_search (users_search, rowid, haystack)
    VALUES ('delete', old.row, old.haystack);
END;
CREATE TRIGGER users_search_update AFTER UPDATE OF haystack ON users
WHEN old.haystack <> new.haystack BEGIN
    INSERT INTO users_search (users_search, rowid, haystack)
    VALUES ('delete', old.row, old.haystack);
    INSERT INTO users_search (rowid, haystack) VALUES (new.row, new.haystack);
END;
