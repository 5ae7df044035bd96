-- What owners declared of an app, since no API tells it.
CREATE TABLE declarations (
    app   TEXT NOT NULL,
    what  TEXT NOT NULL,             -- plan, tokens, hooks
    value TEXT NOT NULL,             -- as in the request; for tokens that expire, the minutes
    at    BIGINT NOT NULL,
    admin TEXT NOT NULL,             -- e-mail
    PRIMARY KEY (app, what)
);

-- When the zone of Nexconn's texts was learnt, and from which text.
ALTER TABLE app_facts ADD COLUMN zone_at BIGINT;
ALTER TABLE app_facts ADD COLUMN zone_example TEXT;

-- Counts of an app over time, one row an hour.
CREATE TABLE samples (
    app   TEXT NOT NULL,
    what  TEXT NOT NULL,             -- registered, online, banned, deleted
    at    BIGINT NOT NULL,           -- beginning of the hour
    count BIGINT NOT NULL,
    PRIMARY KEY (app, what, at)
);
CREATE INDEX samples_by_age ON samples (at);

-- How far a job has walked that fills the directory.
CREATE TABLE fills (
    job_id BIGINT PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
    list   TEXT NOT NULL,            -- the list it reads
    page   BIGINT NOT NULL           -- the page of it that comes next
);
