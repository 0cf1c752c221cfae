-- Of what was requested before, nobody knows any more whether the target was healthy: it stays null.
ALTER TABLE promotions ADD COLUMN is_previous_healthy boolean;

ALTER TABLE promotions ADD COLUMN is_applied boolean NOT NULL DEFAULT false;
UPDATE promotions SET is_applied = true
WHERE jsonb_path_exists(steps, '$[*] ? (@.name == "apply" && @.status != "waiting" && @.status != "skipped")');

CREATE INDEX promotions_target_requested_at_idx ON promotions (target, requested_at DESC);
