-- Thumbs of the person who asked, one a turn.
CREATE TABLE turn_feedback (
  turn text PRIMARY KEY,
  principal text NOT NULL,
  use_case text,
  verdict text NOT NULL CHECK (verdict IN ('up', 'down')),
  at timestamptz NOT NULL
);
CREATE INDEX turn_feedback_at ON turn_feedback (at);

-- A share of the real turns, graded by what can be graded without knowing the right answer: counts only, no words of anybody.
CREATE TABLE turn_grade (
  turn text PRIMARY KEY,
  use_case text,
  outcome text NOT NULL,
  model text NOT NULL,
  ungrounded integer NOT NULL,
  uncleared integer NOT NULL,
  words integer NOT NULL,
  ms integer NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX turn_grade_at ON turn_grade (at);
