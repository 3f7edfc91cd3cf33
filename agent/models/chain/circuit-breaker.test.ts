import { expect, test } from "vitest";
import { createCircuitBreaker } from "./circuit-breaker.ts";

function breakerAt() {
  const time = { now: 0 };
  return { time, breaker: createCircuitBreaker(() => new Date(time.now), { failures: 3, coolDownMs: 1_000 }) };
}

test("a provider that fails three times in a row is left alone, then tried once", () => {
  const { time, breaker } = breakerAt();
  for (const _ of [1, 2, 3]) {
    breaker.admit();
    breaker.failed();
  }
  expect(() => breaker.admit()).toThrow(/left alone/);
  time.now = 1_001;
  breaker.admit();
  expect(() => breaker.admit(), "while one call tries it, the others don't wait for it").toThrow(/left alone/);
  breaker.answered();
  breaker.admit();
});

test("a trial that fails leaves it alone for as long again, and failures with answers between them don't add up", () => {
  const { time, breaker } = breakerAt();
  for (const _ of [1, 2, 3]) breaker.failed();
  time.now = 1_500;
  breaker.admit();
  breaker.failed();
  time.now = 2_400;
  expect(() => breaker.admit()).toThrow(/left alone/);
  const { breaker: other } = breakerAt();
  for (const _ of [1, 2, 3, 4]) {
    other.failed();
    other.answered();
  }
  other.admit();
});
