-- One action for many users, carried out by the gateway.
CREATE TABLE jobs (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    app         TEXT NOT NULL,
    operation   TEXT NOT NULL,       -- the console's id of the intent that made it
    digest      TEXT NOT NULL,       -- SHA-256 of that request
    admin_id    BIGINT NOT NULL,
    admin       TEXT NOT NULL,       -- e-mail
    action      TEXT NOT NULL,
    minutes     BIGINT,              -- of a ban
    expires_at  BIGINT,              -- of access tokens
    reason      TEXT,
    case_no     TEXT,
    undoes      BIGINT,              -- the job that it takes back
    state       TEXT NOT NULL,
    created_at  BIGINT NOT NULL,
    started_at  BIGINT,
    finished_at BIGINT,
    waiting     BIGINT NOT NULL DEFAULT 0, -- users by state; kept in step with job_items
    sent        BIGINT NOT NULL DEFAULT 0,
    done        BIGINT NOT NULL DEFAULT 0,
    refused     BIGINT NOT NULL DEFAULT 0,
    unknown     BIGINT NOT NULL DEFAULT 0,
    taken_by    TEXT,                -- the intent that took its access tokens
    holder      TEXT,                -- the gateway that works at it
    lease_until BIGINT,
    UNIQUE (app, operation)
);
CREATE INDEX jobs_of_app ON jobs (app, id);
CREATE INDEX jobs_open ON jobs (id) WHERE finished_at IS NULL;
CREATE INDEX jobs_undoing ON jobs (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE job_items (
    job_id      BIGINT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    idx         BIGINT NOT NULL,
    app         TEXT NOT NULL,
    user_id     TEXT NOT NULL,
    fields      TEXT,                -- JSON of what this user is registered with, until that is done
    until_at    BIGINT,              -- end of the ban to set again
    step        INTEGER NOT NULL DEFAULT 0,  -- of the action's calls, the next one
    alone       SMALLINT NOT NULL DEFAULT 0, -- 1: in a call of its own
    tries       INTEGER NOT NULL DEFAULT 0,  -- that were sent and told nothing
    state       TEXT NOT NULL,
    http        INTEGER,
    code        INTEGER,
    note        TEXT,
    online      SMALLINT,
    token       BLOB,                -- encrypted with the data key
    token_until BIGINT,
    audit_id    BIGINT,              -- entry of the last call with this user
    changed_at  BIGINT NOT NULL,
    PRIMARY KEY (job_id, idx)
);
CREATE INDEX job_items_by_state ON job_items (job_id, state, step, idx);
CREATE INDEX job_items_of_user ON job_items (app, user_id, job_id);
CREATE INDEX job_items_with_token ON job_items (token_until, job_id) WHERE token IS NOT NULL;
