-- Rows from before are all of the one service that could be promoted then. Which it was only greenroom.yaml says, so
-- whoever opens the stores fills it in; until then it is null.
ALTER TABLE releases ADD COLUMN service text;
ALTER TABLE promotions ADD COLUMN service text;

-- Two services may run from one image.
DROP INDEX releases_repository_digest_key;
CREATE UNIQUE INDEX releases_service_repository_digest_key ON releases (service, repository, digest);

-- At most one promotion of a service holds a target.
DROP INDEX promotions_active_target_key;
CREATE UNIQUE INDEX promotions_active_place_key ON promotions (target, service) WHERE status IN ('pending', 'running');
DROP INDEX promotions_target_requested_at_idx;
CREATE INDEX promotions_target_service_requested_at_idx ON promotions (target, service, requested_at DESC);
