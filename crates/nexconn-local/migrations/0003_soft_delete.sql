-- When the deletion of a soft-deleted user was requested; none for everybody else.
ALTER TABLE users ADD COLUMN deleted_at INTEGER;

CREATE INDEX users_by_deletion ON users (deleted_at DESC, user_id) WHERE deleted_at IS NOT NULL;
CREATE INDEX users_by_registration ON users (created_at DESC, user_id DESC);

-- Soft deletes and restores that were accepted and are not finished, in the order of acceptance.
CREATE TABLE operations (
    position INTEGER NOT NULL PRIMARY KEY,
    operation_id TEXT NOT NULL UNIQUE,
    -- As the webhook tells it: 0 soft delete, 1 restore.
    operation_type INTEGER NOT NULL,
    requested_at INTEGER NOT NULL
) STRICT;

CREATE TABLE operation_items (
    position INTEGER NOT NULL REFERENCES operations (position) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    -- What comes of it, as the webhook tells it. Calls are taken in order, so it is known at once.
    code INTEGER NOT NULL,
    PRIMARY KEY (position, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX operation_items_by_user ON operation_items (user_id, position);

-- What the cloud's Console sets for an app: one row.
CREATE TABLE app_settings (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    -- Minutes for which an access token is valid; none: for ever.
    token_validity_minutes INTEGER
) STRICT;

INSERT INTO app_settings (one) VALUES (1);
