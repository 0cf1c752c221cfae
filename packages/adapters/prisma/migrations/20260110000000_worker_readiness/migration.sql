-- What each worker says of its tools, again and again while it lives; without a text it can execute runs.
CREATE TABLE worker_readiness (
  worker text PRIMARY KEY,
  waits_for text,
  told_at timestamptz NOT NULL DEFAULT now()
);
