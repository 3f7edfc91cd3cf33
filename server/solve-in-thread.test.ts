import { expect, test } from "vitest";
import { readSourcingProblem } from "../insight/sourcing/sourcing-problem.ts";
import { createThreadSolver } from "./solve-in-thread.ts";

const problem = readSourcingProblem({
  currency: "EUR",
  orderDate: "2026-03-02",
  needs: [{ id: "N", product: "P", quantity: "10", due: "2026-03-20" }],
  offers: [{ id: "O", supplier: "S", product: "P", unitPrice: "5", leadDays: 3 }],
  objective: ["cost"],
  timeLimitSeconds: 10,
});

const solve = createThreadSolver();

test("solves in a thread of its own while this one goes on", async () => {
  let beats = 0;
  const heart = setInterval(() => {
    beats += 1;
  }, 5);
  const results = await Promise.all([1, 2].map(() => solve(problem)));
  clearInterval(heart);
  expect(beats).toBeGreaterThan(3);
  for (const result of results) expect(result).toMatchObject({ status: "optimal", plan: { totals: { cost: "50.00" } } });
});

test("a thread that takes too long is ended, and that is said", async () => {
  const never = createThreadSolver(1 - problem.timeLimitSeconds - 0.99);
  expect(await never(problem)).toMatchObject({ status: "unknown", reason: expect.stringContaining("No plan was found") });
});
