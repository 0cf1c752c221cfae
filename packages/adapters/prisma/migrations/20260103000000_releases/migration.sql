CREATE TABLE releases (
  id          uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  repository  text        NOT NULL,
  digest      text        NOT NULL CHECK (digest ~ '^sha256:[0-9a-f]{64}$'),
  version     text        NOT NULL,
  origin      jsonb       NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX releases_repository_digest_key ON releases (repository, digest);
