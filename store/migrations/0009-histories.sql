-- What customers took and vendors brought, kept from Odoo for estimates; no prices, and no names.
CREATE TABLE stock_history (
  move_id bigint PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('demand', 'receipt')),
  warehouse_id bigint NOT NULL,
  product_id bigint NOT NULL,
  -- The day on which the goods moved, and for receipts those of the order and of the promise; UTC.
  done_on date NOT NULL,
  vendor_id bigint,
  ordered_on date,
  promised_on date,
  -- In the product's own unit of measure; below zero for what a customer sent back.
  quantity numeric NOT NULL
);
CREATE INDEX stock_history_place ON stock_history (kind, warehouse_id, product_id, done_on);

-- How far Odoo has been read; one row.
CREATE TABLE history_refresh (
  id integer PRIMARY KEY CHECK (id = 1),
  refreshed_at timestamptz NOT NULL,
  -- When every move was last compared, so that what Odoo no longer holds is gone here too.
  reconciled_at timestamptz NOT NULL,
  -- The newest write date that was read.
  read_until text NOT NULL,
  -- Moves of the last reading that could not be understood.
  skipped integer NOT NULL
);
