CREATE TABLE runs (
  id text PRIMARY KEY,
  seq bigserial NOT NULL,
  environment text NOT NULL,
  layer text NOT NULL,
  status text NOT NULL CHECK (status IN (
    'pending', 'plan_queued', 'planning', 'planned', 'planned_and_finished', 'confirmed', 'apply_queued',
    'applying', 'applied', 'discarded', 'canceled', 'force_canceled', 'errored')),
  message text NOT NULL,
  requested_by_id text NOT NULL,
  requested_by_name text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  status_since timestamptz NOT NULL DEFAULT now(),
  state jsonb NOT NULL,
  lease_id text,
  heartbeat_at timestamptz,
  cancel_requested boolean NOT NULL DEFAULT false,
  CONSTRAINT runs_state_has_the_status CHECK (state ->> 'status' = status),
  CONSTRAINT runs_executing_have_a_lease CHECK (
    (status IN ('planning', 'applying')) = (lease_id IS NOT NULL AND heartbeat_at IS NOT NULL))
);
CREATE UNIQUE INDEX runs_seq_key ON runs (seq);
CREATE INDEX runs_workspace_idx ON runs (environment, layer, seq);
-- The database itself keeps two runs of one workspace apart, whatever code asks it to.
CREATE UNIQUE INDEX runs_one_holds_its_workspace ON runs (environment, layer)
  WHERE status IN ('plan_queued', 'planning', 'planned', 'confirmed', 'apply_queued', 'applying');
CREATE INDEX runs_unfinished_idx ON runs (status)
  WHERE status IN ('pending', 'plan_queued', 'planning', 'planned', 'confirmed', 'apply_queued', 'applying');

CREATE TABLE run_steps (
  seq bigserial PRIMARY KEY,
  run_id text NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  at timestamptz NOT NULL DEFAULT now(),
  event text NOT NULL,
  status text NOT NULL,
  by_id text,
  by_name text
);
CREATE INDEX run_steps_run_id_seq_idx ON run_steps (run_id, seq);

CREATE TABLE run_plans (
  run_id text PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
  plan_file bytea,
  configuration bytea,
  sensitive bytea,
  summary jsonb NOT NULL
);

CREATE TABLE run_log_chunks (
  run_id text NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  phase text NOT NULL CHECK (phase IN ('plan', 'apply')),
  offset_bytes integer NOT NULL,
  content text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (run_id, phase, offset_bytes)
);

CREATE TABLE run_credentials (
  secret_hash bytea PRIMARY KEY,
  run_id text NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  environment text NOT NULL,
  layer text NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz
);
CREATE INDEX run_credentials_run_id_idx ON run_credentials (run_id);

CREATE TABLE state_versions (
  id bigserial PRIMARY KEY,
  environment text NOT NULL,
  layer text NOT NULL,
  serial integer NOT NULL,
  lineage text NOT NULL,
  sha256 text NOT NULL,
  size_bytes integer NOT NULL,
  content bytea NOT NULL,
  run_id text,
  written_by text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX state_versions_environment_layer_lineage_serial_key
  ON state_versions (environment, layer, lineage, serial);

CREATE TABLE state_locks (
  environment text NOT NULL,
  layer text NOT NULL,
  lock_id text NOT NULL,
  info jsonb NOT NULL,
  run_id text,
  acquired_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (environment, layer)
);
