CREATE TABLE risk_evidence (
  risk       text        NOT NULL,
  check_id   text        NOT NULL,
  outcome    text        NOT NULL CHECK (outcome IN ('holding', 'violated', 'unknown')),
  observed   text        NOT NULL,
  since      timestamptz NOT NULL,
  checked_at timestamptz NOT NULL,
  PRIMARY KEY (risk, check_id)
);

CREATE TABLE risk_evidence_changes (
  id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  risk     text        NOT NULL,
  check_id text        NOT NULL,
  outcome  text        NOT NULL CHECK (outcome IN ('holding', 'violated', 'unknown')),
  observed text        NOT NULL,
  at       timestamptz NOT NULL
);
CREATE INDEX risk_evidence_changes_risk_idx ON risk_evidence_changes (risk, id DESC);

CREATE TABLE risk_decisions (
  id                bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  risk              text        NOT NULL,
  status            text        NOT NULL,
  review_by         date        NOT NULL,
  acceptance_reason text,
  acceptance_until  date,
  note              text        NOT NULL DEFAULT '',
  by_id             text        NOT NULL,
  by_name           text        NOT NULL,
  at                timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((status = 'accepted') = (acceptance_reason IS NOT NULL)),
  CHECK ((acceptance_reason IS NULL) = (acceptance_until IS NULL))
);
CREATE INDEX risk_decisions_risk_idx ON risk_decisions (risk, id DESC);

-- Who decided what, and when, stays as it was.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER risk_decisions_insert_only BEFORE UPDATE OR DELETE ON risk_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
