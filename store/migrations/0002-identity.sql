-- People as the identity provider last described them; the id is bound to one issuer and subject for good.
CREATE TABLE person (
  id text PRIMARY KEY,
  issuer text NOT NULL,
  subject text NOT NULL,
  login text NOT NULL,
  email text,
  name text NOT NULL,
  roles jsonb NOT NULL,
  -- "all", or a list of Odoo ids.
  companies jsonb NOT NULL,
  warehouses jsonb NOT NULL,
  time_zone text,
  -- When the identity provider made the statement, not when it was read.
  claims_at timestamptz NOT NULL,
  disabled boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  UNIQUE (issuer, subject)
);

-- A sign-in on its way through the identity provider; it is taken out once, whatever comes of it.
CREATE TABLE sign_in (
  state_hash text PRIMARY KEY,
  browser_hash text NOT NULL,
  verifier_sealed bytea NOT NULL,
  nonce text NOT NULL,
  return_to text NOT NULL,
  -- Of the session that the browser had when it began; it ends when the new one opens.
  old_session_hash text,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_expires_at ON sign_in (expires_at);

-- What may be used once and was; kept until it would have expired anyway.
CREATE TABLE spent_once (
  id text PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
CREATE INDEX spent_once_expires_at ON spent_once (expires_at);

ALTER TABLE session ADD COLUMN seen_at timestamptz;
CREATE INDEX session_principal ON session (principal);
