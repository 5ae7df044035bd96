-- Whether the app's webhooks go where a caller chose, rather than where the service was started to send them.
ALTER TABLE webhook ADD COLUMN chosen INTEGER NOT NULL DEFAULT 0;
-- What was set before was set by a caller.
UPDATE webhook SET chosen = 1 WHERE url IS NOT NULL;
