import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer } from "../../cli/testing/test-server.ts";
import type { QualityReport, ThreadHistory } from "../../core/wire.ts";

let server: Awaited<ReturnType<typeof startTestServer>>;
beforeAll(async () => {
  server = await startTestServer({ COUNTERSIGN_SAMPLE: "1" });
});
afterAll(() => server.dispose());

async function judge(headers: Readonly<Record<string, string>>, body: unknown): Promise<number> {
  return (await fetch(`${server.url}/api/feedback`, { method: "POST", headers, body: JSON.stringify(body) })).status;
}

test("a person's thumbs are kept with their own answer, shown again and taken back; every turn of a full sample is graded", async () => {
  const clerk = await server.signIn("customer_service@demo");
  const thread = crypto.randomUUID();
  await clerk.ask("Where is order S10001?", thread);
  await clerk.ask("Tell me a joke", thread);
  const history: ThreadHistory = await clerk.get(`/api/threads/${thread}`);
  const [first, second] = history.turns.map(({ result }) => result.id);
  expect(history.verdicts).toEqual({});

  expect(await judge(clerk.headers, { thread, turn: first, verdict: "up" })).toBe(204);
  expect(await judge(clerk.headers, { thread, turn: second, verdict: "down" })).toBe(204);
  expect(await judge(clerk.headers, { thread, turn: first, verdict: "down" })).toBe(204);
  expect((await clerk.get(`/api/threads/${thread}`)).verdicts).toEqual({ [first ?? ""]: "down", [second ?? ""]: "down" });
  expect(await judge(clerk.headers, { thread, turn: second, verdict: null })).toBe(204);
  expect((await clerk.get(`/api/threads/${thread}`)).verdicts).toEqual({ [first ?? ""]: "down" });

  const manager = await server.signIn("operations_manager@demo");
  const report: QualityReport = await manager.get("/quality");
  expect(report.days.at(-1)).toMatchObject({ graded: 2, answered: 1, grounded: 1, leaked: 0, declined: 1, failed: 0, up: 0, down: 1 });
  expect(report.days).toHaveLength(30);
  expect(report.uses).toMatchObject([{ useCase: "order_status", graded: 1, grounded: 1, down: 1 }]);
});

test("nobody judges another person's answer, says anything but a thumb, or does it without the page's token", async () => {
  const clerk = await server.signIn("customer_service@demo");
  const thread = crypto.randomUUID();
  await clerk.ask("Where is order S10001?", thread);
  const { turns }: ThreadHistory = await clerk.get(`/api/threads/${thread}`);
  const turn = turns[0]?.result.id;
  const other = await server.signIn("sales@demo");
  expect(await judge(other.headers, { thread, turn, verdict: "up" })).toBe(404);
  expect(await judge(clerk.headers, { thread, turn: "another", verdict: "up" })).toBe(404);
  expect(await judge(clerk.headers, { thread, turn, verdict: "sideways" })).toBe(400);
  expect(await judge({ ...clerk.headers, "x-csrf-token": "wrong" }, { thread, turn, verdict: "up" })).toBe(403);
  expect(await judge({ "content-type": "application/json" }, { thread, turn, verdict: "up" })).toBe(401);
});

test("the quality of answers is for those who answer for it", async () => {
  for (const [who, status] of [
    ["customer_service@demo", 403],
    ["auditor@demo", 200],
    ["admin@demo", 200],
  ] as const) {
    const { headers } = await server.signIn(who);
    expect((await fetch(`${server.url}/quality`, { headers })).status, who).toBe(status);
  }
});
