-- Whose an access token is: a digest of each that was issued, never the token.
CREATE TABLE token_digests (
    app       TEXT NOT NULL,
    digest    TEXT NOT NULL,         -- SHA-256 as hex
    user_id   TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    PRIMARY KEY (app, digest)
);
CREATE INDEX token_digests_by_user ON token_digests (app, user_id);
