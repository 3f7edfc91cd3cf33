import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadPolicy } from "../../../guardrails/policy.ts";
import { loadTools } from "../../../tools/load.ts";
import { loadAnswers } from "./load-answers.ts";
import { loadPlans } from "./load-plans.ts";

const policy = loadPolicy(fileURLToPath(new URL("../../../guardrails/policy", import.meta.url)));
const tools = await loadTools();
const plans = await loadPlans(policy.useCases);

test("every use case has a plan", () => {
  expect([...plans.keys()].sort()).toEqual(policy.useCases.map(({ id }) => id).sort());
});

test("a use case of several tools without a plan of its own stops the program", async () => {
  await expect(loadPlans([{ id: "no_such_use", tools: ["get_order_status", "find_orders"], slots: {} }])).rejects.toThrow(
    /write plans\/no_such_use\.ts/,
  );
});

test("every read tool has a renderer, and every renderer a tool", async () => {
  expect([...(await loadAnswers()).keys()].sort()).toEqual(
    [...tools.values()]
      .filter(({ kind }) => kind === "read")
      .map(({ name }) => name)
      .sort(),
  );
});

test("the use cases cover every tool and name no other", () => {
  expect([...new Set(policy.useCases.flatMap((useCase) => useCase.tools))].sort()).toEqual([...tools.keys()].sort());
});

test("only use cases that propose hold write tools", () => {
  for (const { id, autonomy, tools: names } of policy.useCases) {
    expect(
      names.some((name) => tools.get(name)?.kind === "write"),
      id,
    ).toBe(autonomy === "propose");
  }
});

test("every use case has six examples or more, and says what it does not do", () => {
  for (const { id, examples, boundaries } of policy.useCases) {
    expect(examples.length, id).toBeGreaterThanOrEqual(6);
    expect(boundaries.length, id).toBeGreaterThanOrEqual(2);
  }
});

const FILLED: { readonly [type: string]: string } = {
  date: "2026-12-01",
  time: "14:00",
  from: "2026-11-01",
  to: "2026-11-30",
  quantity: "5",
  days: "5",
  lines: "5 x FURN_7777; 2 x Large Desk",
};

test("each plan's calls are of the use case's own tools, and the tools take their arguments", () => {
  for (const { id, tools: names, slots } of policy.useCases) {
    const filled = Object.fromEntries(
      Object.entries(slots).map(([name, { type }]) => [
        name,
        type.startsWith("choice ") ? (type.slice(7).split(",")[0] ?? "") : (FILLED[type] ?? "S00028"),
      ]),
    );
    const calls = plans.get(id)?.(filled, []) ?? [];
    expect(calls, id).toHaveLength(1);
    for (const { tool, args } of calls) {
      expect(names, id).toContain(tool);
      const parsed = tools.get(tool)?.input.safeParse(args);
      expect(parsed?.error, `${id} ${JSON.stringify(args)}`).toBeUndefined();
    }
  }
});
