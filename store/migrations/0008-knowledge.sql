-- The company's documents, cut into passages; filled from the configured folder, and asked only within a person's scope.
CREATE TABLE document (
  -- Relative to the folder, with forward slashes: what knowledge.yaml names.
  path text PRIMARY KEY,
  title text NOT NULL,
  -- Digest of the content and of the way in which it is cut.
  hash text NOT NULL,
  pages integer,
  -- Why it can't be read, in words for people; its passages are gone then.
  problem text,
  synced_at timestamptz NOT NULL
);

CREATE TABLE document_passage (
  path text NOT NULL REFERENCES document (path) ON DELETE CASCADE,
  ordinal integer NOT NULL,
  embedder text NOT NULL,
  heading text NOT NULL,
  page integer,
  -- Word for word, without markup.
  text text NOT NULL,
  -- Stems of its own words and of its headings, each once.
  words text[] NOT NULL,
  -- Of no fixed length, since it depends on the embedder.
  embedding vector NOT NULL,
  PRIMARY KEY (path, ordinal, embedder)
);

-- When the folder was looked at last, and the names read; one row for each.
CREATE TABLE knowledge_refresh (
  subject text PRIMARY KEY,
  refreshed_at timestamptz NOT NULL,
  -- For names: the newest write date that was read.
  read_until text
);

-- Names of customers, vendors and products. Never answered from: what fits is looked up in Odoo by the person who asks.
CREATE TABLE entity_name (
  embedder text NOT NULL,
  model text NOT NULL,
  record_id bigint NOT NULL,
  embedding vector NOT NULL,
  PRIMARY KEY (embedder, model, record_id)
);
