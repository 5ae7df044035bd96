-- Soft deletions and restores as they were asked for: one call, or a whole job. Those that were asked for
-- elsewhere have neither admin nor time: only their end was told.
CREATE TABLE deletion_runs (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    app          TEXT NOT NULL,
    kind         TEXT NOT NULL,        -- delete, restore
    audit_id     BIGINT,               -- of a single call
    job_id       BIGINT,
    admin        TEXT,                 -- e-mail
    case_no      TEXT,
    requested_at BIGINT,
    accepted_at  BIGINT,               -- of a job, the last of its calls
    operation_id TEXT                  -- Nexconn's; of a job, the last one
);
CREATE INDEX deletion_runs_of_app ON deletion_runs (app, id);
CREATE UNIQUE INDEX deletion_runs_of_job ON deletion_runs (job_id) WHERE job_id IS NOT NULL;

-- How each user of them stands.
CREATE TABLE deletion_users (
    run_id       BIGINT NOT NULL REFERENCES deletion_runs (id) ON DELETE CASCADE,
    app          TEXT NOT NULL,
    user_id      TEXT NOT NULL,
    kind         TEXT NOT NULL,        -- as the run's
    audit_id     BIGINT,               -- of the last call with this user
    operation_id TEXT,
    requested_at BIGINT,
    state        TEXT NOT NULL,        -- pending, accepted, confirmed, refused, unknown
    code         INTEGER,              -- why refused
    settled_at   BIGINT,               -- when that was told
    PRIMARY KEY (run_id, user_id)
);
CREATE INDEX deletion_users_of_user ON deletion_users (app, user_id, run_id);
CREATE INDEX deletion_users_of_operation ON deletion_users (app, operation_id);
CREATE INDEX deletion_users_pending ON deletion_users (run_id) WHERE state = 'pending';

-- Nexconn's list of soft-deleted users as this gateway knows it. A row with deleted = 0 says that a user was
-- restored, or not deleted after all, after the last whole reading of the list began, so that this reading
-- cannot bring it back.
CREATE TABLE deleted_users (
    app           TEXT NOT NULL,
    user_id       TEXT NOT NULL,
    deleted       SMALLINT NOT NULL,
    state         TEXT NOT NULL,       -- listed, accepted, confirmed
    run_id        BIGINT,              -- the deletion, where it was through this gateway or told by webhook
    requested_at  BIGINT,
    confirmed_at  BIGINT,
    restore_state TEXT,                -- of the last restore since
    restore_code  INTEGER,
    record_id     BIGINT,              -- of what was erased here
    sort_at       BIGINT NOT NULL,     -- requested_at, or when it was first seen
    known_at      BIGINT NOT NULL,
    seq           BIGINT NOT NULL,     -- app_facts.deletions_seq at its last change outside a reading
    PRIMARY KEY (app, user_id)
);
CREATE INDEX deleted_users_by_time ON deleted_users (app, sort_at, user_id);

-- What was deleted and what of it was erased here, for the compliance file. No personal data.
CREATE TABLE deletion_records (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    app          TEXT NOT NULL,
    user_id      TEXT NOT NULL,
    run_id       BIGINT,
    confirmed_at BIGINT,
    erased_at    BIGINT NOT NULL,
    erased_by    TEXT,                 -- e-mail of the owner on whose word it was
    erased       TEXT NOT NULL         -- JSON: how much of what
);
CREATE INDEX deletion_records_of_user ON deletion_records (app, user_id, id);

ALTER TABLE app_facts ADD COLUMN deletions_seq BIGINT NOT NULL DEFAULT 0; -- counts changes outside a reading
ALTER TABLE app_facts ADD COLUMN deletions_read_at BIGINT; -- when the last whole reading of the list began
