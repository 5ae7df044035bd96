-- The last event of the app that was deleted: whoever saw none after it has missed some.
ALTER TABLE app_facts ADD COLUMN events_deleted BIGINT NOT NULL DEFAULT 0;
