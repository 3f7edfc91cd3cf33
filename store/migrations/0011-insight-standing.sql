-- Whether an estimate is as good as it was, by its errors on the kept past; a row that has expired, or none, is "not yet checked".
CREATE TABLE insight_standing (
  insight text PRIMARY KEY,
  standing text NOT NULL CHECK (standing IN ('trusted', 'doubted', 'unchecked')),
  -- Sentences with figures: of the alarms, or why nothing can be told.
  reasons jsonb NOT NULL,
  -- The stretch of time in which it was furthest off; null where it is not told by one.
  miss jsonb,
  -- Observations that it rests on.
  based_on integer NOT NULL,
  checked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
