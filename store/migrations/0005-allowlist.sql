-- Examples of the use cases and of the topics that no use covers, as vectors; filled at start from the policy.
CREATE TABLE use_case_example (
  embedder text NOT NULL,
  -- A use case's id, or "topic:" and a topic's.
  subject text NOT NULL,
  version integer NOT NULL,
  -- Digest of what the examples come from: rows of another digest are never asked.
  hash text NOT NULL,
  -- The example as it is compared: records are placeholders.
  text text NOT NULL,
  -- Of no fixed length, since it depends on the embedder.
  embedding vector NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (embedder, subject, hash, text)
);
