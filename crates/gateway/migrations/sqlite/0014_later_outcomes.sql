-- Users of a call that was answered as done who turned out later to be refused: by webhook, or as a job read back.
ALTER TABLE audit ADD COLUMN refused_later BIGINT NOT NULL DEFAULT 0;
CREATE INDEX deletion_users_of_entry ON deletion_users (audit_id) WHERE audit_id IS NOT NULL;
