-- What happened, by whom, in the order in which it was written down. Nothing in it is ever changed.
CREATE TABLE record (
  id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at           timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id     text,
  actor_name   text,
  request_id   text,
  action       text        NOT NULL CHECK (action ~ '^[a-z]+\.[a-z_]+$'),
  subject_kind text        NOT NULL,
  subject_id   text        NOT NULL,
  environment  text,
  service      text,
  reason       text,
  before       jsonb,
  after        jsonb,
  CHECK ((actor_id IS NULL) = (actor_name IS NULL)),
  CHECK (split_part(action, '.', 1) = subject_kind)
);
CREATE INDEX record_subject_idx ON record (subject_kind, subject_id, id DESC);
CREATE INDEX record_actor_idx ON record (actor_id, id DESC);
CREATE INDEX record_request_idx ON record (request_id);

-- Once a statement, so that one which happens to meet no row is refused as well.
CREATE TRIGGER record_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON record
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The database's clock alone says when: no writer puts an entry into the past.
CREATE FUNCTION stamp_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER record_stamped BEFORE INSERT ON record
  FOR EACH ROW EXECUTE FUNCTION stamp_record();

-- Decisions were kept from being changed and deleted one by one, not from being emptied all at once.
CREATE TRIGGER risk_decisions_never_emptied BEFORE TRUNCATE ON risk_decisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
