import { expect, test } from "vitest";
import { cameTo, testUnderstanding } from "../test-policy.ts";
import { halves, type Phrasing } from "./phrasing.ts";
import { WRITE_PHRASINGS } from "./write-phrasings.ts";

const { policy, say } = testUnderstanding();

/** Asked by the first role that has the use. */
function share(phrasings: readonly Phrasing[]): number {
  const right = phrasings.filter(({ say: said, expect: wanted }) => {
    const role = policy.useCases.find(({ id }) => id === wanted[0])?.roles[0];
    return JSON.stringify(cameTo(say(said, role))) === JSON.stringify(wanted);
  });
  return right.length / phrasings.length;
}

test("each of the changes has twenty phrasings or more", () => {
  const counts = Map.groupBy(WRITE_PHRASINGS, ({ expect: [useCase] }) => useCase);
  expect(counts.size).toBe(14);
  for (const [useCase, { length }] of counts) expect(length, useCase).toBeGreaterThanOrEqual(20);
});

test("the changes are understood, in the half that was tuned on and in the one held out", () => {
  const { tuning, heldOut } = halves(WRITE_PHRASINGS);
  expect(share(tuning)).toBeGreaterThanOrEqual(0.85);
  expect(share(heldOut)).toBeGreaterThanOrEqual(0.8);
});
