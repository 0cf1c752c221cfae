CREATE TABLE promotions (
  id                   uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  kind                 text        NOT NULL CHECK (kind IN ('promote', 'rollback')),
  target               text        NOT NULL,
  source               text,
  release_id           uuid        NOT NULL REFERENCES releases (id),
  previous_release_id  uuid        REFERENCES releases (id),
  status               text        NOT NULL DEFAULT 'pending'
    CHECK (status IN ('pending', 'running', 'succeeded', 'failed', 'errored', 'aborted')),
  outcome              text,
  reason               text,
  requested_by_id      text        NOT NULL,
  requested_by_name    text        NOT NULL,
  requested_at         timestamptz NOT NULL DEFAULT now(),
  approvals_required   integer     NOT NULL,
  approvals            jsonb       NOT NULL DEFAULT '[]',
  gates                jsonb       NOT NULL,
  steps                jsonb       NOT NULL,
  abort_requested_by   jsonb,
  started_at           timestamptz,
  finished_at          timestamptz,
  heartbeat_at         timestamptz,
  CHECK ((finished_at IS NOT NULL) = (status NOT IN ('pending', 'running'))),
  CHECK (kind <> 'rollback' OR reason IS NOT NULL)
);
CREATE INDEX promotions_requested_at_idx ON promotions (requested_at DESC);
-- Two people who click at the same moment: one of them is told.
CREATE UNIQUE INDEX promotions_active_target_key ON promotions (target) WHERE status IN ('pending', 'running');
