-- A role somewhere; null = everywhere. One role a place and person: the stronger one includes the weaker.
CREATE TABLE role_grants (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id     text        NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  role        text        NOT NULL CHECK (role IN ('viewer', 'operator', 'approver', 'admin')),
  environment text,
  service     text,
  granted_at  timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX role_grants_place_key
  ON role_grants (user_id, coalesce(environment, ''), coalesce(service, ''));

INSERT INTO role_grants (user_id, role) SELECT id, role FROM users ORDER BY created_at;
ALTER TABLE users DROP COLUMN role;
