-- Entries of look-ups that are stored and wait, a second at most, to be taken into the tree by the next append (RFC 9162 calls it the merge delay).
CREATE TABLE audit_pending (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  -- The event as RFC 8785 text, without the seq and time that its entry will have.
  event text NOT NULL
);
