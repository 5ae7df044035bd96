-- Jobs about pairs of users, and old values of more than bans and names.
ALTER TABLE jobs ADD COLUMN permission BIGINT;  -- who may add users as a friend
ALTER TABLE job_items ADD COLUMN target TEXT;   -- the other user of a pair
ALTER TABLE job_items ADD COLUMN way TEXT;      -- how a change is taken back: a kind of the table undo
CREATE INDEX job_items_of_target ON job_items (app, target, job_id) WHERE target IS NOT NULL;

UPDATE job_items SET way = CASE WHEN until_at IS NULL THEN 'unban' ELSE 'ban' END
WHERE job_id IN (SELECT id FROM jobs WHERE action = 'undo');

CREATE TABLE undo_of_pairs (
    audit_id   BIGINT NOT NULL REFERENCES audit (id) ON DELETE CASCADE,
    app        TEXT NOT NULL,
    user_id    TEXT NOT NULL,
    target     TEXT NOT NULL DEFAULT '', -- the other user of a pair
    kind       TEXT NOT NULL,
    until_at   BIGINT,                   -- for ban: the end to set again
    info       TEXT,                     -- JSON of the values to set again
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (audit_id, user_id, target)
);
INSERT INTO undo_of_pairs (audit_id, app, user_id, kind, until_at, info, expires_at)
SELECT audit_id, app, user_id, kind, until_at, info, expires_at FROM undo;
DROP TABLE undo;
ALTER TABLE undo_of_pairs RENAME TO undo;
CREATE INDEX undo_by_expiry ON undo (expires_at);
CREATE INDEX undo_of_user ON undo (app, user_id);
CREATE INDEX undo_of_target ON undo (app, target) WHERE target <> '';
