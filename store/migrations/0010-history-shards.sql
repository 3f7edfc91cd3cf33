-- By whom a kept move was told last: an older reading that ends later neither overwrites it nor takes it away.
ALTER TABLE stock_history
  ADD COLUMN write_date text NOT NULL DEFAULT '',
  ADD COLUMN read_at timestamptz NOT NULL DEFAULT 'epoch';
CREATE INDEX stock_history_product ON stock_history (product_id, move_id);

-- Moves that could not be understood, each once.
CREATE TABLE history_skipped (
  move_id bigint PRIMARY KEY,
  product_id bigint
);

-- The whole past by ranges of products, for a first reading and for the nightly comparison; any worker of any replica takes the next.
CREATE TABLE history_shard (
  first_product bigint PRIMARY KEY,
  -- Null for the last, which takes all products from its first one on.
  last_product bigint,
  -- When this comparison began, and what Odoo had written last by then.
  begun_at timestamptz NOT NULL,
  newest text NOT NULL,
  -- The move up to which the range has been read: where another worker goes on.
  last_move bigint NOT NULL DEFAULT 0,
  moves integer NOT NULL DEFAULT 0,
  removed integer NOT NULL DEFAULT 0,
  claimed_until timestamptz,
  finished_at timestamptz
);
