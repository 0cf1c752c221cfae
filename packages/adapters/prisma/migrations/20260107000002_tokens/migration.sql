-- A person's right, or a part of it, for a program. Only the secret's SHA-256 is kept.
CREATE TABLE tokens (
  id           text        PRIMARY KEY DEFAULT gen_random_uuid()::text,
  secret_hash  bytea       NOT NULL,
  user_id      text        NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  name         text        NOT NULL,
  scope        jsonb       NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL CHECK (expires_at <= created_at + interval '366 days'),
  last_used_at timestamptz,
  revoked_at   timestamptz
);
CREATE UNIQUE INDEX tokens_secret_hash_key ON tokens (secret_hash);
CREATE INDEX tokens_user_id_idx ON tokens (user_id);
