ALTER TABLE users
  ADD COLUMN disabled_at timestamptz,
  ADD COLUMN first_signed_in_at timestamptz;

-- Who made a link for somebody else is told to its owner by name, whatever becomes of who made it.
ALTER TABLE sign_in_links
  ADD COLUMN id text NOT NULL DEFAULT gen_random_uuid()::text,
  ADD COLUMN issued_by_name text,
  ADD COLUMN is_first boolean NOT NULL DEFAULT false,
  ADD COLUMN answer text CHECK (answer IN ('mine', 'not_mine')),
  ADD COLUMN answered_at timestamptz,
  ADD CONSTRAINT sign_in_links_answer_has_a_time CHECK ((answer IS NULL) = (answered_at IS NULL));
CREATE UNIQUE INDEX sign_in_links_id_key ON sign_in_links (id);

UPDATE sign_in_links SET issued_by_name = coalesce(
  (SELECT name FROM users WHERE users.id = sign_in_links.issued_by), 'somebody who is gone')
  WHERE issued_by IS NOT NULL;
UPDATE sign_in_links SET is_first = true FROM (
  SELECT DISTINCT ON (user_id) token_hash FROM sign_in_links WHERE used_at IS NOT NULL ORDER BY user_id, used_at
) AS first_used WHERE first_used.token_hash = sign_in_links.token_hash;
UPDATE users SET first_signed_in_at = used_at FROM sign_in_links WHERE user_id = users.id AND is_first;

-- A session without a link, or whose link nobody else made, is its owner's own.
ALTER TABLE sessions ADD COLUMN sign_in_link_id text
  REFERENCES sign_in_links (id) ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX sessions_sign_in_link_id_idx ON sessions (sign_in_link_id);
