-- What each principal used of a limit in its newest window; a new window takes the row over, so that the table stays small.
CREATE TABLE limit_counter (
  principal text NOT NULL,
  -- '*' counts every use together.
  use_case text NOT NULL,
  measure text NOT NULL,
  span text NOT NULL CHECK (span IN ('minute', 'hour', 'day')),
  starts_at timestamptz NOT NULL,
  used numeric NOT NULL,
  PRIMARY KEY (principal, use_case, measure, span)
);

-- Whose contact data a principal was shown, and in which window last: the limit on bulk export counts different people.
CREATE TABLE limit_contact (
  principal text NOT NULL,
  record text NOT NULL,
  seen_in timestamptz NOT NULL,
  PRIMARY KEY (principal, record)
);
CREATE INDEX limit_contact_seen_in ON limit_contact (seen_in);

-- Turns that run now; one whose process died stops counting after a while.
CREATE TABLE limit_turn (
  turn text PRIMARY KEY,
  principal text NOT NULL,
  started_at timestamptz NOT NULL
);
CREATE INDEX limit_turn_principal ON limit_turn (principal);

-- When an approval's content was pruned; what identifies it and who decided stay.
ALTER TABLE approval ADD COLUMN pruned_at timestamptz;

CREATE INDEX case_item_created_at ON case_item (created_at);
CREATE INDEX thread_updated_at ON thread (updated_at);

-- When payloads were last pruned, whichever replica did it.
CREATE TABLE retention_run (
  id integer PRIMARY KEY CHECK (id = 1),
  ran_at timestamptz NOT NULL
);
