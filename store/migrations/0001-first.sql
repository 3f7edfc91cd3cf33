-- Columns whose name ends in _sealed or begins with sealed hold AES-256-GCM ciphertext made by store/seal.ts.

-- Each person's own Odoo API key.
CREATE TABLE credential (
  principal text NOT NULL,
  server text NOT NULL,
  api_key_sealed bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (principal, server)
);

CREATE TABLE odoo_server (
  url text NOT NULL,
  db text NOT NULL,
  companion_action_id bigint,
  version text,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (url, db)
);

-- A conversation; carried is what its next turn needs of the last one.
CREATE TABLE thread (
  id text PRIMARY KEY,
  principal text NOT NULL,
  channel text NOT NULL,
  carried_sealed bytea,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX thread_principal ON thread (principal, updated_at DESC);

CREATE TABLE turn (
  id text PRIMARY KEY,
  thread text NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  seq integer NOT NULL,
  principal text NOT NULL,
  question_sealed bytea NOT NULL,
  result_sealed bytea,
  outcome text,
  use_case text,
  created_at timestamptz NOT NULL,
  UNIQUE (thread, seq)
);
CREATE INDEX turn_created_at ON turn (created_at);

-- What a placeholder stands for, per conversation.
CREATE TABLE vault_entry (
  thread text NOT NULL,
  placeholder text NOT NULL,
  sealed bytea NOT NULL,
  class text NOT NULL,
  PRIMARY KEY (thread, placeholder)
);

CREATE TABLE approval (
  id text PRIMARY KEY,
  thread text,
  graph_thread text,
  digest text NOT NULL,
  kind text NOT NULL,
  status text NOT NULL CHECK (
    status IN ('pending', 'approved', 'committing', 'committed', 'rejected', 'expired', 'void', 'failed', 'unknown')
  ),
  requester text NOT NULL,
  use_case text NOT NULL,
  use_case_version integer NOT NULL,
  sealed_change bytea NOT NULL,
  sealed_effect bytea NOT NULL,
  effect_hash text NOT NULL,
  company integer NOT NULL,
  amount numeric NOT NULL,
  currency text NOT NULL,
  requirement jsonb NOT NULL,
  policy_digest text NOT NULL,
  commit_id_sealed bytea,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  decided_at timestamptz,
  outcome_code text,
  outcome_text_sealed bytea,
  receipt_sealed bytea,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX approval_status ON approval (status, expires_at);
CREATE INDEX approval_requester ON approval (requester, created_at DESC);
CREATE INDEX approval_thread ON approval (thread);
CREATE INDEX approval_graph_thread ON approval (graph_thread);

CREATE TABLE approval_decision (
  id text PRIMARY KEY,
  approval text NOT NULL REFERENCES approval (id) ON DELETE CASCADE,
  decided_by text NOT NULL,
  decision text NOT NULL CHECK (decision IN ('approve', 'reject', 'edit')),
  digest text NOT NULL,
  note_sealed bytea,
  at timestamptz NOT NULL,
  UNIQUE (approval, decided_by)
);

-- The leaves of the Merkle tree; seq counts from 1 without a gap, body is the RFC 8785 text that is hashed.
CREATE TABLE audit_entry (
  seq bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  principal text NOT NULL,
  body text NOT NULL,
  leaf_hash bytea NOT NULL
);
CREATE INDEX audit_entry_kind ON audit_entry (kind, seq);
CREATE INDEX audit_entry_principal ON audit_entry (principal, seq);

-- One signed head for each append.
CREATE TABLE audit_head (
  tree_size bigint PRIMARY KEY,
  root bytea NOT NULL,
  signature bytea NOT NULL,
  at timestamptz NOT NULL
);

-- The roots of the tree's perfect subtrees, largest first: all that the next append needs.
CREATE TABLE audit_frontier (
  id integer PRIMARY KEY CHECK (id = 1),
  tree_size bigint NOT NULL,
  peaks bytea[] NOT NULL
);
INSERT INTO audit_frontier (id, tree_size, peaks) VALUES (1, 0, '{}');

CREATE TABLE case_item (
  id text PRIMARY KEY,
  kind text NOT NULL,
  priority integer NOT NULL,
  principal text NOT NULL,
  thread text,
  evidence_sealed bytea,
  owner_role text NOT NULL,
  status text NOT NULL,
  due_at timestamptz,
  created_at timestamptz NOT NULL
);
CREATE INDEX case_item_inbox ON case_item (owner_role, status, priority, due_at);

-- The kill switch: id is a use case, or * for every write.
CREATE TABLE use_case_switch (
  id text PRIMARY KEY,
  enabled boolean NOT NULL,
  reason text,
  switched_by text NOT NULL,
  switched_at timestamptz NOT NULL
);

-- The embedded Odoo: a generated world, and the records that differ from it (data is null for a deleted one).
CREATE TABLE sandbox_world (
  id text PRIMARY KEY,
  seed bigint NOT NULL,
  size text NOT NULL,
  generator_version text NOT NULL,
  base_time timestamptz NOT NULL,
  snapshot bytea
);

CREATE TABLE sandbox_record (
  world text NOT NULL REFERENCES sandbox_world (id) ON DELETE CASCADE,
  model text NOT NULL,
  record_id bigint NOT NULL,
  data jsonb,
  PRIMARY KEY (world, model, record_id)
);

-- A signed-in browser; only the hash of its cookie is kept.
CREATE TABLE session (
  id_hash text PRIMARY KEY,
  principal text NOT NULL,
  csrf text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  user_agent text
);
CREATE INDEX session_expires_at ON session (expires_at);

-- One value sealed at the first start, which shows whether a later start has the same secret.
CREATE TABLE secret_check (
  id integer PRIMARY KEY CHECK (id = 1),
  sealed bytea NOT NULL
);
