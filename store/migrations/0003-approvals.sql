-- Under which kind of the policy an approval adds up over a day, which document it would make (a digest, for the
-- duplicate guard), and the standing order that signed for it.
ALTER TABLE approval ADD COLUMN policy_kind text;
ALTER TABLE approval ADD COLUMN document text;
ALTER TABLE approval ADD COLUMN standing_order text;
CREATE INDEX approval_document ON approval (document) WHERE document IS NOT NULL;
CREATE INDEX approval_standing_order ON approval (standing_order) WHERE standing_order IS NOT NULL;

-- Whose countersignature a decision used, and the delegation that gave it; both empty for one's own.
ALTER TABLE approval_decision ADD COLUMN acting_for text;
ALTER TABLE approval_decision ADD COLUMN delegation text;

-- A countersignature lent for a time. The sealed column has the last word; the others are for looking up.
CREATE TABLE delegation (
  id text PRIMARY KEY,
  from_person text NOT NULL,
  to_person text NOT NULL,
  sealed bytea NOT NULL,
  granted_at timestamptz NOT NULL,
  until timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_by text
);
CREATE INDEX delegation_to_person ON delegation (to_person, until);
CREATE INDEX delegation_from_person ON delegation (from_person, until);

-- An approval in advance: proposed by one manager, in force once another has signed the same digest.
CREATE TABLE standing_order (
  id text PRIMARY KEY,
  use_case text NOT NULL,
  digest text NOT NULL,
  sealed bytea NOT NULL,
  proposed_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  signature_sealed bytea,
  revoked_at timestamptz,
  revoked_by text
);
CREATE INDEX standing_order_use_case ON standing_order (use_case, expires_at);
