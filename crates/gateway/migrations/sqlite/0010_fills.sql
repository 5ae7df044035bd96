-- Lists that Nexconn refused to tell a job that fills the directory.
ALTER TABLE fills ADD COLUMN refused TEXT NOT NULL DEFAULT '[]'; -- JSON
