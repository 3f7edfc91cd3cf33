import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type ServeProcess, serveInProcess } from "../testing/cs-process.ts";
import { signIn } from "../testing/test-server.ts";

const running: ServeProcess[] = [];
const folders: string[] = [];

afterAll(async () => {
  for (const child of running) await child.kill();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function serve(dataFolder: string): Promise<ServeProcess> {
  const child = await serveInProcess({ COUNTERSIGN_DATA: dataFolder });
  running.push(child);
  return child;
}

test("kill -9 between card and approval loses nothing, and kill -9 after it does nothing twice", { timeout: 240_000 }, async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), "countersign-crash-"));
  folders.push(dataFolder);
  const first = await serve(dataFolder);
  const requester = await signIn(first.url, "customer_service@demo");
  const late = await requester.ask("Which deliveries are late?");
  const delivery = late.result.facts.find(
    ({ source, value }) => source.model === "stock.picking" && source.field === "name" && value.includes("/OUT/"),
  )?.value;
  const { result } = await requester.ask(`Move delivery ${delivery} to next Friday`);
  const [waiting] = result.approvals;
  if (!waiting) throw new Error(`no approval: ${result.answer}`);
  await first.kill();

  const second = await serve(dataFolder);
  const approver = await signIn(second.url, "operations_manager@demo");
  expect(await approver.get(`/approvals/${waiting.id}`)).toMatchObject({ status: "pending", digest: waiting.digest });
  expect(await approver.decide(waiting, "approve")).toMatchObject({ status: 200, body: { status: "committed" } });
  await second.kill();

  const third = await serve(dataFolder);
  const again = await signIn(third.url, "operations_manager@demo");
  expect(await again.get(`/approvals/${waiting.id}`)).toMatchObject({ status: "committed" });
  const planned = await signIn(third.url, "customer_service@demo");
  const asked = await planned.ask(`Move delivery ${delivery} to next Friday`);
  expect(asked.result.answer).toMatch(/already|same/i);
  await third.kill();
});
