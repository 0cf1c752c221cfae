-- The last approval queues the apply in its own transaction: there is no moment in which a run is confirmed and its
-- apply not queued. An approval that was caught in that moment is asked for again.
UPDATE runs SET status = 'planned', state = jsonb_build_object('status', 'planned', 'plan', state -> 'plan', 'approvals', '[]'::jsonb)
WHERE status = 'confirmed';
DELETE FROM run_steps WHERE event = 'apply_enqueued';
UPDATE run_steps SET status = 'apply_queued' WHERE status = 'confirmed';
-- A turn and its job are one transaction from here on; those that got their turn before get it once more.
UPDATE runs SET status = 'pending', state = '{"status": "pending"}' WHERE status = 'plan_queued';

ALTER TABLE runs DROP CONSTRAINT runs_status_check;
ALTER TABLE runs ADD CONSTRAINT runs_status_check CHECK (status IN (
  'pending', 'plan_queued', 'planning', 'planned', 'planned_and_finished', 'apply_queued', 'applying', 'applied',
  'discarded', 'canceled', 'force_canceled', 'errored'));
DROP INDEX runs_one_holds_its_workspace;
CREATE UNIQUE INDEX runs_one_holds_its_workspace ON runs (environment, layer)
  WHERE status IN ('plan_queued', 'planning', 'planned', 'apply_queued', 'applying');
DROP INDEX runs_unfinished_idx;
CREATE INDEX runs_unfinished_idx ON runs (status)
  WHERE status IN ('pending', 'plan_queued', 'planning', 'planned', 'apply_queued', 'applying');

-- Both lifecycles tell of a lease, of its heartbeat and of a wish to stop by the same columns.
ALTER TABLE runs RENAME COLUMN cancel_requested TO stop_requested;

ALTER TABLE promotions ADD COLUMN abort jsonb;
ALTER TABLE promotions ADD COLUMN stop_requested boolean NOT NULL DEFAULT false;
ALTER TABLE promotions ADD COLUMN lease jsonb;
ALTER TABLE promotions ADD COLUMN lease_id text;
UPDATE promotions SET stop_requested = true, abort = jsonb_build_object(
  'by', abort_requested_by,
  'at', to_char(coalesce(heartbeat_at, requested_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
WHERE abort_requested_by IS NOT NULL;
ALTER TABLE promotions DROP COLUMN abort_requested_by;
UPDATE promotions SET heartbeat_at = NULL;
ALTER TABLE promotions ADD CONSTRAINT promotions_executing_may_have_a_lease CHECK (
  (lease_id IS NULL) = (lease IS NULL) AND (lease_id IS NULL) = (heartbeat_at IS NULL)
  AND (lease_id IS NULL OR status = 'running'));
CREATE INDEX promotions_leased_idx ON promotions (heartbeat_at) WHERE lease_id IS NOT NULL;
CREATE INDEX runs_leased_idx ON runs (heartbeat_at) WHERE lease_id IS NOT NULL;

-- A run's right to its state hangs on the execution that it was given to.
ALTER TABLE run_credentials ADD COLUMN lease_id text;
