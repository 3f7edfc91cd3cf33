import type { LimitsPolicy } from "./limits-schema.ts";

const MOST = 1_000_000_000;

/** For suites that make more calls in a minute than a person makes in a year: counted as ever, and never reached. */
export const GENEROUS: LimitsPolicy = {
  version: 1,
  currency: "USD",
  default: {
    requests_per_minute: MOST,
    requests_per_day: MOST,
    calls_per_minute: MOST,
    calls_per_day: MOST,
    rows_per_minute: MOST,
    rows_per_day: MOST,
    writes_per_hour: MOST,
    writes_per_day: MOST,
    contacts_per_hour: MOST,
    tokens_per_day: MOST,
    spend_per_day: String(MOST),
    concurrent_turns: MOST,
  },
  roles: {},
  use_cases: {},
  per_turn: { model_steps: 6, model_tokens: MOST, model_seconds: MOST },
};
