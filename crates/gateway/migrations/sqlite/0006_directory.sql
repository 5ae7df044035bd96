-- As of when name or avatar was told last, which a slower answer must not write over.
ALTER TABLE users ADD COLUMN told_at BIGINT;
UPDATE users SET told_at = info_at;
