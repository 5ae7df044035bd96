-- One table for every change by the console's operation id, whether an endpoint of Nexconn or one of the
-- gateway's own makes it. The outcome of a call to Nexconn stands in its entry of the audit log.
CREATE TABLE operations_of_all (
    app        TEXT NOT NULL,
    id         TEXT NOT NULL,
    admin_id   BIGINT NOT NULL,
    digest     TEXT NOT NULL,        -- SHA-256 of endpoint and request
    audit_id   BIGINT REFERENCES audit (id) ON DELETE CASCADE, -- of a call to Nexconn
    answer     TEXT,                 -- JSON without access tokens, once there is one
    created_at BIGINT NOT NULL,
    PRIMARY KEY (app, id)
);
INSERT INTO operations_of_all (app, id, admin_id, digest, audit_id, answer, created_at)
    SELECT app, id, admin_id, digest, audit_id, '{"http":' || http || ',"body":' || body || '}', created_at
    FROM operations;
INSERT INTO operations_of_all (app, id, admin_id, digest, answer, created_at)
    SELECT app, operation, admin_id, digest, answer, created_at FROM answers WHERE true
    ON CONFLICT (app, id) DO NOTHING;
DROP TABLE operations;
DROP TABLE answers;
ALTER TABLE operations_of_all RENAME TO operations;
CREATE INDEX operations_by_age ON operations (created_at);
