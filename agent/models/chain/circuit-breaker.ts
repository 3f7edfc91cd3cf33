import type { Clock } from "../../../core/clock.ts";
import { CopilotError } from "../../../core/errors.ts";

/** Whether a provider is asked at all: one that failed several times in a row is left alone for a while. */
export interface CircuitBreaker {
  /** Throws while the provider is left alone; when the time is over, one call tries it. */
  admit(): void;
  answered(): void;
  failed(): void;
}

const MOST_FAILURES = 5;
const COOL_DOWN_MS = 30_000;

/** Kept per process: it saves the time of waiting for a dead provider and decides nothing else, so that replicas need not agree. */
export function createCircuitBreaker(clock: Clock, { failures: most = MOST_FAILURES, coolDownMs = COOL_DOWN_MS } = {}): CircuitBreaker {
  let failures = 0;
  let closedUntil = 0;
  return {
    admit() {
      if (failures < most) return;
      const now = clock().getTime();
      if (now < closedUntil) throw new CopilotError("MODEL_UNAVAILABLE", "The language model failed several times and is left alone for a while.");
      closedUntil = now + coolDownMs;
    },
    answered() {
      failures = 0;
    },
    failed() {
      failures += 1;
      if (failures >= most) closedUntil = clock().getTime() + coolDownMs;
    },
  };
}
